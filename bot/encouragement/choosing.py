"""Which word each of many people gets now: their facts gathered in few statements, then the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from bot.content.encouragement import Message, message, messages
from bot.content.experiences import catalogue
from bot.db import Transaction
from bot.encouragement.rules import Reader, State, Word, is_held_back, select
from bot.encouragement.rules.words import REST_DAYS
from bot.encouragement.service import PURPOSE, REST, History, histories, remember
from bot.members import consents
from bot.members.service import Member
from bot.mood import service as mood
from bot.mood.rows import Noted
from bot.mood.rules import LOW
from bot.rhythm.rows import Schedule
from bot.rhythm.service import served
from bot.rhythm.sweep import Claimed

LIVES = timedelta(hours=6)
"""How late a word may arrive."""
MOOD_COUNTS = timedelta(days=2)
"""How long an answer still says how someone is."""
ABSENCE = timedelta(days=7)
FIRST_WEEK = timedelta(days=7)
GRIEF = "bereavement"
"""The family of the catalogue in which everyone grieves."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The word to write (None: nothing fits, and nothing comes) and the schedule after it (None: it ends)."""

    claimed: Claimed
    word: Message | None
    after: Schedule | None
    skipped: int = 0


async def chosen(
    tx: Transaction, due: Sequence[Claimed], *, now: datetime, default_zone: str
) -> list[Chosen]:
    """The words of all these people, remembered as sent; three statements to read, one to write."""
    if not due:
        return []
    people = [claimed.member for claimed in due]
    agreed = await consents.among(tx, [member.id for member in people], PURPOSE)
    known = await histories(tx, people)
    first = min(claimed.due.day for claimed in due) - 2 * ABSENCE
    moods = await mood.latest(tx, people, first)
    found, sent = [], []
    for claimed in due:
        member, day = claimed.member, claimed.due.day
        if member.id not in agreed:
            found.append(Chosen(claimed, None, None))
            continue
        after = served(claimed.schedule, day, member.zone(default_zone), now)
        if claimed.late > LIVES:
            found.append(Chosen(claimed, None, after, claimed.missed + 1))
            continue
        if REST in claimed.schedule.state:
            after = _rested(claimed, after, now)
            if _is_resting(claimed, now):
                found.append(Chosen(claimed, None, after))
                continue
        history = known.get(member.id, History({}))
        word = _word(claimed, history, moods.get(member.id, []), now)
        found.append(Chosen(claimed, word, after, claimed.missed))
        if word is not None:
            sent.append((member, history.with_word(word.key, word.kind, day)))
    await remember(tx, sent)
    return found


def _is_resting(claimed: Claimed, now: datetime) -> bool:
    return is_held_back(now, rest_until=datetime.fromisoformat(claimed.schedule.state[REST]))


def _rested(claimed: Claimed, after: Schedule, now: datetime) -> Schedule:
    """The schedule after this day: of a rest that is over, nothing is kept."""
    if _is_resting(claimed, now):
        return after
    return replace(after, state={name: value for name, value in after.state.items() if name != REST})


def _word(claimed: Claimed, history: History, noted: Sequence[Noted], now: datetime) -> Message | None:
    rhythm = claimed.schedule.rhythm
    every = rhythm.every_days if rhythm is not None else 1
    reader = reader_of(claimed.member, history, noted, now, claimed.due.day, every)
    word = select(words(reader.language), reader, history.words(), claimed.due.day)
    return None if word is None else message(reader.language, word.id)


def reader_of(
    member: Member, history: History, noted: Sequence[Noted], now: datetime, day: date, every_days: int
) -> Reader:
    """What the rules know of a member: families and their rules, the last answer if it is recent, absence."""
    families, tone, never, grieving = _family_rules(
        member.profile.experience, member.profile.second_experience, member.profile.perspective
    )
    latest = noted[-1] if noted else None
    fresh = latest is not None and now - latest.at <= MOOD_COUNTS
    states = set()
    if latest is not None and fresh and latest.score <= LOW:
        states.add(State.LOW)
    if latest is not None and day - latest.day >= ABSENCE:
        states.add(State.MISSED)
    if now - member.since < FIRST_WEEK:
        states.add(State.FIRST_WEEK)
    return Reader(
        seed=member.id,
        language=member.language,
        families=families,
        perspective=member.profile.perspective or "self",
        mood=latest.score if latest is not None and fresh else None,
        states=frozenset(states),
        grieving=grieving,
        tone_limit=tone,
        refused=history.refused | never,
        every_days=every_days,
    )


@cache
def _family_rules(
    first: str | None, second: str | None, perspective: str | None
) -> tuple[frozenset[str], int, frozenset[str], bool]:
    """Families, loudest tone, kinds that never go there, and whether someone grieves."""
    known = catalogue()
    named = [key for key in (first, second) if key is not None and key in known.experiences]
    own = [known.seen_from(key, perspective) for key in named]
    families = frozenset(experience.family for experience in own)
    never = frozenset(kind for experience in own for kind in experience.rules.never)
    tone = min((experience.tone for experience in own), default=1)
    return families, tone, never, perspective == "loss" or GRIEF in families


@cache
def words(language: str) -> tuple[Word, ...]:
    """The library as the rules look at it. A word for every family is for those without one too."""
    everyone = frozenset(catalogue().families)
    return tuple(
        Word(
            id=each.key,
            language=each.language,
            kind=each.kind,
            tone_max=each.tone,
            families=frozenset() if each.families == everyone else each.families,
            perspectives=each.perspectives,
            stages=each.stages,
            states=each.states,
            # The library's usual gap is what the rules keep by themselves, once there are enough words.
            min_gap_days=0 if each.min_gap_days == REST_DAYS else each.min_gap_days,
        )
        for each in messages(language)
    )
