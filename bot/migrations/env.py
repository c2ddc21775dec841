"""Alembic's entrance: works on the connection that upgrade() or write() hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

import bot.tables
from bot.db import UtcDateTime, metadata, tell_postgresql


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """How our own column type is written in a migration."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen.imports.add("from bot.db import UtcDateTime")
        return "UtcDateTime()"
    return False


# Naming a table here would let a new one be forgotten; the list is bot.tables.ALL.
assert bot.tables.ALL
tell_postgresql(metadata)
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=_render,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
