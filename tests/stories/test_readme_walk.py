"""README's walk through the town, in its order and by its labels, on the demo town as delivered."""

from __future__ import annotations

import re
from pathlib import Path

from bot.local import Local
from bot.simulator.control import leap
from bot.texts import HERE as TEXTS
from tests.stories.announcing import received, tick
from tests.stories.words import label, said

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "bot" / "simulator" / "phone" / "js"
LABEL = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
NOTE = "Il a plu toute la journée."
ANNOUNCED = "La réunion de mardi est déplacée à jeudi."


async def test_the_walk_of_the_readme(demo: Local) -> None:
    alias = await a_circle_is_found(demo)
    await a_first_word_is_read(demo, alias)
    await two_evenings_pass(demo)
    await the_team_announces(demo)
    odile = demo.town.phone("Odile")
    await odile.types("/admin")
    assert label("fr", "admin-circles") in odile.screen.labels
    for one in demo.town.phones:
        await one.taps(label(one.person.language_code or "fr", "navigation-helpline"))
        one.sees("findahelpline.com")


async def a_circle_is_found(demo: Local) -> str:
    """Steps 1 and 2 up to the hour; gives the name under which she joined."""
    lea = demo.town.phone("Léa")
    await lea.types("/start")
    await lea.taps("Trouver un cercle")
    await lea.taps(label("fr", "onboarding-language-keep"))
    await lea.taps(label("fr", "onboarding-agree-yes"))
    await lea.types("ma mère est morte en septembre")
    await lea.taps("La perte d’un parent")
    assert [name for name in lea.screen.labels if name.startswith("Rejoindre")] == [
        label("fr", "onboarding-join", name=name) for name in proposed(lea.screen.text)
    ]
    assert len(proposed(lea.screen.text)) == 3
    await lea.taps(label("fr", "onboarding-join", name="Les mots simples"))
    (agree,) = (key for key in lea.screen.labels if key.startswith("D’accord, je suis "))
    await lea.taps(agree)
    await lea.taps(label("fr", "onboarding-news-no"))
    await lea.taps("Soir")
    return agree.removeprefix("D’accord, je suis ")


def proposed(text: str) -> list[str]:
    """The circles in a proposal, in order; each is followed by why."""
    found = re.findall(r"^\d\. ([^,\n]+)(?:, cercle ouvert)?\nOn y parle", text, re.MULTILINE)
    return [str(name) for name in found]


async def a_first_word_is_read(demo: Local, alias: str) -> None:
    """The rest of step 2."""
    lea, amina = demo.town.phone("Léa"), demo.town.phone("Amina")
    await lea.taps("Écrire au cercle")
    await lea.types("Bonsoir. Je viens d’arriver.")
    assert alias in amina.sees("Bonsoir. Je viens d’arriver.").text.splitlines()
    amina.sees_no("Léa")


async def two_evenings_pass(demo: Local) -> None:
    """Step 3."""
    lea, amina, first = demo.town.phone("Léa"), demo.town.phone("Amina"), demo.clock.now().date()
    await leaps(demo, "evening")
    assert demo.clock.now().date() == first, "Ce soir"
    lea.sees_no(label("fr", "mood-ask"))
    await leaps(demo, "evening")
    assert (demo.clock.now().date() - first).days == 1, "Demain soir"
    assert label("fr", "mood-ask") in lea.screen.text
    await lea.taps(label("fr", "mood-choice", score=4))
    lea.sees(label("fr", "mood-word", score=4))
    await lea.taps("Écrire une note")
    await lea.types(NOTE)
    assert lea.screen.text == said("fr", "mood-note-kept")
    await amina.taps("Menu", on=amina.screen)
    await amina.taps("Mon humeur", on=amina.screen)
    assert amina.screen.photo
    assert amina.screen.text.startswith("Ces 14 jours")


async def the_team_announces(demo: Local) -> None:
    """Step 4."""
    nadia, names = demo.town.phone("Nadia"), ("Léa", "Amina", "Yann")
    await nadia.types("/annonce")
    await nadia.taps(label("fr", "announcements-kind-name", kind="meeting"))
    await nadia.types(ANNOUNCED)
    await nadia.taps("Les mots simples")
    await nadia.taps("La grande table")
    await nadia.taps(label("fr", "announcements-aimed"))
    await nadia.taps(label("fr", "announcements-now"))
    assert received(nadia, ANNOUNCED), "the preview"
    await nadia.taps("Envoyer à")
    assert [received(demo.town.phone(name), ANNOUNCED) for name in names] == [[], [], []]
    await leaps(demo, "morning")
    await tick(demo)
    assert [len(received(demo.town.phone(name), ANNOUNCED)) for name in names] == [1, 1, 1]
    people = label("fr", "announcements-people", few="no", count=9)
    nadia.sees(label("fr", "announcements-report-sent", people=people))


async def leaps(demo: Local, name: str) -> None:
    """Tap a button of the page's clock."""
    await demo.town.travel(leap(name, demo.clock.now(), demo.town.zone))


def test_every_label_that_the_readme_names_is_the_bots_or_the_pages() -> None:
    named = set(LABEL.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named - labels_of_the_bot() - labels_of_the_page() == set()


def labels_of_the_bot() -> set[str]:
    """Its French texts of one line."""
    files = sorted((TEXTS / "fr").glob("*.ftl"))
    lines = (re.findall(r"^[\w-]+ = (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files)
    return {words for found in lines for words in found}


def labels_of_the_page() -> set[str]:
    """Its French words, and the two keys of its language."""
    found = set(re.findall(r'key\("\w+", "(\w+)"', (PAGE / "settings.js").read_text(encoding="utf-8")))
    for file in sorted(PAGE.glob("*words.js")):
        french = re.search(
            r"^  fr: \{\n(.*?)^  \},", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        assert french is not None, file.name
        found |= set(re.findall(r'"([^"\n]+)"', french.group(1)))
    return found
