"""The screens of administration: the house at a glance, sending, helplines, the last acts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.admin.actions import (
    Circles,
    ConfirmLine,
    Doubts,
    Health,
    Helplines,
    Home,
    Log,
    NewCircle,
    ShowInvitation,
    ShowLine,
)
from bot.admin.health import Sending
from bot.admin.overview import Overview
from bot.content.experiences import catalogue
from bot.content.helplines import Line, countries
from bot.navigation import home_row
from bot.outbox.faults import Fault
from bot.outbox.service import Depth
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts


def home(t: Texts, found: Overview, unconfirmed: int) -> Screen:
    """The administration; in an empty house, the way to its first circles. `unconfirmed`: helplines."""
    if found.is_empty:
        text = f"{t('admin-title')}\n\n{t('admin-empty')}"
        rows = families(t, found)
    else:
        text = "\n\n".join([t("admin-title"), *_states(t, found)])
        rows = _ways(t, found)
    return Screen(text).with_rows(*rows, *_tools(t, unconfirmed), home_row(t))


def _states(t: Texts, found: Overview) -> list[str]:
    states = {state: found.states.get(state, 0) for state in ("open", "draft", "paused")}
    parts: list[str] = [t("admin-states", **states)]
    if states["draft"]:
        parts.append(t("admin-drafts"))
    if found.accepted:
        parts.append(t("admin-to-confirm", count=len(found.accepted)))
    return parts


def _ways(t: Texts, found: Overview) -> list[tuple[Button, ...]]:
    rows = [
        (
            Button(
                t.plain("admin-confirm-button", alias=one.alias or "", circle=circle),
                ShowInvitation(one.id).data,
            ),
        )
        for one, circle in found.accepted
    ]
    circles = Button(t.plain("admin-circles"), Circles(0).data)
    new = Button(t.plain("admin-new-circle"), NewCircle(None).data)
    return [*rows, (circles, new)]


def _tools(t: Texts, unconfirmed: int) -> Rows:
    return (
        (Button(t.plain("admin-health"), Health().data), Button(t.plain("admin-log"), Log().data)),
        (Button(t.plain("admin-helplines", count=unconfirmed), Helplines(None).data),),
    )


def families(t: Texts, found: Overview) -> list[tuple[Button, ...]]:
    """One button per family that has something open, with how many circles it has already."""
    return [
        (Button(_family(t, family.name(t.language), found, family.key), NewCircle(family.key).data),)
        for family in catalogue().opened_families()
    ]


def _family(t: Texts, name: str, found: Overview, key: str) -> str:
    return t.plain("admin-family", name=name, count=found.families.get(key, 0))


def back_home(t: Texts) -> tuple[Button, ...]:
    """The way back to the administration."""
    return (Button(t.plain("admin-home"), Home().data),)


# Sending


def health(t: Texts, sending: Sending, zone: ZoneInfo, done: Html | None = None) -> Screen:
    """What waits, what is in doubt or failed, how punctual the week was; `done` says what was just done."""
    owed = [_lane(t, one, sending.now, zone) for one in sending.outbox] or [t("admin-health-quiet")]
    parts: list[str] = [] if done is None else [done]
    parts += [t("admin-health-title"), "\n".join(owed)]
    if sending.doubts:
        parts.append(t("admin-doubts", count=sending.doubts, useful=sending.useful))
    parts.append(t("admin-health-inbox", count=sending.inbox))
    if sending.dead:
        lines = [
            t("admin-health-dead-line", reference=reference, when=t.moment(when, zone))
            for reference, when in sending.dead
        ]
        parts.append("\n".join([t("admin-health-dead"), *lines]))
    else:
        parts.append(t("admin-health-dead-none"))
    if sending.failed:
        failures = [t("admin-health-failed"), *(_failed(t, one) for one in sending.failed)]
        parts.append("\n".join(failures))
    parts.append("\n".join(_week(t, sending)))
    again = (Button(t.plain("admin-health-again"), Health().data),)
    return Screen("\n\n".join(parts)).with_rows(*_doubts(t, sending), again, back_home(t), home_row(t))


def _doubts(t: Texts, sending: Sending) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if sending.useful:
        rows.append((Button(t.plain("admin-doubts-again", count=sending.useful), Doubts(True).data),))
    if sending.doubts:
        rows.append((Button(t.plain("admin-doubts-leave"), Doubts(False).data),))
    return rows


def _lane(t: Texts, one: Depth, now: datetime, zone: ZoneInfo) -> str:
    overdue = one.oldest is not None and one.oldest < now
    since = t.moment(one.oldest, zone) if one.oldest is not None and overdue else "none"
    return t("admin-health-lane", lane=one.lane, count=one.count, state=one.state, since=since)


def _failed(t: Texts, one: Fault) -> str:
    return t("admin-health-failed-line", lane=one.lane, reason=one.reason, count=one.number)


def _week(t: Texts, sending: Sending) -> list[str]:
    if not sending.week:
        return [t("admin-health-week-none")]
    told: list[str] = [t("admin-health-week")]
    return told + [
        t(
            "admin-health-kind",
            kind=kind,
            served=tally.served,
            late=tally.late,
            worst=int(tally.worst.total_seconds() // 60),
            skipped=tally.skipped,
        )
        for kind, tally in sorted(sending.week.items())
    ]


# Helplines


def helplines(t: Texts, lines: Sequence[Line], confirmed: Collection[str]) -> Screen:
    """The countries that have lines to confirm."""
    if not lines:
        return Screen(t("admin-helplines-none")).with_rows(back_home(t), home_row(t))
    names = {key: name(t.language) for key, name in countries()}
    left = {line.country: 0 for line in lines}
    for line in lines:
        left[line.country] += line.key not in confirmed
    rows = [
        (
            Button(
                t.plain("admin-helplines-country", country=names[key], left=count),
                Helplines(key).data,
            ),
        )
        for key, count in left.items()
    ]
    return Screen(t("admin-helplines-title")).with_rows(*rows, back_home(t), home_row(t))


def lines_of(t: Texts, lines: Iterable[Line], confirmed: Collection[str]) -> Screen:
    """The lines of one country."""
    rows = [
        (
            Button(
                t.plain("admin-helpline-button", name=line.name, shown=str(line.key in confirmed)).strip(),
                ShowLine(line.key).data,
            ),
        )
        for line in lines
    ]
    back = (Button(t.plain("navigation-back"), Helplines(None).data),)
    return Screen(t("admin-helplines-title")).with_rows(*rows, back, home_row(t))


def helpline(t: Texts, line: Line, *, shown: bool) -> Screen:
    """A line with all that is told of it, and where it can be checked."""
    text = t(
        "admin-helpline",
        name=line.name,
        number=", ".join(dict.fromkeys(filter(None, (line.number, line.sms)))),
        hours=line.hours(t.language),
        what=line.what(t.language),
        source=line.source_url,
        shown=str(shown),
    )
    key = "admin-helpline-withdraw" if shown else "admin-helpline-confirm"
    return Screen(text).with_rows(
        (Button(t.plain(key), ConfirmLine(line.key, not shown).data),),
        (Button(t.plain("navigation-back"), Helplines(line.country).data),),
        home_row(t),
    )


# The audit log


def log(t: Texts, acts: Sequence[tuple[datetime, str]], broken: int | None, zone: ZoneInfo) -> Screen:
    """The last acts, without content, and whether the chain is whole."""
    lines = [t("admin-log-line", when=_when(t, at, zone), act=_act(t, name)) for at, name in acts]
    whole = t("admin-log-whole") if broken is None else t("admin-log-broken", number=broken)
    parts = [t("admin-log-title"), "\n".join(lines) if lines else t("admin-log-none"), whole]
    return Screen("\n\n".join(parts)).with_rows(back_home(t), home_row(t))


def _when(t: Texts, at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{t.brief(local.date())}, {t.hour(local.time())}"


def _act(t: Texts, name: str) -> str:
    """In words; an act these texts don't know is shown by its own name."""
    return t("admin-act", act=name, name=name)
