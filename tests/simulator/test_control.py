"""The town’s own addresses on loopback: who may use them, ledger, clock, accidents, phones of the page."""

import asyncio
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientError

from bot.simulator.control import leap
from bot.simulator.hooks import Approach
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.requests import get, post

PARIS = ZoneInfo("Europe/Paris")


class Runner:
    """Hooks that note what was asked of them."""

    def __init__(self, times: TwoTimes) -> None:
        self.times = times
        self.asked: list[str] = []

    async def travel(self, instant: datetime, approach: Approach | None = None) -> None:
        self.times.people = instant
        self.asked.append("travel")

    async def restart(self) -> None:
        self.asked.append("restart")

    async def kill(self) -> None:
        self.asked.append("kill")

    async def start_over(self) -> None:
        self.asked.append("start_over")


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:80"}, {"Origin": "http://evil.example"},
     {"Origin": "null"}],
)  # fmt: skip
async def test_no_other_page_may_use_the_town(api: Api, lea: Phone, headers: dict[str, str]) -> None:
    url = f"{api.town.url}/town/phones/{lea.id}/types"
    async with api.session.post(url, json={"text": "de force"}, headers=headers) as answer:
        assert answer.status == 403
    async with api.session.get(f"{api.town.url}/", headers=headers) as answer:
        assert answer.status == 403
    lea.sees_no("de force")


async def test_a_form_of_another_site_is_no_request(api: Api, lea: Phone) -> None:
    async with api.session.post(f"{api.town.url}/town/phones/{lea.id}/types", data={"text": "a"}) as answer:
        assert answer.status == 415


async def test_the_page_may_load_nothing_from_elsewhere(api: Api) -> None:
    async with api.session.get(f"{api.town.url}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "http" not in page.replace("http-equiv", "")


async def test_the_ledger_can_be_asked_over_http(api: Api, lea: Phone) -> None:
    first = await api.says(lea.id, "un")
    second = await api.says(lea.id, "deux")
    await api("deleteMessage", chat_id=lea.id, message_id=first)
    entries = await get(api, "ledger")
    assert [(each["number"], each["method"], each["message_ids"]) for each in entries] == [
        (1, "sendMessage", [first]), (2, "sendMessage", [second]), (3, "deleteMessage", [first]),
    ]  # fmt: skip
    assert [each["text"] for each in await get(api, "ledger?method=sendMessage&after=1")] == ["deux"]
    assert len(await get(api, f"ledger?chat_id={lea.id}&containing=un")) == 1
    assert await get(api, "ledger?chat_id=1") == []


async def test_waiting_updates_can_be_counted(api: Api, lea: Phone) -> None:
    await lea.types("a")
    counted = await get(api, "updates")
    assert (counted["waiting"], counted["next"]) == (1, api.town.world.updates.next_id)


@pytest.mark.parametrize(
    ("name", "now", "then"),
    [
        ("hour", "2026-11-22T18:30", "2026-11-22T19:30"),
        ("evening", "2026-11-22T18:30", "2026-11-22T21:00"),
        ("evening", "2026-11-22T21:00", "2026-11-23T21:00"),
        ("morning", "2026-11-22T00:10", "2026-11-23T09:00"),
        ("week", "2026-10-20T18:30", "2026-10-27T18:30"),
    ],
)
def test_leaps_in_time_keep_to_the_wall_clock(name: str, now: str, then: str) -> None:
    start = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    assert leap(name, start, PARIS).astimezone(PARIS).isoformat()[:16] == then


async def test_the_clock_moves_by_buttons_and_by_a_moment(api: Api, town: Town, times: TwoTimes) -> None:
    assert (await get(api, "clock"))["movable"] is False
    assert (await post(api, "clock", leap="hour"))[0] == 409
    town.hooks = Runner(times)
    clock = await get(api, "clock")
    assert (clock["zone"], clock["leaps"]["hour"] - clock["now"]) == ("Europe/Paris", 3600)
    assert (await post(api, "clock", leap="evening"))[0] == 200
    assert times.people.astimezone(PARIS).isoformat()[:16] == "2026-11-22T21:00"
    assert (await post(api, "clock", to="2026-11-24T08:15"))[0] == 200
    assert times.people.astimezone(PARIS).isoformat()[:16] == "2026-11-24T08:15"
    for wrong in ({"to": "2026-11-01T08:15"}, {"to": "demain"}, {"leap": "yesterday"}, {}):
        assert (await post(api, "clock", **wrong))[0] == 409


async def test_accidents_are_asked_of_whoever_runs_the_bot(api: Api, town: Town, times: TwoTimes) -> None:
    runner = town.hooks = Runner(times)
    for path in ("restart", "kill", "startover"):
        assert await post(api, path) == (200, {"ok": True})
    assert runner.asked == ["restart", "kill", "start_over"]
    await town.restart()
    await town.kill()
    await town.travel(datetime(2027, 1, 1, tzinfo=PARIS))
    assert runner.asked[3:] == ["restart", "kill", "travel"]


async def test_one_accident_at_a_time(api: Api, town: Town, times: TwoTimes) -> None:
    go = asyncio.Event()

    class Slow(Runner):
        async def kill(self) -> None:
            await go.wait()

    town.hooks = Slow(times)
    first = asyncio.create_task(post(api, "kill"))
    while not town.stream.busy:
        await asyncio.sleep(0.01)
    assert await post(api, "restart") == (409, {"error": "one thing at a time"})
    go.set()
    assert (await first)[0] == 200


async def test_starting_over_outlives_the_request_that_asked_for_it(
    api: Api, town: Town, times: TwoTimes
) -> None:
    port = int(town.url.rsplit(":", 1)[1])
    done = asyncio.Event()

    class Mayor(Runner):
        async def start_over(self) -> None:
            await town.stop()
            await town.start(port=port)
            done.set()

    town.hooks = Mayor(times)
    with suppress(ClientError):
        await post(api, "startover")
    async with asyncio.timeout(5):
        await done.wait()
    assert (await get(api, "updates"))["waiting"] == 0
