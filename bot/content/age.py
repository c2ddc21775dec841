"""Whether somebody says that they are under eighteen: pure, French and English."""

from __future__ import annotations

import re
from typing import Final

from bot.content.speech import plain

_DIGITS: Final = "|".join(str(age) for age in range(8, 18))
_FRENCH: Final = "huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix sept"
_ENGLISH: Final = "eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"

# What follows an age that is none: years of something, or another unit.
_YEARS_OF: Final = (
    r"(?! (?:et demi )?(?:d|de|du|dans|sans|qu|que|en arriere|plus tard|environ de)\b)"
)
_UNITS: Final = (
    r"(?! (?:and a half )?(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|seconds?|steps?|stone|st|kg|kgs|kilos?|"
    r"pounds?|lbs?|percent|meetings?|miles?|km|times|cigarettes?|drinks?|pills?|units?|euros?|k|grand|years? (?!old)|"
    r"years?$|yrs (?!old))\b)"
)

_SAYS = (
    re.compile(rf"\b(?:j ai|jai|g|jé|je) (?:que |juste |seulement |bientot |presque |tout juste |a peine )?(?:{_DIGITS}|{_FRENCH}) ?ans\b{_YEARS_OF}"),
    re.compile(r"\b(?:j ai|jai|g) (?:bientot |presque |pas encore |pas )(?:18|dix huit) ?ans\b"),
    re.compile(r"\bj (?:aurai|vais avoir) (?:18|dix huit) ?ans\b"),
    re.compile(rf"^(?:{_DIGITS}) ?ans\b{_YEARS_OF}"),
    re.compile(rf"(?:^|\b(?:je suis|jsuis|chuis) )(?:un |une )?(?:jeune )?(?:fille|garcon|ado|adolescente?|lyceenne?|collegienne?) de (?:{_DIGITS}|{_FRENCH}) ?ans\b"),
    re.compile(r"\b(?:je suis|jsuis|chuis|suis) (?:encore |toujours )?(?:un |une )?(?:mineure?|collegienne?)\b(?! a la| de fond)"),
    re.compile(r"\b(?:je suis|jsuis|chuis) (?:au college|en (?:6e|5e|4e|3e|6eme|5eme|4eme|3eme|sixieme|cinquieme|quatrieme|troisieme)\b(?! annee| cycle| position))"),
    re.compile(r"\bmoins de (?:18|dix huit) ans\b(?=.*\bje suis\b)|\bj ai moins de (?:18|dix huit) ans\b"),
    re.compile(rf"\b(?:i m|im|i am) (?:only |just |still |barely |currently )?(?:{_DIGITS}|{_ENGLISH})\b{_UNITS}"),
    re.compile(r"\b(?:i m|im|i am) (?:almost|nearly|about to turn|turning|not yet|not) (?:18|eighteen)\b"),
    re.compile(r"\bi (?:turn|will be|ll be) (?:18|eighteen) (?:next|in|soon|this)\b"),
    re.compile(rf"\bi (?:just )?turned (?:{_DIGITS})\b{_UNITS}"),
    re.compile(rf"^(?:{_DIGITS}) ?(?:yo|y o|yrs old|years old|year old|f|m)\b"),
    re.compile(rf"\b(?:i m|im|i am) (?:a |an )(?:{_DIGITS}|{_ENGLISH}) ?(?:yo|y o|yr old|year old)\b"),
    re.compile(r"\b(?:i m|im|i am) (?:a |still a )?(?:minor|underage|under age|under 18|under eighteen)\b"),
    re.compile(r"\b(?:i m|im|i am) in (?:middle school|junior high|(?:year|grade) (?:5|6|7|8|9|10|11)|(?:5|6|7|8|9|10)th grade)\b"),
)
# Somebody else's age, or the past: these words before it take the statement away.
_NOT_NOW = re.compile(r"\b(?:quand|depuis que|lorsque|when|since|because when|if)\s+(?:j ai eu |j avais |i was |i turned |i am |i m )?$")


def under_age(text: str) -> bool:
    """Whether `text` says that the writer is younger than eighteen (« j'ai 15 ans », "I'm 16").

    Years of something (« 15 ans d'abstinence », "16 days sober"), the past and other people's
    ages don't count. It errs on the side of asking nothing: what it says is only ever what was written.
    """
    words = plain(text)
    for sentence in words.split("/"):
        said = sentence.strip()
        for pattern in _SAYS:
            match = pattern.search(said)
            if match and not _NOT_NOW.search(said[: match.start()]):
                return True
    return False
