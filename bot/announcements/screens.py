"""The questions of writing an announcement, and the preview from which it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.announcements import actions, report, rules
from bot.announcements.audience import Outlook
from bot.announcements.draft import Audience, Draft
from bot.announcements.rules import InQuiet, Kind
from bot.circles.service import Circle
from bot.navigation import back_row, home_row
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts

PAGE = 8
"""Circles on one screen."""
NAMED = 4
"""Circles told by name; more are counted."""


def ask_kind(t: Texts) -> Screen:
    """What it is about."""
    kinds = [
        (Button(t.plain("announcements-kind-name", kind=kind), actions.Choose(kind).data),) for kind in Kind
    ]
    history = (Button(t.plain("announcements-history"), actions.History().data),)
    return Screen(t("announcements-ask-kind")).with_rows(*kinds, history, home_row(t))


def ask_text(t: Texts, draft: Draft, excess: int) -> Screen:
    """The words; typed, the only thing that can't be a button."""
    parts = [t("announcements-too-long", count=excess)] if excess else []
    parts.append(t("announcements-ask-text"))
    if draft.kind is Kind.LIFE:
        parts.append(t("announcements-only-agreed"))
    parts.append(t("announcements-lock-screen"))
    return Screen("\n\n".join(parts)).with_rows(back_row(t, actions.Step("kind").data), home_row(t))


