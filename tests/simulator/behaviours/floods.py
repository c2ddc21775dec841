"""Too many messages: 429, and how many are too many (the buckets of architecture.md)."""

from __future__ import annotations

from typing import Any

from tests.simulator.arranged import Case
from tests.simulator.behaviours.rows import Row, about, shows


async def refused_after(case: Case, chats: list[int], count: int, wait: int, **values: Any) -> None:
    """So many messages go out in these chats in turn, the next must wait so many seconds."""
    case.town.world.floods.strict = True
    for number in range(count):
        await case.api.says(chats[number % len(chats)], str(number), **values)
    reply = await case.api("sendMessage", chat_id=chats[count % len(chats)], text="trop", **values)
    assert reply.refusal == (429, f"Too Many Requests: retry after {wait}")
    assert reply.body["parameters"] == {"retry_after": wait}
    assert reply.headers["Retry-After"] == str(wait)


async def flooded_chat(case: Case) -> None:
    await refused_after(case, [case.lea.id], 5, 1)
    case.times.later(days=1)
    assert (await case.api("sendMessage", chat_id=case.lea.id, text="a")).status == 429
    newest: dict[str, Any] = {"chat_id": case.lea.id, "message_id": case.lea.screen.id}
    assert (await case.api("editMessageText", **newest, text="b")).status == 200
    assert (await case.api("deleteMessage", **newest)).status == 200
    case.times.machine += 1
    await case.api.says(case.lea.id, "de nouveau")


async def flooded_group(case: Case) -> None:
    await refused_after(case, [(await case.town.group("Cercle", case.lea)).id], 20, 60)


async def crowd(case: Case, count: int) -> list[int]:
    phones = [case.town.newcomer(f"P{number}") for number in range(count)]
    for phone in phones:
        await phone.types("/start")
    return [phone.id for phone in phones]


async def flooded_everywhere(case: Case) -> None:
    await refused_after(case, await crowd(case, 10), 30, 1)


async def paid(case: Case) -> None:
    case.town.world.floods.strict = True
    for person in await crowd(case, 40):
        await case.api.says(person, "a", allow_paid_broadcast=True)


ROWS: list[Row] = [
    *about("flood", "Query.cpp:104-112, HttpConnection.cpp:66-74",
           shows("429 with the seconds in words, parameters and header; edits aren't counted",
                 flooded_chat, "retry after 1", "Retry-After: 1")),
    *about("messages, one chat", "constants.py:1248; buckets of architecture.md",
           shows("a private chat: 5, then one a second, on machine time", flooded_chat)),
    *about("messages, one group", "constants.py:1257", shows("a group: 20 a minute", flooded_group)),
    *about("messages, all chats", "constants.py:1253", shows("together: 30 a second", flooded_everywhere)),
    *about("paid broadcast", "spec sendMessage.allow_paid_broadcast; constants.py:1261",
           shows("allow_paid_broadcast isn't held to 30", paid)),
]  # fmt: skip
