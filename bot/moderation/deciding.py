"""Deciding on reports, taking acts back, looking at them again; the person concerned is told each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.circles import service as circles
from bot.db import Transaction
from bot.errors import Refusal
from bot.members.service import Member
from bot.moderation import acts, audit, holds, notices, reports, rules
from bot.moderation.acts import Act
from bot.moderation.reports import Report
from bot.moderation.reviewers import ELSEWHERE, Reviewer, Team, may_review, told


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did. `release`: held words of the writer may go out; False: they never do; None: none
    were held, or they go on waiting.
    """

    report: Report
    act: Act | None
    release: bool | None


async def open_report(tx: Transaction, reviewer: Reviewer, report_id: int, *, lock: bool = False) -> Report:
    """A report this person may see. Refusal for any other."""
    found = await reports.get(tx, report_id, lock=lock)
    if found is None or not await may_review(tx, reviewer, found.circle_id, found.author_id):
        raise Refusal(ELSEWHERE)
    return found


async def possible_decisions(tx: Transaction, reviewer: Reviewer, found: Report) -> tuple[str, ...]:
    """What this person may decide on this report."""
    if found.author_id is None:
        return (rules.NOTHING,)
    on_facilitator = await circles.is_facilitator(tx, found.author_id, found.circle_id)
    return rules.decisions(is_operator=reviewer.is_operator, on_facilitator=on_facilitator)


async def decide(
    tx: Transaction, reviewer: Reviewer, report_id: int, decision: str, now: datetime
) -> Decided:
    """Decide on an open report and tell its writer. Refusal: not theirs to decide, or decided already."""
    found = await open_report(tx, reviewer, report_id, lock=True)
    if not found.is_open:
        raise Refusal("moderation-already-decided")
    if decision not in await possible_decisions(tx, reviewer, found):
        raise Refusal(ELSEWHERE)
    removing = decision == rules.REMOVE
    await reports.close(tx, found, now, all_about_author=removing)
    act = None
    if decision != rules.NOTHING and found.author_id is not None:
        act = await _act(tx, reviewer, found, found.author_id, decision, now)
    await audit.append(tx, reviewer.member.id, f"report_{decision}", found.author_id, now)
    await signed(tx, reviewer, found.circle_id, now)
    release = await _release(tx, found, decision, reviewer.team.default_zone, now)
    return Decided(found, act, release)


async def _act(
    tx: Transaction, reviewer: Reviewer, found: Report, author_id: int, decision: str, now: datetime
) -> Act:
    ends_at = rules.ends_at(decision, now)
    act = acts.new(
        found.id, found.circle_id, author_id, reviewer.member.id, decision, found.alias, now, ends_at
    )
    if decision == rules.REMOVE:
        membership = await circles.membership(tx, found.circle_id, author_id)
        if membership is not None:
            await circles.remove(tx, membership, now)
    await acts.add(tx, act)
    await notices.to_person_of_act(tx, act, "new", reviewer.team.default_zone, now)
    return act


async def _release(tx: Transaction, found: Report, decision: str, zone: str, now: datetime) -> bool | None:
    """A human has seen it: the hold ends once nothing about the writer is left to see."""
    if found.author_id is None:
        return None
    confirmed = decision in rules.MUTES or decision == rules.REMOVE
    if not confirmed and await reports.open_about(tx, found.circle_id, found.author_id):
        return None
    ended = await holds.end(tx, found.circle_id, found.author_id, now)
    # An act tells of itself, and that one may write (or not).
    awaited = [hold for hold in ended if decision == rules.NOTHING and (hold.asked_at or hold.stands(now))]
    for hold in awaited[-1:]:
        await notices.to_person_of_hold(tx, hold, "seen", zone, now)
    return not confirmed


async def own_act(tx: Transaction, member: Member, act_id: int) -> tuple[Act, Report | None]:
    """What was decided about this very person, with their own reported words while they are kept."""
    act = await acts.get(tx, act_id)
    if act is None or act.member_id != member.id:
        raise Refusal(ELSEWHERE)
    return act, None if act.report_id is None else await reports.get(tx, act.report_id)


async def appeal(tx: Transaction, member: Member, act_id: int, team: Team, now: datetime) -> Act:
    """Ask for an act to be looked at again, by somebody else where there is somebody else."""
    act, _ = await own_act(tx, member, act_id)
    if act.may_be_appealed:
        await acts.note(tx, act.id, appealed_at=now)
        whom = await told(tx, act.circle_id, team, {member.id, act.actor_id})
        whom = whom or await told(tx, act.circle_id, team, {member.id})
        await notices.to_reviewers_of_appeal(tx, act, whom, team.default_zone, now)
    return (await acts.get(tx, act_id)) or act


async def open_act(tx: Transaction, reviewer: Reviewer, act_id: int) -> tuple[Act, Report | None]:
    """An act this person may take back or look at again. Refusal for any other."""
    act = await acts.get(tx, act_id, lock=True)
    if act is None or not await may_review(tx, reviewer, act.circle_id, act.member_id):
        raise Refusal(ELSEWHERE)
    return act, None if act.report_id is None else await reports.get(tx, act.report_id)


async def lift(tx: Transaction, reviewer: Reviewer, act_id: int, now: datetime) -> tuple[Act, bool]:
    """Take an act back and tell the person. False with it: a removed person found no seat any more."""
    act, _ = await open_act(tx, reviewer, act_id)
    if act.lifted_at is not None:
        raise Refusal("moderation-already-decided")
    complete = await acts.undo(tx, act, now)
    await audit.append(tx, reviewer.member.id, f"lift_{act.kind}", act.member_id, now)
    await notices.to_person_of_act(tx, act, "lifted", reviewer.team.default_zone, now)
    return act, complete


async def review(
    tx: Transaction, reviewer: Reviewer, act_id: int, now: datetime, *, lifting: bool
) -> tuple[Act, bool]:
    """Look at an act again: leave it, or lift it; the person is told. Refusal for who decided it first."""
    act, _ = await open_act(tx, reviewer, act_id)
    if not act.awaits_review:
        raise Refusal("moderation-already-decided")
    if not await may_look_again(tx, reviewer, act):
        raise Refusal(ELSEWHERE)
    await acts.note(tx, act.id, reviewed_at=now)
    await signed(tx, reviewer, act.circle_id, now)
    if lifting:
        return await lift(tx, reviewer, act_id, now)
    await audit.append(tx, reviewer.member.id, f"keep_{act.kind}", act.member_id, now)
    await notices.to_person_of_act(tx, act, "kept", reviewer.team.default_zone, now)
    return act, True


async def may_look_again(tx: Transaction, reviewer: Reviewer, act: Act) -> bool:
    """Somebody else than who decided, unless there is nobody else."""
    if not await may_review(tx, reviewer, act.circle_id, act.member_id):
        return False
    if reviewer.member.id != act.actor_id:
        return True
    return not await told(tx, act.circle_id, reviewer.team, {act.member_id, act.actor_id})


async def signed(tx: Transaction, reviewer: Reviewer, circle_id: int, now: datetime) -> None:
    """Looking after a circle is a sign of its facilitator."""
    membership = await circles.membership(tx, circle_id, reviewer.member.id)
    if membership is not None:
        await circles.sign(tx, membership, now)
