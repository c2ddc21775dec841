"""Text and entities back to Telegram's HTML."""

import html
from bisect import bisect_left

from bot.simulator.entities import Entity, order
from bot.simulator.world import utf16


def to_html(text: str, entities: list[Entity]) -> str:
    """HTML that reads back as this text with these entities; what Telegram finds by itself stays plain."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in order(entities):
        pair = _tags(entity)
        if pair is not None:
            opening.setdefault(entity["offset"], []).append(pair[0])
            closing.setdefault(entity["offset"] + entity["length"], []).insert(0, pair[1])
    places, pieces, done = utf16.starts(text), [], 0
    for offset in sorted(opening.keys() | closing.keys()):
        place = bisect_left(places, offset)
        pieces += [
            html.escape(text[done:place], quote=False),
            *closing.get(offset, []),
            *opening.get(offset, []),
        ]
        done = place
    return "".join([*pieces, html.escape(text[done:], quote=False)])


def _tags(entity: Entity) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre" and entity.get("language"):
        return f'<pre><code class="language-{html.escape(entity["language"])}">', "</code></pre>"
    simple = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
              "blockquote": "blockquote", "code": "code", "pre": "pre"}  # fmt: skip
    return (f"<{simple[kind]}>", f"</{simple[kind]}>") if kind in simple else None
