"""The HTTP under PTB: what reaches the server, what an error says, and what it never shows."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot import request as http
from bot.db import Database
from bot.errors import TransactionOpen
from bot.request import AiohttpRequest, Flooded, fresh_connection

TOKEN = "123:secret-token"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A real server on loopback whose answer to any request is the test's own."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.connections: set[object] = set()
        self.url = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        return await self.answer(request)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Server]:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
        try:
            yield self
        finally:
            await runner.cleanup()


@asynccontextmanager
async def talking(
    answer: Answer, *, pool: int = 10, connect: float = 1.0, read: float = 1.0
) -> AsyncIterator[tuple[Server, AiohttpRequest]]:
    request = AiohttpRequest(pool, connect=connect, read=read)
    async with Server(answer).running() as server:
        await request.initialize()
        try:
            yield server, request
        finally:
            await request.shutdown()


def replying(body: object, status: int = 200) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(body, status=status)

    return answer


async def failing(request: AiohttpRequest, url: str) -> TelegramError:
    """The error of a post, after making sure that nothing about it shows the token."""
    with pytest.raises(TelegramError) as caught:
        await request.post(f"{url}{TOKEN}/sendMessage")
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    seen: BaseException | None = caught.value
    while seen is not None:
        shown += f"{seen!r} {seen}"
        seen = seen.__cause__ or seen.__context__
    assert "secret" not in shown
    return caught.value


async def test_a_message_and_a_picture_reach_the_server_as_telegram_expects_them() -> None:
    seen: list[dict[str, object]] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        posted = await request.post()
        seen.append({k: v.file.read() if isinstance(v, web.FileField) else v for k, v in posted.items()})
        chat = {"id": 7, "type": "private"}
        return web.json_response({"ok": True, "result": {"message_id": 1, "date": 0, "chat": chat}})

    async with talking(answer) as (server, request):
        bot = Bot(TOKEN, base_url=server.url, request=request)
        assert (await bot.send_message(7, "Ça va ? 🌻")).message_id == 1
        await bot.send_photo(7, b"png")
    assert seen[0] == {"chat_id": "7", "text": "Ça va ? 🌻"}
    assert b"png" in seen[1].values()


async def test_a_closed_port_means_that_nothing_was_sent() -> None:
    async with talking(replying({})) as (server, request):
        url = server.url
    await request.initialize()
    error = await failing(request, url)
    await request.shutdown()
    assert isinstance(error, NetworkError)
    assert isinstance(error.__cause__, aiohttp.ClientConnectorError)


async def test_a_connection_cut_while_waiting_leaves_it_unknown() -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with talking(cut) as (server, request):
        error = await failing(request, server.url)
    assert isinstance(error.__cause__, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError)
    assert not isinstance(error.__cause__, aiohttp.ClientConnectorError)


async def test_a_silent_server_leaves_it_unknown() -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(5)
        return web.Response()

    async with talking(silent, read=0.05) as (server, request):
        error = await failing(request, server.url)
    assert isinstance(error, TimedOut)
    assert isinstance(error.__cause__, aiohttp.SocketTimeoutError)


async def test_a_full_pool_means_that_nothing_was_sent() -> None:
    arrived, release = asyncio.Event(), asyncio.Event()

    async def wait(_: web.Request) -> web.StreamResponse:
        arrived.set()
        await release.wait()
        return web.json_response({"ok": True, "result": True})

    async with talking(wait, pool=1, connect=0.05) as (server, request):
        first = asyncio.create_task(request.post(f"{server.url}{TOKEN}/getMe"))
        await arrived.wait()
        error = await failing(request, server.url)
        release.set()
        assert await first
    assert isinstance(error, TimedOut)
    assert isinstance(error.__cause__, aiohttp.ConnectionTimeoutError)


async def test_too_many_requests_says_how_long_to_wait() -> None:
    body = {"ok": False, "description": "Too Many Requests: retry after 3", "parameters": {"retry_after": 3}}
    async with talking(replying(body, 429)) as (server, request):
        error = await failing(request, server.url)
    assert isinstance(error, Flooded)
    assert error.retry_after.total_seconds() == 3


async def test_telegrams_own_words_come_through() -> None:
    body = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    async with talking(replying(body, 400)) as (server, request):
        error = await failing(request, server.url)
    assert isinstance(error, BadRequest)
    assert "chat not found" in str(error).lower()


async def test_an_error_page_is_not_quoted() -> None:
    async def page(request: web.Request) -> web.StreamResponse:
        return web.Response(text=f"<html>cannot reach {request.path}</html>", status=502)

    async with talking(page) as (server, request):
        error = await failing(request, server.url)
    assert "html" not in str(error)


async def test_an_unreadable_answer_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def rubbish(_: web.Request) -> web.StreamResponse:
        return web.Response(text="someone's words, cut sho")

    async with talking(rubbish) as (server, request):
        await failing(request, server.url)
    assert "words" not in caplog.text


async def test_what_must_not_go_twice_avoids_an_idle_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "FRESH_AFTER", 0.05)
    for fresh, connections in ((False, 1), (True, 2)):
        async with talking(replying({"ok": True, "result": True})) as (server, request):
            fresh_connection.set(fresh)
            for _ in range(2):
                await request.post(f"{server.url}{TOKEN}/getMe")
                await asyncio.sleep(0.3)
            assert len(server.connections) == connections


async def test_nobody_waits_for_telegram_in_a_transaction(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/some.db")
    async with talking(replying({"ok": True, "result": True})) as (server, request):
        async with database.transaction():
            with pytest.raises(TransactionOpen):
                await request.do_request(f"{server.url}{TOKEN}/getMe", "POST")
        assert await request.post(f"{server.url}{TOKEN}/getMe")
        assert len(server.connections) == 1
    await database.close()
