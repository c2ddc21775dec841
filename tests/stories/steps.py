"""A written path to every step of every dialogue: what somebody types and taps to come to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.simulator.phones import Phone
from tests.stories.words import label


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody on their way: their phone, their language, and the one-time link that they were sent."""

    phone: Phone
    language: str
    token: str = ""


Act = Callable[[Walker], Awaitable[object]]
"""Something that somebody does on their phone."""

NEWCOMER, INVITED, MEMBER = "newcomer", "invited", "member"
INSIDE, HOST, OPERATOR = "inside", "host", "operator"
"""Who walks a path: nobody yet; nobody yet, with a link; somebody settled; in a circle; holding two; running
all."""


@dataclass(frozen=True, slots=True)
class Path:
    """Who comes to a step, and by which acts."""

    who: str
    acts: tuple[Act, ...]


def types(words: str | Mapping[str, str]) -> Act:
    """Type these words, or those of the language."""
    return lambda walker: walker.phone.types(_in(walker, words))


def taps(key: str, **values: str | int | Mapping[str, str]) -> Act:
    """Tap the button with this text of the bot's; values may differ by language."""

    def act(walker: Walker) -> Awaitable[object]:
        told = {
            name: value if isinstance(value, int) else _in(walker, value) for name, value in values.items()
        }
        return walker.phone.taps(label(walker.language, key, **told))

    return act


def taps_on(names: Mapping[str, str]) -> Act:
    """Tap a button whose label isn't one of the bot's texts: a name of the catalogue, of a circle."""
    return lambda walker: walker.phone.taps(_in(walker, names))


def opens_a_link() -> Act:
    """Follow the one-time link."""
    return lambda walker: walker.phone.types(f"/start {walker.token}")


def _in(walker: Walker, words: str | Mapping[str, str]) -> str:
    return words if isinstance(words, str) else words[walker.language]


MY_MOTHER = {"fr": "ma mère est morte en septembre", "en": "my mother died in september"}
A_PARENT = {"fr": "La perte d’un parent", "en": "Losing a parent"}
HITS_ME = {"fr": "mon mari me frappe", "en": "my husband hits me"}
DRINK = {"fr": "je bois trop d'alcool", "en": "I drink too much alcohol"}
ALCOHOL = {"fr": "L’alcool", "en": "Alcohol"}
ADDICTION = {"fr": "Une addiction", "en": "An addiction"}
ILLNESS = {"fr": "Une maladie, un handicap", "en": "Illness or disability"}
BENCH = {"fr": "Le banc", "en": "The bench"}
BETWEEN_US = {"fr": "Entre elles", "en": "Between us"}
FIRST, SECOND = {"fr": "Le premier", "en": "The first"}, {"fr": "Le second", "en": "The second"}
"""Circles: to be proposed, in a space of its own, and held by hosts."""

_AGREE = (types("/start"), taps("menu-first-match"), taps("onboarding-language-keep"))
_WORDS = (*_AGREE, taps("onboarding-agree-yes"))
_PROPOSALS = (*_WORDS, types(MY_MOTHER), taps_on(A_PARENT))
_AGREEMENT = (*_PROPOSALS, taps("onboarding-join", name=BENCH))
_PERSPECTIVE = (*_WORDS, types(DRINK), taps_on(ALCOHOL))
_ROOM = (types("/circle"), taps("rooms-write"))
_TEXT = (types("/announce"), taps("announcements-kind-name", kind="practical"))
_AUDIENCE = (*_TEXT, types("La salle est au premier étage."))
_WHEN = (*_AUDIENCE, taps_on(FIRST), taps("announcements-aimed"))
_PREVIEW = (*_WHEN, taps("announcements-now"))
_ADMIN = (types("/admin"), taps("admin-new-circle"))
_TOPIC = (*_ADMIN, taps_on(ADDICTION))
_LANGUAGE = (*_TOPIC, taps_on(ALCOHOL))
_KIND = (*_LANGUAGE, taps("language-fr"))
_SPACE = (*_KIND, taps("admin-kind-small"))
_SIZE = (*_SPACE, taps("admin-space-mixed"))
_NAME = (*_SIZE, taps("admin-size", size=8))

