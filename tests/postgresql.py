"""A PostgreSQL server for the tests: found among the installed ones, on loopback, gone at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.installed import missing

MISSING = "PostgreSQL's server is not here: install it (Debian: apt-get install postgresql) to run this test"


@dataclass(frozen=True)
class Server:
    """A running server; `programs` is the folder of its command line tools."""

    programs: Path
    port: int

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://entraide@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> str:
        """Create a database; gives its address."""
        self._run("createdb", f"--template={template}", name)
        return self.url(name)

    def drop(self, name: str) -> None:
        self._run("dropdb", "--force", name)

    def _run(self, program: str, *arguments: str) -> None:
        where = ["--host=127.0.0.1", f"--port={self.port}", "--username=entraide"]
        subprocess.run([self.programs / program, *where, *arguments], check=True, capture_output=True)


@contextmanager
def find_server() -> Iterator[Server]:
    """Start a server; where none is installed, skip with a sentence, or fail under CI=true."""
    programs = _programs()
    if programs is None:
        missing(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="entraide-pg-"))
    try:
        yield from _serve(programs, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(versions, key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


def _serve(programs: Path, folder: Path) -> Iterator[Server]:
    user = _unprivileged(folder)
    data, port = folder / "data", _free_port()
    subprocess.run(
        [
            programs / "initdb",
            "-D",
            data,
            "-U",
            "entraide",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        ],
        check=True,
        capture_output=True,
        cwd=folder,
        **user,
    )
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200"
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w"]
    start = [*control, "-l", folder / "log", "-o", options, "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
    try:
        yield Server(programs, port)
    finally:
        subprocess.run(
            [*control, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=folder, **user
        )


def _unprivileged(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: become its own user, or nobody."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
