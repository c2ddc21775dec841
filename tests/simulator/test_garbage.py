"""Whatever a bot sends, the town answers as the Bot API does: a result or a refusal, never its own fault."""

import json
from contextlib import suppress
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.simulator.markup import from_html
from bot.simulator.methods import METHODS, Answer, Call
from bot.simulator.world import people_side
from bot.simulator.world.people import Bot
from bot.simulator.world.refusals import Refusal
from bot.simulator.world.world import World
from tests.simulator.api import TwoTimes

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | text
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
shaped = {
    "reply_markup": st.fixed_dictionaries({
        "inline_keyboard": st.lists(
            st.lists(st.fixed_dictionaries({"text": anything, "url": anything}) | anything, max_size=3),
            max_size=3,
        ),
    }) | st.fixed_dictionaries({"keyboard": anything}),
    "entities": st.lists(st.fixed_dictionaries({
        "type": st.sampled_from(["bold", "text_link", "text_mention"]), "offset": anything,
        "length": anything, "url": anything, "user": anything,
    })),
    "scope": st.fixed_dictionaries({"type": st.sampled_from(["chat", "chat_member"]), "chat_id": anything}),
    "commands": st.lists(st.fixed_dictionaries({"command": anything, "description": anything})),
    "reply_parameters": st.fixed_dictionaries({"message_id": anything}),
}  # fmt: skip
NAMES = [
    "text", "parse_mode", "message_ids", "photo", "caption", "action", "callback_query_id", "show_alert",
    "file_id", "user_id", "language_code", "url", "secret_token", "allowed_updates", "limit", "offset",
]  # fmt: skip
values = st.fixed_dictionaries(
    {"chat_id": st.just(5) | anything, "message_id": st.just(1) | anything},
    optional=dict.fromkeys(NAMES, anything) | {name: each | anything for name, each in shaped.items()},
)


def small_world() -> World:
    world = World(TwoTimes(), Bot(1, "Entraide", "entraide_bot"), Random(3))
    lea = world.add_person("Léa")
    world.people[5] = lea
    world.chats[5] = world.chats.pop(lea.id)
    lea.id = world.chats[5].id = 5
    people_side.says(world, lea, people_side.text_of("/start"))
    return world


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(METHODS)), values, st.booleans())
def test_any_parameters_get_an_answer(method: str, parameters: dict[str, Any], as_text: bool) -> None:
    if as_text:
        parameters = {name: json.dumps(value) for name, value in parameters.items()}
    with suppress(Refusal):
        result = METHODS[method](Call(small_world(), parameters))
        json.dumps(result.result if isinstance(result, Answer) else result)


def test_a_deep_nest_is_read() -> None:
    parsed, entities = from_html("<b>" * 2000 + "a" + "</b>" * 2000)
    assert (parsed, len(entities)) == ("a", 2000)
