"""Administration as operators and those they appoint type and tap it."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select

from bot.admin.actions import Confirm, Home, NewCircle, ShowCircle
from bot.admin.tables import invitations
from bot.circles.tables import circles as circle_rows
from bot.circles.tables import memberships
from bot.content.helplines import unverified
from bot.local import Local
from bot.members.tables import members
from bot.moderation import audit
from bot.simulator.phones import Phone
from tests.stories.people import circle
from tests.stories.words import LANGUAGES, label, said

FAMILY = {"fr": "La perte de quelqu’un", "en": "Losing someone"}
TOPIC = {"fr": "La perte d’un parent", "en": "Losing a parent"}
WORDS = {"fr": "ma mère est morte en septembre", "en": "my mother died in september"}
NAME = "Le quai"
CIRCLE = {"fr": "Le banc", "en": "The bench"}
LINES = {
    "fr": ("On se tutoie, si chacun le veut bien.", "Ici, on ne parle pas d’héritage <ni d’argent>."),
    "en": ("We use first names.", "Here we don’t talk about inheritance <or money>."),
}
AGREED = {"fr": "D’accord, je suis", "en": "I agree, I am"}
DANGER = {"fr": "l’équipe appelle les secours", "en": "the team calls the emergency services"}


async def opens_a_circle(odile: Phone, language: str = "fr", name: str | None = NAME) -> None:
    await answers_all(odile, language, name)
    await odile.taps(label(language, "admin-create"))


async def answers_all(odile: Phone, language: str = "fr", name: str | None = NAME) -> None:
    """Up to the last screen, from which a circle is made."""
    await odile.types("/admin")
    await odile.taps(FAMILY[language])
    await odile.taps(TOPIC[language])
    await odile.taps(label(language, f"language-{language}"))
    await odile.taps(label(language, "admin-kind-small"))
    await odile.taps(label(language, "admin-size", size=8))
    if name is None:
        await odile.taps(label(language, "admin-name-keep", name=CIRCLE[language]))
    else:
        await odile.types(name)


async def a_link(odile: Phone, language: str = "fr") -> str:
    """The token of a new link for the circle that the operator is looking at."""
    await odile.taps(label(language, "admin-invite"))
    shown = odile.sees("https://t.me/")
    found = re.search(r"https://t\.me/entraide_bot\?start=([\w-]{22})(?!\S)", shown.text)
    assert found
    await odile.taps(label(language, "navigation-back"), on=shown)
    return found[1]


async def accepts(phone: Phone, token: str, language: str = "fr") -> str:
    """Opens the link and accepts; gives the number that they read."""
    await phone.types(f"/start {token}")
    phone.sees(
        said(language, "admin-charter", circle=NAME, about="…", organisation="", contact="", alias="")[:20]
    )
    await phone.taps(label(language, "admin-accept"))
    found = re.search(r"\b\d{4}\b", phone.screen.text)
    assert found
    return found[0]


async def appoints(odile: Phone, phone: Phone, language: str = "fr") -> None:
    number = await accepts(phone, await a_link(odile, language), language)
    assert odile.notifications[-1].startswith(said(language, "moderation-notice-new"))
    await odile.taps(label(language, "moderation-notice-open"))
    assert number in odile.screen.text
    await odile.taps(label(language, "admin-confirm"))


async def looks_for_a_circle(phone: Phone, language: str = "fr") -> None:
    await phone.types("/start")
    await phone.taps(label(language, "menu-first-match"))
    await phone.taps(label(language, "onboarding-language-keep"))
    await phone.taps(label(language, "onboarding-agree-yes"))
    await phone.types(WORDS[language])
    await phone.taps(TOPIC[language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_house_gets_its_first_circle(house: Local, language: str) -> None:
    odile = house.town.phone("Odile")
    if language == "en":
        await odile.types("/language")
        await odile.taps("English")
    await odile.types("/admin")
    odile.sees(said(language, "admin-empty"))
    await opens_a_circle(odile, language)
    odile.sees(said(language, "admin-created", circle=NAME))
    nadia, marc = (house.town.phone(name, language=language) for name in ("Nadia", "Marc"))
    await appoints(odile, nadia, language)
    assert said(language, "admin-confirmed-opens") not in odile.screen.text
    jo = house.town.phone("Jo", language=language)
    await looks_for_a_circle(jo, language)
    jo.sees(said(language, "onboarding-nothing"))
    await appoints(odile, marc, language)
    odile.sees(said(language, "admin-confirmed-opens"))
    lea = house.town.phone("Léa", language=language)
    await looks_for_a_circle(lea, language)
    assert NAME in lea.screen.text
    await marc.taps(label(language, "moderation-notice-open"))
    assert NAME in marc.screen.text
    assert {"reports", "signalements"} & {command["command"] for command in marc.commands}
    async with house.database.reading() as tx:
        acts = [act for _, act in await audit.entries(tx)]
        assert await audit.verify(tx) is None
    assert acts[::-1][:4] == [
        "circle_created", "facilitator_invited", "charter_accepted", "facilitator_confirmed",
    ]  # fmt: skip
    assert acts[0] == "circle_opened"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_circle_has_an_agreement_of_its_own_that_who_joins_reads(house: Local, language: str) -> None:
    odile = house.town.phone("Odile", language=language)
    await odile.types("/language")
    await odile.taps({"fr": "Français", "en": "English"}[language])
    await answers_all(odile, language)
    await odile.taps(label(language, "admin-agreement-write"))
    await odile.types("\n".join("abcde"))
    odile.sees(said(language, "admin-agreement-many", count=5, most=4))
    await odile.types(f"• {LINES[language][0]}\n{'x' * 161}")
    odile.sees(said(language, "admin-agreement-long", number=2, length=161, longest=160))
    await odile.types("•\n\u200b\n—")
    odile.sees(said(language, "admin-agreement-empty"))
    await odile.types("\n\n".join(f"• {line}" for line in LINES[language]))
    odile.sees(LINES[language][1])
    await odile.taps(label(language, "admin-create"))
    for name in ("Nadia", "Marc"):
        await appoints(odile, house.town.phone(name, language=language), language)
    lea = house.town.phone("Léa", language=language)
    await looks_for_a_circle(lea, language)
    await lea.taps(label(language, "onboarding-join", name=NAME))
    shown = [line for line in lea.screen.text.splitlines() if line.startswith("• ")]
    assert shown[:2] == [f"• {line}" for line in LINES[language]]
    assert len(shown) == 3
    assert DANGER[language] in shown[2]
    accepted = "\n".join(html.escape(line) for line in shown)
    await lea.taps(next(one for one in lea.screen.labels if one.startswith(AGREED[language])))
    async with house.database.reading() as tx:
        kept = await tx.value(select(memberships.c.agreed).where(memberships.c.agreed.is_not(None)))
    assert kept == sha256(accepted.encode()).digest()


async def test_the_usual_agreement_is_one_tap_and_can_be_gone_back_to(house: Local) -> None:
    odile = house.town.phone("Odile")
    await answers_all(odile)
    usual = odile.screen
    assert label("fr", "admin-agreement-usual") not in usual.labels
    await odile.taps(label("fr", "admin-agreement-write"))
    await odile.taps(label("fr", "navigation-back"))
    assert odile.screen.text == usual.text
    await odile.taps(label("fr", "admin-agreement-write"))
    await odile.types("\n".join(LINES["fr"]))
    assert odile.screen.text != usual.text
    await odile.taps(label("fr", "admin-agreement-usual"))
    assert (odile.screen.text, odile.screen.labels) == (usual.text, usual.labels)


async def test_what_is_unasked_names_nothing(house: Local) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    await appoints(odile, nadia)
    assert nadia.notifications[-1] == said("fr", "moderation-notice-person")
    assert said("fr", "moderation-notice-new") in odile.notifications


@pytest.mark.parametrize("what", ["wrong", "used", "opened", "expired", "long"])
async def test_a_link_that_leads_nowhere_reads_like_an_ordinary_start(house: Local, what: str) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    token = await a_link(odile)
    if what == "used":
        await accepts(nadia, token)
    if what == "opened":
        await nadia.types(f"/start {token}")
    if what == "expired":
        await house.travel(house.clock.now() + timedelta(hours=24))
    given = {"wrong": "A" * 22, "long": "x" * 900}.get(what, token)
    lea, jo = house.town.phone("Léa"), house.town.phone("Jo")
    await lea.types(f"/start {given}")
    await jo.types("/start")
    assert (lea.screen.html, lea.screen.buttons) == (jo.screen.html, jo.screen.buttons)


async def test_who_opened_a_link_can_come_back_to_it_until_they_answer(house: Local) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    token = await a_link(odile)
    await nadia.types(f"/start {token}")
    await nadia.types("/menu")
    await house.restart()
    await nadia.types(f"/start {token}")
    assert NAME in nadia.screen.text
    await nadia.taps(label("fr", "admin-not-now"))
    nadia.sees(said("fr", "admin-refused"))
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(invitations)) == 0
    await nadia.types(f"/start {token}")
    assert NAME not in nadia.screen.text


async def test_only_a_keyed_hash_of_the_link_is_kept(house: Local) -> None:
    odile = house.town.phone("Odile")
    await opens_a_circle(odile)
    token = await a_link(odile)
    await house.travel(house.clock.now() + timedelta(minutes=1))
    for file in house.database_file.parent.glob(f"{house.database_file.name}*"):
        assert token.encode() not in file.read_bytes(), file.name


async def test_the_name_is_chosen_and_keeps_apart_from_others(house: Local) -> None:
    odile, nadia, marc = (house.town.phone(name) for name in ("Odile", "Nadia", "Marc"))
    await opens_a_circle(odile)
    for phone, typed in ((nadia, ["@nadia06", "Solène"]), (marc, ["solene", "Hugo"])):
        token = await a_link(odile)
        await phone.types(f"/start {token}")
        await phone.taps(label("fr", "admin-other-name"))
        await phone.types(typed[0])
        key = "onboarding-alias-unfit" if phone is nadia else "onboarding-alias-taken"
        phone.sees(said("fr", key))
        await phone.types(typed[1])
        await phone.taps(label("fr", "admin-accept"))
        await odile.taps(label("fr", "moderation-notice-open"))
        odile.sees(typed[1])
        odile.sees_no(phone.person.first_name)
        await odile.taps(label("fr", "admin-confirm"))
    odile.sees("Solène, Hugo")


async def test_a_name_taken_in_the_meantime_is_replaced(house: Local) -> None:
    odile, nadia, marc = (house.town.phone(name) for name in ("Odile", "Nadia", "Marc"))
    await opens_a_circle(odile)
    for phone in (nadia, marc):
        token = await a_link(odile)
        await phone.types(f"/start {token}")
        await phone.taps(label("fr", "admin-other-name"))
        await phone.types("Solène")
        await phone.taps(label("fr", "admin-accept"))
    for _ in range(2):
        await odile.types("/admin")
        await odile.taps(label("fr", "admin-confirm-button", alias="Solène", circle=NAME))
        await odile.taps(label("fr", "admin-confirm"))
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(memberships)) == 2


async def test_an_operator_says_no(house: Local) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    await accepts(nadia, await a_link(odile))
    await odile.taps(label("fr", "moderation-notice-open"))
    accepted = odile.screen
    await odile.taps(label("fr", "admin-decline"))
    nadia.sees(said("fr", "admin-declined"))
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(memberships)) == 0
        assert await tx.value(select(func.count()).select_from(invitations)) == 0
    await odile.presses(accepted, Confirm(1, True).data)
    odile.sees(said("fr", "admin-invitation-gone"))


async def test_nobody_confirms_in_a_week(house: Local) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    await accepts(nadia, await a_link(odile))
    await house.travel(house.clock.now() + timedelta(days=6, hours=23))
    nadia.sees_no(said("fr", "admin-unconfirmed"))
    await house.travel(house.clock.now() + timedelta(days=1))
    nadia.sees(said("fr", "admin-unconfirmed"))


async def test_links_are_cancelled(house: Local) -> None:
    odile, nadia = house.town.phone("Odile"), house.town.phone("Nadia")
    await opens_a_circle(odile)
    token = await a_link(odile)
    await nadia.types(f"/start {token}")
    await odile.taps(label("fr", "admin-cancel-links"))
    odile.sees(said("fr", "admin-links-cancelled"))
    await nadia.taps(label("fr", "admin-accept"))
    nadia.sees_no(said("fr", "admin-thanks", number=""))
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(invitations)) == 0


async def test_somebody_under_age_gets_youth_lines_and_is_forgotten(house: Local) -> None:
    odile, tim = house.town.phone("Odile"), house.town.phone("Tim")
    await opens_a_circle(odile)
    token = await a_link(odile)
    await tim.types(f"/start {token}")
    await tim.taps(label("fr", "admin-under-age"))
    assert "119" in tim.screen.text
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(members)) == 1
        assert await tx.value(select(func.count()).select_from(invitations)) == 0


async def test_for_everybody_else_administration_does_not_exist(house: Local) -> None:
    await circle(house)
    lea, jo = house.town.phone("Léa"), house.town.phone("Jo")
    await lea.types("/admin")
    await jo.types("/nothing")
    assert (lea.screen.html, lea.screen.buttons) == (jo.screen.html, jo.screen.buttons)
    async with house.database.reading() as tx:
        circle_id = await tx.value(select(circle_rows.c.id))
    for data in (
        Home().data,
        ShowCircle(circle_id).data,
        NewCircle("addictions").data,
        Confirm(1, True).data,
    ):
        await lea.presses(lea.screen, data)
        await jo.presses(jo.screen, "zz:1")
        assert (lea.screen.html, lea.screen.buttons) == (jo.screen.html, jo.screen.buttons), data
        assert lea.toasts == jo.toasts


async def test_a_circle_begun_is_gone_on_with(house: Local) -> None:
    odile = house.town.phone("Odile")
    await odile.types("/admin")
    await odile.taps("Une addiction")
    await odile.taps("L’alcool")
    await odile.taps("Français")
    await house.kill()
    await odile.taps(label("fr", "admin-kind-open"))
    odile.sees(said("fr", "admin-step-space"))
    await odile.taps(label("fr", "navigation-back"))
    odile.sees(said("fr", "admin-step-kind"))
    await odile.types("/menu")
    await odile.taps(label("fr", "navigation-resume"))
    await odile.taps(label("fr", "admin-kind-open"))
    await odile.taps(label("fr", "admin-space-women"))
    await odile.taps(label("fr", "admin-size", size=25))
    await odile.types("x" * 41)
    odile.sees(said("fr", "admin-name-length", longest=40))
    await odile.types("  Les   marées ")
    odile.sees("Les marées")
    await odile.taps(label("fr", "admin-create"))
    odile.sees(label("fr", "admin-space-women").lower())
    await opens_a_circle_named_alike(odile)


async def opens_a_circle_named_alike(odile: Phone) -> None:
    await odile.taps(label("fr", "admin-other-circle"))
    await odile.taps("Une addiction (un cercle)")
    for wanted in ("L’alcool", "English", label("fr", "admin-kind-small"), label("fr", "admin-space-mixed")):
        await odile.taps(wanted)
    await odile.taps(label("fr", "admin-size", size=8))
    await odile.types("les marees")
    odile.sees(said("fr", "admin-name-taken"))


async def test_a_circle_is_changed_paused_and_opened_again(house: Local) -> None:
    odile = house.town.phone("Odile")
    await circle(house, "Le banc", aliases=[("Amina", "Iris")])
    await odile.types("/admin")
    await odile.taps(label("fr", "admin-circles"))
    await odile.taps("Le banc")
    await odile.taps(label("fr", "admin-rename"))
    await odile.types("La cour")
    odile.sees(said("fr", "admin-renamed", circle="La cour"))
    await odile.taps(label("fr", "admin-resize"))
    await odile.taps(label("fr", "admin-size", size=10))
    odile.sees(said("fr", "admin-resized", size=10))
    await odile.taps(label("fr", "admin-pause"))
    odile.sees(said("fr", "admin-paused"))
    lea = house.town.phone("Léa")
    await looks_for_a_circle(lea)
    lea.sees(said("fr", "onboarding-nothing"))
    await odile.taps(label("fr", "admin-open"))
    jo = house.town.phone("Jo")
    await looks_for_a_circle(jo)
    assert "La cour" in jo.screen.text


async def test_a_seat_kept_in_a_circle_that_pauses_is_kept_no_longer(house: Local) -> None:
    odile, lea = house.town.phone("Odile"), house.town.phone("Léa")
    await looks_for_a_circle(lea)
    await circle(house, "Le banc", aliases=[("Amina", "Iris")])
    await house.travel(house.clock.now() + timedelta(minutes=5))
    await odile.types("/admin")
    await odile.taps(label("fr", "admin-circles"))
    await odile.taps("Le banc")
    odile.sees("une gardée pour quelqu’un")
    await odile.taps(label("fr", "admin-pause"))
    assert "gardée" not in odile.screen.text
    await lea.taps(label("fr", "matching-seat-see"))
    lea.sees_no("Le banc")
    await odile.taps(label("fr", "admin-open"))
    await house.travel(house.clock.now().replace(hour=12, minute=0) + timedelta(days=2))
    await lea.taps(label("fr", "matching-seat-see"))
    lea.sees("Le banc")


async def test_closing_a_circle_tells_everybody_and_ends_it(house: Local) -> None:
    odile = house.town.phone("Odile")
    await circle(house, "Le banc", aliases=[("Amina", "Iris"), ("Paul", "Tom")])
    amina, nadia = house.town.phone("Amina"), house.town.phone("Nadia")
    await amina.types("/circle")
    await amina.taps(label("fr", "rooms-write"))
    await odile.types("/admin")
    await odile.taps(label("fr", "admin-circles"))
    await odile.taps("Le banc")
    await odile.taps(label("fr", "admin-close"))
    assert "4 personnes" in odile.screen.text
    await odile.taps(label("fr", "admin-close-yes", circle="Le banc"))
    odile.sees(said("fr", "admin-closed", circle="Le banc"))
    for phone in (amina, nadia):
        assert phone.notifications[-1].startswith(said("fr", "moderation-notice-person"))
        await phone.taps(label("fr", "moderation-notice-open"))
        phone.sees(said("fr", "admin-standing-closed", circle="Le banc"))
    await amina.types("Y a-t-il quelqu’un ?")
    amina.sees(said("fr", "rooms-no-circle"))
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(memberships)) == 0
    assert {"signalements", "cercle"} & {command["command"] for command in nadia.commands} == {"cercle"}
    paul = house.town.phone("Paul")
    await paul.types("/circle")
    paul.sees(said("fr", "rooms-none"))


async def test_who_hands_over_stays_and_the_last_one_pauses_the_circle(house: Local) -> None:
    odile = house.town.phone("Odile")
    await circle(house, "Le banc", aliases=[("Amina", "Iris")])
    nadia = house.town.phone("Nadia")
    await odile.types("/admin")
    await odile.taps(label("fr", "admin-circles"))
    await odile.taps("Le banc")
    for alias in ("Nadia", "Marc"):
        await odile.taps(label("fr", "admin-relieve", alias=alias))
        await odile.taps(label("fr", "admin-relieve", alias=alias))
        odile.sees(said("fr", "admin-relieved", alias=alias))
    assert "En pause" in odile.screen.text
    await nadia.taps(label("fr", "moderation-notice-open"))
    nadia.sees(said("fr", "admin-standing-member", circle="Le banc"))
    assert "signalements" not in {command["command"] for command in nadia.commands}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_helplines_sending_and_the_last_acts_are_shown(house: Local, language: str) -> None:
    odile = house.town.phone("Odile")
    await odile.types("/language")
    await odile.taps({"fr": "Français", "en": "English"}[language])
    await odile.types("/admin")
    await odile.taps(label(language, "admin-helplines", count=len(unverified())))
    await odile.taps("France")
    await odile.taps("SOS Amitié")
    assert "09 72 39 40 50" in odile.screen.text
    await odile.taps(label(language, "admin-helpline-confirm"))
    assert label(language, "admin-helpline-withdraw") in odile.screen.labels
    lea = house.town.phone("Léa", language=language)
    await lea.types("/helpline")
    await lea.taps("France")
    assert "09 72 39 40 50" in lea.screen.text
    await odile.taps(label(language, "admin-helpline-withdraw"))
    await lea.types("/helpline")
    assert "09 72 39 40 50" not in lea.screen.text
    await odile.types("/admin")
    await odile.taps(label(language, "admin-log"))
    odile.sees(said(language, "admin-act", act="helpline_withdrawn", name=""))
    odile.sees(said(language, "admin-log-whole"))
    await odile.taps(label(language, "admin-home"))
    await odile.taps(label(language, "admin-health"))
    odile.sees(said(language, "admin-health-dead-none"))
