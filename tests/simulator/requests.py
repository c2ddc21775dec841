"""Requests to the town's own addresses, as the page makes them."""

import json
from typing import Any

from tests.simulator.api import Api


async def get(api: Api, path: str) -> Any:
    async with api.session.get(f"{api.town.url}/town/{path}") as answer:
        assert answer.status == 200
        return await answer.json()


async def post(api: Api, path: str, **body: Any) -> tuple[int, Any]:
    async with api.session.post(f"{api.town.url}/town/{path}", json=body) as answer:
        text = await answer.text()
        return answer.status, json.loads(text) if text.startswith("{") else text
