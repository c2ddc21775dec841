"""The size of a PNG or JPEG picture, read from its first bytes."""

import struct

PNG = b"\x89PNG\r\n\x1a\n"


def measure(data: bytes) -> tuple[int, int, str] | None:
    """Width, height and file extension; None when these are no such picture."""
    if data.startswith(PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height, "png"
    return _jpeg(data) if data.startswith(b"\xff\xd8") else None


def _jpeg(data: bytes) -> tuple[int, int, str] | None:
    """Walk the segments to the frame header (ITU T.81, B.2.2), which holds the size."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height, "jpg"
        at += 2 + size
    return None
