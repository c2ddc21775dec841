"""One whole evening: matched, heard, asked, answered, encouraged, and told what the team has to say."""

from __future__ import annotations

import pytest

from bot.content.encouragement import messages
from bot.local import Local
from bot.members import service as members
from bot.mood import service as mood
from bot.simulator.sight import Seen
from tests.stories.announcing import tick
from tests.stories.evening import (
    ALIAS,
    ANNOUNCED,
    CIRCLE,
    FIRST_WORDS,
    NEWCOMER,
    NOTE,
    OTHERS,
    PEOPLE,
    Evening,
)
from tests.stories.words import LANGUAGES, label, said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_newcomers_evening_and_the_days_after_it(house: Local, language: str) -> None:
    evening = Evening(house, language)
    await evening.open()
    await matched_and_heard(evening)
    await asked_and_encouraged(evening)
    await told_by_the_team(evening)
    for name in ("Nadia", "Marc", *(name for name, _ in PEOPLE)):
        evening.phone(name).sees_no(NOTE[language])
        evening.phone(name).sees_no(NEWCOMER)


async def matched_and_heard(evening: Evening) -> None:
    """Three proposals, a seat, and first words that the others read under the chosen name."""
    lea, language = evening.lea, evening.language
    await evening.lea_is_matched()
    for name in (CIRCLE[language], *OTHERS[language]):
        assert name in lea.screen.text
    await evening.lea_joins()
    lea.sees(said(language, "mood-evening-chosen", hour="18:30", now="18:30"))
    await evening.lea_writes()
    lea.sees(said(language, "rooms-left"))
    for name, _ in PEOPLE:
        phone = evening.phone(name)
        seen = phone.sees(FIRST_WORDS[language])
        assert seen.text.splitlines()[:2] == [said(language, "rooms-first-line"), ALIAS]
        assert phone.notifications[-1].startswith(said(language, "rooms-first-line"))


async def asked_and_encouraged(evening: Evening) -> None:
    """Her question at her hour, one tap and a note; the day after, a word comes with the question."""
    lea, language = evening.lea, evening.language
    await evening.day(1, 18, 29)
    lea.sees_no(label(language, "mood-ask"))
    await evening.day(1)
    question = lea.sees(label(language, "mood-ask"))
    await evening.lea_notes_her_day()
    thanks = next(one for one in lea.messages if one.id == question.id)
    assert label(language, "mood-word", score=4) in thanks.text
    assert await noted(evening) == [(4, NOTE[language])]
    await evening.day(2)
    assert label(language, "mood-ask") in lea.screen.text
    assert the_word(lea.screen, language)
    await lea.taps(label(language, "mood-choice", score=3))
    assert [score for score, _ in await noted(evening)] == [4, 3]


async def told_by_the_team(evening: Evening) -> None:
    """Nadia's announcement reaches everyone in the circle once, and her report says so."""
    language, everyone = evening.language, ("Léa", "Marc", *(name for name, _ in PEOPLE))
    await evening.nadia_announces()
    await tick(evening.house)
    for name in everyone:
        copies = [one for one in evening.phone(name).messages if ANNOUNCED[language] in one.text]
        assert [one.text.splitlines()[0] for one in copies] == [said(language, "announcements-first-line")]
    people = label(language, "announcements-people", few="no", count=len(everyone))
    reported = label(language, "announcements-report-sent", people=people)
    assert reported in evening.phone("Nadia").screen.text


async def noted(evening: Evening) -> list[tuple[int, str | None]]:
    """What Léa noted, day by day."""
    async with evening.house.database.reading() as tx:
        member = await members.find(tx, evening.lea.id)
        assert member is not None
        found = await mood.since(tx, member, evening.first)
    return [(each.score, each.note) for each in sorted(found, key=lambda each: each.day)]


def the_word(seen: Seen, language: str) -> str:
    """The word of encouragement in a message."""
    (found,) = (word.text for word in messages(language) if word.text in seen.text)
    return found
