"""The doctor: what would stop the bot, and what its operator should know, one line each."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import aiohttp
from sqlalchemy import make_url
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.config import Settings
from bot.content.helplines import ageing
from bot.db import Database, missing_file
from bot.errors import CannotListen, CannotStart, DatabaseInUse
from bot.identity.keys import key_file, present_key, read_key
from bot.identity.service import check as check_identity
from bot.listening import ensure_free, url
from bot.migrations import latest, version
from bot.request import AiohttpRequest, why_not
from bot.vault import Vault

FINE, WARNING, FAULT = "ok", "warning", "fault"
ANSWERS_WITHIN = 3.0
"""Seconds that whatever listens at LISTEN gets to say that it is ours."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: how serious, about what, and what was seen."""

    level: str
    about: str
    words: str

    def __str__(self) -> str:
        return f"{self.level:<8} {self.about:<13} {self.words}"


RUNS_HERE = Finding(WARNING, "database", "sqlite; a bot runs on it, a second one would be refused")


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at everything; a finding of level FAULT is something that would stop the bot."""
    found = [_organisation(settings), _operators(settings), _zones(), _sqlite(), _helplines(clock)]
    bot_id = settings.bot_id
    if settings.bot_token is None:
        found.append(Finding(FINE, "token", "none: the built-in local Telegram"))
    else:
        found.append(await _token(settings))
    found += [finding async for finding in _database(settings, bot_id)]
    found.append(await _listen(settings, beside=RUNS_HERE in found))
    found.append(_clock(clock))
    return found


def _organisation(settings: Settings) -> Finding:
    named = settings.organisation and settings.privacy_contact and settings.country and settings.hosted_at
    if named:
        return Finding(FINE, "organisation", f"{settings.organisation}, {settings.country}")
    level = FAULT if settings.bot_token else WARNING
    return Finding(level, "organisation", "ORGANISATION, PRIVACY_CONTACT, COUNTRY, HOSTED_AT are not all set")


def _operators(settings: Settings) -> Finding:
    count = len(settings.operators)
    if count >= 2 or settings.is_local:
        return Finding(FINE, "operators", f"{count} named" if count else "the local town has its own")
    return Finding(WARNING, "operators", f"{count} named in OPERATORS; name at least two")


def _zones() -> Finding:
    return Finding(FINE, "zone data", f"tzdata {metadata.version('tzdata')}")


def _sqlite() -> Finding:
    return Finding(FINE, "SQLite", sqlite3.sqlite_version)


def _helplines(clock: Clock) -> Finding:
    found = ageing(clock.now().date())
    if found.failing:
        names = ", ".join(line.key for line in found.failing)
        return Finding(FAULT, "helplines", f"not seen for 180 days, verify them again: {names}")
    if found.warning:
        names = ", ".join(line.key for line in found.warning)
        return Finding(WARNING, "helplines", f"not seen for 150 days, verify them soon: {names}")
    return Finding(FINE, "helplines", "every number that is shown was verified in the last 150 days")


def _clock(clock: Clock) -> Finding:
    return Finding(FINE, "clock", f"{clock.now():%Y-%m-%d %H:%M} UTC")


async def _listen(settings: Settings, *, beside: bool) -> Finding:
    """Whether the address of LISTEN can be had; `beside`: a bot runs on this very database."""
    try:
        await ensure_free(settings.listen)
    except CannotListen as fault:
        # Replicas share a PostgreSQL database: only what answers tells that one of them runs here.
        ours = beside or make_url(settings.database_url).get_backend_name() == "postgresql"
        if ours and await _answers(settings):
            return Finding(WARNING, "listen", f"{url(settings.listen)} is taken, by a bot that runs already")
        return Finding(FAULT, "listen", str(fault))
    port = settings.listen.port
    return Finding(FINE, "listen", f"{url(settings.listen)} is free" if port else "takes a free port")


async def _answers(settings: Settings) -> bool:
    """Whether what answers at LISTEN is a bot of ours: its health, or the page of the local Telegram."""
    path, sign = ("/", "<title>Entraide</title>") if settings.is_local else ("/healthz", '{"ok": ')
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWERS_WITHIN)) as session,
            session.get(url(settings.listen) + path) as answer,
        ):
            return sign in await answer.text()
    except (aiohttp.ClientError, TimeoutError, UnicodeDecodeError):
        return False


async def _token(settings: Settings) -> Finding:
    request = AiohttpRequest(pool=1, connect=5.0, read=10.0)
    bot = Bot(
        settings.bot_token or "", base_url=f"{settings.bot_api_url}/bot", request=request,
        get_updates_request=AiohttpRequest(pool=1),
    )  # fmt: skip
    try:
        async with bot:
            return Finding(FINE, "token and API", f"{settings.bot_api_url} knows this bot")
    except TelegramError as fault:
        return Finding(FAULT, "token" if isinstance(fault, InvalidToken) else "API", why_not(fault))


async def _database(settings: Settings, bot_id: int | None) -> AsyncIterator[Finding]:
    try:
        missing = missing_file(settings.database_url)
        if missing is not None:
            for finding in _none_yet(settings, missing):
                yield finding
            return
        database, alone = await _opened(settings)
    except CannotStart as fault:
        yield Finding(FAULT, "database", str(fault))
        return
    try:
        yield Finding(FINE, "database", database.dialect_name) if alone else RUNS_HERE
        async with database.reading() as tx:
            present = await version(tx)
        words = f"at {present or 'nothing yet'}, newest {latest()}"
        behind = present is not None and latest() is not None and present > (latest() or "")
        yield Finding(FAULT if behind else FINE, "migrations", words)
        yield await _key(settings, database, bot_id)
    finally:
        await database.close()


async def _opened(settings: Settings) -> tuple[Database, bool]:
    """The database, and whether no bot runs on it: one that does is looked at beside it."""
    try:
        return await Database.open(settings.database_url), True
    except DatabaseInUse:
        return await Database.open(settings.database_url, looking=True), False


def _none_yet(settings: Settings, missing: Path) -> Iterator[Finding]:
    """Nothing is made for the sake of looking: whether the first start could make it, and under which key."""
    there = next(folder for folder in missing.absolute().parents if folder.exists())
    if os.access(there, os.W_OK | os.X_OK):
        yield Finding(FINE, "database", f"none yet: the first start makes {missing}")
    else:
        yield Finding(FAULT, "database", f"DATABASE_URL: {missing} cannot be written in {there}")
    yield Finding(FINE, "migrations", f"at nothing yet, newest {latest()}")
    yield _first_key(settings, settings.entraide_key_file or missing.with_suffix(".key"), missing)


def _first_key(settings: Settings, file: Path, database: Path) -> Finding:
    if settings.entraide_key is not None:
        return Finding(FINE, "key", "given by ENTRAIDE_KEY")
    if not file.exists():
        return _key_to_make(settings, file)
    try:
        read_key(file)
    except CannotStart as fault:
        return Finding(FAULT, "key", str(fault))
    return _beside(settings, file, database) or Finding(FINE, "key", "ready for the first start")


async def _key(settings: Settings, database: Database, bot_id: int | None) -> Finding:
    file = key_file(settings, database)
    try:
        master = await present_key(settings, database)
        if master is None:
            assert file is not None
            return _key_to_make(settings, file)
        database.vault = Vault(master)
        if bot_id is not None:
            async with database.reading() as tx:
                await check_identity(tx, bot_id)
    except CannotStart as fault:
        return Finding(FAULT, "key", str(fault))
    found = None if file is None or database.path is None else _beside(settings, file, database.path)
    return found or Finding(FINE, "key", "opens this database")


def _key_to_make(settings: Settings, file: Path) -> Finding:
    """There is no key and none was lost: whether the first start could make it."""
    if settings.entraide_key_file is None:
        # In the folder of the database, which the start makes or `database` tells of.
        return Finding(WARNING, "key", "none yet: the first start makes one beside the database")
    if not os.access(file.parent, os.W_OK | os.X_OK):
        why = "cannot be written" if file.parent.is_dir() else "is no folder"
        return Finding(FAULT, "key", f"ENTRAIDE_KEY_FILE: {file} cannot be made, {file.parent} {why}")
    return Finding(WARNING, "key", f"none yet: the first start makes {file}")


def _beside(settings: Settings, file: Path, database: Path) -> Finding | None:
    if settings.is_local or file.resolve().parent != database.resolve().parent:
        return None
    return Finding(FAULT, "key", "lies beside the database it opens: keep it elsewhere")
