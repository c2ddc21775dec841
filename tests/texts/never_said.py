"""What is never said to anyone (care.md): phrases in their context, and a way to read every text there is."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from fluent.syntax import ast, parse

BOT = Path(__file__).parents[2] / "bot"
CONTENT, TEXTS = BOT / "content", BOT / "texts"
LANGUAGES = ("fr", "en")
NOT_SAID = frozenset({"lexicon.yaml", "aliases.yaml"})
"""Data files that nobody reads: what people write, and bare names."""
_UNSAID_KEYS = frozenset({"words", "source_url", "languages", "zone"})
_MOST_VARIANTS = 64


@dataclass(frozen=True, slots=True)
class Said:
    """A text as somebody reads it, with its language and the place it comes from."""

    place: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Never:
    """A phrase never said. `unless` found in the same sentence takes the charge back."""

    name: str
    language: str
    phrase: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def found(self, sentence: str) -> bool:
        return bool(self.phrase.search(sentence)) and not (self.unless and self.unless.search(sentence))


def _never(name: str, *, fr: str = "", en: str = "", unless: str = "") -> list[Never]:
    excuse = re.compile(unless) if unless else None
    return [
        Never(name, language, re.compile(phrase), excuse)
        for language, phrase in (("fr", fr), ("en", en))
        if phrase
    ]


# Read without accents, in lower case, with straight apostrophes; a number stands for each variable.
_TIMES_FR = r"(?:jours?|semaines?|mois|fois|points?|notes?|messages?)"
_TIMES_EN = r"(?:days?|weeks?|months?|times?|points?|notes?|messages?|check-ins?)"
_MIND = r"(?:depression|anxiet[ey]|angoisses?|addictions?|cravings?|envies|symptom[es]*|stress|troubles?|suicide)"
_NOT = r"\b(?:n'est|ne|ni|pas|rien|aucune?|nothing|jamais|not|isn't|never|no|nor|neither|without|sans|don't|doesn't)\b"
RULES = (
    *_never(
        "diagnosis",
        fr=r"vous (?:souffrez|etes atteinte?) d|vos symptomes|symptomes? d|diagnosti"
        r"|(?:depression|anxiete|angoisse|dependance) (?:legere|moderee|severe|grave)",
        en=r"you suffer from|you are suffering from|symptoms?\b|diagnos"
        r"|(?:mild|moderate|severe) (?:depression|anxiety|addiction|dependence)",
        unless=_NOT,
    ),
    *_never("score", fr=r"\b(?:votre|vos|ton|le) scores?\b", en=r"\b(?:your|the|a) scores?\b"),
    *_never(
        "only so many",
        fr=rf"\b(?:seulement|rien que|a peine|juste|plus que) \d+ {_TIMES_FR}|\bn[e'][^.]{{0,30}}\bque \d+ {_TIMES_FR}",
        en=rf"\b(?:only|just|merely|barely) \d+ {_TIMES_EN}",
    ),
    *_never(
        "failure",
        fr=r"vous (?:avez|aviez) (?:echoue|rechute|craque|flanche)|\b(?:votre|un) echec|vous n'avez pas (?:reussi|tenu)",
        en=r"you(?:'ve| have)? (?:failed|relapsed|slipped up|given in)|\b(?:your|a) failure|you didn't (?:manage|make it)",
    ),
    *_never(
        "missed",
        fr=r"vous (?:avez|aviez) (?:manque|rate|saute|oublie)|\bjours? (?:manques?|rates?|sautes?|oublies?)\b",
        en=r"you(?:'ve| have)? (?:missed|skipped|forgot)|\b(?:missed|skipped) (?:days?|check-ins?)|days? missed",
    ),
    *_never(
        "streak",
        fr=r"\b(?:votre|une|belle) serie\b|\bd'affilee\b|\bjours? consecutifs?|\bserie (?:de \d|en cours)|jours de suite",
        en=r"\bstreaks?\b|\bin a row\b|\bconsecutive (?:days|check-ins)",
    ),
    *_never(
        "red or green",
        fr=r"\ben (?:rouge|vert)\b|\bdans le (?:rouge|vert)\b|\bjours? (?:rouges?|verts?)\b|[🔴🟢🟥🟩]",
        en=r"\bin (?:the )?(?:red|green)\b|\b(?:red|green) days?\b|[🔴🟢🟥🟩]",
    ),
    *_never(
        "comparison",
        fr=r"\b(?:mieux|pire|plus|moins|meilleure?)\b[^.]{0,40}\bque (?:les autres|la plupart|la moyenne|d'autres)\b"
        r"|par rapport aux autres|comme tout le monde",
        en=r"\b(?:better|worse|more|less|lower|higher|easier|harder) than (?:the )?(?:others?|most|average|other people)"
        r"|compared (?:to|with) (?:others|other)|like everyone else",
    ),
    *_never(
        "prediction",
        fr=r"\b(?:vous|tu) (?:allez|vas|irez|iras)\b[^.]{0,15}\b(?:mieux|rechuter|en sortir|y arriver|guerir)\b"
        r"|\bvous (?:irez mieux|guerirez|y arriverez|vous en sortirez)\b|demain (?:sera|ira)"
        r"|(?:cela|ca|tout) (?:va )?(?:passera?|s'arrangera?|ira mieux|ira bien)\b|va s'arranger|\bca ira\b|tout ira"
        r"|des jours meilleurs|le bout du tunnel|le temps (?:guerit|soigne|apaise)",
        en=r"\byou(?:'ll| will) (?:feel|get|be|do) (?:better|well|fine|ok|okay|through|there)"
        r"|\b(?:it|things|this|everything) (?:will|'ll|does|do|is going to|are going to)? ?(?:gets?|be|improve|pass) "
        r"(?:better|fine|ok|okay|all right|alright)|\b(?:it|this)(?: too)? (?:will|shall) pass|it gets better"
        r"|better days|brighter days|end of the tunnel|time heals|you will heal|tomorrow will be",
        unless=r"\bni que\b|promett|\bnor that\b|promis",
    ),
    *_never(
        "cause",
        fr=r"\b(?:humeur|moral|nuit|note)\b[^.]{0,60}\b(?:parce que|a cause d|grace a|est due? a)\b",
        en=r"\b(?:mood|sleep|score|night)\b[^.]{0,60}\b(?:because|thanks to|due to|caused by)\b",
    ),
    *_never(
        "praise",
        fr=r"\bbravo\b|felicitations|\bfi(?:er|ere)s? de (?:vous|toi)|continuez comme ca|beau (?:score|chiffre|resultat)"
        r"|impressionnant|bien joue|quel (?:courage|exploit)|\bsuper\b",
        en=r"congrat|well done|good job|great job|nice work|proud of you|keep it up|impressive|good for you|what courage",
    ),
    *_never(
        "you are amazing",
        fr=r"\b(?:vous etes|tu es)\b (?:\w+ )?(?:formidables?|incroyables?|extraordinaires?|fort[es]*|courageu\w+|geni\w+"
        r"|merveilleu\w+|un heros|une heroine|parfait\w*|admirables?|exceptionnel\w*)\b",
        en=r"\byou(?:'re| are) (?:\w+ )?(?:amazing|wonderful|awesome|incredible|brave|strong|a hero|a warrior|great"
        r"|beautiful|perfect|inspiring|so special|a fighter|a survivor)\b",
        unless=r"\bsi vous etes\b|\bif you(?:'re| are)\b",
    ),
    *_never(
        "at least",
        fr=r"\bau moins,? (?:vous|tu|il|elle|ils|elles|on|c'est|c'etait|cela|ca|votre)\b",
        en=r"\bat least,? (?:you|your|it|it's|he|she|they|we|there|that)\b",
    ),
    *_never(
        "timetable of grief",
        fr=r"(?:etapes?|phases?|stades?) (?:du|de votre|de ton) deuil|\bfaire (?:son|votre|ton) deuil|travail de deuil"
        r"|tourner la page|passer a autre chose|il serait temps|vous devriez (?:deja|maintenant)",
        en=r"(?:stages?|phases?|steps?) of (?:grief|mourning)|\bmov(?:e|ing) on\b(?! to)|\bclosure\b"
        r"|get(?:ting)? over (?:it|him|her|this)|you should (?:by now|already)|it's time to let",
    ),
    *_never(
        "clean or dirty",
        fr=r"\bclean\b|\bsale\b|\btoxicos?\b|\btoxicomanes?\b|\bjunkies?\b|\bivrognes?\b|\baddicts?\b"
        r"|\b(?:une?|les|des|etes|suis|aux?) alcooliques?\b",
        en=r"\b(?:stay|staying|get|getting|be|being|been|are|is|was|remain|\d+ (?:days|weeks|months|years)) clean\b"
        r"|\bclean (?:time|days?|since|for|date)|\bdirty\b|\bjunkies?\b|\baddicts?\b|\bdrunks?\b"
        r"|\b(?:an?|the|you're|are) alcoholics?\b|substance abus",
    ),
    *_never(
        "secrecy promised",
        fr=r"\brest(?:e|era|ent|eront) (?:strictement |absolument )?(?:secret|confidentiel|entre nous)|se dit ici reste"
        r"|(?<!cette )\bpersonne (?:n'en |ne le |ne )saura|secret (?:garanti|absolu|total)"
        r"|(?:100 ?%|totalement|completement|absolument|parfaitement) (?:anonyme|confidentiel|secret|sur\b)",
        en=r"\b(?:stays?|remains?|will stay|will remain) (?:strictly )?(?:secret|confidential|between us|in here)"
        r"|what is said here stays|nobody will (?:ever )?know|no one will (?:ever )?know|guaranteed secret"
        r"|(?:100 ?%|completely|totally|absolutely|perfectly) (?:anonymous|confidential|secret|safe)",
        unless=r"(?:votre|vos|un|your|an) (?:numeros?|jours|mois|telephones?|humeur)|\bdeletes?d?\b",
    ),
    *_never(
        "protected names",
        fr=r"alcooliques anonymes|narcotiques anonymes|smart recovery|\bgros livre\b|priere de la serenite"
        r"|puissance superieure|douze traditions|(?<!approche en )(?:les |des )douze etapes|impuissants devant"
        r"|un jour a la fois|\bal-anon\b",
        en=r"alcoholics anonymous|narcotics anonymous|smart recovery|\bbig book\b|serenity prayer|higher power"
        r"|twelve traditions|(?:the |our )(?:twelve|12) steps|admitted we were powerless|one day at a time"
        r"|keep coming back|\bal-anon\b",
    ),
    *_never(
        "claims to cure",
        fr=rf"\b(?:traite|soigne|guerit|detecte|reduit|diminue|previent|combat)\b (?:\w+ )?(?:la |l'|le |les |votre |vos )?{_MIND}",
        en=rf"\b(?:treats?|detects?|reduces?|cures?|heals?|prevents?|lowers?|fights?)\b (?:your |the |my )?{_MIND}",
        unless=_NOT,
    ),
    *_never(
        "absence counted",
        fr=r"\b(?:ca|cela|il y a) (?:fait )?(?:longtemps|un moment|\d+ jours) que (?:vous|nous|je)|vous nous avez manque"
        r"|ou etiez-vous|\benfin de retour|depuis votre dernier(?:e)? (?:visite|passage|venue)",
        en=r"it(?:'s| has) been (?:a while|ages|too long|\d+ days)|we missed you|where have you been|long time no see"
        r"|since your last visit|back at last",
    ),
)


def _style(text: str, language: str) -> Iterator[str]:
    """What is wrong with how a text is written, whatever it says."""
    if "!" in text:
        yield "exclamation mark"
    if re.search(r"[·‧・]", text):
        yield "middle dot"
    if re.search(r"\w'\w", text):
        yield "typewriter apostrophe"
    if re.search(r"\w\((?:e|ne|se|trice|euse)\)", text):
        yield "bracketed ending"
    if language != "fr":
        return
    if re.search(r"[ \u00a0](?=[;:?»])|«(?!\u202f)|[\w)](?=[?;»]|:(?:\s|$))", text):
        yield "no narrow space beside a sign"
    if re.search(r"(?i)\bdrogué", text):
        yield "clean or dirty"
    if re.search(r"(?i)\b(?:tu|toi|tes)\b", re.sub(r"«[^»]*»", "", text)):
        yield "tu"


# Looked for in the text as written, for their capitals are what makes them names.
_MARKS = re.compile(r"\b(?:AA|NA|A\.\s?A\.|N\.\s?A\.|SMART)\b")


def findings(text: str, language: str) -> list[str]:
    """The names of everything that this text says and never should; an empty list is right."""
    bare = re.sub(r"<[^>]*>|https?://\S+", "", text)
    found = list(_style(bare, language))
    if _MARKS.search(bare):
        found.append("protected names")
    sentences = [sentence for sentence in re.split(r"(?<=[.?!…])\s+|\n+", _flat(bare)) if sentence]
    found += [rule.name for rule in RULES if rule.language == language and any(map(rule.found, sentences))]
    return list(dict.fromkeys(found))


def _flat(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("œ", "oe"))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return re.sub(r"[^\S\n]+", " ", bare)


def everything() -> Iterator[Said]:
    """Every text that somebody can read, in every language and every variant."""
    yield from content_texts(CONTENT)
    yield from fluent_texts(TEXTS)


def content_texts(folder: Path) -> Iterator[Said]:
    """The texts of the data files under `folder`."""
    for path in sorted(folder.rglob("*.y*ml")):
        if path.name not in NOT_SAID:
            yield from yaml_texts(path.read_text(encoding="utf-8"), str(path.relative_to(folder)))


def yaml_texts(source: str, place: str) -> Iterator[Said]:
    """The texts of one data file: under `fr` and `en`, or everywhere if it is one language's own."""
    value = yaml.load(source, Loader=yaml.CSafeLoader)
    own = value.get("lang") if isinstance(value, dict) else None
    if own is None:
        yield from _walk(value, place, None)
        return
    for key, message in value["messages"].items():
        for name in ("text", "text_discreet"):
            if message.get(name):
                yield Said(f"{place}: {key}.{name}", own, message[name])


