"""The gallery's walks of those who keep things going: announcements, circles, invitations, numbers."""

from __future__ import annotations

from bot.content.helplines import unverified
from bot.local import OPERATOR
from tests.browser.gallery.album import Visit
from tests.stories.announcing import CROWD, WORDS, leaving_slowly, phones, tick
from tests.stories.people import circle, settled
from tests.stories.test_admin import CIRCLE, FAMILY, LINES, NAME, TOPIC, a_link
from tests.stories.test_doubts import asked, lose
from tests.stories.test_reports import PEOPLE


async def announcing(visit: Visit) -> None:
    """Each question, the preview, the report, taking back, and as it is received."""
    language, nadia = visit.language, "Nadia"
    await circle(visit.house, CIRCLE[language], language=language, aliases=PEOPLE)
    await circle(
        visit.house,
        visit.of(fr="Les mots simples", en="Plain words"),
        language=language,
        aliases=[("Lise", "Ada")],
    )
    await visit.types(nadia, "/menu", "menu-facilitator")
    await visit.types(nadia, "/announce", "announce-kind")
    await visit.tap(nadia, "announcements-kind-name", "announce-text-life", kind="life")
    await visit.tap(nadia, "navigation-back")
    await visit.tap(nadia, "announcements-kind-name", "announce-text", kind="meeting")
    await visit.types(nadia, "a" * 4090, "announce-too-long")
    await visit.types(nadia, WORDS[language], "announce-audience")
    await visit.press(nadia, CIRCLE[language], "announce-audience-one")
    await visit.tap(nadia, "announcements-aimed", "announce-when")
    await visit.types(nadia, visit.of(fr="bientôt", en="soon"), "announce-moment-lost")
    await visit.tap(nadia, "announcements-now", "announce-preview")
    await visit.tap(nadia, "announcements-change-until", "announce-until")
    await visit.press(nadia, visit.phone(nadia).screen.labels[0])
    await visit.tap(nadia, "announcements-test", "announce-test")
    await visit.press(nadia, visit.of(fr="Envoyer à", en="Send to"))
    await tick(visit.house)
    visit.keep("announce-report", nadia)
    visit.keep("announcement", "Amina")
    await visit.tap("Amina", "announcements-more", "announcement-more")
    await visit.tap("Amina", "announcements-refuse", "announcement-refused")
    await visit.tap(nadia, "announcements-plain", "announce-plain")
    await visit.types(nadia, "/announce")
    await visit.tap(nadia, "announcements-history", "announce-history")
    await visit.press(nadia, next(each for each in visit.phone(nadia).screen.labels if ":" in each))
    await visit.tap(nadia, "announcements-take-back", "announce-take-back")
    await visit.tap(nadia, "announcements-take-back-yes")
    await tick(visit.house)
    visit.keep("announce-taken-back", nadia)
    await _announces_and_regrets_too_late(visit)
    await visit.later(hours=4)
    await visit.types(nadia, "/announce")
    await visit.tap(nadia, "announcements-kind-name", kind="practical")
    await visit.types(
        nadia, visit.of(fr="La salle est au premier étage.", en="The room is on the first floor.")
    )
    await visit.press(nadia, CIRCLE[language])
    await visit.tap(nadia, "announcements-aimed")
    await visit.tap(nadia, "announcements-now", "announce-preview-night")
    await visit.press(nadia, visit.of(fr="Envoyer à", en="Send to"))
    await tick(visit.house)
    visit.keep("announce-report-night", nadia)
    await visit.types(nadia, "/announce")
    await visit.tap(nadia, "announcements-kind-name", kind="grave")
    await visit.types(nadia, visit.of(fr="Nous nous retrouvons dimanche.", en="We meet on Sunday."))
    await visit.press(nadia, CIRCLE[language])
    await visit.tap(nadia, "announcements-aimed")
    await visit.types(nadia, visit.of(fr="demain 18h", en="tomorrow 18:00"), "announce-preview-planned")
    await visit.press(nadia, visit.of(fr="Prévoir pour", en="Plan for"))
    await tick(visit.house)
    visit.keep("announce-planned", nadia)
    await visit.types(nadia, "/announce")
    await visit.tap(nadia, "announcements-history", "announce-history-three")


