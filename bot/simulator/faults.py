"""Faults put into the town on purpose: slowness, errors, floods, cut connections."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

Kind = Literal["latency", "error", "flood", "forbidden", "bad", "drop", "vanish"]


@dataclass(slots=True)
class Fault:
    """One rule: which requests it strikes, how often (`share` of them, `times` in all), and with what.

    `methods` are lower-case names; empty means every method whose name doesn't begin with `get`.
    `low` and `high`: seconds of latency; `low` alone: the seconds of a flood's retry_after.
    """

    kind: Kind
    methods: frozenset[str] = frozenset()
    chat_id: int | None = None
    share: float = 1.0
    times: int | None = None
    low: float = 0.0
    high: float = 0.0
    words: str = ""

    def concerns(self, method: str, chat_id: int | None) -> bool:
        """Whether a request may be struck by it."""
        if self.times == 0 or (self.chat_id is not None and self.chat_id != chat_id):
            return False
        return method in self.methods if self.methods else not method.startswith("get")


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens to one request: seconds before and after it is carried out, and the fault, if any."""

    before: float = 0.0
    after: float = 0.0
    fault: Fault | None = None


class Faults:
    """The rules in force; drawn with the town's own seed."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.rules: list[Fault] = []

    def add(
        self, kind: Kind, *, methods: Iterable[str] = (), chat_id: int | None = None, share: float = 1.0,
        times: int | None = None, low: float = 0.0, high: float = 0.0, words: str = "",
    ) -> Fault:  # fmt: skip
        """Put a rule in force. `drop` cuts the connection before the request is carried out, `vanish` after.

        `error` answers 500, `forbidden` 403 and `bad` 400 with `words`, `flood` 429 with `low` seconds;
        all undone.
        """
        names = frozenset(name.lower() for name in methods)
        fault = Fault(kind, names, chat_id, share, times, low, max(low, high), words)
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """Everything works again."""
        self.rules.clear()

    def draw(self, method: str, chat_id: int | None) -> Fate:
        """The fate of one request; the first rule that strikes wins, latencies add up."""
        before = after = 0.0
        struck: Fault | None = None
        for rule in self.rules:
            if not rule.concerns(method, chat_id) or self.rng.random() >= rule.share:
                continue
            if rule.kind == "latency":
                whole = self.rng.uniform(rule.low, rule.high)
                before, after = before + whole / 2, after + whole / 2
            elif struck is None:
                struck = rule
                rule.times = None if rule.times is None else rule.times - 1
        return Fate(before, after, struck)
