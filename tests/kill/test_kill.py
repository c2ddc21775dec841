"""kill -9 at random moments: nothing lost, nothing twice, every doubt listed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.members.service import Member
from bot.outbox import batches
from tests.kill.evening import BULK, Evening, talker_name

KILLS = 5
Capture = pytest.CaptureFixture[str]


async def _live(evening: Evening, kills: int, *, talk: bool) -> None:
    await evening.prepare()
    if talk:
        await evening.child.start()
        await evening.enter_the_room()
        await evening.child.stop()
    await evening.hours_come()
    await evening.announce()
    await evening.killed(kills, talk=talk)


async def lived(
    folder: Path, capsys: Capture, *, kills: int = KILLS, module: str = "bot", talk: bool = True
) -> Evening:
    """An evening with so many kills; says its seed and what was in flight at each."""
    seed = random.SystemRandom().randrange(10**6)
    evening = Evening(folder, seed, module=module)
    try:
        await _live(evening, kills, talk=talk)
    except BaseException:
        await evening.end()
        raise
    with capsys.disabled():
        seen = evening.seen
        print(
            f"\nkill -9: seed {seed}; rows in sending at each kill {seen.in_flight}, "
            f"questions and words among them {seen.asked_in_flight}; {len(seen.said)} words said"
        )
    return evening


def check_bulk(evening: Evening) -> None:
    """The held kinds: the announcement, and the questions and words of those who receive nothing else."""
    check_held(evening, evening.listeners, "announcement", BULK)
    check_held(evening, evening.asked, "daily")


def check_held(evening: Evening, people: Sequence[Member], rows: str, words: str = "") -> None:
    """Sent at most once to each of them, and never reported sent when it wasn't."""
    delivered = Counter(
        entry.chat_id for entry in evening.town.ledger.of(method="sendMessage", containing=words)
    )
    assert max(delivered[one.telegram_id] for one in people) == 1, f"somebody got it twice: {rows}"
    states = dict(evening.rows(f"SELECT member_id, state FROM outbox WHERE key LIKE '{rows}:%'"))
    assert len(states) == len(people)
    for one in people:
        got, state = delivered[one.telegram_id], states[one.id]
        assert state in {"sent", "uncertain"}
        assert got == 1 or state == "uncertain", "reported sent, and it wasn't"


def check_words(evening: Evening) -> None:
    """What people said: each word in the room exactly once, and carried to each of the others."""
    said = evening.rows("SELECT count(*) FROM room_messages")[0][0]
    assert said == len(evening.seen.said), "an update was lost or applied twice"
    everybody = [evening.town.phone(talker_name(n)) for n in range(4)]
    for words in evening.seen.said:
        reached = {
            entry.chat_id
            for entry in evening.town.ledger.of(method="sendMessage", containing=words)
            if entry.text.endswith(words)
        }
        assert len(reached & {phone.id for phone in everybody}) == 3, f"{words} did not reach the others"


async def check_doubts(evening: Evening) -> None:
    """Each uncertain row is in the list that a person is shown: of the announcement, and of all."""
    counted = "SELECT count(*) FROM outbox WHERE state = 'uncertain'"
    of_all = evening.rows(counted)[0][0]
    of_batch = evening.rows(f"{counted} AND key LIKE 'announcement:%'")[0][0]
    database = await evening.open()
    try:
        async with database.reading() as tx:
            assert len(await batches.uncertain(tx, evening.batch)) == of_batch
            assert len(await batches.uncertain(tx)) == of_all
    finally:
        await database.close()


@pytest.mark.timeout(300)
async def test_five_kills_lose_nothing_and_send_nothing_twice(tmp_path: Path, capsys: Capture) -> None:
    evening = await lived(tmp_path, capsys)
    try:
        assert any(evening.seen.in_flight), "no kill fell while a request was in flight"
        check_bulk(evening)
        check_words(evening)
        await check_doubts(evening)
    finally:
        await evening.end()


@pytest.mark.timeout(300)
async def test_sending_before_marking_would_be_seen(tmp_path: Path, capsys: Capture) -> None:
    evening = await lived(tmp_path, capsys, kills=3, module="tests.kill.planted", talk=False)
    try:
        with pytest.raises(AssertionError):
            check_bulk(evening)
    finally:
        await evening.end()
