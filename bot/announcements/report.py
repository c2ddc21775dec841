"""How far an announcement is and what became of it, as one value and as a screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.announcements import actions, rules
from bot.announcements.rows import (
    DONE,
    GOING,
    NEVER_LEFT,
    SCHEDULED,
    STOPPED,
    TAKEN_BACK,
    TAKING_BACK,
    Announcement,
)
from bot.db import Transaction
from bot.menu import Open
from bot.navigation import home_row
from bot.outbox import service as outbox
from bot.outbox.service import Counts
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts


@dataclass(frozen=True, slots=True)
class Report:
    """An announcement with its counts. Delivered is never "read"; who opted out is in none of them.

    `next_at`: when the next of those who wait for the end of their quiet hours get it. `removed`: what became
    of its deletions. `again`: whether it is still useful to those of whom nobody knows.
    """

    found: Announcement
    counts: Counts
    next_at: datetime | None
    removed: Counts
    again: bool

    @property
    def total(self) -> int:
        """How many it is sent to."""
        return self.found.expected

    @property
    def aimed(self) -> int:
        """How many it was meant for: also those for whom it would have come too late."""
        return self.found.expected + self.found.too_late

    @property
    def leaving(self) -> int:
        """Those that are to leave now."""
        return self.counts.pending - self.counts.waiting

    @property
    def is_sending(self) -> bool:
        """Whether messages are leaving, or would if it weren't paused."""
        if self.found.state != GOING:
            return self.found.state == STOPPED and self.counts.pending > 0
        return self.found.is_paused or self.leaving > 0 or self.found.cursor is not None

    @property
    def digest(self) -> bytes:
        """What it says, in sixteen bytes: equal when nothing that is shown has changed."""
        said = (self.found.state, self.found.is_paused, self.total, self.found.cursor, self.counts)
        more = (self.next_at, self.removed, self.again, self.found.emptied, self.found.too_late)
        return blake2b(repr((said, more)).encode(), digest_size=16).digest()


async def report(tx: Transaction, found: Announcement, now: datetime) -> Report:
    """How the announcement stands now."""
    counts = await outbox.counts(tx, found.id, now=now)
    waits = counts.waiting > 0
    removed = Counts() if found.retraction is None else await outbox.counts(tx, found.retraction)
    return Report(
        found,
        counts,
        await outbox.next_of(tx, found.id, now=now) if waits else None,
        removed,
        rules.is_useful(now, found.useful_until),
    )


def people(t: Texts, count: int, total: int) -> Html:
    """So many people, or fewer than five where all together are fewer."""
    few = rules.told_count(total) is None and count > 0
    return t("announcements-people", count=count, few="yes" if few else "no")


def screen(t: Texts, told: Report, zone: ZoneInfo, per_second: float) -> Screen:
    """The announcement as it stands: progress while it leaves, else its report. Names no circle, no topic."""
    lines = _progress(t, told, per_second) if told.is_sending else _report(t, told, zone)
    return Screen("\n".join(line for line in lines if line is not None)).with_rows(
        *_buttons(t, told), home_row(t)
    )


def _progress(t: Texts, told: Report, per_second: float) -> list[Html | None]:
    counts, total = told.counts, told.total
    gone = total - counts.pending
    paused = told.found.is_paused
    lines: list[Html | None] = [
        t("announcements-paused" if paused else "announcements-going"),
        Html(f"{rules.bar(gone, total)}"),
        t("announcements-progress", gone=gone, total=total) if rules.told_count(total) else None,
    ]
    if not paused and told.leaving:
        lines.append(t("announcements-left", minutes=minutes(told.leaving, per_second)))
    return [*lines, *_waiting(t, told)]


def minutes(count: int, per_second: float) -> int:
    """How many minutes so many messages take; 0 is less than one."""
    return rules.told_minutes(rules.expected_duration(count, per_second))


def _report(t: Texts, told: Report, zone: ZoneInfo) -> list[Html | None]:
    found, counts = told.found, told.counts
    lines: list[Html | None] = [
        t("announcements-report", moment=t.moment(found.leaves_at, zone)),
        t(f"announcements-state-{found.state.replace('_', '-')}", until=t.moment(found.useful_until, zone)),
    ]
    if found.state in NEVER_LEFT:
        return lines
    if found.state in (TAKING_BACK, TAKEN_BACK):
        return [*lines, *_taken_back(t, told)]
    numbers = {
        "sent": counts.sent,
        "blocked": counts.blocked,
        "failed": counts.failed,
        "uncertain": counts.uncertain,
        "expired": counts.expired + found.too_late,
        # In any other state, those who refused it meanwhile: opting out is nobody's business.
        "skipped": counts.skipped if found.state == STOPPED else 0,
    }
    for name, number in numbers.items():
        if number or name == "sent":
            lines.append(t(f"announcements-report-{name}", people=people(t, number, told.aimed)))
    return [*lines, *_waiting(t, told, zone), Html(""), t("announcements-not-read")]


