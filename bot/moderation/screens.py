"""The screens of looking after each other: for the person who reads, the one concerned, and the team."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.moderation.actions import (
    Apart,
    Appeal,
    AskToRead,
    Block,
    Decline,
    Less,
    ReadAgain,
    Report,
    StopReading,
    Unblock,
    Worry,
)
from bot.moderation.acts import Act
from bot.moderation.holding import OwnHold
from bot.moderation.rules import MUTES, REASONS, REFUSE, REMOVE
from bot.navigation import Helpline, home_row
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts

QUOTED = 1500
"""Characters of a reported message that are shown: Telegram takes 4096 in all."""


def choices(t: Texts, message: int) -> Rows:
    """What can be done about a message that somebody else wrote."""
    return (
        (Button(t.plain("moderation-report"), Report(message, None).data),),
        (Button(t.plain("moderation-stop-reading"), StopReading(message).data),),
        (Button(t.plain("moderation-block"), Block(message, False).data),),
        (Button(t.plain("moderation-worry"), Worry(message, False).data),),
        (Button(t.plain("navigation-back"), Less(message).data),),
    )


def reasons(t: Texts, message: int) -> Rows:
    """Why a message is reported."""
    rows = [(Button(t.plain(f"moderation-reason-{one}"), Report(message, one).data),) for one in REASONS]
    return (*rows, (Button(t.plain("navigation-back"), Less(message).data),))


def reported(t: Texts, message: int) -> Screen:
    """Thanks for saying it, and what comes of it."""
    return Screen(t("moderation-reported")).with_rows(
        (Button(t.plain("moderation-stop-reading"), StopReading(message).data),),
        (Button(t.plain("moderation-block"), Block(message, False).data),),
        home_row(t),
    )


def stopped(t: Texts, alias: str, stop: int) -> Screen:
    """This person is no longer read, and how to take it back."""
    return Screen(t("moderation-stopped", alias=alias)).with_rows(
        (Button(t.plain("moderation-read-again", alias=alias), ReadAgain(stop).data),), home_row(t)
    )


def ask_block(t: Texts, alias: str, message: int) -> Screen:
    """What blocking means."""
    return Screen(t("moderation-block-ask", alias=alias)).with_rows(
        (Button(t.plain("moderation-block-yes", alias=alias), Block(message, True).data),),
        _no(t),
        home_row(t),
    )


def ask_worry(t: Texts, alias: str, message: int) -> Screen:
    """What happens when somebody worries."""
    return Screen(t("moderation-worry-ask", alias=alias)).with_rows(
        (Button(t.plain("moderation-worry-yes"), Worry(message, True).data),), _no(t), home_row(t)
    )


def _no(t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("moderation-no"), Decline().data),)


def done(t: Texts, key: str, **values: object) -> Screen:
    """A sentence and the way home."""
    return Screen(t(key, **values)).with_rows(home_row(t))


def apart(t: Texts, stopped: Sequence[tuple[str, int]], blocked: Sequence[tuple[str, int]]) -> Screen:
    """Whom I no longer read and whom I blocked, by the name I know them under, each to be taken back."""
    rows = [
        *(
            (Button(t.plain("moderation-read-again", alias=alias), ReadAgain(stop).data),)
            for alias, stop in stopped
        ),
        *((Button(t.plain("moderation-unblock", alias=alias), Unblock(who).data),) for alias, who in blocked),
    ]
    key = "moderation-apart" if rows else "moderation-apart-nobody"
    return Screen(t(key)).with_rows(*rows, home_row(t))


def apart_button(t: Texts) -> tuple[Button, ...]:
    """The way to these people."""
    return (Button(t.plain("moderation-apart-button"), Apart().data),)


def door(t: Texts) -> Screen:
    """Sent to somebody whom others worry about."""
    return Screen(t("moderation-door")).with_rows(
        (Button(t.plain("menu-helpline"), Helpline().data),), home_row(t)[:1]
    )


def notice(t: Texts, words: str, action: str) -> Screen:
    """A neutral line that came unasked, with a button to what it is about."""
    return Screen(t(words)).with_rows((Button(t.plain("moderation-notice-open"), action),), home_row(t))


def own_hold(t: Texts, shown: OwnHold, circle: str, zone: ZoneInfo) -> Screen:
    """What you write waits to be read, until when, and a way to have it read now, once; or: it is over."""
    hold = shown.hold
    if not shown.stands:
        over = "over" if not shown.free else "free" if hold.seen_at is None else "seen"
        return done(t, f"moderation-hold-{over}", circle=circle)
    parts = [t("moderation-hold-until-seen", circle=circle)]
    if hold.until is not None:
        parts = [t("moderation-hold-until", circle=circle, until=t.moment(hold.until, zone))]
    if hold.asked_at is not None:
        parts.append(t("moderation-hold-asked", when=t.moment(hold.asked_at, zone)))
        return Screen("\n\n".join(parts)).with_rows(home_row(t))
    parts.append(t("moderation-hold-may-ask"))
    ask = Button(t.plain("moderation-hold-ask"), AskToRead(hold.id).data)
    return Screen("\n\n".join(parts)).with_rows((ask,), home_row(t))


def own_act(t: Texts, act: Act, words: str | None, circle: str, zone: ZoneInfo) -> Screen:
    """What was decided about you: kind words, its end, and a way to have it looked at again."""
    until = t.moment(act.ends_at, zone) if act.ends_at else ""
    key = "moderation-act-mute" if act.kind in MUTES else f"moderation-act-{act.kind}"
    told = t(key, circle=circle, until=until)
    if words and act.lifted_at is None:
        # A quotation is a block of its own: one line end is enough below it.
        told = Html(f"{quoted(t, words)}\n{told}")
    parts = [told, *_state(t, act)]
    rows = [(Button(t.plain("moderation-appeal"), Appeal(act.id).data),)] if act.may_be_appealed else []
    return Screen("\n\n".join(parts)).with_rows(*rows, home_row(t))


def _state(t: Texts, act: Act) -> list[Html]:
    if act.lifted_at is not None:
        special = f"-{act.kind}" if act.kind in {REFUSE, REMOVE} else ""
        return [t(f"moderation-act-lifted{special}")]
    if act.reviewed_at is not None:
        return [t("moderation-act-kept")]
    return [t("moderation-act-appealed")] if act.appealed_at is not None else []


def quoted(t: Texts, words: str) -> Html:
    """Somebody's words as a quotation, shortened where they are very long."""
    shown = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
    return t("moderation-quoted", words=shown)
