"""I need to talk to someone now: everywhere, at once, whatever is under way."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bot.context import Context
from bot.conversation import WORDS, on_command, on_tap
from bot.encouragement import service as encouragement
from bot.navigation import Helpline
from bot.onboarding import flow
from bot.onboarding.actions import NumbersIn
from bot.safety import service as safety
from bot.safety.actions import ALL, ELSEWHERE, Country, Danger
from bot.safety.doors import checked, shown
from bot.safety.screens import CALLS, Place


async def show(update: Update, context: Context) -> None:
    """Show the numbers; the open dialogue stays as it is."""
    await _say(context, Helpline().data)


async def tapped(update: Update, context: Context) -> None:
    """Show what was tapped."""
    await _say(context, context.data or "")


async def in_danger(update: Update, context: Context) -> None:
    """Show what helps now; when it is now, words of encouragement rest. Nothing else is noted of it."""
    await tapped(update, context)
    if context.turn.member is not None and Danger.read(context.data).now:
        await encouragement.rest(context.tx, context.member, context.now)


async def choose_country(update: Update, context: Context) -> None:
    """Show the numbers of the tapped country, and remember it for the next time."""
    await _remembered(context, Country.read(context.data).country)
    await _say(context, context.data or "")


async def numbers_in(update: Update, context: Context) -> None:
    """The numbers of the tapped country; it is remembered, what they are about isn't."""
    asked = NumbersIn.read(context.data)
    country = await _remembered(context, asked.country)
    context.say(await flow.numbers_of(context, asked.kind, country))


async def _remembered(context: Context, named: str) -> str:
    """The country of a button, kept for the next time if there are numbers for it."""
    country = checked(named)
    if context.turn.member is not None and country not in (ELSEWHERE, context.member.profile.country):
        await context.change(country=country)
    return country


async def _say(context: Context, data: str) -> None:
    member = context.turn.member
    place = Place(member is not None, context.instance.username)
    country = member.profile.country if member else None
    context.say(shown(context.t, data, country, await safety.known(context.tx), place))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register first: nothing that is under way may take these."""
    application.add_handlers(
        [
            on_command("helpline", show, anywhere=True),
            MessageHandler(WORDS & filters.Text(CALLS), show),
            on_tap(Helpline, show, anywhere=True),
            on_tap(Country, choose_country, anywhere=True),
            on_tap(NumbersIn, numbers_in),
            on_tap(Danger, in_danger, anywhere=True),
            *(on_tap(kind, tapped, anywhere=True) for kind in ALL if kind not in (Country, Danger)),
        ]
    )
