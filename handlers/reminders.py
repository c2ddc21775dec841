"""/reminders: the hours at which a person is written to, the pause, quiet hours."""

from __future__ import annotations

from datetime import time
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.context import Context
from bot.conversation import END, DurableConversation, doors, on_tap, on_words
from bot.encouragement import actions as words
from bot.encouragement import screens as word_screens
from bot.encouragement.service import PURPOSE as WORDS_PURPOSE
from bot.encouragement.service import RHYTHMS
from bot.errors import OutOfDate
from bot.members import consents
from bot.members.service import MEMBER
from bot.mood import service as mood
from bot.mood.screens import HOURS as USUAL
from bot.reminders import actions, screens, service
from bot.reminders.flow import hours_of, overview, zone_of
from bot.reminders.rules import hour_of
from bot.screen import Screen


async def show(update: Update, context: Context) -> None:
    """All that is set."""
    context.say(await overview(context))


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
    hours, kind = await hours_of(context), context.draft["kind"]
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
        stopped = "reminders-line-stopped" if chosen.kind == service.LINE else "reminders-stopped"
        context.say(await overview(context, stopped))
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
    await service.set_hour(context.tx, context.member, kind, wall, zone=zone_of(context), now=context.now)
    return context.say(await overview(context, "reminders-hour-set"))


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
    await service.pause(context.tx, context.member, days, zone=zone_of(context), now=context.now)
    context.say(await overview(context, "reminders-pause-set"))


async def go_on(update: Update, context: Context) -> None:
    """The pause is over."""
    await service.go_on(context.tx, context.member, zone=zone_of(context), now=context.now)
    context.say(await overview(context, "reminders-going-on"))


async def ask_quiet(update: Update, context: Context) -> None:
    """Which quiet hours?"""
    context.say(screens.ask_quiet(context.t))


async def set_quiet(update: Update, context: Context) -> None:
    """These quiet hours from now on."""
    chosen = actions.SetQuiet.read(context.data)
    if (chosen.start, chosen.end) not in {*screens.QUIET, (0, 0)}:
        raise OutOfDate
    await context.change(quiet_from=f"{chosen.start:02}:00", quiet_until=f"{chosen.end:02}:00")
    context.say(await overview(context, "reminders-hour-set"))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogue "hour", and the buttons."""
    application.add_handlers(
        [
            DurableConversation(
                "hour",
                entry_points=[on_tap(actions.Hour, begin_hour), on_tap(words.OtherHour, begin_word_hour)],
                states={"hour": [on_tap(actions.SetHour, hour_tapped), on_words(hour_written)]},
                questions={"hour": ask_hour},
            ),
            *doors("reminders", show),
            on_tap(actions.SetHour, hour_tapped),
            on_tap(actions.Pause, ask_pause),
            on_tap(actions.PauseFor, pause),
            on_tap(actions.GoOn, go_on),
            on_tap(actions.Quiet, ask_quiet),
            on_tap(actions.SetQuiet, set_quiet),
        ]
    )
