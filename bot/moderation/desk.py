"""The screens of those who look after circles: what waits, and deciding on it in one tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.moderation.actions import (
    Decide,
    Lift,
    OpenAppeal,
    OpenReport,
    OpenWorry,
    Reports,
    Review,
    TakeWorry,
)
from bot.moderation.acts import Act
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
    t: Texts, worries: Sequence[tuple[Worried, str]], reports: Sequence[Reported], appeals: Sequence[Act]
) -> list[Line]:
    """What waits, most urgent first: worries, urgent reports, the others, appeals."""
    sorted_reports = sorted(reports, key=lambda one: (not one.is_urgent, one.id))
    return [
        *(
            Line(t.plain("moderation-line-worry", alias=alias), OpenWorry(one.id).data)
            for one, alias in worries
        ),
        *(
            Line(
                t.plain(
                    f"moderation-line-report{'-urgent' if one.is_urgent else ''}", alias=_name(t, one.alias)
                ),
                OpenReport(one.id).data,
            )
            for one in sorted_reports
        ),
        *(
            Line(t.plain("moderation-line-appeal", alias=act.alias), OpenAppeal(act.id).data)
            for act in appeals
        ),
    ]


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
