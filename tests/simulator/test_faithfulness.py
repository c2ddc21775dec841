"""Every behaviour and error of reference bot-api.md that the bot relies on, against the local Telegram.

The table stands in `behaviours/`, a line each, and runs over HTTP. `behaviours/reference.py` says what of the
reference isn't in it, and why.
"""

import pytest
from telegram import constants

from bot.simulator import entities
from bot.simulator.methods import deleting, formatted, keyboards
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world import callbacks
from bot.simulator.world import floods as world_floods
from bot.simulator.world import menus as commands
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
from tests.simulator.hearing import specification

TABLE: list[Row] = [
    *requests.ROWS, *destinations.ROWS, *words.ROWS, *messages.ROWS, *buttons.ROWS, *files.ROWS,
    *menus.ROWS, *floods.ROWS, *polling.ROWS, *conflicts.ROWS,
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=str)
async def test_the_local_telegram_behaves_like_telegram(
    row: Row, town: Town, api: Api, lea: Phone, times: TwoTimes
) -> None:
    await row.run(Case(town, api, lea, times))
    assert malformed(api) == []


def malformed(api: Api) -> list[str]:
    """What in the answers and updates isn't as the specification says, where that is at hand."""
    known = specification()
    if known is None:
        return []
    return [fault for method, result in api.answers for fault in known.answer_faults(method, result)]


def test_a_malformed_answer_is_caught(api: Api) -> None:
    """Where the specification is at hand; elsewhere nothing is said of any answer."""
    api.answers = [("getMe", {"id": "5", "is_bot": True})]
    wrong = ["getMe.id: str, wanted Integer", "getMe.first_name: missing"]
    assert malformed(api) == (wrong if specification() else [])


NUMBERS = [
    (formatted.TEXT_LENGTH, constants.MessageLimit.MAX_TEXT_LENGTH),
    (formatted.CAPTION_LENGTH, constants.MessageLimit.CAPTION_LENGTH),
    (entities.LIMIT, constants.MessageLimit.MESSAGE_ENTITIES),
    (keyboards.CALLBACK_BYTES, constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA),
    (keyboards.INLINE_BUTTONS, constants.InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER),
    (keyboards.PLACEHOLDER, constants.ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER),
    (callbacks.ANSWER_LENGTH, constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH),
    (commands.LIMIT, constants.BotCommandLimit.MAX_COMMAND_NUMBER),
    (deleting.MANY, constants.BulkRequestLimit.MAX_LIMIT),
    (world_floods.ALL_CHATS[1], constants.FloodLimit.MESSAGES_PER_SECOND),
    (world_floods.PRIVATE_CHAT[1], constants.FloodLimit.MESSAGES_PER_SECOND_PER_CHAT),
    (world_floods.GROUP_MESSAGES, constants.FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP),
    (world_floods.PAID[1], constants.FloodLimit.PAID_MESSAGES_PER_SECOND),
]


def test_the_numbers_are_those_of_python_telegram_bot() -> None:
    assert [ours for ours, theirs in NUMBERS if ours != theirs] == []


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


def test_what_is_not_shown_stands_in_the_reference() -> None:
    """So that the list of what is left out doesn't outlive what it speaks of."""
    if not reference.FILE.is_file():
        return
    told = reference.section("C", reference.FILE.read_text())
    assert [phrase for phrase in reference.NOT_SHOWN if phrase not in told] == []
