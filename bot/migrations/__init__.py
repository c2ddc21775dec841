"""Migrations: bring a database to this version's tables, at start, one bot at a time.

To write the next one after tables have changed:

    python -m bot.migrations.write add_something

It compares bot.tables with what the migrations so far make (on an empty SQLite file), and writes
versions/NNNN_add_something.py; read it, then run tests/migrations.
"""

from bot.migrations.upgrade import latest, upgrade, version

__all__ = ["latest", "upgrade", "version"]
