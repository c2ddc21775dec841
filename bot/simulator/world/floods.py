"""The strict flood limits: buckets on machine time, so that moving the clock never refills them.

Numbers: architecture.md, "What must hold". Edits, deletions and callback answers are not counted.
"""

import math
from collections import deque
from dataclasses import dataclass

ALL_CHATS = (30.0, 30.0)
PAID = (1000.0, 1000.0)
PRIVATE_CHAT = (5.0, 1.0)
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0


@dataclass(slots=True)
class Bucket:
    """`size` tokens, refilled at `rate` a second."""

    size: float
    rate: float
    tokens: float
    at: float

    def wait(self, elapsed: float) -> float:
        """Seconds until one token is there; 0 when there is one."""
        self.tokens = min(self.size, self.tokens + max(0.0, elapsed - self.at) * self.rate)
        self.at = max(self.at, elapsed)
        return max(0.0, (1.0 - self.tokens) / self.rate)


class Floods:
    """The buckets of all chats (free, paid), of each private chat, and the sliding minute of each group."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.all_chats: dict[bool, Bucket] = {}
        self.private: dict[int, Bucket] = {}
        self.groups: dict[int, deque[float]] = {}
        self.refused = 0

    def take(self, chat_id: int, is_private: bool, elapsed: float, *, paid: bool = False) -> int | None:
        """Count one message; or the whole seconds to wait, and then nothing was counted.

        A paid one counts among a thousand a second (spec sendMessage.allow_paid_broadcast).
        """
        if not self.strict:
            return None
        rate = PAID if paid else ALL_CHATS
        shared = self.all_chats.setdefault(paid, Bucket(*rate, rate[0], elapsed))
        wait = max(shared.wait(elapsed), self._chat_wait(chat_id, is_private, elapsed))
        # A millionth of a second is rounding, not a flood.
        if wait > 1e-6:
            self.refused += 1
            return max(1, math.ceil(wait))
        shared.tokens -= 1
        if is_private:
            self.private[chat_id].tokens -= 1
        else:
            self.groups[chat_id].append(elapsed)
        return None

    def _chat_wait(self, chat_id: int, is_private: bool, elapsed: float) -> float:
        if is_private:
            bucket = self.private.setdefault(chat_id, Bucket(*PRIVATE_CHAT, PRIVATE_CHAT[0], elapsed))
            return bucket.wait(elapsed)
        sent = self.groups.setdefault(chat_id, deque())
        while sent and sent[0] <= elapsed - GROUP_SECONDS:
            sent.popleft()
        return sent[0] + GROUP_SECONDS - elapsed if len(sent) >= GROUP_MESSAGES else 0.0
