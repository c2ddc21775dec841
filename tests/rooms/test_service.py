"""Rooms on a database: said once, carried over whole, taken back, kept a week, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.circles import service as circles
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import Refusal
from bot.members import service as members
from bot.moderation import holds
from bot.moderation import service as moderation
from bot.moderation.rules import HoldRule
from bot.outbox.tables import contents, outbox
from bot.rooms import rows, waiting
from bot.rooms import service as rooms
from bot.rooms.tables import messages, parts, readings
from tests.rooms.houses import ZONE, House

DAY = timedelta(days=1)
LONG = "mot " * 1020


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    return clock.now()


async def test_the_same_words_are_said_once(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        first = await house.says("Iris", "Bonsoir")
        house.said -= 1
        again = await house.says("Iris", "Bonsoir")
        assert again.id == first.id
        assert [words for _, _, words in await house.arrives()] == ["Un message pour vous\nIris\nBonsoir"]


async def test_what_is_shared_names_nobody_but_by_the_chosen_name(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        await house.says("Iris", "Bonsoir")
        ((_, _, words),) = await house.arrives()
        stored = await tx.all(select(contents))
        iris = house.people["Iris"]
    assert str(iris.telegram_id) not in words
    assert b"Bonsoir" not in stored[0].body


async def test_an_edit_may_need_more_parts_or_fewer(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "court")
        await house.arrives()
        assert await house.edits("Iris", message, LONG) == ""
        made = await house.arrives()
        assert [act for _, act, _ in made] == ["edit", "send"]
        heard = " ".join(words.split("\n", 2)[2] for _, _, words in made)
        assert heard.split() == LONG.split()
        assert await house.edits("Iris", message, "court à nouveau") == ""
        shorter = await house.arrives()
        assert [act for _, act, _ in shorter] == ["edit", "delete"]
        assert shorter[0][2].endswith("court à nouveau")
        assert len(await tx.all(select(contents))) == 1


async def test_a_part_that_an_edit_adds_waits_for_the_first(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Léa", "Karim")
        message = await house.says("Léa", "court")
        morning = now + DAY
        await tx.execute(update(outbox).values(due_at=morning))
        await house.edits("Léa", message, LONG)
        owed = await house.owed()
        assert [row.due_at for row in owed] == [morning, morning]
        await rooms.out_of(tx, house.circle.id, house.people["Karim"].id, now)
        assert await house.owed() == [], "and goes with it"


async def test_an_edit_before_it_left_changes_what_leaves(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "mardi")
        await house.edits("Iris", message, "mercredi")
        made = await house.arrives()
    assert [(act, words.rsplit("\n", 1)[1]) for _, act, words in made] == [("send", "mercredi")]


async def test_taken_back_before_it_left_it_never_leaves(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "trop vite")
        await rooms.take_back(tx, house.people["Iris"], message.id, now)
        assert await house.owed() == []
        assert await tx.value(select(func.count()).select_from(contents)) == 0
        with pytest.raises(Refusal):
            await rooms.take_back(tx, house.people["Tom"], message.id, now)
        await rooms.take_back(tx, house.people["Iris"], message.id, now)


async def test_edits_of_other_messages_are_silence(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "Bonsoir")
        assert await house.edits("Tom", message, "à sa place") is None
        await rooms.take_back(tx, house.people["Iris"], message.id, now)
        assert await house.edits("Iris", message, "revenu") is None


async def test_the_evening_line_counts_what_this_person_would_read(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Ana", "Léo")
        sami = await house.joins("Sami", now, circles.EVENING)
        assert await rooms.evening_line(tx, sami, now) is None
        await house.says("Iris", "un")
        assert await rooms.evening_line(tx, sami, now) == "Un message vous attend."
        await house.says("Tom", "deux")
        await house.says("Ana", "trois")
        await house.says("Léo", "quatre")
        assert await rooms.evening_line(tx, sami, now) == "4 messages de 4 personnes."
        assert await rooms.evening_line(tx, sami, now) is None, "nothing new was said: told once is enough"
        await circles.block(tx, house.people["Tom"].id, sami.id, now)
        await moderation.stop_reading(tx, sami.id, house.people["Ana"].id, now)
        await house.says("Ana", "pour d’autres")
        assert await rooms.evening_line(tx, sami, now) is None
        await house.says("Iris", "cinq")
        english = await members.change(tx, sami, language="en")
        assert await rooms.evening_line(tx, english, now) == "3 messages from 2 people."
        assert await rooms.evening_line(tx, sami, now + 8 * DAY) is None
        me = await circles.membership(tx, house.circle.id, sami.id)
        assert me is not None
        assert (await rooms.catch_up(tx, sami, me, now)).count == 3
        assert await rooms.evening_line(tx, sami, now) is None


async def test_nobody_is_put_back_in_their_reading(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris")
        sami = await house.joins("Sami", now, circles.EVENING)
        me = await circles.membership(tx, house.circle.id, sami.id)
        assert me is not None
        for number in range(15):
            await house.says("Iris", f"numéro {number}")
        assert (await rooms.catch_up(tx, sami, me, now)).count == 15
        await rooms.read_week(tx, sami, me, None, now)
        assert await rooms.unread(tx, sami, me, now) == (0, 0, 0)


async def release_due(tx: Transaction, now: datetime) -> None:
    for message in await rows.due(tx, now):
        await waiting.release(tx, message.id, now, ZONE)


async def test_a_contact_held_goes_out_at_its_time_unless_a_hold_stands(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "appelez le 06 12 34 56 78")
        assert (message.state, message.held_until) == ("held", now + 3 * DAY)
        await release_due(tx, now + 2 * DAY)
        assert await house.owed() == []
        iris = house.people["Iris"]
        await holds.place(tx, house.circle.id, iris.id, HoldRule(None), now)
        await release_due(tx, now + 3 * DAY)
        assert await house.owed() == []
        await holds.end(tx, house.circle.id, iris.id, now)
        await rooms.settle_held(tx, house.circle.id, iris.id, now + 3 * DAY, ZONE, release=True)
        assert len(await house.arrives()) == 1


@pytest.mark.parametrize("by_a_human", [True, False])
async def test_contact_details_written_in_a_hold_still_wait_once_it_is_over(
    any_database: Database, now: datetime, by_a_human: bool
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        iris = house.people["Iris"]
        await holds.place(tx, house.circle.id, iris.id, HoldRule(None if by_a_human else now + DAY), now)
        message = await house.says("Iris", "appelez le 06 12 34 56 78")
        assert message.held_until == (None if by_a_human else now + 3 * DAY), "the later of the two is told"
        plain = await house.says("Iris", "bonsoir")
        assert message.held_for == plain.held_for == "hold"
        await holds.end(tx, house.circle.id, iris.id, now)
        await rooms.settle_held(tx, house.circle.id, iris.id, now + DAY, ZONE, release=True)
        assert [words.endswith("bonsoir") for _, _, words in await house.arrives()] == [True]
        still = await rooms.held_words(tx, message.id)
        assert still is not None
        assert (still.held_for, still.held_until) == ("contact", now + 3 * DAY)
        await release_due(tx, now + 3 * DAY)
        assert len(await house.arrives()) == 1


async def test_an_edit_in_a_hold_adds_no_contact_details_unasked(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", joined=now - 30 * DAY)
        await holds.place(tx, house.circle.id, house.people["Iris"].id, HoldRule(None), now)
        message = await house.says("Iris", "bonsoir")
        assert await house.edits("Iris", message, "bonsoir, 06 12 34 56 78") == "rooms-edit-contact"
        assert await house.edits("Iris", message, "bonsoir à tous") == ""


async def test_a_message_that_waited_is_new_to_who_read_meanwhile(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        sami = await house.joins("Sami", now, circles.EVENING)
        me = await circles.membership(tx, house.circle.id, sami.id)
        assert me is not None
        held = await house.says("Iris", "www.exemple.fr")
        await house.says("Tom", "après")
        assert (await rooms.catch_up(tx, sami, me, now)).count == 1
        found = await rooms.held_words(tx, held.id)
        assert found is not None
        await rooms.let_through(tx, found, now, ZONE)
        assert (await rooms.unread(tx, sami, me, now))[0] == 0, "inside, it came at once"
        await house.arrives()


async def test_forgetting_deletes_empties_and_keeps_no_row(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        await house.says("Iris", "il y a trois jours")
        await house.arrives(at=now - 3 * DAY)
        await house.says("Iris", "à l’instant")
        await house.arrives()
        await house.says("Iris", "pas encore parti")
        iris, tom = house.people["Iris"], house.people["Tom"]
        await rooms.forget(tx, iris, now)
        made = await house.arrives()
        assert [(who, act) for who, act, _ in made] == [(tom.id, "edit"), (tom.id, "delete")]
        assert "retiré" in made[0][2]
        for table in (messages, parts):
            assert await tx.value(select(func.count()).select_from(table)) == 0
        mine = select(func.count()).select_from(readings).where(readings.c.member_id == iris.id)
        assert await tx.value(mine) == 0
        assert await tx.value(select(func.count()).select_from(contents)) == 0


async def test_what_answered_the_forgotten_stays(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Ana")
        first = await house.says("Iris", "Qui vient ?")
        await house.arrives()
        row = await tx.one(select(outbox).where(outbox.c.member_id == house.people["Tom"].id))
        assert row is not None
        answer = await house.says("Tom", "Moi", reply_to=row.message_id)
        assert answer.reply_to == first.id
        await rooms.forget(tx, house.people["Iris"], now)
        kept = await rows.get(tx, answer.id)
    assert kept is not None
    assert (kept.reply_to, kept.state) == (None, "sent")


async def test_words_are_stored_a_week_and_exported_while_they_are(
    any_database: Database, now: datetime
) -> None:
    from bot.instance import Instance
    from bot.rooms import jobs
    from tests.settings import story_settings

    later = MovableClock(now + 8 * DAY)
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        message = await house.says("Iris", "de passage")
        await house.arrives()
        iris = house.people["Iris"]
        (before,) = (await rooms.export(tx, iris))["said_in_circles"]
        assert (before["words"], before["circle"], before["state"]) == ("de passage", "Les matins", "sent")
    await jobs.keep_time(Instance(story_settings(), any_database, later))
    async with any_database.transaction() as tx:
        (after,) = (await rooms.export(tx, iris))["said_in_circles"]
        assert (after["words"], after["at"]) == (None, before["at"])
        assert await tx.value(select(func.count()).select_from(contents)) == 0
        house.tx = tx
        await rooms.take_back(tx, iris, message.id, later.now())
        assert [act for _, act, _ in await house.arrives()] == ["edit"]


async def test_leaving_stops_what_is_on_its_way(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        await house.says("Iris", "encore un mot")
        await rooms.good_bye(tx, house.people["Tom"], await house.room("Tom"), now, erase=False)
        assert await house.owed() == []
        assert await rooms.room(tx, house.people["Tom"], house.circle.id) is None