def _waiting(t: Texts, told: Report, zone: ZoneInfo | None = None) -> list[Html | None]:
    if not told.counts.waiting:
        return []
    whom = people(t, told.counts.waiting, told.aimed)
    if zone is None or told.next_at is None:
        return [t("announcements-report-waiting", people=whom)]
    return [t("announcements-report-waiting-until", people=whom, moment=t.moment(told.next_at, zone))]


def _taken_back(t: Texts, told: Report) -> list[Html | None]:
    removed, emptied, total = told.removed, told.found.emptied, told.aimed
    gone = max(0, removed.sent - emptied)
    lines: list[Html | None] = []
    if gone:
        lines.append(t("announcements-removed", people=people(t, gone, total)))
    if removed.pending:
        lines.append(t("announcements-removing", people=people(t, removed.pending, total)))
    if emptied:
        lines.append(t("announcements-removed-late", people=people(t, emptied, total)))
    if left := removed.failed + removed.blocked:
        lines.append(t("announcements-removed-not", people=people(t, left, total)))
    if told.counts.uncertain:
        lines.append(t("announcements-removed-uncertain", people=people(t, told.counts.uncertain, total)))
    return [*lines, Html(""), t("announcements-removed-limits")]


def _buttons(t: Texts, told: Report) -> Rows:
    found = told.found
    which, found_rows = found.id, []
    if found.state == GOING:
        found_rows.append(_steering(t, told))
    if found.state == SCHEDULED:
        found_rows.append((Button(t.plain("announcements-cancel"), actions.Stop(which).data),))
    if told.counts.uncertain and told.again and found.state in (GOING, DONE, STOPPED):
        found_rows.append((Button(t.plain("announcements-again"), actions.SendAgain(which).data),))
    if found.state in (GOING, DONE, STOPPED) and (told.counts.sent or told.counts.uncertain):
        found_rows.append((Button(t.plain("announcements-take-back"), actions.TakeBack(which, False).data),))
    plain = Button(t.plain("announcements-plain"), actions.PlainText(which).data)
    return (*found_rows, (plain, Button(t.plain("announcements-history"), actions.History().data)))


def _steering(t: Texts, told: Report) -> tuple[Button, ...]:
    which = told.found.id
    stop = Button(t.plain("announcements-stop"), actions.Stop(which).data)
    if told.found.is_paused:
        return (Button(t.plain("announcements-go-on"), actions.GoOn(which).data), stop)
    return (Button(t.plain("announcements-pause"), actions.Pause(which).data), stop)


def ask_take_back(t: Texts, found: Announcement) -> Screen:
    """What taking back can do and what it can't, before it is done."""
    return Screen(t("announcements-take-back-ask")).with_rows(
        (Button(t.plain("announcements-take-back-yes"), actions.TakeBack(found.id, True).data),),
        (Button(t.plain("navigation-back"), actions.Show(found.id).data),),
        home_row(t),
    )


def history(t: Texts, found: list[Announcement], zone: ZoneInfo) -> Screen:
    """The last announcements and those to come, each a button; the words are the reader's own to know."""
    listed = [(Button(_label(t, each, zone), actions.Show(each.id).data),) for each in found]
    key = "announcements-history-title" if found else "announcements-history-none"
    return Screen(t(key)).with_rows(
        *listed, (Button(t.plain("announcements-write"), Open("announce").data),), home_row(t)
    )


EXCERPT = 20
"""Characters of the words on a button."""


def _label(t: Texts, found: Announcement, zone: ZoneInfo) -> str:
    words = " ".join(found.words.text.split())
    local = found.leaves_at.astimezone(zone)
    return t.plain(
        "announcements-history-line",
        day=t.brief(local.date()),
        state=t.plain("announcements-state-word", state=found.state),
        words=words if len(words) <= EXCERPT else f"{words[:EXCERPT].rstrip()}…",
    )


def plain_text(t: Texts, found: Announcement) -> Screen:
    """The words alone, without formatting, to be copied for SMS, mail or a poster."""
    return Screen(found.words.text, entities=()).with_rows(
        (Button(t.plain("navigation-back"), actions.Show(found.id).data),), home_row(t)
    )
