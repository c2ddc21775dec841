"""LISTEN, the address of the HTTP endpoints: whether it can be had, and what is said when it can't."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from bot.config import Listen
from bot.errors import CannotListen

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (read, not listened on)


def url(listen: Listen) -> str:
    """Where this machine reaches what listens there, without a slash at its end."""
    return f"http://{_named(Listen(_EVERYWHERE.get(listen.host, listen.host), listen.port))}"


@contextmanager
def taking(listen: Listen) -> Iterator[None]:
    """Whatever keeps the address from being taken in this block is raised as CannotListen, in words."""
    try:
        yield
    except OSError as error:
        raise CannotListen(f"LISTEN: {_named(listen)} {_why(error)}") from None


async def ensure_free(listen: Listen) -> None:
    """Take the address for a moment, as the bot would; raises CannotListen."""
    with taking(listen):
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, *listen)
    server.close()
    await server.wait_closed()


def _named(listen: Listen) -> str:
    return f"[{listen.host}]:{listen.port}" if ":" in listen.host else f"{listen.host}:{listen.port}"


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            "is taken by another program, perhaps another bot: stop that one, or give another port "
            "(LISTEN=127.0.0.1:0 takes a free one)"
        )
    reason = os.strerror(error.errno) if error.errno else "no such address"
    return f"cannot be listened on ({reason}): give another (LISTEN=127.0.0.1:0 takes a free port)"
