"""What time it is for a person: by their city, their location shared once, or their clock."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bot.content.lists import find_cities
from bot.context import Context
from bot.conversation import END, DurableConversation, on_tap, on_words
from bot.errors import OutOfDate
from bot.reminders import actions, screens, service, zones
from bot.reminders.flow import hours_of, overview
from bot.screen import Screen

LOCATION = filters.LOCATION & filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


async def ask_where(update: Update, context: Context) -> None:
    """Three ways to say what time it is."""
    context.say(screens.ask_where(context.t, await hours_of(context)))


async def begin_place(update: Update, context: Context) -> str:
    """A city, or the location shared once."""
    context.say(screens.ask_place(context.t))
    return "place"


async def ask_place(context: Context) -> Screen:
    """The question of the dialogue "place"."""
    return screens.ask_place(context.t)


async def located(update: Update, context: Context) -> str | int:
    """The location was shared: only its time zone is looked up, here, and nothing of it is kept."""
    message = update.effective_message
    place = message.location if message is not None else None
    zone = zones.zone_at(place.latitude, place.longitude) if place is not None else None
    if zone is None:
        context.say(screens.unknown_place(context.t))
        return "place"
    context.say(screens.place_done(context.t, "reminders-place-not-kept"))
    context.say(screens.confirm_zone(context.t, zone, context.now))
    return END


async def named(update: Update, context: Context) -> str | int:
    """A city was typed, or the way out was."""
    if context.words == context.t.plain("reminders-place-none"):
        context.say(screens.place_done(context.t, "reminders-place-left"))
        context.say(await overview(context))
        return END
    found = find_cities(context.words)
    if not found:
        context.say(screens.unknown_place(context.t))
        return "place"
    context.say(screens.place_done(context.t, "reminders-place-found"))
    if len({city.zone for city in found}) == 1:
        named = found[0] if len(found) == 1 else None
        context.say(screens.confirm_zone(context.t, found[0].zone, context.now, named))
    else:
        context.say(screens.choose_city(context.t, found))
    return END


async def leave_place(context: Context) -> None:
    """The dialogue is left: the phone no longer offers to share the location."""
    context.say(screens.place_done(context.t, "reminders-place-left"), fresh=True)


async def ask_time(update: Update, context: Context) -> None:
    """What does the clock show?"""
    context.say(screens.ask_time(context.t, context.now))


async def choose_zone(update: Update, context: Context) -> None:
    """Where is it that time?"""
    chosen = actions.MyTime.read(context.data)
    context.say(screens.choose_zone(context.t, chosen.offset, context.now, max(0, chosen.first)))


async def confirm_zone(update: Update, context: Context) -> None:
    """It is such a time for you?"""
    context.say(screens.confirm_zone(context.t, _known(actions.MyZone.read(context.data).zone), context.now))


async def keep_zone(update: Update, context: Context) -> None:
    """Yes: every hour follows."""
    zone = _known(actions.KeepZone.read(context.data).zone)
    context.member = await service.set_zone(context.tx, context.member, zone, context.now)
    context.say(await overview(context, "reminders-zone-kept"))


def _known(zone: str) -> str:
    if not zones.is_zone(zone):
        raise OutOfDate
    return zone


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogue "place", and the buttons."""
    application.add_handlers(
        [
            DurableConversation(
                "place",
                entry_points=[on_tap(actions.ByPlace, begin_place)],
                states={"place": [MessageHandler(LOCATION, located), on_words(named)]},
                questions={"place": ask_place},
                leaving=leave_place,
            ),
            on_tap(actions.Where, ask_where),
            on_tap(actions.ByTime, ask_time),
            on_tap(actions.MyTime, choose_zone),
            on_tap(actions.MyZone, confirm_zone),
            on_tap(actions.KeepZone, keep_zone),
        ]
    )
