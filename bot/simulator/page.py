"""The page and its requests: what a person does on a phone, over HTTP."""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from bot.simulator import media, view
from bot.simulator.acts import ACTS, place, says
from bot.simulator.images import measure
from bot.simulator.stream import Stream
from bot.simulator.world.messages import words
from bot.simulator.world.people import Person
from bot.simulator.world.people_side import NotPossible
from bot.simulator.world.refusals import Refusal
from bot.simulator.world.world import World

FOLDER = Path(__file__).parent / "phone"


class Phones:
    """The routes of the phones; each act answers at once, and the page hears of its effects by the stream."""

    def __init__(self, world: World, stream: Stream) -> None:
        self.world, self.stream = world, stream

    def add_to(self, app: web.Application) -> None:
        """Register the routes."""
        app.router.add_get("/", _index)
        app.router.add_static("/phone", FOLDER)
        app.router.add_get("/town/events", self.stream.open)
        app.router.add_get("/town/people", self.people)
        app.router.add_post("/town/people", self.arrive)
        app.router.add_get("/town/phones/{person:[0-9]+}", self.phone)
        app.router.add_post("/town/phones/{person:[0-9]+}/photo", self.photo)
        app.router.add_post("/town/phones/{person:[0-9]+}/document", self.document)
        app.router.add_post("/town/phones/{person:[0-9]+}/{act:[a-z]+}", self.act)
        app.router.add_get("/town/files/{file}", self.file)

    def _person(self, request: web.Request) -> Person:
        person = self.world.people.get(int(request.match_info["person"]))
        if person is None:
            raise web.HTTPNotFound
        return person

    async def people(self, request: web.Request) -> web.Response:
        """Everybody, those who were introduced first, and the bot they talk to."""
        labels = self.world.labels
        introduced = [self.world.people[person_id] for person_id in labels if person_id in self.world.people]
        others = [person for person in self.world.people.values() if person.id not in labels]
        people = [
            view.person(self.world, person) | {"label": labels.get(person.id, {})}
            for person in (*introduced, *others)
        ]
        return web.json_response({"bot": self.world.bot.as_user(), "people": people, **self.stream.clock()})

    async def arrive(self, request: web.Request) -> web.Response:
        """Somebody new, with a telephone in their language."""
        body = await read(request)
        name = str(body.get("name", "")).strip()[:64]
        if not name:
            raise web.HTTPBadRequest(text="a name, please")
        person = self.world.add_person(name, language=str(body.get("language", "fr"))[:2])
        return web.json_response(view.person(self.world, person))

    async def phone(self, request: web.Request) -> web.Response:
        """What one phone shows: of the chat named by `chat`, at least `count` messages, down from `reach`."""
        person, query = self._person(request), request.query
        try:
            chat = place(self.world, person, query)
        except NotPossible:
            raise web.HTTPNotFound from None
        count, reach = int(query.get("count", view.NEWEST)), int(query.get("reach", "0"))
        return web.json_response(view.phone(self.world, person, chat, count=count, reach=reach))

    async def act(self, request: web.Request) -> web.Response:
        """Something done on a phone; 409 with a sentence where a phone would not allow it."""
        person, act = self._person(request), ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        body = await read(request)
        return await answered(partial(act, self.world, person, body))

    async def photo(self, request: web.Request) -> web.Response:
        """A picture, as the body of the request; `caption`, `chat` and `reply_to` in its address."""
        person, data = self._person(request), await request.read()

        def send() -> dict[str, Any]:
            size = measure(data)
            if size is None:
                raise NotPossible("a PNG or JPEG picture, please")
            file = self.world.files.add(data, *size)
            caption = words(request.query.get("caption", ""), [], "caption")
            return says(self.world, person, request.query, {"photo": [file.as_size()]} | caption)

        return await answered(send)

    async def document(self, request: web.Request) -> web.Response:
        """A file, as the body of the request; `name`, `chat` and `reply_to` in its address."""
        person, data = self._person(request), await request.read()

        def send() -> dict[str, Any]:
            if not data:
                raise NotPossible("an empty file cannot be sent")
            name = request.query.get("name", "")[-64:] or "file"
            return says(self.world, person, request.query, media.document(self.world.files, data, name))

        return await answered(send)

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a picture or of a voice note, or of a document to be saved."""
        file = self.world.files.kept.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        if file.width:
            kind = "image/png" if file.path.endswith("png") else "image/jpeg"
            return web.Response(body=file.data, content_type=kind)
        if file.path.startswith("voice/"):
            return web.Response(body=file.data, content_type="audio/ogg")
        disposition = content_disposition_header("attachment", filename=request.query.get("name", "file"))
        headers = {"Content-Disposition": disposition}
        return web.Response(body=file.data, content_type="application/octet-stream", headers=headers)


async def _index(request: web.Request) -> web.FileResponse:
    return web.FileResponse(FOLDER / "index.html")


async def read(request: web.Request) -> dict[str, Any]:
    """A JSON object; asking for this type keeps other sites' forms out."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="a JSON object, please")
    return body


async def answered(act: Callable[[], Any] | Callable[[], Awaitable[Any]]) -> web.Response:
    """Do it and say so, or say why a phone (or Telegram) would not."""
    try:
        result = act()
        if isinstance(result, Awaitable):
            result = await result
    except (NotPossible, Refusal, ValueError) as reason:
        return web.json_response({"error": str(reason)}, status=409)
    return web.json_response({"ok": True} | (result if isinstance(result, dict) else {}))