async def _announces_and_regrets_too_late(visit: Visit) -> None:
    """After two days a message can't be deleted any more: its words are replaced."""
    language, nadia = visit.language, "Nadia"
    await visit.types(nadia, "/announce")
    await visit.tap(nadia, "announcements-kind-name", kind="meeting")
    await visit.types(nadia, WORDS[language])
    await visit.press(nadia, CIRCLE[language])
    await visit.tap(nadia, "announcements-aimed")
    await visit.tap(nadia, "announcements-now")
    await visit.press(nadia, visit.of(fr="Envoyer à", en="Send to"))
    await visit.later(days=3)
    await visit.tap(nadia, "announcements-take-back")
    await visit.tap(nadia, "announcements-take-back-yes")
    await tick(visit.house)
    visit.keep("announce-taken-back-late", nadia)
    visit.keep("announcement-emptied", "Paul")


async def leaving(visit: Visit) -> None:
    """An announcement while it leaves, paused, stopped, and with doubts."""
    language = visit.language
    _, pressed = await leaving_slowly(visit.house, language)
    visit.keep("announce-going", "Nadia")
    await visit.tap("Nadia", "announcements-pause")
    await pressed
    await tick(visit.house)
    visit.keep("announce-paused", "Nadia")
    await visit.tap("Nadia", "announcements-stop")
    visit.house.town.faults.clear()
    await tick(visit.house)
    visit.keep("announce-stopped", "Nadia")


async def in_doubt(visit: Visit) -> None:
    """What was blocked, refused, or nobody knows of."""
    language = visit.language
    await circle(
        visit.house,
        visit.of(fr="La grande table", en="The big table"),
        language=language,
        kind="open",
        aliases=CROWD[:9],
    )
    blocked, refused, vanished, _ = phones(visit.house, *(name for name, _ in CROWD[:4]))
    faults, methods = visit.house.town.faults, ("sendMessage",)
    await visit.types("Nadia", "/announce")
    await visit.tap("Nadia", "announcements-kind-name", kind="meeting")
    await visit.types("Nadia", WORDS[language])
    await visit.tap("Nadia", "announcements-now")
    faults.add("forbidden", methods=methods, chat_id=blocked.id)
    faults.add("bad", methods=methods, chat_id=refused.id)
    faults.add("vanish", methods=methods, chat_id=vanished.id, times=1)
    await visit.press("Nadia", visit.of(fr="Envoyer à", en="Send to"))
    await tick(visit.house)
    visit.keep("announce-doubts", "Nadia")
    await _questions_in_doubt(visit)


async def _questions_in_doubt(visit: Visit) -> None:
    """Questions of which nobody knows whether they arrived, as the operator sees them."""
    house, odile = visit.house, OPERATOR
    await _speaks(visit)
    people = await asked(house, "Zoé", "Yaël", language=visit.language)
    for phone in people:
        lose(house, phone)
    await visit.later(days=1)
    await visit.types(odile, "/admin")
    await visit.tap(odile, "admin-health", "admin-health-doubts")
    await visit.tap(odile, "admin-doubts-again", "admin-health-doubts-sent", count=2)


