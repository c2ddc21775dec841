"""Words of encouragement: their rhythm and hour, and the small menu on each of them."""

from __future__ import annotations

from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.context import Context
from bot.conversation import on_tap
from bot.encouragement import actions, screens, service
from bot.errors import OutOfDate
from bot.members import consents
from bot.members.service import MEMBER
from bot.mood.screens import HOURS
from bot.screen import Rows


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


def _wall(minutes: int) -> time:
    if not 0 <= minutes < 24 * 60:
        raise OutOfDate
    return time(minutes // 60, minutes % 60)


def _show(context: Context, own: Rows) -> None:
    rows = context.tapped.rows if context.tapped is not None else ()
    context.buttons(*screens.with_word_rows(rows, own))


async def about(update: Update, context: Context) -> None:
    """What can be done about this word, in its row's place."""
    _show(context, screens.about_rows(context.t, actions.About.read(context.data).word))


async def close(update: Update, context: Context) -> None:
    """The word's own button again."""
    _show(context, (screens.word_row(context.t, actions.Close.read(context.data).word),))


async def less_often(update: Update, context: Context) -> None:
    """The next slower rhythm."""
    key = actions.LessOften.read(context.data).word
    slower = await service.less_often(context.tx, context.member, zone=_zone(context), now=context.now)
    if slower is None:
        return context.toast(context.t.plain("encouragement-slowest"))
    context.toast(context.t.plain("encouragement-less-done", rhythm=slower))
    return _show(context, (screens.word_row(context.t, key),))


async def not_this_kind(update: Update, context: Context) -> None:
    """No more words of this kind."""
    key = actions.NotThisKind.read(context.data).word
    await service.refuse_kind(context.tx, context.member, key)
    context.toast(context.t.plain("encouragement-not-this-kind-done"))
    _show(context, (screens.word_row(context.t, key),))


async def stop(update: Update, context: Context) -> None:
    """No more words."""
    await service.stop(context.tx, context.member, context.now)
    context.toast(context.t.plain("encouragement-stop-done"))
    _show(context, ())


async def choose(update: Update, context: Context) -> None:
    """Show another rhythm or hour as chosen."""
    asked = actions.Choose.read(context.data)
    if asked.rhythm not in service.RHYTHMS:
        raise OutOfDate
    agreed = await consents.has(context.tx, context.member.id, service.PURPOSE)
    context.say(screens.choose(context.t, asked.rhythm, _wall(asked.minutes), HOURS, agreed=agreed))


async def accept(update: Update, context: Context) -> None:
    """Words at this rhythm and hour."""
    asked = actions.Accept.read(context.data)
    if asked.rhythm not in service.RHYTHMS or context.member.stage != MEMBER:
        raise OutOfDate
    wall, text = _wall(asked.minutes), context.t.plain("encouragement-consent")
    await service.accept(
        context.tx, context.member, asked.rhythm, wall, text, zone=_zone(context), now=context.now
    )
    context.say(screens.accepted(context.t, asked.rhythm, wall))


async def refuse(update: Update, context: Context) -> None:
    """No words, or no more of them."""
    await service.stop(context.tx, context.member, context.now)
    context.say(screens.refused(context.t))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the handlers; they work under any dialogue."""
    application.add_handlers(
        [
            on_tap(actions.About, about),
            on_tap(actions.Close, close),
            on_tap(actions.LessOften, less_often),
            on_tap(actions.NotThisKind, not_this_kind),
            on_tap(actions.Stop, stop),
            on_tap(actions.Choose, choose),
            on_tap(actions.Accept, accept),
            on_tap(actions.Refuse, refuse),
        ]
    )
