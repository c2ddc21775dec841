"""What is told of the outbox, and what it no longer keeps."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from bot.members import service as members
from bot.outbox import batches
from bot.outbox.acts import Lane, Send
from bot.outbox.batches import Depth
from bot.outbox.service import Put, depth, pause, put_many, resume, share, sweep
from bot.outbox.tables import contents, outbox, paused
from bot.screen import Screen
from tests.outbox.office import Office


async def test_depth_tells_lanes_states_and_since_when(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    now = office.clock.now()
    await office.put(lea.to, "a", Lane.RELAY)
    await office.put(lea.to, "b", Lane.RELAY, not_before=now + timedelta(hours=1))
    office.town.faults.add("vanish", chat_id=noe.phone.id)
    await office.put(noe.to, "c", Lane.ANNOUNCEMENT)
    async with office.database.reading() as tx:
        assert await depth(tx) == [
            Depth("relay", "pending", 2, now),
            Depth("announcement", "pending", 1, now),
        ]
    await office.sender()
    await office.settle()
    async with office.database.reading() as tx:
        found = await depth(tx)
        due = await batches.next_due(tx, now=now)
    assert found[0] == Depth("relay", "pending", 1, now + timedelta(hours=1))
    assert (found[1].lane, found[1].state, found[1].count) == ("announcement", "uncertain", 1)
    assert due == now + timedelta(hours=1)


async def test_depth_tells_paused_rows_apart(office: Office) -> None:
    lea = await office.person("Léa")
    await office.put(lea.to, "a", Lane.ANNOUNCEMENT, batch=1)
    async with office.database.transaction() as tx:
        await pause(tx, 1)
    await office.put(lea.to, "b", Lane.ANNOUNCEMENT)
    now = office.clock.now()
    async with office.database.transaction() as tx:
        assert await depth(tx) == [
            Depth("announcement", "paused", 1, now),
            Depth("announcement", "pending", 1, now),
        ]
        await resume(tx, 1)
        assert await depth(tx) == [Depth("announcement", "pending", 2, now)]


async def test_many_rows_are_put_at_once_and_known_keys_left_out(office: Office) -> None:
    lea = await office.person("Léa")
    puts = [Put(f"k{n}", lea.to, Send(Screen(str(n))), Lane.ANNOUNCEMENT) for n in range(200)]
    async with office.database.transaction() as tx:
        first = await put_many(tx, puts[:120], now=office.clock.now())
        both = await put_many(tx, puts, now=office.clock.now())
    assert first.keys() == {f"k{n}" for n in range(120)}
    assert both.keys() == {f"k{n}" for n in range(120, 200)}


async def test_the_sweep_keeps_what_is_needed_and_erases_the_rest(office: Office) -> None:
    lea = await office.person("Léa")
    async with office.database.transaction() as tx:
        content = await share(tx, Screen("à tous"), None, now=office.clock.now())
        await pause(tx, 8)
    await office.put(lea.to, Send(content=content), Lane.CHECK_IN)
    await office.put(lea.to, "annonce", Lane.ANNOUNCEMENT, batch=7)
    office.town.faults.add("vanish", times=1, methods=["sendMessage"])
    await office.put(lea.to, "doute", Lane.HELP)
    hold = await office.put(lea.to, "en attente", not_before=office.clock.now() + timedelta(days=90))

    async def kept() -> list[int]:
        async with office.database.transaction() as tx:
            await sweep(tx, now=office.clock.now())
            return [
                await tx.value(select(func.count()).select_from(table))
                for table in (outbox, contents, paused)
            ]

    assert await kept() == [4, 1, 0]
    await office.sender()
    await office.settle()
    await office.later(hours=2)
    assert await kept() == [4, 0, 0], "shared words go once they went everywhere"
    await office.later(days=31)
    assert await kept() == [2, 0, 0], "batches can be counted for a year"
    await office.later(days=365)
    async with office.database.transaction() as tx:
        await sweep(tx, now=office.clock.now())
        assert [row.id for row in await tx.all(select(outbox.c.id))] == [hold]


async def test_the_sweep_leaves_what_people_wrote_to_who_shared_it(office: Office) -> None:
    lea, tom = await office.person("Léa"), await office.person("Tom")
    async with office.database.transaction() as tx:
        author = await members.get(tx, lea.member_id)
        content = await share(tx, Screen("à vous"), author, now=office.clock.now())
    row = await office.put(tom.to, Send(content=content), Lane.RELAY)
    await office.sender()
    await office.settle()
    await office.later(days=400)
    async with office.database.transaction() as tx:
        await sweep(tx, now=office.clock.now())
        assert [one.id for one in await tx.all(select(outbox.c.id))] == [row]
        assert [one.id for one in await tx.all(select(contents.c.id))] == [content]
