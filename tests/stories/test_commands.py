"""Commands as people type them: each is answered by what it is for, and stands in the menus of its role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands import COMMANDS, EVERYONE, FACILITATORS, MEMBERS, OPERATORS, menu_for
from bot.local import Local
from bot.simulator.phones import Phone
from bot.texts import texts
from tests.stories.people import circle, settled
from tests.stories.words import LANGUAGES, label, said
from tests.waiting import until

ROLES = {
    "newcomer": {EVERYONE},
    "member": {EVERYONE, MEMBERS},
    "host": {EVERYONE, MEMBERS, FACILITATORS},
    "operator": {EVERYONE, MEMBERS, FACILITATORS, OPERATORS},
}
NAMES = {"newcomer": "Léa", "member": "Amina", "host": "Nadia", "operator": "Odile"}


async def person(house: Local, who: str, language: str) -> Phone:
    """Somebody of this role, who speaks this language."""
    await circle(house, language=language, aliases=[("Amina", "Iris"), ("Paul", "Tom")])
    await settled(house, "Odile", language)
    phone = house.town.phone(NAMES[who], language=language)
    phone.person.language_code = language
    return phone


def shown(phone: Phone) -> list[tuple[str, str]]:
    """The command menu of a phone."""
    return [(one["command"], one["description"]) for one in phone.commands]


def expected(roles: set[str], language: str) -> list[tuple[str, str]]:
    """Names as people of this language type them, with what they do."""
    t = texts(language)
    return [
        (one.aliases[0] if language == "fr" and one.aliases else one.name, t.plain(f"command-{one.name}"))
        for one in menu_for(frozenset(roles))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ROLES)
async def test_each_command_and_each_of_its_names_is_answered(house: Local, who: str, language: str) -> None:
    phone = await person(house, who, language)
    unknown = said(language, "navigation-unknown-command")
    await phone.types("/nothing")
    phone.sees(unknown)
    for one in COMMANDS.values():
        answers = []
        for name in (one.name, *one.aliases):
            await phone.types("/cancel")
            await phone.types(f"/{name}")
            answers.append((phone.screen.text, phone.screen.labels))
            mine = one.role in ROLES[who]
            assert not phone.screen.text.startswith(unknown) or not mine, f"/{name} of {who}"
            assert phone.screen.text, f"/{name} of {who}"
        assert len(set(answers)) == 1, f"names of /{one.name} answer differently to {who}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ROLES)
async def test_the_command_menu_is_set_by_role_and_language(house: Local, who: str, language: str) -> None:
    phone = await person(house, who, language)
    await phone.types("/start")
    assert shown(phone) == expected(ROLES[who], language)
    other = next(code for code in LANGUAGES if code != language)
    await phone.types("/language")
    await phone.taps(label(language, f"language-{other}"))
    assert shown(phone) == expected(ROLES[who], other)


async def test_the_menu_follows_what_one_becomes(house: Local) -> None:
    lea = await person(house, "newcomer", "fr")
    await lea.types("/start")
    await lea.taps(label("fr", "menu-first-match"))
    await lea.taps(label("fr", "onboarding-language-keep"))
    assert shown(lea) == expected(ROLES["newcomer"], "fr")
    await lea.taps(label("fr", "onboarding-agree-yes"))
    assert shown(lea) == expected(ROLES["member"], "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["member", "host", "operator"])
async def test_whoever_is_forgotten_has_the_menu_of_everyone_again(
    house: Local, who: str, language: str
) -> None:
    phone = await person(house, who, language)
    await phone.types("/start")
    assert shown(phone) == expected(ROLES[who], language)
    await phone.types("/forget")
    await phone.taps(label(language, "privacy-erase-yes"))
    await until(lambda: shown(phone) == expected({EVERYONE}, language))
    # Not covered up by another menu of this chat: there is none at Telegram any more.
    await until(lambda: said(language, "privacy-done") in phone.screen.text)
    assert not [scope for scope, _ in phone.world.menus.kept if scope[:2] == ("chat", phone.id)]


async def test_the_menu_of_a_stranger_goes_when_they_are_forgotten(house: Local) -> None:
    lea = house.town.phone("Léa", language="fr")
    await lea.types("/start")
    await lea.taps(label("fr", "menu-first-language"))
    await lea.taps(label("fr", "language-en"))
    await until(lambda: shown(lea) == expected({EVERYONE}, "en"))
    await house.travel(house.clock.now() + timedelta(days=32))
    await until(lambda: shown(lea) == expected({EVERYONE}, "fr"))
