"""The check-in: one tap notes a day; words, corrections and the fortnight's picture if wanted."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.circles import service as circles
from bot.context import Context
from bot.conversation import END, DurableConversation, doors, on_tap, on_words
from bot.encouragement import screens as encouragement_screens
from bot.encouragement import service as encouragement
from bot.home import home
from bot.members.service import MEMBER
from bot.mood import actions, fortnight, rules, screens, service
from bot.mood.merged import is_merged, rest_of, under
from bot.rhythm import service as rhythm
from bot.screen import Screen


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


def _today(context: Context) -> date:
    return rules.day_of(context.now, None, _zone(context))


async def _may_ask(context: Context) -> Screen | None:
    """What to show instead of a question to someone who hasn't agreed to it."""
    if context.member.stage != MEMBER:
        return await home(context)
    if not await service.has_agreed(context.tx, context.member):
        return screens.consent(context.t)
    return None


async def ask(update: Update, context: Context) -> None:
    """Say how it is going, at any time."""
    context.say(await _may_ask(context) or await _question(context, _today(context)))


async def _question(context: Context, day: date) -> Screen:
    slot = await service.next_slot(context.tx, context.member, day)
    return screens.question(context.t, day, _today(context), slot)


async def agree(update: Update, context: Context) -> None:
    """Agree to answers being kept, or not; then the question."""
    if context.member.stage != MEMBER or not actions.Agree.read(context.data).yes:
        return context.say(screens.refused(context.t))
    await service.agree(context.tx, context.member, context.t.plain("mood-consent"), context.now)
    return context.say(await _question(context, _today(context)))


async def answer(update: Update, context: Context) -> None:
    """A face was tapped: note it for the day that was asked about; the question turns into the thanks."""
    asked = actions.CheckIn.read(context.data)
    instead = await _may_ask(context)
    if instead is not None:
        return context.say(instead, fresh=True)
    if not rules.can_note(asked.day, context.now, _zone(context)):
        return await _too_late(context)
    answered = await service.note(
        context.tx, context.member, asked.day, asked.score, asked.slot, now=context.now, zone=_zone(context)
    )
    in_circle = answered.offers_help and bool(await circles.of(context.tx, context.member))
    thanks = screens.thanks(context.t, answered, _today(context), in_circle=in_circle)
    context.say(under(rest_of(context.tapped), thanks))
    if not answered.offers_help and await encouragement.is_to_be_offered(context.tx, context.member):
        await _offer_words(context)
    return None


async def _offer_words(context: Context) -> None:
    """Once, after an answer that isn't low: a word now and then? At the question's hour unless changed."""
    context.member = await encouragement.offered(context.tx, context.member, context.now)
    schedule = await rhythm.get(context.tx, context.member, service.ASKED)
    wall = schedule.rhythm.wall if schedule is not None and schedule.rhythm is not None else screens.HOURS[-1]
    offer = encouragement_screens.choose(context.t, "some", wall, screens.HOURS, agreed=False)
    context.say(offer, fresh=True)


async def _too_late(context: Context) -> None:
    """The day is over: its question loses its buttons, and today's follows."""
    rest = rest_of(context.tapped)
    context.buttons(*rest.rows)
    context.say(screens.too_late(context.t, await _question(context, _today(context))), fresh=True)


async def snooze(update: Update, context: Context) -> None:
    """The same question, about the same day, in an hour."""
    day = actions.Snooze.read(context.data).day
    at = await service.snooze(context.tx, context.member, day, now=context.now, zone=_zone(context))
    context.say(under(rest_of(context.tapped), screens.snoozed(context.t, at, _zone(context))))


async def correct(update: Update, context: Context) -> None:
    """Show the question again for an answer already given."""
    asked = actions.Correct.read(context.data)
    question = screens.question(context.t, asked.day, _today(context), asked.slot)
    context.say(question, fresh=is_merged(context.tapped))


async def fill_in(update: Update, context: Context) -> None:
    """Ask about one of the last days."""
    day = actions.FillIn.read(context.data).day
    context.say(await _may_ask(context) or await _question(context, day), fresh=True)


