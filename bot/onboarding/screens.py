"""The screens of the first minutes."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from babel import Locale

from bot.actions import Action
from bot.announcements import news as organisation_news
from bot.config import Settings
from bot.content.experiences import Catalogue
from bot.matching.actions import StopWaiting
from bot.mood import screens as mood
from bot.navigation import home_row
from bot.onboarding.actions import (
    Accept,
    Again,
    Agree,
    Back,
    Choose,
    For,
    Join,
    News,
    NumbersIn,
    OtherName,
    Others,
    ShowFamilies,
    ShowFamily,
    ShowProposals,
    Space,
    Speak,
    Wait,
)
from bot.rooms.actions import Enter
from bot.safety.screens import countries
from bot.screen import Button, Screen, paired
from bot.texts import LANGUAGES, Html, Texts


@dataclass(frozen=True, slots=True)
class Proposal:
    """A circle as it is shown: its name, true sentences about why, and what doesn't match.

    The last of `why` is how one lives there.
    """

    circle: int
    name: str
    why: tuple[Html, ...]
    but: Html | None = None
    is_open: bool = False

    @property
    def told(self) -> Html:
        """The sentences as they stand below the name: what doesn't match on a line of its own."""
        return self.told_after(())

    @property
    def life(self) -> Html:
        """How one lives there; empty where nothing is said."""
        return self.why[-1] if self.why else Html("")

    def told_after(self, said: Container[Html]) -> Html:
        """The same, where one has just read these sentences: how one lives there isn't said twice."""
        why = self.why[:-1] if len(self.why) > 1 and self.life in said else self.why
        return Html("\n".join(filter(None, (" ".join(why), self.but))))


def language(t: Texts) -> Screen:
    """The first of four: the language, guessed from Telegram."""
    other = next(code for code in LANGUAGES if code != t.language)
    return Screen(t("onboarding-language")).with_rows(
        (Button(t.plain("onboarding-language-keep"), Speak(t.language).data),),
        (Button(t.plain("onboarding-language-other"), Speak(other).data),),
        home_row(t),
    )


def agree(t: Texts, settings: Settings) -> Screen:
    """The second: age, what this is and isn't, who runs it, and consent to matching."""
    return Screen(agree_text(t, settings)).with_rows(
        (Button(t.plain("onboarding-agree-yes"), Agree("yes").data),),
        (Button(t.plain("onboarding-agree-without"), Agree("without").data),),
        (Button(t.plain("onboarding-under-age"), Agree("young").data), *_back(t, Back("language"))),
        home_row(t),
    )


def agree_text(t: Texts, settings: Settings) -> Html:
    """The consent text as shown; its hash is kept with the consent."""
    unset = t.plain("onboarding-organisation-unset")
    return t(
        "onboarding-agree",
        organisation=settings.organisation or unset,
        contact=settings.privacy_contact or unset,
        country=_country(t, settings.country) or unset,
        hosting=settings.hosted_at or unset,
    )


def _country(t: Texts, code: str | None) -> str | None:
    """The country's name in this language; the code itself when it has none."""
    return Locale(t.language).territories.get(code, code) if code else None


def words(t: Texts) -> Screen:
    """The third: what brings you, in a few words or from the list."""
    return Screen(t("onboarding-words")).with_rows(
        (Button(t.plain("onboarding-words-list"), ShowFamilies().data),), _back(t, Back("agree")), home_row(t)
    )


def _back(t: Texts, to: Action) -> tuple[Button]:
    return (Button(t.plain("navigation-back"), to.data),)


def confirm(t: Texts, catalogue: Catalogue, experiences: Sequence[str]) -> Screen:
    """Up to three experiences to confirm."""
    key = "onboarding-confirm" if len(experiences) == 1 else "onboarding-confirm-many"
    rows = [_experience(t, catalogue, one) for one in experiences]
    return Screen(t(key)).with_rows(
        *rows,
        (Button(t.plain("onboarding-confirm-none"), ShowFamilies().data),),
        _back(t, Again()),
        home_row(t),
    )


def families(t: Texts, catalogue: Catalogue, *, lost: bool = False) -> Screen:
    """The catalogue's families; with `lost`, after words that were not recognised."""
    text = t("onboarding-not-understood") if lost else t("onboarding-families")
    rows = [
        (Button(family.name(t.language), ShowFamily(family.key).data),)
        for family in catalogue.families.values()
    ]
    return Screen(text).with_rows(*rows, _back(t, Again()), home_row(t))


def experiences(t: Texts, catalogue: Catalogue, family: str) -> Screen:
    """The experiences of one family as people would say them, two to a row where they are short."""
    rows = paired(button for one in catalogue.of(family) for button in _experience(t, catalogue, one.key))
    return Screen(t("onboarding-experiences")).with_rows(*rows, _back(t, ShowFamilies()), home_row(t))


def _experience(t: Texts, catalogue: Catalogue, key: str) -> tuple[Button]:
    return (Button(catalogue.experience(key).name(t.language), Choose(key).data),)


