"""Time passes before people's eyes: the clock runs in proportion, and rests where something lands."""

import asyncio
import time
from datetime import datetime, timedelta

import pytest

from bot.simulator import journey
from bot.simulator.hooks import Approach
from bot.simulator.journey import Journey, lasts
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import START, Api


@pytest.mark.parametrize(("hours", "least", "most"), [(0.01, 2, 2), (1, 2, 3), (14.5, 4, 7), (168, 9, 9)])
def test_longer_journeys_run_faster(hours: float, least: float, most: float) -> None:
    assert least <= lasts(hours) <= most
    assert lasts(hours) <= lasts(hours + 1)


def walks(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """What pages hear of the clock on its way: where it goes, and for how long."""
    heard: list[tuple[float, float]] = []
    monkeypatch.setattr(town.stream, "send", lambda event: heard.append((event["to"], event["seconds"])))
    return heard


async def test_the_way_is_divided_like_the_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journey, "SHORTEST", 0.4)
    monkeypatch.setattr(journey, "LONGEST", 0.4)
    heard = walks(town, monkeypatch)
    stops = [START + timedelta(minutes=minutes) for minutes in (15, 60)]
    trip = Journey(town.world, town.stream, START, stops[-1])
    began = time.monotonic()
    with trip.watched():
        for stop in stops:
            await trip.approach(stop)
    assert time.monotonic() - began >= 0.39
    assert [instant for instant, _ in heard] == [stop.timestamp() for stop in stops]
    assert [seconds for _, seconds in heard] == pytest.approx([0.1, 0.3])


async def test_it_rests_where_something_landed_but_not_for_ever(
    api: Api, town: Town, lea: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journey, "REST", 0.05)
    monkeypatch.setattr(journey, "RESTS", 0.1)
    rested: list[float] = []

    async def noted(seconds: float) -> None:
        rested.append(seconds)

    trip = Journey(town.world, town.stream, START, START + timedelta(days=365))
    with trip.watched():
        await trip.approach(START)
        monkeypatch.setattr(asyncio, "sleep", noted)
        await trip.approach(START)
        assert rested == [], "nothing has landed"
        for _ in range(50):
            town.world.changed("notification", (lea.id,))
            await trip.approach(START)
    assert len(rested) == 50
    assert sum(rested) <= 0.1
    assert not any(watcher == trip._watch for watcher in town.world.observers)


async def test_only_who_watches_waits(api: Api, town: Town) -> None:
    from tests.simulator.test_control import Runner

    class Walker(Runner):
        async def travel(self, instant: datetime, approach: Approach | None = None) -> None:
            self.asked.append("watched" if approach else "at once")

    town.hooks = walker = Walker(town.clock)  # type: ignore[arg-type]
    for watch in (True, False):
        async with asyncio.timeout(5):
            await api.session.post(f"{town.url}/town/clock", json={"leap": "hour", "watch": watch})
    assert walker.asked == ["watched", "at once"]
