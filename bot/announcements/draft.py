"""What is being written: an announcement's answers so far, as they are kept in its dialogue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, Self

from bot.announcements import rules
from bot.announcements.rules import InQuiet, Kind
from bot.entities import without_people
from bot.screen import Entity, Screen


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its formatting; mentions of people are plain words in it."""

    text: str
    entities: tuple[Entity, ...] = ()

    @classmethod
    def typed(cls, text: str, entities: tuple[Entity, ...]) -> Self:
        """The words of somebody's message."""
        return cls(text, without_people(entities))

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` turns back into equal words."""
        return Screen(self.text, entities=self.entities).to_json()

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The words that `to_json` wrote."""
        screen = Screen.from_json(value)
        return cls(screen.text, screen.entities or ())


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement goes to: everyone, or the people of some circles."""

    everyone: bool = False
    circle_ids: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.everyone and not self.circle_ids

    def toggled(self, circle_id: int) -> Audience:
        """With this circle, or without it when it was in."""
        if circle_id in self.circle_ids:
            return Audience(circle_ids=tuple(each for each in self.circle_ids if each != circle_id))
        return Audience(circle_ids=(*self.circle_ids, circle_id))


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far. `timed`: when it leaves was said; `leaves` None is then: at once.

    `until` None: the end that is proposed for its kind.
    """

    kind: Kind | None = None
    words: Words | None = None
    audience: Audience = Audience()
    aimed: bool = False
    timed: bool = False
    leaves: datetime | None = None
    until: datetime | None = None
    in_quiet: InQuiet = InQuiet.LATER
    page: int = 0
    lost: str | None = None
    """Why the last words were not understood: the key of a sentence."""
    previewed: bool = False
    """Whether the words were shown as they will arrive."""

    def leaves_at(self, now: datetime) -> datetime:
        """When it leaves, if it is confirmed now."""
        return now if self.leaves is None else max(self.leaves, now)

    def useful_until(self, now: datetime) -> datetime:
        """Until when it may arrive."""
        assert self.kind is not None
        return self.until or rules.useful_until(self.kind, self.leaves_at(now))

    def is_past(self, now: datetime) -> bool:
        """Whether the moment it was planned for has gone by while it was being written."""
        return self.leaves is not None and self.leaves <= now

    def with_kind(self, kind: Kind) -> Draft:
        """Of this kind; another kind has another proposed end."""
        return replace(self, kind=kind, until=self.until if kind is self.kind else None, lost=None)

    def leaving(self, leaves: datetime | None) -> Draft:
        """Leaving then; an end that was chosen for another moment is proposed anew."""
        return replace(self, timed=True, leaves=leaves, until=None, lost=None)

    @property
    def mark(self) -> str:
        """What the button that sends carries; another draft has another, so an old button sends nothing."""
        said = replace(self, page=0, lost=None, previewed=False).to_json()
        return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=8).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` turns back into an equal draft."""
        return {
            "kind": self.kind,
            "words": self.words and self.words.to_json(),
            "everyone": self.audience.everyone,
            "circles": list(self.audience.circle_ids),
            "aimed": self.aimed,
            "timed": self.timed,
            "leaves": self.leaves and self.leaves.isoformat(),
            "until": self.until and self.until.isoformat(),
            "in_quiet": self.in_quiet,
            "page": self.page,
            "lost": self.lost,
            "previewed": self.previewed,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The draft that `to_json` wrote; an empty one of an empty object."""
        if not value:
            return cls()
        return cls(
            kind=Kind(value["kind"]) if value["kind"] else None,
            words=Words.from_json(value["words"]) if value["words"] else None,
            audience=Audience(value["everyone"], tuple(value["circles"])),
            aimed=value["aimed"],
            timed=value["timed"],
            leaves=_instant(value["leaves"]),
            until=_instant(value["until"]),
            in_quiet=InQuiet(value["in_quiet"]),
            page=value["page"],
            lost=value["lost"],
            previewed=value["previewed"],
        )


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
