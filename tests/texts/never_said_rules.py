"""The phrases that are never said to anyone (care.md), each with the context that makes it one."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Never:
    """A phrase never said in a language. `unless`, found in the same sentence, takes the charge back."""

    name: str
    language: str
    phrase: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def found(self, sentence: str) -> bool:
        """Whether a sentence says it: lower case, no accents, straight apostrophes."""
        return bool(self.phrase.search(sentence)) and not (self.unless and self.unless.search(sentence))


def _never(name: str, *, fr: tuple[str, ...], en: tuple[str, ...], unless: str = "") -> tuple[Never, ...]:
    excuse = re.compile(unless) if unless else None
    said = {"fr": fr, "en": en}
    return tuple(Never(name, key, re.compile("|".join(parts)), excuse) for key, parts in said.items())


# A number stands for each variable.
_UNITS_FR = r"(?:jours?|semaines?|mois|fois|points?|notes?|messages?)"
_UNITS_EN = r"(?:days?|weeks?|months?|times?|points?|notes?|messages?|check-ins?)"
_ILLS = (
    r"(?:depression|anxiet[ey]|angoisses?|addictions?|cravings?|envies|symptom[es]*|stress|troubles?|suicide)"
)
_OTHERS_FR = "(?:les autres|la plupart|la moyenne|d'autres)"
_WILL = "(?:will |does |do |is going to |are going to )?"
_THE_FR = "(?:la |l'|le |les |votre |vos )?"
_NOT = (
    r"\b(?:n'est|ne|ni|pas|rien|aucune?|jamais|sans"
    r"|nothing|not|isn't|never|no|nor|neither|without|don't|doesn't)\b"
)

RULES = (
    *_never(
        "diagnosis",
        fr=(
            r"vous (?:souffrez|etes atteinte?) d",
            r"vos symptomes|symptomes? d|diagnosti",
            r"(?:depression|anxiete|angoisse|dependance) (?:legere|moderee|severe|grave)",
        ),
        en=(
            r"you (?:suffer|are suffering) from|symptoms?\b|diagnos",
            r"(?:mild|moderate|severe) (?:depression|anxiety|addiction|dependence)",
        ),
        unless=_NOT,
    ),
    *_never("score", fr=(r"\b(?:votre|vos|ton|le) scores?\b",), en=(r"\b(?:your|the|a) scores?\b",)),
    *_never(
        "only so many",
        fr=(
            rf"\b(?:seulement|rien que|a peine|juste|plus que) \d+ {_UNITS_FR}",
            rf"\bn[e'][^.]{{0,30}}\bque \d+ {_UNITS_FR}",
        ),
        en=(rf"\b(?:only|just|merely|barely) \d+ {_UNITS_EN}",),
    ),
    *_never(
        "failure",
        fr=(
            r"vous (?:avez|aviez) (?:echoue|rechute|craque|flanche)",
            r"\b(?:votre|un) echec|vous n'avez pas (?:reussi|tenu)",
        ),
        en=(
            r"you(?:'ve| have)? (?:failed|relapsed|slipped up|given in)",
            r"\b(?:your|a) failure|you didn't (?:manage|make it)",
        ),
    ),
    *_never(
        "missed",
        fr=(
            r"vous (?:avez|aviez) (?:manque|rate|saute|oublie)",
            r"\bjours? (?:manques?|rates?|sautes?|oublies?)\b",
        ),
        en=(
            r"you(?:'ve| have)? (?:missed|skipped|forgot)",
            r"\b(?:missed|skipped) (?:days?|check-ins?)|days? missed",
        ),
    ),
    *_never(
        "streak",
        fr=(
            r"\b(?:votre|une|belle) serie\b|\bserie (?:de \d|en cours)",
            r"\bd'affilee\b|\bjours? consecutifs?|jours de suite",
        ),
        en=(r"\bstreaks?\b|\bin a row\b|\bconsecutive (?:days|check-ins)",),
    ),
    *_never(
        "red or green",
        fr=(r"\ben (?:rouge|vert)\b|\bdans le (?:rouge|vert)\b|\bjours? (?:rouges?|verts?)\b|[🔴🟢🟥🟩]",),
        en=(r"\bin (?:the )?(?:red|green)\b|\b(?:red|green) days?\b|[🔴🟢🟥🟩]",),
    ),
    *_never(
        "comparison",
        fr=(
            rf"\b(?:mieux|pire|plus|moins|meilleure?)\b[^.]{{0,40}}\bque {_OTHERS_FR}\b",
            r"par rapport aux autres|comme tout le monde",
        ),
        en=(
            r"\b(?:better|worse|more|less|lower|higher) than (?:the )?(?:others?|most|average)\b",
            r"\bthan other people\b|compared (?:to|with) (?:others|other)|like everyone else",
        ),
    ),
    *_never(
        "prediction",
        fr=(
            r"\bvous (?:allez|irez)\b[^.]{0,15}\b(?:mieux|rechuter|en sortir|y arriver|guerir)\b",
            r"\bvous (?:guerirez|y arriverez|vous en sortirez)\b|demain (?:sera|ira)",
            r"(?:cela|ca|tout) (?:va )?(?:passera?|s'arrangera?|ira mieux|ira bien)\b",
            r"va s'arranger|\bca ira\b",
            r"tout ira|des jours meilleurs|le bout du tunnel|le temps (?:guerit|soigne|apaise)",
        ),
        en=(
            r"\byou(?:'ll| will) (?:feel|get|be|do) (?:better|well|fine|ok|okay|through|there)",
            rf"\b(?:it|things|this|everything) {_WILL}(?:gets?|be) (?:better|fine|ok|okay|all right)\b",
            r"\b(?:it|this)(?: too)? (?:will|shall) pass|better days|brighter days|end of the tunnel",
            r"time heals|you will heal|tomorrow will be",
        ),
        unless=r"\bni que\b|promett|\bnor that\b|promis",
    ),
    *_never(
        "cause",
        fr=(r"\b(?:humeur|moral|nuit|note)\b[^.]{0,60}\b(?:parce que|a cause d|grace a|est due? a)\b",),
        en=(r"\b(?:mood|sleep|score|night)\b[^.]{0,60}\b(?:because|thanks to|due to|caused by)\b",),
    ),
    *_never(
        "praise",
        fr=(
            r"\bbravo\b|felicitations|\bfi(?:er|ere)s? de (?:vous|toi)|continuez comme ca",
            r"beau (?:score|chiffre|resultat)|impressionnant|bien joue|quel (?:courage|exploit)|\bsuper\b",
        ),
        en=(
            r"congrat|well done|good job|great job|nice work|proud of you|keep it up|impressive",
            r"good for you|what courage",
        ),
    ),
    *_never(
        "you are amazing",
        fr=(
            r"\bvous etes (?:\w+ )?(?:formidables?|incroyables?|extraordinaires?|fort[es]*|courageu\w+)\b",
            r"\bvous etes (?:\w+ )?(?:geni\w+|merveilleu\w+|un heros|une heroine|parfait\w*|admirables?)\b",
        ),
        en=(
            r"\byou(?:'re| are) (?:\w+ )?(?:amazing|wonderful|awesome|incredible|brave|strong|great)\b",
            r"\byou(?:'re| are) (?:\w+ )?(?:beautiful|perfect|inspiring|a hero|a warrior|a fighter)\b",
        ),
        unless=r"\bsi vous etes\b|\bif you(?:'re| are)\b",
    ),
    *_never(
        "at least",
        fr=(r"\bau moins,? (?:vous|tu|il|elle|ils|elles|on|c'est|c'etait|cela|ca|votre)\b",),
        en=(r"\bat least,? (?:you|your|it|it's|he|she|they|we|there|that)\b",),
    ),
    *_never(
        "timetable of grief",
        fr=(
            r"(?:etapes?|phases?|stades?) (?:du|de votre|de ton) deuil|\bfaire (?:son|votre|ton) deuil",
            r"travail de deuil|tourner la page|passer a autre chose|il serait temps",
            r"vous devriez (?:deja|maintenant)",
        ),
        en=(
            r"(?:stages?|phases?|steps?) of (?:grief|mourning)|\bmov(?:e|ing) on\b(?! to)|\bclosure\b",
            r"get(?:ting)? over (?:it|him|her|this)|you should (?:by now|already)|it's time to let",
        ),
    ),
    *_never(
        "clean or dirty",
        fr=(
            r"\bclean\b|\bsale\b|\btoxicos?\b|\btoxicomanes?\b|\bjunkies?\b|\bivrognes?\b|\baddicts?\b",
            r"\b(?:une?|les|des|etes|suis|aux?) alcooliques?\b",
        ),
        en=(
            r"\b(?:stay|staying|get|getting|be|being|been|are|is|was|remain) clean\b",
            r"\b\d+ (?:days|weeks|months|years) clean\b|\bclean (?:time|days?|since|for|date)|\bdirty\b",
            r"\bjunkies?\b|\baddicts?\b|\bdrunks?\b|\b(?:an?|the|you're|are) alcoholics?\b|substance abus",
        ),
    ),
    *_never(
        "secrecy promised",
        fr=(
            r"\brest(?:e|era|ent|eront) (?:strictement |absolument )?(?:secret|confidentiel|entre nous)",
            r"se dit ici reste|(?<!cette )\bpersonne (?:n'en |ne le |ne )saura",
            r"secret (?:garanti|absolu|total)",
            r"(?:100 ?%|totalement|completement|absolument) (?:anonyme|confidentiel|secret|sur\b)",
        ),
        en=(
            r"\b(?:stays?|remains?) (?:strictly )?(?:secret|confidential|between us|in here)",
            r"\bwill (?:stay|remain) (?:strictly )?(?:secret|confidential|between us|in here)",
            r"what is said here stays|(?:nobody|no one) will (?:ever )?know|guaranteed secret",
            r"(?:100 ?%|completely|totally|absolutely|perfectly) (?:anonymous|confidential|secret|safe)",
        ),
    ),
    *_never(
        "protected names",
        fr=(
            r"alcooliques anonymes|narcotiques anonymes|smart recovery|\bgros livre\b|priere de la serenite",
            r"puissance superieure|douze traditions|(?<!approche en )(?:les |des )douze etapes",
            r"impuissants devant|un jour a la fois|\bal-anon\b",
        ),
        en=(
            r"alcoholics anonymous|narcotics anonymous|smart recovery|\bbig book\b|serenity prayer",
            r"higher power|twelve traditions|(?:the |our )(?:twelve|12) steps|admitted we were powerless",
            r"one day at a time|keep coming back|\bal-anon\b",
        ),
    ),
    *_never(
        "claims to cure",
        fr=(rf"\b(?:traite|soigne|guerit|detecte|reduit|diminue|combat)\b (?:\w+ )?{_THE_FR}{_ILLS}",),
        en=(rf"\b(?:treats?|detects?|reduces?|cures?|heals?|lowers?|fights?)\b (?:your |the )?{_ILLS}",),
        unless=_NOT,
    ),
    *_never(
        "absence counted",
        fr=(
            r"\b(?:ca|cela|il y a) (?:fait )?(?:longtemps|un moment|\d+ jours) que (?:vous|nous|je)",
            r"vous nous avez manque|ou etiez-vous|\benfin de retour",
        ),
        en=(
            r"it(?:'s| has) been (?:a while|ages|too long|\d+ days)|we missed you|where have you been",
            r"long time no see|back at last",
        ),
    ),
)