async def empty_house(visit: Visit) -> None:
    """An operator's first circle, and the two who hold it."""
    language, odile = visit.language, OPERATOR
    await _speaks(visit)
    await visit.types(odile, "/admin", "admin-empty")
    await visit.press(odile, FAMILY[language], "open-topic")
    await visit.press(odile, TOPIC[language], "open-language")
    await visit.tap(odile, f"language-{language}", "open-kind")
    await visit.tap(odile, "admin-kind-open", "open-space")
    await visit.tap(odile, "navigation-back")
    await visit.tap(odile, "admin-kind-small", "open-size")
    await visit.tap(odile, "admin-size", "open-name", size=8)
    await visit.types(odile, "x" * 41, "open-name-length")
    await visit.types(odile, NAME, "open-check")
    await visit.tap(odile, "admin-agreement-write", "open-agreement")
    await visit.types(odile, "a\nb\nc\nd\ne", "open-agreement-many")
    await visit.types(odile, "\n".join(LINES[language]), "open-check-own")
    await visit.tap(odile, "admin-agreement-usual")
    await visit.tap(odile, "admin-create", "open-created")
    await visit.tap(odile, "admin-invite", "invite")
    await visit.tap(odile, "navigation-back")
    token = await a_link(visit.phone(odile), language)
    await visit.types("Nadia", f"/start {token}", "charter")
    await visit.tap("Nadia", "admin-other-name", "charter-name")
    await visit.types("Nadia", "Maëlle", "charter-named")
    await visit.tap("Nadia", "admin-accept", "charter-thanks")
    visit.keep("invite-notice", odile)
    await visit.types(odile, "/admin", "admin-to-confirm")
    await visit.tap(odile, "admin-confirm-button", "invite-accepted", alias="Maëlle", circle=NAME)
    await visit.tap(odile, "admin-confirm", "invite-confirmed")
    visit.keep("standing-notice", "Nadia")
    await visit.tap("Nadia", "moderation-notice-open", "standing-holds")
    other = await a_link(visit.phone(odile), language)
    await visit.types("Bob", f"/start {other}")
    await visit.tap("Bob", "admin-not-now", "charter-refused")
    third = await a_link(visit.phone(odile), language)
    await visit.types("Tim", f"/start {third}")
    await visit.tap("Tim", "admin-under-age", "charter-young")
    fourth = await a_link(visit.phone(odile), language)
    await visit.types("Marc", f"/start {fourth}")
    await visit.tap("Marc", "admin-accept")
    await visit.tap(odile, "moderation-notice-open")
    await visit.tap(odile, "admin-decline", "invite-declined")
    visit.keep("charter-declined", "Marc")


async def circles_kept(visit: Visit) -> None:
    """Changing a circle, and what those in it are told."""
    language, odile, bench = visit.language, OPERATOR, CIRCLE[visit.language]
    await _speaks(visit)
    await circle(visit.house, bench, language=language, aliases=PEOPLE)
    await circle(
        visit.house,
        visit.of(fr="Les matins clairs", en="Clear mornings"),
        language=language,
        family="addictions",
        experience="alcohol",
        kind="open",
        aliases=[("Rose", "Rose")],
    )
    await visit.types(odile, "/menu", "menu-operator")
    await visit.types(odile, "/admin", "admin")
    await visit.tap(odile, "admin-circles", "admin-circles")
    await visit.press(odile, bench, "admin-circle")
    await visit.tap(odile, "admin-rename", "admin-rename")
    await visit.types(odile, visit.of(fr="Le tilleul", en="The lime tree"), "admin-renamed")
    await visit.tap(odile, "admin-resize", "admin-resize")
    await visit.tap(odile, "admin-size", "admin-resized", size=10)
    await visit.tap(odile, "admin-invite")
    await visit.tap(odile, "navigation-back", "admin-circle-link")
    await visit.tap(odile, "admin-cancel-links", "admin-links-cancelled")
    await visit.tap(odile, "admin-relieve", "admin-relieve", alias="Marc")
    await visit.tap(odile, "admin-relieve", "admin-relieved", alias="Marc")
    await visit.tap("Marc", "moderation-notice-open", "standing-member")
    await visit.tap(odile, "admin-pause", "admin-paused")
    await visit.tap(odile, "admin-close", "admin-close")
    await visit.tap(
        odile, "admin-close-yes", "admin-closed", circle=visit.of(fr="Le tilleul", en="The lime tree")
    )
    await visit.tap("Amina", "moderation-notice-open", "standing-closed")
    await visit.types(odile, "/admin")
    await visit.tap(odile, "admin-new-circle", "admin-families")
    await visit.types(odile, "/admin")
    await visit.tap(odile, "admin-health", "admin-health")
    await visit.types(odile, "/admin")
    await visit.tap(odile, "admin-log", "admin-log")
    await visit.types(odile, "/admin")
    await visit.tap(odile, "admin-helplines", "admin-helplines", count=len(unverified()))
    await visit.press(odile, visit.of(fr="France", en="France"), "admin-helplines-country")
    await visit.press(odile, "SOS Amitié", "admin-helpline")
    await visit.tap(odile, "admin-helpline-confirm", "admin-helpline-shown")


async def _speaks(visit: Visit) -> None:
    await settled(visit.house, OPERATOR, visit.language)
    await visit.types(OPERATOR, "/language")
    await visit.tap(OPERATOR, f"language-{visit.language}")
