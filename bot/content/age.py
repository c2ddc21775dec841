"""Whether somebody says that they are under eighteen: pure, French and English."""

from __future__ import annotations

import re
from typing import Final

from bot.content.speech import plain

_DIGITS: Final = "|".join(str(age) for age in range(8, 18))
_FRENCH: Final = rf"(?:{_DIGITS}|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix sept)"
_ENGLISH: Final = rf"(?:{_DIGITS}|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_EIGHTEEN: Final = "(?:18|dix huit|eighteen)"
_ME_FR: Final = r"\b(?:j ai|jai|g|je) "
_AM_FR: Final = r"\b(?:je suis|jsuis|chuis|suis) "
_AM: Final = r"\b(?:i m|im|i am) "

# What follows an age that is none: years of something, or another unit.
_NO_YEARS_OF: Final = r"(?! (?:et demi )?(?:d|de|du|dans|sans|qu|que|en arriere|plus tard|environ de)\b)"
_NO_UNIT: Final = (
    r"(?! (?:and a half )?(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|seconds?|steps?|stone|st|kg|kgs"
    r"|kilos?|pounds?|lbs?|percent|meetings?|miles?|km|times|cigarettes?|drinks?|pills?|units?|euros?|k|grand"
    r"|years? (?!old)|years?$|yrs (?!old))\b)"
)
_GIRL_OR_BOY: Final = "(?:fille|garcon|ado|adolescente?|lyceenne?|collegienne?)"
_SCHOOL_FR: Final = (
    r"(?:6e|5e|4e|3e|6eme|5eme|4eme|3eme|sixieme|cinquieme|quatrieme|troisieme)\b(?! annee| cycle| position)"
)
_SCHOOL: Final = (
    r"(?:middle school|junior high|(?:year|grade) (?:5|6|7|8|9|10|11)|(?:5|6|7|8|9|10)th grade)\b"
)

_SAYS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ME_FR}(?:que |juste |seulement |bientot |presque |a peine )?{_FRENCH} ?ans\b{_NO_YEARS_OF}",
        rf"{_ME_FR}(?:bientot |presque |pas encore |pas |moins de ){_EIGHTEEN} ?ans\b",
        rf"\bj (?:aurai|vais avoir) {_EIGHTEEN} ?ans\b",
        rf"^{_FRENCH} ?ans\b{_NO_YEARS_OF}",
        rf"(?:^|{_AM_FR})(?:un |une )?(?:jeune )?{_GIRL_OR_BOY} de {_FRENCH} ?ans\b",
        rf"{_AM_FR}(?:encore |toujours )?(?:un |une )?(?:mineure?|collegienne?)\b(?! a la| de fond)",
        rf"{_AM_FR}(?:au college\b|en {_SCHOOL_FR})",
        rf"{_AM}(?:only |just |still |barely |currently )?{_ENGLISH}\b{_NO_UNIT}",
        rf"{_AM}(?:almost|nearly|about to turn|turning|not yet|not) {_EIGHTEEN}\b",
        rf"\bi (?:turn|will be|ll be) {_EIGHTEEN} (?:next|in|soon|this)\b",
        rf"\bi (?:just )?turned {_ENGLISH}\b{_NO_UNIT}",
        rf"^(?:{_DIGITS}) ?(?:yo|y o|yrs old|years old|year old|f|m)\b",
        rf"{_AM}(?:a |an ){_ENGLISH} ?(?:yo|y o|yr old|year old)\b",
        rf"{_AM}(?:a |still a )?(?:minor|underage|under age|under {_EIGHTEEN})\b",
        rf"{_AM}in {_SCHOOL}",
    )
)
_NOT_NOW: Final = re.compile(
    r"\b(?:quand|depuis que|lorsque|when|since|because when|if)\s+(?:j ai eu |j avais |i was |i turned )?$"
)
"""Somebody else's age, or the past: right before the statement, these take it away."""


def under_age(text: str) -> bool:
    """Whether `text` says that the writer is younger than eighteen (« j'ai 15 ans », "I'm 16").

    Years of something (« 15 ans d'abstinence », "16 days sober"), the past and other people's
    ages don't count; nothing is guessed from how somebody writes.
    """
    for sentence in plain(text).split("/"):
        said = sentence.strip()
        for pattern in _SAYS:
            match = pattern.search(said)
            if match and not _NOT_NOW.search(said[: match.start()]):
                return True
    return False
