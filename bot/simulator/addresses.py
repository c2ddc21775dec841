"""Web addresses as Telegram accepts and keeps them."""

import re


def web_address(url: str) -> str | None:
    """The address as Telegram keeps it, or None where it isn't one it would open."""
    url = url.strip()
    if re.match(r"(?:tg|tel|mailto|ton|tonsite):", url, re.I):
        return url
    match = re.fullmatch(r"(?:(https?)://)?([^\s/?#]+\.[^\s/?#.]{2,}(?::\d+)?)([/?#]\S*)?", url, re.I)
    if match is None:
        return None
    return f"{(match[1] or 'http').lower()}://{match[2]}{match[3] or '/'}"
