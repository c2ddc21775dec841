"""The gallery's walks inside a circle: its room, reading, messages and what stands below them."""

from __future__ import annotations

from bot.circles import service as circles
from tests.browser.gallery.album import Visit
from tests.stories.people import circle, settled
from tests.stories.test_reports import opens, report, town_of
from tests.stories.test_room import enters, reads
from tests.stories.words import label, said

FIRST = {
    "fr": "Je n’ai pas dormi cette nuit. Je fais le tour de l’appartement, et tout me parle d’elle.",
    "en": "I didn’t sleep last night. I walk around the flat, and everything speaks of her.",
}
ANSWER = {
    "fr": "Moi non plus. Je mets la radio tout bas.",
    "en": "Neither did I. I keep the radio on, very low.",
}
CRUEL = {"fr": "Vous vous complaisez, c’est tout.", "en": "You just enjoy feeling sorry for yourself."}
NUMBER = {"fr": "Mon numéro : 06 11 11 11 11", "en": "My number: 06 11 11 11 11"}


async def room(visit: Visit) -> None:
    """Entering, writing, reading, leaving."""
    phones = await town_of(visit.house, visit.language)
    amina, paul, language = phones["Amina"], phones["Paul"], visit.language
    await visit.types("Amina", "/circle", "circle")
    await visit.tap("Amina", "rooms-write", "room-first-time")
    own = await amina.types(FIRST[language])
    visit.keep("room-said", "Amina")
    heard = visit.keep("relayed", "Paul")
    await enters(paul, language)
    await paul.replies(heard, ANSWER[language])
    visit.keep("relayed-answer", "Amina")
    await amina.edits(own, FIRST[language].partition(". ")[0] + ".")
    visit.keep("relayed-edited", "Paul")
    await visit.types("Amina", NUMBER[language], "room-contact")
    await visit.tap("Amina", "rooms-ask-no", "room-contact-no")
    await visit.types("Amina", visit.of(fr="Merci.", en="Thank you."))
    await visit.tap("Amina", "rooms-take-back", "room-taken-back")
    written = await amina.types(visit.of(fr="Écrivez-moi.", en="Write to me."))
    await amina.edits(written, visit.of(fr="Écrivez-moi à @amina38", en="Write to me at @amina38"))
    visit.keep("room-edit-contact", "Amina")
    await visit.tap("Amina", "rooms-leave", "room-left")
    await enters(amina, language)
    await visit.later(minutes=31)
    await visit.types("Amina", visit.of(fr="acheter du lait", en="buy some milk"), "room-ask")
    await visit.types("Amina", visit.of(fr="et du pain", en="and bread"), "room-ask-two")
    await visit.tap("Amina", "rooms-ask-no", "room-ask-no")
    await visit.later(days=3)
    await visit.tap("Paul", "rooms-take-back")
    visit.keep("relayed-emptied", "Amina")


async def reading(visit: Visit) -> None:
    """How one reads, the evening line, the last seven days, several circles, good-bye."""
    language = visit.language
    phones = await town_of(visit.house, language)
    amina = phones["Amina"]
    await visit.types("Paul", "/circle")
    await visit.tap("Paul", "rooms-reading", "reading")
    await visit.tap("Paul", "rooms-way-evening", "reading-changed", present="False")
    await reads(phones["Karim"], "on_open", language)
    await enters(amina, language)
    for words in (FIRST[language], visit.of(fr="Il pleut ici.", en="It is raining here.")):
        await amina.types(words)
    await visit.later(hours=1)
    visit.keep("evening-line", "Paul")
    await visit.tap("Paul", "rooms-read", "reading-new")
    await enters(amina, language)
    for number in range(12):
        await amina.types(visit.of(fr=f"Photo numéro {number}.", en=f"Photo number {number}."))
    await enters(phones["Karim"], language)
    visit.keep("room-new", "Karim")
    await visit.tap("Karim", "rooms-leave")
    for number in range(22):
        await amina.types(visit.of(fr=f"Recette numéro {number}.", en=f"Recipe number {number}."))
    await enters(phones["Karim"], language)
    visit.keep("room-new-first", "Karim")
    await visit.tap("Karim", "rooms-go-on", "room-new-rest")
    await visit.types("Julie", "/circle")
    await visit.tap("Julie", "rooms-read-week", "week")
    await visit.tap("Julie", "rooms-go-on", "week-rest")
    await visit.later(days=8)
    await visit.types("Julie", "/circle")
    await visit.tap("Julie", "rooms-read-week", "week-nothing")
    await circle(
        visit.house,
        visit.of(fr="Les mots simples", en="Plain words"),
        language=language,
        aliases=[("Paul", "Tom"), ("Lise", "Ada")],
    )
    await visit.types("Paul", "/circle", "circles")
    await visit.press("Paul", visit.of(fr="Les mots simples", en="Plain words"), "circle-of-two")
    await visit.tap("Paul", "rooms-good-bye", "good-bye")
    await visit.tap("Paul", "rooms-good-bye-leave", "good-bye-said")
    await visit.types("Paul", "/circle")
    await visit.tap("Paul", "rooms-good-bye")
    await visit.tap("Paul", "rooms-good-bye-erase", "good-bye-erased")


