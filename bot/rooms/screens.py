"""The screens of the room and of one's circles, and messages as the others get them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.circles.service import AS_IT_COMES, EVENING, ON_OPEN, Circle, Membership
from bot.moderation.actions import Apart
from bot.navigation import home_row
from bot.rooms.actions import (
    Enter,
    ForCircle,
    GoodBye,
    Reading,
    ReadNew,
    ReadOn,
    ReadWeek,
    ShowCircle,
    TakeBack,
)
from bot.screen import Button, Keyboard, Rows, Screen
from bot.texts import LANGUAGES, Html, Texts, texts

WAYS = (AS_IT_COMES, EVENING, ON_OPEN)


def own_choices(t: Texts, message: int) -> Rows:
    """What can be done about a message of one's own."""
    return ((Button(t.plain("rooms-take-back"), TakeBack(message).data),),)


def labels() -> frozenset[str]:
    """The label of the way out of the room, in every language."""
    return frozenset(texts(code).plain("rooms-leave") for code in LANGUAGES)


def inside(
    t: Texts, circle: Circle, membership: Membership, *, new: int, rest: int, first_time: bool
) -> Screen:
    """You are in the room: what is written now is relayed. `new` messages come, `rest` more on demand."""
    parts = [t("rooms-inside", circle=circle.name, alias=membership.alias)]
    if first_time:
        parts.append(t("rooms-first-time", alias=membership.alias))
    if rest:
        parts.append(t("rooms-inside-new-first", count=new + rest, first=new))
    elif new:
        parts.append(t("rooms-inside-new", count=new))
    keys = ((t.plain("rooms-leave"),), (t.plain("menu-helpline"),))
    keyboard = Keyboard(keys, placeholder=t.plain("rooms-placeholder"))
    return Screen("\n\n".join(parts), keyboard=keyboard)


def left(t: Texts) -> Screen:
    """You are out of the room; its keys go."""
    return Screen(t("rooms-left"), drop_keyboard=True)


def not_there_any_more(t: Texts) -> Screen:
    """No such circle, or no longer yours: both read alike, for somebody who was inside."""
    return Screen(t("rooms-no-circle"), drop_keyboard=True)


def said(t: Texts, messages: Sequence[tuple[int, datetime | None, bool]], zone: ZoneInfo) -> Screen:
    """Your words are said, or wait: for each message its id, until when it waits, and whether it does.

    Each can be taken back here.
    """
    lines = []
    for _, until, waits in messages:
        line = t("rooms-said") if not waits else t("rooms-waits-seen")
        if waits and until is not None:
            line = t("rooms-waits", until=t.moment(until, zone))
        lines.append(line)
    many = len(messages) > 1
    rows = [
        (Button(_take_back(t, number if many else None), TakeBack(message).data),)
        for number, (message, _, _) in enumerate(messages, 1)
    ]
    return Screen("\n".join(dict.fromkeys(lines)), silent=True).with_rows(*rows)


def _take_back(t: Texts, number: int | None) -> str:
    return t.plain("rooms-take-back") if number is None else t.plain("rooms-take-back-nth", number=number)


def edit_refused(t: Texts, key: str) -> Screen:
    """Why an edit isn't passed on."""
    return Screen(t(key)).with_rows(home_row(t))


def taken_back(t: Texts) -> Screen:
    """It is taken back."""
    return Screen(t("rooms-taken-back")).with_rows(home_row(t))


@dataclass(frozen=True, slots=True)
class Asking:
    """Why it is asked before texts are relayed. `until`: they would wait to be read until then."""

    count: int
    contact: bool
    until: datetime | None = None


def for_circle(t: Texts, circle: Circle, asking: Asking, zone: ZoneInfo) -> Screen:
    """For the circle? [Send] [No]."""
    key = "rooms-ask-contact" if asking.contact else "rooms-ask"
    parts = [t(key, count=asking.count, circle=circle.name)]
    if asking.until is not None:
        parts.append(t("rooms-ask-held", until=t.moment(asking.until, zone)))
    return Screen("\n\n".join(parts)).with_rows(
        (
            Button(t.plain("rooms-ask-yes"), ForCircle(True).data),
            Button(t.plain("rooms-ask-no"), ForCircle(False).data),
        ),
        home_row(t),
    )


def not_sent(t: Texts) -> Screen:
    """Nothing was relayed; the person is still inside."""
    return Screen(t("rooms-not-sent")).with_rows(home_row(t))


def not_sent_and_left(t: Texts) -> Screen:
    """Nothing was relayed, and what is written from now on isn't either."""
    return Screen(t("rooms-not-sent-left"), drop_keyboard=True)


