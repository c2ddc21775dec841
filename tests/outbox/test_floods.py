"""Under the strict limits of the local Telegram: no 429 is provoked, and answers don't wait for bulk."""

from __future__ import annotations

import asyncio
from itertools import combinations, pairwise

import pytest
from sqlalchemy import select

from bot.outbox.acts import Edit, Lane, ToAddress
from bot.outbox.paces import unpacked
from bot.outbox.pacing import CATCH_UP
from bot.outbox.service import Put, put_many
from bot.outbox.tables import budgets
from bot.screen import Screen
from tests.outbox.office import Office


@pytest.fixture
def strict(office: Office) -> Office:
    office.town.world.floods.strict = True
    office.settings = office.settings.model_copy(update={"pacing": True})
    return office


async def test_an_announcement_with_answers_in_between(strict: Office) -> None:
    people = [await strict.person(f"P{number}") for number in range(300)]
    for person in people:
        await strict.put(person.to, "annonce", Lane.ANNOUNCEMENT, batch=1)
    sender = await strict.sender()
    waits = []
    for number in range(20):
        await asyncio.sleep(0.2)
        wanted, asked = f"réponse {number}", strict.clock.elapsed()
        await strict.put(people[number % 7].to, wanted)
        while not (found := strict.town.ledger.of(containing=wanted)):
            await asyncio.sleep(0.002)
        waits.append(found[0].elapsed - asked)
    await strict.settle()
    sent = strict.town.ledger.of(method="sendMessage")
    took = sent[-1].elapsed - sent[0].elapsed
    assert sender.tally == {"delivered": 320}, "no 429"
    # How close to the rate, and how much slower answers are, tells of the machine too: tests/bench prints it.
    assert len(sent) / took >= 0.75 * 28
    assert sorted(waits)[len(waits) // 2] < 0.3


async def test_bulk_leaves_evenly(strict: Office) -> None:
    people = [await strict.person(f"P{number}") for number in range(45)]
    for person in people:
        await strict.put(person.to, "annonce", Lane.ANNOUNCEMENT)
    sender = await strict.sender()
    await strict.settle()
    assert sender.tally == {"delivered": 45}, "no 429"
    async with strict.database.reading() as tx:
        packed = await tx.value(select(budgets.c.recent))
    left = unpacked(packed)
    assert len(left) == 30, "the last of them are remembered"
    # When each was let go; when it arrived tells of the machine. Missed slots are made up for, no more.
    for first, last in combinations(range(len(left)), 2):
        assert last - first <= 28 * (left[last] - left[first] + CATCH_UP) + 1, "not in bursts"


async def test_a_private_chat_gets_four_then_one_a_second_and_edits_at_once(strict: Office) -> None:
    lea = await strict.person("Léa")
    sender = await strict.sender()
    rows = [await strict.put(lea.to, str(number)) for number in range(4)]
    await strict.settle()
    edits = [Put(f"edit:{row}", lea.to, Edit(row, Screen("édité")), Lane.REPLY) for row in rows[:3]]
    async with strict.database.transaction() as tx:
        await put_many(tx, edits, now=strict.clock.now())
    for number in range(3):
        await strict.put(lea.to, f"suite {number}", Lane.RELAY)
    await strict.settle()
    edited, sent = (
        [one.elapsed for one in strict.left if one.method == method]
        for method in ("editMessageText", "sendMessage")
    )
    assert len(edited) == 3
    assert edited[-1] - edited[0] < 0.9, "they wait for no pace, which is one a second"
    assert all(after - before > 0.5 for before, after in pairwise(sent[-3:]))
    assert sender.tally["too_fast"] == 0


async def test_the_pace_outlives_a_restart(strict: Office) -> None:
    lea = await strict.person("Léa")
    for number in range(4):
        await strict.put(lea.to, str(number))
    await strict.sender()
    await strict.settle()
    await strict.kill()
    for number in range(4, 7):
        await strict.put(lea.to, str(number))
    sender = await strict.sender()
    await strict.settle()
    assert lea.read == [str(number) for number in range(7)]
    assert sender.tally == {"delivered": 3}, "no 429"


async def test_a_group_gets_nineteen_a_minute(strict: Office) -> None:
    lea = await strict.person("Léa")
    group = await strict.town.group("Cercle", lea.phone)
    sender = await strict.sender()
    for number in range(21):
        await strict.put(ToAddress(group.id), str(number), Lane.RELAY)
    await asyncio.sleep(2)
    assert len(strict.town.ledger.of(method="sendMessage", chat_id=group.id)) == 19
    assert sender.tally == {"delivered": 19}
