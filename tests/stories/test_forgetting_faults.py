"""Each step of forgetting that is left out is noticed: the looking itself is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from bot.db import Database, metadata
from bot.local import Local
from bot.moderation import acts, holds, people, reports, worries
from bot.privacy import service as privacy
from bot.privacy.registry import FEATURES
from bot.rooms import positions
from tests.privacy.traces import OWNERS
from tests.stories.forgotten import forget, lived_here, traces


async def _nothing(*_: object) -> None:
    return None


def without_the_deletion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "FEATURES", ())


def without_the_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "forget_checkpoint", _nothing)


def without(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        kept = tuple(
            replace(feature, forget=_nothing) if feature.name == name else feature for feature in FEATURES
        )
        assert kept != FEATURES
        monkeypatch.setattr(privacy, "FEATURES", kept)

    return plant


def without_step(module: ModuleType, name: str = "forget") -> Callable[[pytest.MonkeyPatch], None]:
    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, name, _nothing)

    return plant


UNCASCADED: Final = ("rooms", "moderation", "announcements", "invitations", "messages", "updates", "person")
"""Features with rows that would stay when the person's own row goes: no foreign key deletes them."""


def test_every_feature_whose_rows_no_cascade_deletes_is_tried() -> None:
    assert {feature.name for feature in FEATURES if any(map(_stays, feature.tables))} == set(UNCASCADED)


def _stays(name: str) -> bool:
    """Whether nothing deletes a row of this table, or of one that leads to a person by itself."""
    table = metadata.tables[name]
    cascading = [key.parent.name for key in table.foreign_keys if key.ondelete == "CASCADE"]
    leading = [column.name for column in table.columns if column.name in OWNERS]
    return not cascading or any(column not in cascading for column in leading)


PLANTED: Final = {
    "the deletion": without_the_deletion,
    "the checkpoint": without_the_checkpoint,
    **{name: without(name) for name in UNCASCADED},
    **{each.__name__: without_step(each) for each in (reports, acts, holds, worries, positions)},
    people.__name__: without_step(people, "forget_pairs"),
}


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
async def test_leaving_a_step_out_is_noticed(
    house: Local,
    tmp_path: Path,
    log: StringIO,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    before = await lived_here(house, log)
    plant(monkeypatch)
    await forget(house)
    assert await traces(house, tmp_path, before) != []
