"""Rows leave in order, once, and what became of them is written down."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.members import service as members
from bot.outbox.acts import Buttons, Delete, Edit, Lane, MessageId, Otherwise, Send, ToAddress
from bot.outbox.batches import Counts
from bot.outbox.service import (
    cancel,
    counts,
    delivered,
    forget,
    pause,
    put,
    resend_uncertain,
    resume,
    share,
    stop,
    uncertain,
)
from bot.outbox.tables import outbox
from bot.screen import Button, Keyboard, Picture, Screen
from tests.outbox.office import Office


async def test_what_is_put_arrives_and_its_words_are_erased(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    row = await office.put(lea.to, Send(Screen("<b>Bonsoir</b> &amp; merci")))
    await office.settle()
    assert lea.read == ["Bonsoir & merci"]
    found = await office.row(row)
    assert (found.state, found.body, found.due_at, found.owner) == ("sent", None, None, None)
    assert found.message_id == lea.phone.screen.id


async def test_a_key_is_sent_once(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    await office.put(lea.to, "un", key="same")
    async with office.database.transaction() as tx:
        again = await put(tx, "same", lea.to, Send(Screen("deux")), Lane.REPLY, now=office.clock.now())
    await office.settle()
    assert again is None
    assert lea.read == ["un"]


async def test_nothing_leaves_from_a_transaction_rolled_back(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    with pytest.raises(RuntimeError):
        async with office.database.transaction() as tx:
            await put(tx, "k", lea.to, Send(Screen("non")), Lane.REPLY, now=office.clock.now())
            raise RuntimeError
    await office.settle()
    assert lea.read == []


async def test_order_holds_within_a_chat_and_lane(office: Office) -> None:
    people = [await office.person(name) for name in ("Léa", "Noé", "Ida")]
    office.town.faults.add("latency", share=0.5, low=0.0, high=0.02)
    await office.sender()
    for number in range(15):
        for person in people:
            await office.put(person.to, str(number))
    await office.settle()
    for person in people:
        assert person.read == [str(number) for number in range(15)]


async def test_urgent_lanes_go_first(office: Office) -> None:
    lea = await office.person("Léa")
    for lane in reversed(Lane):
        await office.put(lea.to, lane.name, lane)
    office.settings = office.settings.model_copy(update={"pacing": True, "messages_per_second": 20})
    await office.sender()
    await office.settle()
    assert [one.text for one in office.left] == [lane.name for lane in Lane]


async def test_an_answer_does_not_wait_for_what_is_gathered_beside_bulk(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.sender.GATHER", 3600.0)
    lea = await office.person("Léa")
    await office.put(lea.to, "pour tout le monde", Lane.ANNOUNCEMENT)
    await office.sender()
    async with asyncio.timeout(30):
        while lea.read != ["pour tout le monde"]:
            await asyncio.sleep(0.01)
        await office.put(lea.to, "la réponse")
        while lea.read[-1] != "la réponse":
            await asyncio.sleep(0.01)


async def test_a_relay_waits_for_the_answers_owed_before_it(office: Office) -> None:
    lea = await office.person("Léa")
    office.town.faults.add("latency", low=0.02, high=0.02)
    for number in range(3):
        await office.put(lea.to, f"answer {number}", Lane.REPLY)
        await office.put(lea.to, f"relay {number}", Lane.RELAY)
    await office.sender()
    await office.settle()
    assert lea.read == [f"{kind} {number}" for kind in ("answer", "relay") for number in range(3)]


async def test_a_message_waits_for_its_hour_and_expires_after_it(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    hour = office.clock.now() + timedelta(hours=1)
    row = await office.put(lea.to, "tôt", not_before=hour)
    await office.settle()
    assert lea.read == []
    await office.later(minutes=61)
    assert lea.read == ["tôt"]
    await office.kill()
    late = await office.put(lea.to, "tard", expires_at=office.clock.now() + timedelta(hours=2))
    office.clock.move_to(office.clock.now() + timedelta(hours=2))
    await office.sender()
    await office.settle()
    assert await office.states(row, late) == ["sent", "expired"]
    assert (await office.row(late)).body is None
    assert lea.read == ["tôt"]


async def test_what_expired_says_something_else_in_its_place_and_for_a_time_only(office: Office) -> None:
    lea = await office.person("Léa")
    now = office.clock.now()
    rest = Otherwise(Screen("un mot"), now + timedelta(hours=4))
    both = Send(Screen("un mot et une question"), otherwise=rest)
    rows = [await office.put(lea.to, both, Lane.CHECK_IN, expires_at=now + timedelta(hours=2))]
    office.clock.move_to(now + timedelta(hours=2))
    await office.sender()
    await office.settle()
    assert lea.read == ["un mot"]
    found = await office.row(rows[0])
    assert (found.body, found.otherwise, found.otherwise_until) == (None, None, None)
    await office.kill()
    rows.append(await office.put(lea.to, both, Lane.CHECK_IN, expires_at=now + timedelta(hours=2)))
    office.clock.move_to(now + timedelta(hours=4))
    await office.sender()
    await office.settle()
    assert lea.read == ["un mot"], "the rest has its own end"
    assert await office.states(*rows) == ["sent", "expired"]


async def test_edits_wait_for_their_message_and_newer_ones_replace_older(office: Office) -> None:
    lea = await office.person("Léa")
    first = await office.put(lea.to, Send(Screen("un", ((Button("Oui", "yes"),),))))
    replaced = await office.put(lea.to, Edit(first, Screen("deux")))
    last = await office.put(lea.to, Edit(first, Screen("trois")))
    await office.sender()
    await office.settle()
    assert lea.read == ["trois"]
    assert await office.states(first, replaced, last) == ["sent", "cancelled", "sent"]
    assert [entry.method for entry in office.town.ledger.entries] == ["sendMessage", "editMessageText"]


async def test_buttons_go_and_messages_are_deleted_by_row_or_by_number(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    rows = ((Button("Oui", "yes"),),)
    one = await office.put(lea.to, Send(Screen("un", rows)))
    two = await office.put(lea.to, Send(Screen("deux", rows)))
    await office.settle()
    await office.put(lea.to, Buttons(one))
    await office.put(lea.to, Delete(MessageId((await office.row(two)).message_id)))
    await office.settle()
    assert lea.read == ["un"]
    assert not lea.phone.screen.buttons


@pytest.mark.parametrize("empty", [Screen("(retiré)"), None])
async def test_what_became_too_old_to_be_deleted_on_the_way_is_emptied(
    office: Office, empty: Screen | None
) -> None:
    lea = await office.person("Léa")
    await office.sender()
    rows = ((Button("Oui", "yes"),),)
    text = await office.put(lea.to, Send(Screen("mes mots", rows)))
    picture = await office.put(lea.to, Send(Screen("vos jours", rows, picture=Picture("dot", {}))))
    fixed = await office.put(lea.to, Send(Screen("salle", keyboard=Keyboard((("Sortir",),)))))
    await office.settle()
    await office.kill()
    gone = [await office.put(lea.to, Delete(row, empty)) for row in (text, picture, fixed)]
    office.clock.move_to(office.clock.now() + timedelta(hours=49))
    sender = await office.sender()
    await office.settle()
    assert await office.states(*gone) == ["sent"] * 3
    assert sender.tally == {"delivered": 3}
    assert [bool(seen.buttons) for seen in lea.phone.messages if seen.from_bot] == [False] * 3
    # Nothing new was sent; where there is nothing to say instead, a picture loses its words at least.
    assert lea.read == (["(retiré)", "vos jours", "salle"] if empty else ["mes mots", "", "salle"])


async def test_an_answer_quotes_its_message_and_survives_its_absence(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    one = await office.put(lea.to, "un")
    await office.put(lea.to, Send(Screen("deux"), reply_to=one))
    await office.put(lea.to, Send(Screen("trois"), reply_to=MessageId(999_999)))
    await office.settle()
    chat = office.town.world.chats[lea.phone.id]
    assert [m.reply_to for m in reversed(chat.newest()) if m.sender_id == office.town.world.bot.id] == [
        None, (await office.row(one)).message_id, None,
    ]  # fmt: skip


async def test_edits_without_effect_or_target_are_fine(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    one = await office.put(lea.to, "un")
    await office.settle()
    same = await office.put(lea.to, Edit(one, Screen("un")))
    await office.settle()
    gone = await office.put(lea.to, Edit(MessageId(999_999), Screen("deux")))
    deleted = await office.put(lea.to, Delete(MessageId(999_998)))
    nothing = await office.put(lea.to, Edit(123, Screen("trois")))
    await office.settle()
    assert await office.states(same, gone, deleted, nothing) == ["sent", "sent", "sent", "cancelled"]
    assert lea.read == ["un"]


async def test_a_screen_a_person_waits_for_is_sent_where_its_message_is_gone(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    there = await office.put(lea.to, "un")
    await office.settle()
    edited = await office.put(lea.to, Edit(there, Screen("deux"), anew=True))
    gone = await office.put(lea.to, Edit(MessageId(999_999), Screen("trois"), anew=True))
    await office.settle()
    assert await office.states(edited, gone) == ["sent", "sent"]
    assert lea.read == ["deux", "trois"]
    assert (await office.row(gone)).message_id == lea.phone.screen.id


async def test_a_picture_turned_into_text_is_a_new_message_and_a_deletion(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    picture = await office.put(lea.to, Send(Screen("vos jours", picture=Picture("dot", {}))))
    await office.settle()
    assert lea.phone.screen.photo
    by_row = await office.put(lea.to, Edit(picture, Screen("menu")))
    await office.settle()
    assert lea.read == ["menu"]
    assert (await office.row(by_row)).message_id == lea.phone.screen.id
    again = await office.put(lea.to, Edit(by_row, Screen("vos jours", picture=Picture("dot", {}))))
    await office.settle()
    assert lea.phone.screen.photo
    number = MessageId((await office.row(again)).message_id)
    await office.put(lea.to, Edit(number, Screen("menu")))
    await office.settle()
    assert lea.read == ["menu"]
    assert not lea.phone.screen.photo


async def test_a_picture_that_cannot_be_drawn_leaves_its_words(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    await office.put(lea.to, Send(Screen("vos jours", picture=Picture("dot", {"broken": True}))))
    await office.settle()
    assert lea.read == ["vos jours"]


async def test_words_too_long_for_a_picture_go_without_it(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    fits, long = "<b>é&amp;</b>" + "😀" * 1022, "😀" * 1024 + "!"
    rows = [await office.put(lea.to, Send(Screen(one, picture=Picture("dot", {})))) for one in (fits, long)]
    await office.settle()
    assert await office.states(*rows) == ["sent", "sent"]
    assert [bool(seen.photo) for seen in lea.phone.messages if seen.from_bot] == [True, False]
    await office.put(lea.to, Edit(rows[1], Screen("menu")))
    await office.settle()
    assert lea.read[1:] == ["menu"]


async def test_a_message_with_a_reply_keyboard_is_replaced_not_edited(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    fixed = await office.put(lea.to, Send(Screen("salle", keyboard=Keyboard((("Sortir",),)))))
    await office.settle()
    assert lea.phone.keyboard == [["Sortir"]]
    await office.put(lea.to, Edit(fixed, Screen("dehors", drop_keyboard=True)))
    await office.put(lea.to, Buttons(fixed))
    await office.settle()
    assert lea.read == ["dehors"]
    assert lea.phone.keyboard == []


async def test_shared_content_is_kept_once_and_found_where_it_arrived(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    async with office.database.transaction() as tx:
        author = await members.get(tx, lea.member_id)
        content = await share(tx, Screen("à tous"), author, now=office.clock.now())
    rows = [await office.put(p.to, Send(content=content), Lane.RELAY) for p in (lea, noe)]
    await office.sender()
    await office.settle()
    assert lea.read == noe.read == ["à tous"]
    async with office.database.reading() as tx:
        found = await delivered(tx, content)
    assert [(d.member_id, d.row_id) for d in found] == [(lea.member_id, rows[0]), (noe.member_id, rows[1])]
    assert [d.message_id for d in found] == [lea.phone.screen.id, noe.phone.screen.id]


async def test_whoever_blocked_the_bot_hears_nothing_old_on_return(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    await lea.phone.blocks()
    await office.put(lea.to, "un", Lane.ANNOUNCEMENT, batch=5)
    await office.put(lea.to, "deux", Lane.ANNOUNCEMENT, batch=5)
    await office.put(lea.to, "demain", not_before=office.clock.now() + timedelta(days=1))
    await office.put(noe.to, "un", Lane.ANNOUNCEMENT, batch=5)
    await office.sender()
    await office.settle()
    assert office.unreachable == [lea.member_id]
    await lea.phone.unblocks()
    await office.later(days=2)
    assert lea.read == []
    async with office.database.reading() as tx:
        assert await counts(tx, 5) == Counts(sent=1, blocked=2)


async def test_a_flood_is_obeyed_for_the_chat_it_concerns(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    sender = await office.sender()
    office.town.faults.add("flood", chat_id=lea.phone.id, times=1, low=1)
    started = office.clock.elapsed()
    await office.put(lea.to, "un")
    await office.put(lea.to, "deux")
    await office.put(noe.to, "un")
    while not noe.read:
        await asyncio.sleep(0.01)
    assert office.clock.elapsed() - started < 1
    await office.settle()
    assert lea.read == ["un", "deux"]
    assert office.clock.elapsed() - started >= 1
    assert sender.tally == {"too_fast": 1, "delivered": 3}


async def test_two_chats_refused_at_once_mean_the_whole_bot(office: Office) -> None:
    people = [await office.person(name) for name in ("Léa", "Noé", "Ida")]
    await office.sender()
    for person in people[:2]:
        office.town.faults.add("flood", chat_id=person.phone.id, times=1, low=1)
        await office.put(person.to, "un")
    while (until := await office.paused_until()) <= 0:
        await asyncio.sleep(0.01)
    await office.put(people[2].to, "un")
    await office.settle()
    refused, again = office.left[:2], office.left[2:]
    assert max(one.elapsed for one in refused) < until - 0.5
    assert min(one.elapsed for one in again) >= until, "nobody is written to before"
    assert [person.read for person in people] == [["un"]] * 3


async def test_an_unreachable_network_loses_nothing_and_sends_nothing_twice(office: Office) -> None:
    people = [await office.person(f"P{number}") for number in range(12)]
    held = [await office.put(person.to, "une fois", Lane.ANNOUNCEMENT) for person in people]
    down = asyncio.create_task(office.town.refuse_connections(0.7))
    await asyncio.sleep(0.1)
    await office.sender()
    await down
    await office.settle()
    assert [person.read for person in people] == [["une fois"]] * 12
    assert set(await office.states(*held)) == {"sent"}


async def test_held_messages_in_doubt_are_shown_and_sent_again_only_when_asked(office: Office) -> None:
    lea = await office.person("Léa")
    office.town.faults.add("vanish", times=1)
    row = await office.put(lea.to, "une fois", Lane.ANNOUNCEMENT, batch=9)
    after = await office.put(lea.to, "ensuite", Lane.ANNOUNCEMENT)
    await office.sender()
    await office.settle()
    assert lea.read == ["une fois", "ensuite"], "an uncertain row blocks nobody"
    assert await office.states(row, after) == ["uncertain", "sent"]
    async with office.database.transaction() as tx:
        assert await uncertain(tx, 9) == [row]
        assert await counts(tx, 9) == Counts(uncertain=1)
        assert await resend_uncertain(tx, 9, now=office.clock.now()) == 1
    await office.settle()
    assert lea.read == ["une fois", "ensuite", "une fois"]
    assert await office.states(row) == ["sent"]


async def test_repeated_messages_in_doubt_are_sent_again(office: Office) -> None:
    lea = await office.person("Léa")
    office.town.faults.add("drop", times=2)
    row = await office.put(lea.to, "réponse")
    await office.sender()
    await office.settle()
    assert lea.read == ["réponse"]
    assert await office.states(row) == ["sent"]


async def test_what_telegram_refuses_fails_and_does_not_stop_the_rest(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    bad = await office.put(lea.to, Send(Screen("<wrong>")))
    good = await office.put(lea.to, "bien")
    await office.settle()
    assert await office.states(bad, good) == ["failed", "sent"]
    assert (await office.row(bad)).body is None


async def test_a_paused_batch_waits_and_a_stopped_one_never_leaves(office: Office) -> None:
    lea = await office.person("Léa")
    await office.sender()
    async with office.database.transaction() as tx:
        await pause(tx, 3)
    await office.put(lea.to, "un", Lane.ANNOUNCEMENT, batch=3)
    await office.put(lea.to, "autre", Lane.ANNOUNCEMENT, batch=4)
    await office.settle()
    assert lea.read == ["autre"]
    async with office.database.transaction() as tx:
        await resume(tx, 3)
    await office.settle()
    assert lea.read == ["autre", "un"]
    later = office.clock.now() + timedelta(hours=1)
    await office.put(lea.to, "deux", Lane.ANNOUNCEMENT, batch=3, not_before=later)
    async with office.database.transaction() as tx:
        assert (await counts(tx, 3, now=office.clock.now())).waiting == 1
        assert await stop(tx, 3, now=office.clock.now()) == 1
        assert await counts(tx, 3) == Counts(sent=1, skipped=1)
    await office.later(hours=2)
    assert lea.read == ["autre", "un"]


async def test_what_is_cancelled_never_leaves(office: Office) -> None:
    lea = await office.person("Léa")
    row = await office.put(lea.to, "non", key="one")
    async with office.database.transaction() as tx:
        assert await cancel(tx, now=office.clock.now(), keys=["one"]) == 1
        assert await cancel(tx, now=office.clock.now()) == 0
    await office.sender()
    await office.settle()
    assert lea.read == []
    assert (await office.row(row)).body is None


async def test_forgotten_people_get_nothing_and_what_they_wrote_reaches_nobody(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    async with office.database.transaction() as tx:
        author = await members.get(tx, lea.member_id)
        content = await share(tx, Screen("de Léa"), author, now=office.clock.now())
    await office.put(noe.to, Send(content=content), Lane.RELAY)
    await office.put(lea.to, "à Léa", not_before=office.clock.now() + timedelta(hours=1))
    async with office.database.transaction() as tx:
        await forget(tx, lea.member_id)
        await members.erase(tx, lea.member_id)
        bye = await put(
            tx, "bye", ToAddress(lea.phone.id, throw_away=True), Send(Screen("adieu")), Lane.REPLY,
            now=office.clock.now(),
        )  # fmt: skip
    assert bye is not None
    await office.sender()
    await office.later(hours=2)
    assert (lea.read, noe.read) == (["adieu"], [])
    async with office.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(outbox)) == 0, "a throw-away row is wiped"


async def test_a_member_who_is_gone_is_written_nothing(office: Office) -> None:
    lea = await office.person("Léa")
    row = await office.put(lea.to, "trop tard")
    async with office.database.transaction() as tx:
        await members.erase(tx, lea.member_id)
        assert await put(tx, "x", lea.to, Send(Screen("non")), Lane.REPLY, now=office.clock.now()) is None
    await office.sender()
    await office.settle()
    assert await office.states(row) == ["cancelled"]
    assert lea.read == []


async def test_a_group_that_became_a_supergroup_is_written_to_at_its_new_address(office: Office) -> None:
    lea = await office.person("Léa")
    group = await office.town.group("Cercle", lea.phone, kind="group")
    before = group.id
    await group.upgrades()
    later = office.clock.now() + timedelta(hours=1)
    rows = [await office.put(ToAddress(before), "un"), await office.put(ToAddress(before), "deux")]
    rows.append(await office.put(ToAddress(before), "trois", not_before=later))
    await office.sender()
    await office.settle()
    await office.later(hours=2)
    assert await office.states(*rows) == ["sent"] * 3
    assert [seen.text for seen in group.messages if seen.from_bot] == ["un", "deux", "trois"]
    assert group.id != before


async def test_a_group_that_threw_the_bot_out_fails_without_harm(office: Office) -> None:
    lea = await office.person("Léa")
    group = await office.town.group("Cercle", lea.phone)
    await group.removes_bot()
    rows = [await office.put(ToAddress(group.id), "un"), await office.put(ToAddress(group.id), "deux")]
    await office.sender()
    await office.settle()
    assert await office.states(*rows) == ["failed", "cancelled"]
    assert office.unreachable == []
