"""Every picture's words fit under it, whatever the days hold: beyond that Telegram takes none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.mood import fortnight, rules
from bot.outbox.gateway import CAPTION, shown_length
from bot.pictures import DRAWERS
from bot.privacy import screens as privacy
from bot.screen import Screen
from bot.texts import LANGUAGES, Texts, texts

SUNDAY, WEDNESDAY = date(2026, 11, 22), date(2026, 9, 30)
DAY = timedelta(days=1)


def fortnights(t: Texts) -> Iterator[Screen]:
    """Every day noted, with each score, so that the longest words stand in each line; and none but one."""
    for today in (SUNDAY, WEDNESDAY):
        for score in range(rules.WORST, rules.BEST + 1):
            for spread in (0, 1, 2):
                days = range(14) if spread < 2 else range(1)
                scores = {today - ago * DAY: [score if ago or not spread else rules.WORST] for ago in days}
                yield fortnight.show(t, rules.series(scores, today, 14, set(scores)), [], today)
        each = {today - ago * DAY: [rules.WORST + ago % rules.BEST] for ago in range(14)}
        yield fortnight.show(t, rules.series(each, today, 14, set()), [], today)


LONGEST: dict[str, Callable[[Texts], Iterator[Screen]]] = {fortnight.PICTURE: fortnights}
"""Every kind of picture, and the screens it is on at their longest."""


def test_every_kind_of_picture_is_looked_at() -> None:
    assert set(LONGEST) == set(DRAWERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LONGEST)
def test_the_words_under_a_picture_fit(kind: str, language: str) -> None:
    t = texts(language)
    # What is said below when another dialogue was set aside (bot.context).
    aside = f"\n\n<i>{t('navigation-set-aside')}</i>"
    found = [replace(screen, text=screen.text + aside) for screen in LONGEST[kind](t)]
    assert {screen.picture.kind for screen in found if screen.picture} == {kind}
    longest = max(shown_length(screen) for screen in found)
    assert 300 < longest <= CAPTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_under_a_file_fit(language: str) -> None:
    assert shown_length(privacy.file(texts(language), "{}")) <= CAPTION
