"""Reading Telegram's HTML: text and entities, with Telegram's complaints.

Byte offsets and sentences: td/telegram/MessageEntity.cpp (parse_html).
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator.addresses import Unopenable, web_address
from bot.simulator.entities import Entity, order
from bot.simulator.world import utf16
from bot.simulator.world.refusals import Refusal, bad

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "a": "text_link", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
PLAIN = re.compile(r"[^<&]+")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
BLANKS = " \t\r\n\0\v"
USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


@dataclass(slots=True)
class Open:
    """A start tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    position: int


class _Reader:
    """One pass over the markup."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []

    def bytes_before(self, position: int) -> int:
        return len(self.source[:position].encode())

    def complain(self, message: str, position: int) -> Refusal:
        return bad(f"can't parse entities: {message} at byte offset {self.bytes_before(position)}")

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def write(self, piece: str) -> None:
        self.text.append(piece)
        self.offset += utf16.length(piece)

    def skip_blanks(self) -> None:
        while self.peek() and self.peek() in BLANKS:
            self.at += 1

    def take_until(self, stops: str) -> str:
        begin = self.at
        while self.peek() and self.peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def reference(self) -> str:
        """The character that `&…;` stands for; an ampersand that is no reference stays itself."""
        match = REFERENCE.match(self.source, self.at)
        code = int(match[1] or "0") or int(match[2] or "0", 16) if match else 0
        if match is None or (not match[3] and not 0 < code < 0x110000):
            self.at += 1
            return "&"
        if 0xD800 <= code <= 0xDFFF:
            raise bad(
                "can't parse entities: Text contains invalid Unicode characters "
                "after decoding HTML entities, check for unmatched surrogate code units"
            )
        self.at = match.end()
        return NAMED[match[3]] if match[3] else chr(code)

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            character = self.peek()
            if character == "&":
                self.write(self.reference())
            elif character != "<":
                plain = PLAIN.match(self.source, self.at)
                assert plain is not None
                self.at = plain.end()
                self.write(plain.group())
            elif self.source.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        if self.open:
            raise bad(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        return "".join(self.text), order(_pre_with_language(self.entities))

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.take_until(BLANKS + ">").lower()
        if not self.peek():
            raise self.complain("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self.complain(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self.skip_blanks()
            if self.peek() == ">":
                break
            argument = self.attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self.complain('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(Open(tag, argument, self.offset, len(self.text)))

    def attribute(self, tag: str, begin: int) -> str:
        """The value of the attribute that matters for this tag, or nothing."""
        name = self.take_until(BLANKS + "=>")
        if not name and self.peek():
            raise self.complain(f'Empty attribute name in the tag "{tag}"', begin)
        self.skip_blanks()
        if self.peek() != "=":
            if not self.peek():
                raise self.complain(f'Unclosed start tag "{tag}"', begin)
            if (tag, name.lower()) == ("blockquote", "expandable"):
                return "expandable"
            raise self.complain(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
            )
        self.at += 1
        self.skip_blanks()
        if not self.peek():
            raise self.complain(f'Unclosed start tag "{tag}"', begin)
        value = self.quoted() if self.peek() in "'\"" else self.name_token()
        if not self.peek():
            raise self.complain("Unclosed start tag", begin)
        return _meaning(tag, name, value)

    def name_token(self) -> str:
        begin = self.at
        token = NAME_TOKEN.match(self.source, self.at)
        self.at = token.end() if token else self.at
        if self.peek() and self.peek() not in BLANKS + ">":
            raise self.complain("Unexpected end of name token", begin)
        return self.source[begin : self.at].lower()

    def quoted(self) -> str:
        quote = self.peek()
        self.at += 1
        value = []
        while self.peek() and self.peek() != quote:
            if self.peek() == "&":
                value.append(self.reference())
            else:
                value.append(self.peek())
                self.at += 1
        self.at += 1
        return "".join(value)

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self.complain("Unexpected end tag", begin)
        self.at += 2
        name = self.take_until(BLANKS + ">").lower()
        self.skip_blanks()
        if self.peek() != ">":
            raise self.complain("Unclosed end tag", begin)
        self.at += 1
        started = self.open.pop()
        if name and name != started.tag:
            offset = self.bytes_before(begin)
            raise bad(
                f"can't parse entities: Unmatched end tag at byte offset {offset}, "
                f'expected "</{started.tag}>", found "</{name}>"'
            )
        self.close(started)

    def close(self, started: Open) -> None:
        if self.offset == started.offset:
            return
        entity: Entity = {
            "offset": started.offset,
            "length": self.offset - started.offset,
            "type": TAGS[started.tag],
        }
        extra = _details(started, "".join(self.text[started.position :]))
        if extra is not None:
            self.entities.append(entity | extra)


def _meaning(tag: str, name: str, value: str) -> str:
    if (tag, name) == ("a", "href") or (tag, name) == ("tg-emoji", "emoji-id"):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""


def _details(started: Open, inside: str) -> dict[str, Any] | None:
    """What the kind of entity needs besides its place; None when Telegram drops it silently."""
    if started.tag == "a":
        url = started.argument or inside
        user = USER_LINK.match(url)
        if user:
            return {"type": "text_mention", "user": {"id": int(user[1])}}
        try:
            return {"url": web_address(url)}
        except Unopenable:
            return None
    if started.tag == "code" and started.argument:
        return {"language": started.argument}
    if started.tag == "blockquote" and started.argument:
        return {"type": "expandable_blockquote"}
    if started.tag == "tg-emoji":
        return {"custom_emoji_id": started.argument}
    return {}


def _pre_with_language(entities: list[Entity]) -> list[Entity]:
    """`<pre><code class="language-…">` is one entity; a language outside of pre is dropped."""
    languages = {(e["offset"], e["length"]): e["language"] for e in entities if "language" in e}
    pres = {(e["offset"], e["length"]) for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        span = entity["offset"], entity["length"]
        if entity["type"] == "pre" and span in languages:
            kept.append(entity | {"language": languages[span]})
        elif not (entity["type"] == "code" and span in pres):
            kept.append({key: value for key, value in entity.items() if key != "language"})
    return kept


def from_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities of Telegram's HTML; a `Refusal` with Telegram's sentence where it would complain."""
    return _Reader(source).read()
