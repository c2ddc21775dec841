"""Senders die at any instant: nothing held goes twice unasked, nothing repeated is lost, doubts are shown."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from bot.outbox import claims, marks
from bot.outbox.acts import Lane
from bot.outbox.batches import Counts
from bot.outbox.service import counts, uncertain
from tests.outbox.office import Office, Person


@pytest.fixture(autouse=True)
def short_leases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where replicas meet, a dead one's rows wait for their lease to run out; a minute is long for a test."""
    monkeypatch.setattr(claims, "LEASE", 1.0)
    monkeypatch.setattr(marks, "LEASE", 1.0)


async def under_way(office: Office, requests: int) -> None:
    """Wait until the local Telegram has received so many more requests."""
    wanted = office.town.api.requests + requests
    async with asyncio.timeout(20):
        while office.town.api.requests < wanted:
            await asyncio.sleep(0.001)


def arrived(office: Office, person: Person) -> list[str]:
    """What was ever delivered to this person, by Telegram's own ledger."""
    return [entry.text for entry in office.town.ledger.of(method="sendMessage", chat_id=person.phone.id)]


@pytest.mark.parametrize("seed", [1, 2])
async def test_kills_send_nothing_held_twice_and_report_nothing_wrong(office: Office, seed: int) -> None:
    rng = Random(seed)
    people = [await office.person(f"P{number}") for number in range(100)]
    rows = {p.member_id: await office.put(p.to, "une fois", Lane.ANNOUNCEMENT, batch=1) for p in people}
    office.town.faults.add("latency", low=0.02, high=0.06)
    killed_in_flight = 0
    for _ in range(4):
        sender = await office.sender()
        await under_way(office, rng.randint(3, 8))
        killed_in_flight += any(job.held for job in sender._flying.values())
        await office.kill()
        await asyncio.sleep(0.1)  # what is in flight still arrives
    assert killed_in_flight == 4, "a kill that hits nothing shows nothing"
    await office.sender()
    await office.settle()
    async with office.database.reading() as tx:
        doubts, told = set(await uncertain(tx)), await counts(tx, 1)
    assert told.sent + told.uncertain == 100
    assert doubts, "every kill leaves the messages in flight in doubt"
    for person in people:
        times = len(arrived(office, person))
        assert times <= 1, "nothing held goes twice"
        assert times == 1 or rows[person.member_id] in doubts, "nothing is reported sent that was not"


async def test_kills_lose_no_answer_and_keep_their_order(office: Office) -> None:
    rng = Random(3)
    people = [await office.person(f"P{number}") for number in range(6)]
    for number in range(8):
        for person in people:
            await office.put(person.to, str(number))
    office.town.faults.add("latency", low=0.01, high=0.03)
    for _ in range(4):
        await office.sender()
        await under_way(office, rng.randint(3, 8))
        await office.kill()
        await asyncio.sleep(0.05)
    await office.sender()
    await office.settle()
    for person in people:
        found = arrived(office, person)
        assert sorted(set(found), key=int) == [str(number) for number in range(8)]
        first = [found.index(str(number)) for number in range(8)]
        assert first == sorted(first)


async def test_a_sender_that_stops_in_good_order_leaves_nothing_open(office: Office) -> None:
    people = [await office.person(f"P{number}") for number in range(10)]
    rows = [await office.put(person.to, "une fois", Lane.ANNOUNCEMENT, batch=1) for person in people]
    office.town.faults.add("latency", low=0.05, high=0.05)
    sender = await office.sender()
    await under_way(office, 3)
    await sender.stop()
    office.senders.clear()
    assert set(await office.states(*rows)) <= {"sent", "pending"}
    await office.sender()
    await office.settle()
    async with office.database.reading() as tx:
        assert await counts(tx, 1) == Counts(sent=10)
    assert all(len(arrived(office, person)) == 1 for person in people)


async def test_marking_after_sending_would_be_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above is not blind: a sender that sends first and marks later delivers twice."""

    async def unmarked(*_: object) -> bool:
        return True

    monkeypatch.setattr(marks, "leaving", unmarked)
    people = [await office.person(f"P{number}") for number in range(10)]
    for person in people:
        await office.put(person.to, "une fois", Lane.ANNOUNCEMENT)
    office.town.faults.add("latency", low=0.05, high=0.05)
    await office.sender()
    await under_way(office, 5)
    await office.kill()
    await asyncio.sleep(0.1)
    monkeypatch.undo()
    await office.sender()
    await office.settle()
    assert any(len(arrived(office, person)) > 1 for person in people)


@pytest.mark.postgresql
async def test_two_senders_on_one_database_send_everything_once_and_in_order(shared_office: Office) -> None:
    office = shared_office
    people = [await office.person(f"P{number}") for number in range(8)]
    office.town.faults.add("latency", low=0.0, high=0.01)
    senders = [await office.sender() for _ in range(2)]
    for number in range(10):
        for person in people:
            await office.put(person.to, str(number), Lane.REPLY if number % 2 else Lane.RELAY)
        await office.put(people[0].to, f"une fois {number}", Lane.ANNOUNCEMENT)
    await office.settle()
    for person in people:
        found = [words for words in arrived(office, person) if not words.startswith("une fois")]
        for parity in (0, 1):
            lane = [int(words) for words in found if int(words) % 2 == parity]
            assert lane == list(range(parity, 10, 2))
    assert sum(words.startswith("une fois") for words in arrived(office, people[0])) == 10
    assert all(sender.tally["delivered"] > 0 for sender in senders), "both took part"


@pytest.mark.postgresql
async def test_what_a_dead_replica_held_is_taken_up_when_its_lease_runs_out(shared_office: Office) -> None:
    office = shared_office
    lea = await office.person("Léa")
    office.town.faults.add("latency", methods=["sendMessage"], low=2.0, high=2.0)
    row = await office.put(lea.to, "réponse")
    await office.sender()
    await under_way(office, 1)
    await office.kill()
    office.town.faults.clear()
    assert await office.states(row) == ["sending"]
    await office.sender()
    async with asyncio.timeout(10):
        while await office.states(row) != ["sent"]:
            await asyncio.sleep(0.05)
