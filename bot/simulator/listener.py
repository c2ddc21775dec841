"""The socket of the town: listening on loopback, closing, and refusing connections for a while."""

import asyncio

from aiohttp import web

GOODBYE = 1.0


class Listener:
    """One aiohttp server on one port, which it keeps while it refuses connections."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._host, self._port = "127.0.0.1", 0

    @property
    def url(self) -> str:
        """The address people and bots use, without a slash at its end."""
        return f"http://{self._host}:{self._port}"

    async def start(self, app: web.Application, host: str, port: int) -> None:
        """Listen; port 0 takes a free one."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GOODBYE)
        await self._runner.setup()
        self._host, self._port = host, port
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
        if self._runner is None or self._site is None:
            raise RuntimeError("the town isn't open")
        runner = self._runner
        await self._site.stop()
        for connection in runner.server.connections if runner.server else []:
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(seconds)
        if self._runner is runner:
            await self._open(runner)
