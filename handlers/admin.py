"""/admin, for operators: the house at a glance, sending, helplines, the last acts."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.admin import screens
from bot.admin import service as admin
from bot.admin.actions import ConfirmLine, Doubts, Health, Helplines, Home, Log, ShowLine
from bot.admin.health import sending, settle
from bot.content import helplines
from bot.context import Context
from bot.conversation import OnlyOperators, doors, on_tap
from bot.errors import OutOfDate
from bot.moderation import audit
from bot.safety import service as safety

BEGUN = ("open_circle", "rename_circle")


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


async def home(update: Update, context: Context) -> None:
    """The administration; an empty house leads to its first circles. A circle begun is set aside."""
    opened = context.dialogues.open
    if opened is not None and opened.name in BEGUN:
        context.dialogues.set_aside() if opened.draft else context.dialogues.end()
    found = await admin.overview(context.tx, context.now)
    confirmed = await safety.confirmed(context.tx)
    left = sum(line.key not in confirmed for line in helplines.unverified())
    context.say(screens.home(context.t, found, left))


async def health(update: Update, context: Context) -> None:
    """How sending goes."""
    found = await sending(context.tx, context.now)
    context.say(screens.health(context.t, found, _zone(context)))


async def settle_doubts(update: Update, context: Context) -> None:
    """Send again what may not have arrived, or leave it."""
    again = Doubts.read(context.data).again
    count = await settle(context.tx, context.member, context.now, again=again)
    done = context.t("admin-doubts-sent" if again else "admin-doubts-left", count=count)
    found = await sending(context.tx, context.now)
    context.say(screens.health(context.t, found, _zone(context), done))


async def list_lines(update: Update, context: Context) -> None:
    """The helplines to confirm: the countries, or the lines of one."""
    country = Helplines.read(context.data).country
    confirmed, lines = await safety.confirmed(context.tx), helplines.unverified()
    if country is None:
        context.say(screens.helplines(context.t, lines, confirmed))
        return
    here = [line for line in lines if line.country == country]
    context.say(screens.lines_of(context.t, here, confirmed))


async def show_line(update: Update, context: Context) -> None:
    """One helpline."""
    await _show_line(context, ShowLine.read(context.data).line)


async def _show_line(context: Context, key: str) -> None:
    line = next((one for one in helplines.unverified() if one.key == key), None)
    if line is None:
        raise OutOfDate
    shown = key in await safety.confirmed(context.tx)
    context.say(screens.helpline(context.t, line, shown=shown))


async def confirm_line(update: Update, context: Context) -> None:
    """Show a helpline to people, or no longer."""
    asked = ConfirmLine.read(context.data)
    if asked.yes:
        await safety.confirm(context.tx, asked.line, context.now)
    else:
        await safety.withdraw(context.tx, asked.line)
    act = "helpline_confirmed" if asked.yes else "helpline_withdrawn"
    await audit.append(context.tx, context.member.id, act, None, context.now)
    await _show_line(context, asked.line)


async def log(update: Update, context: Context) -> None:
    """The last acts."""
    acts, broken = await audit.entries(context.tx), await audit.verify(context.tx)
    context.say(screens.log(context.t, acts, broken, _zone(context)))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register what is there for operators only."""
    handlers = [
        *doors("admin", home),
        on_tap(Home, home),
        on_tap(Health, health),
        on_tap(Doubts, settle_doubts),
        on_tap(Helplines, list_lines),
        on_tap(ShowLine, show_line),
        on_tap(ConfirmLine, confirm_line),
        on_tap(Log, log),
    ]
    application.add_handlers([OnlyOperators(handler) for handler in handlers])
