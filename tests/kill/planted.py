"""The bot with a planted fault: an announcement is sent first and marked as leaving only afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update

from bot.__main__ import main
from bot.db import Transaction
from bot.outbox import marks
from bot.outbox.marks import Done
from bot.outbox.tables import CLAIMED, SENDING, outbox


def plant() -> None:
    """Let held rows leave without a commit of their own; the mark comes with what became of them."""
    written = marks.apply

    async def unmarked(*_: Any) -> bool:
        return True

    async def marked_late(tx: Transaction, done: Sequence[Done], *rest: Any) -> None:
        rows = [one.job.id for one in done]
        late = update(outbox).where(outbox.c.id.in_(rows), outbox.c.state == CLAIMED)
        await tx.execute(late.values(state=SENDING))
        await written(tx, done, *rest)

    setattr(marks, "leaving", unmarked)  # noqa: B010 (of another shape, on purpose)
    setattr(marks, "apply", marked_late)  # noqa: B010


if __name__ == "__main__":
    plant()
    main()
