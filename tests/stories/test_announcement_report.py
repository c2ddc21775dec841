"""Announcements while they leave: progress, pause, stop, and what became of each message."""

from __future__ import annotations

import asyncio

import pytest

from bot.announcements import actions
from bot.announcements.rows import DONE, STOPPED
from bot.local import Local
from tests.stories.announcing import (
    CROWD,
    WORDS,
    arrived,
    bench,
    leaving_slowly,
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
from tests.stories.people import circle
from tests.stories.words import LANGUAGES, label, said
from tests.waiting import until


@pytest.mark.parametrize("language", LANGUAGES)
async def test_progress_with_pause_going_on_and_stop(house: Local, language: str) -> None:
    nadia, pressed = await leaving_slowly(house, language)
    (live,) = [seen for seen in nadia.messages if "░" in seen.text]
    await until(lambda: arrived(house, CROWD, WORDS[language]) > 2)
    await nadia.taps(label(language, "announcements-pause"))
    await pressed
    # What is in flight has arrived and is written down before anything is counted.
    await house.entraide.settle()
    paused = arrived(house, CROWD, WORDS[language])
    assert 0 < paused < len(CROWD), "what was in flight arrived, and nothing more"
    await tick(house)
    shown = nadia.screen
    assert shown.id == live.id, "one live message"
    assert said(language, "announcements-paused") in shown.text
    assert "▓" in shown.text
    gone = paused + len(received(house.town.phone("Marc"), WORDS[language]))
    assert label(language, "announcements-progress", gone=gone, total=27) in told(shown), "in words too"
    house.town.faults.clear()
    house.town.faults.add("latency", methods=("sendMessage",), low=0.4, high=0.4)
    resumed = asyncio.create_task(nadia.taps(label(language, "announcements-go-on")))
    await until(lambda: arrived(house, CROWD, WORDS[language]) > paused)
    await resumed
    await tick(house)
    assert arrived(house, CROWD, WORDS[language]) == len(CROWD)
    people = {"fr": "27 personnes", "en": "27 people"}[language]
    assert label(language, "announcements-report-sent", people=people) in told(nadia.screen)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == DONE


async def test_stopped_nothing_more_leaves_and_the_report_says_so(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house)
    await nadia.taps(label("fr", "announcements-stop"))
    await pressed
    house.town.faults.clear()
    await tick(house)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == STOPPED
    found = await states(house, announced)
    sent, skipped = found.count("sent"), found.count("cancelled")
    assert sent + skipped == len(found) == 27
    assert 0 < sent < 27
    assert label("fr", "announcements-report-sent", people=f"{sent} personnes") in told(nadia.screen)
    skipped_people = f"{skipped} personnes" if skipped > 1 else "une personne"
    assert label("fr", "announcements-report-skipped", people=skipped_people) in told(nadia.screen)
    await house.travel(paris(24, 12))
    assert (await states(house, announced)).count("sent") == sent


async def test_stopped_on_a_message_that_is_gone_it_stops_and_is_shown_below(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house)
    announced = await newest(house)
    assert announced is not None
    await nadia.presses(999_999, actions.Stop(announced.id).data)
    await pressed
    assert "27" in nadia.screen.text
    assert label("fr", "announcements-stop") not in nadia.screen.labels
    await tick(house)
    await nadia.taps(label("fr", "announcements-history"))
    announced = await newest(house)
    assert announced is not None
    assert announced.state == STOPPED
    assert (await states(house, announced)).count("cancelled") > 0


async def test_the_bar_moves_by_itself(house: Local) -> None:
    nadia, pressed = await leaving_slowly(house, seconds=1.0)
    (live,) = [seen for seen in nadia.messages if "░" in seen.text]
    assert "░" * 10 in live.text
    async with asyncio.timeout(20):
        while not any("▓" in seen.text and "░" in seen.text for seen in nadia.messages):
            await house.entraide.tick()
            await asyncio.sleep(0.02)
    await pressed


@pytest.mark.parametrize("language", LANGUAGES)
async def test_blocked_refused_and_uncertain_are_each_told(house: Local, language: str) -> None:
    await circle(house, "La grande table", language=language, kind="open", aliases=CROWD[:9])
    nadia = house.town.phone("Nadia")
    blocked, refused, vanished, dropped = phones(house, *(name for name, _ in CROWD[:4]))
    await preview(nadia, language)
    faults, methods = house.town.faults, ("sendMessage",)
    faults.add("forbidden", methods=methods, chat_id=blocked.id)
    faults.add("bad", methods=methods, chat_id=refused.id)
    faults.add("vanish", methods=methods, chat_id=vanished.id, times=1)
    faults.add("drop", methods=methods, chat_id=dropped.id, times=1)
    await send(nadia, language)
    await tick(house)
    one, two, six = {
        "fr": ("une personne", "2 personnes", "6 personnes"),
        "en": ("one person", "2 people", "6 people"),
    }[language]
    expected = {"sent": six, "blocked": one, "failed": one, "uncertain": two}
    for name, people in expected.items():
        assert label(language, f"announcements-report-{name}", people=people) in told(nadia.screen)
    assert len(received(vanished, WORDS[language])) == 1, "it had arrived, which nobody knew"
    assert received(dropped, WORDS[language]) == []
    await nadia.taps(label(language, "announcements-again"))
    await tick(house)
    assert len(received(vanished, WORDS[language])) == 2, "because a person said so"
    assert len(received(dropped, WORDS[language])) == 1
    assert label(language, "announcements-again") not in nadia.screen.labels


async def test_a_doubt_is_not_sent_again_once_it_is_no_longer_useful(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    house.town.faults.add("vanish", methods=("sendMessage",), chat_id=amina.id, times=1)
    await send(nadia)
    await tick(house)
    report = nadia.screen
    await house.travel(paris(24, 12))
    await nadia.taps(label("fr", "announcements-again"), on=report)
    nadia.sees(said("fr", "announcements-no-longer-useful"))
    assert len(received(amina)) == 1


async def test_who_cannot_be_reached_is_not_counted(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    house.town.faults.add("forbidden", methods=("sendMessage",), chat_id=amina.id)
    await preview(nadia)
    await send(nadia)
    await preview(nadia)
    nadia.sees("5 personnes")
