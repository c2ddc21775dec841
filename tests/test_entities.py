"""Formatting of people's own text stays where they put it, and points at nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.entities import shifted, split, utf16_length, without_people
from bot.screen import Entity


def covered(text: str, entity: Entity) -> str:
    """The words an entity covers, read as Telegram reads them."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[entity.offset * 2 : entity.end * 2].decode("utf-16-le")


texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n🌻👩‍👧é"), max_size=300)


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, tuple[Entity, ...]]:
    text = draw(texts)
    entities = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        if start < end:
            entities.append(Entity("bold", utf16_length(text[:start]), utf16_length(text[start:end])))
    return text, tuple(entities)


@given(formatted(), texts)
def test_shifting_keeps_the_words_covered(given_text: tuple[str, tuple[Entity, ...]], prefix: str) -> None:
    text, entities = given_text
    for before, after in zip(entities, shifted(entities, prefix), strict=True):
        assert covered(prefix + text, after) == covered(text, before)


@given(formatted(), st.integers(2, 60))
def test_parts_fit_lose_no_word_and_keep_each_character_formatted(
    given_text: tuple[str, tuple[Entity, ...]], limit: int
) -> None:
    text, entities = given_text
    parts = split(text, entities, limit)
    assert all(utf16_length(part) <= limit and part.strip() for part, _ in parts)
    assert "".join("".join(part for part, _ in parts).split()) == "".join(text.split())
    bold_before = "".join("".join(covered(text, e).split()) for e in entities)
    bold_after = "".join("".join(covered(part, e).split()) for part, found in parts for e in found)
    assert sorted(bold_before) == sorted(bold_after)


def test_a_long_text_breaks_between_paragraphs_then_lines_then_words() -> None:
    assert [part for part, _ in split("aaaa aaaa\n\nbbbb", [], 12)] == ["aaaa aaaa\n\n", "bbbb"]
    assert [part for part, _ in split("aaaa aaaa\nbbbb b", [], 12)] == ["aaaa aaaa\n", "bbbb b"]
    assert [part for part, _ in split("aaaa aaaa bbbb b", [], 12)] == ["aaaa aaaa ", "bbbb b"]


def test_a_family_emoji_is_not_torn() -> None:
    assert [part for part, _ in split("aaaaaa👩‍👧", [], 9)] == ["aaaaaa", "👩‍👧"]


def test_a_short_text_is_one_part() -> None:
    bold = Entity("bold", 0, 2)
    assert split("ab", [bold]) == [("ab", (bold,))]
    assert split("  \n ", []) == []


def test_mentions_of_people_go_and_the_rest_stays() -> None:
    bold = Entity("bold", 0, 4)
    link = Entity("text_link", 0, 4, url="https://example.org")
    people = [
        Entity("mention", 0, 4),
        Entity("text_mention", 5, 4),
        Entity("text_link", 0, 4, url="TG://user?id=7"),
    ]
    assert without_people([bold, *people, link]) == (bold, link)
