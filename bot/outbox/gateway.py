"""Screens become requests to Telegram here, and nowhere else."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, TelegramError

from bot.outbox import outcomes
from bot.outbox.acts import TEXT
from bot.outbox.pictures import Painter
from bot.screen import Entity, Keyboard, Rows, Screen

log = structlog.get_logger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Gateway:
    """Sends, edits and deletes messages. Each method raises PTB's errors, which `outcomes.sort` reads."""

    def __init__(self, bot: Bot, painter: Painter, *, paid: bool = False) -> None:
        self._bot, self._painter = bot, painter
        self._paid = True if paid else None

    async def send(self, chat: int, screen: Screen, reply_to: int | None = None) -> int:
        """A new message; gives its id. A reply to a message that is gone is sent without it."""
        given: dict[str, Any] = {
            "reply_markup": _markup(screen),
            "disable_notification": screen.silent or None,
            "protect_content": screen.protect or None,
            "allow_paid_broadcast": self._paid,
        }
        if reply_to is not None:
            given["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
        if screen.document is not None:
            file = InputFile(screen.document.content.encode(), filename=screen.document.name)
            return (await self._bot.send_document(chat, file, **given, **_caption(screen))).message_id
        picture = await self._drawn(screen)
        if picture is None:
            return (await self._bot.send_message(chat, **given, **_text(screen))).message_id
        return (await self._bot.send_photo(chat, picture, **given, **_caption(screen))).message_id

    async def edit(self, chat: int, message: int, screen: Screen, *, shape: str = TEXT) -> int:
        """Turn a message into this screen; gives the id of the message that shows it now.

        Telegram edits text into text only. For anything else (`shape` is what the message was sent as) there
        is a new message; the old one is deleted, or keeps its words without its buttons.
        """
        if screen.picture is not None or not screen.editable or shape != TEXT:
            return await self._replace(chat, message, screen)
        try:
            await self._bot.edit_message_text(
                chat_id=chat, message_id=message, reply_markup=_inline(screen.rows), **_text(screen)
            )
        except BadRequest as error:
            if outcomes.is_not_text(error) or outcomes.is_fixed(error):
                return await self._replace(chat, message, screen)
            raise
        return message

    async def buttons(self, chat: int, message: int, rows: Rows) -> int:
        """Change only the buttons under a message; one that can't be edited has none to change."""
        try:
            await self._bot.edit_message_reply_markup(
                chat_id=chat, message_id=message, reply_markup=_inline(rows)
            )
        except BadRequest as error:
            if not outcomes.is_fixed(error):
                raise
        return message

    async def delete(self, chat: int, message: int) -> None:
        """Delete a message."""
        await self._bot.delete_message(chat, message)

    async def _replace(self, chat: int, message: int, screen: Screen) -> int:
        new = await self.send(chat, screen)
        try:
            await self._take_away(chat, message)
        except TelegramError:
            # The new message is there: failing now would send it again.
            log.info("outbox.old_message_stays")
        return new

    async def _take_away(self, chat: int, message: int) -> None:
        """An old message that cannot be deleted loses its buttons, if it has any."""
        try:
            await self._bot.delete_message(chat, message)
        except BadRequest:
            await self.buttons(chat, message, ())

    async def _drawn(self, screen: Screen) -> bytes | None:
        """The picture, or None without one; one that can't be drawn leaves its words to be sent alone."""
        if screen.picture is None:
            return None
        try:
            return await self._painter.draw(screen.picture)
        except Exception as error:  # noqa: BLE001 (a person waits for the words, whatever failed to be drawn)
            log.error("outbox.picture_not_drawn", picture=screen.picture.kind, error=type(error).__name__)
            return None


def _text(screen: Screen) -> dict[str, Any]:
    return {"text": screen.text, "link_preview_options": _NO_PREVIEW, **_formatting(screen, "entities")}


def _caption(screen: Screen) -> dict[str, Any]:
    return {"caption": screen.text, **_formatting(screen, "caption_entities")}


def _formatting(screen: Screen, name: str) -> dict[str, Any]:
    if screen.entities is None:
        return {"parse_mode": "HTML"}
    return {"parse_mode": None, name: [_entity(entity) for entity in screen.entities]}


def _entity(entity: Entity) -> MessageEntity:
    return MessageEntity(
        entity.type,
        entity.offset,
        entity.length,
        url=entity.url,
        language=entity.language,
        custom_emoji_id=entity.custom_emoji_id,
    )


def _markup(screen: Screen) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if screen.keyboard is not None:
        return _keyboard(screen.keyboard)
    return ReplyKeyboardRemove() if screen.drop_keyboard else _inline(screen.rows)


def _inline(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.action, url=b.url) for b in row] for row in rows]
    )


def _keyboard(keyboard: Keyboard) -> ReplyKeyboardMarkup:
    rows = [[KeyboardButton(label) for label in row] for row in keyboard.rows]
    if keyboard.location_row is not None:
        rows.append([KeyboardButton(keyboard.location_row, request_location=True)])
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, input_field_placeholder=keyboard.placeholder)