def _walk(value: Any, place: str, language: str | None) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _UNSAID_KEYS:
                yield from _walk(item, f"{place}: {key}", key if key in LANGUAGES else language)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, place, language)
    elif isinstance(value, str) and language:
        yield Said(place, language, value)


def fluent_texts(folder: Path) -> Iterator[Said]:
    """The texts of the Fluent files under `folder`/<language>/."""
    for path in sorted(folder.rglob("*.ftl")):
        language = path.relative_to(folder).parts[0]
        yield from fluent_file(path.read_text(encoding="utf-8"), language, str(path.relative_to(folder)))


def fluent_file(source: str, language: str, place: str) -> Iterator[Said]:
    """Each message of one Fluent file, once for each of its variants; a number stands for a variable."""
    for entry in parse(source).body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"{place}: not Fluent: {entry.content[:60]}")
        if isinstance(entry, (ast.Message, ast.Term)):
            patterns = [entry.value, *(attribute.value for attribute in entry.attributes)]
            for pattern in filter(None, patterns):
                for text in itertools.islice(_variants(pattern), _MOST_VARIANTS):
                    yield Said(f"{place}: {entry.id.name}", language, text)


def _variants(pattern: ast.Pattern) -> Iterator[str]:
    parts = [list(_element(element)) for element in pattern.elements]
    yield from ("".join(chosen) for chosen in itertools.product(*parts))


def _element(element: ast.TextElement | ast.Placeable) -> Iterator[str]:
    if isinstance(element, ast.TextElement):
        yield element.value
        return
    expression = element.expression
    if isinstance(expression, ast.SelectExpression):
        for variant in expression.variants:
            yield from _variants(variant.value)
    elif isinstance(expression, ast.Literal):
        yield str(expression.parse()["value"])
    elif isinstance(expression, ast.VariableReference):
        yield "7"
    elif isinstance(expression, ast.Placeable):
        yield from _element(expression)
    else:
        yield "7"
