"""Faults put in on purpose, as a bot meets them."""

import asyncio
import time

import aiohttp
import pytest

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api


async def test_processed_then_disconnected(api: Api, town: Town, lea: Phone) -> None:
    town.faults.add("vanish", methods=["sendMessage"], times=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=lea.id, text="Bonjour")
    assert lea.screen.text == "Bonjour"
    (entry,) = town.ledger.of(method="sendMessage")
    assert (entry.chat_id, entry.message_ids, entry.heard) == (lea.id, (lea.screen.id,), False)
    await api.says(lea.id, "encore")
    assert [each.heard for each in town.ledger.of(method="sendMessage")] == [False, True]


async def test_disconnected_before_anything_was_done(api: Api, town: Town, lea: Phone) -> None:
    town.faults.add("drop", times=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=lea.id, text="Bonjour")
    lea.sees_no("Bonjour")
    assert town.ledger.of(method="sendMessage") == []


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        ("error", (500, "Internal Server Error: restart")),
        ("flood", (429, "Too Many Requests: retry after 7")),
        ("forbidden", (403, "Forbidden: bot was blocked by the user")),
        ("bad", (400, "Bad Request: MESSAGE_NOT_TAKEN")),
    ],
)
async def test_answers_that_refuse(api: Api, lea: Phone, kind: str, refusal: tuple[int, str]) -> None:
    async with api.session.post(
        f"{api.town.url}/town/faults", json={"kind": kind, "low": 7, "times": 1}
    ) as done:
        assert done.status == 200
    assert (await api("sendMessage", chat_id=lea.id, text="a")).refusal == refusal
    lea.sees_no("a\n")
    await api.says(lea.id, "après")


async def test_faults_strike_whom_they_name(api: Api, town: Town, lea: Phone) -> None:
    town.faults.add("error", chat_id=lea.id, methods=["sendMessage"])
    karim = town.phone("Karim")
    await karim.types("/start")
    assert (await api("sendMessage", chat_id=lea.id, text="a")).status == 500
    assert (await api("sendMessage", chat_id=karim.id, text="a")).status == 200
    assert (await api("sendChatAction", chat_id=lea.id, action="typing")).status == 200
    town.faults.clear()
    assert (await api("sendMessage", chat_id=lea.id, text="a")).status == 200


async def test_a_share_of_requests_with_the_towns_own_seed(api: Api, town: Town, lea: Phone) -> None:
    town.faults.add("error", share=0.3)
    answers = [(await api("sendMessage", chat_id=lea.id, text="a")).status for _ in range(60)]
    assert 8 < answers.count(500) < 30


async def test_latency_holds_back_the_answer_but_not_the_polls(api: Api, town: Town, lea: Phone) -> None:
    town.faults.add("latency", low=0.2, high=0.2)
    started = time.monotonic()
    await api.says(lea.id, "a")
    assert time.monotonic() - started >= 0.2
    started = time.monotonic()
    await api("getMe")
    assert time.monotonic() - started < 0.2


async def test_a_request_whose_sender_died_is_carried_out_all_the_same(
    api: Api, town: Town, lea: Phone
) -> None:
    town.faults.add("latency", low=0.3, high=0.3)
    request = asyncio.create_task(api("sendMessage", chat_id=lea.id, text="de l’au-delà"))
    before = town.api.requests
    while town.api.requests == before:
        await asyncio.sleep(0.01)
    request.cancel()
    while not town.ledger.of(method="sendMessage"):
        await asyncio.sleep(0.01)
    lea.sees("de l’au-delà")


async def test_connections_refused_for_a_while(api: Api, town: Town, lea: Phone) -> None:
    url = town.url
    await api.says(lea.id, "avant")
    refusing = asyncio.create_task(town.refuse_connections(0.4))
    await asyncio.sleep(0.05)
    with pytest.raises((aiohttp.ClientConnectorError, aiohttp.ServerDisconnectedError)):
        await api("sendMessage", chat_id=lea.id, text="pendant")
    with pytest.raises(aiohttp.ClientConnectorError):
        await api("sendMessage", chat_id=lea.id, text="pendant")
    await refusing
    assert town.url == url
    await api.says(lea.id, "après")
    lea.sees_no("pendant")
