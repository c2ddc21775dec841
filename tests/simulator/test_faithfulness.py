"""Every behaviour and error of reference bot-api.md that the bot relies on, against the local Telegram.

The table stands in `behaviours/`, a line each, and runs over HTTP. `behaviours/reference.py` says what of the
reference isn't in it, and why.
"""

import pytest

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.arranged import Case
from tests.simulator.behaviours import (
    buttons,
    conflicts,
    destinations,
    files,
    floods,
    menus,
    messages,
    polling,
    reference,
    requests,
    words,
)
from tests.simulator.behaviours.rows import Row

TABLE: list[Row] = [
    *requests.ROWS, *destinations.ROWS, *words.ROWS, *messages.ROWS, *buttons.ROWS, *files.ROWS,
    *menus.ROWS, *floods.ROWS, *polling.ROWS, *conflicts.ROWS,
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=str)
async def test_the_local_telegram_behaves_like_telegram(
    row: Row, town: Town, api: Api, lea: Phone, times: TwoTimes
) -> None:
    await row.run(Case(town, api, lea, times))


def test_every_line_has_its_place_and_its_source() -> None:
    assert [row.what for row in TABLE if not row.case or not row.source] == []
    assert len({str(row) for row in TABLE}) == len(TABLE), "each behaviour stands once"


def test_each_row_of_the_reference_is_tried_or_not_relied_on() -> None:
    """Where the reference lies beside the project; elsewhere there is nothing to compare with."""
    if not reference.FILE.is_file():
        return
    tried = {row.case for row in TABLE}
    rows = [*reference.rows("C"), *reference.rows("D")]
    assert len(rows) > 50, "the reference's tables have another shape"
    assert [row for row in rows if row not in tried and row not in reference.NOT_RELIED_ON] == []
    assert sorted(tried & reference.NOT_RELIED_ON.keys()) == [], "tried, so relied on"
    assert sorted(reference.NOT_RELIED_ON.keys() - set(rows)) == [], "the reference no longer lists these"


def test_each_sentence_of_the_reference_is_heard_or_cannot_be() -> None:
    """Of the rows that are tried; where the reference lies beside the project."""
    if not reference.FILE.is_file():
        return
    heard = {sentence for row in TABLE for sentence in row.says}
    unheard = [
        sentence for sentence, row in reference.sentences().items()
        if row not in reference.NOT_RELIED_ON
        and not any(reference.pattern(sentence).search(each) for each in heard)
    ]  # fmt: skip
    assert sorted(unheard) == sorted(reference.NOT_SAID)
