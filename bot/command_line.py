"""The command line: `python -m bot [run|demo|check|helplines|audit]`, also installed as `entraide`."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from bot import config, logs
from bot.clock import SystemClock
from bot.config import Listen, Settings
from bot.errors import CannotStart
from bot.listening import url

Command: TypeAlias = Callable[[Namespace], int]
"""Takes what was asked for; gives the status. Raises CannotStart for what stops the bot: status 2."""

DATA = Path("data")
"""Where the local Telegram keeps its town, below the folder one stands in."""

BEYOND = (
    "Warning: LISTEN opens the local Telegram on {host}, beyond this machine. Whoever reaches it reads every "
    "phone in the town and writes from it. LISTEN=127.0.0.1:8080 keeps it here."
)


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line: these words, or those the process was started with. Ends with SystemExit:
    status 1 for what was asked and doesn't hold, 2 with one line each for what stops the bot.
    """
    asked = _parser().parse_args(words)
    command: Command = asked.command
    try:
        status = command(asked)
    except CannotStart as fault:
        for line in fault.lines:
            print(line, file=sys.stderr)
        status = 2
    sys.exit(status)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m bot", description="Entraide: a Telegram bot for mutual aid.")
    parser.set_defaults(command=_run)
    _offer_fresh(parser, default=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands; without one: run")
    _offer_fresh(_add(commands, "run", _run))
    demo = _add(commands, "demo", _demo)
    _offer_fresh(demo)
    demo.add_argument("--empty", action="store_true", help="a town with an operator and nobody else")
    _add(commands, "check", _check)
    helplines = _add(commands, "helplines", _helplines)
    helplines.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="instead of today")
    audit = commands.add_parser("audit", help="the log of what administrators did")
    _add(audit.add_subparsers(metavar="COMMAND", required=True), "verify", _verify)
    return parser


def _add(commands: Any, name: str, command: Command) -> ArgumentParser:
    told = command.__doc__ or ""
    brief = told[:1].lower() + told[1:].rstrip(".")
    parser: ArgumentParser = commands.add_parser(name, help=brief, description=told)
    parser.set_defaults(command=command)
    return parser


def _offer_fresh(parser: ArgumentParser, default: Any = SUPPRESS) -> None:
    told = "drop the local town and its database first"
    parser.add_argument("--fresh", action="store_true", default=default, help=told)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"{words!r} is not a day as in 2026-12-31") from None


def _run(asked: Namespace) -> int:
    """Run the bot: against Telegram with BOT_TOKEN, else against the built-in local Telegram."""
    settings = _settings()
    return _begin(_local(settings, fresh=asked.fresh) if settings.is_local else _serve(settings))


def _demo(asked: Namespace) -> int:
    """Run the local Telegram and its town, even when there is a token."""
    return _begin(_local(_settings(local=True), fresh=asked.fresh, empty=asked.empty))


def _check(asked: Namespace) -> int:
    """Report on token, API, database, key, clock and the rest; status 1 for what would stop the bot."""
    del asked
    from bot.check import FAULT, examine  # noqa: PLC0415 (each command loads what it needs)

    findings = asyncio.run(examine(_settings(), SystemClock()))
    for finding in findings:
        print(finding)
    return int(any(finding.level == FAULT for finding in findings))


def _helplines(asked: Namespace) -> int:
    """Name the helplines to see again: a warning after 150 days, status 1 after 180. Needs no settings."""
    from bot.content.helplines import ageing  # noqa: PLC0415

    found = ageing(asked.today or SystemClock().now().date())
    for level, lines in (("warning", found.warning), ("fault", found.failing)):
        for line in lines:
            print(f"{level:<8} {line.key}: seen on {line.verified_on}, see it again: {line.source_url}")
    if not found.warning and not found.failing:
        print("ok       every number that is shown was seen in the last 150 days")
    return int(bool(found.failing))


def _verify(asked: Namespace) -> int:
    """Verify the hash chain of the audit log; status 1 and the first broken entry if it doesn't hold."""
    del asked
    broken = asyncio.run(_first_broken(_settings()))
    if broken is not None:
        print(f"The audit log doesn't hold: entry {broken} is missing, added or changed.")
        return 1
    print("The audit log holds.")
    return 0


async def _first_broken(settings: Settings) -> int | None:
    from bot.identity.service import look  # noqa: PLC0415
    from bot.moderation import audit as log  # noqa: PLC0415

    database = await look(settings)
    try:
        async with database.reading() as tx:
            return await log.verify(tx)
    finally:
        await database.close()


def _settings(*, local: bool = False) -> Settings:
    """The settings; from here on what is logged is redacted."""
    settings = config.load(local=local)
    logs.configure(settings.log_level, settings.log_format)
    return settings


def _begin(running: Coroutine[Any, Any, None]) -> int:
    asyncio.run(running)
    return 0


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
    """From here on rubbish is looked for (bot.__main__ put that off), never again in what the start left."""
    gc.freeze()
    gc.enable()
