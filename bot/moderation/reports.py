"""Reports: the reported message alone is kept, sealed to the moderators; who reported is only counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.db import Row, Transaction, new_id
from bot.members.service import Member
from bot.moderation import holds, rules
from bot.moderation.holds import Hold
from bot.moderation.tables import CLOSED, OPEN, reporters, reports
from bot.moderation.tables import holds as hold_rows


@dataclass(frozen=True, slots=True)
class Reported:
    """A message of a room as it is reported: its writer under their chosen name, and their words."""

    message_id: int
    circle_id: int
    author_id: int
    alias: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A reported message as moderators see it; without name and `author_id` once its writer was forgotten."""

    id: int
    circle_id: int
    message_id: int
    author_id: int | None
    alias: str
    text: str
    is_open: bool
    opened_at: datetime
    reasons: tuple[str, ...] = ()
    """One for each person who reported it."""

    @property
    def is_urgent(self) -> bool:
        return any(reason in rules.URGENT for reason in self.reasons)


async def add(
    tx: Transaction, reporter: Member, reported: Reported, reason: str, now: datetime
) -> tuple[Report, Hold | None]:
    """Report a message; a person counts once. Gives the report, and the hold if this one placed it, or made
    it wait for a human.
    """
    report_id = await _open_about(tx, reported, now)
    index = _reporter_index(tx, reported.author_id, reporter.id)
    values = {"report_id": report_id, "reporter": index, "reason": reason, "at": now}
    is_new = await tx.insert_ignoring(reporters, values, ["report_id", "reporter"])
    report = await get(tx, report_id)
    assert report is not None
    return report, await _hold(tx, reported, reason, now) if is_new else None


async def _open_about(tx: Transaction, reported: Reported, now: datetime) -> int:
    found: int | None = await tx.value(
        select(reports.c.id).where(reports.c.message_id == reported.message_id, reports.c.state == OPEN)
    )
    if found is not None:
        return found
    return await _insert(tx, reported, now, state=OPEN)


async def keep(tx: Transaction, reported: Reported, now: datetime) -> int:
    """Keep words that the team decided on unreported, for whoever looks at it again; gives the row's id.

    It counts as closed at once, so the words are erased like those of a report.
    """
    return await _insert(tx, reported, now, state=CLOSED, closed_at=now)


async def _insert(tx: Transaction, reported: Reported, now: datetime, **state: Any) -> int:
    report_id = new_id()
    await tx.execute(
        insert(reports).values(
            id=report_id,
            circle_id=reported.circle_id,
            message_id=reported.message_id,
            author_id=reported.author_id,
            body=_sealed(tx, report_id, reported.alias, reported.text),
            opened_at=now,
            **state,
        )
    )
    return report_id


async def _hold(tx: Transaction, reported: Reported, reason: str, now: datetime) -> Hold | None:
    circle_id, author_id = reported.circle_id, reported.author_id
    present = await holds.held(tx, circle_id, author_id, now)
    if present is not None:
        if reason not in rules.URGENT or present.until is None:
            return None
        return (await holds.place(tx, circle_id, author_id, rules.HoldRule(None), now))[0]
    rule = rules.hold(await _since_last_hold(tx, circle_id, author_id), now)
    return None if rule is None else (await holds.place(tx, circle_id, author_id, rule, now))[0]


async def _since_last_hold(tx: Transaction, circle_id: int, author_id: int) -> list[tuple[bytes, str]]:
    """Open reports that no hold has answered yet: three people hold somebody once, not again and again."""
    mine = (hold_rows.c.circle_id == circle_id, hold_rows.c.member_id == author_id)
    last = await tx.value(select(func.max(hold_rows.c.at)).where(*mine))
    about = (
        select(reporters.c.reporter, reporters.c.reason)
        .join(reports)
        .where(reports.c.circle_id == circle_id, reports.c.author_id == author_id, reports.c.state == OPEN)
    )
    if last is not None:
        about = about.where(reporters.c.at > last)
    return [(bytes(row.reporter), row.reason) for row in await tx.all(about)]


