"""Every table is known to /mydata and /forget, or is nobody's and says why."""

from __future__ import annotations

from typing import Any

import pytest

import bot.tables  # noqa: F401 (so that the metadata knows them all)
from bot.clock import MovableClock
from bot.db import Database, metadata
from bot.members import service as members
from bot.privacy import registry, screens
from bot.privacy import service as privacy
from bot.texts import LANGUAGES, texts

PERSONAL = {"member_id", "author_id", "reader_id", "blocked_id", "actor_id", "reporter", "person_index"}
"""Columns that lead to a person."""


def covered() -> list[str]:
    return [name for feature in registry.FEATURES for name in feature.tables] + list(registry.NOBODYS)


def test_no_table_is_forgotten() -> None:
    assert sorted(set(metadata.tables) - set(covered())) == []


def test_no_table_is_named_twice_or_gone() -> None:
    assert sorted(covered()) == sorted(set(covered()))
    assert sorted(set(covered()) - set(metadata.tables)) == []


def test_what_is_said_to_be_nobodys_leads_to_nobody() -> None:
    leading = {
        name: sorted(PERSONAL & set(metadata.tables[name].columns.keys())) for name in registry.NOBODYS
    }
    assert {name: columns for name, columns in leading.items() if columns} == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_part_has_its_words(database: Database, clock: MovableClock, language: str) -> None:
    t = texts(language)
    async with database.transaction() as tx:
        member = await members.meet(tx, 5, language, clock.now())
        data = await privacy.known(tx, member)
    for name in data:
        assert t(f"privacy-part-{name.replace('_', '-')}")
    for part, key in screens.COUNTED:
        assert isinstance(data[part][key], list), f"{part} tells no list of {key}"
        assert t(f"privacy-count-{key.replace('_', '-')}", count=2)


async def test_every_list_is_told_in_the_summary(database: Database, clock: MovableClock) -> None:
    told = {*screens.COUNTED, *ELSEWHERE}
    async with database.transaction() as tx:
        member = await members.meet(tx, 5, "fr", clock.now())
        data = await privacy.known(tx, member)
    lists = {(part, key) for part, value in data.items() for key, item in value.items() if _is_list(item)}
    assert sorted(lists - told) == []


ELSEWHERE = {("consents", "consents"), ("search", "seeks"), ("search", "written_on")}
"""Lists that the summary tells in other words, or that say nothing by their number."""


def _is_list(item: Any) -> bool:
    return isinstance(item, list)