async def nothing_now(update: Update, context: Context) -> None:
    """Nothing of what was offered."""
    asked = actions.NothingNow.read(context.data)
    noted = await service.find(context.tx, context.member, asked.day, asked.slot)
    screen = screens.kept(context.t, noted, _today(context)) if noted else await home(context)
    context.say(under(rest_of(context.tapped), screen))


async def propose(update: Update, context: Context) -> None:
    """The hour chosen when it was first proposed; choosing agrees to the words shown with it."""
    chosen = actions.ChooseEvening.read(context.data).minutes
    if chosen is None or context.member.stage != MEMBER or not 0 <= chosen < 24 * 60:
        return context.say(screens.refused(context.t))
    wall, zone = time(chosen // 60, chosen % 60), _zone(context)
    await service.agree(context.tx, context.member, context.t.plain("mood-consent"), context.now)
    await service.ask_daily(context.tx, context.member, wall, zone=zone, now=context.now, tomorrow=True)
    return context.say(screens.evening_chosen(context.t, wall, context.now, zone))


async def take_up(update: Update, context: Context) -> None:
    """The daily question again, after a silence."""
    await service.take_up(context.tx, context.member, zone=_zone(context), now=context.now)
    schedule = await rhythm.get(context.tx, context.member, service.ASKED)
    wall = schedule.rhythm.wall if schedule is not None and schedule.rhythm is not None else None
    context.say(screens.taken_up(context.t, wall), fresh=is_merged(context.tapped))


async def show(update: Update, context: Context) -> None:
    """The last fourteen days, in a picture and in words."""
    today = _today(context)
    dots = await service.dots(context.tx, context.member, today)
    found = await service.since(context.tx, context.member, dots[0].day)
    context.say(fortnight.show(context.t, dots, found, today), fresh=is_merged(context.tapped))


async def read_notes(update: Update, context: Context) -> None:
    """The words of the last fourteen days."""
    first = _today(context) - (service.FORTNIGHT - 1) * rules.DAY
    context.say(screens.notes(context.t, await service.since(context.tx, context.member, first)))


# A few words about a day


async def write(update: Update, context: Context) -> str:
    """Ask for the words; the thanks above stay as they are."""
    asked = actions.AddNote.read(context.data)
    context.draft.update(day=asked.day.isoformat(), slot=asked.slot)
    context.say(screens.ask_note(context.t), fresh=True)
    return "writing"


async def written(update: Update, context: Context) -> int:
    """Keep the words that were sent."""
    day, slot = date.fromisoformat(context.draft["day"]), int(context.draft["slot"])
    await service.add_note(context.tx, context.member, day, slot, context.words)
    context.say(screens.note_kept(context.t, day, slot))
    return END


async def not_written(update: Update, context: Context) -> int:
    """Write nothing after all."""
    context.say(screens.no_note(context.t))
    return END


async def drop(update: Update, context: Context) -> None:
    """Erase the words again."""
    asked = actions.DropNote.read(context.data)
    await service.drop_note(context.tx, context.member, asked.day, asked.slot)
    context.say(screens.note_gone(context.t))


async def ask_note(context: Context) -> Screen:
    """The question of the dialogue."""
    return screens.ask_note(context.t)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the check-in's handlers and the dialogue "note"."""
    application.add_handler(
        DurableConversation(
            "note",
            entry_points=[on_tap(actions.AddNote, write)],
            states={"writing": [on_words(written), on_tap(actions.NoNote, not_written)]},
            questions={"writing": ask_note},
        )
    )
    application.add_handlers(
        [
            *doors("checkin", ask),
            *doors("mood", show),
            on_tap(actions.CheckIn, answer),
            on_tap(actions.Snooze, snooze),
            on_tap(actions.Correct, correct),
            on_tap(actions.FillIn, fill_in),
            on_tap(actions.NothingNow, nothing_now),
            on_tap(actions.Agree, agree),
            on_tap(actions.ChooseEvening, propose),
            on_tap(actions.AskAgain, take_up),
            on_tap(actions.DropNote, drop),
            on_tap(actions.ReadNotes, read_notes),
        ]
    )
