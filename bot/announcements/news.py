"""The consent to news of the organisation's life: asked once, at the first circle; given later at will."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.announcements import service
from bot.announcements.audience import NEWS
from bot.announcements.rules import Kind
from bot.config import Settings
from bot.db import Transaction
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.texts import Html, Texts

PURPOSE: Final = NEWS
"""The consent's purpose, and the name under which a profile's extras remember that it was asked for."""


def text(t: Texts, settings: Settings) -> Html:
    """The text that is agreed to, as shown."""
    organisation = settings.organisation or t.plain("onboarding-organisation-unset")
    return t("onboarding-news", organisation=organisation)


async def is_to_be_asked(tx: Transaction, member: Member) -> bool:
    """Whether nobody asked this person yet, and they never agreed by themselves."""
    return PURPOSE not in member.profile.extra and not await consents.asked(tx, member.id, PURPOSE)


async def asked(tx: Transaction, member: Member, now: datetime) -> Member:
    """Remember that the question was shown: a no, or no answer at all, isn't asked about again."""
    extra = {**member.profile.extra, PURPOSE: {"asked": now.date().isoformat()}}
    return await members.change(tx, member, extra=extra)


async def agree(tx: Transaction, member: Member, t: Texts, settings: Settings, now: datetime) -> Member:
    """Record the consent with the text that was shown; a refusal of this kind no longer holds."""
    if not await consents.has(tx, member.id, PURPOSE):
        await consents.give(tx, member, PURPOSE, text(t, settings), now)
    return await service.keep_kind(tx, member, Kind.LIFE)


async def decline(tx: Transaction, member: Member, now: datetime) -> Member:
    """Record that it isn't wanted."""
    await consents.withdraw(tx, member.id, PURPOSE, now)
    return await asked(tx, member, now)
