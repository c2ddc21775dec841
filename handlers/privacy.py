"""/mydata and /forget: seeing, taking away, withdrawing, and being forgotten."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.announcements import news
from bot.circles import service as circles
from bot.context import Context
from bot.conversation import doors, leave_open, on_tap
from bot.members import consents
from bot.privacy import actions, screens
from bot.privacy import service as privacy
from bot.screen import Screen


async def show(update: Update, context: Context) -> None:
    """Show what is kept of the person, and what they agreed to."""
    context.say(await _summary(context))


async def show_consents(update: Update, context: Context) -> None:
    """What the person agreed to, each with the button that withdraws it."""
    context.say(await _consents(context))


async def withdraw(update: Update, context: Context) -> None:
    """Withdraw a consent at once."""
    purpose = actions.Withdraw.read(context.data).purpose
    if purpose not in await consents.standing(context.tx, context.member.id):
        context.say(await _consents(context))
        return
    context.member = await privacy.withdraw(context.tx, context.member, purpose, context.now)
    context.say(await _consents(context, withdrawn=purpose))


async def ask_for_news(update: Update, context: Context) -> None:
    """The question whether news of the organisation's life is wanted, with the text that is agreed to."""
    context.say(screens.ask_news(context.t, context.instance.settings))


async def agree_to_news(update: Update, context: Context) -> None:
    """News of the organisation's life, from now on."""
    context.member = await news.agree(
        context.tx, context.member, context.t, context.instance.settings, context.now
    )
    context.say(await _consents(context, agreed=news.PURPOSE))


async def take_away(update: Update, context: Context) -> None:
    """Send everything as a file, below."""
    data = await privacy.known(context.tx, context.member)
    content = privacy.whole_file(context.t, data, context.now)
    context.say(screens.file(context.t, content), fresh=True)


async def ask(update: Update, context: Context) -> None:
    """Explain what goes and what can't be undone."""
    held = await circles.facilitated_by(context.tx, context.member.id)
    context.say(screens.before_erasing(context.t, context.member.id, facilitates=bool(held)))


async def erase(update: Update, context: Context) -> None:
    """Erase everything now; nothing of the person is left to answer from."""
    if actions.Erase.read(context.data).member != context.member.id:
        await ask(update, context)
        return
    t, asked_on = context.t, context.tapped
    await leave_open(context)
    await privacy.promise_word(
        context.tx, context.member, asked_on.message_id if asked_on else None, context.now
    )
    await privacy.forget(context.tx, context.member, context.now)
    await context.farewell(screens.good_bye(t))


async def _summary(context: Context) -> Screen:
    member = context.member
    data = await privacy.known(context.tx, member)
    given = await consents.standing(context.tx, member.id)
    zone = member.zone(context.instance.settings.default_timezone)
    return screens.summary(context.t, member, data, given, zone)


async def _consents(context: Context, *, withdrawn: str | None = None, agreed: str | None = None) -> Screen:
    given = await consents.standing(context.tx, context.member.id)
    zone = context.member.zone(context.instance.settings.default_timezone)
    return screens.consents(context.t, given, zone, withdrawn=withdrawn, agreed=agreed)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the handlers; the open dialogue is untouched, until everything goes."""
    application.add_handlers(
        [
            *doors("mydata", show),
            *doors("forget", ask),
            on_tap(actions.Summary, show),
            on_tap(actions.Consents, show_consents),
            on_tap(actions.Withdraw, withdraw),
            on_tap(actions.AskForNews, ask_for_news),
            on_tap(actions.AgreeToNews, agree_to_news),
            on_tap(actions.TakeAway, take_away),
            on_tap(actions.Erase, erase),
        ]
    )
