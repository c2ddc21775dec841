"""What the composition root gives the outbox: how members are found, and which senders to wake."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakSet

from bot.db import Transaction
from bot.errors import Mistake
from bot.vault import Key


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a member is written to, and the key their words are sealed under."""

    chat_id: int
    key: Key


Resolve = Callable[[Transaction, Sequence[int]], Awaitable[Mapping[int, Recipient | None]]]
"""Finds members by row id; those who are gone are missing from the answer, None is one who can't be read."""


@dataclass(frozen=True, slots=True)
class Expired:
    """A row with a memo, to a member, that expired before it could leave.

    `instead`: what it says otherwise takes its place.
    """

    member_id: int
    memo: str
    put_at: datetime
    instead: bool


TellExpired = Callable[[Transaction, Sequence[Expired], datetime], Awaitable[None]]
Unreachable = Callable[[Transaction, int], Awaitable[None]]


async def _nobody(tx: Transaction, member_id: int) -> None:
    del tx, member_id


async def _nothing(tx: Transaction, expired: Sequence[Expired], now: datetime) -> None:
    del tx, expired, now


@dataclass(frozen=True, slots=True)
class Hooks:
    """What follows elsewhere, in the same transaction, from what Telegram said, or never heard."""

    unreachable: Unreachable = _nobody
    """A member (row id) blocked the bot or is gone: pause their schedules."""
    expired: TellExpired = _nothing
    """These never arrived, and never will: count them as skipped."""


class Waker:
    """Something that wants to know when a row was put: a sender."""

    def wake(self, *, urgent: bool = False) -> None:
        """Look for work; called on the event loop after a commit. `urgent`: somebody waits for an answer."""
        raise NotImplementedError


_resolve: list[Resolve] = []
_wakers: WeakSet[Waker] = WeakSet()


def use_resolver(resolve: Resolve) -> None:
    """Say once, when the application is composed, how members are found."""
    _resolve[:] = [resolve]


def resolver() -> Resolve:
    """How members are found; a Mistake before the application said so."""
    if not _resolve:
        raise Mistake("the outbox does not know how members are found")
    return _resolve[0]


def listen(waker: Waker) -> None:
    """Wake it from now on."""
    _wakers.add(waker)


def unlisten(waker: Waker) -> None:
    """Wake it no longer."""
    _wakers.discard(waker)


def wake(*, urgent: bool = False) -> None:
    """Tell the senders that a row was put, after its commit. Waking one too many does no harm."""
    for waker in list(_wakers):
        waker.wake(urgent=urgent)
