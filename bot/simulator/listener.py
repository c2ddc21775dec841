"""A socket of the town: listening, closing, and refusing connections for a while."""

import asyncio
from ipaddress import ip_address

from aiohttp import web

GOODBYE = 1.0


def goes_beyond(host: str) -> bool:
    """Whether other machines can reach a socket that listens on this address."""
    return host != "localhost" and not ip_address(host).is_loopback


class Listener:
    """One aiohttp server on one port, which it keeps while it refuses connections."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._host, self._port = "127.0.0.1", 0

    @property
    def url(self) -> str:
        """The address people and bots use on this machine, without a slash at its end."""
        host = self._host
        if host != "localhost":
            address = ip_address(host)
            if address.is_unspecified:
                host = "127.0.0.1" if address.version == 4 else "::1"
        return f"http://[{host}]:{self._port}" if ":" in host else f"http://{host}:{self._port}"

    @property
    def is_open(self) -> bool:
        """Whether connections are taken at present."""
        return self._site is not None

    async def start(self, app: web.Application, host: str, port: int) -> None:
        """Listen; port 0 takes a free one."""
        self._host, self._port = host, port
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GOODBYE)
        await self._runner.setup()
        await self._open(self._runner)
        if not port:
            self._port = int(self._runner.addresses[0][1])

    async def _open(self, runner: web.AppRunner) -> None:
        self._site = web.TCPSite(runner, self._host, self._port, reuse_address=True)
        await self._site.start()

    async def stop(self) -> None:
        """Close the socket and every connection."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = self._site = None

    async def refuse(self, seconds: float) -> None:
        """Close the socket, cut every connection, and open again after these seconds."""
        await self.cut()
        runner = self._runner
        await asyncio.sleep(seconds)
        if self._runner is runner:
            await self.mend()

    async def cut(self) -> None:
        """Close the socket and cut every connection; the port is kept for `mend`."""
        if self._runner is None or self._site is None:
            raise RuntimeError("this socket isn't open")
        site, self._site = self._site, None
        await site.stop()
        for connection in self._runner.server.connections if self._runner.server else []:
            if connection.transport is not None:
                connection.transport.abort()

    async def mend(self) -> None:
        """Take connections again after `cut`; nothing to do where they are taken."""
        if self._runner is not None and self._site is None:
            await self._open(self._runner)
