"""Which updates are stored, and in whose order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.rules import Budget, chat_of, wanted

ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "…"}


def message(chat: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": chat, "from": ANN, **more}}


@pytest.mark.parametrize(
    ("update", "kept"),
    [
        (message(PRIVATE, text="what I live through"), True),
        (message(PRIVATE, sticker={}), True),
        (message(GROUP, text="what I live through"), False),
        (message(GROUP, text="/helpline"), True),
        (message(GROUP, text="/helpline@entraide_bot now"), True),
        (message(GROUP, text="/helpline@other_bot"), False),
        (message(GROUP, photo=[]), False),
        (message(GROUP, left_chat_member=ANN), True),
        ({"update_id": 1, "edited_message": message(GROUP, text="/helpline")["message"]}, False),
        ({"update_id": 1, "callback_query": {"id": "1", "from": ANN, "data": "menu"}}, True),
        ({"update_id": 1, "my_chat_member": {"chat": GROUP, "from": ANN}}, True),
        ({"update_id": 1, "channel_post": message(GROUP, text="/helpline")["message"]}, False),
        ({"update_id": 1}, False),
        ({"update_id": 1, "message": 3}, False),
    ],
)
def test_what_people_say_in_groups_is_never_stored(update: dict[str, Any], kept: bool) -> None:
    assert wanted(update, "Entraide_Bot") is kept


def test_presses_and_words_of_one_chat_share_its_order() -> None:
    pressed = {"callback_query": {"id": "1", "from": ANN, "message": {"chat": PRIVATE}}}
    assert chat_of(pressed) == chat_of(message(PRIVATE, text="a")) == 7
    assert chat_of({"callback_query": {"id": "1", "from": ANN}}) == 7
    assert chat_of({}) == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "chat", "from", "id", "type", "text"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "update_id"]), JSON))
def test_any_json_is_survived(update: dict[str, Any]) -> None:
    wanted(update, "bot")
    assert isinstance(chat_of(update), int)


def test_a_burst_passes_then_the_rate_holds() -> None:
    budget, waits = Budget(), []
    for _ in range(60):
        budget, wait = budget.take(1000.0, 60, 40)
        waits.append(wait)
    assert waits[:40] == [0.0] * 40
    assert waits[40] == pytest.approx(1.0)
    assert waits[-1] == pytest.approx(20.0)
    assert budget.take(1000.0 + 120, 60, 40)[1] == 0.0