PATHS: Final[Mapping[tuple[str, str], Path]] = {
    ("match", "language"): Path(NEWCOMER, _AGREE[:2]),
    ("match", "agree"): Path(NEWCOMER, _AGREE),
    ("match", "words"): Path(NEWCOMER, _WORDS),
    ("match", "confirm"): Path(NEWCOMER, (*_WORDS, types(MY_MOTHER))),
    ("match", "list"): Path(NEWCOMER, (*_WORDS, taps("onboarding-words-list"))),
    ("match", "experiences"): Path(NEWCOMER, (*_WORDS, types("zxcvb qsdfg"), taps_on(ILLNESS))),
    ("match", "closed"): Path(NEWCOMER, (*_WORDS, types(HITS_ME))),
    ("match", "perspective"): Path(NEWCOMER, _PERSPECTIVE),
    ("match", "space"): Path(NEWCOMER, (*_PERSPECTIVE, taps("onboarding-perspective-self"))),
    ("match", "proposals"): Path(NEWCOMER, _PROPOSALS),
    ("match", "waiting"): Path(NEWCOMER, (*_PROPOSALS, taps("onboarding-wait"))),
    ("match", "agreement"): Path(NEWCOMER, _AGREEMENT),
    ("match", "name"): Path(NEWCOMER, (*_AGREEMENT, taps("onboarding-alias-other"))),
    ("room", "inside"): Path(INSIDE, _ROOM),
    ("room", "asking"): Path(INSIDE, (*_ROOM, types("/helpline"), types("est-ce pour eux ?"))),
    ("note", "writing"): Path(
        MEMBER,
        (
            types("/checkin"),
            taps("mood-agree"),
            taps_on({"fr": "Assez bien", "en": "Fairly good"}),
            taps("mood-add-note"),
        ),
    ),
    ("hour", "hour"): Path(MEMBER, (types("/reminders"), taps("reminders-question"))),
    ("place", "place"): Path(
        MEMBER, (types("/reminders"), taps("reminders-where"), taps("reminders-by-place"))
    ),
    ("announce", "kind"): Path(HOST, _TEXT[:1]),
    ("announce", "text"): Path(HOST, _TEXT),
    ("announce", "audience"): Path(HOST, _AUDIENCE),
    ("announce", "when"): Path(HOST, _WHEN),
    ("announce", "until"): Path(HOST, (*_PREVIEW, taps("announcements-change-until"))),
    ("announce", "preview"): Path(HOST, _PREVIEW),
    ("open_circle", "family"): Path(OPERATOR, _ADMIN),
    ("open_circle", "topic"): Path(OPERATOR, _TOPIC),
    ("open_circle", "language"): Path(OPERATOR, _LANGUAGE),
    ("open_circle", "kind"): Path(OPERATOR, _KIND),
    ("open_circle", "space"): Path(OPERATOR, _SPACE),
    ("open_circle", "size"): Path(OPERATOR, _SIZE),
    ("open_circle", "name"): Path(OPERATOR, _NAME),
    ("open_circle", "check"): Path(OPERATOR, (*_NAME, types("Les marées"))),
    ("open_circle", "agreement"): Path(
        OPERATOR, (*_NAME, types("Les marées"), taps("admin-agreement-write"))
    ),
    ("rename_circle", "new_name"): Path(
        OPERATOR, (types("/admin"), taps("admin-circles"), taps_on(BENCH), taps("admin-rename"))
    ),
    ("invitation", "charter"): Path(INVITED, (opens_a_link(),)),
    ("invitation", "name"): Path(INVITED, (opens_a_link(), taps("admin-other-name"))),
}
