"""From a fresh clone to a chat on the page: the README's first command line, as a newcomer types it."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import signal
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.rows import Row
from tests.simulator import chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0


def command() -> str:
    """The first command line of the README."""
    found = re.search(r"^```sh\n(.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def environment() -> dict[str, str]:
    """As a newcomer's: no token, nothing of this clone, nothing kept by pip from another time."""
    own = {
        key: value
        for key, value in os.environ.items()
        if key not in ("BOT_TOKEN", "VIRTUAL_ENV", "PYTHONPATH")
    }
    return {**own, "LISTEN": "127.0.0.1:0", "PIP_NO_CACHE_DIR": "1"}


async def _shows_a_chat(url: str) -> None:
    async with chromium.page(url) as page:
        await page.locator(".phone :is(.gate, .message):visible").first.wait_for()


def seconds(folder: Path) -> tuple[float, float]:
    """Seconds to the line with the address, and to a chat on the page."""
    began = time.perf_counter()
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
    with subprocess.Popen(
        ["bash", "-c", command()], cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            url = ""
            while not url and time.perf_counter() - began < PATIENCE:
                line = process.stdout.readline()
                assert line, "it ended before it ran"
                url = found[0] if (found := re.search(r"http://\S+", line)) else ""
            runs = time.perf_counter() - began
            asyncio.run(_shows_a_chat(url))
            return runs, time.perf_counter() - began
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _processor() -> float:
    """Seconds that programs started here have had of the processor, once they ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rows() -> list[Row]:
    """One row: what a newcomer waits."""
    with TemporaryDirectory() as folder:
        before = _processor()
        runs, shown = seconds(Path(folder) / "entraide")
        busy = _processor() - before
    told = f"{shown:.1f} s, of which {shown - runs:.1f} s for a browser; {busy:.0f} s of processor in all"
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end"
    conditions = (
        f"git clone, README's first line (venv, install without pip's cache, start), Chromium; {load}"
    )
    return [Row("fresh clone to a chat", conditions, told, "≤ 60 s", shown <= 60)]
