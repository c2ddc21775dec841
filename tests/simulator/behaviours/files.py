"""Pictures and documents: sizes, shapes, downloads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.simulator.media import SQUARE
from tests.simulator.arranged import Case, nothing
from tests.simulator.behaviours.rows import Row, about, refused, shows

MEGABYTE = 1024 * 1024


def photo(data: bytes) -> dict[str, Any]:
    return {"files": {"photo": data}}


def no_photo(what: str, data: bytes, sentence: str) -> Row:
    return replace(refused("sendPhoto", nothing, photo(data), 400, sentence), what=f"{what}: {sentence}")


def shaped(width: int, height: int) -> bytes:
    """A PNG that says it is of this size."""
    return SQUARE[:16] + width.to_bytes(4) + height.to_bytes(4) + SQUARE[24:]


async def heavy_photo(case: Case) -> dict[str, Any]:
    return {"chat_id": case.lea.id} | photo(SQUARE + bytes(10 * MEGABYTE))


async def heavy_document(case: Case) -> None:
    largest: dict[str, Any] = {"files": {"document": bytes(50 * MEGABYTE)}, "chat_id": case.lea.id}
    assert (await case.api("sendDocument", **largest)).result["document"]["file_size"] == 50 * MEGABYTE
    larger: dict[str, Any] = {"files": {"document": bytes(50 * MEGABYTE + 1)}, "chat_id": case.lea.id}
    assert (await case.api("sendDocument", **larger)).refusal == (413, "Request Entity Too Large")


async def both_ways(case: Case) -> None:
    caption = {"caption": "<i>Quatorze jours</i>", "parse_mode": "HTML"}
    reply = await case.api("sendPhoto", chat_id=case.lea.id, **caption, files={"photo": SQUARE})
    size = reply.result["photo"][-1]
    assert (size["width"], size["height"], size["file_size"]) == (8, 8, len(SQUARE))
    assert reply.result["caption_entities"] == [{"offset": 0, "length": 14, "type": "italic"}]
    assert (case.lea.screen.photo, case.lea.screen.text) == (SQUARE, "Quatorze jours")
    assert case.lea.notifications == ["🖼 Quatorze jours"]
    again = await case.api("sendPhoto", chat_id=case.lea.id, photo=size["file_id"])
    assert again.result["photo"][-1]["file_unique_id"] == size["file_unique_id"]
    path = (await case.api("getFile", file_id=size["file_id"])).result["file_path"]
    async with case.api.session.get(f"{case.town.url}/file/bot{case.town.token}/{path}") as answer:
        assert await answer.read() == SQUARE


async def a_document(case: Case) -> None:
    reply = await case.api("sendDocument", chat_id=case.lea.id, files={"document": b"{}"}, caption="a")
    assert reply.result["document"]["mime_type"] == "image/png"
    assert (case.lea.screen.document, reply.result["caption"]) == (("file.png", b"{}"), "a")


async def largest_download(case: Case) -> None:
    largest, larger = (case.town.world.files.add(bytes(20 * MEGABYTE + more), 0, 0, "bin") for more in (0, 1))
    assert (await case.api("getFile", file_id=largest.id)).result["file_size"] == 20_971_520
    assert (await case.api("getFile", file_id=larger.id)).refusal == (400, "Bad Request: file is too big")


ROWS: list[Row] = [
    *about(
        "file over 20 MB, bad file_id", "Client.cpp:15816, 6857, 8719",
        shows("20 MiB can be downloaded, a byte more is too big", largest_download, "file is too big"),
        refused("getFile", nothing, {"file_id": "../etc"}, 400, "invalid file_id"),
        refused("getFile", nothing, {"file_id": "AgACunknown"}, 400,
                "wrong file_id or the file is temporarily unavailable"),
        refused("sendPhoto", nothing, {"photo": "AgACunknown"}, 400,
                "wrong file_id or the file is temporarily unavailable"),
    ),
    *about(
        "file sizes", "spec sendPhoto, getFile; constants.py:1219-1232",
        refused("sendPhoto", heavy_photo, {}, 400, "file is too big"),
        no_photo("width and height over 10000", shaped(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        no_photo("over 20 times as wide as high", shaped(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        no_photo("something else", b"no picture", "IMAGE_PROCESS_FAILED"),
        no_photo("nothing", b"", "file must be non-empty"),
        refused("sendPhoto", nothing, {}, 400, "there is no photo in the request"),
        refused("sendDocument", nothing, {}, 400, "there is no document in the request"),
        shows("a document of 50 MiB is taken, a byte more is too large", heavy_document),
        shows("a picture travels both ways, uploaded or by its file_id", both_ways),
        shows("a document arrives with its name", a_document),
    ),
]  # fmt: skip
