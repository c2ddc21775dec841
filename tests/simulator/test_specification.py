"""The checker of requests: what is wrong is named, what is right passes; and whether it is at work."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import ServerDisconnectedError
from telegram.constants import BOT_API_VERSION

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api
from tests.simulator.hearing import as_specified, faults_of, specification
from tests.simulator.limits import LOWER
from tests.simulator.specification import Specification, said

__all__ = ["as_specified"]


def field(name: str, kind: str, said: str = "", *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "types": kind.split(" or "), "required": required, "description": said}


# A made-up API of one method, so that the checker is tried where the true specification isn't at hand.
KNOCK = [
    field("door", "Integer or String", required=True),
    field("words", "String", "What is said, 1-5 characters after entities parsing", required=True),
    field("parse_mode", "String"),
    field("softly", "Boolean"),
    field("times", "Integer", "How often. Values between 1-9 are accepted."),
    field("guests", "Array of Guest", "A JSON-serialized list of 1-2 guests"),
    field("list", "String", "Names, which can be specified instead of words"),
    field("gift", "Flower or Cake"),
    field("picture", "InputFile or String"),
    field("house", "String", "Required if street is not specified."),
    field("street", "String"),
]
GUEST = [
    field("name", "String", "1-3 bytes", required=True),
    field("mood", "String", 'Mood. Currently, can be "calm" (quiet), or "glad" (loud)'),
    field("nick", "String", f"2-4 characters. {LOWER}."),
    field("coat", "String"), field("hat", "String"),
]  # fmt: skip
OURS = Specification(
    {
        "version": "of our own",
        "methods": {"knock": {"fields": KNOCK}},
        "types": {
            "Guest": {
                "fields": GUEST,
                "description": ["At most one of the fields other than name, mood and nick must be used."],
            },
            "Flower": {"fields": [field("type", "String", "Kind, must be flower", required=True),
                                  field("colour", "String", required=True)]},
            "Cake": {"fields": [field("type", "String", "Kind, must be cake", required=True),
                                field("weight", "Float")]},
        },
    }
)  # fmt: skip
RIGHT = {"door": 5, "words": "abc", "street": "rue"}


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({}, []),
        ({"door": "5", "softly": "true", "times": "3", "guests": '[{"name"'},
         ["knock.guests: str, wanted Array of Guest"]),
        ({"softly": "yes", "times": "3", "guests": '[{"name": "Ana", "mood": "calm"}]'}, []),
        ({"words": "<b>abcde</b> ", "parse_mode": "HTML"}, []),
        ({"words": "<b>abcde</b>"}, ["knock.words: 12 characters, allowed are 1-5"]),
        ({"words": "&lt;abcd😀", "parse_mode": "HTML"}, ["knock.words: 6 characters, allowed are 1-5"]),
        ({"words": " "}, ["knock.words: 0 characters, allowed are 1-5"]),
        ({"words": 5}, ["knock.words: int, wanted String"]),
        ({"door": None}, ["knock.door: NoneType, wanted Integer or String"]),
        ({"door": True}, ["knock.door: bool, wanted Integer or String"]),
        ({"window": 1}, ["knock.window: unknown"]),
        ({"softly": "perhaps"}, ["knock.softly: str, wanted Boolean"]),
        ({"softly": 1}, ["knock.softly: int, wanted Boolean"]),
        ({"times": 10}, ["knock.times: 10, allowed are 1-9"]),
        ({"guests": []}, ["knock.guests: 0 items, allowed are 1-2"]),
        ({"guests": [{"name": "Ana"}, {"nom": "b"}]},
         ["knock.guests[1].nom: unknown", "knock.guests[1].name: missing"]),
        ({"guests": [{"name": "éé"}]}, ["knock.guests[0].name: 4 bytes, allowed are 1-3"]),
        ({"guests": [{"name": "a", "mood": "low"}]},
         ["knock.guests[0].mood: 'low' is none of ['calm', 'glad']"]),
        ({"guests": [{"name": "a", "nick": "Lé"}]},
         ["knock.guests[0].nick: has characters outside [a-z0-9_]*"]),
        ({"guests": [{"name": "a", "coat": "b", "hat": "c"}]},
         ["knock.guests[0]: at most one of its kinds must be used, not ['coat', 'hat']"]),
        ({"list": "a"}, ["knock.list: stands instead of words, and both are given"]),
        ({"gift": {"type": "flower"}}, ["knock.gift.colour: missing"]),
        ({"gift": {"type": "cake", "weight": 1}}, []),
        ({"gift": {"type": "cake", "weight": "1"}}, ["knock.gift.weight: str, wanted Float"]),
        ({"gift": {"type": "cake", "colour": "red", "weight": 1}}, ["knock.gift.colour: unknown"]),
        ({"picture": 5}, ["knock.picture: int, wanted InputFile or String"]),
        ({"street": None}, ["knock.street: NoneType, wanted String"]),
    ],
)  # fmt: skip
def test_a_request_is_held_against_its_specification(values: dict[str, Any], faults: list[str]) -> None:
    assert OURS.faults("knock", RIGHT | values) == faults


def test_what_is_missing_and_what_is_unknown() -> None:
    assert OURS.faults("ring", {}) == ["ring: no such method"]
    assert OURS.faults("KNOCK", RIGHT) == [], "methods have no case"
    assert OURS.faults("knock", {}) == [
        "knock.door: missing", "knock.words: missing", "knock.house: missing, required without street",
    ]  # fmt: skip


def test_uploaded_parts_belong_to_a_parameter() -> None:
    assert OURS.faults("knock", RIGHT, ["picture"]) == []
    assert OURS.faults("knock", RIGHT | {"picture": "attach://one"}, ["one"]) == []
    assert OURS.faults("knock", RIGHT, ["one"]) == ["knock.one: a part that no parameter names"]


BUTTON = {"text": "Oui", "callback_data": "y"}
SENT = {"chat_id": 5, "text": "a"}
PLANTED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", SENT | {"disable_preview": True}, "sendMessage.disable_preview: unknown"),
    ("sendMessage", {"chat_id": 5}, "sendMessage.text: missing"),
    ("sendMessage", SENT | {"text": 5}, "sendMessage.text: int, wanted String"),
    ("sendMessage", SENT | {"text": "é" * 4097}, "sendMessage.text: 4097 characters, allowed are 1-4096"),
    ("sendMessage", SENT | {"link_preview_options": {"disabled": True}},
     "sendMessage.link_preview_options.disabled: unknown"),
    ("sendMessage", SENT | {"reply_parameters": {"message_id": "5"}},
     "sendMessage.reply_parameters.message_id: str, wanted Integer"),
    ("sendMessage", SENT | {"entities": [{"type": "bold", "offset": 0}]},
     "sendMessage.entities[0].length: missing"),
    ("sendMessage", SENT | {"entities": [{"type": "bald", "offset": 0, "length": 1}]},
     "sendMessage.entities[0].type: 'bald' is none of"),
    ("sendMessage", SENT | {"entities": [], "parse_mode": "HTML"},
     "sendMessage.entities: stands instead of parse_mode, and both are given"),
    ("sendMessage", SENT | {"reply_markup": {"inline_keyboard": [[BUTTON | {"callback_data": "é" * 33}]]}},
     "sendMessage.reply_markup.inline_keyboard[0][0].callback_data: 66 bytes, allowed are 1-64"),
    ("sendMessage", SENT | {"reply_markup": {"inline_keyboard": [[BUTTON | {"url": "https://a.org"}]]}},
     "sendMessage.reply_markup.inline_keyboard[0][0]: exactly one of its kinds must be used"),
    ("sendMessage", SENT | {"reply_markup": {"inline_keyboard": [BUTTON]}},
     "sendMessage.reply_markup.inline_keyboard[0]: dict, wanted Array of InlineKeyboardButton"),
    ("sendMessage", SENT | {"reply_markup": {"keyboard": [["a"]], "input_field_placeholder": "a" * 65}},
     "sendMessage.reply_markup.input_field_placeholder: 65 characters, allowed are 1-64"),
    ("editMessageText", SENT, "editMessageText.message_id: missing, required without inline_message_id"),
    ("deleteMessages", {"chat_id": 5, "message_ids": [*range(101)]},
     "deleteMessages.message_ids: 101 items, allowed are 1-100"),
    ("answerCallbackQuery", {"callback_query_id": "a", "text": "x" * 201},
     "answerCallbackQuery.text: 201 characters, allowed are 0-200"),
    ("setMyCommands", {"commands": '[{"command":"Menu","description":"a"}]'},
     "setMyCommands.commands[0].command: has characters outside [a-z0-9_]*"),
    ("setMyCommands", {"commands": [BUTTON], "scope": {"type": "chat"}},
     "setMyCommands.scope.chat_id: missing"),
    ("getUpdates", {"timeout": "25", "allowed_updates": "message"},
     "getUpdates.allowed_updates: str, wanted Array of String"),
    ("sendMassage", {}, "sendMassage: no such method"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "values", "fault"), PLANTED, ids=[row[2][:60] for row in PLANTED])
def test_a_planted_wrong_request_is_caught(method: str, values: dict[str, Any], fault: str) -> None:
    """By the true specification; where it isn't at hand, there is nothing to catch it with."""
    known = specification()
    if known is not None:
        assert any(found.startswith(fault) for found in known.faults(method, values))


async def test_every_request_to_a_town_is_heard(
    api: Api, town: Town, lea: Phone, as_specified: list[Any]
) -> None:
    await api("getMe")
    await api("sendMessage", chat_id=lea.id, text="a")
    town.faults.add("drop", methods=["deleteMessage"], times=1)
    with pytest.raises(ServerDisconnectedError):
        await api("deleteMessage", chat_id=lea.id, message_id=1)
    assert [method for method, _ in as_specified] == ["getMe", "sendMessage", "deleteMessage"]
    await api("knock", door=5, words="a", street="rue", window=1)
    assert faults_of(as_specified[-1:], OURS) == ["knock.window: unknown"]
    as_specified.clear()


@pytest.mark.parametrize("said", [said()])
def test_the_requests_of_the_stories_are(said: str) -> None:
    """Checked, or plainly not: the test's own name says so, and pytest's first lines. Nothing is skipped."""
    known = specification()
    assert ("not checked" in said) == (known is None)
    assert known is None or known.version == f"Bot API {BOT_API_VERSION}"
