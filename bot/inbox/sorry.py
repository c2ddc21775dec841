"""An apology for an update that nothing can be made of: said wherever it shows who sent it, in private."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bot.db import Transaction
from bot.errors import Unreadable
from bot.inbox.rules import chat_of, content_of, person_of
from bot.inbox.service import Taken
from bot.inbox.shapes import is_number
from bot.members import service as members
from bot.members.service import Member
from bot.navigation import home_row
from bot.outbox.acts import Lane, Send, To, ToAddress, ToMember
from bot.outbox.service import put
from bot.screen import Screen
from bot.texts import spoken, texts

_BITS: Final = 52
"""Telegram's ids of people have no more (Bot API, User.id)."""


async def sorry(tx: Transaction, taken: Taken, reference: str, now: datetime) -> None:
    """Owe the apology with its reference, once per update; nothing where no person in private can be read.

    Somebody unknown, or whose row can't be read, is written to without being remembered.
    """
    who = _sender(taken.body)
    if who is None or taken.body is None:
        return
    member = await _known(tx, who)
    language = _language(taken.body) if member is None else member.language
    to: To = ToAddress(who, throw_away=True) if member is None else ToMember(member.id, member.key)
    t = texts(language)
    screen = Screen(t("navigation-apology", reference=reference)).with_rows(home_row(t))
    await put(tx, f"reply:{taken.update_id}:sorry", to, Send(screen), Lane.REPLY, now=now)


def _sender(body: Mapping[str, Any] | None) -> int | None:
    """Whose private chat this came from; None for groups, channels and whatever doesn't show it."""
    if not isinstance(body, Mapping):
        return None
    who = person_of(body)
    return who if is_number(who, _BITS) and who > 0 and who == chat_of(body) else None


async def _known(tx: Transaction, telegram_id: int) -> Member | None:
    try:
        return await members.find(tx, telegram_id)
    except Unreadable:
        return None


def _language(body: Mapping[str, Any]) -> str:
    sender = content_of(body)[1].get("from")
    return spoken(sender.get("language_code") if isinstance(sender, Mapping) else None)
