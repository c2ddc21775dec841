"""Opening the database of this very bot: right key, right bot, tables up to date, before anything else."""

from datetime import datetime

from sqlalchemy import inspect, select

from bot import migrations
from bot.config import Settings
from bot.db import Database, Transaction, missing_file
from bot.errors import DatabaseDown, KeyMissing, Unreadable, WrongBot, WrongKey
from bot.identity.keys import key_file, master_key
from bot.identity.tables import instance
from bot.vault import Vault

_ROW = 1
_WORD = "entraide"
_PLACE = f"instance|key_check|{_ROW}"


async def open_database(settings: Settings, bot_id: int, now: datetime, *, notice: bool = True) -> Database:
    """The database of the settings, its vault set, checked and migrated; raises CannotStart.

    Nothing is written to a database of another bot or another key. A key that is made is told in the log,
    unless there is nothing to keep (`notice` off: the local Telegram).
    """
    database = await Database.open(settings.database_url)
    try:
        database.vault = Vault(await master_key(settings, database, notice=notice))
        async with database.reading() as tx:
            await check(tx, bot_id)
        await migrations.upgrade(database)
        async with database.transaction() as tx:
            await _record(tx, bot_id, now)
    except BaseException:
        await database.close()
        raise
    return database


async def look(settings: Settings) -> Database:
    """The database of the settings to read from, its vault set, also while the bot runs; raises CannotStart.

    Nothing is made, not even a key: there must be a database of this version under this key.
    """
    missing = missing_file(settings.database_url)
    if missing is not None:
        raise DatabaseDown(f"DATABASE_URL: there is no database at {missing}")
    database = await Database.open(settings.database_url, looking=True)
    try:
        file = key_file(settings, database)
        if file is not None and not file.exists():
            raise KeyMissing(f"ENTRAIDE_KEY_FILE: {file} is not there")
        database.vault = Vault(await master_key(settings, database))
        async with database.reading() as tx:
            if await migrations.version(tx) != migrations.latest():
                raise DatabaseDown("DATABASE_URL: a database of another version; start the bot on it once")
            await check(tx, settings.bot_id)
    except BaseException:
        await database.close()
        raise
    return database


async def check(tx: Transaction, bot_id: int | None) -> bool:
    """Whether the database knows whose it is (a new one does not); raises WrongKey or WrongBot.

    Without a bot's id only the key is looked at.
    """
    if not await tx.connection.run_sync(lambda connection: inspect(connection).has_table(instance.name)):
        return False
    row = await tx.one(select(instance).where(instance.c.id == _ROW))
    if row is None:
        return False
    try:
        tx.vault.open(tx.vault.instance, row.key_check, _PLACE)
    except Unreadable:
        raise WrongKey(
            "ENTRAIDE_KEY: this database was sealed under another key; give that one (nothing was changed)"
        ) from None
    if bot_id is not None and row.bot != _blind(tx, bot_id):
        raise WrongBot(
            "BOT_TOKEN: this database belongs to another bot; give its token, or another DATABASE_URL"
        )
    return True


async def _record(tx: Transaction, bot_id: int, now: datetime) -> None:
    sealed = tx.vault.seal(tx.vault.instance, _WORD, _PLACE)
    values = {"id": _ROW, "bot": _blind(tx, bot_id), "key_check": sealed, "created_at": now}
    if not await tx.insert_ignoring(instance, values, ["id"]):
        # Another replica may have been first, with other settings.
        await check(tx, bot_id)


def _blind(tx: Transaction, bot_id: int) -> bytes:
    return tx.vault.blind("bot", bot_id)
