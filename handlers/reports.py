"""For the team: what waits, deciding on it, looking again; for the person concerned: what was decided."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.announcements import leaving as announcements
from bot.circles import service as circles
from bot.context import Context
from bot.conversation import doors, on_tap
from bot.errors import Refusal
from bot.members import service as members
from bot.moderation import actions, desk, screens
from bot.moderation import service as moderation
from bot.moderation.names import alias_of, circle_name
from bot.moderation.service import Act, Hold, OwnHold, Reviewer, Team, Worry
from bot.rooms import held_screens
from bot.rooms import service as rooms
from bot.rooms.actions import LetThrough, OpenHeld
from bot.rooms.rows import Message


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


def _me(context: Context) -> Reviewer:
    return Reviewer(context.member, _team(context))


def _team(context: Context) -> Team:
    settings = context.instance.settings
    return Team(settings.operators, settings.default_timezone)


async def _alias(context: Context, about: Hold | Worry) -> str:
    return await alias_of(context.tx, context.t, about.circle_id, about.member_id)


async def inbox(update: Update, context: Context) -> None:
    """What waits for somebody who looks after circles."""
    me = _me(context)
    waiting = await moderation.inbox(context.tx, me, context.now)
    worries = [(one, await _alias(context, one)) for one in waiting.worries]
    held_people = [(one, await _alias(context, one)) for one in waiting.holds]
    lines = desk.lines(context.t, worries, held_people, waiting.reports, waiting.appeals)
    mine = await moderation.reviewed_circles(context.tx, me)
    for held in await rooms.held_messages(context.tx, mine, context.member.id):
        alias = await alias_of(context.tx, context.t, held.circle_id, held.author_id)
        lines.append(desk.Line(*held_screens.held_line(context.t, alias, held.id)))
    context.say(desk.inbox(context.t, lines))


async def open_report(update: Update, context: Context) -> None:
    """A report, with each decision in one tap."""
    me = _me(context)
    found = await moderation.open_report(context.tx, me, actions.OpenReport.read(context.data).report)
    decisions = await moderation.possible_decisions(context.tx, me, found)
    circle = await circle_name(context.tx, found.circle_id)
    context.say(desk.report(context.t, found, circle, decisions, _zone(context)))


async def decide(update: Update, context: Context) -> None:
    """Decide; held words of the writer go out, or never do."""
    asked = actions.Decide.read(context.data)
    made = await moderation.decide(context.tx, _me(context), asked.report, asked.decision, context.now)
    found = made.report
    if found.author_id is not None and made.release is not None:
        zone = context.instance.settings.default_timezone
        await rooms.settle_held(
            context.tx, found.circle_id, found.author_id, context.now, zone, release=made.release
        )
    if made.act is not None and made.act.kind == "remove":
        await rooms.out_of(context.tx, made.act.circle_id, made.act.member_id, context.now)
        await announcements.left(context.tx, made.act.member_id, made.act.circle_id, context.now)
        context.refresh_menu(made.act.member_id)
    context.say(desk.decided(context.t, found, asked.decision, made.act))


async def lift(update: Update, context: Context) -> None:
    """Take an act back."""
    act, complete = await moderation.lift(
        context.tx, _me(context), actions.Lift.read(context.data).act, context.now
    )
    context.refresh_menu(act.member_id)
    context.say(screens.done(context.t, await _undone(context, act, complete=complete)))


async def _undone(context: Context, act: Act, *, complete: bool) -> str:
    """What a lifted act leads to: what was refused goes out. Gives the key of what is said of it."""
    if act.kind != moderation.REFUSE:
        return "moderation-lifted" if complete else "moderation-lifted-no-seat"
    _, kept = await moderation.open_act(context.tx, _me(context), act.id)
    zone = context.instance.settings.default_timezone
    sent = kept is not None and await rooms.pass_on(context.tx, kept, context.now, zone)
    return "moderation-lifted" if sent else "moderation-lifted-not-sent"


async def show_act(update: Update, context: Context) -> None:
    """What was decided about me."""
    act, found = await moderation.own_act(context.tx, context.member, actions.ShowAct.read(context.data).act)
    circle, words = await circle_name(context.tx, act.circle_id), found.text if found else None
    context.say(screens.own_act(context.t, act, words, circle, _zone(context)), stays=True)


async def show_hold(update: Update, context: Context) -> None:
    """What I write waits to be read."""
    hold = actions.ShowHold.read(context.data).hold
    await _show_hold(context, await moderation.own_hold(context.tx, context.member, hold, context.now))


async def ask_to_read(update: Update, context: Context) -> None:
    """Ask for somebody of the team to read now."""
    hold = actions.AskToRead.read(context.data).hold
    asked = await moderation.ask_to_read(context.tx, context.member, hold, _team(context), context.now)
    await _show_hold(context, asked)


async def _show_hold(context: Context, shown: OwnHold) -> None:
    circle = await circle_name(context.tx, shown.hold.circle_id)
    context.say(screens.own_hold(context.t, shown, circle, _zone(context)), stays=True)


async def open_hold(update: Update, context: Context) -> None:
    """What somebody asked to be read now."""
    asked = actions.OpenHold.read(context.data).hold
    hold, found = await moderation.open_hold(context.tx, _me(context), asked)
    alias, circle = await _alias(context, hold), await circle_name(context.tx, hold.circle_id)
    context.say(desk.hold(context.t, hold, alias, circle, found, context.now, _zone(context)))


async def appeal(update: Update, context: Context) -> None:
    """Ask for it to be looked at again."""
    act = actions.Appeal.read(context.data).act
    await moderation.appeal(context.tx, context.member, act, _team(context), context.now)
    context.say(screens.done(context.t, "moderation-appealed"))


async def open_appeal(update: Update, context: Context) -> None:
    """An act that somebody asked to be looked at again."""
    act, found = await moderation.open_act(
        context.tx, _me(context), actions.OpenAppeal.read(context.data).act
    )
    circle, words = await circle_name(context.tx, act.circle_id), found.text if found else None
    context.say(desk.appeal(context.t, act, words, circle))


async def review(update: Update, context: Context) -> None:
    """Leave it, or lift it."""
    asked = actions.Review.read(context.data)
    act, complete = await moderation.review(
        context.tx, _me(context), asked.act, context.now, lifting=asked.lift
    )
    context.refresh_menu(act.member_id)
    key = await _undone(context, act, complete=complete) if asked.lift else "moderation-reviewed-kept"
    context.say(screens.done(context.t, key))


async def open_worry(update: Update, context: Context) -> None:
    """Five lines: what to say, what not to say, whom to call."""
    found = await moderation.open_worry(context.tx, _me(context), actions.OpenWorry.read(context.data).worry)
    alias, circle = await _alias(context, found), await circle_name(context.tx, found.circle_id)
    context.say(desk.worry(context.t, found, alias, circle))


async def take_worry(update: Update, context: Context) -> None:
    """I look after this person."""
    await moderation.take_worry(
        context.tx, _me(context), actions.TakeWorry.read(context.data).worry, context.now
    )
    context.toast(context.t.plain("moderation-worry-taken"))
    await inbox(update, context)


async def _waiting(context: Context, message_id: int) -> Message:
    held = await rooms.held_words(context.tx, message_id)
    if held is None or not await moderation.may_review(
        context.tx, _me(context), held.circle_id, held.author_id
    ):
        raise Refusal("moderation-not-there")
    return held


async def open_held(update: Update, context: Context) -> None:
    """A message that waits to be read."""
    held = await _waiting(context, OpenHeld.read(context.data).message)
    author, circle = (
        await members.get(context.tx, held.author_id),
        await circles.get(context.tx, held.circle_id),
    )
    if author is None or circle is None:
        raise Refusal("moderation-not-there")
    alias = await alias_of(context.tx, context.t, held.circle_id, held.author_id)
    words = await rooms.words_of(context.tx, author, held) or ""
    context.say(held_screens.held(context.t, circle, alias, words, held.id))


async def let_through(update: Update, context: Context) -> None:
    """Let it go out, or not."""
    asked = LetThrough.read(context.data)
    held = await _waiting(context, asked.message)
    await rooms.judge(context.tx, _me(context), held, context.now, yes=asked.yes)
    context.say(held_screens.held_decided(context.t, let_through=asked.yes))


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register what the team does, and what the person concerned is shown."""
    taps = {
        actions.Reports: inbox,
        actions.OpenReport: open_report,
        actions.Decide: decide,
        actions.Lift: lift,
        actions.ShowAct: show_act,
        actions.ShowHold: show_hold,
        actions.AskToRead: ask_to_read,
        actions.OpenHold: open_hold,
        actions.Appeal: appeal,
        actions.OpenAppeal: open_appeal,
        actions.Review: review,
        actions.OpenWorry: open_worry,
        actions.TakeWorry: take_worry,
        OpenHeld: open_held,
        LetThrough: let_through,
    }
    application.add_handlers([*doors("reports", inbox), *(on_tap(kind, do) for kind, do in taps.items())])
