"""Formatting as entities: checking what was sent, trimming, recognising commands, links and mentions.

Offsets and lengths are UTF-16 code units. Sentences: td/telegram/MessageEntity.cpp (fix_entity_offsets).
"""

import re
from collections.abc import Iterable
from typing import Any

from bot.simulator.addresses import Unopenable, web_address
from bot.simulator.world import utf16
from bot.simulator.world.refusals import bad

Entity = dict[str, Any]

FORMATS = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
    "code", "pre", "text_link", "text_mention", "custom_emoji",
})  # fmt: skip
LIMIT = 100
WHOLE = ("code", "pre", "text_link", "text_mention")
PATTERNS = (
    ("url", re.compile(
        r"(?<![\w@.])(?:https?://[^\s<>\"]+"
        r"|(?:[a-z0-9-]+\.)+(?:com|org|net|fr|be|ch|ca|uk|ie|lu|eu|info|me|us)(?:/[^\s<>\"]*)?)(?![\w@])",
        re.I,
    )),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d\s().-]{7,16}\d(?!\w)")),
)  # fmt: skip


def order(entities: Iterable[Entity]) -> list[Entity]:
    """Telegram's order: by beginning, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def check(text: str, raw: object) -> list[Entity]:
    """The `entities` parameter against its text; kinds that Telegram finds by itself are left out."""
    if not isinstance(raw, list):
        return []
    places = set(utf16.starts(text))
    end = utf16.length(text)
    return order(_check_one(entity, places, end) for entity in raw if _is_format(entity))


def _is_format(entity: object) -> bool:
    if not isinstance(entity, dict):
        raise bad("can't parse entities: expected an Object")
    if not all(isinstance(entity.get(name), int) for name in ("offset", "length")):
        raise bad('can\'t parse entities: field "offset" and "length" must be of type Number')
    return str(entity.get("type")) in FORMATS and entity["length"] > 0


def _check_one(entity: Entity, places: set[int], end: int) -> Entity:
    begin, finish = int(entity["offset"]), int(entity["offset"]) + int(entity["length"])
    if begin < 0 or begin > end:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {begin}")
    if finish > end:
        raise bad(
            f"entity beginning at UTF-16 offset {begin} "
            f"ends after the end of the text at UTF-16 offset {finish}"
        )
    if begin not in places:
        raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {begin}")
    if finish not in places:
        raise bad(
            f"entity beginning at UTF-16 offset {begin} "
            f"ends in a middle of a UTF-16 symbol at byte offset {finish}"
        )
    known = {key: value for key, value in entity.items() if value is not None}
    return known | {"url": _link(str(known.get("url", "")))} if known["type"] == "text_link" else known


def _link(url: str) -> str:
    try:
        return web_address(url)
    except Unopenable as reason:
        raise bad(f"entity URL '{url}' is invalid: {reason}") from reason


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop blanks at both ends and move the entities along; what is left empty goes."""
    stripped = text.lstrip()
    shift = utf16.length(text) - utf16.length(stripped)
    stripped = stripped.rstrip()
    end = utf16.length(stripped)
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        finish = min(end, entity["offset"] + entity["length"] - shift)
        if finish > begin:
            moved.append(entity | {"offset": begin, "length": finish - begin})
    return stripped, moved


def finish(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """What Telegram stores: trimmed, with the entities it recognises, in order, one hundred at most."""
    text, kept = trim(text, entities)
    return text, order([*kept, *recognise(text, kept)])[:LIMIT]


def recognise(text: str, taken: list[Entity]) -> list[Entity]:
    """Commands, links, addresses and mentions in plain words, outside code and links."""
    places = utf16.starts(text)
    closed = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in WHOLE]
    found: list[Entity] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            stop = (
                match.start() + len(match.group().rstrip(".,;:!?)»”’'\"")) if kind == "url" else match.end()
            )
            span = places[match.start()], places[stop]
            if all(span[1] <= begin or span[0] >= end for begin, end in closed):
                closed.append(span)
                found.append({"type": kind, "offset": span[0], "length": span[1] - span[0]})
    return found
