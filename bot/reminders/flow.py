"""What several handlers of a person's hours share: all that is set, as the person at hand sees it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.context import Context
from bot.home import home
from bot.members.service import MEMBER
from bot.reminders import screens, service
from bot.screen import Screen


def zone_of(context: Context) -> ZoneInfo:
    """The time zone of the person at hand; the instance's until they said one."""
    return context.member.zone(context.instance.settings.default_timezone)


async def hours_of(context: Context) -> service.Hours:
    """All that is set for the person at hand."""
    zone = context.instance.settings.default_timezone
    return await service.hours(context.tx, context.member, zone, context.now)


async def overview(context: Context, key: str | None = None) -> Screen:
    """All that is set, below the text `key`; the first screen for who agreed to nothing yet."""
    if context.member.stage != MEMBER:
        return await home(context)
    first = context.t(key) if key is not None else ""
    return screens.overview(context.t, await hours_of(context), first)
