"""Telegram counts text in UTF-16 code units."""


def length(text: str) -> int:
    """Number of UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def starts(text: str) -> list[int]:
    """The UTF-16 offset of each character, and of the end."""
    if max(text, default="") <= "\uffff":
        return list(range(len(text) + 1))
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += 2 if ord(character) > 0xFFFF else 1
    return [*offsets, at]


def cut(text: str, offset: int, size: int) -> str:
    """The part of the text that an entity covers."""
    return text.encode("utf-16-le")[offset * 2 : (offset + size) * 2].decode("utf-16-le", "replace")