async def get(tx: Transaction, report_id: int, *, lock: bool = False) -> Report | None:
    """The report of this id; with `lock`, held until the end of the transaction."""
    statement = select(reports).where(reports.c.id == report_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    if row is None:
        return None
    reasons = await tx.all(select(reporters.c.reason).where(reporters.c.report_id == report_id))
    return _report(tx, row, tuple(found.reason for found in reasons))


async def waiting(tx: Transaction, circle_ids: Collection[int] | None) -> list[Report]:
    """Open reports of these circles (None: of all), oldest first."""
    statement = select(reports).where(reports.c.state == OPEN).order_by(reports.c.id)
    if circle_ids is not None:
        statement = statement.where(reports.c.circle_id.in_(circle_ids))
    rows = await tx.all(statement)
    found = select(reporters.c.report_id, reporters.c.reason)
    reasons = await tx.all(found.where(reporters.c.report_id.in_([row.id for row in rows])))
    return [_report(tx, row, tuple(r.reason for r in reasons if r.report_id == row.id)) for row in rows]


async def close(tx: Transaction, report: Report, now: datetime, *, all_about_author: bool = False) -> None:
    """Close a report; with `all_about_author`, all that are open about its writer in that circle."""
    which = reports.c.id == report.id
    if all_about_author and report.author_id is not None:
        which = (reports.c.circle_id == report.circle_id) & (reports.c.author_id == report.author_id)
    done = update(reports).where(which, reports.c.state == OPEN)
    await tx.execute(done.values(state=CLOSED, closed_at=now))


async def open_about(tx: Transaction, circle_id: int, author_id: int) -> list[Report]:
    """What about this person's words in this circle still waits to be seen, oldest first."""
    return [each for each in await waiting(tx, [circle_id]) if each.author_id == author_id]


async def among_reporters(
    tx: Transaction, circle_id: int, author_id: int, people: Collection[int]
) -> frozenset[int]:
    """Which of these people reported what is open about this person here: to leave them out, untold."""
    found = await tx.all(
        select(reporters.c.reporter)
        .join(reports)
        .where(reports.c.circle_id == circle_id, reports.c.author_id == author_id, reports.c.state == OPEN)
    )
    known = {bytes(row.reporter) for row in found}
    return frozenset(each for each in people if _reporter_index(tx, author_id, each) in known)


async def erase_old(tx: Transaction, now: datetime) -> None:
    """Erase reports closed for thirty days."""
    limit = now - rules.KEPT_AFTER_CLOSURE
    old = select(reports.c.id).where(reports.c.state == CLOSED, reports.c.closed_at <= limit)
    await tx.execute(delete(reporters).where(reporters.c.report_id.in_(old)))
    await tx.execute(delete(reports).where(reports.c.state == CLOSED, reports.c.closed_at <= limit))


async def next_erasure(tx: Transaction) -> datetime | None:
    """When the next closed report has been kept long enough."""
    closed: datetime | None = await tx.value(select(func.min(reports.c.closed_at)))
    return None if closed is None else closed + rules.KEPT_AFTER_CLOSURE


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Erase closed reports of this person's words; open ones stay without their writer. Their own no longer
    lead to them.
    """
    mine = await tx.all(select(reports).where(reports.c.author_id == member.id))
    for row in mine:
        if row.state == CLOSED:
            await tx.execute(delete(reporters).where(reporters.c.report_id == row.id))
            await tx.execute(delete(reports).where(reports.c.id == row.id))
            continue
        text = _report(tx, row, ()).text
        await tx.execute(
            update(reports)
            .where(reports.c.id == row.id)
            .values(author_id=None, body=_sealed(tx, row.id, "", text))
        )
    del now
    authors = await tx.all(select(reports.c.author_id).where(reports.c.author_id.is_not(None)).distinct())
    for row in authors:
        index = _reporter_index(tx, row.author_id, member.id)
        stranger = tx.vault.blind("nobody", new_id())
        await tx.execute(update(reporters).where(reporters.c.reporter == index).values(reporter=stranger))


def _reporter_index(tx: Transaction, author_id: int, reporter_id: int) -> bytes:
    return tx.vault.blind("reporter", f"{author_id}|{reporter_id}")


def _sealed(tx: Transaction, report_id: int, alias: str, text: str) -> bytes:
    place = f"moderation_reports|body|{report_id}"
    return tx.vault.seal(tx.vault.instance, {"alias": alias, "text": text}, place)


def _report(tx: Transaction, row: Row, reasons: tuple[str, ...]) -> Report:
    body: dict[str, Any] = tx.vault.open(tx.vault.instance, row.body, f"moderation_reports|body|{row.id}")
    return Report(
        id=row.id,
        circle_id=row.circle_id,
        message_id=row.message_id,
        author_id=row.author_id,
        alias=body["alias"],
        text=body["text"],
        is_open=row.state == OPEN,
        opened_at=row.opened_at,
        reasons=reasons,
    )
