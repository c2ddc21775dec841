"""One line per behaviour of the Bot API: what is asked, and what the local Telegram must answer or do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from tests.simulator.arranged import Case

Run = Callable[[Case], Awaitable[None]]
Arrange = Callable[[Case], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A behaviour. `case` is the row or the paragraph of reference bot-api.md that tells it, `source` where

    that has it from, `says` the sentences of Telegram's that `run` finds in an answer.
    """

    what: str
    run: Run
    says: tuple[str, ...] = ()
    case: str = ""
    source: str = ""

    def __str__(self) -> str:
        return f"{self.case}: {self.what}"


def about(case: str, source: str, *rows: Row) -> list[Row]:
    """Rows that all stand under this line of the reference."""
    return [replace(row, case=case, source=source) for row in rows]


def refused(method: str, arrange: Arrange, values: dict[str, Any], code: int, sentence: str) -> Row:
    """After `arrange`, the request gets this code and this sentence, and leaves nothing behind."""

    async def run(case: Case) -> None:
        where = await arrange(case)
        accepted = len(case.town.ledger.entries)
        reply = await case.api(method, **(where | values))
        assert reply.refusal == (code, f"{HTTPStatus(code).phrase}: {sentence}")
        assert len(case.town.ledger.entries) == accepted, "a refused request must leave no entry"

    asked = f"{method} {arrange.__name__} {_short(values)}".strip()
    return Row(f"{asked} → {code} {sentence}", run, (sentence,))


def shows(what: str, run: Run, *says: str) -> Row:
    """An effect, told by the function that looks at it."""
    return Row(what, run, says)


def _short(values: dict[str, Any]) -> str:
    """The values in a line: the beginning and the end of what is long."""
    text = " ".join(f"{name}={value!r}" for name, value in values.items())
    return text if len(text) <= 80 else f"{text[:50]}…{text[-29:]}"
