"""Faults switched by name, from any page: what is in force is the town's to say."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api
from tests.simulator.requests import get, post


async def turned(api: Api, **switch: Any) -> dict[str, Any]:
    """What is in force after a switch was turned."""
    assert (await post(api, "switches", **switch))[0] == 200
    return dict((await get(api, "clock"))["faults"])


async def by_its_door(town: Town) -> int:
    """The status of one request through the bot's own door."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{town.api_url}/bot{town.token}/getMe") as answer,
    ):
        return answer.status


async def test_nothing_is_wrong_at_first(api: Api) -> None:
    assert (await get(api, "clock"))["faults"] == {
        "floods": False, "refused": 0, "slow": False, "errors": 0, "vanish": 0, "lost": False, "left": None,
        "others": 0,
    }  # fmt: skip


async def test_flood_limits_are_a_live_switch_and_count_what_they_refuse(api: Api, lea: Phone) -> None:
    assert (await turned(api, name="floods", on=True))["floods"] is True
    for number in range(5):
        await api.says(lea.id, str(number))
    assert (await api("sendMessage", chat_id=lea.id, text="trop")).status == 429
    assert (await turned(api, name="floods", on=False))["refused"] == 1
    await api.says(lea.id, "de nouveau")


async def test_a_share_of_requests_fails_until_switched_off(api: Api, lea: Phone) -> None:
    assert (await turned(api, name="errors", on=True, share=0.9))["errors"] == 0.9
    assert (await turned(api, name="errors", on=True, share=0.5))["errors"] == 0.5, "one rule, not two"
    said = [(await api("sendMessage", chat_id=lea.id, text="a")).status for _ in range(40)]
    assert 8 < said.count(500) < 32
    assert (await turned(api, name="errors", on=False))["errors"] == 0
    assert (await api("sendMessage", chat_id=lea.id, text="a")).status == 200


async def test_done_then_cut(api: Api, town: Town, lea: Phone) -> None:
    assert (await turned(api, name="vanish", on=True, share=0.9))["vanish"] == 0.9
    with pytest.raises(aiohttp.ServerDisconnectedError):
        for _ in range(20):
            await api.says(lea.id, "Bonjour")
    assert any(not entry.heard for entry in town.ledger.of(method="sendMessage"))


async def test_a_lost_connection_is_the_bots_alone_and_comes_back_by_itself(api: Api, town: Town) -> None:
    assert await by_its_door(town) == 200
    lost = await turned(api, name="lost", on=True, seconds=1)
    assert lost["lost"] is True
    assert 0 < lost["left"] <= 1
    with pytest.raises(aiohttp.ClientConnectorError):
        await by_its_door(town)
    assert (await post(api, "restart"))[0] == 409, "a bot that can't connect couldn't start either"
    async with asyncio.timeout(5):
        while (await get(api, "clock"))["faults"]["lost"]:
            await asyncio.sleep(0.05)
    assert await by_its_door(town) == 200


async def test_a_connection_lost_until_somebody_says_that_all_is_well(api: Api, town: Town) -> None:
    for name in ("floods", "slow"):
        await turned(api, name=name, on=True)
    town.faults.add("bad", methods=["pinChatMessage"])
    state = await turned(api, name="lost", on=True)
    assert (state["lost"], state["left"], state["slow"], state["others"]) == (True, None, True, 1)
    async with api.session.delete(f"{town.url}/town/faults") as answer:
        assert answer.status == 200
    state = (await get(api, "clock"))["faults"]
    assert not any(state[name] for name in ("floods", "slow", "errors", "vanish", "lost", "others"))
    assert await by_its_door(town) == 200


@pytest.mark.parametrize(
    "switch",
    [{"name": "earthquake", "on": True}, {"on": True}, {"name": "errors", "on": True, "share": 1.0},
     {"name": "errors", "on": True, "share": 0}, {"name": "lost", "on": True, "seconds": 1e9}],
)  # fmt: skip
async def test_what_no_switch_does(api: Api, town: Town, switch: dict[str, Any]) -> None:
    before = town.switches.state()
    assert (await post(api, "switches", **switch))[0] == 409
    assert town.switches.state() == before


async def test_every_open_page_hears_of_it_at_once(api: Api, town: Town) -> None:
    async with api.session.get(f"{town.url}/town/events") as stream:
        first = await stream.content.readline()
        assert b'"slow": false' in first
        await town.switches.turn("slow", True)
        async with asyncio.timeout(1):
            while b'"slow": true' not in await stream.content.readline():
                pass
