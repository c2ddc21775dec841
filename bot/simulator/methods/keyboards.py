"""Reading `reply_markup`: inline keyboards, reply keyboards, their removal, forced replies."""

import json
from collections.abc import Callable
from typing import Any

from bot.simulator.addresses import Unopenable, web_address
from bot.simulator.methods.call import TRUE, Call
from bot.simulator.world.refusals import bad

Markup = dict[str, Any]
CALLBACK_BYTES = 64
INLINE_BUTTONS, MARKUP_BYTES = 100, 10_240
BUTTONS, BUTTONS_IN_ROW = 300, 12
PLACEHOLDER = 64
# The first of these that is set wins (Client.cpp:9694).
INLINE_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text",
)  # fmt: skip
REQUESTS = ("request_contact", "request_location")


def read_markup(call: Call) -> tuple[Markup | None, Markup | None]:
    """The inline keyboard, and whatever else changes the keyboard under the typing field."""
    raw = call.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if raw is None:
        return None, None
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in raw:
        return _inline(raw), None
    return None, _reply(raw)


def read_inline(call: Call) -> Markup | None:
    """For edits, which take nothing but an inline keyboard."""
    return read_markup(call)[0]


def _inline(raw: Markup) -> Markup | None:
    rows = _rows(raw["inline_keyboard"], "inline_keyboard", _inline_button)
    if (
        sum(len(row) for row in rows) > INLINE_BUTTONS
        or len(json.dumps(rows, ensure_ascii=False).encode()) > MARKUP_BYTES
    ):
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(raw: object, name: str, read: Callable[[object], Markup]) -> list[list[Markup]]:
    """Rows without the empty ones; what is too many is dropped silently (td ReplyMarkup.cpp:763)."""
    if not isinstance(raw, list):
        raise bad(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in raw):
        raise bad(f'field "{name}" must be an Array of Arrays')
    rows, left = [], BUTTONS
    for row in raw:
        buttons = [read(button) for button in row[: min(BUTTONS_IN_ROW, left)]]
        left -= len(buttons)
        if buttons:
            rows.append(buttons)
    return rows


def _inline_button(raw: object) -> Markup:
    if not isinstance(raw, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = _label(raw, "inline keyboard")
    for action in INLINE_ACTIONS:
        if raw.get(action) not in (None, "", False):
            return {"text": text, action: _checked(action, raw[action])}
    raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _label(raw: Markup, where: str) -> str:
    if "text" not in raw:
        raise bad(f"can't parse {where} button: Can't find field \"text\"")
    if not isinstance(raw["text"], str):
        raise bad(f'can\'t parse {where} button: Field "text" must be of type String')
    if not raw["text"].strip():
        raise bad("REPLY_MARKUP_INVALID")
    return raw["text"].strip()


def _checked(action: str, value: Any) -> Any:
    if action == "callback_data" and len(str(value).encode()) > CALLBACK_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    return _address(str(value)) if action == "url" else value


def _address(url: str) -> str:
    try:
        return web_address(url)
    except Unopenable as reason:
        raise bad(f"inline keyboard button URL '{url}' is invalid: {reason}") from reason


def _reply(raw: Markup) -> Markup | None:
    """A reply keyboard, `remove_keyboard` or `force_reply`; an empty object is no markup."""
    if "keyboard" in raw:
        if len(str(raw.get("input_field_placeholder") or "")) > PLACEHOLDER:
            raise bad("reply markup is too long")
        rows = _rows(raw["keyboard"], "keyboard", _reply_button)
        return {**_options(raw), "keyboard": rows} if rows else None
    for name in ("remove_keyboard", "force_reply"):
        if str(raw.get(name, "")).lower() in TRUE:
            return {**_options(raw), name: True}
    return None


def _options(raw: Markup) -> Markup:
    names = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "input_field_placeholder")
    return {name: raw[name] for name in names if raw.get(name)}


def _reply_button(raw: object) -> Markup:
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, dict):
        raise bad("can't parse keyboard button: KeyboardButton must be an Object")
    button: Markup = {"text": _label(raw, "keyboard")}
    return button | {name: True for name in REQUESTS if raw.get(name)}
