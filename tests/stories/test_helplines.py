"""An operator checks a helpline; only then do people see it."""

from __future__ import annotations

import pytest

from bot.content import helplines
from bot.local import Local
from bot.moderation import audit
from bot.safety.actions import Confirm, Review
from tests.stories.words import label, said

LINE = next(one for one in helplines.unverified() if one.country == "FR" and "listening" in one.kinds)


async def test_a_line_is_seen_once_an_operator_checked_it(house: Local) -> None:
    odile, lea = house.town.phone("Odile"), house.town.phone("Léa")
    await lea.types("/numeros")
    await lea.taps("France")
    assert LINE.name not in lea.screen.text
    await odile.types("/start")
    await odile.presses(odile.screen, Review(None).data)
    await odile.taps("France")
    await odile.taps(LINE.name)
    assert LINE.source_url in odile.screen.text
    await odile.taps(label("fr", "safety-review-show"))
    odile.sees(said("fr", "safety-review-shown"))
    await lea.types("/numeros")
    assert LINE.name in lea.screen.text
    await odile.taps(label("fr", "safety-review-hide"))
    await lea.types("/numeros")
    assert LINE.name not in lea.screen.text
    async with house.database.reading() as tx:
        assert await audit.verify(tx) is None


@pytest.mark.parametrize("data", [Review(None).data, Review("FR").data, Confirm(LINE.key, True).data])
async def test_to_anyone_else_the_button_means_nothing(house: Local, data: str) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/start")
    await lea.presses(lea.screen, data)
    assert LINE.name not in lea.screen.text
    await lea.types("/numeros")
    await lea.taps("France")
    assert LINE.name not in lea.screen.text
