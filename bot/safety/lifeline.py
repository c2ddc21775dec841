"""Answers a call for help directly when the database can't take it: no row is read or written here."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.commands import COMMANDS
from bot.errors import OutOfDate
from bot.inbox.rules import chat_of, content_of
from bot.navigation import Helpline
from bot.outbox.gateway import Gateway
from bot.outbox.pictures import Painter
from bot.safety import screens
from bot.safety.actions import ALL
from bot.safety.doors import shown
from bot.safety.lines import Known
from bot.safety.screens import Place
from bot.screen import Screen
from bot.texts import Texts, spoken, texts

if TYPE_CHECKING:
    from telegram import Bot

log = structlog.get_logger(__name__)

REMEMBERED: Final = 10_000
"""Update ids that were answered, kept in memory so that each is answered once."""
PATIENCE: Final = 10.0
"""Machine seconds that one answer may take before the next person's turn."""

_COMMAND = COMMANDS["helpline"]
_WORDS = frozenset({_COMMAND.name, *_COMMAND.aliases})
_PREFIXES = frozenset({Helpline.prefix, *(kind.prefix for kind in ALL)})


def answer(raw: Mapping[str, Any], username: str = "") -> Screen | None:
    """The screen that answers this raw update; None when it is no call for help.

    Knows the language Telegram says and the country a button carries, and nothing else.
    """
    kind, body = content_of(raw)
    t = texts(_language(body))
    if kind == "callback_query":
        return _tapped(t, body.get("data"), _place(body.get("message"), username))
    text = body.get("text")
    if kind != "message" or not isinstance(text, str):
        return None
    place = _place(body, username)
    if _commands(text) or (place.private and text.strip() in screens.CALLS):
        return screens.numbers(t, None, Known(), place)
    return None


def _tapped(t: Texts, data: object, place: Place) -> Screen | None:
    if not isinstance(data, str) or data.partition(":")[0] not in _PREFIXES:
        return None
    try:
        return shown(t, data, None, Known(), place)
    except OutOfDate:
        return screens.numbers(t, None, Known(), place)


def _commands(text: str) -> bool:
    first = (text.split(maxsplit=1) or [""])[0]
    name = first.removeprefix("/").partition("@")[0]
    return first.startswith("/") and name.lower() in _WORDS


def _place(message: object, username: str) -> Place:
    chat = message.get("chat") if isinstance(message, Mapping) else None
    private = isinstance(chat, Mapping) and chat.get("type") == "private"
    return Place(private, username)


def _language(body: Mapping[str, Any]) -> str:
    who = body.get("from")
    return spoken(who.get("language_code") if isinstance(who, Mapping) else None)


class Lifeline:
    """Sends the answer itself, once per update id. Called for every update that couldn't be stored.

    It never raises: whatever fails here must not keep the other people waiting.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._gateway = Gateway(bot, Painter({}))
        self._answered: OrderedDict[int, None] = OrderedDict()

    async def __call__(self, raw: Mapping[str, Any]) -> None:
        """Answer this raw update if it is a call for help that wasn't answered yet."""
        update_id = raw.get("update_id")
        if not isinstance(update_id, int) or update_id in self._answered:
            return
        screen = answer(raw, self._username)
        if screen is None:
            return
        self._remember(update_id)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._gateway.send(chat_of(raw), screen)
                await self._close(raw)
        except Exception as fault:  # noqa: BLE001 (see the class)
            log.error("lifeline.not_answered", fault=type(fault).__name__)

    @property
    def _username(self) -> str:
        try:
            return self._bot.username
        except RuntimeError:
            return ""

    async def _close(self, raw: Mapping[str, Any]) -> None:
        """Stop the little clock on a tapped button."""
        query = raw.get("callback_query")
        if isinstance(query, Mapping) and isinstance(query.get("id"), str):
            await self._bot.answer_callback_query(query["id"])

    def _remember(self, update_id: int) -> None:
        self._answered[update_id] = None
        if len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