def circles(t: Texts, mine: Sequence[Circle]) -> Screen:
    """All my circles, to choose one."""
    rows = [(Button(circle.name, ShowCircle(circle.id).data),) for circle in mine]
    return Screen(t("rooms-circles")).with_rows(*rows, home_row(t))


def no_circle_yet(t: Texts, find: str) -> Screen:
    """No circle yet; `find` is the action of the way to one."""
    return Screen(t("rooms-none")).with_rows((Button(t.plain("menu-match"), find),), home_row(t))


def circle(
    t: Texts, circle: Circle, people: Sequence[Membership], me: Membership, *, several: bool
) -> Screen:
    """A circle of mine: who is there, and what one can do."""
    others = [one for one in people if one.member_id != me.member_id]
    holding = [one.alias for one in others if one.is_facilitator]
    company = [one.alias for one in others if not one.is_facilitator]
    parts = [t("rooms-circle", circle=circle.name, alias=me.alias)]
    parts += [t("rooms-circle-rhythm", rhythm=circle.rhythm)] if circle.rhythm else []
    parts += [t("rooms-circle-people", names=", ".join(company))] if company else []
    parts += [t("rooms-circle-team", names=", ".join(holding))] if holding else []
    back = (Button(t.plain("navigation-back"), ShowCircle(None).data),) if several else ()
    return Screen("\n\n".join(parts)).with_rows(
        (Button(t.plain("rooms-write"), Enter(circle.id).data),),
        (Button(t.plain("rooms-read-week"), ReadWeek(circle.id, None).data),),
        (Button(t.plain("rooms-reading"), Reading(circle.id, None).data),),
        (Button(t.plain("moderation-apart-button"), Apart().data),),
        (Button(t.plain("rooms-good-bye"), GoodBye(circle.id, None).data),),
        back,
        home_row(t),
    )


def reading(t: Texts, me: Membership, *, changed: bool = False) -> Screen:
    """How I read: three ways, the present one marked in words."""
    key = "rooms-reading-changed" if changed else "rooms-reading-ask"
    rows = [
        (
            Button(
                t.plain(f"rooms-way-{way}", present=str(way == me.reading)), Reading(me.circle_id, way).data
            ),
        )
        for way in WAYS
    ]
    text = t(key, way=me.reading)
    return Screen(text).with_rows(*rows, _back(t, me.circle_id), home_row(t))


def good_bye(t: Texts, circle: Circle) -> Screen:
    """Leave for good?"""
    return Screen(t("rooms-good-bye-ask", circle=circle.name)).with_rows(
        (Button(t.plain("rooms-good-bye-leave"), GoodBye(circle.id, "leave").data),),
        (Button(t.plain("rooms-good-bye-erase"), GoodBye(circle.id, "erase").data),),
        _back(t, circle.id),
        home_row(t),
    )


def good_bye_said(t: Texts, *, erased: bool) -> Screen:
    """You left."""
    key = "rooms-good-bye-erased" if erased else "rooms-good-bye-said"
    return Screen(t(key)).with_rows(home_row(t))


def given(t: Texts, circle_ids: Sequence[int], count: int, rest: int, go_on: str | None) -> Screen:
    """The end of what was given to read; `go_on`: the action that gives the rest."""
    rows: list[tuple[Button, ...]] = []
    if rest and go_on is not None:
        rows.append((Button(t.plain("rooms-go-on", count=rest), go_on),))
    if len(circle_ids) == 1:
        rows.append((Button(t.plain("rooms-write"), Enter(circle_ids[0]).data),))
    elif circle_ids:
        rows.append((Button(t.plain("rooms-mine"), ShowCircle(None).data),))
    return Screen(_given(t, count, rest)).with_rows(*rows, home_row(t))


def given_inside(t: Texts, circle_id: int, count: int, rest: int) -> Screen:
    """The end of what was given to read to somebody inside the room."""
    go_on = (Button(t.plain("rooms-go-on", count=rest), ReadOn(circle_id).data),) if rest else ()
    return Screen(_given(t, count, rest)).with_rows(go_on, home_row(t))


def _given(t: Texts, count: int, rest: int) -> Html:
    key = "rooms-given-rest" if rest else "rooms-given" if count else "rooms-given-nothing"
    return t(key, count=rest)


def evening_button(t: Texts) -> Button:
    """The button of the evening line."""
    return Button(t.plain("rooms-read"), ReadNew().data)


def _back(t: Texts, circle_id: int) -> tuple[Button, ...]:
    return (Button(t.plain("navigation-back"), ShowCircle(circle_id).data),)
