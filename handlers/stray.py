"""What nothing else took: unknown commands, stray messages, buttons that are out of date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from bot.context import Context
from bot.conversation import present_question, takes_words
from bot.home import home, out_of_date

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def _with(context: Context, key: str) -> None:
    screen = await present_question(context) or await home(context)
    words = context.t(key)
    if screen.entities is None and screen.picture is None:
        screen = replace(screen, text=f"{words}\n\n{screen.text}")
    context.say(screen)


async def unknown_command(update: Update, context: Context) -> None:
    """One sentence and the present question, or the menu."""
    await _with(context, "navigation-unknown-command")


async def stray(update: Update, context: Context) -> None:
    """A message nobody asked for, or of a kind that doesn't fit the question. It isn't kept."""
    if context.dialogues.open is None:
        await _with(context, "navigation-stray")
    else:
        await _with(context, "navigation-only-words" if takes_words() else "navigation-only-buttons")


async def old_button(update: Update, context: Context) -> None:
    """A button that no handler knows at this point."""
    await out_of_date(context)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register last: these take what is left."""
    application.add_handlers(
        [
            MessageHandler(PRIVATE & filters.COMMAND, unknown_command),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, stray),
            CallbackQueryHandler(old_button),
        ]
    )
