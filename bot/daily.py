"""What comes at the hours a person chose, in one message: the circle's line, a word, then the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial

from bot.content.encouragement import Message
from bot.db import Transaction
from bot.encouragement import choosing
from bot.encouragement import screens as word_screens
from bot.encouragement.rules import merged
from bot.encouragement.rules.unasked import TOGETHER
from bot.encouragement.service import KIND as WORD
from bot.expiring import DOOR, Memo
from bot.instance import Instance
from bot.members.service import Member
from bot.mood import asking
from bot.mood import rules as mood_rules
from bot.mood import screens as mood_screens
from bot.mood import service as mood
from bot.navigation import home_row
from bot.outbox import service as outbox
from bot.outbox.acts import Lane, Otherwise, Send, ToMember
from bot.rhythm import service as rhythm
from bot.rhythm import sweep
from bot.rhythm.rows import Schedule
from bot.rhythm.sweep import Claimed, Tally
from bot.rhythm.tallies import LATE
from bot.rooms import screens as room_screens
from bot.rooms import service as rooms
from bot.rooms.reading import EVENING_LINE as LINE
from bot.schedule import Job
from bot.screen import Button, Screen
from bot.texts import texts

LINE_LIVES = timedelta(hours=6)
"""How late the circle's line may arrive."""
ORDER = (LINE, WORD, *asking.KINDS)
"""How the parts of one message follow each other."""
EVERY = 5.0
"""Machine seconds between two looks."""


async def next_due(tx: Transaction) -> datetime | None:
    """When someone is next to be written to."""
    return await rhythm.upcoming(tx, ORDER)


async def run(instance: Instance) -> None:
    """Write all that is due, up to a thousand schedules in a transaction."""
    zone = instance.settings.default_timezone
    while True:
        now = instance.clock.now()
        async with instance.database.reading() as tx:
            if not await rhythm.is_due(tx, ORDER, now):
                return
        await sweep.serve(instance, ORDER, partial(write_due, now=now, default_zone=zone))


JOB = Job("daily", EVERY, run, next_due)


async def write_due(tx: Transaction, now: datetime, default_zone: str, only: int | None = None) -> int:
    """Put into the outbox what is due, and say when each is next due; gives how many were served."""
    claimed = await sweep.claim(tx, ORDER, now, together=TOGETHER, default_zone=default_zone, only=only)
    serving: list[Claimed] = []
    waiting: dict[datetime, list[int]] = defaultdict(list)
    for together in claimed.values():
        at, first = _first_message(together, now)
        if at > now:
            waiting[at].extend(each.schedule.id for each in first if each.due.at <= now)
        else:
            serving.extend(first)
    for at, ids in waiting.items():
        await rhythm.postpone(tx, ids, at)
    if serving:
        await _serve(tx, serving, now, default_zone)
    return len(serving)


def _first_message(together: Sequence[Claimed], now: datetime) -> tuple[datetime, list[Claimed]]:
    """One person's next message and when it leaves: now, or at the question's own hour soon."""
    if len(together) == 1:
        return now, list(together)
    due = [(each.schedule.kind, max(each.due.at, now)) for each in together]
    batch = merged(due, ORDER, exact=asking.KINDS)[0]
    return batch.at, [each for each in together if each.schedule.kind in batch.kinds]


_Bare = tuple[str, date, asking.Part]


@dataclass(slots=True)
class _Message:
    """What one person gets, part by part."""

    member: Member
    day: date
    at: datetime
    """The latest of the hours its parts were due at, or were to be due soon."""
    line: str | None = None
    word: Message | None = None
    part: asking.Part = asking.Part.NOTHING
    question_day: date | None = None
    asked_at: datetime | None = None
    again: bool = False
    late: set[str] = field(default_factory=set)
    """The kinds that were counted as late."""

    @property
    def is_empty(self) -> bool:
        return self.line is None and self.word is None and self.part is asking.Part.NOTHING

    @property
    def is_bare(self) -> bool:
        """Nothing but the question (or the open door): the same words for everyone, kept once."""
        return self.line is None and self.word is None and self.part is not asking.Part.NOTHING

    @property
    def memo(self) -> Memo:
        """What it is made of, in case it can't be sent in time."""
        question = mood.ASKED_AGAIN if self.again else mood.ASKED
        last = {asking.Part.QUESTION: [question], asking.Part.DOOR: [DOOR]}.get(self.part, [])
        kinds = [LINE] * (self.line is not None) + [WORD] * (self.word is not None) + last
        return Memo(self.question_day or self.day, tuple(kinds), frozenset(self.late.intersection(kinds)))

    @property
    def bare(self) -> _Bare:
        """What makes bare messages the same."""
        return self.member.language, self.question_day or self.day, self.part