def closed(t: Texts, settings: Settings, numbers: Html, ask: str | None = None) -> Screen:
    """The answer to an experience whose protections aren't built: numbers, and the truth.

    `ask`: the kind of numbers, while the country they are for isn't known; a tap on one gives them.
    """
    contact = settings.privacy_contact or t.plain("onboarding-organisation-unset")
    key = "onboarding-closed" if ask is None else "onboarding-closed-where"
    rows = [] if ask is None else countries(t, lambda country: NumbersIn(ask, country).data)
    other = (Button(t.plain("onboarding-closed-other"), ShowFamilies().data),)
    return Screen(t(key, numbers=numbers, contact=contact)).with_rows(*rows, other, home_row(t))


def perspective(t: Texts, perspectives: Sequence[str]) -> Screen:
    """The fourth: for myself, for someone close, or after a loss."""
    rows = [(Button(t.plain(f"onboarding-perspective-{one}"), For(one).data),) for one in perspectives]
    return Screen(t("onboarding-perspective")).with_rows(*rows, _back(t, Again()), home_row(t))


def space(t: Texts, spaces: Sequence[str]) -> Screen:
    """The space wanted, where that protects and such a circle is there."""
    rows = [(Button(t.plain(f"onboarding-space-{one}"), Space(one).data),) for one in spaces]
    skip = (Button(t.plain("onboarding-skip"), Space(None).data),)
    return Screen(t("onboarding-space")).with_rows(*rows, skip, _back(t, Again()), home_row(t))


def proposals(t: Texts, found: Sequence[Proposal], *, again: bool = False) -> Screen:
    """Up to three circles, each with why; the person picks, asks for others, or waits."""
    many = len(found) > 1
    head = t("onboarding-proposals-many", count=len(found)) if many else t("onboarding-proposals-one")
    opening = t("onboarding-no-others") if again else Html(f"{head} {t('onboarding-small-circle')}")
    parts = [opening, *_described(t, found)]
    rows = [_join(t, one) for one in found]
    return Screen("\n\n".join(parts)).with_rows(
        *rows,
        (Button(t.plain("onboarding-others"), Others().data), _wait(t)),
        (Button(t.plain("onboarding-change"), Again().data),),
        home_row(t),
    )


def _described(t: Texts, found: Sequence[Proposal]) -> list[Html]:
    parts, said = [], set[Html]()
    for number, one in enumerate(found, 1):
        why = one.told_after(said)
        parts.append(t("onboarding-proposal", number=number, name=one.name, open=_yes(one.is_open), why=why))
        said.add(one.life)
    return parts


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _join(t: Texts, one: Proposal) -> tuple[Button]:
    return (Button(t.plain("onboarding-join", name=one.name), Join(one.circle).data),)


def _wait(t: Texts) -> Button:
    return Button(t.plain("onboarding-wait"), Wait().data)


def waiting(
    t: Texts, place: Html | None, door: Proposal | None, settings: Settings, *, nothing: bool
) -> Screen:
    """The true place in line (None: not in it); when nothing fits, that, and the open circle meanwhile."""
    parts = [t("onboarding-nothing")] if nothing else []
    if place is not None:
        parts.append(place)
    if door is not None:
        parts += [t("onboarding-nothing-open"), door.told]
    if settings.privacy_contact:
        parts.append(t("onboarding-nothing-contact", contact=settings.privacy_contact))
    rows = [_join(t, door)] if door is not None else []
    change = Button(t.plain("onboarding-change"), Again().data)
    wait = Button(t.plain("matching-waiting-stop"), StopWaiting().data) if place else _wait(t)
    return Screen("\n\n".join(parts)).with_rows(*rows, (change,), (wait,), home_row(t))


def agreement(t: Texts, name: str, lines: Html, alias: str, mark: str, *, chosen: bool) -> Screen:
    """Joining: the agreement in five lines and a name, offered or already chosen; `mark` is of all this."""
    key = "onboarding-agreement-chosen" if chosen else "onboarding-agreement"
    return Screen(t(key, name=name, agreement=lines, alias=alias)).with_rows(
        (Button(t.plain("onboarding-agreement-yes", alias=alias), Accept(mark).data),),
        (Button(t.plain("onboarding-alias-other"), OtherName().data),),
        _back(t, ShowProposals()),
        home_row(t),
    )


def write_name(t: Texts, key: str = "onboarding-alias-write") -> Screen:
    """The question for another name; `key` says why it is asked again."""
    return Screen(t(key)).with_rows(_back(t, ShowProposals()), home_row(t))


def news(t: Texts, settings: Settings) -> Screen:
    """The consent of its own for news of the organisation's life."""
    return Screen(organisation_news.text(t, settings)).with_rows(
        (
            Button(t.plain("onboarding-news-yes"), News(True).data),
            Button(t.plain("onboarding-news-no"), News(False).data),
        ),
        home_row(t),
    )


def without(t: Texts) -> Screen:
    """No matching: check-ins alone, if wanted."""
    evening = mood.propose(t)
    return Screen(f"{t('onboarding-without')}\n\n{evening.text}", evening.rows)


def welcome(t: Texts, alias: str, opening: str, circle: int) -> Screen:
    """Inside: a first word is suggested, and nothing more is asked for."""
    return Screen(t("onboarding-welcome", alias=alias, opening=opening)).with_rows(
        (Button(t.plain("onboarding-welcome-write"), Enter(circle).data),), home_row(t)
    )


def ask_evening(t: Texts) -> Screen:
    """Shall I ask how you are, tomorrow?"""
    return mood.propose(t)
