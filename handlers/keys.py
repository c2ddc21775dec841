"""The key to the menu on a reply keyboard: its label comes as words, and is never words for anyone."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bot.context import Context
from bot.conversation import WORDS
from bot.home import go_home
from bot.navigation import MENU_KEYS


async def show(update: Update, context: Context) -> None:
    """Show the menu; the open dialogue is set aside, and its keyboard goes."""
    await go_home(context)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register before every dialogue: none may take the label."""
    application.add_handler(MessageHandler(WORDS & filters.Text(MENU_KEYS), show))
