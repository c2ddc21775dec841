"""Inputs that nobody thought of: any text, entities, places and cards, made by Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.stories.steps_inputs import Input, shaped

TYPES: Final = (
    "bold", "italic", "code", "pre", "spoiler", "blockquote", "mention", "hashtag", "url", "email",
    "text_link", "phone_number", "bot_command", "custom_emoji", "text_mention", "of_the_future",
)  # fmt: skip
USERS: Final = st.fixed_dictionaries(
    {"id": st.integers(1, 2**52), "is_bot": st.booleans(), "first_name": st.text(max_size=8)}
)
WORDS: Final = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Cf", "Mn", "Co", "So", "Zs", "Nd", "Lo", "Cs"]), max_size=40),
    st.text(max_size=4).map(lambda part: part * 900),
    st.text(st.sampled_from("/@#<>&{}$%_*'\";:\\\n"), max_size=30),
    st.text(st.sampled_from("0123456789:hH.,/ -+"), max_size=12),
    st.builds("/{}".format, st.text(max_size=12)),
)
ENTITIES: Final = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(TYPES), "offset": st.integers(-3, 90), "length": st.integers(-3, 5000)},
        optional={"url": st.text(max_size=20), "language": st.text(max_size=5), "user": USERS},
    ),
    max_size=4,
)
NUMBERS: Final = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-180, 180)
PLACES: Final = st.fixed_dictionaries(
    {"latitude": NUMBERS, "longitude": NUMBERS}, optional={"horizontal_accuracy": NUMBERS}
)
CARDS: Final = st.fixed_dictionaries(
    {"phone_number": st.text(max_size=15), "first_name": st.text(max_size=10)},
    optional={"user_id": st.integers(-(2**52), 2**52), "vcard": st.text(max_size=30)},
)
MESSAGES: Final = st.one_of(
    st.fixed_dictionaries({"text": WORDS}, optional={"entities": ENTITIES}),
    st.fixed_dictionaries({"location": PLACES}),
    st.fixed_dictionaries({"contact": CARDS}),
    st.fixed_dictionaries({"caption": WORDS, "photo": st.just([])}, optional={"caption_entities": ENTITIES}),
)
UPDATES: Final = st.one_of(
    st.fixed_dictionaries({"message": MESSAGES}),
    st.fixed_dictionaries({"message": st.fixed_dictionaries({"text": WORDS})}),
    st.fixed_dictionaries({"edited_message": MESSAGES}),
    st.builds(
        lambda data: {"callback_query": {"id": "1", "chat_instance": "1", "data": data}}, st.text(max_size=64)
    ),
)


def generated(count: int) -> list[tuple[str, Input]]:
    """So many inputs, each named by what it is; the same in every run of the same version of Hypothesis."""
    found: list[Mapping[str, Any]] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(UPDATES)
    def collect(update: Mapping[str, Any]) -> None:
        found.append(update)

    collect()
    return [(ascii(update)[:300], shaped(update)) for update in found]
