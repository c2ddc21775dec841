"""Measures and prints the table. `python -m tests.bench [name …]` runs only the named parts."""

from __future__ import annotations

import asyncio
import gc
import platform
import sys
from collections.abc import Callable

from tests.bench import clone, flood, matching, page, paid, pipeline, schedules, start
from tests.bench.rows import HEAD, Row

Part = Callable[[], list[Row]]

PARTS: dict[str, Part] = {
    "start": start.cold,
    "matching": lambda: [matching.proposals(), asyncio.run(matching.from_rows())],
    "schedules": lambda: asyncio.run(schedules.rows()),
    "pipeline": lambda: asyncio.run(pipeline.throughput()),
    "taps": lambda: asyncio.run(pipeline.tap_to_answer()),
    "paid": lambda: [asyncio.run(paid.rate())],
    "flood": lambda: asyncio.run(flood.rows()),
    "page": page.rows,
    "clone": clone.rows,
}
NOT_YET = "Not measured yet: PostgreSQL with two replicas, the nightly batch."


def main(names: list[str]) -> None:
    """Run the parts and print each row as it is known."""
    # What the bench itself has imported isn't searched for rubbish in the middle of a measure.
    gc.collect()
    gc.freeze()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    print(HEAD)
    for name in names or PARTS:
        for row in PARTS[name]():
            print(row, flush=True)
    print(NOT_YET)


if __name__ == "__main__":
    main(sys.argv[1:])
