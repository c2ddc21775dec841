"""Telegram's HTML to entities and back: offsets in UTF-16, complaints in bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import check, finish
from bot.simulator.markup import from_html
from bot.simulator.to_html import to_html
from bot.simulator.world import utf16
from bot.simulator.world.refusals import Refusal


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"offset": offset, "length": length, "type": kind} | more


READ = [
    ("a &lt;b&gt; &amp; &quot;c&quot; &#233; &#x1F600; &nbsp; &", 'a <b> & "c" é 😀 &nbsp; &', []),
    ("<b>é</b><i>😀</i>x<u>y</u>", "é😀xy",
     [entity("bold", 0, 1), entity("italic", 1, 2), entity("underline", 4, 1)]),
    ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
    ("<STRONG>a</STRONG> <em>b</em> <ins>c</ins> <del>d</del>", "a b c d",
     [entity("bold", 0, 1), entity("italic", 2, 1), entity("underline", 4, 1),
      entity("strikethrough", 6, 1)]),
    ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab",
     [entity("spoiler", 0, 1), entity("spoiler", 1, 1)]),
    ('<a href="https://a.org/?x=1&amp;y=2">ici</a>', "ici",
     [entity("text_link", 0, 3, url="https://a.org/?x=1&y=2")]),
    ("<a>exemple.org</a>", "exemple.org", [entity("text_link", 0, 11, url="http://exemple.org/")]),
    ('<a href="javascript:alert(1)">ici</a>', "ici", []),
    ('<a href="tg://user?id=5">Léa</a>', "Léa", [entity("text_mention", 0, 3, user={"id": 5})]),
    ("<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab",
     [entity("blockquote", 0, 1), entity("expandable_blockquote", 1, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
    ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
    ("<b></b>", "", []),
    ("<b >a</ b>"[:4] + "a</b >", "a", [entity("bold", 0, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_markup_is_read(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert from_html(source) == (text, entities)


# “é&lt;😀” is ten bytes: offsets are those of the markup in UTF-8.
COMPLAINTS = [
    ("é&lt;😀<bold", "Unclosed start tag at byte offset 10"),
    ("é&lt;😀<blink now>", 'Unsupported start tag "blink" at byte offset 10'),
    ('é&lt;😀<a ="b">', 'Empty attribute name in the tag "a" at byte offset 10'),
    ("é&lt;😀<a href>",
     'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 10'),
    ("é&lt;😀<a href = ", 'Unclosed start tag "a" at byte offset 10'),
    ("é&lt;😀<a href=a/b>", "Unexpected end of name token at byte offset 18"),
    ('é&lt;😀<a href="&lt;>', "Unclosed start tag at byte offset 10"),
    ("é&lt;😀</u>", "Unexpected end tag at byte offset 10"),
    ("<u>é</u></u>", "Unexpected end tag at byte offset 9"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
    ("&#xD83D;", ("Text contains invalid Unicode characters after decoding HTML entities, "
                  "check for unmatched surrogate code units")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "complaint"), COMPLAINTS)
def test_bad_markup_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        from_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


STORED = [
    ("  Bonjour \n", [], "Bonjour", []),
    (" 😀 a ", [entity("bold", 0, 6)], "😀 a", [entity("bold", 0, 4)]),
    ("a  ", [entity("bold", 1, 2)], "a", []),
    ("/start@entraide_bot abc", [], "/start@entraide_bot abc", [entity("bot_command", 0, 19)]),
    ("voir https://a.org/x, merci", [], "voir https://a.org/x, merci", [entity("url", 5, 15)]),
    ("écrire à a@b.org ou @karim_b", [], "écrire à a@b.org ou @karim_b",
     [entity("email", 9, 7), entity("mention", 20, 8)]),
    ("/a /b", [entity("code", 0, 2)], "/a /b", [entity("code", 0, 2), entity("bot_command", 3, 2)]),
    ("1/2 et a/b", [], "1/2 et a/b", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sent", "kept", "entities"), STORED)
def test_what_is_stored_is_trimmed_and_recognised(
    text: str, sent: list[dict[str, object]], kept: str, entities: list[dict[str, object]]
) -> None:
    assert finish(text, sent) == (kept, entities)


WRONG = [
    (entity("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
    (entity("bold", 0, 9),
     "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    (entity("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 1"),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "sentence"), WRONG)
def test_entities_out_of_place_are_refused(sent: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        check("😀ab", [sent])


@pytest.mark.parametrize(
    ("url", "reason"), [("là-bas", "Wrong HTTP URL"), ("ftp://a.org", "Unsupported URL protocol")]
)
def test_a_link_that_leads_nowhere_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Refusal, match=f"entity URL '{url}' is invalid: {reason}"):
        check("ici", [entity("text_link", 0, 3, url=url)])


def test_kinds_that_telegram_finds_by_itself_are_not_taken_from_the_bot() -> None:
    assert check("@abcde", [entity("mention", 0, 6), entity("bold", 0, 1)]) == [entity("bold", 0, 1)]


kinds = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"])


@given(st.lists(st.tuples(kinds, st.text(st.characters(exclude_categories=["Cs"]), min_size=1)), max_size=6))
def test_what_is_written_reads_back(pieces: list[tuple[str, str]]) -> None:
    text, entities, at = "", [], 0
    for kind, piece in pieces:
        size = utf16.length(piece)
        entities.append(entity(kind, at, size))
        text, at = text + piece + ".", at + size + 1
    if "\0" not in text:
        assert from_html(to_html(text, entities)) == (text, entities)


@given(st.text(alphabet=st.sampled_from("<>/&;= \"'abiu😀é#x")))
def test_any_markup_is_read_or_refused(source: str) -> None:
    try:
        text, entities = from_html(source)
    except Refusal:
        return
    check(text, entities)