async def below_a_message(visit: Visit) -> None:
    """⋯ and where it leads."""
    language = visit.language
    phones = await town_of(visit.house, language)
    amina, paul = phones["Amina"], phones["Paul"]
    await enters(amina, language)
    await amina.types(CRUEL[language])
    seen = paul.sees(CRUEL[language])
    await visit.tap("Paul", "rooms-more", "more", on=seen)
    await visit.tap("Paul", "moderation-report", "report-reasons", on=seen)
    await visit.tap("Paul", "moderation-reason-hurtful", "reported", on=seen)
    await opens(paul, CRUEL[language], "moderation-stop-reading", language)
    visit.keep("stopped-reading", "Paul")
    await visit.tap("Paul", "moderation-read-again", "reads-again", alias="Iris")
    await opens(paul, CRUEL[language], "moderation-block", language)
    visit.keep("block-ask", "Paul")
    await visit.tap("Paul", "moderation-block-yes", "blocked", alias="Iris")
    julie = phones["Julie"]
    await opens(julie, CRUEL[language], "moderation-worry", language)
    visit.keep("worry-ask", "Julie")
    await visit.tap("Julie", "moderation-worry-yes", "worried")
    visit.keep("worry-door", "Amina")
    await opens(julie, CRUEL[language], "moderation-stop-reading", language)
    await visit.types("Julie", "/circle")
    await visit.tap("Julie", "moderation-apart-button", "apart")
    await visit.types("Hugo", "/circle")
    await visit.tap("Hugo", "moderation-apart-button", "apart-nobody")
    await visit.types("Paul", "/circle")
    await visit.tap("Paul", "moderation-apart-button")
    await visit.tap("Paul", "moderation-unblock", "unblocked", alias="Iris")
    await amina.types(visit.of(fr="Pardon.", en="Sorry."))


async def waiting_to_be_read(visit: Visit) -> None:
    """What a newcomer's number waits for, on both sides."""
    language = visit.language
    await town_of(visit.house, language)
    newcomer = await settled(visit.house, "Fatou", language, experience="loss_parent")
    async with visit.house.database.transaction() as tx:
        (bench,) = [one for one in await circles.listed(tx) if one.name == "Le banc"]
        await circles.join(tx, bench, newcomer, "Awa", visit.house.clock.now())
    await visit.types("Fatou", "/circle")
    await visit.tap("Fatou", "rooms-write", "room-newcomer")
    for number, kept in ((NUMBER[language], "held-ask"), (NUMBER[language].replace("1", "2"), "")):
        await visit.types("Fatou", number, kept)
        await visit.tap("Fatou", "rooms-ask-yes", "held-waits" if kept else "")
    visit.keep("held-notice", "Nadia")
    await visit.types("Nadia", "/reports")
    await visit.tap("Nadia", "rooms-held-line", "held-shown", alias="Awa")
    await visit.tap("Nadia", "rooms-held-refuse", "held-refused")
    visit.keep("held-refused-told", "Fatou")
    await visit.tap("Fatou", "moderation-notice-open", "held-act")
    await visit.tap("Fatou", "moderation-appeal")
    await visit.types("Marc", "/reports")
    await visit.tap("Marc", "moderation-line-appeal", "held-appeal", alias="Awa")
    await visit.tap("Marc", "moderation-review-lift", "held-passed-on")
    await visit.tap("Fatou", "moderation-notice-open", "held-act-lifted")
    await visit.types("Nadia", "/reports")
    await visit.tap("Nadia", "rooms-held-line", alias="Awa")
    await visit.tap("Nadia", "rooms-held-let", "held-let")


