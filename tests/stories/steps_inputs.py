"""What people, and bad clients, may send at any step: words of every kind, media, edits, presses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, Final

from bot.simulator.phones import Phone

Input = Callable[[Phone], Awaitable[object]]

WORDS: Final[Mapping[str, str]] = {
    "one letter": "a",
    "a zero-width space": "\u200b",
    "zero-width joiners": "\u2060\u200d\u200c\ufeff",
    "a NUL": "\x00",
    "control characters": "\x01\x07\x1b[31m",
    "right to left": "\u202eمرحبا שלום\u202c",
    "as long as Telegram lets it be": "x" * 4096,
    "long and full of markup": "<" * 2000 + "&" * 2000,
    "many lines": "a\n" * 2000 + "a",
    "emoji only": "😀" * 500,
    "a flag and a family": "🇫🇷👨‍👩‍👧‍👦",
    "stacked accents": "é" + "\u0301" * 300,
    "markup": "<b>Léa</b> <a href='tg://user?id=1'>x</a> <script>alert(1)</script>",
    "markdown": "*a* _b_ [c](http://d.example) `e`",
    "Fluent": "{ $name } {name} %s %(name)s ${name}",
    "SQL": "'); DROP TABLE members;--",
    "null": "null",
    "a number": "-1",
    "a huge number": "9" * 400,
    "digits of another script": "٣٤:٥٦ ²³",
    "an hour": "18:30",
    "no hour": "99h99",
    "tomorrow": "demain 9h",
    "a phone number": "06 12 34 56 78",
    "an account": "@quelquun",
    "a link": "https://exemple.example/?a=b&c=d",
    "callback data": "match:1:2:3",
    "a slash": "/",
    "a command nobody has": "/inconnue",
    "a command of another bot": "/menu@un_autre_bot",
    "a deep link of nobody": "/start AbCdEfGh_-0123456789",
    "a quotation of the menu": "Menu",
}
"""Typed words by what they are."""

MEDIA: Final[Mapping[str, Input]] = {
    "a sticker": lambda phone: phone.sends_sticker(),
    "a location in the sea": lambda phone: phone.sends_location(0.0, -30.0),
    "a pole": lambda phone: phone.sends_location(90.0, 180.0),
    "one's own card": lambda phone: phone.sends_contact(),
    "somebody's card": lambda phone: phone.sends_contact("<b>Zoé</b>", "+33611111111"),
    "a poll": lambda phone: phone.sends_poll("Et <i>vous</i> ?"),
    "a voice": lambda phone: phone.sends_voice(),
    "a die": lambda phone: phone.sends_dice(),
    "a photo": lambda phone: phone.sends_photo(caption="<b>une légende</b>"),
    "an edited message": lambda phone: phone.edits(_own(phone), "autre chose, <b>finalement</b>"),
}

FILE: Final = {"file_id": "AgAC1", "file_unique_id": "AQ1"}
SHAPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "a message without anything": {"message": {}},
    "an empty text": {"message": {"text": ""}},
    "blanks": {"message": {"text": " \n\t\u00a0"}},
    "half a character": {"message": {"text": "\ud83d"}},
    "entities beyond the text": {
        "message": {
            "text": "court",
            "entities": [
                {"type": "bold", "offset": 3, "length": 900},
                {"type": "italic", "offset": -4, "length": 2},
                {"type": "text_link", "offset": 0, "length": 5, "url": "javascript:alert(1)"},
                {"type": "bot_command", "offset": 90, "length": 5},
                {"type": "of_the_future", "offset": 0, "length": 1},
            ],
        }
    },
    "a mention of a person": {
        "message": {
            "text": "avec Zoé",
            "entities": [
                {
                    "type": "text_mention",
                    "offset": 5,
                    "length": 3,
                    "user": {"id": 5, "is_bot": False, "first_name": "Z"},
                }
            ],
        }
    },
    "a document": {"message": {"document": {**FILE, "file_name": "../../x"}, "caption": "voilà"}},
    "a round video": {"message": {"video_note": {**FILE, "length": 240, "duration": 3}}},
    "a place with a name": {
        "message": {
            "venue": {
                "location": {"latitude": 1.0, "longitude": 2.0},
                "title": "Café",
                "address": "rue",
            },
            "location": {"latitude": 1.0, "longitude": 2.0},
        }
    },
    "a location that is nowhere": {"message": {"location": {"latitude": 1e308, "longitude": -1e308}}},
    "a forwarded text": {
        "message": {
            "text": "transféré",
            "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Z"},
        }
    },
    "an answer to nothing": {
        "message": {
            "text": "oui",
            "reply_to_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}},
        }
    },
    "a pinned message": {
        "message": {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}}
    },
    "a shared user": {
        "message": {"users_shared": {"request_id": 1, "users": [{"user_id": 7, "first_name": "Z"}]}}
    },
    "something of the future": {"message": {"hologram": {"size": 3}}},
    "an edit of what was never said": {
        "edited_message": {"message_id": 1, "text": "modifié", "edit_date": 1}
    },
    "an edit into nothing": {"edited_message": {"message_id": 1, "edit_date": 1}},
    "a press under an inline message": {
        "callback_query": {"id": "1", "chat_instance": "1", "inline_message_id": "x", "data": "menu"}
    },
    "a call for help under an inline message": {
        "callback_query": {"id": "1", "chat_instance": "1", "inline_message_id": "x", "data": "sos"}
    },
    "a press of a game": {"callback_query": {"id": "1", "chat_instance": "1", "game_short_name": "x"}},
    "a reaction": {
        "message_reaction": {
            "chat": {"id": 1, "type": "private"},
            "message_id": 1,
            "date": 1,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
}
"""Updates that no phone of the local Telegram sends, but a bad client or a later Telegram might."""

DATA: Final[Mapping[str, str]] = {
    "no data": "",
    "signs": ":::::",
    "a name nobody has": "zz:1",
    "64 bytes": "é" * 32,
    "a known name, too much": "menu:1:2:3",
    "a known name, too little": "re",
    "a number too large": "re:zzzzzzzzzzzzz",
    "a negative number": "re:-1",
    "nothing where a number is": "re:~",
    "words where a number is": "re:<b>",
    "a dialogue nobody has": "go:nothing",
    "another's erasing": "erase:1",
}
"""Data of a button that was never shown, pressed on the present screen."""


def _own(phone: Phone) -> int:
    return next(seen.id for seen in reversed(phone.messages) if not seen.from_bot)


def typed(words: str) -> Input:
    """Type these words; what no phone would send is forged."""
    if words.strip():
        return lambda phone: phone.types(words)
    return lambda phone: phone.raw({"message": {"text": words}})


def shaped(update: Mapping[str, Any]) -> Input:
    """Send an update of this shape."""
    return lambda phone: phone.raw({kind: dict(body) for kind, body in update.items()})


def pressed(data: str) -> Input:
    """Press a button with this data on the present screen."""
    return lambda phone: phone.presses(phone.screen, data)


def pressed_where_it_is_gone(data: str) -> Input:
    """Press it on a message that is no longer there."""
    return lambda phone: phone.presses(999_999, data)


def all_inputs() -> Iterator[tuple[str, Input]]:
    """Every input by its name."""
    for name, words in WORDS.items():
        yield f"words: {name}", typed(words)
    yield from MEDIA.items()
    for name, update in SHAPES.items():
        yield f"update: {name}", shaped(update)
    for name, data in DATA.items():
        yield f"button: {name}", pressed(data)
        yield f"button of what is gone: {name}", pressed_where_it_is_gone(data)
