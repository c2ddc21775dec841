"""For operators: confirming the helplines that were not seen on a page of their own."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.context import Context
from bot.conversation import on_tap
from bot.errors import OutOfDate
from bot.moderation import audit
from bot.safety import actions, review
from bot.safety import service as safety


async def show(update: Update, context: Context) -> None:
    """Show the countries, or the lines of one."""
    _operators_only(context)
    country = actions.Review.read(context.data).country
    confirmed = await safety.confirmed(context.tx)
    if country is None:
        context.say(review.countries(context.t, confirmed))
    else:
        context.say(review.country(context.t, country, confirmed))


async def look(update: Update, context: Context) -> None:
    """Show one line."""
    _operators_only(context)
    await _say_line(context, actions.ReviewLine.read(context.data).key)


async def decide(update: Update, context: Context) -> None:
    """Show a line to people from now on, or no longer; it is written in the audit log."""
    _operators_only(context)
    asked = actions.Confirm.read(context.data)
    if asked.shown:
        await safety.confirm(context.tx, asked.key, context.now)
    else:
        await safety.withdraw(context.tx, asked.key)
    act = "helpline_shown" if asked.shown else "helpline_hidden"
    await audit.append(context.tx, context.member.id, act, None, context.now)
    await _say_line(context, asked.key)


async def _say_line(context: Context, key: str) -> None:
    line = review.find(key)
    if line is None:
        raise OutOfDate
    context.say(review.line(context.t, line, await safety.confirmed(context.tx)))


def _operators_only(context: Context) -> None:
    """To anyone else the button means nothing."""
    if context.turn.member is None or not context.is_operator:
        raise OutOfDate


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the handlers."""
    application.add_handlers(
        [
            on_tap(actions.Review, show),
            on_tap(actions.ReviewLine, look),
            on_tap(actions.Confirm, decide),
        ]
    )
