"""The envelope: addresses, tokens, methods, parameters in any form, sizes, accidents of the server."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from aiohttp import FormData

from bot.simulator.media import SQUARE
from tests.simulator.arranged import Case, nothing, sent
from tests.simulator.behaviours.rows import Row, about, refused, shows


async def ask(case: Case, path: str) -> tuple[int, str]:
    """Code and sentence of the refusal that a GET of this path gets."""
    address = case.town.url + path.format(token=case.town.token)
    async with case.api.session.get(address) as answer:
        body = await answer.json()
        assert (body["ok"], body["error_code"]) == (False, answer.status)
        return answer.status, body["description"]


async def envelope(case: Case) -> None:
    fine = await case.api("getMe")
    assert (fine.status, set(fine.body), fine.body["ok"]) == (200, {"ok", "result"}, True)
    wrong = await case.api("sendMessage", chat_id=case.lea.id)
    assert set(wrong.body) == {"ok", "error_code", "description"}
    assert (wrong.body["ok"], wrong.status, wrong.body["error_code"]) == (False, 400, 400)
    told = await case.api("deleteWebhook")
    assert set(told.body) == {"ok", "result", "description"}


async def any_verb_and_case(case: Case) -> None:
    root = f"{case.town.url}/bot{case.town.token}"
    for path in ("/getMe", "/GETME", "/getme", "/test/getMe"):
        for verb in ("GET", "POST"):
            async with case.api.session.request(verb, root + path) as answer:
                assert (await answer.json())["result"]["username"] == "entraide_bot"


async def elsewhere(case: Case) -> None:
    for path in ("/bot", "/bot{token}", "/file/bot{token}/photos/none.jpg", "/file/bot1:a/photos/none.jpg"):
        assert await ask(case, path) == (404, "Not Found"), path


async def malformed_tokens(case: Case) -> None:
    for token in ("123", "abc:def", ":abc", "123:"):
        assert await ask(case, f"/bot{token}/getMe") == (401, "Unauthorized: invalid token specified"), token


async def other_token(case: Case) -> None:
    assert await ask(case, "/bot123:abc/getMe") == (401, "Unauthorized")


async def unknown_methods(case: Case) -> None:
    for method in ("logOut", "sendVideo", "sendMessages", "getme/"):
        assert await ask(case, "/bot{token}/" + method) == (404, "Not Found: method not found"), method


async def any_form(case: Case) -> None:
    root, chat = f"{case.town.url}/bot{case.town.token}/sendMessage", str(case.lea.id)
    parts = FormData({"chat_id": chat, "text": "d"}, default_to_multipart=True)
    assert (await case.api.send(f"{root}?chat_id={chat}&text=a")).status == 200
    assert (await case.api.send(root, data={"chat_id": chat, "text": "b"})).status == 200
    assert (await case.api.send(root, json={"chat_id": case.lea.id, "text": "c"})).status == 200
    assert (await case.api.send(root, data=parts)).status == 200
    assert [seen.text for seen in case.lea.messages[1:]] == ["a", "b", "c", "d"]


async def booleans(case: Case) -> None:
    for yes in ("true", " YES ", "1", "True", True, 1):
        reply = await case.api("sendMessage", chat_id=case.lea.id, text="a", protect_content=yes)
        assert reply.result["has_protected_content"] is True, yes
    for no in ("false", "on", "2", "", 0, False):
        reply = await case.api("sendMessage", chat_id=case.lea.id, text="a", protect_content=no)
        assert "has_protected_content" not in reply.result, no


async def integers(case: Case) -> None:
    where = await sent(case)
    lenient: dict[str, Any] = {"chat_id": f" {case.lea.id} ", "message_id": f"{where['message_id']}th"}
    assert (await case.api("editMessageText", **lenient, text="autre")).status == 200
    reply = await case.api("editMessageText", chat_id=case.lea.id, message_id="garbage", text="a")
    assert reply.refusal == (400, "Bad Request: message identifier is not specified")


async def too_big(case: Case) -> None:
    root, half = f"{case.town.url}/bot{case.town.token}/sendMessage", "x" * 600_000
    huge = {"chat_id": str(case.lea.id), "text": "a", "one": half, "other": half}
    bodies = {
        "application/json": BytesIO(json.dumps(huge).encode()),
        "application/x-www-form-urlencoded": BytesIO(urlencode(huge).encode()),
    }
    for kind, body in bodies.items():
        reply = await case.api.send(root, data=body, headers={"Content-Type": kind})
        assert reply.refusal == (413, "Request Entity Too Large"), kind
    reply = await case.api.send(root, data=FormData(huge, default_to_multipart=True))
    assert reply.refusal == (413, "Request Entity Too Large")


async def too_many_files(case: Case) -> None:
    files = {f"part{number}": b"x" for number in range(50)} | {"photo": SQUARE}
    reply = await case.api("sendPhoto", chat_id=case.lea.id, files=files)
    assert reply.refusal == (413, "Request Entity Too Large")
    del files["part0"]
    assert (await case.api("sendPhoto", chat_id=case.lea.id, files=files)).status == 200


async def restarting(case: Case) -> None:
    case.town.faults.add("error", times=1)
    reply = await case.api("sendMessage", chat_id=case.lea.id, text="a")
    assert reply.refusal == (500, "Internal Server Error: restart")
    await case.api.says(case.lea.id, "après")


async def casing(case: Case) -> None:
    for words, told in (
        ("Message is odd", "message is odd"), ("BUTTON_ODD", "BUTTON_ODD"), ("X_ODD", "X_ODD"),
        ("A b", "a b"), ("é", "é"),
    ):  # fmt: skip
        case.town.faults.add("bad", words=words, times=1)
        reply = await case.api("sendMessage", chat_id=case.lea.id, text="a")
        assert reply.refusal == (400, f"Bad Request: {told}")
    case.town.faults.add("forbidden", words="USER_ODD", times=1)
    reply = await case.api("sendMessage", chat_id=case.lea.id, text="a")
    assert reply.refusal == (400, "Bad Request: USER_ODD")


ROWS: list[Row] = [
    *about(
        "Envelope", "bot-api.md, Envelope; Query.h:196-234, Query.cpp:41-44, 81-111",
        shows("ok and result, or ok, error_code and description; the status is the code", envelope),
        shows("method names have no case; GET, POST and /test work alike", any_verb_and_case),
        shows("parameters come in the address, a form, JSON or parts", any_form),
        shows("booleans: true, yes or 1, any case, trimmed", booleans),
        shows("integers: as far as they can be read, garbage is 0", integers),
        refused("getFile", nothing, {}, 400, 'parameter "file_id" is required'),
    ),
    *about(
        "Envelope", "HttpConnection.cpp:29-44, ClientManager.cpp:73-84, Client.cpp:12664",
        shows("other paths: 404", elsewhere, "Not Found"),
        shows("a token without a number or a colon: 401", malformed_tokens, "invalid token specified"),
        shows("another token: 401", other_token, "Unauthorized"),
        shows("an unknown method: 404", unknown_methods, "method not found"),
    ),
    *about(
        "Envelope", "bot-api.md, Envelope; Client.cpp:83-102, 163-201",
        shows("the first letter is lowered, capitals stay; 403 in capitals becomes 400", casing),
    ),
    *about(
        "request", "bot-api.md, D; td HttpReader.h:109, HttpServer.h:67",
        shows("more than 1 MiB of parameters: 413", too_big),
        shows("more than 50 files: 413", too_many_files),
    ),
    *about("restarting", "Client.cpp:16296", shows("an accident: 500", restarting, "restart")),
]  # fmt: skip
