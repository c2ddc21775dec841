"""The Bot API over HTTP on loopback."""

import asyncio
import json
import logging
import re
from typing import Any

from aiohttp import web

from bot.simulator.faults import Fate, Faults
from bot.simulator.methods import METHODS, Answer, Call
from bot.simulator.polling import Poller
from bot.simulator.world.refusals import Refusal, too_many
from bot.simulator.world.world import World

LOG = logging.getLogger(__name__)
TOKEN = re.compile(r"\d+:.+")
FIELD_BYTES = 1024 * 1024
# The largest file with its parameters; aiohttp itself reads no more (town.py).
UPLOAD_BYTES = 50 * 1024 * 1024 + 2 * FIELD_BYTES
FILES = 50


class BotApi:
    """The routes `/bot<token>/<method>` and `/file/bot<token>/<path>` for one bot."""

    def __init__(self, world: World, token: str, faults: Faults) -> None:
        self.world, self.token, self.faults = world, token, faults
        self.poller = Poller(world)
        self.requests = 0

    def add_to(self, app: web.Application) -> None:
        """Register the routes."""
        for prefix in ("/bot{token:[^/]+}/test", "/bot{token:[^/]+}"):
            app.router.add_route("*", prefix + "/{method:.*}", self.handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self.download)
        app.router.add_route("*", "/bot{rest:.*}", _nowhere)

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            raise Refusal(401, "invalid token specified")
        if token != self.token:
            raise Refusal(401)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, or do to it what a fault says."""
        self.requests += 1
        try:
            self._check_token(request)
            call = await read_call(self.world, request)
            method = request.match_info["method"].lower()
            fate = self.faults.draw(method, _chat_id(call))
            await asyncio.sleep(fate.before)
            return await self._carry_out(request, method, call, fate)
        except Refusal as refusal:
            return refuse(refusal)

    async def _carry_out(
        self, request: web.Request, method: str, call: Call, fate: Fate
    ) -> web.StreamResponse:
        if fate.fault is not None and fate.fault.kind != "vanish":
            return _struck(request, fate)
        if method == "getupdates":
            return answer(await self.poller.get_updates(call, lambda: _gone(request)))
        if method not in METHODS:
            raise Refusal(404, "method not found")
        done = len(self.world.ledger.entries)
        result = METHODS[method](call)
        await asyncio.sleep(fate.after)
        if fate.fault is not None and len(self.world.ledger.entries) > done:
            self.world.ledger.entries[done].heard = False
            return _cut(request)
        return answer(result)

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file that getFile named."""
        file = self.world.files.at(request.match_info["path"])
        if request.match_info["token"] != self.token or file is None:
            return refuse(Refusal(404))
        return web.Response(body=file.data, content_type="application/octet-stream")


async def _nowhere(_request: web.Request) -> web.Response:
    return refuse(Refusal(404))


def _gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()


def _cut(request: web.Request) -> web.Response:
    """End the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _struck(request: web.Request, fate: Fate) -> web.Response:
    fault = fate.fault
    assert fault is not None
    if fault.kind == "drop":
        return _cut(request)
    if fault.kind == "flood":
        return refuse(too_many(max(1, round(fault.low))))
    if fault.kind == "forbidden":
        return refuse(Refusal(403, fault.words or "bot was blocked by the user"))
    if fault.kind == "bad":
        return refuse(Refusal(400, fault.words or "MESSAGE_NOT_TAKEN"))
    return refuse(Refusal(500, fault.words or "restart"))


def _chat_id(call: Call) -> int | None:
    value = call.integer("chat_id")
    return value or None


async def read_call(world: World, request: web.Request) -> Call:
    """The parameters, from the address, a form, JSON or a multipart body. A `Refusal` of what is too much."""
    try:
        call = await _read(world, request)
    except web.HTTPRequestEntityTooLarge as error:
        raise Refusal(413) from error
    size = sum(len(str(value).encode("utf-8", "surrogatepass")) for value in call.values.values())
    if size > FIELD_BYTES or len(call.files) > FILES:
        raise Refusal(413)
    return call


async def _read(world: World, request: web.Request) -> Call:
    values: dict[str, Any] = dict(request.query)
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    if request.content_type == "application/json":
        values |= await _read_json(request)
    elif request.content_type == "multipart/form-data":
        await _read_parts(request, values, files, names)
    elif request.can_read_body:
        values |= {name: str(value) for name, value in (await request.post()).items()}
    return Call(world, values, files, names)


async def _read_json(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError as error:
        raise Refusal(400, "can't parse JSON object") from error
    return body if isinstance(body, dict) else {}


async def _read_parts(
    request: web.Request, values: dict[str, Any], files: dict[str, bytes], names: dict[str, str]
) -> None:
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name], names[name] = value.file.read(), value.filename
            continue
        values[name] = value.decode() if isinstance(value, bytes | bytearray) else str(value)


def answer(result: Any) -> web.Response:
    """`ok: true` with the result."""
    body: dict[str, Any] = {"ok": True, "result": result}
    if isinstance(result, Answer):
        body = {"ok": True, "result": result.result, "description": result.description}
    return _json(body, 200)


def refuse(refusal: Refusal) -> web.Response:
    """`ok: false` with the code, the sentence and its parameters."""
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    headers = (
        {"Retry-After": str(refusal.parameters["retry_after"])}
        if "retry_after" in refusal.parameters
        else None
    )
    return _json(body, refusal.code, headers)


def _json(body: dict[str, Any], status: int, headers: dict[str, str] | None = None) -> web.Response:
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return web.Response(body=text, status=status, headers=headers, content_type="application/json")
