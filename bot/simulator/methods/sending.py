"""sendMessage and sendPhoto."""

from typing import Any

from bot.simulator.images import measure
from bot.simulator.methods.call import Call, whole
from bot.simulator.methods.formatted import read_caption, read_text
from bot.simulator.methods.keyboards import read_markup
from bot.simulator.world import bot_side
from bot.simulator.world.files import File
from bot.simulator.world.refusals import bad
from bot.simulator.world.telling import told

PHOTO_BYTES = 10 * 1024 * 1024


def send_message(call: Call) -> dict[str, Any]:
    """Send words."""
    return send(call, "sendMessage", read_text(call))


def send_photo(call: Call) -> dict[str, Any]:
    """Send a picture: uploaded, or known by its file_id."""
    photo = _photo(call)
    return send(call, "sendPhoto", {"photo": [photo.as_size()]} | read_caption(call))


def send(call: Call, method: str, content: dict[str, Any]) -> dict[str, Any]:
    """Send this content with the markup, the answered message and the flags that the request names."""
    inline, keyboard = read_markup(call)
    reply_to, may_be_missing = _reply_parameters(call)
    outgoing = bot_side.Outgoing(
        content, inline, keyboard, reply_to, may_be_missing,
        protected=call.flag("protect_content"), silent=call.flag("disable_notification"),
        paid=call.flag("allow_paid_broadcast"),
    )  # fmt: skip
    return told(call.world, bot_side.send(call.world, method, call.chat_id(), outgoing))


def _reply_parameters(call: Call) -> tuple[int | None, bool]:
    """The message that is answered, in the present form or in the old one."""
    raw = call.json("reply_parameters", "can't parse reply parameters JSON object")
    if raw is None:
        return call.integer("reply_to_message_id") or None, call.flag("allow_sending_without_reply")
    if not isinstance(raw, dict):
        raise bad("object expected as reply parameters")
    return whole(raw.get("message_id")) or None, bool(raw.get("allow_sending_without_reply"))


def part(call: Call, name: str) -> str:
    """The part of the request that holds the file of this parameter."""
    return call.text(name).removeprefix("attach://") if call.text(name).startswith("attach://") else name


def _photo(call: Call) -> File:
    named = call.text("photo")
    data = call.files.get(part(call, "photo"))
    if data is None:
        if not named:
            raise bad("there is no photo in the request")
        if "://" in named:
            raise bad("failed to get HTTP URL content")
        return call.world.files.get(named)
    if not data:
        raise bad("file must be non-empty")
    if len(data) > PHOTO_BYTES:
        raise bad("file is too big")
    return _stored(call, data)


def _stored(call: Call, data: bytes) -> File:
    picture = measure(data)
    if picture is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height, extension = picture
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return call.world.files.add(data, width, height, extension)
