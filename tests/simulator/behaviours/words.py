"""Texts and captions: empty, long, with markup and entities."""

from __future__ import annotations

import json
from typing import Any

from bot.simulator.media import SQUARE
from tests.simulator.arranged import Case, nothing
from tests.simulator.behaviours.rows import Row, about, refused, shows

HTML: dict[str, Any] = {"parse_mode": "HTML"}
ENTITIES = "can't parse entities: "


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"offset": offset, "length": length, "type": kind} | more


def reads(markup: str, text: str, *entities: dict[str, object]) -> Row:
    """This HTML is stored as this text with these entities."""

    async def run(case: Case) -> None:
        result = (await case.api("sendMessage", chat_id=case.lea.id, text=markup, **HTML)).result
        assert (result["text"], result.get("entities", [])) == (text, list(entities))

    return shows(f"{markup} is read", run)


def keeps(text: str, sent: list[dict[str, object]], kept: str, *entities: dict[str, object]) -> Row:
    """This text with these entities is stored so."""

    async def run(case: Case) -> None:
        reply = await case.api("sendMessage", chat_id=case.lea.id, text=text, entities=json.dumps(sent))
        assert (reply.result["text"], reply.result.get("entities", [])) == (kept, list(entities))

    return shows(f"{text!r} is kept as {kept!r}", run)


def complains(markup: str, complaint: str) -> Row:
    return refused("sendMessage", nothing, {"text": markup} | HTML, 400, ENTITIES + complaint)


def misplaced(sent: dict[str, Any], sentence: str) -> Row:
    return refused("sendMessage", nothing, {"text": "😀ab", "entities": [sent]}, 400, sentence)


async def longest_text(case: Case) -> None:
    plain: dict[str, Any] = {}
    for text, values in (("😀" * 4096, plain), ("<b>" + "é" * 4096 + "</b> ", HTML), ("&lt;" * 4096, HTML)):
        reply = await case.api("sendMessage", chat_id=case.lea.id, text=text, **values)
        assert len(reply.result["text"]) == 4096


async def longest_markup(case: Case) -> None:
    text = "a" + "<b></b>" * 4681
    assert len(text) == 32_768
    assert (await case.api("sendMessage", chat_id=case.lea.id, text=text, **HTML)).result["text"] == "a"


async def longest_caption(case: Case) -> None:
    caption = f"<i>{'😀' * 1024}</i>"
    picture: dict[str, Any] = {"files": {"photo": SQUARE}}
    reply = await case.api("sendPhoto", chat_id=case.lea.id, caption=caption, **HTML, **picture)
    assert len(reply.result["caption"]) == 1024
    reply = await case.api("sendPhoto", chat_id=case.lea.id, **picture)
    assert "caption" not in reply.result


async def hundred_entities(case: Case) -> None:
    text = "".join(f"<b>{number % 10}</b>-" for number in range(120))
    reply = await case.api("sendMessage", chat_id=case.lea.id, text=text, **HTML)
    assert [each["offset"] for each in reply.result["entities"]] == list(range(0, 200, 2))


async def mentions_of_people(case: Case) -> None:
    text = f'<a href="tg://user?id={case.lea.id}">Léa</a> <a href="tg://user?id=5">?</a>'
    reply = await case.api("sendMessage", chat_id=case.lea.id, text=text, **HTML)
    (found,) = reply.result["entities"]
    assert (found["type"], found["user"]["first_name"], found["length"]) == ("text_mention", "Léa", 3)


