"""Each step of forgetting that is left out is noticed: the looking itself is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from bot.db import Database
from bot.local import Local
from bot.privacy import service as privacy
from bot.privacy.registry import FEATURES
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


@pytest.mark.parametrize(
    "plant",
    [
        without_the_deletion,
        without_the_checkpoint,
        without("person"),
        without("messages"),
        without("updates"),
        without("rooms"),
        without("moderation"),
    ],
)
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
