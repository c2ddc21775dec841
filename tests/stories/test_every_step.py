"""Anything, at every step of every dialogue: a kind answer or silence, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import pytest
import pytest_asyncio

from bot.conversation import conversations
from bot.navigation import Helpline, Menu
from bot.simulator.phones import Phone
from tests.stories.buttons import rows_of_buttons
from tests.stories.steps import OPERATOR, PATHS
from tests.stories.steps_forged import COUNTED, ROWS_OF, forged, numbers_in_buttons
from tests.stories.steps_generated import generated
from tests.stories.steps_inputs import Input, all_inputs, pressed, pressed_where_it_is_gone
from tests.stories.steps_town import Steps, opened, standing
from tests.stories.words import LANGUAGES, label, said

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=LANGUAGES)
async def steps(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Steps]:
    """Somebody stands at every step, in each language."""
    async with (
        opened(sqlite_template, tmp_path_factory.mktemp("steps")) as database,
        standing(database, request.param) as found,
    ):
        yield found


async def test_every_step_has_a_path_that_leads_to_it(steps: Steps) -> None:
    known = {(name, state) for name, one in conversations().items() for state in one.questions}
    assert known - set(PATHS) == set(), "steps that no path reaches"
    assert set(PATHS) - known == set(), "paths to steps that are no more"
    reached = await steps.steps()
    assert {str(one): reached.get(one.phone.id) for one in steps.everyone} == {
        str(one): (one.dialogue, one.state) for one in steps.everyone
    }


async def everybody(steps: Steps, sends: Mapping[int, tuple[str, Input]]) -> list[str]:
    """These people, by Telegram id, send something at once; then all stand where they stood.

    Gives the faults: apologies, anything of the people apart, what failed inside.
    """
    where = {one.phone.id: one for one in steps.everyone}
    await steps.at_once([partial(send, where[who].phone) for who, (_, send) in sends.items()])
    faults = []
    for entry in steps.answers():
        one = where.get(entry.chat_id or 0)
        shown = [word for word in steps.secrets if word in entry.text and one and one.who != OPERATOR]
        if shown or entry.text.startswith(steps.apology()):
            faults.append(f"{sends.get(entry.chat_id or 0, ' ')[0]} at {one}: {entry.text[:100]}")
    faults += await steps.broken()
    await steps.put_back()
    return faults


async def test_anything_is_answered_kindly_or_with_silence(steps: Steps) -> None:
    """Every input at every step: one half of them in each language."""
    faults: list[str] = []
    for name, send in list(all_inputs())[LANGUAGES.index(steps.language) :: len(LANGUAGES)]:
        faults += await everybody(steps, {one.phone.id: (name, send) for one in steps.everyone})
    assert faults == []


ROUNDS: Final = 8
"""Inputs that everybody at every step is given to answer in the test below, each another one."""


async def test_whatever_nobody_thought_of_is_answered_kindly_or_with_silence(steps: Steps) -> None:
    """Any text, entities, place or card: another one at each step, and other ones in each language."""
    people = [one.phone.id for one in steps.everyone]
    inputs = generated(ROUNDS * len(LANGUAGES) * len(people))[
        LANGUAGES.index(steps.language) :: len(LANGUAGES)
    ]
    assert len(inputs) > 0.8 * ROUNDS * len(people)
    faults: list[str] = []
    for first in range(0, len(inputs), len(people)):
        chunk = inputs[first : first + len(people)]
        faults += await everybody(steps, dict(zip(people, chunk, strict=False)))
    assert faults == []


async def test_a_forged_button_gets_nothing_and_changes_nothing(steps: Steps) -> None:
    """Every kind of button, about what happened in a circle apart, spread over all steps."""
    assert numbers_in_buttons() <= {*ROWS_OF, *COUNTED}
    pressing = [one.phone.id for one in steps.everyone if one.who != OPERATOR]
    data, faults = forged(steps.ids, Random(steps.language)), []
    for first in range(0, len(data), len(pressing)):
        given = zip(pressing, data[first : first + len(pressing)], strict=False)
        faults += await everybody(steps, {who: (one, pressed(one)) for who, one in given})
    assert faults == []


CALLS: Final[Sequence[Input]] = (
    lambda phone: phone.types("/helpline"),
    lambda phone: phone.types("/numeros"),
    lambda phone: phone.taps(label(_spoken(phone), _door(phone))),
)
"""The ways to the numbers: both names of the command, and the button of the present question."""


def _spoken(phone: Phone) -> str:
    return phone.person.language_code or "fr"


def _door(phone: Phone) -> str:
    """Every question has the button, in its last row or in the keyboard of the room."""
    held = {*phone.screen.labels, *(key for row in phone.keyboard for key in row)}
    keys = [key for key in ("navigation-helpline", "menu-helpline") if label(_spoken(phone), key) in held]
    assert keys, f"{phone.person.first_name} has no way to the numbers: {phone.screen}"
    return keys[0]


async def test_the_numbers_are_one_tap_away_and_back_leads_to_the_same_question(steps: Steps) -> None:
    wanted = await steps.steps()
    asked = {one.phone.id: one.phone.screen for one in steps.everyone}
    for call in CALLS:
        await steps.at_once([partial(call, one.phone) for one in steps.everyone])
        assert await steps.steps() == wanted
        for one in steps.everyone:
            assert said(steps.language, "safety-title") in one.phone.screen.text, str(one)
            assert "112" in one.phone.screen.text, str(one)
        back = label(steps.language, "safety-back")
        await steps.at_once([partial(one.phone.taps, back) for one in steps.everyone])
        assert await steps.steps() == wanted
        for one in steps.everyone:
            now, then = one.phone.screen, asked[one.phone.id]
            # What was said about a closed experience isn't kept: what brings one here is asked again.
            same = (now.text, now.buttons) == (then.text, then.buttons)
            assert same or one.state == "closed", f"{one}: {then}\n\nis now\n\n{now}"
        await steps.put_back()


async def test_a_button_of_a_message_that_is_gone_is_answered_below(steps: Steps) -> None:
    """Every button of every question, the menu and the numbers, where Telegram no longer has the message."""
    always = [Menu().data, Helpline().data]
    held = {one.phone.id: [*always, *_data_on(one.phone)] for one in steps.everyone}
    unanswered: list[str] = []
    for number in range(max(map(len, held.values()))):
        sends = {who: data[number] for who, data in held.items() if number < len(data)}
        unanswered += await _unanswered(steps, sends)
    assert unanswered == []


def _data_on(phone: Phone) -> list[str]:
    message = phone.world.chats[phone.id].messages[phone.screen.id]
    return [data for row in rows_of_buttons(message) for _, data in row if data]


async def _unanswered(steps: Steps, sends: Mapping[int, str]) -> list[str]:
    """Who of these saw nothing new, nor words in passing, after pressing this; then all stand as before."""
    where = {one.phone.id: one for one in steps.everyone}
    toasts = {who: len(where[who].phone.toasts) for who in sends}
    await steps.at_once(
        [partial(pressed_where_it_is_gone(data), where[who].phone) for who, data in sends.items()]
    )
    seen: dict[int, str] = {}
    for entry in steps.answers():
        if entry.method.startswith("send") and entry.chat_id:
            seen[entry.chat_id] = seen.get(entry.chat_id, "") + entry.text
    faults = [
        f"{data} at {where[who]}"
        for who, data in sends.items()
        if who not in seen and len(where[who].phone.toasts) == toasts[who]
    ]
    wanted = said(steps.language, "safety-title")
    calls = [who for who, data in sends.items() if data == Helpline().data]
    faults += [f"no numbers at {where[who]}" for who in calls if wanted not in seen.get(who, "")]
    faults += await steps.broken()
    await steps.put_back()
    return faults
