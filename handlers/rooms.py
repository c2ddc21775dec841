"""The room: entering, writing, answering "For the circle?", editing, taking back, leaving."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Message, Update
from telegram.ext import Application, MessageHandler, filters

from bot.context import Context
from bot.conversation import END, DurableConversation, leave_open, on_tap, on_words
from bot.errors import Refusal
from bot.home import home
from bot.moderation.service import Team
from bot.rooms import positions, rules, screens
from bot.rooms import service as rooms
from bot.rooms.actions import Enter, ForCircle, TakeBack
from bot.rooms.relayed import Words
from bot.rooms.room import Room
from bot.rooms.rows import HELD
from bot.rooms.rows import Message as Said
from bot.rooms.talk import Talk, begun, must_ask
from bot.screen import Entity, Screen

NAME, INSIDE, ASKING = "room", "inside", "asking"
EDITED = filters.UpdateType.EDITED_MESSAGE & filters.TEXT & filters.ChatType.PRIVATE


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


def _words(message: Message) -> Words:
    entities = tuple(
        Entity(str(e.type), e.offset, e.length, e.url, e.language, e.custom_emoji_id)
        for e in message.entities
    )
    answered = message.reply_to_message.message_id if message.reply_to_message else None
    return Words(message.text or "", entities, message.message_id, answered)


async def enter(update: Update, context: Context) -> str:
    """Enter the room of a circle of mine: what is new comes, what is written is relayed."""
    room = await rooms.room(context.tx, context.member, Enter.read(context.data).circle)
    if room is None:
        raise Refusal("rooms-no-circle")
    context.say(await _entered(context, room))
    return INSIDE


async def _entered(context: Context, room: Room) -> Screen:
    tx, member = context.tx, context.member
    await positions.gone(tx, member.id)
    given = await rooms.catch_up(tx, member, room.me, context.now)
    await rooms.settle(tx, member, _zone(context), context.now)
    await _here(context, room)
    first = await rooms.first_time(tx, member, room)
    return screens.inside(context.t, room.circle, room.me, new=given.count, rest=given.rest, first_time=first)


async def _here(context: Context, room: Room) -> None:
    """From now on, words are for this circle until something else happens."""
    update_id = context.turn.update.update_id
    talk = await begun(context.tx, context.member, room.circle.id, update_id, context.now)
    talk.keep(context.draft)


async def write(update: Update, context: Context) -> str | int:
    """Words typed inside: relayed, or asked about first."""
    talk = Talk.of(context.draft)
    room = await rooms.room(context.tx, context.member, talk.circle_id)
    if room is None or update.message is None:
        return await _gone(context)
    words = _words(update.message)
    doubtful = await must_ask(context.tx, context.member, room, talk, words, context.now)
    contact = bool(rooms.contacts(words))
    if doubtful or contact:
        talk.asking(words, contact=contact and (not doubtful or talk.contact)).keep(context.draft)
        context.say(await _question(context, room))
        return ASKING
    said = await _say(context, room, words)
    await rooms.acknowledge(context.tx, context.member, said, _zone(context), context.now)
    await _here(context, room)
    return INSIDE


async def _say(context: Context, room: Room, words: Words) -> Said:
    settings = context.instance.settings
    said = await rooms.say(context.tx, context.member, room, words, context.now, settings.default_timezone)
    if said.state == HELD:
        team = Team(settings.operators, settings.default_timezone)
        await rooms.tell_team(context.tx, said, team, context.now)
    return said


async def _question(context: Context, room: Room) -> Screen:
    talk = Talk.of(context.draft)
    until = [rooms.waits_until(room, words, context.now) for words in talk.waiting]
    latest = max((moment for moment in until if moment is not None), default=None)
    asking = screens.Asking(len(talk.waiting), talk.contact, latest)
    return screens.for_circle(context.t, room.circle, asking, _zone(context))


async def answer(update: Update, context: Context) -> str | int:
    """For the circle? Send, or not."""
    talk = Talk.of(context.draft)
    room = await rooms.room(context.tx, context.member, talk.circle_id)
    if room is None:
        return await _gone(context)
    if not ForCircle.read(context.data).yes:
        return await _kept_back(context, talk, room)
    said = [await _say(context, room, words) for words in talk.waiting]
    await _here(context, room)
    lines = [(one.id, one.held_until, one.state == HELD) for one in said]
    context.say(screens.said(context.t, lines, _zone(context)))
    return INSIDE


async def _kept_back(context: Context, talk: Talk, room: Room) -> str | int:
    """Not for the circle: whoever thought to be elsewhere is led out of the room."""
    if talk.contact:
        await _here(context, room)
        context.say(screens.not_sent(context.t))
        return INSIDE
    await positions.gone(context.tx, context.member.id)
    context.say(screens.not_sent_and_left(context.t))
    context.say(await home(context))
    return END


async def _gone(context: Context) -> int:
    """The circle is no longer there, or the person no longer in it."""
    await positions.gone(context.tx, context.member.id)
    context.say(screens.not_there_any_more(context.t))
    return END


async def ask_inside(context: Context) -> Screen:
    """You are in the room."""
    room = await rooms.room(context.tx, context.member, context.draft["circle"])
    return await _lost(context) if room is None else await _entered(context, room)


async def ask_again(context: Context) -> Screen:
    """For the circle?"""
    room = await rooms.room(context.tx, context.member, context.draft["circle"])
    return await _lost(context) if room is None else await _question(context, room)


async def _lost(context: Context) -> Screen:
    await positions.gone(context.tx, context.member.id)
    context.dialogues.end()
    return screens.not_there_any_more(context.t)


async def leaving(context: Context) -> None:
    """The room is left for something else: said, and its keys go."""
    await positions.gone(context.tx, context.member.id)
    context.say(screens.left(context.t))


async def leave(update: Update, context: Context) -> None:
    """Back to the menu, from the room's own key, wherever the person is by now."""
    opened = context.dialogues.open
    if opened is not None and opened.name == NAME:
        await leave_open(context)
        context.dialogues.end()
    else:
        context.dialogues.set_aside()
        context.say(screens.left(context.t))
    menu = await home(context)
    context.dialogues.told = True
    context.say(menu)


