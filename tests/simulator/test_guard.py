"""Who may use the town: this machine, unless somebody asked for more."""

import aiohttp
import pytest

from bot.simulator.listener import goes_beyond
from bot.simulator.town import Town
from tests.simulator.api import TwoTimes


@pytest.mark.parametrize(
    ("host", "beyond"),
    [("127.0.0.1", False), ("127.9.9.9", False), ("localhost", False), ("::1", False), ("0.0.0.0", True),
     ("::", True), ("192.168.1.5", True)],
)  # fmt: skip
def test_what_other_machines_can_reach(host: str, beyond: bool) -> None:
    assert goes_beyond(host) is beyond


async def status(url: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("name", ["192.168.1.5:8080", "[fe80::1]:8080"])
async def test_an_address_in_numbers_is_answered_only_where_it_was_asked_for(
    name: str, times: TwoTimes
) -> None:
    for host, wanted in (("127.0.0.1", 403), ("0.0.0.0", 200)):
        town = Town(times)
        await town.start(host)
        try:
            assert town.url.startswith("http://127.0.0.1:")
            assert await status(f"{town.url}/", Host=name) == wanted
            assert await status(f"{town.url}/town/clock", Host=name) == wanted
            assert await status(f"{town.url}/", Host="evil.example") == 403
            assert await status(f"{town.url}/") == 200
        finally:
            await town.stop()


async def test_pages_are_told_that_others_may_read_along(times: TwoTimes) -> None:
    for host, beyond in (("127.0.0.1", False), ("0.0.0.0", True)):
        town = Town(times)
        await town.start(host)
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.get(f"{town.url}/town/clock") as answer,
            ):
                assert (await answer.json())["beyond"] is beyond
            assert town.api_url.startswith("http://127.0.0.1:"), "the bot's own door stays on this machine"
        finally:
            await town.stop()