def ask_audience(
    t: Texts, draft: Draft, circles: Sequence[Circle], outlook: Outlook | None, *, operator: bool
) -> Screen:
    """To whom: circles are marked one by one; an operator may choose everyone."""
    first = max(0, min(draft.page, (len(circles) - 1) // PAGE)) * PAGE
    rows: list[tuple[Button, ...]] = []
    if operator:
        rows.append((Button(t.plain("announcements-everyone"), actions.Everyone().data),))
    rows += [(_circle(t, each, draft.audience),) for each in circles[first : first + PAGE]]
    rows.append(_pages(t, first // PAGE, len(circles)))
    if not draft.audience.is_empty and not draft.audience.everyone:
        rows.append((Button(t.plain("announcements-aimed"), actions.Aimed().data),))
    words = [t("announcements-ask-audience")]
    if outlook is not None and not draft.audience.is_empty:
        words.append(whom(t, draft.audience, circles, outlook))
    return Screen("\n\n".join(words)).with_rows(*rows, back_row(t, actions.Step("text").data), home_row(t))


def _circle(t: Texts, circle: Circle, audience: Audience) -> Button:
    label = circle.name
    if circle.id in audience.circle_ids:
        label = t.plain("announcements-chosen", label=circle.name)
    return Button(label, actions.Pick(circle.id).data)


def _pages(t: Texts, page: int, count: int) -> tuple[Button, ...]:
    row: tuple[Button, ...] = ()
    if page > 0:
        row = (Button(t.plain("announcements-page-back"), actions.Page(page - 1).data),)
    if (page + 1) * PAGE < count:
        row = (*row, Button(t.plain("announcements-page-on"), actions.Page(page + 1).data))
    return row


def whom(t: Texts, audience: Audience, circles: Sequence[Circle], outlook: Outlook) -> Html:
    """The audience in words, with how many people receive it."""
    names = [each.name for each in circles if each.id in audience.circle_ids]
    if audience.everyone:
        aimed = t.plain("announcements-everyone")
    elif len(names) > NAMED:
        aimed = t.plain("announcements-circles", count=len(names))
    else:
        aimed = ", ".join(names)
    return t("announcements-whom", audience=aimed, people=report.people(t, outlook.count, outlook.count))


def ask_when(t: Texts, draft: Draft, aimed: Html, local: datetime, back: str) -> Screen:
    """When it leaves. `local` is the writer's own time."""
    evening, morning = rules.this_evening(local), rules.tomorrow_morning(local)
    rows = [(Button(t.plain("announcements-now"), actions.When("now").data),)]
    if evening is not None:
        label = t.plain("announcements-evening", hour=t.hour(evening.hour))
        rows.append((Button(label, actions.When("evening").data),))
    label = t.plain("announcements-morning", hour=t.hour(morning.hour))
    rows.append((Button(label, actions.When("morning").data),))
    words = [t(draft.lost)] if draft.lost else [aimed]
    return Screen("\n\n".join([*words, t("announcements-ask-when")])).with_rows(
        *rows, back_row(t, actions.Step(back).data), home_row(t)
    )


def ask_until(t: Texts, draft: Draft, now: datetime, zone: ZoneInfo) -> Screen:
    """Until when it may arrive."""
    leaves = draft.leaves_at(now)
    rows = [
        (
            Button(
                t.plain("announcements-until", moment=t.moment(leaves + lasts, zone)),
                actions.UsefulFor(int(lasts.total_seconds() // 3600)).data,
            ),
        )
        for lasts in rules.USEFUL_CHOICES
    ]
    words = [t(draft.lost)] if draft.lost else []
    return Screen("\n\n".join([*words, t("announcements-ask-until")])).with_rows(
        *rows, back_row(t, actions.Step("preview").data), home_row(t)
    )


# The preview


def preview(
    t: Texts, draft: Draft, aimed: Html, outlook: Outlook, now: datetime, zone: ZoneInfo, per_second: float
) -> Screen:
    """What confirming does; the words stand in the message above, as they will arrive."""
    lines = [
        t("announcements-preview"),
        "",
        aimed,
        _leaves(t, draft, now, zone),
        t("announcements-useful", moment=t.moment(draft.useful_until(now), zone)),
        *_quiet_lines(t, outlook),
    ]
    ready = not draft.is_past(now) and rules.is_useful(draft.leaves_at(now), draft.useful_until(now))
    if draft.is_past(now):
        lines.append(t("announcements-moment-past"))
    elif not ready:
        lines.append(t("announcements-until-before"))
    lines += [t("announcements-only-agreed")] if draft.kind is Kind.LIFE else []
    lines += ["", t("announcements-lock-screen")]
    return Screen("\n".join(lines)).with_rows(
        *(_confirm(t, draft, outlook.count, per_second) if ready else ()),
        *_quiet_rows(t, draft, outlook),
        (Button(t.plain("announcements-test"), actions.Test().data),),
        (
            Button(t.plain("announcements-change-text"), actions.Step("text").data),
            Button(t.plain("announcements-change-until"), actions.Step("until").data),
        ),
        back_row(t, actions.Step("when").data),
        home_row(t),
    )


def _leaves(t: Texts, draft: Draft, now: datetime, zone: ZoneInfo) -> Html:
    if draft.leaves is None:
        return t("announcements-leaves-now")
    return t("announcements-leaves-at", moment=t.moment(draft.leaves, zone))


def _quiet_lines(t: Texts, outlook: Outlook) -> list[Html]:
    total, lines = outlook.count + outlook.too_late, []
    if outlook.later:
        now, later = (report.people(t, count, total) for count in (outlook.now, outlook.later))
        lines.append(t("announcements-quiet", now=now, later=later))
    if outlook.silently:
        lines.append(t("announcements-quiet-silent", people=report.people(t, outlook.silently, total)))
    if outlook.too_late:
        lines.append(t("announcements-quiet-too-late", people=report.people(t, outlook.too_late, total)))
    return lines


def _confirm(t: Texts, draft: Draft, total: int, per_second: float) -> Rows:
    if not total:
        return ()
    few = "no" if rules.told_count(total) else "yes"
    people = t.plain("announcements-people", count=total, few=few)
    if draft.leaves is not None:
        label = t.plain("announcements-plan", people=people)
    else:
        label = t.plain("announcements-send", people=people, minutes=report.minutes(total, per_second))
    return ((Button(label, actions.Confirm(draft.mark).data),),)


def _quiet_rows(t: Texts, draft: Draft, outlook: Outlook) -> Rows:
    """The choice for those in quiet hours; nothing to choose when nobody is."""
    silently = draft.in_quiet is InQuiet.SILENTLY
    if not (outlook.later or outlook.silently or outlook.too_late):
        return ()
    hour = t.hour(min(outlook.hours)) if len(outlook.hours) == 1 else "none"
    later = t.plain("announcements-quiet-later", hour=hour)
    labels = {InQuiet.LATER: later, InQuiet.SILENTLY: t.plain("announcements-quiet-silently")}
    chosen = InQuiet.SILENTLY if silently else InQuiet.LATER
    return tuple(
        (
            Button(
                t.plain("announcements-chosen", label=label) if choice is chosen else label,
                actions.Quiet(choice).data,
            ),
        )
        for choice, label in labels.items()
    )