async def edited(update: Update, context: Context) -> None:
    """A message was edited: if it was said in a room, the others see it changed."""
    if update.edited_message is None:
        return
    words = _words(update.edited_message)
    opened = context.dialogues.open
    if opened is not None and opened.name == NAME:
        waiting = Talk.of(opened.draft).with_edited(words)
        if waiting is not None:
            waiting.keep(opened.draft)
            return
    refused = await rooms.edit(context.tx, context.member, words, context.now)
    if refused:
        context.say(screens.edit_refused(context.t, refused), fresh=True)


async def take_back(update: Update, context: Context) -> None:
    """Take back a message of mine."""
    await rooms.take_back(context.tx, context.member, TakeBack.read(context.data).message, context.now)
    opened = context.dialogues.open
    if opened is not None and opened.name == NAME:
        Talk.of(opened.draft).with_update(context.turn.update.update_id).keep(opened.draft)
    context.say(screens.taken_back(context.t))


class RoomKeys(filters.MessageFilter):
    """The label of the way out of the room, in every language: never words for anyone."""

    def filter(self, message: Message) -> bool:
        return message.text is not None and rules.is_label(message.text, screens.labels())


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register before every other dialogue: the room's keys are read first."""
    typed = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    room = DurableConversation(
        NAME,
        entry_points=[on_tap(Enter, enter)],
        states={INSIDE: [on_words(write)], ASKING: [on_tap(ForCircle, answer), on_words(write)]},
        questions={INSIDE: ask_inside, ASKING: ask_again},
        leaving=leaving,
    )
    application.add_handlers(
        [
            MessageHandler(typed & RoomKeys(), leave),
            MessageHandler(EDITED, edited),
            room,
            on_tap(TakeBack, take_back),
        ]
    )
