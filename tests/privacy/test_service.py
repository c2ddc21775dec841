"""What is known is told whole and to nobody else; what is withdrawn stops; the forgotten stay forgotten."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.instance import Instance
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.outbox.tables import paces
from bot.privacy import jobs
from bot.privacy import service as privacy
from bot.privacy.schema import schema_of
from bot.rhythm import service as rhythm
from bot.texts import texts
from tests.privacy.traces import rows_naming
from tests.settings import story_settings

PARIS = ZoneInfo("Europe/Paris")


async def someone(tx: Transaction, telegram_id: int, clock: MovableClock, note: str) -> Member:
    """A member who agreed to everything and noted a day."""
    now = clock.now()
    member = await members.meet(tx, telegram_id, "fr", now)
    member = await members.set_stage(tx, member, MEMBER)
    for purpose in consents.PURPOSES:
        await consents.give(tx, member, purpose, "the text", now)
    await mood.note(tx, member, now.date(), 3, 0, now=now, zone=PARIS)
    await mood.add_note(tx, member, now.date(), 0, note)
    await mood.ask_daily(tx, member, time(9), zone=PARIS, now=now)
    return await members.change(tx, member, experience="loss_parent", perspective="self")


async def test_what_is_told_is_whole_and_ones_own(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "la chanson du jardin")
        karim = await someone(tx, 500_002, clock, "un secret de Karim")
        told = json.dumps(await privacy.known(tx, lea), ensure_ascii=False)
    for mine in ("500001", "la chanson du jardin", "loss_parent", "check_in", *consents.PURPOSES):
        assert mine in told
    for others in ("500002", "un secret de Karim", str(karim.id)):
        assert others not in told


async def test_the_file_carries_a_schema_that_it_fits(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "la chanson du jardin")
        file = json.loads(privacy.whole_file(texts("fr"), await privacy.known(tx, lea), clock.now()))
    assert set(file["schema"]["properties"]) == set(file["data"])
    assert all(part["description"] for part in file["schema"]["properties"].values())
    assert fits(file["data"], file["schema"])
    assert not fits({**file["data"], "mood": {"check_ins": [7]}}, file["schema"])


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value is as its schema says: the part of JSON Schema that is used here, read by itself."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return set(schema.get("required", ())) <= set(value) and all(
            name in known and fits(item, known[name]) for name, item in value.items()
        )
    return not isinstance(value, list) or all(fits(item, schema["items"]) for item in value)


def _is(value: Any, kind: str) -> bool:
    python = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "number": float,
        "null": type(None),
    }
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, python[kind])


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (None, {"type": "null"}),
        (True, {"type": "boolean"}),
        ([], {"type": "array"}),
        ([1, None], {"type": "array", "items": {"type": ["integer", "null"]}}),
        ([[], ["a"]], {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}),
        (
            [{"a": 1}, {"a": None, "b": "x"}],
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"a": {"type": ["integer", "null"]}, "b": {"type": "string"}},
                    "required": ["a"],
                },
            },
        ),
    ],
)
def test_a_schema_tells_the_shape_of_a_value(value: Any, schema: dict[str, Any]) -> None:
    assert schema_of(value) == schema
    assert fits(value, schema)


async def test_a_withdrawn_consent_stops_its_feature_alone(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        await privacy.withdraw(tx, lea, "check_ins", clock.now())
        standing = await consents.standing(tx, lea.id)
        assert list(standing) == ["matching", "encouragement", "organisation_news"]
        assert await rhythm.get(tx, lea, "check_in") is None
        # What was noted stays theirs, and the other purposes keep what they need.
        assert (await privacy.known(tx, lea))["mood"]["check_ins"]
        assert (await members.get(tx, lea.id) or lea).profile.experience == "loss_parent"


async def test_answers_go_with_the_last_purpose_they_were_given_for(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        lea = await privacy.withdraw(tx, lea, "matching", clock.now())
        assert lea.profile.experience == "loss_parent"
        lea = await privacy.withdraw(tx, lea, "encouragement", clock.now())
        assert (lea.profile.experience, lea.profile.perspective) == (None, None)


async def test_forgetting_one_leaves_the_other_whole(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        karim = await someone(tx, 500_002, clock, "un mot")
        before = await privacy.known(tx, karim)
        pace = {
            "chat": lea.id,
            "recent": b"",
            "next_at": 0.0,
            "free_at": 0.0,
            "blocked_until": 0.0,
            "stale_at": 0.0,
        }
        await tx.execute(insert(paces).values(**pace))
        await privacy.forget(tx, lea, clock.now())
        assert await members.find(tx, 500_001) is None
        assert await privacy.known(tx, karim) == before
    assert await rows_naming(any_database, lea.id) == []


async def test_a_restored_backup_forgets_again(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        await someone(tx, 500_002, clock, "un mot")
        await privacy.forget(tx, lea, clock.now())
        graves = await privacy.graves_of(tx)
        # The backup is from before: she is in it, and no tombstone.
        await privacy.forget_graves(tx, clock.now() + 2 * privacy.TOMBSTONES_KEPT)
        await someone(tx, 500_001, clock, "a note")
        assert await privacy.forget_again(tx, graves, clock.now()) == 1
        assert await members.find(tx, 500_001) is None
        assert await members.find(tx, 500_002) is not None


async def test_who_came_back_after_being_forgotten_is_left_alone(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        await privacy.forget(tx, lea, clock.now())
        graves = await privacy.graves_of(tx)
        clock.move_to(clock.now() + timedelta(days=1))
        await someone(tx, 500_001, clock, "another note")
        assert await privacy.forget_again(tx, graves, clock.now()) == 0
        assert await members.find(tx, 500_001) is not None


async def test_a_tombstone_matches_no_other_row(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, 500_001, clock, "a note")
        await privacy.forget(tx, lea, clock.now())
        ((person, _),) = await privacy.graves_of(tx)
        assert person not in {tx.vault.blind(name, 500_001) for name in ("person", "chat", "outbox chat")}


async def test_strangers_are_forgotten_after_thirty_silent_days(
    any_database: Database, clock: MovableClock
) -> None:
    instance = Instance(story_settings(), any_database, clock)
    async with any_database.transaction() as tx:
        await members.meet(tx, 1, "fr", clock.now())
        await someone(tx, 2, clock, "a member stays")
    clock.move_to(clock.now() + timedelta(days=20))
    async with any_database.transaction() as tx:
        await members.meet(tx, 3, "fr", clock.now())
    due = [await job.next_due(tx) async for tx in _reading(any_database) for job in jobs.JOBS if job.next_due]
    assert clock.now() + timedelta(days=10) in due
    clock.move_to(clock.now() + timedelta(days=10, seconds=1))
    await jobs.forget_strangers(instance)
    async with any_database.reading() as tx:
        there = [await members.find(tx, telegram_id) is not None for telegram_id in (1, 2, 3)]
    assert there == [False, True, True]


async def _reading(database: Database) -> Any:
    async with database.reading() as tx:
        yield tx


async def test_who_agreed_to_nothing_leaves_no_tombstone(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        stranger = await members.meet(tx, 500_003, "fr", clock.now())
        await privacy.forget(tx, stranger, clock.now())
        assert await privacy.graves_of(tx) == frozenset()


async def test_the_disk_lets_go_whoever_asked_to_forget(
    database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance = Instance(story_settings(), database, clock)
    checkpoints: list[bool] = []
    real = Database.forget_checkpoint

    async def counted(self: Database) -> None:
        checkpoints.append(True)
        await real(self)

    monkeypatch.setattr(Database, "forget_checkpoint", counted)
    async with database.transaction() as tx:
        stranger = await members.meet(tx, 500_003, "fr", clock.now())
        await privacy.forget(tx, stranger, clock.now())
    for _ in range(3):
        await jobs.say_done(instance)
    assert len(checkpoints) == 1
