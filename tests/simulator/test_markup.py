"""Any markup is read or refused, and what is written reads back. How it is read: behaviours/words.py."""

from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import check
from bot.simulator.markup import from_html
from bot.simulator.to_html import to_html
from bot.simulator.world import utf16
from bot.simulator.world.refusals import Refusal
from tests.simulator.behaviours.words import entity

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
