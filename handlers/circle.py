"""My circles: who is there, reading, how I read, good-bye."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.announcements import leaving as announcements
from bot.circles import service as circles
from bot.context import Context
from bot.conversation import doors, leave_open, on_tap
from bot.errors import Refusal
from bot.menu import Open
from bot.moderation import service as moderation
from bot.rooms import screens
from bot.rooms import service as rooms
from bot.rooms.actions import GoodBye, Reading, ReadNew, ReadOn, ReadWeek, ShowCircle
from bot.rooms.room import Room
from bot.screen import Screen


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


async def _mine(context: Context, circle_id: int) -> Room:
    room = await rooms.room(context.tx, context.member, circle_id)
    if room is None:
        raise Refusal("rooms-no-circle")
    return room


async def _all(context: Context) -> list[Room]:
    found = await circles.of(context.tx, context.member)
    rooms_of = [await rooms.room(context.tx, context.member, one.circle_id) for one in found]
    return [room for room in rooms_of if room is not None]


async def show(update: Update, context: Context) -> None:
    """My circle, or the list of them."""
    mine = await _all(context)
    if not mine:
        context.say(screens.no_circle_yet(context.t, Open("match").data))
    elif len(mine) == 1:
        context.say(await _screen(context, mine[0], several=False))
    else:
        context.say(screens.circles(context.t, [room.circle for room in mine]))


async def show_one(update: Update, context: Context) -> None:
    """The circle that was tapped, or all."""
    circle_id = ShowCircle.read(context.data).circle
    if circle_id is None:
        return await show(update, context)
    room = await _mine(context, circle_id)
    several = len(await circles.of(context.tx, context.member)) > 1
    context.say(await _screen(context, room, several=several))
    return None


async def _screen(context: Context, room: Room, *, several: bool) -> Screen:
    apart = await moderation.unread_by(context.tx, context.member.id)
    people = await circles.members(context.tx, room.circle.id)
    seen = [one for one in people if one.member_id not in apart]
    return screens.circle(context.t, room.circle, seen, room.me, several=several)


async def read_week(update: Update, context: Context) -> None:
    """The last seven days, a page at a time."""
    asked = ReadWeek.read(context.data)
    room = await _mine(context, asked.circle)
    await rooms.read_week(context.tx, context.member, room.me, asked.after, context.now)
    context.buttons()


async def read_on(update: Update, context: Context) -> None:
    """What is left of what was new on entry."""
    room = await _mine(context, ReadOn.read(context.data).circle)
    await rooms.read_on(context.tx, context.member, room.me, context.now)
    context.buttons()


async def read_new(update: Update, context: Context) -> None:
    """What is new in all my circles."""
    await rooms.read_new(context.tx, context.member, context.now)
    context.toast(context.t.plain("rooms-reading-now"))


async def reading(update: Update, context: Context) -> None:
    """How I read this circle: ask, or note the answer."""
    asked = Reading.read(context.data)
    me = (await _mine(context, asked.circle)).me
    if asked.way is not None:
        me = await rooms.choose_way(context.tx, context.member, me, asked.way, _zone(context), context.now)
    context.say(screens.reading(context.t, me, changed=asked.way is not None))


async def good_bye(update: Update, context: Context) -> None:
    """Leave a circle for good: ask, then do it, silently."""
    asked = GoodBye.read(context.data)
    room = await _mine(context, asked.circle)
    if asked.how is None:
        context.say(screens.good_bye(context.t, room.circle))
        return
    opened = context.dialogues.open
    if opened is not None and opened.name == "room" and opened.draft.get("circle") == room.circle.id:
        await leave_open(context)
        context.dialogues.end()
    erased = asked.how == "erase"
    await rooms.good_bye(context.tx, context.member, room, context.now, erase=erased)
    await announcements.left(context.tx, context.member.id, room.circle.id, context.now)
    await rooms.settle(context.tx, context.member, _zone(context), context.now)
    context.refresh_menu()
    context.say(screens.good_bye_said(context.t, erased=erased))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register what one does with one's circles, outside the room."""
    application.add_handlers(
        [
            *doors("circle", show),
            on_tap(ShowCircle, show_one),
            on_tap(ReadWeek, read_week),
            on_tap(ReadOn, read_on),
            on_tap(ReadNew, read_new),
            on_tap(Reading, reading),
            on_tap(GoodBye, good_bye),
        ]
    )
