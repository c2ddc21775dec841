"""Every request that a bot makes to a town, held against the specification when the test is over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from aiohttp import web

from bot.simulator import server
from bot.simulator.methods import Call
from bot.simulator.world.world import World
from tests.simulator.specification import Specification

read_call = server.read_call


@cache
def specification() -> Specification | None:
    """The specification, read once; None where it isn't beside the project."""
    return Specification.find()


@pytest.fixture(autouse=True)
def as_specified(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Call]]]:
    """What towns are asked in this test, whatever became of it; faults of the requests fail the test.

    Without the specification they are only listened to.
    """
    heard: list[tuple[str, Call]] = []

    async def listening(world: World, request: web.Request) -> Call:
        call = await read_call(world, request)
        heard.append((request.match_info["method"], call))
        return call

    monkeypatch.setattr(server, "read_call", listening)
    yield heard
    assert faults_of(heard, specification()) == []


def faults_of(heard: list[tuple[str, Call]], known: Specification | None) -> list[Any]:
    """What is wrong with these requests, each fault once."""
    if known is None:
        return []
    found = [fault for method, call in heard for fault in known.faults(method, call.values, call.files)]
    return list(dict.fromkeys(found))
