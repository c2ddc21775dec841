"""The screens of those who look after circles: what waits, and deciding on it in one tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.moderation.actions import (
    Decide,
    Lift,
    OpenAppeal,
    OpenHold,
    OpenReport,
    OpenWorry,
    Reports,
    Review,
    TakeWorry,
)
from bot.moderation.acts import Act
from bot.moderation.holds import Hold
from bot.moderation.reports import Report as Reported
from bot.moderation.rules import MUTES, most_urgent
from bot.moderation.screens import quoted
from bot.moderation.worries import Worry as Worried
from bot.navigation import Helpline, home_row
from bot.screen import Button, Screen
from bot.texts import Html, Texts


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: its label, and the action that opens it."""

    label: str
    action: str


def lines(
    t: Texts,
    worries: Sequence[tuple[Worried, str]],
    holds: Sequence[tuple[Hold, str]],
    reports: Sequence[Reported],
    appeals: Sequence[Act],
) -> list[Line]:
    """What waits, most urgent first: worries, urgent reports, what is asked to be read now, the others."""
    urgent = [one for one in reports if one.is_urgent]
    others = [one for one in reports if not one.is_urgent]
    return [
        *(_line(t, "worry", alias, OpenWorry(one.id).data) for one, alias in worries),
        *(_line(t, "report-urgent", _name(t, one.alias), OpenReport(one.id).data) for one in urgent),
        *(_line(t, "hold", alias, OpenHold(one.id).data) for one, alias in holds),
        *(_line(t, "report", _name(t, one.alias), OpenReport(one.id).data) for one in others),
        *(_line(t, "appeal", act.alias, OpenAppeal(act.id).data) for act in appeals),
    ]


def _line(t: Texts, what: str, alias: str, action: str) -> Line:
    return Line(t.plain(f"moderation-line-{what}", alias=alias), action)


def inbox(t: Texts, waiting: Sequence[Line]) -> Screen:
    """All that waits for somebody who looks after circles, one button each."""
    rows = [(Button(line.label, line.action),) for line in waiting]
    key = "moderation-inbox" if rows else "moderation-inbox-empty"
    return Screen(t(key, count=len(rows))).with_rows(*rows, home_row(t))


def report(t: Texts, found: Reported, circle: str, decisions: Sequence[str], zone: ZoneInfo) -> Screen:
    """A report: who wrote under which name, what, why it was reported; each decision in one tap."""
    text = t(
        "moderation-report-shown",
        alias=_name(t, found.alias),
        circle=circle,
        count=len(found.reasons),
        reason=t.plain(f"moderation-reason-{most_urgent(found.reasons)}"),
        when=t.moment(found.opened_at, zone),
    )
    buttons = {
        one: Button(t.plain(f"moderation-decide-{one}"), Decide(found.id, one).data) for one in decisions
    }
    mutes = tuple(buttons.pop(one) for one in MUTES if one in buttons)
    rows: list[tuple[Button, ...]] = [(button,) for button in buttons.values()]
    rows[2:2] = [mutes] if mutes else []
    if not found.is_open:
        rows, text = [], Html(f"{text}\n\n{t('moderation-already-decided')}")
    body = f"{text}\n\n{quoted(t, found.text)}"
    return Screen(body, protect=True).with_rows(*rows, _back(t), home_row(t))


def decided(t: Texts, found: Reported, decision: str, act: Act | None) -> Screen:
    """What was done, and how to take it back."""
    rows = [(Button(t.plain("moderation-lift"), Lift(act.id).data),)] if act else []
    text = t(f"moderation-decided-{decision}", alias=_name(t, found.alias))
    return Screen(text).with_rows(*rows, _back(t), home_row(t))


def appeal(t: Texts, act: Act, words: str | None, circle: str) -> Screen:
    """An act that somebody asked to be looked at again."""
    parts = [
        t(
            "moderation-appeal-shown",
            alias=act.alias,
            circle=circle,
            decision=t.plain(f"moderation-decide-{act.kind}"),
        )
    ]
    parts += [quoted(t, words)] if words else []
    return Screen("\n\n".join(parts), protect=True).with_rows(
        (Button(t.plain("moderation-review-lift"), Review(act.id, True).data),),
        (Button(t.plain("moderation-review-keep"), Review(act.id, False).data),),
        _back(t),
        home_row(t),
    )


def hold(
    t: Texts, found: Hold, alias: str, circle: str, reports: Sequence[Reported], now: datetime, zone: ZoneInfo
) -> Screen:
    """Somebody whose words wait asks for somebody to read now: what is to be read, one button each."""
    key, until = "moderation-hold-shown-over", ""
    if found.stands(now):
        key = f"moderation-hold-shown-{'seen' if found.until is None else 'until'}"
        until = t.moment(found.until, zone) if found.until else ""
    rows = [
        (
            Button(
                t.plain("moderation-hold-report", number=number, count=len(reports)), OpenReport(one.id).data
            ),
        )
        for number, one in enumerate(reports, 1)
    ]
    text = t(key, alias=alias, circle=circle, until=until, count=len(reports))
    return Screen(text, protect=True).with_rows(*rows, _back(t), home_row(t))


def worry(t: Texts, found: Worried, alias: str, circle: str) -> Screen:
    """Somebody worries about a person: five lines, and whom to call."""
    take: tuple[Button, ...] = (
        () if found.is_taken else (Button(t.plain("moderation-worry-take"), TakeWorry(found.id).data),)
    )
    return Screen(t("moderation-worry-shown", alias=alias, circle=circle), protect=True).with_rows(
        (Button(t.plain("moderation-worry-numbers"), Helpline().data),), take, _back(t), home_row(t)[:1]
    )


def _back(t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("moderation-inbox-back"), Reports().data),)


def _name(t: Texts, alias: str) -> str:
    return alias or t.plain("moderation-someone")
