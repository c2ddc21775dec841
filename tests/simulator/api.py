"""A bare client of the Bot API, and a clock whose two times tests move apart."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from aiohttp import ClientSession, FormData

from bot.simulator.town import Town

START = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


@dataclass
class TwoTimes:
    """People's time and machine time, both standing still."""

    people: datetime = START
    machine: float = 1_000.0

    def now(self) -> datetime:
        return self.people

    def elapsed(self) -> float:
        return self.machine

    def later(self, **delta: float) -> None:
        self.people += timedelta(**delta)


@dataclass
class Reply:
    """An answer of the server."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        assert not self.body["ok"], self.body
        assert self.status == self.body["error_code"]
        return self.status, self.body["description"]


class Api:
    """Calls methods of one town over HTTP, as JSON; files go as multipart. `answers`: what came of it."""

    def __init__(self, town: Town, session: ClientSession) -> None:
        self.town, self.session = town, session
        self.answers: list[tuple[str, Any]] = []

    async def __call__(self, method: str, *, files: dict[str, bytes] | None = None, **values: Any) -> Reply:
        url = f"{self.town.url}/bot{self.town.token}/{method}"
        reply = await self.send(url, **_body(files, values))
        if reply.body["ok"]:
            self.answers.append((method, reply.body["result"]))
        return reply

    async def send(self, url: str, **options: Any) -> Reply:
        async with self.session.post(url, **options) as answer:
            return Reply(answer.status, await answer.json(), dict(answer.headers))

    async def says(self, chat_id: int, text: str, **values: Any) -> int:
        """Send a message; its number."""
        return int((await self("sendMessage", chat_id=chat_id, text=text, **values)).result["message_id"])

    async def updates(self, **values: Any) -> list[dict[str, Any]]:
        """What getUpdates answers."""
        found: list[dict[str, Any]] = (await self("getUpdates", **values)).result
        return found


def _body(files: dict[str, bytes] | None, values: dict[str, Any]) -> dict[str, Any]:
    if files is None:
        return {"json": values}
    form = FormData({name: str(value) for name, value in values.items()})
    for name, data in files.items():
        # From a buffer: aiohttp warns of large bytes.
        form.add_field(name, BytesIO(data), filename="file.png")
    return {"data": form}
