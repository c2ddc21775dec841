"""Finding, meeting and changing the people who talk to the bot."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from bot.db import Prepared, Transaction, listing, new_id
from bot.members.tables import members
from bot.texts import spoken
from bot.vault import Key

log = structlog.get_logger(__name__)

STRANGER, MEMBER = "stranger", "member"
STRANGERS_KEPT = timedelta(days=30)
"""How long someone who never agreed to anything is remembered after their last word."""
SEEN_GRAIN = timedelta(hours=1)
"""How often the moment of a person's last word is written: finer grain would be a trace of their hours."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's own answers, sealed as one value under their key. Hours are local, as HH:MM."""

    language: str = "fr"
    zone: str | None = None
    country: str | None = None
    quiet_from: str = "21:00"
    quiet_until: str = "08:00"
    experience: str | None = None
    second_experience: str | None = None
    perspective: str | None = None
    space: str | None = None
    opted_out: tuple[str, ...] = ()
    """Kinds of announcement this person doesn't want."""
    extra: dict[str, Any] = field(default_factory=dict)
    """Small answers of single features, under the feature's name."""

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Profile:
        """The profile of a stored value; fields that no longer exist are left out."""
        known = _profile_fields()
        kept = value if value.keys() <= known else {name: value[name] for name in value.keys() & known}
        return cls(**{**kept, "opted_out": tuple(kept.get("opted_out", ()))})


@cache
def _profile_fields() -> frozenset[str]:
    # Asked a thousand times in one sweep of what is due.
    return frozenset(each.name for each in fields(Profile))


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who talks to the bot, as read in this transaction."""

    id: int
    key: Key
    telegram_id: int
    stage: str
    profile: Profile
    reachable: bool
    screen_row: int | None
    screen_message: int | None
    seen_at: datetime
    since: datetime

    @property
    def language(self) -> str:
        return self.profile.language

    def zone(self, default: str) -> ZoneInfo:
        """The person's time zone; `default` (the instance's) until they said one."""
        return ZoneInfo(self.profile.zone or default)


def _at(column: str, member_id: int) -> str:
    return f"members|{column}|{member_id}"


def _member(tx: Transaction, row: Row[Any]) -> Member:
    telegram_id, key = _address(tx, row)
    return Member(
        id=row.id,
        key=key,
        telegram_id=telegram_id,
        stage=row.stage,
        profile=Profile.from_json(tx.vault.open(key, row.profile, _at("profile", row.id))),
        reachable=row.reachable,
        screen_row=row.screen_row,
        screen_message=row.screen_message,
        seen_at=row.seen_at,
        since=row.since,
    )


def _index(tx: Transaction, telegram_id: int) -> bytes:
    return tx.vault.blind("person", telegram_id)


async def find(tx: Transaction, telegram_id: int) -> Member | None:
    """The person with this Telegram id, if they ever wrote."""
    row = (await tx.run(_FIND, {"person": _index(tx, telegram_id)})).first()
    return None if row is None else _member(tx, row)


async def get(tx: Transaction, member_id: int) -> Member | None:
    """The person of this row id, unless they are gone."""
    row = (await tx.run(_GET, {"row": member_id})).first()
    return None if row is None else _member(tx, row)


_FIND = Prepared(select(members).where(members.c.person_index == bindparam("person")))
_GET = Prepared(select(members).where(members.c.id == bindparam("row")))


async def many(tx: Transaction, member_ids: list[int]) -> dict[int, Member]:
    """The people of these row ids, by id; those who are gone, or can't be read, are missing.

    One spoilt row must not keep the others from what is theirs.
    """
    found = [_readable(tx, row) for row in await tx.run(_THESE, {"ids": member_ids})]
    return {member.id: member for member in found if member is not None}


async def addresses(tx: Transaction, member_ids: list[int]) -> dict[int, tuple[int, Key] | None]:
    """The Telegram ids and keys of these people, nothing else of theirs opened.

    Who is gone is missing; None is a row that nobody can read any more.
    """
    found: dict[int, tuple[int, Key] | None] = {}
    for row in await tx.run(_ADDRESSES, {"ids": member_ids}):
        try:
            found[row.id] = _address(tx, row)
        except Exception as fault:  # noqa: BLE001 (as above)
            log.error("members.unreadable", row=row.id, fault=type(fault).__name__)
            found[row.id] = None
    return found


def _address(tx: Transaction, row: Row[Any]) -> tuple[int, Key]:
    key = tx.vault.unwrap(row.wrapped_key)
    return tx.vault.open(key, row.telegram_id, _at("telegram_id", row.id)), key


def _readable(tx: Transaction, row: Row[Any]) -> Member | None:
    try:
        return _member(tx, row)
    except Exception as fault:  # noqa: BLE001 (whatever is wrong with it, it is this row's alone)
        log.error("members.unreadable", row=row.id, fault=type(fault).__name__)
        return None


_ADDRESSES = listing(
    lambda listed: select(members.c.id, members.c.wrapped_key, members.c.telegram_id).where(
        listed(members.c.id, "ids")
    )
)
_THESE = listing(lambda listed: select(members).where(listed(members.c.id, "ids")))


async def everyone(
    tx: Transaction, *, stage: str = MEMBER, after: int = 0, limit: int | None = None
) -> list[int]:
    """Row ids of all people in `stage` who can be reached, oldest first; from after a row id, so many."""
    wanted = (members.c.stage == stage, members.c.reachable, members.c.id > after)
    rows = await tx.all(select(members.c.id).where(*wanted).order_by(members.c.id).limit(limit))
    return [row.id for row in rows]


async def all_ids(tx: Transaction) -> list[int]:
    """Row ids of everybody, whatever their stage."""
    return [row.id for row in await tx.all(select(members.c.id).order_by(members.c.id))]


async def meet(tx: Transaction, telegram_id: int, language_code: str | None, now: datetime) -> Member:
    """The person who writes: found, or remembered from now on as a stranger.

    Someone who can write can be reached again. `language_code` is Telegram's guess (IETF tag).
    """
    known = await find(tx, telegram_id)
    if known is None:
        return await _remember(tx, telegram_id, language_code, now)
    if not known.reachable or now - known.seen_at >= SEEN_GRAIN:
        await tx.execute(update(members).where(members.c.id == known.id).values(seen_at=now, reachable=True))
        known = replace(known, seen_at=now, reachable=True)
    return known


async def _remember(tx: Transaction, telegram_id: int, language_code: str | None, now: datetime) -> Member:
    member_id = new_id()
    key, wrapped = tx.vault.new_key()
    profile = Profile(language=spoken(language_code))
    member = Member(member_id, key, telegram_id, STRANGER, profile, True, None, None, now, now)
    row = {
        "id": member_id,
        "person_index": _index(tx, telegram_id),
        "wrapped_key": wrapped,
        "telegram_id": tx.vault.seal(key, telegram_id, _at("telegram_id", member_id)),
        "profile": _sealed(tx, member),
        "stage": STRANGER,
        "reachable": True,
        "screen_row": None,
        "screen_message": None,
        "seen_at": now,
        "since": now,
    }
    await tx.run(_REMEMBER, row)
    return member


_REMEMBER = Prepared(insert(members))


def _sealed(tx: Transaction, member: Member) -> bytes:
    return tx.vault.seal(member.key, asdict(member.profile), _at("profile", member.id))


async def change(tx: Transaction, member: Member, **answers: Any) -> Member:
    """The member with these answers of the profile changed and stored."""
    changed = replace(member, profile=replace(member.profile, **answers))
    await tx.run(_CHANGE, {"member": member.id, "answers": _sealed(tx, changed)})
    return changed


async def set_stage(tx: Transaction, member: Member, stage: str) -> Member:
    """The member moved to another stage (stranger, member)."""
    await tx.run(_SET_STAGE, {"member": member.id, "next": stage})
    return replace(member, stage=stage)


_this = members.c.id == bindparam("member")
_CHANGE = Prepared(update(members).where(_this).values(profile=bindparam("answers")))
_SET_STAGE = Prepared(update(members).where(_this).values(stage=bindparam("next")))


async def set_reachable(tx: Transaction, member_id: int, reachable: bool) -> None:
    """Whether Telegram lets the bot write to this person."""
    await tx.execute(update(members).where(members.c.id == member_id).values(reachable=reachable))


async def set_screen(tx: Transaction, member_id: int, *, row: int | None, message: int | None) -> None:
    """The message the person's present screen is on: an outbox row, or a message id in their chat."""
    await tx.run(_SHOWN, {"member": member_id, "row": row, "message": message})


