"""The shape of updates: what Telegram sends passes, what nobody should send doesn't."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.shapes import well_formed

ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "fr"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
SAID = {"message_id": 3, "date": 1, "chat": PRIVATE, "from": ANN}
BOLD = {"type": "bold", "offset": 0, "length": 2}
PRESS = {"id": "1", "from": ANN, "chat_instance": "1", "data": "menu"}


@pytest.mark.parametrize(
    "update",
    [
        {"message": {**SAID, "text": "abc", "entities": [BOLD], "reply_to_message": SAID}},
        {"message": {**SAID, "sticker": {"file_id": "x"}, "of_the_future": [None]}},
        {"message": {"message_id": 3, "date": 1, "chat": {"id": -5, "type": "group", "title": "G"}}},
        {"edited_message": {**SAID, "text": "abc", "edit_date": 2}},
        {"callback_query": {**PRESS, "message": {"message_id": 3, "date": 0, "chat": PRIVATE}}},
        {"callback_query": {**PRESS, "inline_message_id": "x"}},
        {
            "my_chat_member": {
                "chat": PRIVATE,
                "from": ANN,
                "old_chat_member": {"user": ANN, "status": "member"},
            }
        },
        {"message_reaction": {"whatever": 1}},
    ],
)
def test_what_telegram_sends_passes(update: dict[str, Any]) -> None:
    assert well_formed({"update_id": 1, **update})


@pytest.mark.parametrize(
    "message",
    [
        3,
        None,
        {},
        {**SAID, "chat": {"id": None, "type": "private"}},
        {**SAID, "chat": {"id": 2**70, "type": "private"}},
        {**SAID, "chat": {"type": "private"}},
        {**SAID, "from": {"id": "7"}},
        {**SAID, "from": {"id": True}},
        {**SAID, "text": 5},
        {**SAID, "text": None},
        {**SAID, "entities": [BOLD]},
        {**SAID, "text": "abc", "entities": [{**BOLD, "offset": "0"}]},
        {**SAID, "text": "abc", "entities": [None]},
        {**SAID, "message_id": "3"},
        {**SAID, "reply_to_message": {"message_id": None}},
        {key: value for key, value in SAID.items() if key != "from"},
    ],
)
def test_what_nobody_should_send_does_not(message: Any) -> None:
    assert not well_formed({"update_id": 1, "message": message})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["chat", "from", "id", "message", "text", "type", "entities"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "edited_message", "callback_query", "poll"]), anything))
def test_any_update_gets_an_answer(update: dict[str, Any]) -> None:
    assert well_formed(update) in {True, False}
