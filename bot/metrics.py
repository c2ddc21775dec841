"""What the running bot counts in memory: of this process, of nobody in particular; /metrics tells it.

A label is a word of this code (a lane, an outcome, a kind of update), never an id, a name or anybody's words.
What rows know (depths, ages, punctuality) isn't counted here: bot.health reads it when asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counters and a histogram of one running bot, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._ended = Counter(
            "entraide_messages_total",
            "What became of messages, edits and deletions; those that are tried again count each time",
            ("lane", "outcome"),
            registry=self.registry,
        )
        self._floods = Counter(
            "entraide_too_many_requests_total", "Answers 429 of Telegram", registry=self.registry
        )
        self._worked = Histogram(
            "entraide_handler_seconds",
            "How long an update was worked on, without the wait for its turn and the commit",
            ("kind",),
            registry=self.registry,
            buckets=_BUCKETS,
        )

    def expect(self, lanes: Iterable[str], outcomes: Iterable[str]) -> None:
        """Show these from the start, at zero: a rate then knows the first one too."""
        found = tuple(outcomes)
        for lane in lanes:
            for outcome in found:
                self._ended.labels(lane, outcome)

    def ended(self, lane: str, outcome: str) -> None:
        """A message of this lane was sent, failed, became uncertain, expired, or is tried again."""
        self._ended.labels(lane, outcome).inc()

    def flooded(self) -> None:
        """Telegram answered 429, to whatever was asked."""
        self._floods.inc()

    def worked(self, kind: str, seconds: float) -> None:
        """An update of this kind was worked on for so long, whatever came of it."""
        self._worked.labels(kind).observe(max(0.0, seconds))
