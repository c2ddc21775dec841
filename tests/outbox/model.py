"""The outbox as its design says it, in plain Python and written apart: what its rows must do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

OPEN = ("pending", "claimed", "sending")


@dataclass
class ModelRow:
    """One row. `due` and `ends` in minutes of people's time, `retry` in machine seconds."""

    id: int
    chat: int
    lane: int
    act: str
    due: int
    ends: int | None
    batch: int | None
    about: int | None = None
    state: str = "pending"
    retry: float = 0.0
    tries: int = 0
    has_message: bool = False
    requests: int = 0
    allowed: int = 1
    """How many requests may be made for a held row: one, and one for each time somebody asked for another."""

    @property
    def held(self) -> bool:
        return self.act == "send" and self.lane >= 3

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def turn(self) -> tuple[int, int]:
        return self.due, self.id


@dataclass
class Model:
    """All rows, the paused batches, and what Telegram told to leave alone."""

    rows: dict[int, ModelRow] = field(default_factory=dict)
    paused: set[int] = field(default_factory=set)
    ever_paused: set[int] = field(default_factory=set)
    now: int = 0
    at: float = 1000.0
    blocked: dict[int, float] = field(default_factory=dict)
    silent_until: float = 0.0
    refused: tuple[int, float] | None = None

    def in_state(self, *states: str) -> list[ModelRow]:
        return [row for row in self.rows.values() if row.state in states]

    def _rests(self, row: ModelRow) -> bool:
        return row.state == "pending" and row.batch in self.paused

    def _first(self, row: ModelRow) -> bool:
        """Whether nothing of its chat and lane is to leave, or leaving, before it."""
        return not any(
            other.open and not self._rests(other) and other.turn < row.turn
            for other in self.rows.values()
            if (other.chat, other.lane) == (row.chat, row.lane)
        )

    def _unanswered(self, row: ModelRow) -> bool:
        """Whether a relay comes before an answer of its chat that is due as well and may leave."""
        answers = [
            other for other in self.rows.values() if other.open and (other.chat, other.lane) == (row.chat, 0)
        ]
        targets = [self.rows.get(answer.about) for answer in answers if answer.about is not None]
        if row.lane != 2 or any(target is not None and target.open for target in targets):
            return False
        return any(answer.due <= row.due and not self._rests(answer) for answer in answers)

    def ready(self) -> Iterator[ModelRow]:
        """The rows that a claim takes up now."""
        if self.silent_until > self.at:
            return
        for row in list(self.rows.values()):
            target = self.rows.get(row.about) if row.about is not None else None
            if (
                row.state == "pending"
                and row.due <= self.now
                and row.retry <= self.at
                and not self._rests(row)
                and self.blocked.get(row.chat, 0.0) <= self.at
                and not (target is not None and target.open)
                and self._first(row)
                and not self._unanswered(row)
            ):
                yield row

    def claim(self) -> set[int]:
        """Claim all that is ready; gives the ids of what may leave."""
        leaving = set()
        for row in list(self.ready()):
            target = self.rows.get(row.about) if row.about is not None else None
            if row.ends is not None and row.ends <= self.now:
                row.state = "expired"
            elif row.act != "send" and (target is None or not target.has_message):
                row.state = "cancelled"
            else:
                row.state = "claimed" if row.held else "sending"
                row.requests += not row.held
                leaving.add(row.id)
        return leaving

    def put(self, row: ModelRow) -> None:
        self.rows[row.id] = row
        if row.act == "edit":
            for other in self.in_state("pending"):
                if other.id != row.id and other.chat == row.chat and other.about == row.about and other.about:
                    other.state = "cancelled"

    def leave(self, row: ModelRow) -> bool:
        """A held row is marked as leaving; False when it must not."""
        late = row.ends is not None and row.ends <= self.now
        if row.state != "claimed" or late or row.batch in self.paused:
            if row.state == "claimed":
                row.state = "pending"
            return False
        row.state = "sending"
        row.requests += 1
        return True

    def unreachable(self, row: ModelRow) -> None:
        row.state = "failed"
        for other in self.in_state("pending", "claimed"):
            if other.chat == row.chat:
                other.state = "cancelled"

    def too_fast(self, row: ModelRow, wait: float) -> None:
        row.state = "pending"
        before, self_at = self.refused or (row.chat, 0.0)
        if before != row.chat and self_at > self.at - 2.0:
            self.silent_until = self.at + wait
            return
        self.refused = (row.chat, self.at)
        self.blocked[row.chat] = self.at + wait

    def unknown(self, row: ModelRow) -> None:
        if row.held:
            row.state = "uncertain"
        elif row.tries + 1 < 5:
            row.state, row.retry = "pending", self.at + 0.5 * 2**row.tries
            row.tries += 1
        else:
            row.state = "failed"

    def crash(self) -> None:
        """The sender is gone: what was only claimed leaves again, what was leaving is repeated or doubted."""
        for row in self.in_state("claimed", "sending"):
            row.state = "uncertain" if row.held and row.state == "sending" else "pending"

    def forget(self, chat: int) -> None:
        self.rows = {row_id: row for row_id, row in self.rows.items() if row.chat != chat}
        self.blocked.pop(chat, None)
