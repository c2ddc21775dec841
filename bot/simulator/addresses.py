"""Web addresses as Telegram accepts and keeps them (td/telegram/LinkManager.cpp, check_link)."""

import re

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
OWN = ("tg", "ton", "tonsite")
WEB = re.compile(r"(?:(https?)://)?([^\s/?#]+\.[^\s/?#.:]{2,}(?::\d{1,5})?)([/?#]\S*)?", re.IGNORECASE)


class Unopenable(Exception):
    """Telegram would not open this address; the message says why in its words."""


def web_address(url: str) -> str:
    """The address as Telegram keeps it: with a scheme and a path. Raises `Unopenable`."""
    url = url.strip()
    scheme = SCHEME.match(url)
    if scheme and scheme[1].lower() in OWN:
        return url
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Unopenable("Unsupported URL protocol")
    match = WEB.fullmatch(url)
    if match is None:
        raise Unopenable("Wrong HTTP URL")
    return f"{(match[1] or 'http').lower()}://{match[2]}{match[3] or '/'}"
