"""Announcements afterwards: taken back, looked at again, killed in the middle, their author forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.announcements import sending
from bot.announcements.rows import DONE, GOING, TAKEN_BACK
from bot.local import Local
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import audit
from bot.privacy import service as privacy
from bot.simulator.phones import Phone
from tests.stories.announcing import (
    CROWD,
    PEOPLE,
    WORDS,
    arrived,
    bench,
    compose,
    leaving_slowly,
    member_of,
    newest,
    paris,
    phones,
    preview,
    received,
    send,
    states,
    tick,
    told,
)
from tests.stories.words import LANGUAGES, label, said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_taken_back_it_is_deleted_everywhere(house: Local, language: str) -> None:
    await bench(house, language)
    nadia = house.town.phone("Nadia")
    await preview(nadia, language)
    await send(nadia, language)
    await tick(house)
    await nadia.taps(label(language, "announcements-take-back"))
    nadia.sees(said(language, "announcements-take-back-ask"))
    assert arrived(house, PEOPLE, WORDS[language]) == len(PEOPLE)
    await nadia.taps(label(language, "announcements-take-back-yes"))
    await tick(house)
    assert arrived(house, PEOPLE, WORDS[language]) == 0
    six = {"fr": "6 personnes", "en": "6 people"}[language]
    assert label(language, "announcements-removed", people=six) in told(nadia.screen)
    assert said(language, "announcements-removed-limits") in told(nadia.screen)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == TAKEN_BACK


async def test_held_up_beyond_two_days_its_words_are_replaced_all_the_same(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    await send(nadia)
    await tick(house)
    await house.travel(house.clock.now() + timedelta(hours=46))
    announced = await newest(house)
    assert announced is not None
    async with house.database.transaction() as tx:
        await sending.take_back(tx, announced, house.clock.now())
        # As if the sender came to it three hours later: nothing leaves before the commit.
        house.clock.move_to(house.clock.now() + timedelta(hours=3))
    await house.entraide.settle()
    assert received(amina) == []
    amina.sees(said("fr", "announcements-emptied"))


async def test_older_than_two_days_its_words_are_replaced(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    await send(nadia)
    await house.travel(house.clock.now() + timedelta(days=3))
    await nadia.taps(label("fr", "announcements-take-back"))
    await nadia.taps(label("fr", "announcements-take-back-yes"))
    await tick(house)
    assert received(amina) == []
    amina.sees(said("fr", "announcements-emptied"))
    assert label("fr", "announcements-removed-late", people="6 personnes") in told(nadia.screen)


async def test_taken_back_at_night_it_never_reaches_those_who_slept(house: Local) -> None:
    await bench(house)
    await house.travel(paris(22, 22))
    nadia, (amina, karim) = house.town.phone("Nadia"), phones(house, "Amina", "Karim")
    member = await member_of(house, karim)
    async with house.database.transaction() as tx:
        await members.change(tx, member, quiet_from="08:00", quiet_until="08:00")
    await preview(nadia)
    await send(nadia)
    await tick(house)
    assert (len(received(karim)), received(amina)) == (1, [])
    await nadia.taps(label("fr", "announcements-take-back"))
    await nadia.taps(label("fr", "announcements-take-back-yes"))
    await house.travel(paris(23, 12))
    assert arrived(house, PEOPLE) == 0


async def test_a_doubt_stays_a_doubt_when_it_is_taken_back(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    house.town.faults.add("vanish", methods=("sendMessage",), chat_id=amina.id, times=1)
    await send(nadia)
    await tick(house)
    await nadia.taps(label("fr", "announcements-take-back"))
    await nadia.taps(label("fr", "announcements-take-back-yes"))
    await tick(house)
    assert label("fr", "announcements-removed-uncertain", people="une personne") in told(nadia.screen)


# The message that shows it


async def test_numbers_to_call_are_never_written_over(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house)
    await nadia.taps(label("fr", "navigation-helpline"))
    await pressed
    await tick(house)
    await tick(house)
    assert "░" not in nadia.screen.text
    assert "findahelpline.com" in nadia.screen.text
    await nadia.types("/announce")
    await nadia.taps(label("fr", "announcements-history"))
    await nadia.taps("22 nov., partie")
    assert label("fr", "announcements-report-sent", people="27 personnes") in told(nadia.screen)


async def test_its_words_are_there_to_copy(house: Local) -> None:
    await bench(house)
    nadia = house.town.phone("Nadia")
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    await preview(nadia, entities=bold)
    await send(nadia)
    await nadia.taps(label("fr", "announcements-plain"))
    assert nadia.screen.text == WORDS["fr"]
    assert nadia.screen.html == WORDS["fr"]


async def test_killed_in_the_middle_nobody_gets_it_twice(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house)
    pressed.cancel()  # it waits for a bot that is about to be gone
    await house.kill()
    house.town.faults.clear()
    await house.town.quiet()
    await tick(house)
    copies = [len(received(house.town.phone(name))) for name, _ in CROWD]
    assert set(copies) <= {0, 1}
    announced = await newest(house)
    assert announced is not None
    found = await states(house, announced)
    assert len(found) == 27
    assert set(found) <= {"sent", "uncertain"}, "each doubt is listed, nothing is lost"
    assert sum(copies) + len(received(house.town.phone("Marc"))) >= found.count("sent")
    assert nadia.screen.text


async def test_paused_it_expires_instead_of_arriving_late(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house)
    await nadia.taps(label("fr", "announcements-pause"))
    await pressed
    house.town.faults.clear()
    before = arrived(house, CROWD)
    await house.travel(paris(25, 12))
    await tick(house)
    assert arrived(house, CROWD) == before
    announced = await newest(house)
    assert announced is not None
    assert announced.state == DONE
    assert "expired" in await states(house, announced)


# What is known and forgotten


async def _author(house: Local) -> tuple[Phone, Member]:
    nadia = house.town.phone("Nadia")
    return nadia, await member_of(house, nadia)


async def test_its_author_is_forgotten_and_it_stays_the_organisation_s(house: Local) -> None:
    await bench(house)
    nadia, author = await _author(house)
    await preview(nadia)
    await send(nadia)
    async with house.database.reading() as tx:
        known = await privacy.known(tx, author)
    (mine,) = known["announcements"]["announcements"]
    assert (mine["kind"], mine["text"]) == ("meeting", WORDS["fr"])
    await compose(nadia, text="Pour demain.", kind="practical")
    await nadia.taps(label("fr", "announcements-morning", hour="09:00"))
    await nadia.taps(label("fr", "announcements-plan", people="6 personnes"))
    await nadia.types("/forget")
    await nadia.taps(label("fr", "privacy-erase-yes"))
    await tick(house)
    announced = await newest(house)
    assert announced is not None
    assert (announced.author_id, announced.state) == (None, "cancelled")
    (amina,) = phones(house, "Amina")
    assert len(received(amina)) == 1
    await house.travel(paris(23, 12))
    assert received(amina, "Pour demain.") == []


async def test_each_act_is_in_the_audit_log_without_its_words(house: Local) -> None:
    await bench(house)
    nadia, _ = await _author(house)
    await house.travel(paris(22, 22))
    await preview(nadia)
    await send(nadia)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == GOING
    for key in ("pause", "go-on", "stop"):
        await nadia.taps(label("fr", f"announcements-{key}"))
    async with house.database.reading() as tx:
        acts = [action for _, action in await audit.entries(tx)]
        assert await audit.verify(tx) is None
    assert acts == ["announce_stop", "announce_go_on", "announce_pause", "announce"]
