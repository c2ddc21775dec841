"""From nothing to ready: the local mode as a newcomer starts it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.rows import Row, median


def _seconds(folder: Path) -> float:
    began = time.perf_counter()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(root), "LISTEN": "127.0.0.1:0"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.terminate()
    assert "running" in line, line
    return seconds


def cold() -> list[Row]:
    """A fresh file with its town, and an existing one: from the command to the line with the address."""
    fresh, again = [], []
    for _ in range(3):
        with TemporaryDirectory() as folder:
            fresh.append(_seconds(Path(folder)))
            again.append(_seconds(Path(folder)))
    return [
        Row(
            "start",
            "fresh file and its town, 3 runs",
            f"median {median(fresh):.2f} s",
            "≤ 3 s",
            median(fresh) <= 3,
        ),
        Row("start", "existing file, 3 runs", f"median {median(again):.2f} s", "≤ 3 s", median(again) <= 3),
    ]
