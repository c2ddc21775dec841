"""The town’s own addresses on loopback: who may use them, ledger, clock, accidents, phones of the page."""

import asyncio
import json
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientError

from bot.simulator.control import leap
from bot.simulator.media import SQUARE
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes

PARIS = ZoneInfo("Europe/Paris")


class Runner:
    """Hooks that note what was asked of them."""

    def __init__(self, times: TwoTimes) -> None:
        self.times = times
        self.asked: list[str] = []

    async def travel(self, instant: datetime) -> None:
        self.times.people = instant
        self.asked.append("travel")

    async def restart(self) -> None:
        self.asked.append("restart")

    async def kill(self) -> None:
        self.asked.append("kill")

    async def start_over(self) -> None:
        self.asked.append("start_over")


async def get(api: Api, path: str) -> Any:
    async with api.session.get(f"{api.town.url}/town/{path}") as answer:
        assert answer.status == 200
        return await answer.json()


async def post(api: Api, path: str, **body: Any) -> tuple[int, Any]:
    async with api.session.post(f"{api.town.url}/town/{path}", json=body) as answer:
        text = await answer.text()
        return answer.status, json.loads(text) if text.startswith("{") else text


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:80"}, {"Origin": "http://evil.example"},
     {"Origin": "null"}],
)  # fmt: skip
async def test_no_other_page_may_use_the_town(api: Api, lea: Phone, headers: dict[str, str]) -> None:
    url = f"{api.town.url}/town/phones/{lea.id}/types"
    async with api.session.post(url, json={"text": "de force"}, headers=headers) as answer:
        assert answer.status == 403
    async with api.session.get(f"{api.town.url}/", headers=headers) as answer:
        assert answer.status == 403
    lea.sees_no("de force")


async def test_a_form_of_another_site_is_no_request(api: Api, lea: Phone) -> None:
    async with api.session.post(f"{api.town.url}/town/phones/{lea.id}/types", data={"text": "a"}) as answer:
        assert answer.status == 415


