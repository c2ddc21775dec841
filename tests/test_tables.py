"""No table is forgotten: bot.tables.ALL names them all, each once, with keys of our own making."""

import ast
from pathlib import Path

from sqlalchemy import BigInteger, Integer, SmallInteger

from bot import tables
from bot.db import metadata

ROOT = Path(__file__).parents[1] / "bot"


def test_every_tables_module_is_listed() -> None:
    modules = {
        ".".join(("bot", *file.relative_to(ROOT).with_suffix("").parts)) for file in ROOT.rglob("tables.py")
    }
    tree = ast.parse((ROOT / "tables.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules - {"bot.tables"} <= imported


def test_all_is_the_metadata() -> None:
    assert len(tables.ALL) == len(set(tables.ALL))
    assert {table.name for table in tables.ALL} == set(metadata.tables)


def test_numbers_that_could_be_ids_are_wide_enough_and_never_made_by_the_database() -> None:
    for table in tables.ALL:
        for column in table.columns:
            if column.name == "id" or column.name.endswith("_id"):
                # A small one is the number of a table's only row.
                assert not isinstance(column.type, Integer) or isinstance(
                    column.type, BigInteger | SmallInteger
                ), column
            if column.primary_key and isinstance(column.type, Integer):
                assert column.autoincrement is not True, column
