"""getUpdates: numbers, offsets, filters, expiry, waiting, and two bots at once."""

import asyncio
import json
import time
from random import Random
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world.updates import Updates
from tests.simulator.api import Api, TwoTimes

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


def queue(*, start: int = 100) -> Updates:
    updates = Updates(Random(1))
    updates.next_id = start
    return updates


async def polling(api: Api, **values: Any) -> asyncio.Task[list[dict[str, Any]]]:
    """A long poll that has reached the server."""
    before = api.town.api.requests
    task = asyncio.create_task(api.updates(**values))
    while api.town.api.requests == before or api.town.api.poller.present is None:
        await asyncio.sleep(0)
    return task


def test_numbers_start_at_random_and_grow_by_one() -> None:
    starts = {Updates(Random(seed)).next_id for seed in range(50)}
    assert len(starts) == 50
    assert all(2_000_001 <= start <= 1_000_000_000 for start in starts)
    updates = queue()
    assert [updates.push("message", {}, 0) for _ in range(3)] == [100, 101, 102]


def test_numbers_start_again_after_an_empty_week() -> None:
    updates = queue()
    updates.push("message", {}, 0)
    updates.fetch(101, 1, 0)
    assert updates.push("message", {}, 7 * 86_400) == 101
    updates.fetch(102, 1, 7 * 86_400)
    assert updates.push("message", {}, 15 * 86_400) != 102


def test_only_a_higher_offset_confirms() -> None:
    updates = queue()
    for number in range(3):
        updates.push("message", {"n": number}, 0)
    for _ in range(3):
        assert ids(updates.fetch(0, 100, 0)) == [100, 101, 102]
    assert ids(updates.fetch(101, 100, 0)) == [101, 102]
    assert ids(updates.fetch(0, 100, 0)) == [101, 102]
    assert ids(updates.fetch(103, 100, 0)) == []


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, [200_000, 200_001, 200_002]), (-1, [200_002]), (-5, [200_000, 200_001, 200_002]),
     (200_013, []), (200_014, [200_000, 200_001, 200_002]), (100_002, [200_000, 200_001, 200_002])],
)  # fmt: skip
def test_offsets_far_away_or_negative(offset: int, expected: list[int]) -> None:
    updates = queue(start=200_000)
    for _ in range(3):
        updates.push("message", {}, 0)
    assert ids(updates.fetch(offset, 100, 0)) == expected


def test_updates_expire_unless_fetched_in_time() -> None:
    updates = queue()
    updates.push("message", {}, 0)
    updates.push("callback_query", {}, 0)
    assert ids(updates.fetch(0, 100, 149)) == [100, 101]
    assert ids(updates.fetch(0, 100, 150)) == [100]
    assert ids(updates.fetch(0, 100, 86_400)) == []


def test_the_filter_works_when_an_update_is_made() -> None:
    updates = queue()
    assert updates.push("chat_member", {}, 0) is None
    updates.push("edited_message", {}, 0)
    updates.allow(["message", "chat_member"])
    assert updates.push("edited_message", {}, 0) is None
    assert updates.push("chat_member", {}, 0) == 101
    updates.allow(None)
    assert updates.push("edited_message", {}, 0) is None, "an absent list keeps the setting"
    updates.allow(["nonsense"])
    assert updates.push("edited_message", {}, 0) == 102, "no known name means the default"
    assert ids(updates.fetch(0, 100, 0)) == [100, 101, 102]


async def test_the_limit_is_clamped(api: Api, lea: Phone) -> None:
    for _ in range(3):
        await lea.types("a")
    assert len(await api.updates(limit=0, offset=0)) == 1
    assert len(await api.updates(limit=500, offset=1)) == 3


async def test_a_waiting_poll_wakes_with_the_update(api: Api, lea: Phone) -> None:
    poll = await polling(api, timeout=30)
    started = time.monotonic()
    await lea.types("Bonsoir")
    (update,) = await poll
    assert update["message"]["text"] == "Bonsoir"
    assert update["message"]["from"]["language_code"] == "fr"
    assert time.monotonic() - started < 2


