"""/start, /menu, /cancel, /language, and going on with what was set aside."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot import menu
from bot.context import Context
from bot.conversation import leave_open, on_command, on_tap, present_question
from bot.home import go_home, home
from bot.members.service import MEMBER
from bot.navigation import Leave, Menu, Resume
from bot.screen import Screen
from bot.texts import LANGUAGES


async def start(update: Update, context: Context) -> None:
    """Show the menu, and see to it that the command menu says what the person is here."""
    if context.member.stage == MEMBER or context.is_operator:
        context.refresh_menu()
    await go_home(context)


async def show(update: Update, context: Context) -> None:
    """Show the menu; the open dialogue is set aside and offered again."""
    await go_home(context)


async def cancel(update: Update, context: Context) -> None:
    """End the open dialogue, else those that were set aside: the answers so far are gone."""
    ended = context.dialogues.open is not None
    await leave_open(context)
    context.dialogues.end()
    if not ended:
        ended = await context.dialogues.end_waiting()
    words = context.t("navigation-cancelled" if ended else "navigation-nothing-open")
    screen = await home(context)
    context.say(Screen(f"{words}\n\n{screen.text}", screen.rows))


async def resume(update: Update, context: Context) -> None:
    """Go on with a dialogue at the question where it was left."""
    asked = Resume.read(context.data)
    if asked.dialogue is not None:
        await leave_open(context, unless=asked.dialogue)
        await context.dialogues.resume(asked.dialogue)
        context.dialogues.told = True
    question = await present_question(context)
    context.say(question or await home(context))


async def ask_language(update: Update, context: Context) -> None:
    """Show the languages."""
    context.say(menu.languages(context.t))


async def choose_language(update: Update, context: Context) -> None:
    """Speak the chosen language from now on, and go on where we were."""
    code = menu.ChooseLanguage.read(context.data).code
    if code not in LANGUAGES:
        await ask_language(update, context)
        return
    await context.change(language=code)
    context.refresh_menu()
    question = await present_question(context)
    context.say(question or await home(context))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the handlers; they answer whatever dialogue is open."""
    application.add_handlers(
        [
            on_command("start", start),
            on_command("menu", show),
            on_command("cancel", cancel),
            on_command("language", ask_language),
            on_tap(Menu, show),
            on_tap(Leave, cancel),
            on_tap(Resume, resume),
            on_tap(menu.ChooseLanguage, choose_language),
        ]
    )
