"""Under a relayed message: report it, stop reading its writer, block them, worry about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.circles import service as circles
from bot.context import Context
from bot.conversation import on_tap
from bot.errors import OutOfDate
from bot.members import service as members
from bot.moderation import actions, desk, screens
from bot.moderation import service as moderation
from bot.moderation.names import alias_of, circle_name
from bot.moderation.service import Reported, Team
from bot.rooms import relayed
from bot.rooms import screens as room_screens
from bot.rooms import service as rooms
from bot.rooms.rows import Message


@dataclass(frozen=True, slots=True)
class About:
    """The message under the tapped button, and its writer as the reader knows them."""

    message: Message
    alias: str
    mine: bool


def _team(context: Context) -> Team:
    settings = context.instance.settings
    return Team(settings.operators, settings.default_timezone)


async def _about(context: Context, message_id: int) -> About:
    message = await rooms.may_see(context.tx, context.member, message_id)
    if message is None:
        raise OutOfDate
    alias = await alias_of(context.tx, context.t, message.circle_id, message.author_id)
    return About(message, alias, message.author_id == context.member.id)


async def _of_another(context: Context, message_id: int) -> About:
    about = await _about(context, message_id)
    if about.mine:
        raise OutOfDate
    return about


async def more(update: Update, context: Context) -> None:
    """Show the choices under this message; nothing else of it changes."""
    about = await _about(context, actions.More.read(context.data).message)
    if about.mine:
        context.buttons(*room_screens.own_choices(context.t, about.message.id))
    else:
        context.buttons(*screens.choices(context.t, about.message.id))


async def less(update: Update, context: Context) -> None:
    """Fold them away."""
    _fold(context, actions.Less.read(context.data).message)


def _fold(context: Context, message_id: int) -> None:
    """Back to the one button, where the choices are open: the same ones also stand under other messages."""
    if context.tapped and context.tapped.offers(actions.Less(message_id).data):
        context.buttons(*relayed.more(context.t, message_id))


async def report(update: Update, context: Context) -> None:
    """Report a message: why, then to whom it doesn't concern."""
    asked = actions.Report.read(context.data)
    about = await _of_another(context, asked.message)
    if asked.reason is None:
        context.buttons(*screens.reasons(context.t, asked.message))
        return
    author = await members.get(context.tx, about.message.author_id)
    words = await rooms.words_of(context.tx, author, about.message) if author else None
    shown = context.tapped.text if context.tapped else ""
    # Words older than a week are no longer stored; the tapped message still shows them.
    reported = Reported(
        about.message.id,
        about.message.circle_id,
        about.message.author_id,
        about.alias,
        words or relayed.spoken(shown),
    )
    await moderation.report(context.tx, context.member, reported, asked.reason, _team(context), context.now)
    _fold(context, asked.message)
    context.say(screens.reported(context.t, asked.message), fresh=True)


async def stop_reading(update: Update, context: Context) -> None:
    """Read this person no longer."""
    about = await _of_another(context, actions.StopReading.read(context.data).message)
    me, author = context.member.id, about.message.author_id
    stop = await moderation.stop_reading(context.tx, me, author, context.now)
    _fold(context, about.message.id)
    context.say(screens.stopped(context.t, about.alias, stop), fresh=True)


async def read_again(update: Update, context: Context) -> None:
    """Read this person again."""
    stop = actions.ReadAgain.read(context.data).stop
    if not await moderation.read_again(context.tx, context.member.id, stop):
        raise OutOfDate
    context.say(screens.done(context.t, "moderation-reads-again"))


async def block(update: Update, context: Context) -> None:
    """Block this person: what it means, then do it, silently."""
    asked = actions.Block.read(context.data)
    about = await _of_another(context, asked.message)
    if not asked.sure:
        _fold(context, asked.message)
        context.say(screens.ask_block(context.t, about.alias, asked.message), fresh=True)
        return
    await circles.block(context.tx, context.member.id, about.message.author_id, context.now)
    context.say(screens.done(context.t, "moderation-blocked"))


async def decline(update: Update, context: Context) -> None:
    """Neither after all."""
    context.say(screens.done(context.t, "moderation-declined"))


async def unblock(update: Update, context: Context) -> None:
    """Take one's own block back."""
    person = actions.Unblock.read(context.data).person
    await circles.unblock(context.tx, context.member.id, person)
    context.say(screens.done(context.t, "moderation-unblocked"))


async def apart(update: Update, context: Context) -> None:
    """Whom I no longer read, and whom I blocked."""
    known = await _names(context)
    someone = context.t.plain("moderation-someone")
    stopped = await moderation.stopped(context.tx, context.member.id)
    blocked = await circles.blocked_by(context.tx, context.member.id)
    context.say(
        screens.apart(
            context.t,
            [(known.get(stop.author_id, someone), stop.id) for stop in stopped],
            [(known.get(person, someone), person) for person in blocked],
        )
    )


async def _names(context: Context) -> dict[int, str]:
    """The people of my circles, by the names I know them under."""
    mine = await circles.of(context.tx, context.member)
    people = [one for each in mine for one in await circles.members(context.tx, each.circle_id)]
    return {one.member_id: one.alias for one in people}


async def worry(update: Update, context: Context) -> None:
    """I'm worried about this person: what happens, then do it."""
    asked = actions.Worry.read(context.data)
    about = await _of_another(context, asked.message)
    if not asked.sure:
        _fold(context, asked.message)
        context.say(screens.ask_worry(context.t, about.alias, asked.message), fresh=True)
        return
    circle_id, author_id = about.message.circle_id, about.message.author_id
    found = await moderation.worry(
        context.tx, context.member, circle_id, author_id, _team(context), context.now
    )
    context.say(screens.done(context.t, "moderation-worried"))
    if await circles.is_facilitator(context.tx, context.member.id, circle_id):
        circle = await circle_name(context.tx, circle_id)
        context.say(desk.worry(context.t, found, about.alias, circle), fresh=True)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the buttons; none of them leaves the room."""
    taps = {
        actions.More: more,
        actions.Less: less,
        actions.Report: report,
        actions.StopReading: stop_reading,
        actions.ReadAgain: read_again,
        actions.Block: block,
        actions.Decline: decline,
        actions.Unblock: unblock,
        actions.Apart: apart,
        actions.Worry: worry,
    }
    application.add_handlers([on_tap(kind, do) for kind, do in taps.items()])
