"""The queue of updates that wait for the bot, with Telegram's rules for ids, offsets and expiry.

Rules: reference bot-api.md, getUpdates (td TQueue.cpp:158-166, 295-312; Client.cpp:16336-16353, 17053-17237).
"""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "guest_message",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost", "managed_bot",
}) | NOT_BY_DEFAULT  # fmt: skip
DAY = 86_400
CALLBACK_LIFE = 150
WEEK = 7 * DAY
AHEAD, BEHIND = 10, 100_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that the bot has not confirmed; `expires_at` in seconds of people's time."""

    id: int
    kind: str
    payload: dict[str, Any]
    expires_at: float

    def as_api(self) -> dict[str, Any]:
        """The `Update` object."""
        return {"update_id": self.id, self.kind: self.payload}


class Updates:
    """One bot's queue. Ids start at random, grow by one, and start again at random after an empty week."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.next_id = self._random_start()
        self.waiting: deque[Waiting] = deque()
        self.allowed: frozenset[str] | None = None
        self.last_at: float | None = None
        self.soonest = math.inf

    def _random_start(self) -> int:
        return self.rng.randint(2_000_001, 1_000_000_000)

    def allow(self, names: list[Any] | None) -> None:
        """Take over `allowed_updates`: None keeps the setting, no known name means the default."""
        if names is None:
            return
        known = frozenset(str(name).lower() for name in names) & KINDS
        self.allowed = known or None

    def lets_in(self, kind: str) -> bool:
        """Whether an update of this kind is created at all; what is queued already stays."""
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: dict[str, Any], at: float, *, filtered: bool = True) -> int | None:
        """Queue an update born at this second of people's time; None when it is filtered out."""
        if filtered and not self.lets_in(kind):
            return None
        if not self.waiting and self.last_at is not None and at - self.last_at > WEEK:
            self.next_id = self._random_start()
        life = CALLBACK_LIFE if kind == "callback_query" else DAY
        self.waiting.append(Waiting(self.next_id, kind, payload, at + life))
        self.soonest = min(self.soonest, at + life)
        self.last_at = at
        self.next_id += 1
        return self.next_id - 1

    def expire(self, at: float) -> None:
        """Forget what nobody fetched in time."""
        if at >= self.soonest:
            self.waiting = deque(update for update in self.waiting if update.expires_at > at)
            self.soonest = min((update.expires_at for update in self.waiting), default=math.inf)

    def fetch(self, offset: int, limit: int, at: float) -> list[dict[str, Any]]:
        """What waits from this offset on; an offset beyond an update confirms it and forgets it."""
        self.expire(at)
        if offset < 0:
            self._keep_last(-offset)
        elif offset <= self.next_id + AHEAD and offset >= self.next_id - BEHIND:
            while self.waiting and self.waiting[0].id < offset:
                self.waiting.popleft()
        return [update.as_api() for update, _ in zip(self.waiting, range(limit), strict=False)]

    def _keep_last(self, count: int) -> None:
        while len(self.waiting) > count:
            self.waiting.popleft()

    def restore(
        self, next_id: int, waiting: Iterable[Waiting], allowed: list[str] | None, last_at: float | None
    ) -> None:
        """Take over a queue that was saved."""
        self.next_id, self.waiting, self.last_at = next_id, deque(waiting), last_at
        self.soonest = -math.inf
        self.allowed = None if allowed is None else frozenset(allowed)
