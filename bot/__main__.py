"""The command line: `python -m bot [run|demo|check|helplines|audit]`, also installed as `entraide`."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import config, logs
from bot.clock import SystemClock
from bot.config import Listen, Settings
from bot.errors import BadSettings, CannotStart
from bot.listening import url

DATA = Path("data")
"""Where the local Telegram keeps its town, below the folder one stands in."""

BEYOND = (
    "Warning: LISTEN opens the local Telegram on {host}, beyond this machine. Whoever reaches it reads every "
    "phone in the town and writes from it. LISTEN=127.0.0.1:8080 keeps it here."
)

app = typer.Typer(
    add_completion=False, help="Entraide: a Telegram bot for mutual aid.", no_args_is_help=False
)
audit = typer.Typer(help="The log of what administrators did.")
app.add_typer(audit, name="audit")

Fresh = Annotated[bool, typer.Option("--fresh", help="Drop the local town and its database first.")]
Today = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Instead of today.")]
Empty = Annotated[bool, typer.Option("--empty", help="A town with an operator and nobody else.")]


@app.callback(invoke_without_command=True)
def default(context: typer.Context, fresh: Fresh = False) -> None:
    """Run the bot: against Telegram with BOT_TOKEN, else against the built-in local Telegram."""
    if context.invoked_subcommand is None:
        run(fresh=fresh)


@app.command()
def run(fresh: Fresh = False) -> None:
    """Run the bot, as without any command."""
    settings = _settings()
    _begin(settings, _local(settings, fresh=fresh) if settings.is_local else _serve(settings))


@app.command()
def demo(fresh: Fresh = False, empty: Empty = False) -> None:
    """Run the local Telegram and its town, even when there is a token."""
    settings = _settings(local=True)
    _begin(settings, _local(settings, fresh=fresh, empty=empty))


@app.command()
def check() -> None:
    """Report on token, API, database, key, clock and the rest; status 1 for what would stop the bot."""
    from bot.check import FAULT, examine  # noqa: PLC0415 (each command loads what it needs)

    settings = _settings()
    findings = asyncio.run(examine(settings, SystemClock()))
    for finding in findings:
        print(finding)
    if any(finding.level == FAULT for finding in findings):
        raise typer.Exit(1)


@app.command()
def helplines(today: Today = None) -> None:
    """Name the helplines to see again: a warning after 150 days, status 1 after 180. Needs no settings."""
    from bot.content.helplines import ageing  # noqa: PLC0415

    found = ageing((today or SystemClock().now()).date())
    for level, lines in (("warning", found.warning), ("fault", found.failing)):
        for line in lines:
            print(f"{level:<8} {line.key}: seen on {line.verified_on}, see it again: {line.source_url}")
    if not found.warning and not found.failing:
        print("ok       every number that is shown was seen in the last 150 days")
    if found.failing:
        raise typer.Exit(1)


@audit.command()
def verify() -> None:
    """Verify the hash chain of the audit log; status 1 and the first broken entry if it doesn't hold."""
    try:
        broken = asyncio.run(_verify(_settings()))
    except CannotStart as fault:
        _refuse(fault)
        raise typer.Exit(2) from None
    if broken is not None:
        print(f"The audit log doesn't hold: entry {broken} is missing, added or changed.")
        raise typer.Exit(1)
    print("The audit log holds.")


async def _verify(settings: Settings) -> int | None:
    from bot.identity.service import look  # noqa: PLC0415
    from bot.moderation import audit as log  # noqa: PLC0415

    database = await look(settings)
    try:
        async with database.reading() as tx:
            return await log.verify(tx)
    finally:
        await database.close()


def _settings(*, local: bool = False) -> Settings:
    try:
        return config.load(local=local)
    except BadSettings as fault:
        _refuse(fault)
        raise typer.Exit(2) from None


def _refuse(fault: CannotStart) -> None:
    for line in fault.lines:
        print(line, file=sys.stderr)


def _begin(settings: Settings, running: Coroutine[Any, Any, None]) -> None:
    logs.configure(settings.log_level, settings.log_format)
    # What a start loads is there to stay; to look for rubbish among it again and again is a sixth of a start.
    gc.disable()
    try:
        asyncio.run(running)
    except CannotStart as fault:
        _refuse(fault)
        raise typer.Exit(2) from None


async def _serve(settings: Settings) -> None:
    """The bot against Telegram, or the server of BOT_API_URL, until a signal ends it."""
    from bot.app import Entraide  # noqa: PLC0415
    from bot.identity.service import open_database  # noqa: PLC0415

    clock = SystemClock()
    assert settings.bot_id is not None
    database = await open_database(settings, settings.bot_id, clock.now())
    entraide = Entraide(settings, database, clock)
    ended = _ended_by_signal()
    try:
        await entraide.start()
        _settle_memory()
        assert entraide.health is not None
        health = url(Listen(settings.listen.host, entraide.health.port))
        print(f"Entraide is running; health at {health}/healthz", flush=True)
        await ended.wait()
        await entraide.stop()
    finally:
        await database.close()


async def _local(settings: Settings, *, fresh: bool = False, empty: bool = False) -> None:
    """The bot and its local Telegram until a signal ends them."""
    from bot.local import Local  # noqa: PLC0415
    from bot.simulator.listener import goes_beyond  # noqa: PLC0415

    local = Local(settings, DATA, empty=empty)
    ended = _ended_by_signal()
    await local.start(host=settings.listen.host, port=settings.listen.port, fresh=fresh)
    _settle_memory()
    if goes_beyond(settings.listen.host):
        print(BEYOND.format(host=settings.listen.host), file=sys.stderr, flush=True)
    print(f"Entraide is running. Open {local.town.url} in a browser.", flush=True)
    await ended.wait()
    await local.stop()


def _ended_by_signal() -> asyncio.Event:
    """Set once somebody asks this process to end; asked for before anything is said to run."""
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, ended.set)
    return ended


def _settle_memory() -> None:
    """From here on rubbish is looked for, but never again among what the start left."""
    gc.freeze()
    gc.enable()


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
