"""The demo town as somebody finds it who has just opened the page."""

from __future__ import annotations

from datetime import timedelta

from bot.local import Local
from tests.stories.words import label, said


async def test_on_opening_everybody_finds_their_place(demo: Local) -> None:
    lea, amina, nadia = (demo.town.phone(name) for name in ("Léa", "Amina", "Nadia"))
    assert [one.person.first_name for one in demo.town.phones][:2] == ["Odile", "Léa"]
    assert lea.messages == []
    await demo.town.quiet()
    assert "La soupe, je veux bien la recette." in [seen.text for seen in amina.messages if not seen.from_bot]
    assert amina.screen.text == said("fr", "menu-title")
    assert label("fr", "menu-circle") in amina.screen.labels
    assert label("fr", "menu-announce") in nadia.screen.labels
    assert "annonce" in {command["command"] for command in nadia.commands}


async def test_a_newcomer_reads_the_week_and_a_line_tells_the_others_of_her_words(demo: Local) -> None:
    lea, amina, paul = (demo.town.phone(name) for name in ("Léa", "Amina", "Paul"))
    await lea.types("/start")
    await lea.taps(label("fr", "menu-first-match"))
    await lea.taps(label("fr", "onboarding-language-keep"))
    await lea.taps(label("fr", "onboarding-agree-yes"))
    await lea.types("ma mère est morte en septembre")
    await lea.taps("La perte d’un parent")
    for name in ("Les mots simples", "Le banc", "La grande table"):
        assert name in lea.screen.text
    await lea.taps(label("fr", "onboarding-join", name="Les mots simples"))
    await lea.taps("D’accord, je suis")
    await lea.types("/circle")
    await lea.taps(label("fr", "rooms-read-week"))
    soup = lea.sees("C’était le cerfeuil, son secret.")
    assert soup.reply_to == lea.sees("La soupe, je veux bien la recette.").id
    await lea.taps(label("fr", "rooms-write"))
    await lea.types("Bonsoir. Je viens d’arriver.")
    amina.sees("Bonsoir. Je viens d’arriver.")
    amina.sees_no("Léa")
    await demo.travel(demo.clock.now() + timedelta(hours=1))
    paul.sees("3 messages de 3 personnes")


async def test_words_that_stand_in_a_chat_can_be_taken_back(demo: Local) -> None:
    amina = demo.town.phone("Amina")
    await amina.taps(label("fr", "rooms-take-back"))
    amina.sees(said("fr", "rooms-taken-back"))
