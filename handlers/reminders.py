"""/reminders: the hours at which a person is written to, the pause, quiet hours, their time zone."""

from __future__ import annotations

from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bot.content.lists import find_cities
from bot.context import Context
from bot.conversation import END, DurableConversation, doors, on_tap, on_words
from bot.encouragement import actions as words
from bot.encouragement import screens as word_screens
from bot.encouragement.service import PURPOSE as WORDS_PURPOSE
from bot.encouragement.service import RHYTHMS
from bot.errors import OutOfDate
from bot.home import home
from bot.members import consents
from bot.members.service import MEMBER
from bot.mood import service as mood
from bot.mood.screens import HOURS as USUAL
from bot.reminders import actions, screens, service, zones
from bot.reminders.rules import hour_of
from bot.screen import Screen

LOCATION = filters.LOCATION & filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


async def _hours(context: Context) -> service.Hours:
    zone = context.instance.settings.default_timezone
    return await service.hours(context.tx, context.member, zone, context.now)


async def _overview(context: Context, key: str | None = None) -> Screen:
    if context.member.stage != MEMBER:
        return await home(context)
    first = context.t(key) if key is not None else ""
    return screens.overview(context.t, await _hours(context), first)


async def show(update: Update, context: Context) -> None:
    """All that is set."""
    context.say(await _overview(context))


# An hour, by a button or typed


async def begin_hour(update: Update, context: Context) -> str | None:
    """Which hour, for a kind of schedule."""
    kind = actions.Hour.read(context.data).kind
    if kind not in service.HOURS or context.member.stage != MEMBER:
        raise OutOfDate
    context.draft.update(kind=kind)
    context.say(await ask_hour(context))
    return "hour"


async def begin_word_hour(update: Update, context: Context) -> str:
    """Another hour than those offered, for words at a rhythm."""
    rhythm = words.OtherHour.read(context.data).rhythm
    if rhythm not in RHYTHMS:
        raise OutOfDate
    context.draft.update(kind=service.WORD, rhythm=rhythm)
    context.say(await ask_hour(context))
    return "hour"


async def ask_hour(context: Context) -> Screen:
    """The question of the dialogue "hour"."""
    hours, kind = await _hours(context), context.draft["kind"]
    return screens.ask_hour(
        context.t,
        kind,
        present=hours.wall(kind),
        consent=kind == service.QUESTION and not hours.agreed,
        lost=bool(context.draft.get("lost")),
    )


async def hour_tapped(update: Update, context: Context) -> int:
    """An hour was chosen by its button; None ends this kind."""
    chosen = actions.SetHour.read(context.data)
    if chosen.kind not in service.HOURS or not 0 <= (chosen.minutes or 0) < 24 * 60:
        raise OutOfDate
    if chosen.minutes is None:
        await service.stop(context.tx, context.member, chosen.kind)
        context.say(await _overview(context, "reminders-stopped"))
    else:
        await _set(context, chosen.kind, time(chosen.minutes // 60, chosen.minutes % 60))
    return END


async def hour_written(update: Update, context: Context) -> str | int:
    """An hour was typed; what isn't one is asked again."""
    wall = hour_of(context.words)
    context.draft["lost"] = wall is None
    if wall is None:
        context.say(await ask_hour(context))
        return "hour"
    await _set(context, context.draft["kind"], wall)
    return END


async def _set(context: Context, kind: str, wall: time) -> None:
    if context.member.stage != MEMBER:
        raise OutOfDate
    if kind == service.WORD:
        return await _propose_words(context, wall)
    if kind == service.QUESTION:
        await mood.agree(context.tx, context.member, context.t.plain("mood-consent"), context.now)
    await service.set_hour(context.tx, context.member, kind, wall, zone=_zone(context), now=context.now)
    return context.say(await _overview(context, "reminders-hour-set"))


async def _propose_words(context: Context, wall: time) -> None:
    opened = context.dialogues.open
    rhythm = (opened.draft.get("rhythm") if opened is not None else None) or "some"
    agreed = await consents.has(context.tx, context.member.id, WORDS_PURPOSE)
    context.say(word_screens.choose(context.t, rhythm, wall, USUAL, agreed=agreed))


# A pause, quiet hours


async def ask_pause(update: Update, context: Context) -> None:
    """How long?"""
    context.say(screens.ask_pause(context.t))


async def pause(update: Update, context: Context) -> None:
    """Nothing at the chosen hours, for a while."""
    days = actions.PauseFor.read(context.data).days
    if days not in {7, None}:
        raise OutOfDate
    await service.pause(context.tx, context.member, days, zone=_zone(context), now=context.now)
    context.say(await _overview(context, "reminders-pause-set"))


async def go_on(update: Update, context: Context) -> None:
    """The pause is over."""
    await service.go_on(context.tx, context.member, zone=_zone(context), now=context.now)
    context.say(await _overview(context, "reminders-going-on"))


async def ask_quiet(update: Update, context: Context) -> None:
    """Which quiet hours?"""
    context.say(screens.ask_quiet(context.t))


async def set_quiet(update: Update, context: Context) -> None:
    """These quiet hours from now on."""
    chosen = actions.SetQuiet.read(context.data)
    if (chosen.start, chosen.end) not in {*screens.QUIET, (0, 0)}:
        raise OutOfDate
    await context.change(quiet_from=f"{chosen.start:02}:00", quiet_until=f"{chosen.end:02}:00")
    context.say(await _overview(context, "reminders-hour-set"))


# The time zone


async def ask_where(update: Update, context: Context) -> None:
    """Three ways to say what time it is."""
    context.say(screens.ask_where(context.t, await _hours(context)))


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
        context.say(await _overview(context))
        return END
    found = find_cities(context.words)
    if not found:
        context.say(screens.unknown_place(context.t))
        return "place"
    context.say(screens.place_done(context.t, "reminders-place-found"))
    if len({city.zone for city in found}) == 1:
        context.say(screens.confirm_zone(context.t, found[0].zone, context.now))
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
    context.say(await _overview(context, "reminders-zone-kept"))


def _known(zone: str) -> str:
    if not zones.is_zone(zone):
        raise OutOfDate
    return zone


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogues "hour" and "place", and the buttons."""
    application.add_handlers(
        [
            DurableConversation(
                "hour",
                entry_points=[on_tap(actions.Hour, begin_hour), on_tap(words.OtherHour, begin_word_hour)],
                states={"hour": [on_tap(actions.SetHour, hour_tapped), on_words(hour_written)]},
                questions={"hour": ask_hour},
            ),
            DurableConversation(
                "place",
                entry_points=[on_tap(actions.ByPlace, begin_place)],
                states={"place": [MessageHandler(LOCATION, located), on_words(named)]},
                questions={"place": ask_place},
                leaving=leave_place,
            ),
            *doors("reminders", show),
            on_tap(actions.SetHour, hour_tapped),
            on_tap(actions.Pause, ask_pause),
            on_tap(actions.PauseFor, pause),
            on_tap(actions.GoOn, go_on),
            on_tap(actions.Quiet, ask_quiet),
            on_tap(actions.SetQuiet, set_quiet),
            on_tap(actions.Where, ask_where),
            on_tap(actions.ByTime, ask_time),
            on_tap(actions.MyTime, choose_zone),
            on_tap(actions.MyZone, confirm_zone),
            on_tap(actions.KeepZone, keep_zone),
        ]
    )
