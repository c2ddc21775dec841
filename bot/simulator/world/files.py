"""The files Telegram keeps: pictures, documents and voice notes, whoever sent them."""

from dataclasses import dataclass
from random import Random
from typing import Any

from bot.simulator.world.refusals import bad

DOWNLOAD_LIMIT = 20_971_520


@dataclass(frozen=True, slots=True)
class File:
    """A stored file; `path` is what getFile gives. Only pictures have a width and a height."""

    id: str
    unique_id: str
    path: str
    data: bytes
    width: int
    height: int

    def as_size(self) -> dict[str, Any]:
        """The `PhotoSize`."""
        return {
            "file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data),
            "width": self.width, "height": self.height,
        }  # fmt: skip

    def as_document(self, name: str, mime_type: str) -> dict[str, Any]:
        """The `Document`."""
        return {
            "file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data),
            "file_name": name, "mime_type": mime_type,
        }  # fmt: skip

    def as_voice(self, seconds: int) -> dict[str, Any]:
        """The `Voice`: Opus in an OGG container, as phones record it."""
        return {
            "file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data),
            "duration": seconds, "mime_type": "audio/ogg",
        }  # fmt: skip


class Files:
    """Files by id."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.kept: dict[str, File] = {}

    def add(self, data: bytes, width: int, height: int, extension: str, folder: str = "photos") -> File:
        """Keep a file under new ids. `folder`: how Telegram sorts what it keeps."""
        unique = f"{self.rng.getrandbits(60):015x}"
        number = len(self.kept)
        file = File(
            f"AgAC{unique}{number:06x}", unique, f"{folder}/file_{number}.{extension}", data, width, height
        )
        self.kept[file.id] = file
        return file

    def get(self, file_id: str) -> File:
        """The file of this id, or Telegram's refusal."""
        if file_id not in self.kept:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return self.kept[file_id]

    def at(self, path: str) -> File | None:
        """The file that a download address names."""
        return next((file for file in self.kept.values() if file.path == path), None)
