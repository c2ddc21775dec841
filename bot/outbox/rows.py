"""Making rows: whom they go to and their words, sealed under the key that is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.db import Transaction, new_id
from bot.outbox import wiring
from bot.outbox.acts import KINDS, Act, Lane, MessageId, Send, To, ToMember, body, is_held, shape, subject
from bot.outbox.tables import PENDING
from bot.vault import Key


@dataclass(frozen=True, slots=True)
class Put:
    """One act to put; `key` makes it unique. It leaves from `not_before` on, and not after `expires_at`.

    `memo`, of at most 80 characters, is told to wiring.Hooks.expired when it expires.
    """

    key: str
    to: To
    act: Act
    lane: Lane
    not_before: datetime | None = None
    expires_at: datetime | None = None
    batch: int | None = None
    memo: str | None = None


COLUMNS = (
    "id", "key", "chat", "member_id", "address", "wrapped_key", "lane", "act", "held", "shape", "body",
    "otherwise", "otherwise_until", "content_id", "about_row", "about_message", "batch", "memo", "state",
    "created_at", "due_at", "expires_at", "attempts",
)  # fmt: skip
"""What a new row says; the rest comes when it leaves."""


async def made(tx: Transaction, puts: Sequence[Put], now: datetime) -> list[dict[str, Any]]:
    """The rows of these acts; acts with words for members who are gone are left out."""
    keys = await _keys(tx, puts)
    return [_row(tx, put, keys, now) for put in puts if _readable(put, keys)]


def chat_number(tx: Transaction, chat_id: int) -> int:
    """What stands for an address in the order of its rows and in its pace; tells nothing of the chat."""
    return int.from_bytes(tx.vault.blind("outbox chat", chat_id)[:8]) >> 1


async def _keys(tx: Transaction, puts: Sequence[Put]) -> dict[int, Key]:
    """The keys of members whose rows have words to seal."""
    known: dict[int, Key] = {}
    wanted: set[int] = set()
    for put in puts:
        if isinstance(put.to, ToMember) and put.to.key is not None:
            known[put.to.member_id] = put.to.key
        elif isinstance(put.to, ToMember) and body(put.act) is not None:
            wanted.add(put.to.member_id)
    if missing := sorted(wanted - known.keys()):
        found = await wiring.resolver()(tx, missing)
        known.update({which: recipient.key for which, recipient in found.items() if recipient})
    return known


def _readable(put: Put, keys: Mapping[int, Key]) -> bool:
    return not isinstance(put.to, ToMember) or body(put.act) is None or put.to.member_id in keys


def _row(tx: Transaction, put: Put, keys: Mapping[int, Key], now: datetime) -> dict[str, Any]:
    row_id, about = new_id(), subject(put.act)
    is_message = isinstance(about, MessageId)
    return {
        "id": row_id,
        "key": put.key,
        "lane": int(put.lane),
        "act": KINDS[type(put.act)],
        "held": is_held(put.act, put.lane),
        "shape": shape(getattr(put.act, "screen", None)),
        "content_id": getattr(put.act, "content", None),
        "about_row": None if is_message else about,
        "about_message": int(about) if is_message and about is not None else None,
        "batch": put.batch,
        "memo": put.memo,
        "state": PENDING,
        "created_at": now,
        "due_at": put.not_before or now,
        "expires_at": put.expires_at,
        "attempts": 0,
    } | _sealed(tx, put, row_id, keys)


def _sealed(tx: Transaction, put: Put, row_id: int, keys: Mapping[int, Key]) -> dict[str, Any]:
    key: Key | None
    names = ("member_id", "address", "wrapped_key", "body", "otherwise", "otherwise_until")
    found: dict[str, Any] = dict.fromkeys(names)
    if isinstance(put.to, ToMember):
        key = keys.get(put.to.member_id)
        found |= {"member_id": put.to.member_id, "chat": put.to.member_id}
    else:
        key, found["chat"] = tx.vault.instance, row_id
        if put.to.throw_away:
            key, found["wrapped_key"] = tx.vault.new_key()
        else:
            found["chat"] = chat_number(tx, put.to.chat_id)
        found["address"] = tx.vault.seal(key, put.to.chat_id, f"outbox|address|{row_id}")
    words = body(put.act)
    if words is not None and key is not None:
        found["body"] = tx.vault.seal(key, words, f"outbox|body|{row_id}")
    instead = put.act.otherwise if isinstance(put.act, Send) else None
    if instead is not None and key is not None:
        # Sealed at the body's place: it takes it without being opened.
        found["otherwise"] = tx.vault.seal(key, {"screen": instead.screen.to_json()}, f"outbox|body|{row_id}")
        found["otherwise_until"] = instead.until
    return found
