"""For operators: the list of circles, changing, pausing and closing them, who holds them."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.admin import actions, circle_screens
from bot.admin import service as admin
from bot.circles import service as circles
from bot.context import Context
from bot.conversation import OnlyOperators, on_tap
from bot.texts import Html


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


async def show_all(update: Update, context: Context) -> None:
    """A page of the circles."""
    found, page = await admin.listed(context.tx, actions.Circles.read(context.data).page)
    context.say(circle_screens.listed(context.t, found, page))


async def show(update: Update, context: Context) -> None:
    """One circle. A name that was being asked for isn't any more."""
    opened = context.dialogues.open
    if opened is not None and opened.name == "rename_circle":
        context.dialogues.end()
    await _show(context, actions.ShowCircle.read(context.data).circle)


async def _show(context: Context, circle_id: int, *head: Html) -> None:
    found = await admin.seen(context.tx, circle_id, context.now)
    context.say(circle_screens.circle(context.t, found, _zone(context), head))


async def resize(update: Update, context: Context) -> None:
    """Ask for another size, or set it."""
    asked = actions.Resize.read(context.data)
    if asked.size is None:
        found = await admin.seen(context.tx, asked.circle, context.now)
        context.say(circle_screens.resize(context.t, found))
        return
    circle = await admin.circle_of(context.tx, asked.circle)
    await admin.resize(context.tx, context.member, circle, asked.size, context.now)
    await _show(context, circle.id, context.t("admin-resized", size=asked.size))


async def pause(update: Update, context: Context) -> None:
    """Take no newcomers for a while."""
    circle = await admin.circle_of(context.tx, actions.Pause.read(context.data).circle)
    await admin.pause(context.tx, context.member, circle, context.now)
    await _show(context, circle.id, context.t("admin-paused"))


async def reopen(update: Update, context: Context) -> None:
    """Let newcomers in."""
    circle = await admin.circle_of(context.tx, actions.Reopen.read(context.data).circle)
    await admin.reopen(context.tx, context.member, circle, context.now)
    await _show(context, circle.id, context.t("admin-opened"))


async def close(update: Update, context: Context) -> None:
    """Say good-bye to a circle: ask, then do it."""
    asked = actions.Close.read(context.data)
    if not asked.sure:
        found = await admin.seen(context.tx, asked.circle, context.now)
        context.say(circle_screens.close(context.t, found))
        return
    circle = await admin.circle_of(context.tx, asked.circle)
    zone = context.instance.settings.default_timezone
    for gone in await admin.close(context.tx, context.member, circle, context.now, zone):
        context.refresh_menu(gone)
    context.say(circle_screens.closed(context.t, circle))


async def invite(update: Update, context: Context) -> None:
    """A link for one person, to be given by hand."""
    circle = await admin.circle_of(context.tx, actions.Invite.read(context.data).circle)
    token, until = await admin.invite(context.tx, context.member, circle, context.now)
    address = f"https://t.me/{context.instance.username}?start={token}"
    context.say(circle_screens.link(context.t, circle, address, until, _zone(context)))


async def cancel_links(update: Update, context: Context) -> None:
    """Links that nobody accepted lead nowhere."""
    circle = await admin.circle_of(context.tx, actions.CancelLinks.read(context.data).circle)
    await admin.cancel_links(context.tx, context.member, circle, context.now)
    await _show(context, circle.id, context.t("admin-links-cancelled"))


async def show_invitation(update: Update, context: Context) -> None:
    """Somebody accepted: under which name, and the number by which they are known."""
    asked = actions.ShowInvitation.read(context.data)
    found, circle = await admin.accepted(context.tx, asked.invitation, context.now)
    number = admin.number(context.tx, found.id)
    context.say(circle_screens.accepted(context.t, found, circle, number, _zone(context)))


async def confirm(update: Update, context: Context) -> None:
    """Confirm who accepted, or don't."""
    asked = actions.Confirm.read(context.data)
    zone = context.instance.settings.default_timezone
    if not asked.yes:
        found, circle = await admin.accepted(context.tx, asked.invitation, context.now)
        await admin.decline(context.tx, context.member, found, context.now, zone)
        await _show(context, circle.id, context.t("admin-declined-done"))
        return
    done = await admin.confirm(context.tx, context.member, asked.invitation, context.now, zone)
    context.refresh_menu(done.membership.member_id)
    head = [context.t("admin-confirmed", alias=done.membership.alias, circle=done.circle.name)]
    head += [context.t("admin-confirmed-opens")] if done.opened else []
    await _show(context, done.circle.id, *head)


async def relieve(update: Update, context: Context) -> None:
    """Somebody no longer holds a circle: ask, then do it."""
    asked = actions.Relieve.read(context.data)
    who = await admin.holding(context.tx, asked.membership)
    circle = await admin.circle_of(context.tx, who.circle_id)
    if not asked.sure:
        last = len(await circles.facilitators(context.tx, circle.id)) == 1
        context.say(circle_screens.relieve(context.t, circle, who, last=last))
        return
    zone = context.instance.settings.default_timezone
    await admin.relieve(context.tx, context.member, who, context.now, zone)
    context.refresh_menu(who.member_id)
    await _show(context, circle.id, context.t("admin-relieved", alias=who.alias))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register what is there for operators only."""
    taps = {
        actions.Circles: show_all,
        actions.ShowCircle: show,
        actions.Resize: resize,
        actions.Pause: pause,
        actions.Reopen: reopen,
        actions.Close: close,
        actions.Invite: invite,
        actions.CancelLinks: cancel_links,
        actions.ShowInvitation: show_invitation,
        actions.Confirm: confirm,
        actions.Relieve: relieve,
    }
    application.add_handlers([OnlyOperators(on_tap(kind, do)) for kind, do in taps.items()])
