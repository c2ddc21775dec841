"""What people send besides words: places, stickers, contacts, polls, voices, as the Bot API tells them."""

import base64
import mimetypes
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bot.simulator.world.files import Files

# One white pixel is no picture a phone would send; this is a grey square of eight by eight.
SQUARE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAEElEQVR4nGNoQAMMFAsAAIIsEAFwPsoIAAAAAElFTkSuQmCC"
)

SECONDS = 4
"""How long the voice note of this town lasts."""
OPTIONS = 12
"""Most options of a poll: reference bot-api.md, D."""


def _file(rng: Random, prefix: str, **fields: Any) -> dict[str, Any]:
    return {
        "file_id": f"{prefix}{rng.getrandbits(60):015x}",
        "file_unique_id": f"{rng.getrandbits(48):012x}",
    } | fields


def location(latitude: float, longitude: float) -> dict[str, Any]:
    """A place, as shared from the phone."""
    return {"location": {"latitude": latitude, "longitude": longitude}}


def sticker(rng: Random, emoji: str) -> dict[str, Any]:
    """A sticker standing for this emoji."""
    return {"sticker": _file(
        rng, "CAAC", type="regular", width=512, height=512, is_animated=False, is_video=False, emoji=emoji,
        set_name="town",
    )}  # fmt: skip


def contact(name: str, phone_number: str, user_id: int | None) -> dict[str, Any]:
    """A visiting card."""
    card: dict[str, Any] = {"phone_number": phone_number, "first_name": name}
    return {"contact": card if user_id is None else card | {"user_id": user_id}}


def poll(rng: Random, question: str, options: tuple[str, ...]) -> dict[str, Any]:
    """A poll that nobody answered yet."""
    return {"poll": {
        "id": str(rng.getrandbits(62)), "question": question, "total_voter_count": 0, "is_closed": False,
        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": True,
        "members_only": False,
        "options": [
            {"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(options)
        ],
    }}  # fmt: skip


@cache
def _murmur() -> bytes:
    """Four seconds of a murmur that says nothing, synthesised; Opus in OGG, mono."""
    return (Path(__file__).parent / "voice.ogg").read_bytes()


def voice(files: Files, seconds: int) -> dict[str, Any]:
    """A voice note; whatever its length is said to be, one hears the same murmur."""
    return {"voice": files.add(_murmur(), 0, 0, "oga", "voice").as_voice(seconds)}


def document(files: Files, data: bytes, name: str) -> dict[str, Any]:
    """A file under its own name."""
    extension = name.rpartition(".")[2] if "." in name else "bin"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"document": files.add(data, 0, 0, extension, "documents").as_document(name, kind)}


def dice(rng: Random) -> dict[str, Any]:
    """A die, thrown."""
    return {"dice": {"emoji": "🎲", "value": rng.randint(1, 6)}}
