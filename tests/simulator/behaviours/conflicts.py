"""Two bots at once, and webhooks beside getUpdates."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from aiohttp import ClientSession

from tests.simulator.api import Api
from tests.simulator.arranged import Case, nothing
from tests.simulator.behaviours.rows import Row, about, refused, shows

OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
HOOK = "https://example.org/hook"


async def polling(api: Api, **values: Any) -> asyncio.Task[Any]:
    """A long poll that has reached the server."""
    before = api.town.api.requests
    task = asyncio.create_task(api("getUpdates", timeout=30, **values))
    while api.town.api.requests == before or api.town.api.poller.present is None:
        await asyncio.sleep(0)
    return task


async def newer_wins(case: Case) -> None:
    older = await polling(case.api)
    newer = await polling(case.api, offset=1)
    assert (await older).refusal == (409, f"Conflict: {OTHER}")
    await case.lea.types("pour le nouveau")
    assert len((await newer).result) == 1


async def late_conflicts(case: Case) -> None:
    first = await polling(case.api)
    second = await polling(case.api)
    await first
    started = time.monotonic()
    third = await polling(case.api)
    assert (await second).refusal == (409, f"Conflict: {OTHER}")
    assert time.monotonic() - started > 2.5
    case.town.api.poller.close()
    assert (await third).result == []


async def dead_bot(case: Case) -> None:
    async with ClientSession() as dead:
        await polling(Api(case.town, dead))
    async with ClientSession() as alive:
        poll = await polling(Api(case.town, alive))
        await case.lea.types("encore là ?")
        assert len((await poll).result) == 1


async def webhook_or_polling(case: Case) -> None:
    waiting = await polling(case.api)
    reply = await case.api("setWebhook", url=HOOK)
    assert reply.body["description"] == "Webhook was set"
    assert (await waiting).refusal == (409, "Conflict: terminated by setWebhook request")
    assert (await case.api("getUpdates")).refusal == (409, f"Conflict: {ACTIVE}")
    assert (await case.api("setWebhook", url=HOOK)).body["description"] == "Webhook is already set"
    await case.lea.types("attendez")
    info = (await case.api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == (HOOK, 1)
    assert "allowed_updates" not in info
    assert (await case.api("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await case.api("deleteWebhook")).body["description"] == "Webhook is already deleted"
    assert len(await case.api.updates()) == 1
    await case.api.updates(allowed_updates=["message"], offset=1)
    assert (await case.api("getWebhookInfo")).result["allowed_updates"] == ["message"]


async def dropping(case: Case) -> None:
    await case.lea.types("perdu")
    await case.api("deleteWebhook", drop_pending_updates=True)
    await case.lea.types("perdu aussi")
    await case.api("setWebhook", url=HOOK, drop_pending_updates=True)
    await case.api("deleteWebhook")
    await case.lea.types("gardé")
    assert [update["message"]["text"] for update in await case.api.updates()] == ["gardé"]


async def open_hooks(case: Case) -> None:
    for port in ("", ":443", ":80", ":88", ":8443"):
        assert (await case.api("setWebhook", url=f"https://example.org{port}/hook")).result is True
    reply = await case.api("setWebhook", url="http://127.0.0.1:8000/hook", secret_token="a-Z_9" + "a" * 251)
    assert reply.result is True


SECRET = {"url": HOOK, "secret_token": "a" * 257}
ROWS: list[Row] = [
    *about(
        "getUpdates", "bot-api.md, getUpdates; Client.cpp:16225-16252",
        shows("a second poll ends the first with 409", newer_wins, OTHER),
        shows("conflicts again within 3 s are answered 3 s late", late_conflicts, OTHER),
        shows("a bot that died while polling disturbs nobody", dead_bot),
    ),
    *about(
        "Webhook", "WebhookActor.cpp:704-716; Client.cpp:15769, 15877, 16019-16023, 16058, 5974",
        shows("a webhook and getUpdates exclude each other; what setting and deleting say",
              webhook_or_polling, ACTIVE, "terminated by setWebhook request"),
        shows("drop_pending_updates forgets what waits", dropping),
        shows("four ports, http on loopback (an emulator's own), a secret of 256", open_hooks),
        refused("setWebhook", nothing, {"url": "http://example.org"}, 400,
                "bad webhook: An HTTPS URL must be provided for webhook"),
        refused("setWebhook", nothing, {"url": "https://example.org:8080/hook"}, 400,
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    ),
    *about(
        "webhook", "spec setWebhook; Client.cpp:16019-16023",
        refused("setWebhook", nothing, SECRET, 400, "secret token is too long"),
        refused("setWebhook", nothing, {"url": HOOK, "secret_token": "é"}, 400,
                "secret token contains unallowed characters"),
    ),
]  # fmt: skip