async def looked_after(visit: Visit) -> None:
    """What waits for the team, each decision, and what the person reads of it."""
    language = visit.language
    phones = await town_of(visit.house, language)
    amina, paul = phones["Amina"], phones["Paul"]
    await visit.types("Nadia", "/reports", "desk-empty")
    await enters(amina, language)
    await amina.types(CRUEL[language])
    await report(paul, CRUEL[language], language=language)
    visit.keep("desk-notice", "Nadia")
    await visit.tap("Nadia", "moderation-notice-open", "desk-report")
    await visit.tap("Nadia", "moderation-decide-warn", "desk-warned")
    await visit.tap("Amina", "moderation-notice-open", "act-warn")
    await report(phones["Karim"], CRUEL[language], "threat", language=language)
    await opens(phones["Julie"], CRUEL[language], "moderation-worry", language)
    await visit.tap("Julie", "moderation-worry-yes")
    await visit.types("Nadia", "/reports", "desk")
    await visit.tap("Nadia", "moderation-line-worry", "desk-worry", alias="Iris")
    await visit.tap("Nadia", "moderation-worry-take")
    await visit.tap("Nadia", "moderation-line-report-urgent", "desk-report-urgent", alias="Iris")
    await visit.tap("Nadia", "moderation-decide-mute_week", "desk-muted")
    await visit.tap("Amina", "moderation-notice-open", "act-mute")
    await visit.tap("Amina", "moderation-appeal", "appealed")
    await enters(amina, language)
    await visit.types("Amina", visit.of(fr="Je peux parler ?", en="May I speak?"), "room-muted")
    await visit.types("Marc", "/reports")
    await visit.tap("Marc", "moderation-line-appeal", "desk-appeal", alias="Iris")
    await visit.tap("Marc", "moderation-review-keep", "desk-kept")
    await visit.tap("Amina", "moderation-notice-open", "act-kept")
    await report(phones["Hugo"], CRUEL[language], language=language)
    await visit.types("Nadia", "/reports")
    await visit.tap("Nadia", "moderation-line-report", alias="Iris")
    await visit.tap("Nadia", "moderation-decide-remove", "desk-removed")
    await visit.types("Amina", visit.of(fr="Pourquoi ?", en="Why?"), "room-gone")
    await visit.tap("Amina", "moderation-notice-open", "act-remove")
    await visit.tap("Nadia", "moderation-lift", "desk-lifted")
    await visit.tap("Amina", "moderation-notice-open", "act-lifted")


async def held(visit: Visit) -> None:
    """Three people reported: what the writer reads, who is asked to read now, and the ends it may have."""
    language, amina, nadia = visit.language, "Amina", "Nadia"
    await town_of(visit.house, language)
    await _reported_by_three(visit, CRUEL[language])
    await visit.tap(amina, "moderation-notice-open", "hold")
    await visit.tap(amina, "moderation-hold-ask", "hold-asked")
    await visit.tap(nadia, "moderation-notice-open", "desk-hold")
    await enters(visit.phone(amina), language)
    await visit.types(amina, visit.of(fr="Vous m’entendez ?", en="Can you hear me?"), "hold-waits")
    await visit.types(nadia, "/reports", "desk-hold-line")
    await visit.tap(nadia, "moderation-line-report", alias="Iris")
    await visit.tap(nadia, "moderation-decide-nothing", "desk-nothing")
    await visit.tap(amina, "moderation-notice-open", "hold-seen")
    await visit.later(hours=1)
    await _reported_by_three(visit, visit.of(fr="Vous exagérez.", en="You exaggerate."), "threat")
    await visit.tap(amina, "moderation-notice-open", "hold-until-seen")
    old = visit.phone(amina).screen
    await enters(visit.phone(amina), language)
    await visit.types(amina, visit.of(fr="Allô ?", en="Hello?"), "hold-waits-seen")
    await visit.types(nadia, "/reports")
    await visit.tap(nadia, "moderation-line-report-urgent", alias="Iris")
    await visit.tap(nadia, "moderation-decide-mute_day")
    visit.keep("hold-dropped", amina)
    await visit.tap(amina, "moderation-hold-ask", on=old)
    visit.phone(amina).sees(said(language, "moderation-hold-over", circle="Le banc"))
    await _too_late(visit)


async def _too_late(visit: Visit) -> None:
    """The day is over before anybody has read; what was asked for is still to be read."""
    language, amina, nadia = visit.language, "Amina", "Nadia"
    await visit.later(days=2)
    await _reported_by_three(visit, visit.of(fr="Encore vous.", en="You again."))
    await visit.tap(amina, "moderation-notice-open")
    await visit.later(hours=25)
    await visit.tap(amina, "moderation-hold-ask", "hold-free")
    await _reported_by_three(visit, visit.of(fr="Toujours pareil.", en="Always the same."))
    await visit.tap(amina, "moderation-notice-open")
    await visit.tap(amina, "moderation-hold-ask")
    await visit.later(hours=25)
    await visit.tap(nadia, "moderation-notice-open", "desk-hold-over")
    assert label(language, "moderation-hold-report", number=2, count=2) in visit.phone(nadia).screen.labels


async def _reported_by_three(visit: Visit, words: str, reason: str = "hurtful") -> None:
    await enters(visit.phone("Amina"), visit.language)
    await visit.phone("Amina").types(words)
    for name in ("Paul", "Karim", "Hugo"):
        await report(visit.phone(name), words, reason, visit.language)