async def test_updates_of_one_moment_come_together(api: Api, lea: Phone) -> None:
    poll = await polling(api, timeout=30)
    await lea.types("un")
    await lea.types("deux")
    assert [update["message"]["text"] for update in await poll] == ["un", "deux"]


async def test_an_empty_poll_ends_after_its_seconds(api: Api) -> None:
    started = time.monotonic()
    assert await api.updates(timeout=1, offset=5) == []
    assert 0.9 < time.monotonic() - started < 3


async def test_asking_the_same_at_once_gets_one_at_a_time(api: Api, lea: Phone, times: TwoTimes) -> None:
    for _ in range(3):
        await lea.types("a")
    assert len(await api.updates()) == 3
    assert len(await api.updates()) == 1
    times.machine += 0.6
    assert len(await api.updates()) == 3


async def test_a_hot_loop_is_slowed_down_to_three_seconds(api: Api) -> None:
    await api.updates()
    started = time.monotonic()
    await api.updates()
    assert time.monotonic() - started > 2.5


async def test_the_newer_of_two_polls_wins(api: Api, lea: Phone) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=30))
    while api.town.api.poller.present is None:
        await asyncio.sleep(0)
    newer = await polling(api, timeout=30, offset=1)
    assert (await older).refusal == (409, OTHER)
    await lea.types("pour le nouveau")
    assert len(await newer) == 1


async def test_conflicts_again_and_again_are_answered_late(api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=30))
    while api.town.api.poller.present is None:
        await asyncio.sleep(0)
    second = await polling(api, timeout=30)
    await first
    started = time.monotonic()
    third = await polling(api, timeout=30)
    with pytest.raises(AssertionError, match="terminated by other"):
        await second
    assert time.monotonic() - started > 2.5
    api.town.api.poller.close()
    assert await third == []


async def test_a_bot_that_died_while_waiting_disturbs_nobody(town: Town, lea: Phone) -> None:
    async with ClientSession() as dead:
        await polling(Api(town, dead), timeout=30)
    async with ClientSession() as alive:
        poll = await polling(Api(town, alive), timeout=30)
        await lea.types("encore là ?")
        assert len(await poll) == 1


async def test_a_webhook_and_polling_exclude_each_other(api: Api, lea: Phone) -> None:
    waiting = asyncio.create_task(api("getUpdates", timeout=30))
    while api.town.api.poller.present is None:
        await asyncio.sleep(0)
    reply = await api("setWebhook", url="https://example.org/hook")
    assert reply.body["description"] == "Webhook was set"
    assert (await waiting).refusal == (409, "Conflict: terminated by setWebhook request")
    assert (await api("getUpdates")).refusal == (409, ACTIVE)
    assert (await api("setWebhook", url="https://example.org/hook")).body[
        "description"
    ] == "Webhook is already set"
    await lea.types("attendez")
    info = (await api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 1)
    assert "allowed_updates" not in info
    assert (await api("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await api("deleteWebhook")).body["description"] == "Webhook is already deleted"
    assert len(await api.updates()) == 1


async def test_dropping_pending_updates(api: Api, lea: Phone) -> None:
    await lea.types("perdu")
    await api("deleteWebhook", drop_pending_updates=True)
    await lea.types("perdu aussi")
    await api("setWebhook", url="https://example.org", drop_pending_updates=True)
    await api("deleteWebhook")
    await lea.types("gardé")
    assert [update["message"]["text"] for update in await api.updates()] == ["gardé"]


async def test_the_setting_comes_with_the_poll_and_lasts(api: Api, lea: Phone) -> None:
    await api.updates(allowed_updates=json.dumps(["message"]))
    own = await lea.types("a")
    await lea.edits(own, "b")
    await lea.blocks()
    assert [list(update)[1] for update in await api.updates(offset=1)] == ["message"]
