"""Somebody who comes by a link to hold a circle: the charter, a name, yes or no; and what they are there."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.admin import actions, circle_screens, invitation_screens
from bot.admin import service as admin
from bot.admin.service import Invitation
from bot.circles import service as circles
from bot.circles.service import CLOSED, Circle
from bot.context import Context
from bot.conversation import END, DurableConversation, leave_open, on_command, on_tap, on_words
from bot.errors import OutOfDate
from bot.home import go_home, home
from bot.members.service import STRANGER
from bot.onboarding import flow
from bot.onboarding.rules import chosen_name
from bot.screen import Screen

NAME = "invitation"


async def arrive(update: Update, context: Context) -> None:
    """/start with something behind it: an invitation, or an ordinary /start."""
    token = (context.args or [""])[0]
    found = await admin.arrive(context.tx, context.member, token, context.now)
    if found is None:
        await go_home(context)
        return
    await leave_open(context)
    context.dialogues.begin(NAME).state = "charter"
    context.draft["invitation"] = found.id
    inside = await circles.membership(context.tx, found.circle_id, context.member.id)
    context.draft["known_there"] = inside is not None
    context.draft["alias"] = (
        inside.alias if inside else await admin.free_alias(context.tx, found.circle_id, context.member.id)
    )
    context.say(await ask_charter(context))


async def _mine(context: Context) -> tuple[Invitation, Circle] | None:
    found = await admin.opened(context.tx, context.member, int(context.draft["invitation"]), context.now)
    circle = await circles.get(context.tx, found.circle_id) if found else None
    return None if found is None or circle is None or circle.state == CLOSED else (found, circle)


async def _mine_or_home(context: Context) -> tuple[Invitation, Circle] | None:
    """The invitation and its circle; the menu when the link has ended in the meantime."""
    mine = await _mine(context)
    if mine is None:
        context.dialogues.end()
        context.toast(context.t.plain("navigation-out-of-date"))
        context.say(await home(context))
    return mine


async def ask_charter(context: Context) -> Screen:
    """The charter in short, with the name as chosen so far."""
    mine = await _mine(context)
    if mine is None:
        context.dialogues.end()
        return await home(context)
    return invitation_screens.charter(
        context.t,
        mine[1],
        context.draft["alias"],
        context.instance.settings,
        known_there=context.draft["known_there"],
        stranger=context.member.stage == STRANGER,
    )


async def charter(update: Update, context: Context) -> str:
    """Back to the charter."""
    context.say(await ask_charter(context))
    return "charter"


async def accept(update: Update, context: Context) -> int:
    """The charter is accepted; an operator confirms."""
    mine = await _mine_or_home(context)
    if mine is None:
        return END
    settings = context.instance.settings
    number = await admin.accept(
        context.tx,
        context.member,
        mine[0],
        context.draft["alias"],
        settings.operators,
        context.now,
        settings.default_timezone,
    )
    context.refresh_menu()
    context.say(invitation_screens.thanks(context.t, number))
    return END


async def other_name(update: Update, context: Context) -> str:
    """Another name, to be written."""
    if context.draft["known_there"]:
        raise OutOfDate
    context.say(await ask_name(context))
    return "name"


async def ask_name(context: Context) -> Screen:
    """The question for a name."""
    return invitation_screens.name(context.t)


async def name_written(update: Update, context: Context) -> str | int:
    """The name that was written."""
    mine = await _mine_or_home(context)
    if mine is None:
        return END
    name = chosen_name(context.words)
    taken = name is not None and await circles.is_taken(context.tx, mine[1].id, name)
    if name is None or taken:
        fault = "onboarding-alias-taken" if taken else "onboarding-alias-unfit"
        context.say(invitation_screens.name(context.t, fault))
        return "name"
    context.draft["alias"] = name
    return await charter(update, context)


async def not_now(update: Update, context: Context) -> int:
    """They would rather not."""
    mine = await _mine(context)
    if mine is not None:
        await admin.refuse(context.tx, context.member, mine[0], context.now)
    context.say(invitation_screens.refused(context.t))
    return END


async def young(update: Update, context: Context) -> int:
    """Under age: youth lines, and nothing is kept."""
    if context.member.stage != STRANGER:
        raise OutOfDate
    return await flow.good_bye_to_the_young(context)


async def standing(update: Update, context: Context) -> None:
    """What I am in this circle now; only for who is, or was, in it."""
    circle_id = actions.Standing.read(context.data).circle
    circle = await circles.get(context.tx, circle_id)
    me = await circles.membership(context.tx, circle_id, context.member.id)
    left = (await circles.apart(context.tx, context.member.id, context.now)).left
    if circle is None or (me is None and (circle_id not in left or circle.state != CLOSED)):
        raise OutOfDate
    team = await circles.facilitators(context.tx, circle_id)
    others = [one for one in team if one.member_id != context.member.id]
    context.say(circle_screens.standing(context.t, circle, me, others))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register before the menu, whose /start takes everything that this one doesn't."""
    names = [on_tap(actions.Charter, charter), on_words(name_written)]
    reading = [
        on_tap(actions.Accept, accept),
        on_tap(actions.OtherName, other_name),
        on_tap(actions.NotNow, not_now),
        on_tap(actions.Young, young),
    ]
    application.add_handlers(
        [
            on_command("start", arrive, has_args=True),
            DurableConversation(
                NAME,
                entry_points=[],
                states={"charter": reading, "name": names},
                questions={"charter": ask_charter, "name": ask_name},
            ),
            on_tap(actions.Standing, standing),
        ]
    )
