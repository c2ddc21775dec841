"""Screens become requests to Telegram here, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.error import BadRequest, TelegramError

from bot.outbox import outcomes
from bot.outbox.acts import TEXT
from bot.outbox.pictures import Painter
from bot.request import ask
from bot.screen import Button, Entity, Keyboard, Rows, Screen

log = structlog.get_logger(__name__)

Values = dict[str, Any]
"""Parameters of a request; those that are None are left out."""
CAPTION = 1024
"""Characters that Telegram takes under a picture, once the markup is read (bot-api.md). Longer words go
without it: what a picture shows is also told in words."""
_MARKUP = re.compile(r"<[^>]*>")
_NO_PREVIEW = {"is_disabled": True}


class Gateway:
    """Sends, edits and deletes messages. Each method raises PTB's errors, which `outcomes.sort` reads."""

    def __init__(self, bot: Bot, painter: Painter, *, paid: bool = False) -> None:
        self._bot, self._painter = bot, painter
        self._paid = True if paid else None

    async def send(self, chat: int, screen: Screen, reply_to: int | None = None) -> int:
        """A new message; gives its id. A reply to a message that is gone is sent without it."""
        given: Values = {
            "reply_markup": _markup(screen),
            "disable_notification": screen.silent or None,
            "protect_content": screen.protect or None,
            "allow_paid_broadcast": self._paid,
        }
        if reply_to is not None:
            given["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
        if screen.document is not None:
            file = InputFile(screen.document.content.encode(), filename=screen.document.name)
            given = _said(given | _caption(screen))
            return (await self._bot.send_document(chat, file, api_kwargs=given)).message_id
        picture = await self._drawn(screen) if shown_length(screen) <= CAPTION else None
        if picture is None:
            message = await self._ask("sendMessage", {"chat_id": chat} | given | _text(screen))
            return int(message["message_id"])
        given = _said(given | _caption(screen))
        return (await self._bot.send_photo(chat, picture, api_kwargs=given)).message_id

    async def edit(
        self, chat: int, message: int, screen: Screen, *, shape: str = TEXT, anew: bool = False
    ) -> int:
        """Turn a message into this screen; gives the id of the message that shows it now.

        Telegram edits text into text only. For anything else (`shape` is what the message was sent as) there
        is a new message; the old one is deleted, or keeps its words without its buttons. `anew`: also where
        the message is gone.
        """
        if screen.picture is not None or not screen.editable or shape != TEXT:
            return await self._replace(chat, message, screen)
        try:
            which = {"chat_id": chat, "message_id": message, "reply_markup": _inline(screen.rows)}
            await self._ask("editMessageText", which | _text(screen))
        except BadRequest as error:
            if outcomes.is_not_text(error) or outcomes.is_fixed(error):
                return await self._replace(chat, message, screen)
            if anew and outcomes.is_gone(error):
                return await self.send(chat, screen)
            raise
        return message

    async def buttons(self, chat: int, message: int, rows: Rows) -> int:
        """Change only the buttons under a message; one that can't be edited has none to change."""
        try:
            which = {"chat_id": chat, "message_id": message, "reply_markup": _inline(rows)}
            await self._ask("editMessageReplyMarkup", which)
        except BadRequest as error:
            if not outcomes.is_fixed(error):
                raise
        return message

    async def delete(self, chat: int, message: int, otherwise: Screen | None = None) -> None:
        """Delete a message. One that is too old for that says `otherwise`, or at least loses its buttons."""
        try:
            await self._ask("deleteMessage", {"chat_id": chat, "message_id": message})
        except BadRequest as error:
            if not outcomes.is_too_old(error):
                raise
            await self._empty(chat, message, otherwise)

    async def _empty(self, chat: int, message: int, screen: Screen | None) -> None:
        """What can't be deleted keeps as little as Telegram lets it; never a message more."""
        which = {"chat_id": chat, "message_id": message}
        try:
            if screen is None:
                await self._ask("editMessageCaption", which)
            else:
                said = {"reply_markup": _inline(screen.rows), **_text(screen)}
                await self._ask("editMessageText", which | said)
        except BadRequest as error:
            checks = (outcomes.is_not_text, outcomes.is_not_picture, outcomes.is_fixed)
            if not any(check(error) for check in checks):
                raise
            await self.buttons(chat, message, ())

    async def _ask(self, method: str, values: Values) -> Any:
        """What Telegram answers, as it comes: PTB would make a whole Message of it, and we need its id."""
        return await ask(self._bot, method, _said(values))

    async def _replace(self, chat: int, message: int, screen: Screen) -> int:
        new = await self.send(chat, screen)
        try:
            await self.delete(chat, message)
        except TelegramError:
            # The new message is there: failing now would send it again.
            log.info("outbox.old_message_stays")
        return new

    async def _drawn(self, screen: Screen) -> bytes | None:
        """The picture, or None without one; one that can't be drawn leaves its words to be sent alone."""
        if screen.picture is None:
            return None
        try:
            return await self._painter.draw(screen.picture)
        except Exception as error:  # noqa: BLE001 (a person waits for the words, whatever failed to be drawn)
            log.error("outbox.picture_not_drawn", picture=screen.picture.kind, error=type(error).__name__)
            return None


def shown_length(screen: Screen) -> int:
    """How long the words of a screen are for Telegram: characters, once markup and escapes are read."""
    return len(unescape(_MARKUP.sub("", screen.text)) if screen.entities is None else screen.text)


def _said(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def _text(screen: Screen) -> Values:
    return {"text": screen.text, "link_preview_options": _NO_PREVIEW, **_formatting(screen, "entities")}


def _caption(screen: Screen) -> Values:
    return {"caption": screen.text, **_formatting(screen, "caption_entities")}


def _formatting(screen: Screen, name: str) -> Values:
    if screen.entities is None:
        return {"parse_mode": "HTML"}
    return {name: [_entity(entity) for entity in screen.entities]}


def _entity(entity: Entity) -> Values:
    return _said(
        {
            "type": entity.type,
            "offset": entity.offset,
            "length": entity.length,
            "url": entity.url,
            "language": entity.language,
            "custom_emoji_id": entity.custom_emoji_id,
        }
    )


def _markup(screen: Screen) -> Values | None:
    if screen.keyboard is not None:
        return _keyboard(screen.keyboard)
    return {"remove_keyboard": True} if screen.drop_keyboard else _inline(screen.rows)


def _inline(rows: Rows) -> Values | None:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: Button) -> Values:
    return _said({"text": button.label, "callback_data": button.action, "url": button.url})


def _keyboard(keyboard: Keyboard) -> Values:
    rows: list[list[Values]] = [[{"text": label} for label in row] for row in keyboard.rows]
    if keyboard.location_row is not None:
        rows.insert(0, [{"text": keyboard.location_row, "request_location": True}])
    shown = {"keyboard": rows, "resize_keyboard": True, "input_field_placeholder": keyboard.placeholder}
    return _said(shown)
