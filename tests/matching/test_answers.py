"""Who waits and answers anew keeps their seniority, and stands in the line of what they seek now."""

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.circles import service as circles
from bot.clock import MovableClock
from bot.db import Database
from bot.matching import seating
from bot.matching import service as matching
from bot.matching.answers import SOUGHT, answer
from tests.circles.towns import an_open_circle, fill
from tests.matching.test_service import ZONE
from tests.matching.test_waiting import DAY, HOUR, kept, waits, written

ROOT = Path(__file__).parents[2]


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    """A Sunday, 18:30 in Paris."""
    return clock.now()


async def test_who_changes_language_changes_line_and_keeps_their_seniority(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        first = await waits(tx, now)
        second, third = [await waits(tx, now + n * HOUR, language="en") for n in (1, 2)]
        first = await answer(tx, first, now + 3 * HOUR, language="en")
        places = [await matching.position(tx, each) for each in (first, second, third)]
        assert places == [1, 2, 3]
        assert await matching.how_many_wait(tx, "fr", "addictions") == 0
        circle = await an_open_circle(tx, now + 4 * HOUR, language="en", capacity=4)
        await fill(tx, circle, 3, now)
        await matching.sweep(tx, now + DAY, ZONE)
        assert await kept(tx) == {first.id: circle.id}
        await an_open_circle(tx, now + DAY)
        await matching.sweep(tx, now + 2 * DAY, ZONE)
        assert await kept(tx) == {first.id: circle.id}, "nobody waits in French any more"


@pytest.mark.parametrize(
    ("answers", "families"),
    [
        ({"experience": "depression"}, {"mental_health"}),
        ({"second_experience": "depression"}, {"addictions", "mental_health"}),
        ({"perspective": "close"}, {"carers"}),
        ({"country": "BE"}, {"addictions"}),
        ({"experience": None}, set()),
    ],
)
async def test_the_line_is_the_one_of_what_is_sought_now(
    any_database: Database, now: datetime, answers: dict[str, str | None], families: set[str]
) -> None:
    async with any_database.transaction() as tx:
        lea = await waits(tx, now)
        await answer(tx, lea, now, **answers)
        lines = {"addictions", "mental_health", "carers", "bereavement"}
        assert {each for each in lines if await matching.how_many_wait(tx, "fr", each)} == families


async def test_a_kept_seat_that_no_longer_fits_passes_on(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        first, second = await waits(tx, now), await waits(tx, now + HOUR)
        circle = await an_open_circle(tx, now, capacity=3)
        await fill(tx, circle, 2, now)
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {first.id: circle.id}
        await answer(tx, first, now, country="BE")
        assert await kept(tx) == {first.id: circle.id}
        first = await answer(tx, first, now, language="en")
        assert await kept(tx) == {}
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {second.id: circle.id}
        found = await circles.aggregate(tx, circle.id)
        assert found is not None
        assert found.held == 1
        english = await an_open_circle(tx, now, language="en")
        await matching.sweep(tx, now, ZONE)
        assert (await kept(tx))[first.id] == english.id


async def test_coming_back_the_same_seat_may_be_kept_again(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        first = await waits(tx, now)
        circle = await an_open_circle(tx, now)
        await matching.sweep(tx, now, ZONE)
        first = await answer(tx, first, now, language="en")
        await matching.sweep(tx, now + HOUR, ZONE)
        assert await kept(tx) == {}
        await answer(tx, first, now + 2 * HOUR, language="fr")
        await matching.sweep(tx, now + 2 * HOUR, ZONE)
        assert await kept(tx) == {first.id: circle.id}, "a free seat is looked at again for them"


async def test_who_waits_for_nothing_is_kept_no_seat(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        lea = await waits(tx, now)
        await an_open_circle(tx, now)
        await matching.stop_waiting(tx, lea.id, now)
        await answer(tx, lea, now, language="en", experience="depression")
        await matching.sweep(tx, now, ZONE)
        assert await matching.position(tx, lea) is None
        assert await seating.kept_for(tx, lea.id) is None
        assert await written(tx, "seat:") == []


def changes(path: Path) -> Iterator[ast.Call]:
    """The calls in a file that change a profile without the search following it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "members.change":
            yield node


def test_what_is_sought_is_changed_in_one_place() -> None:
    """`members.change` alone leaves the line as it was: nothing that is sought, nor what isn't named."""
    # The demonstration's people are made before anybody waits.
    apart = {ROOT / "bot/matching/answers.py", ROOT / "bot/demo.py"}
    files = {*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/*.py")} - apart
    assert [
        f"{path.name}: {ast.unparse(call)}"
        for path in sorted(files)
        for call in changes(path)
        if {keyword.arg for keyword in call.keywords} & {*SOUGHT, None}
    ] == []
