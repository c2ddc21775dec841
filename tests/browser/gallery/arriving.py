"""The gallery's walks of newcomers: looking around, being matched, waiting, going astray."""

from __future__ import annotations

from tests.browser.gallery.album import Visit
from tests.stories.evening import CIRCLE, OTHERS, PEOPLE
from tests.stories.people import circle, settled
from tests.stories.steps import A_PARENT, ALCOHOL, DRINK, HITS_ME, ILLNESS, MY_MOTHER

MUCH = {
    "fr": "je bois trop, et mon père est mort, je dors mal et j’angoisse",
    "en": "I drink too much, my father died, I can’t sleep and I feel anxious",
}


async def three_circles(visit: Visit) -> None:
    """One of four people who write, and two that nobody has joined yet."""
    language = visit.language
    await circle(visit.house, CIRCLE[language], language=language, aliases=PEOPLE)
    small, large = OTHERS[language]
    await circle(visit.house, small, language=language, experience=None)
    await circle(visit.house, large, language=language, experience=None, kind="open")


async def arriving(visit: Visit) -> None:
    """Looking around, then from the first word to the last question."""
    await three_circles(visit)
    lea = "Léa"
    await visit.types(lea, "/start", "first")
    await visit.tap(lea, "menu-first-look", "guide-what")
    for page in ("circle", "sees", "commands"):
        await visit.tap(lea, f"guide-to-{page}", f"guide-{page}")
        await visit.tap(lea, "guide-to-what")
    await visit.types(lea, "/language", "languages")
    await visit.types(lea, "/menu", "menu-stranger")
    await visit.tap(lea, "menu-first-match", "match-language")
    await visit.tap(lea, "onboarding-language-keep", "match-agree")
    await visit.tap(lea, "onboarding-agree-yes", "match-words")
    await visit.phone(lea).sends_sticker()
    visit.keep("only-words", lea)
    await visit.types(lea, visit.of(**MY_MOTHER), "match-confirm")
    await visit.press(lea, visit.of(**A_PARENT), "match-proposals")
    await visit.tap(lea, "onboarding-others", "match-no-others")
    await visit.tap(lea, "onboarding-join", "agreement", name=visit.of(**CIRCLE))
    await visit.tap(lea, "onboarding-alias-other", "alias-write")
    await visit.types(lea, "iris", "alias-taken")
    await visit.types(lea, "@lea06", "alias-unfit")
    await visit.types(lea, "Zoé", "agreement-chosen")
    await visit.tap(lea, "onboarding-agreement-yes", "welcome", alias="Zoé")
    await visit.tap(lea, "onboarding-news-no", "evening-asked")
    await visit.tap(lea, "reminders-evening", "evening-chosen", hour="18:30")
    await visit.types(lea, "/menu", "menu-in-circle")


async def elsewhere_in_matching(visit: Visit) -> None:
    """Other ways through the first minutes."""
    await three_circles(visit)
    language = visit.language
    await circle(visit.house, visit.of(fr="Les matins clairs", en="Clear mornings"), language=language,
                 family="addictions", experience="alcohol", space="women")  # fmt: skip

    async def up_to_words(name: str) -> None:
        for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
            if key == "menu-first-match":
                await visit.types(name, "/start")
            await visit.tap(name, key)

    await visit.types("Tim", "/start")
    for key in ("menu-first-match", "onboarding-language-keep"):
        await visit.tap("Tim", key)
    await visit.tap("Tim", "onboarding-under-age", "match-young")
    await visit.types("Ada", "/start")
    for key in ("menu-first-match", "onboarding-language-keep"):
        await visit.tap("Ada", key)
    await visit.tap("Ada", "onboarding-agree-without", "match-without")
    await visit.tap("Ada", "mood-propose-no", "match-without-no")
    await up_to_words("Bea")
    await visit.types("Bea", visit.of(fr="zxcvb qsdfg", en="zxcvb qsdfg"), "match-not-understood")
    await visit.press("Bea", visit.of(**ILLNESS), "match-experiences")
    await up_to_words("Cleo")
    await visit.tap("Cleo", "onboarding-words-list", "match-families")
    await up_to_words("Dora")
    await visit.types("Dora", visit.of(**HITS_ME), "match-closed")
    await up_to_words("Eva")
    await visit.types("Eva", MUCH[visit.language], "match-confirm-many")
    await visit.press("Eva", visit.of(**ALCOHOL), "match-perspective")
    await visit.tap("Eva", "onboarding-perspective-self", "match-space")
    await visit.tap("Eva", "onboarding-space-women", "match-proposal-one")
    await visit.tap("Eva", "onboarding-wait", "match-waiting")


async def a_seat(visit: Visit) -> None:
    """Waiting, then a seat."""
    language = visit.language
    table = visit.of(fr="La grande table", en="The big table")
    await circle(visit.house, table, language=language, family="addictions", experience=None, kind="open")
    await visit.types("Flo", "/start")
    for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
        await visit.tap("Flo", key)
    await visit.types("Flo", visit.of(**DRINK))
    await visit.press("Flo", visit.of(**ALCOHOL))
    await visit.tap("Flo", "onboarding-perspective-self", "match-only-open")
    await visit.tap("Flo", "onboarding-wait", "match-waiting-open")
    await visit.later(days=2)
    visit.keep("waiting-news", "Flo")
    await visit.tap("Flo", "matching-waiting-stop", "waiting-stopped")
    await visit.types("Gil", "/start")
    for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
        await visit.tap("Gil", key)
    await visit.types("Gil", visit.of(**MY_MOTHER))
    await visit.press("Gil", visit.of(**A_PARENT), "match-nothing-at-all")
    await visit.types("Ida", "/start")
    for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
        await visit.tap("Ida", key)
    await visit.types("Ida", visit.of(**MY_MOTHER))
    await visit.press("Ida", visit.of(**A_PARENT))
    await circle(visit.house, visit.of(**CIRCLE), language=language, aliases=PEOPLE)
    await visit.later(days=1)
    visit.keep("seat-offered", "Gil")
    old = visit.phone("Ida").screen
    await visit.tap("Gil", "matching-seat-see", "seat")
    await visit.tap("Gil", "matching-seat-decline", "seat-declined")
    await visit.later(days=4)
    await visit.tap("Ida", "matching-seat-see", "seat-gone", on=old)


async def astray(visit: Visit) -> None:
    """Words and buttons that lead nowhere."""
    lea = "Léa"
    await settled(visit.house, lea, visit.language)
    await visit.types(lea, "/menu", "menu-member")
    await visit.types(
        lea, visit.of(fr="bonsoir, il y a quelqu’un ?", en="good evening, is anyone there?"), "stray"
    )
    await visit.types(lea, "/inconnue", "unknown-command")
    await visit.types(lea, "/cancel", "nothing-open")
    await visit.types(lea, "/match")
    await visit.types(lea, "/checkin", "set-aside")
    await visit.types(lea, "/menu", "menu-waiting")
    await visit.types(lea, "/match")
    await visit.types(lea, "/cancel", "cancelled")
    await visit.phone(lea).presses(visit.phone(lea).screen, "zz:1")
    visit.keep("out-of-date", lea)
    await visit.types(lea, "/circle", "circle-none")
    await visit.types(lea, "/help", "guide-member")
