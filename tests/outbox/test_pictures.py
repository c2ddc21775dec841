"""Pictures are drawn in a process of their own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest

from bot.outbox.pictures import Painter
from bot.screen import Picture


def tell_process(data: Mapping[str, Any]) -> bytes:
    return f"{data['name']} {os.getpid()}".encode()


def fall(data: Mapping[str, Any]) -> bytes:
    os._exit(1 if data else 0)


async def test_a_picture_is_drawn_elsewhere_and_the_worker_stays() -> None:
    painter = Painter({"who": tell_process})
    first, second = [await painter.draw(Picture("who", {"name": name})) for name in ("a", "b")]
    painter.close()
    (_, process), (name, again) = first.split(), second.split()
    assert name == b"b"
    assert process == again != str(os.getpid()).encode()


async def test_a_worker_that_died_is_replaced() -> None:
    painter = Painter({"who": tell_process, "fall": fall})
    with pytest.raises(Exception, match="terminated"):
        await painter.draw(Picture("fall", {}))
    assert await painter.draw(Picture("who", {"name": "a"}))
    painter.close()


async def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        await Painter({}).draw(Picture("what", {}))
