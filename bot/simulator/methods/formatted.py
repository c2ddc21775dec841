"""Reading a text or a caption with its formatting, under Telegram's limits."""

from typing import Any

from bot.simulator.entities import Entity, check, finish
from bot.simulator.markup import from_html
from bot.simulator.methods.call import Call, whole
from bot.simulator.world.messages import words
from bot.simulator.world.refusals import bad

RAW_BYTES = 32_768
TEXT_LENGTH, CAPTION_LENGTH = 4096, 1024


def read_text(call: Call) -> dict[str, Any]:
    """`text` with its entities, as it will be stored."""
    raw = call.text("text")
    if not raw:
        raise bad("message text is empty")
    text, entities = _read(call, raw, "entities")
    if not text:
        raise bad("text must be non-empty")
    if len(text) > TEXT_LENGTH:
        raise bad("message is too long")
    return words(text, entities)


def read_caption(call: Call) -> dict[str, Any]:
    """`caption` with its entities; it may be empty."""
    text, entities = _read(call, call.text("caption"), "caption_entities")
    if len(text) > CAPTION_LENGTH:
        raise bad("message caption is too long")
    return words(text, entities, "caption")


def _read(call: Call, raw: str, entities_name: str) -> tuple[str, list[Entity]]:
    if len(raw.encode("utf-8", "surrogatepass")) > RAW_BYTES:
        raise bad("text is too long")
    mode = call.text("parse_mode").strip().lower()
    if mode not in ("", "none", "html"):
        raise bad("unsupported parse_mode")
    if mode == "html":
        text, entities = from_html(raw)
    else:
        text, entities = raw, check(raw, call.json(entities_name, "can't parse entities JSON object"))
    return finish(text, _known_mentions(call, entities))


def _known_mentions(call: Call, entities: list[Entity]) -> list[Entity]:
    """A mention by id holds the whole user; somebody the bot never met is not mentioned at all."""
    kept = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = entity.get("user")
            person = call.world.people.get(whole(user.get("id")) if isinstance(user, dict) else 0)
            if person is None or not person.started:
                continue
            kept.append(entity | {"user": person.as_user()})
        else:
            kept.append(entity)
    return kept
