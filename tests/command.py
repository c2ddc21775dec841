"""The command line as a process of its own."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORGANISATION = {
    "ORGANISATION": "Les Rives",
    "PRIVACY_CONTACT": "contact@lesrives.example",
    "COUNTRY": "FR",
    "HOSTED_AT": "Rennes, France",
}
REAL = "123456:a-token-of-a-real-bot-0123456789abcdef"
KEY = base64.b64encode(bytes(32)).decode()


def environment(**settings: str) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "LISTEN": "127.0.0.1:0", **settings}


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running(folder: Path, *words: str, **settings: str) -> Iterator[str]:
    """The first line a bot prints; it is ended afterwards and must end well."""
    command = [sys.executable, "-m", "bot", *words]
    with subprocess.Popen(
        command, cwd=folder, env=environment(**settings), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline()
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
