"""The ledger: every request Telegram accepted and carried out, in order. The truth of kill tests."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(slots=True)
class Entry:
    """One request carried out. `at`: people's time, `elapsed`: machine time, in seconds; `number`: from 1 on.

    `heard` turns False when the answer was cut off on purpose: done, and the bot cannot know it.
    """

    number: int
    method: str
    chat_id: int | None
    message_ids: tuple[int, ...]
    text: str
    at: float
    elapsed: float
    heard: bool = True

    def as_json(self) -> dict[str, Any]:
        """The entry as the loopback control endpoint tells it."""
        return asdict(self)


class Ledger:
    """Entries in the order in which they were carried out; kept in memory, never in the town's file."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def write(
        self,
        method: str,
        chat_id: int | None,
        message_ids: tuple[int, ...],
        text: str,
        at: float,
        elapsed: float,
    ) -> Entry:
        """Add what was just done."""
        entry = Entry(len(self.entries) + 1, method, chat_id, message_ids, text, at, elapsed)
        self.entries.append(entry)
        return entry

    def of(
        self, *, method: str | None = None, chat_id: int | None = None, containing: str = "", after: int = 0
    ) -> list[Entry]:
        """The entries with this method, chat and words, with a number above `after`."""
        return [
            entry for entry in self.entries[after:]
            if (method is None or entry.method == method)
            and (chat_id is None or entry.chat_id == chat_id)
            and containing in entry.text
        ]  # fmt: skip