async def test_the_page_may_load_nothing_from_elsewhere(api: Api) -> None:
    async with api.session.get(f"{api.town.url}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "http" not in page.replace("http-equiv", "")


async def test_the_ledger_can_be_asked_over_http(api: Api, lea: Phone) -> None:
    first = await api.says(lea.id, "un")
    second = await api.says(lea.id, "deux")
    await api("deleteMessage", chat_id=lea.id, message_id=first)
    entries = await get(api, "ledger")
    assert [(each["number"], each["method"], each["message_ids"]) for each in entries] == [
        (1, "sendMessage", [first]), (2, "sendMessage", [second]), (3, "deleteMessage", [first]),
    ]  # fmt: skip
    assert [each["text"] for each in await get(api, "ledger?method=sendMessage&after=1")] == ["deux"]
    assert len(await get(api, f"ledger?chat_id={lea.id}&containing=un")) == 1
    assert await get(api, "ledger?chat_id=1") == []


async def test_waiting_updates_can_be_counted(api: Api, lea: Phone) -> None:
    await lea.types("a")
    counted = await get(api, "updates")
    assert (counted["waiting"], counted["next"]) == (1, api.town.world.updates.next_id)


@pytest.mark.parametrize(
    ("name", "now", "then"),
    [
        ("hour", "2026-11-22T18:30", "2026-11-22T19:30"),
        ("evening", "2026-11-22T18:30", "2026-11-22T21:00"),
        ("evening", "2026-11-22T21:00", "2026-11-23T21:00"),
        ("morning", "2026-11-22T00:10", "2026-11-23T09:00"),
        ("week", "2026-10-20T18:30", "2026-10-27T18:30"),
    ],
)
def test_leaps_in_time_keep_to_the_wall_clock(name: str, now: str, then: str) -> None:
    start = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    assert leap(name, start, PARIS).astimezone(PARIS).isoformat()[:16] == then


async def test_the_clock_moves_by_buttons_and_by_a_moment(api: Api, town: Town, times: TwoTimes) -> None:
    assert (await get(api, "clock"))["movable"] is False
    assert (await post(api, "clock", leap="hour"))[0] == 409
    town.hooks = Runner(times)
    clock = await get(api, "clock")
    assert (clock["zone"], clock["leaps"]["hour"] - clock["now"]) == ("Europe/Paris", 3600)
    assert (await post(api, "clock", leap="evening"))[0] == 200
    assert times.people.astimezone(PARIS).isoformat()[:16] == "2026-11-22T21:00"
    assert (await post(api, "clock", to="2026-11-24T08:15"))[0] == 200
    assert times.people.astimezone(PARIS).isoformat()[:16] == "2026-11-24T08:15"
    for wrong in ({"to": "2026-11-01T08:15"}, {"to": "demain"}, {"leap": "yesterday"}, {}):
        assert (await post(api, "clock", **wrong))[0] == 409


async def test_accidents_are_asked_of_whoever_runs_the_bot(api: Api, town: Town, times: TwoTimes) -> None:
    runner = town.hooks = Runner(times)
    for path in ("restart", "kill", "startover"):
        assert await post(api, path) == (200, {"ok": True})
    assert runner.asked == ["restart", "kill", "start_over"]
    await town.restart()
    await town.kill()
    await town.travel(datetime(2027, 1, 1, tzinfo=PARIS))
    assert runner.asked[3:] == ["restart", "kill", "travel"]


async def test_one_accident_at_a_time(api: Api, town: Town, times: TwoTimes) -> None:
    go = asyncio.Event()

    class Slow(Runner):
        async def kill(self) -> None:
            await go.wait()

    town.hooks = Slow(times)
    first = asyncio.create_task(post(api, "kill"))
    while not town.stream.busy:
        await asyncio.sleep(0.01)
    assert await post(api, "restart") == (409, {"error": "one thing at a time"})
    go.set()
    assert (await first)[0] == 200


async def test_starting_over_outlives_the_request_that_asked_for_it(
    api: Api, town: Town, times: TwoTimes
) -> None:
    port = int(town.url.rsplit(":", 1)[1])
    done = asyncio.Event()

    class Mayor(Runner):
        async def start_over(self) -> None:
            await town.stop()
            await town.start(port=port)
            done.set()

    town.hooks = Mayor(times)
    with suppress(ClientError):
        await post(api, "startover")
    async with asyncio.timeout(5):
        await done.wait()
    assert (await get(api, "updates"))["waiting"] == 0


async def test_everything_a_page_can_do_on_a_phone(api: Api, town: Town) -> None:
    status, person = await post(api, "people", name="Inès", language="fr")
    phone = town.phone("Inès")
    assert (status, person["id"]) == (200, phone.id)
    act = f"phones/{phone.id}/"
    assert (await post(api, act + "types", text="/start"))[0] == 200
    keys = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    keys["inline_keyboard"].append([{"text": "Lien", "url": "https://example.org"}])
    number = await api.says(phone.id, "Alors ?", reply_markup=keys)
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    assert (await post(api, act + "types", text="gras", entities=bold, reply_to=number))[0] == 200
    mine = phone.messages[-1]
    assert (mine.html, mine.reply_to) == ("<b>gras</b>", number)
    assert (await post(api, act + "edits", message=mine.id, text="maigre"))[0] == 200
    assert (await post(api, act + "taps", message=number, row=0, column=0))[0] == 200
    assert await post(api, act + "taps", message=number, row=5, column=0) == (
        409,
        {"error": "this button is gone"},
    )
    assert (await post(api, act + "taps", message=number, row=1, column=0))[0] == 409, "a link is no press"
    assert (await post(api, act + "location", latitude=48.8, longitude=2.3))[0] == 200
    assert (await post(api, act + "sticker"))[0] == 200
    assert (await post(api, act + "contact"))[0] == 200
    assert (await post(api, act + "deletes", message=mine.id))[0] == 200
    assert (await post(api, act + "deletes", message=mine.id))[0] == 409
    assert (await post(api, act + "types", text=" "))[0] == 409
    assert (await post(api, act + "speaks", language="en"))[0] == 200
    assert (await post(api, act + "dances"))[0] == 404
    assert (await post(api, act + "blocks"))[0] == 200
    assert (await post(api, act + "unblocks"))[0] == 200
    assert phone.messages[-1].text == "/start"
    assert phone.person.language_code == "en"


async def test_what_the_page_shows_of_a_phone(api: Api, town: Town, lea: Phone) -> None:
    url = f"{town.url}/town/phones/{lea.id}/photo?caption=moi"
    async with api.session.post(url, data=SQUARE) as answer:
        assert answer.status == 200
    async with api.session.post(url, data=b"no picture") as answer:
        assert answer.status == 409
    await api.says(lea.id, "<b>secret</b>", protect_content=True, parse_mode="HTML")
    await api("sendDocument", chat_id=lea.id, files={"document": b"{}"})
    town.introduce(lea, fr="nouvelle", en="newcomer")
    shown = await get(api, f"phones/{lea.id}")
    _, photo, secret, document = shown["messages"]
    assert (photo["text"], photo["photo"]["width"]) == ("moi", 8)
    assert (secret["text"], secret["protected"], secret["entities"][0]["type"]) == ("secret", True, "bold")
    assert [line["text"] for line in shown["notifications"]] == ["secret", "📎 file.png"]
    async with api.session.get(f"{town.url}/{photo['photo']['src']}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", SQUARE)
    async with api.session.get(f"{town.url}/{document['document']['src']}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
    town.introduce(town.phone("Karim"), fr="anime un cercle")
    town.introduce(town.newcomer("Zoé"), fr="responsable")
    town.newcomer("Paul")
    people = (await get(api, "people"))["people"]
    assert people[0]["label"] == {"fr": "nouvelle", "en": "newcomer"}
    assert [person["name"] for person in people] == ["Léa", "Karim", "Zoé", "Paul"]


async def test_open_pages_hear_at_once_what_happens(api: Api, town: Town, lea: Phone) -> None:
    async with api.session.get(f"{town.url}/town/events") as stream:

        async def event() -> dict[str, Any]:
            line = await stream.content.readline()
            await stream.content.readline()
            heard: dict[str, Any] = json.loads(line.decode().removeprefix("data: "))
            return heard

        assert (await event())["kind"] == "clock"
        number = await api.says(
            lea.id, "Bonjour", reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
        )
        kinds = [await event(), await event(), await event()]
        assert {each["kind"] for each in kinds} == {"phone", "notification"}
        query = await lea.presses(number, "b")
        await api("answerCallbackQuery", callback_query_id=query, text="Merci", show_alert=True)
        answered = await event()
        assert (answered["kind"], answered["text"], answered["alert"]) == ("answered", "Merci", True)
        await api("sendChatAction", chat_id=lea.id, action="typing")
        assert (await event())["action"] == "typing"