async def _serve(tx: Transaction, serving: Sequence[Claimed], now: datetime, default_zone: str) -> None:
    by_kind: dict[str, list[Claimed]] = defaultdict(list)
    for each in serving:
        by_kind[each.schedule.kind].append(each)
    questions = [each for kind in asking.KINDS for each in by_kind[kind]]
    asked = await asking.asked(tx, questions, now=now, default_zone=default_zone)
    chosen = await choosing.chosen(tx, by_kind[WORD], now=now, default_zone=default_zone)
    tallies: dict[str, Tally] = defaultdict(Tally)
    messages: dict[int, _Message] = {}
    after: list[tuple[Claimed, Schedule | None]] = []
    for outcome in asked:
        after.append((outcome.claimed, outcome.after))
        _ask(_message(messages, outcome.claimed), outcome, tallies)
    for choice in chosen:
        after.append((choice.claimed, choice.after))
        message = _message(messages, choice.claimed)
        message.word = choice.word
        _tally(tallies, message, choice.claimed, choice.skipped, served=choice.word is not None)
    for each in by_kind[LINE]:
        zone = each.member.zone(default_zone)
        after.append((each, rhythm.served(each.schedule, each.due.day, zone, now)))
        late = each.late > LINE_LIVES
        message = _message(messages, each)
        message.line = None if late else await rooms.evening_line(tx, each.member, now)
        _tally(tallies, message, each, each.missed + late, served=message.line is not None)
    await _store(tx, after)
    await _put(tx, messages.values(), now)
    await sweep.count(tx, now, tallies)


def _message(messages: dict[int, _Message], claimed: Claimed) -> _Message:
    due = claimed.due
    message = messages.setdefault(claimed.member.id, _Message(claimed.member, due.day, due.at))
    message.at = max(message.at, due.at)
    return message


def _ask(message: _Message, outcome: asking.Outcome, tallies: Mapping[str, Tally]) -> None:
    if outcome.part is not asking.Part.NOTHING:
        message.part, message.question_day = outcome.part, outcome.day
        message.asked_at = outcome.claimed.due.at
        message.again = outcome.claimed.schedule.rhythm is None
    served = outcome.part is not asking.Part.NOTHING
    _tally(tallies, message, outcome.claimed, outcome.skipped, served=served)


def _tally(
    tallies: Mapping[str, Tally], message: _Message, claimed: Claimed, skipped: int, *, served: bool
) -> None:
    kind = claimed.schedule.kind
    tallies[kind].skipped += skipped
    if served:
        tallies[kind].serve(claimed.late)
        if claimed.late >= LATE:
            message.late.add(DOOR if kind == mood.ASKED and message.part is asking.Part.DOOR else kind)


async def _store(tx: Transaction, after: Iterable[tuple[Claimed, Schedule | None]]) -> None:
    kept = [(claimed.member, schedule) for claimed, schedule in after if schedule is not None]
    await sweep.save_many(tx, kept)
    await sweep.drop_many(tx, [claimed.schedule.id for claimed, schedule in after if schedule is None])


async def _put(tx: Transaction, messages: Iterable[_Message], now: datetime) -> None:
    shared: dict[_Bare, int] = {}
    puts = []
    for message in messages:
        if message.is_bare and message.bare not in shared:
            shared[message.bare] = await outbox.share(tx, compose(message), None, now=now)
        if not message.is_empty:
            puts.append(_row(message, now, shared))
    if puts:
        await outbox.put_many(tx, puts, now=now)


def _row(message: _Message, now: datetime, shared: Mapping[_Bare, int]) -> outbox.Put:
    """One row: the question expires first, and then the rest still goes, without it."""
    question = message.part is asking.Part.QUESTION
    rest = None
    if question and (message.line is not None or message.word is not None):
        rest = Otherwise(compose(replace(message, part=asking.Part.NOTHING)), message.at + choosing.LIVES)
    return outbox.Put(
        f"daily:{message.member.id}:{message.question_day or message.day}:{_leading(message, now)}",
        ToMember(message.member.id, message.member.key),
        Send(content=shared[message.bare]) if message.is_bare else Send(compose(message), otherwise=rest),
        Lane.ENCOURAGEMENT if message.part is asking.Part.NOTHING else Lane.CHECK_IN,
        expires_at=mood_rules.expires_at(message.asked_at or now)
        if question
        else message.at + choosing.LIVES,
        memo=str(message.memo),
    )


def _leading(message: _Message, now: datetime) -> str:
    """What makes the row's key unique beside the day: each kind once a day, a snoozed question each time."""
    if message.part is asking.Part.QUESTION:
        return f"again:{int(now.timestamp())}" if message.again else "question"
    if message.part is asking.Part.DOOR:
        return "door"
    return WORD if message.word is not None else LINE


def compose(message: _Message) -> Screen:
    """The circle's line, then the word with its ⋯, then the question with its answers."""
    t = texts(message.member.language)
    parts: list[str] = []
    rows: list[tuple[Button, ...]] = []
    if message.line is not None:
        parts.append(message.line)
        rows.append((room_screens.evening_button(t),))
    if message.word is not None:
        parts.append(word_screens.text(t, message.word))
        rows.append(word_screens.word_row(t, message.word.key))
    last = _last(message)
    if message.is_bare and last is not None:
        return last
    if last is None:
        return Screen("\n\n".join(parts), (*rows, home_row(t)))
    return Screen("\n\n".join([*parts, last.text]), (*rows, *last.rows))


def _last(message: _Message) -> Screen | None:
    language = message.member.language
    match message.part:
        case asking.Part.QUESTION:
            return mood_screens.prompt(language, message.question_day or message.day)
        case asking.Part.DOOR:
            return mood_screens.door(language)
    return None
