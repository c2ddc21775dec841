"""What the answers of the first minutes change: stage, consent, profile, the first circle."""

from __future__ import annotations

from datetime import datetime

from bot.config import Settings
from bot.content.experiences import Experience, catalogue
from bot.content.lexicon import Proposal, propose
from bot.db import Transaction
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.onboarding.screens import agree_text
from bot.texts import LANGUAGES, Texts


def language(code: str) -> str:
    """A language there is; French for any other."""
    return code if code in LANGUAGES else LANGUAGES[0]


async def admit(tx: Transaction, member: Member) -> Member:
    """An adult who read what this is: a member from now on."""
    return await members.set_stage(tx, member, MEMBER)


async def agree_to_matching(
    tx: Transaction, member: Member, settings: Settings, t: Texts, now: datetime
) -> None:
    """Record the consent to matching with the text that was shown."""
    await consents.give(tx, member, "matching", agree_text(t, settings), now)


def understood(words: str, language: str) -> list[Proposal]:
    """What a few words may be about, at most three, closed experiences first; the words go no further."""
    return propose(words, catalogue(), language)


def seen_from(key: str, perspective: str | None) -> Experience:
    """The experience of someone who stands there: a relative's, a bereaved person's, or the one itself."""
    return catalogue().seen_from(key, perspective)
