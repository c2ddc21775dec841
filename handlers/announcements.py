"""Announcements once they are written: watching, steering, looking back; and the button on each."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.announcements import actions, dialogue, received, report, service
from bot.announcements.rows import Announcement
from bot.context import Context
from bot.conversation import on_tap
from bot.privacy.screens import ask_news


async def _show(update: Update, context: Context, found: Announcement) -> None:
    """How it stands, on the tapped message, which follows it from now on."""
    context.say(await dialogue.watched(context, found, update.update_id))


async def show(update: Update, context: Context) -> None:
    """One announcement as it stands."""
    which = actions.Show.read(context.data).announcement
    await _show(update, context, await service.mine(context.tx, dialogue.writer(context), which))


async def pause(update: Update, context: Context) -> None:
    """Nothing more leaves for now."""
    which = actions.Pause.read(context.data).announcement
    await _show(
        update, context, await service.pause(context.tx, dialogue.writer(context), which, context.now)
    )


async def go_on(update: Update, context: Context) -> None:
    """It goes on."""
    which = actions.GoOn.read(context.data).announcement
    await _show(
        update, context, await service.go_on(context.tx, dialogue.writer(context), which, context.now)
    )


async def stop(update: Update, context: Context) -> None:
    """Nothing more leaves, for good."""
    which = actions.Stop.read(context.data).announcement
    await _show(update, context, await service.stop(context.tx, dialogue.writer(context), which, context.now))


async def send_again(update: Update, context: Context) -> None:
    """Those of whom nobody knows get it again."""
    which = actions.SendAgain.read(context.data).announcement
    await _show(
        update, context, await service.send_again(context.tx, dialogue.writer(context), which, context.now)
    )


async def take_back(update: Update, context: Context) -> None:
    """Ask first, then take it back from everyone."""
    asked = actions.TakeBack.read(context.data)
    found = await service.mine(context.tx, dialogue.writer(context), asked.announcement)
    if not asked.sure:
        return context.say(report.ask_take_back(context.t, found))
    taken = await service.take_back(context.tx, dialogue.writer(context), found.id, context.now)
    return await _show(update, context, taken)


async def plain_text(update: Update, context: Context) -> None:
    """The words to copy, in a message of their own."""
    which = actions.PlainText.read(context.data).announcement
    found = await service.mine(context.tx, dialogue.writer(context), which)
    context.say(report.plain_text(context.t, found), fresh=True)


async def history(update: Update, context: Context) -> None:
    """The last announcements, and those to come."""
    found = await service.history(context.tx, dialogue.writer(context))
    context.say(report.history(context.t, found, dialogue.zone(context)))


# As it is received


async def more(update: Update, context: Context) -> None:
    """What can be done about announcements of this kind."""
    context.buttons(*received.choices(context.t, actions.kind_of(actions.More.read(context.data).kind)))


async def refuse(update: Update, context: Context) -> None:
    """No more of this kind."""
    kind = actions.kind_of(actions.Refuse.read(context.data).kind)
    context.member = await service.refuse_kind(context.tx, context.member, kind, context.now)
    context.toast(context.t.plain("announcements-refused"))
    context.buttons(*received.more(context.t, kind))


async def keep(update: Update, context: Context) -> None:
    """Go on receiving this kind; what needs a consent that no longer stands is asked for."""
    kind = actions.kind_of(actions.Keep.read(context.data).kind)
    context.buttons(*received.more(context.t, kind))
    if not await service.may_keep(context.tx, context.member, kind):
        return context.say(ask_news(context.t, context.instance.settings), fresh=True)
    context.member = await service.keep_kind(context.tx, context.member, kind)
    return context.toast(context.t.plain("announcements-kept"))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the buttons; they work under any dialogue."""
    application.add_handlers(
        [
            on_tap(actions.History, history),
            on_tap(actions.Show, show),
            on_tap(actions.Pause, pause),
            on_tap(actions.GoOn, go_on),
            on_tap(actions.Stop, stop),
            on_tap(actions.SendAgain, send_again),
            on_tap(actions.TakeBack, take_back),
            on_tap(actions.PlainText, plain_text),
            on_tap(actions.More, more),
            on_tap(actions.Refuse, refuse),
            on_tap(actions.Keep, keep),
        ]
    )
