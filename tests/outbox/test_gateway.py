"""What a screen is on the wire, seen by a server of our own that keeps every request."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot

from bot.outbox.gateway import Gateway
from bot.outbox.pictures import Painter
from bot.request import AiohttpRequest
from bot.screen import Button, Document, Entity, Keyboard, Picture, Screen

CHAT = 42


def draw(data: Mapping[str, Any]) -> bytes:
    return f"png of {data['days']}".encode()


class Wire:
    """A gateway, and the requests that came out of it."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, Any]]] = []

    async def handle(self, request: web.Request) -> web.Response:
        is_json = request.content_type == "application/json"
        given: dict[str, Any] = await request.json() if is_json else {}
        for name, value in (await request.post()).items():
            given[name] = value.file.read() if isinstance(value, web.FileField) else _json(str(value))
        self.requests.append((request.match_info["method"], given))
        message = {"message_id": 7, "date": 0, "chat": {"id": CHAT, "type": "private"}}
        is_delete = request.match_info["method"] == "deleteMessage"
        return web.json_response({"ok": True, "result": True if is_delete else message})

    @property
    def last(self) -> dict[str, Any]:
        return self.requests[-1][1]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    wire = Wire()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", wire.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    request = AiohttpRequest()
    await request.initialize()
    bot = Bot("1:x", base_url=f"http://127.0.0.1:{runner.addresses[0][1]}/bot", request=request)
    painter = Painter({"days": draw}, lambda: ThreadPoolExecutor(1))
    wire.gateway = Gateway(bot, painter)  # type: ignore[attr-defined]
    wire.paid = Gateway(bot, painter, paid=True)  # type: ignore[attr-defined]
    yield wire
    painter.close()
    await request.shutdown()
    await runner.cleanup()


async def sent(wire: Wire, screen: Screen, reply_to: int | None = None) -> dict[str, Any]:
    assert await wire.gateway.send(CHAT, screen, reply_to) == 7  # type: ignore[attr-defined]
    return wire.last


async def test_html_goes_without_link_previews(wire: Wire) -> None:
    assert await sent(wire, Screen("<b>Bonsoir</b>")) == {
        "chat_id": CHAT,
        "text": "<b>Bonsoir</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


async def test_peoples_own_formatting_goes_as_entities(wire: Wire) -> None:
    found = await sent(wire, Screen("a <b> b", entities=(Entity("bold", 0, 1),)))
    assert "parse_mode" not in found
    assert found["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_a_plain_text_without_entities_is_not_read_as_html(wire: Wire) -> None:
    assert "parse_mode" not in await sent(wire, Screen("a <b> b", entities=()))


async def test_buttons_carry_actions_or_addresses(wire: Wire) -> None:
    rows = ((Button("Oui", "yes"), Button("3114", url="https://3114.fr")),)
    assert (await sent(wire, Screen("a", rows)))["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Oui", "callback_data": "yes"}, {"text": "3114", "url": "https://3114.fr"}]
        ]
    }


async def test_reply_keyboards_come_and_go(wire: Wire) -> None:
    keyboard = Keyboard((("Sortir",),), location_row="Ici", placeholder="Écrire")
    assert (await sent(wire, Screen("a", keyboard=keyboard)))["reply_markup"] == {
        "keyboard": [[{"text": "Ici", "request_location": True}], [{"text": "Sortir"}]],
        "resize_keyboard": True,
        "input_field_placeholder": "Écrire",
    }
    dropped = await sent(wire, Screen("a", drop_keyboard=True))
    assert dropped["reply_markup"] == {"remove_keyboard": True}


async def test_silent_protected_and_answering(wire: Wire) -> None:
    found = await sent(wire, Screen("a", silent=True, protect=True), reply_to=5)
    assert (found["disable_notification"], found["protect_content"]) == (True, True)
    assert found["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}


async def test_a_picture_is_drawn_and_captioned(wire: Wire) -> None:
    found = await sent(wire, Screen("<i>vos jours</i>", picture=Picture("days", {"days": 14})))
    assert wire.requests[-1][0] == "sendPhoto"
    assert (found["caption"], found["parse_mode"]) == ("<i>vos jours</i>", "HTML")
    assert b"png of 14" in found.values()


async def test_a_file_is_sent_with_its_name(wire: Wire) -> None:
    found = await sent(wire, Screen("vos données", document=Document("donnees.json", "{}")))
    assert wire.requests[-1][0] == "sendDocument"
    assert b"{}" in found.values()


async def test_only_a_paid_gateway_pays(wire: Wire) -> None:
    assert "allow_paid_broadcast" not in await sent(wire, Screen("a"))
    await wire.paid.send(CHAT, Screen("a"))  # type: ignore[attr-defined]
    assert wire.last["allow_paid_broadcast"] is True


async def test_an_edit_to_a_picture_is_a_new_message_and_a_deletion(wire: Wire) -> None:
    screen = Screen("a", picture=Picture("days", {"days": 3}))
    assert await wire.gateway.edit(CHAT, 3, screen) == 7  # type: ignore[attr-defined]
    assert [method for method, _ in wire.requests] == ["sendPhoto", "deleteMessage"]
    assert wire.last == {"chat_id": CHAT, "message_id": 3}
