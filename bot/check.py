"""The doctor: what would stop the bot, and what its operator should know, one line each."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.config import Settings
from bot.content.helplines import ageing
from bot.db import Database
from bot.errors import CannotStart
from bot.identity.keys import key_file, master_key
from bot.identity.service import check as check_identity
from bot.migrations import latest, version
from bot.request import AiohttpRequest
from bot.vault import Vault

FINE, WARNING, FAULT = "ok", "warning", "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: how serious, about what, and what was seen."""

    level: str
    about: str
    words: str

    def __str__(self) -> str:
        return f"{self.level:<8} {self.about:<13} {self.words}"


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at everything; a finding of level FAULT is something that would stop the bot."""
    found = [_organisation(settings), _operators(settings), _zones(), _sqlite(), _helplines(clock)]
    bot_id = settings.bot_id
    if settings.bot_token is None:
        found.append(Finding(FINE, "token", "none: the built-in local Telegram"))
    else:
        found.append(await _token(settings))
    found += [finding async for finding in _database(settings, bot_id)]
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


async def _token(settings: Settings) -> Finding:
    request = AiohttpRequest(pool=1, connect=5.0, read=10.0)
    bot = Bot(
        settings.bot_token or "", base_url=f"{settings.bot_api_url}/bot", request=request,
        get_updates_request=AiohttpRequest(pool=1),
    )  # fmt: skip
    try:
        async with bot:
            return Finding(FINE, "token and API", f"{settings.bot_api_url} knows this bot")
    except InvalidToken:
        return Finding(FAULT, "token", "BOT_TOKEN is refused: ask @BotFather for it again")
    except TelegramError as fault:
        return Finding(FAULT, "API", f"{settings.bot_api_url} can't be reached ({type(fault).__name__})")


async def _database(settings: Settings, bot_id: int | None) -> AsyncIterator[Finding]:
    try:
        database = await Database.open(settings.database_url)
    except CannotStart as fault:
        yield Finding(FAULT, "database", str(fault))
        return
    try:
        yield Finding(FINE, "database", database.dialect_name)
        async with database.reading() as tx:
            present = await version(tx)
        words = f"at {present or 'nothing yet'}, newest {latest()}"
        behind = present is not None and latest() is not None and present > (latest() or "")
        yield Finding(FAULT if behind else FINE, "migrations", words)
        yield await _key(settings, database, bot_id)
    finally:
        await database.close()


async def _key(settings: Settings, database: Database, bot_id: int | None) -> Finding:
    file = key_file(settings, database)
    if file is not None and not file.exists() and database.path is not None:
        return Finding(WARNING, "key", "none yet: the first start makes one beside the database")
    try:
        database.vault = Vault(await master_key(settings, database))
        if bot_id is not None:
            async with database.reading() as tx:
                await check_identity(tx, bot_id)
    except CannotStart as fault:
        return Finding(FAULT, "key", str(fault))
    if file is not None and not settings.is_local and _is_beside(file, database):
        return Finding(FAULT, "key", "lies beside the database it opens: keep it elsewhere")
    return Finding(FINE, "key", "opens this database")


def _is_beside(file: Path, database: Database) -> bool:
    return database.path is not None and file.resolve().parent == database.path.resolve().parent
