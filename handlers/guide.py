"""/help and "just look around": the guide, without leaving what is under way."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot import guide
from bot.context import Context
from bot.conversation import doors, on_tap
from bot.roles import roles_of


async def show(update: Update, context: Context) -> None:
    """Show the first page."""
    await _say(context, guide.WHAT)


async def turn(update: Update, context: Context) -> None:
    """Show the page that was tapped; the first for one that is no more."""
    name = guide.Guide.read(context.data).page
    await _say(context, name if name in guide.PAGES else guide.WHAT)


async def _say(context: Context, name: str) -> None:
    settings = context.instance.settings
    house = guide.House(settings.organisation, settings.privacy_contact, settings.hosted_at)
    roles = await roles_of(context.tx, context.member, settings.operators)
    busy = context.dialogues.open is not None
    context.say(guide.page(context.t, name, house, roles=roles, busy=busy))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the handlers; the open dialogue is untouched."""
    application.add_handlers([*doors("help", show), on_tap(guide.Guide, turn)])
