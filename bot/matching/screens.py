"""Reasons as sentences, and the messages of the waiting list, in the person's language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.experiences import catalogue
from bot.matching.actions import DeclineSeat, SeeSeat, StopWaiting
from bot.matching.rules import Explanation, Reason
from bot.navigation import home_row
from bot.screen import Button, Screen
from bot.texts import Html, Texts

ENOUGH = 2
"""Reasons that say enough of a circle on a phone."""


def _named(t: Texts, role: str, key: str) -> str:
    """The words that follow "a circle about" for a key of the catalogue; other values stand as they are."""
    known = catalogue()
    if role in {"topic", "second"}:
        return known.experience(key).about(t.language)
    return known.family(key).about(t.language) if role == "family" else key


def _sentence(t: Texts, role: str, reason: Reason) -> Html:
    values = {
        name: _named(t, name, value) if isinstance(value, str) else value
        for name, value in reason.values.items()
    }
    return t(f"matching-{role}-{reason.kind}", **values)


def why(t: Texts, explanation: Explanation) -> tuple[Html, ...]:
    """The sentences that speak for a circle, in reading order: reasons, then how one lives there."""
    # How one lives there says it too: "at any hour" is told only where there is little else to tell.
    other = [reason for reason in explanation.why if reason.kind != "any-hour"]
    reasons = other if len(other) >= ENOUGH else explanation.why
    return (*(_sentence(t, "why", reason) for reason in reasons), _sentence(t, "life", explanation.life))


def but(t: Texts, explanation: Explanation) -> Html | None:
    """The sentence about what doesn't match, if anything."""
    return None if explanation.mismatch is None else _sentence(t, "but", explanation.mismatch)


def place(t: Texts, position: int) -> Html:
    """The true length of the waiting list, and the promise."""
    return Html(f"{t('matching-waiting-place', position=position)} {t('matching-waiting-promise')}")


def news(t: Texts, position: int) -> Screen:
    """What is written on the promised day when there is no seat yet."""
    return Screen(t("matching-waiting-news", position=position)).with_rows(_stop(t), home_row(t))


def seat_offer(t: Texts, seat: int, until: datetime, zone: ZoneInfo) -> Screen:
    """A seat is kept: it says neither of what nor with whom."""
    return Screen(t("matching-seat-offer", until=t.moment(until, zone))).with_rows(
        (Button(t.plain("matching-seat-see"), SeeSeat(seat).data),),
        (Button(t.plain("matching-seat-decline"), DeclineSeat(seat).data),),
        home_row(t),
    )


def seat(t: Texts, name: str, explanation: Explanation, seat: int, join: str) -> Screen:
    """The circle of a kept seat, with why; `join` is the wire string that leads to its agreement."""
    told = Html("\n".join(filter(None, (*why(t, explanation), but(t, explanation)))))
    return Screen(t("matching-seat", name=name, why=told)).with_rows(
        (Button(t.plain("matching-seat-accept"), join),),
        (Button(t.plain("matching-seat-decline"), DeclineSeat(seat).data),),
        home_row(t),
    )


def declined(t: Texts) -> Screen:
    """The seat goes to somebody else; one's place in line stays."""
    return Screen(t("matching-seat-declined")).with_rows(_stop(t), home_row(t))


def gone(t: Texts) -> Screen:
    """The seat isn't kept any more."""
    return Screen(t("matching-seat-gone")).with_rows(home_row(t))


def stopped(t: Texts) -> Screen:
    """The search is over for now."""
    return Screen(t("matching-waiting-stopped")).with_rows(home_row(t))


def _stop(t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("matching-waiting-stop"), StopWaiting().data),)