LONG = {"files": {"photo": SQUARE}, "caption": "é" * 1025}
ROWS: list[Row] = [
    *about(
        "text empty / only blanks", "Client.cpp:11401; td/telegram/MessageEntity.cpp:4519",
        refused("sendMessage", nothing, {}, 400, "message text is empty"),
        refused("sendMessage", nothing, {"text": ""}, 400, "message text is empty"),
        refused("sendMessage", nothing, {"text": " \n "}, 400, "text must be non-empty"),
        refused("sendMessage", nothing, {"text": "<b> </b>"} | HTML, 400, "text must be non-empty"),
    ),
    *about(
        "text > 4096, caption > 1024 (code points, after parsing)",
        "td/telegram/MessageContent.cpp:4757-4759, 5241",
        refused("sendMessage", nothing, {"text": "é" * 4097}, 400, "message is too long"),
        refused("sendPhoto", nothing, LONG, 400, "message caption is too long"),
    ),
    *about("message text", "td/telegram/MessageContent.cpp:4757",
           shows("4096 code points, markup not counted", longest_text)),
    *about("caption", "spec sendPhoto.caption", shows("0 to 1024 code points", longest_caption)),
    *about("entities per message", "constants.py:2219", shows("100, the rest is ignored", hundred_entities)),
    *about(
        "raw text over 32768 bytes", "Client.cpp:11309",
        shows("32768 bytes of markup are read", longest_markup),
        refused("sendMessage", nothing, {"text": "a" * 32769}, 400, "text is too long"),
        refused("sendMessage", nothing, {"text": "é" * 16385} | HTML, 400, "text is too long"),
    ),
    *about(
        "bad markup", "td/telegram/SynchronousRequests.cpp:180; MessageEntity.cpp:3356, 3481, 3559; "
        "Client.cpp:11323. Offsets are bytes: “é&lt;😀” is ten",
        refused("sendMessage", nothing, {"text": "a", "parse_mode": "BBCode"}, 400, "unsupported parse_mode"),
        complains("<x>", 'Unsupported start tag "x" at byte offset 0'),
        complains("é&lt;😀<blink now>", 'Unsupported start tag "blink" at byte offset 10'),
        complains("a < b", 'Unsupported start tag "" at byte offset 2'),
        complains("é<b>a</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        complains("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        complains("é&lt;😀<bold", "Unclosed start tag at byte offset 10"),
        complains('é&lt;😀<a ="b">', 'Empty attribute name in the tag "a" at byte offset 10'),
        complains("é&lt;😀<a href>",
                  'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 10'),
        complains("é&lt;😀<a href = ", 'Unclosed start tag "a" at byte offset 10'),
        complains("é&lt;😀<a href=a/b>", "Unexpected end of name token at byte offset 18"),
        complains('é&lt;😀<a href="&lt;>', "Unclosed start tag at byte offset 10"),
        complains("é&lt;😀</u>", "Unexpected end tag at byte offset 10"),
        complains("<u>é</u></u>", "Unexpected end tag at byte offset 9"),
        complains("<b>x</b", "Unclosed end tag at byte offset 4"),
        complains("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        complains("&#xD83D;", "Text contains invalid Unicode characters after decoding HTML entities, "
                              "check for unmatched surrogate code units"),
    ),
    *about(
        "Markup", "td/telegram/MessageEntity.cpp, parse_html; core.telegram.org/bots/api#html-style",
        reads("a &lt;b&gt; &amp; &quot;c&quot; &#233; &#x1F600; &nbsp; &", 'a <b> & "c" é 😀 &nbsp; &'),
        reads("<b>é</b><i>😀</i>x<u>y</u>", "é😀xy",
              entity("bold", 0, 1), entity("italic", 1, 2), entity("underline", 4, 1)),
        reads("<b>a<i>b</i></b>", "ab", entity("bold", 0, 2), entity("italic", 1, 1)),
        reads("<STRONG>a</STRONG> <em>b</em> <ins>c</ins> <del>d</del>", "a b c d",
              entity("bold", 0, 1), entity("italic", 2, 1), entity("underline", 4, 1),
              entity("strikethrough", 6, 1)),
        reads("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab",
              entity("spoiler", 0, 1), entity("spoiler", 1, 1)),
        reads('<a href="https://a.org/?x=1&amp;y=2">ici</a>', "ici",
              entity("text_link", 0, 3, url="https://a.org/?x=1&y=2")),
        reads("<a>exemple.org</a>", "exemple.org", entity("text_link", 0, 11, url="http://exemple.org/")),
        reads('<a href="javascript:alert(1)">ici</a>', "ici"),
        reads("<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab",
              entity("blockquote", 0, 1), entity("expandable_blockquote", 1, 1)),
        reads('<pre><code class="language-python">x</code></pre>', "x",
              entity("pre", 0, 1, language="python")),
        reads('<code class="language-python">x</code>', "x", entity("code", 0, 1)),
        reads("<b></b>x", "x"),
        reads("<b >a</b >", "a", entity("bold", 0, 1)),
        shows("a mention by id holds the whole user, if the bot met them", mentions_of_people),
    ),
    *about(
        "Objects", "bot-api.md, Objects: the parsed text and its entities, trimmed",
        keeps("  Bonjour \n", [], "Bonjour"),
        keeps(" 😀 a ", [entity("bold", 0, 6)], "😀 a", entity("bold", 0, 4)),
        keeps("a  ", [entity("bold", 1, 2)], "a"),
        keeps("/start@entraide_bot abc", [], "/start@entraide_bot abc", entity("bot_command", 0, 19)),
        keeps("voir https://a.org/x, merci", [], "voir https://a.org/x, merci", entity("url", 5, 15)),
        keeps("écrire à a@b.org ou @karim_b", [], "écrire à a@b.org ou @karim_b",
              entity("email", 9, 7), entity("mention", 20, 8)),
        keeps("/a /b", [entity("code", 0, 2)], "/a /b", entity("code", 0, 2), entity("bot_command", 3, 2)),
        keeps("1/2 et a/b", [], "1/2 et a/b"),
        keeps("@abcde", [entity("bot_command", 0, 6), entity("bold", 0, 1)], "@abcde",
              entity("mention", 0, 6), entity("bold", 0, 1)),
    ),
    *about(
        "Entities", "td/telegram/MessageEntity.cpp, fix_entity_offsets; offsets in UTF-16",
        misplaced(entity("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        misplaced(entity("bold", 0, 9),
                  "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
        misplaced(entity("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 1"),
        misplaced(entity("text_link", 2, 2, url="là-bas"),
                  "entity URL 'là-bas' is invalid: Wrong HTTP URL"),
        misplaced(entity("text_link", 2, 2, url="ftp://a.org"),
                  "entity URL 'ftp://a.org' is invalid: Unsupported URL protocol"),
    ),
]  # fmt: skip
