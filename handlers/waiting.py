"""Seats kept for someone who waits, and waiting no longer."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.context import Context
from bot.conversation import on_tap
from bot.errors import OutOfDate
from bot.matching import actions, screens
from bot.matching import service as matching
from bot.onboarding.actions import Join


async def see(update: Update, context: Context) -> None:
    """The circle of a kept seat, with why."""
    seat = actions.SeeSeat.read(context.data).seat
    try:
        kept = await matching.kept_seat(context.tx, context.member, seat, context.now)
    except OutOfDate:
        context.say(screens.gone(context.t))
        return
    join = Join(kept.circle.id).data
    context.say(screens.seat(context.t, kept.circle.name, kept.explanation, seat, join))


async def decline(update: Update, context: Context) -> None:
    """No thank you: the seat goes to somebody else."""
    seat = actions.DeclineSeat.read(context.data).seat
    await matching.decline_seat(context.tx, context.member, seat, context.now)
    context.say(screens.declined(context.t))


async def stop(update: Update, context: Context) -> None:
    """Wait no longer."""
    await matching.stop_waiting(context.tx, context.member.id, context.now)
    context.say(screens.stopped(context.t))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the buttons of the waiting list."""
    application.add_handlers(
        [
            on_tap(actions.SeeSeat, see),
            on_tap(actions.DeclineSeat, decline),
            on_tap(actions.StopWaiting, stop),
        ]
    )
