"""Where a person is brought back to: the menu, or the question they were at."""

from __future__ import annotations

from bot import menu
from bot.context import Context
from bot.conversation import leave_open, present_question
from bot.members.service import MEMBER
from bot.roles import roles_of
from bot.screen import Screen


async def home(context: Context) -> Screen:
    """The menu of the person at hand; the first screen for someone who agreed to nothing yet."""
    waiting = await context.dialogues.waiting()
    if context.member.stage != MEMBER and not context.is_operator:
        return menu.first(context.t, waiting)
    roles = await roles_of(context.tx, context.member, context.instance.settings.operators)
    return menu.menu(context.t, roles, waiting)


async def go_home(context: Context) -> None:
    """Show the menu; the open dialogue is set aside and offered again."""
    await leave_open(context)
    context.dialogues.set_aside()
    screen = await home(context)
    context.dialogues.told = True
    context.say(screen)


async def out_of_date(context: Context) -> None:
    """A button that no longer means anything: say so kindly and show where we are."""
    if context.turn.member is None:
        return
    context.toast(context.t.plain("navigation-out-of-date"))
    context.say(await present_question(context) or await home(context), fresh=True)
