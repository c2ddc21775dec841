"""The dialogue "announce" between handlers and screens: which question is next, and how it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.announcements import received, rules, screens, service
from bot.announcements.draft import Audience, Draft
from bot.announcements.live import House
from bot.announcements.rules import Wall
from bot.announcements.service import Announcement, Outlook, Writer
from bot.circles.service import Circle
from bot.clock import next_local
from bot.context import Context
from bot.errors import OutOfDate, Refusal
from bot.screen import Screen
from bot.texts import Html

NAME = "announce"
KIND, TEXT, AUDIENCE, WHEN, UNTIL, PREVIEW = "kind", "text", "audience", "when", "until", "preview"
_SECOND = timedelta(seconds=1)


def house(context: Context) -> House:
    """What announcements need to know of the instance."""
    return House.of(context.instance.settings)


def writer(context: Context) -> Writer:
    """The person who writes, with the right that the settings give them."""
    return Writer(context.member, context.is_operator)


def zone(context: Context) -> ZoneInfo:
    """The writer's own time zone."""
    return context.member.zone(context.instance.settings.default_timezone)


def draft(context: Context) -> Draft:
    """The answers so far."""
    return Draft.from_json(context.draft)


def keep(context: Context, changed: Draft) -> Draft:
    """Keep these answers."""
    context.draft.update(changed.to_json())
    return changed


async def aim_at_once(context: Context, found: Draft) -> Draft:
    """With the only audience there is to choose, when there is only one."""
    circles = await service.choices(context.tx, writer(context))
    if found.aimed or len(circles) > 1 or bool(circles) is context.is_operator:
        return found
    only = Audience(everyone=True) if context.is_operator else Audience(circle_ids=(circles[0].id,))
    return replace(found, audience=only, aimed=True)


def next_question(found: Draft) -> str:
    """The first question without an answer; the preview when there is none."""
    if found.kind is None:
        return KIND
    if found.words is None or received.excess(found.words):
        return TEXT
    if not found.aimed:
        return AUDIENCE
    return PREVIEW if found.timed else WHEN


_ORDER = (KIND, TEXT, AUDIENCE, WHEN, PREVIEW)


def may_ask(found: Draft, state: str) -> bool:
    """Whether what comes before this question is answered."""
    reached = next_question(found)
    if state == UNTIL:
        return reached == PREVIEW
    return state in _ORDER and _ORDER.index(state) <= _ORDER.index(reached)


async def ask(context: Context, state: str) -> str:
    """Ask this question; the preview first shows the words as they will arrive. Gives the state."""
    found = draft(context)
    if state == PREVIEW and found.words is not None and found.kind is not None and not found.previewed:
        context.say(received.received(context.t, found.words, found.kind))
        keep(context, replace(found, previewed=True))
    context.say(await QUESTIONS[state](context))
    return state


async def go_on(context: Context, changed: Draft) -> str:
    """Keep these answers and ask what comes next."""
    found = keep(context, await aim_at_once(context, changed) if changed.words else changed)
    return await ask(context, next_question(found))


async def ask_kind(context: Context) -> Screen:
    """What is it about?"""
    return screens.ask_kind(context.t)


async def ask_text(context: Context) -> Screen:
    """The words."""
    found = draft(context)
    excess = 0 if found.words is None else received.excess(found.words)
    return screens.ask_text(context.t, found, excess)


async def ask_audience(context: Context) -> Screen:
    """To whom?"""
    found = draft(context)
    circles = await service.choices(context.tx, writer(context))
    outlook = None if found.audience.is_empty else await _outlook(context, found)
    return screens.ask_audience(context.t, found, circles, outlook, operator=context.is_operator)


async def ask_when(context: Context) -> Screen:
    """When does it leave?"""
    found, circles = draft(context), await service.choices(context.tx, writer(context))
    aimed = screens.whom(context.t, found.audience, circles, await _outlook(context, found))
    one = await aim_at_once(context, Draft())
    back = TEXT if one.aimed else AUDIENCE
    return screens.ask_when(context.t, found, aimed, context.now.astimezone(zone(context)), back)


async def ask_until(context: Context) -> Screen:
    """Until when is it useful?"""
    return screens.ask_until(context.t, draft(context), context.now, zone(context))


async def ask_preview(context: Context) -> Screen:
    """Shall it leave?"""
    found = draft(context)
    outlook = await _outlook(context, found)
    circles = await service.choices(context.tx, writer(context))
    return screens.preview(
        context.t,
        found,
        _whom(context, found, circles, outlook),
        outlook,
        context.now,
        zone(context),
        house(context).per_second,
    )


def _whom(context: Context, found: Draft, circles: Sequence[Circle], outlook: Outlook) -> Html:
    if not outlook.count:
        return context.t("announcements-nobody")
    return screens.whom(context.t, found.audience, circles, outlook)


async def _outlook(context: Context, found: Draft) -> Outlook:
    """What would become of it. Refusal for somebody who may no longer write to these people."""
    if not await service.may_aim(context.tx, writer(context), found.audience):
        raise Refusal(service.NOT_YOURS)
    return await service.outlook(context.tx, found, context.member.id, context.now, house(context))


async def watched(context: Context, found: Announcement, update: int) -> Screen:
    """How an announcement stands, for the tapped message, which follows it from then on if it is there."""
    message = context.tapped.message_id if context.tapped else None
    return await service.watch(
        context.tx, found, context.member, message, update, context.now, house(context)
    )


QUESTIONS = {
    KIND: ask_kind,
    TEXT: ask_text,
    AUDIENCE: ask_audience,
    WHEN: ask_when,
    UNTIL: ask_until,
    PREVIEW: ask_preview,
}


# Moments


def instant(wall: Wall, zone: ZoneInfo) -> datetime:
    """When this hour of this local day comes."""
    midnight = datetime.combine(wall.day, time(0), tzinfo=zone).astimezone(UTC)
    return next_local(wall.hour, zone, midnight - _SECOND).at


def typed_moment(context: Context) -> datetime | None:
    """The moment in the words that were typed."""
    wall = rules.moment_of(context.words, context.now.astimezone(zone(context)))
    return None if wall is None else instant(wall, zone(context))


def chosen_moment(context: Context, when: str) -> datetime | None:
    """The moment of a button; None is now."""
    local = context.now.astimezone(zone(context))
    walls = {"now": None, "evening": rules.this_evening(local), "morning": rules.tomorrow_morning(local)}
    if when not in walls or (when != "now" and walls[when] is None):
        raise OutOfDate
    wall = walls[when]
    return None if wall is None else instant(wall, zone(context))


def leave_at(context: Context, found: Draft, at: datetime | None) -> Draft:
    """The draft leaving then; what was wrong with a typed moment is kept to be said."""
    if at is None:
        return replace(found, lost="announcements-moment-lost")
    if at <= context.now:
        return replace(found, lost="announcements-moment-past")
    if at - context.now > rules.AHEAD:
        return replace(found, lost="announcements-moment-far")
    return found.leaving(at)


def useful_until(context: Context, found: Draft, until: datetime | None) -> Draft:
    """The draft useful until then; what was wrong with a typed moment is kept to be said."""
    leaves = found.leaves_at(context.now)
    if until is None:
        return replace(found, lost="announcements-moment-lost")
    if not rules.is_useful(leaves, until):
        return replace(found, lost="announcements-until-before")
    if until - leaves > rules.USEFUL_AT_MOST:
        return replace(found, lost="announcements-until-far")
    return replace(found, until=until, lost=None)
