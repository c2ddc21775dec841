"""Only pages of this very server may use the town: no other web page, no name that leads here by a trick."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?", re.IGNORECASE)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def guard(*, beyond: bool) -> Middleware:
    """The middleware that refuses foreign hosts (DNS rebinding) and foreign origins (cross-site requests).

    `beyond`: somebody asked for this town to be reached from other machines. Then it answers to any address
    in numbers, which no trick with names can stand for; the bot's own door stays on this machine.
    """

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith(("/bot", "/file/")):
            if not _is_here(request.remote):
                raise web.HTTPForbidden(text="only from this machine")
            return await handler(request)
        origin = request.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.host
        known = LOOPBACK.fullmatch(request.host) or (beyond and _is_numbers(request.host))
        if not known or foreign:
            raise web.HTTPForbidden(text="only from this machine and this page")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return guarded


def _is_here(remote: str | None) -> bool:
    return remote is not None and ip_address(remote.partition("%")[0]).is_loopback


def _is_numbers(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        ip_address(name)
    except ValueError:
        return False
    return True