_SHOWN = Prepared(
    update(members)
    .where(members.c.id == bindparam("member"))
    .values(screen_row=bindparam("row"), screen_message=bindparam("message"))
)


async def stale_strangers(tx: Transaction, now: datetime) -> list[int]:
    """Row ids of people who agreed to nothing and have not written for thirty days."""
    rows = await tx.all(
        select(members.c.id).where(members.c.stage == STRANGER, members.c.seen_at < now - STRANGERS_KEPT)
    )
    return [row.id for row in rows]


async def next_stale_stranger(tx: Transaction) -> datetime | None:
    """When the stranger who has been silent longest will have been for thirty days."""
    oldest = await tx.value(select(func.min(members.c.seen_at)).where(members.c.stage == STRANGER))
    return None if oldest is None else oldest + STRANGERS_KEPT


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """What is known of this person by themselves."""
    return {
        "telegram_id": member.telegram_id,
        "stage": member.stage,
        "since": member.since.isoformat(),
        "last_seen": member.seen_at.isoformat(),
        "reachable": member.reachable,
        "answers": asdict(member.profile),
    }


async def erase(tx: Transaction, member_id: int) -> None:
    """Destroy the person's key and row. What else is theirs must be gone before."""
    wrapped = await tx.value(select(members.c.wrapped_key).where(members.c.id == member_id))
    await tx.execute(delete(members).where(members.c.id == member_id))
    if wrapped is not None:
        tx.after_commit(lambda: tx.vault.drop(wrapped))
