"""Looking after each other: report, decide, look again, block, stop reading, worry."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.local import OPERATOR, Local
from bot.members import service as members
from bot.moderation import audit
from bot.moderation.actions import Decide, More, OpenReport, Report, ShowAct
from bot.moderation.rules import DECISIONS, NOTHING
from bot.moderation.tables import acts, reporters, reports
from bot.simulator.phones import Phone
from bot.simulator.sight import Seen
from tests.stories.people import circle, settled
from tests.stories.test_room import enters, later, reading
from tests.stories.words import LANGUAGES, label, said

PEOPLE = [("Amina", "Iris"), ("Paul", "Tom"), ("Karim", "Sami"), ("Julie", "Ana"), ("Hugo", "Léo")]
CRUEL = "Tu n’es qu’une menteuse."


async def town_of(house: Local, language: str = "fr") -> dict[str, Phone]:
    """A circle of five that Nadia and Marc hold, all reading as it comes, and an operator who once wrote."""
    await circle(house, "Le banc", language=language, aliases=PEOPLE)
    names = [*(name for name, _ in PEOPLE), "Nadia", "Marc"]
    phones = {name: house.town.phone(name, language=language) for name in names}
    await reading(house, *phones.values())
    await settled(house, OPERATOR, language)
    phones["operator"] = house.town.phone(OPERATOR)
    await phones["operator"].types("/menu")
    return phones


async def opens(phone: Phone, words: str, choice: str, language: str = "fr") -> Seen:
    """Tap ⋯ and a choice under the message with these words."""
    seen = phone.sees(words)
    await phone.taps(label(language, "rooms-more"), on=seen)
    await phone.taps(label(language, choice), on=seen)
    return seen


def under(phone: Phone, seen: Seen) -> tuple[str, ...]:
    """The labels under this message now."""
    return next(each for each in phone.messages if each.id == seen.id).labels


async def report(phone: Phone, words: str, reason: str = "hurtful", language: str = "fr") -> None:
    seen = await opens(phone, words, "moderation-report", language)
    await phone.taps(label(language, f"moderation-reason-{reason}"), on=seen)
    phone.sees(said(language, "moderation-reported"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_report_reaches_the_team_but_never_tells_who(house: Local, language: str) -> None:
    phones = await town_of(house, language)
    amina, paul = phones["Amina"], phones["Paul"]
    await enters(amina, language)
    await amina.types(CRUEL)
    before = paul.sees(CRUEL)
    await report(paul, CRUEL, language=language)
    after = next(seen for seen in paul.messages if seen.id == before.id)
    assert (after.text, after.labels) == (before.text, before.labels)
    for name in ("Nadia", "Marc", "operator"):
        phone = phones[name]
        assert phone.notifications[-1].startswith(said(language, "moderation-notice-new"))
        await phone.taps(label(language, "moderation-notice-open"))
        shown = phone.screen.text
        assert "Iris" in shown
        assert CRUEL in shown
        for secret in ("Amina", "Paul", "Tom"):
            assert secret not in shown
    for name in ("Karim", "Julie", "Amina"):
        phones[name].sees_no(said(language, "moderation-notice-new"))
    await amina.types("/menu")
    nadia = phones["Nadia"]
    await nadia.taps(label(language, "moderation-decide-warn"))
    nadia.sees(said(language, "moderation-decided-warn", alias="Iris"))
    assert amina.notifications[-1].startswith(said(language, "moderation-notice-person"))
    await amina.taps(label(language, "moderation-notice-open"))
    amina.sees(said(language, "moderation-act-warn", circle="Le banc"))
    for name in ("Marc", "operator"):
        await phones[name].types("/reports")
        phones[name].sees(said(language, "moderation-inbox-empty"))
    async with house.database.reading() as tx:
        assert await audit.verify(tx) is None


async def test_a_report_on_a_facilitator_bypasses_them(house: Local) -> None:
    phones = await town_of(house)
    nadia, marc, paul = phones["Nadia"], phones["Marc"], phones["Paul"]
    await enters(nadia)
    await nadia.types(CRUEL)
    assert "Nadia, équipe d’animation" in paul.sees(CRUEL).text
    await report(paul, CRUEL)
    nadia.sees_no(said("fr", "moderation-notice-new"))
    await nadia.types("/reports")
    nadia.sees(said("fr", "moderation-inbox-empty"))
    async with house.database.reading() as tx:
        report_id = await tx.value(select(reports.c.id))
    await nadia.presses(nadia.screen, OpenReport(report_id).data)
    nadia.sees(said("fr", "moderation-not-there"))
    await nadia.presses(nadia.screen, Decide(report_id, "nothing").data)
    await marc.taps(label("fr", "moderation-notice-open"))
    assert label("fr", "moderation-decide-warn") in marc.screen.labels
    assert label("fr", "moderation-decide-remove") not in marc.screen.labels
    operator = phones["operator"]
    await operator.taps(label("fr", "moderation-notice-open"))
    await operator.taps(label("fr", "moderation-decide-remove"))
    await paul.types("/circle")
    assert "Nadia" not in paul.screen.text
    await nadia.types("encore là ?")
    nadia.sees(said("fr", "rooms-no-circle"))
    paul.sees_no("encore là ?")


async def test_a_mute_ends_and_may_be_looked_at_again_by_somebody_else(house: Local) -> None:
    phones = await town_of(house)
    amina, paul, nadia, marc = (phones[name] for name in ("Amina", "Paul", "Nadia", "Marc"))
    await enters(amina)
    await amina.types(CRUEL)
    await report(paul, CRUEL)
    await nadia.taps(label("fr", "moderation-notice-open"))
    await nadia.taps(label("fr", "moderation-decide-mute_day"))
    await enters(amina)
    await amina.types("je peux parler ?")
    amina.sees("L’équipe vous a demandé de ne pas écrire")
    paul.sees_no("je peux parler ?")
    await amina.taps(label("fr", "moderation-notice-open"))
    amina.sees(CRUEL)
    await amina.taps(label("fr", "moderation-appeal"))
    amina.sees(said("fr", "moderation-appealed"))
    await nadia.types("/reports")
    nadia.sees(said("fr", "moderation-inbox-empty"))
    await marc.types("/reports")
    await marc.taps(label("fr", "moderation-line-appeal", alias="Iris"))
    await marc.taps(label("fr", "moderation-review-lift"))
    marc.sees(said("fr", "moderation-lifted"))
    await enters(amina)
    await amina.types("merci d’avoir relu")
    paul.sees("merci d’avoir relu")
    await amina.taps(label("fr", "moderation-notice-open"))
    amina.sees(said("fr", "moderation-act-lifted"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", [one for one in DECISIONS if one != NOTHING])
async def test_each_act_can_be_appealed_from_the_message_that_tells_of_it(
    house: Local, act: str, language: str
) -> None:
    phones = await town_of(house)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await enters(amina)
    await amina.types(CRUEL)
    await report(phones["Paul"], CRUEL)
    await nadia.taps(label("fr", "moderation-notice-open"))
    await nadia.taps(label("fr", f"moderation-decide-{act}"))
    async with house.database.transaction() as tx:
        member = await members.find(tx, amina.id)
        assert member is not None
        await members.change(tx, member, language=language)
    await amina.taps(label("fr", "moderation-notice-open"))
    told = amina.screen
    await amina.types("/menu")
    # What is typed below takes no way to appeal away.
    await amina.taps(label(language, "moderation-appeal"), on=told)
    amina.sees(said(language, "moderation-appealed"))
    await phones["Marc"].types("/reports")
    assert label("fr", "moderation-line-appeal", alias="Iris") in phones["Marc"].screen.labels


async def test_a_mute_is_over_the_next_day(house: Local) -> None:
    phones = await town_of(house)
    amina, paul, nadia = phones["Amina"], phones["Paul"], phones["Nadia"]
    await enters(amina)
    await amina.types(CRUEL)
    await report(paul, CRUEL)
    await nadia.taps(label("fr", "moderation-notice-open"))
    await nadia.taps(label("fr", "moderation-decide-mute_day"))
    await later(house, timedelta(hours=24, minutes=1))
    await enters(amina)
    await amina.types("Bonsoir à nouveau")
    paul.sees("Bonsoir à nouveau")


async def test_removed_and_let_back(house: Local) -> None:
    phones = await town_of(house)
    amina, paul, nadia, operator = (phones[name] for name in ("Amina", "Paul", "Nadia", "operator"))
    await enters(amina)
    await amina.types(CRUEL)
    await report(paul, CRUEL)
    await nadia.taps(label("fr", "moderation-notice-open"))
    await nadia.taps(label("fr", "moderation-decide-remove"))
    await amina.types("quoi ?")
    amina.sees(said("fr", "rooms-no-circle"))
    assert amina.keyboard == []
    await amina.types("/circle")
    amina.sees(said("fr", "rooms-none"))
    await amina.taps(label("fr", "moderation-notice-open"))
    await amina.taps(label("fr", "moderation-appeal"))
    await operator.types("/reports")
    await operator.taps(label("fr", "moderation-line-appeal", alias="Iris"))
    await operator.taps(label("fr", "moderation-review-lift"))
    await amina.types("/circle")
    amina.sees("Iris")
    assert label("fr", "rooms-write") in amina.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_stop_reading_is_for_oneself_and_can_be_taken_back(house: Local, language: str) -> None:
    phones = await town_of(house, language)
    amina, paul, julie = phones["Amina"], phones["Paul"], phones["Julie"]
    await enters(amina, language)
    await amina.types("Premier mot")
    before = len(amina.messages)
    seen = await opens(paul, "Premier mot", "moderation-stop-reading", language)
    paul.sees(said(language, "moderation-stopped", alias="Iris"))
    assert under(paul, seen) == (label(language, "rooms-more"),)
    await amina.types("Deuxième mot")
    paul.sees_no("Deuxième mot")
    julie.sees("Deuxième mot")
    assert len(amina.messages) == before + 2
    await paul.types("/circle")
    await paul.taps(label(language, "rooms-read-week"))
    paul.sees_no("Deuxième mot")
    await paul.types("/circle")
    await paul.taps(label(language, "moderation-apart-button"))
    await paul.taps(label(language, "moderation-read-again", alias="Iris"))
    await amina.types("Troisième mot")
    paul.sees("Troisième mot")


async def test_the_thanks_for_a_report_keep_their_own_buttons(house: Local) -> None:
    phones = await town_of(house)
    amina, paul = phones["Amina"], phones["Paul"]
    await enters(amina)
    await amina.types(CRUEL)
    await report(paul, CRUEL)
    thanks = paul.screen
    await paul.taps(label("fr", "moderation-stop-reading"))
    paul.sees(said("fr", "moderation-stopped", alias="Iris"))
    assert under(paul, thanks) == thanks.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_block_is_mutual_and_silent(house: Local, language: str) -> None:
    phones = await town_of(house, language)
    amina, paul, julie = phones["Amina"], phones["Paul"], phones["Julie"]
    await enters(amina, language)
    await amina.types("Premier mot")
    before = [seen.text for seen in amina.messages]
    await opens(paul, "Premier mot", "moderation-block", language)
    await paul.taps(label(language, "moderation-block-yes", alias="Iris"))
    paul.sees(said(language, "moderation-blocked"))
    assert [seen.text for seen in amina.messages] == before
    await amina.types("Deuxième mot")
    paul.sees_no("Deuxième mot")
    await enters(paul, language)
    await paul.types("Bonsoir à tous")
    amina.sees_no("Bonsoir à tous")
    julie.sees("Bonsoir à tous")
    await paul.taps(label(language, "rooms-leave"))
    await paul.types("/circle")
    assert "Iris" not in paul.screen.text
    await paul.taps(label(language, "moderation-apart-button"))
    await paul.taps({"fr": "Débloquer", "en": "Unblock"}[language])
    await amina.types("Troisième mot")
    paul.sees("Troisième mot")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["moderation-block", "moderation-worry"])
async def test_one_may_say_no_without_leaving_the_room(house: Local, language: str, what: str) -> None:
    phones = await town_of(house, language)
    amina, paul = phones["Amina"], phones["Paul"]
    await enters(amina, language)
    await amina.types("Un mot")
    await enters(paul, language)
    seen = await opens(paul, "Un mot", what, language)
    assert under(paul, seen) == (label(language, "rooms-more"),)
    await paul.taps(label(language, "moderation-no"))
    paul.sees(said(language, "moderation-declined"))
    await paul.types("Je suis là")
    # Still inside; after words that weren't the circle's, one is asked before anything is relayed.
    await paul.taps(label(language, "rooms-ask-yes"))
    amina.sees("Je suis là")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_worry_opens_the_door_and_tells_another_facilitator(house: Local, language: str) -> None:
    phones = await town_of(house, language)
    amina, paul, nadia, marc = (phones[name] for name in ("Amina", "Paul", "Nadia", "Marc"))
    await enters(amina, language)
    await amina.types("Je ne vois plus pourquoi")
    await opens(paul, "Je ne vois plus pourquoi", "moderation-worry", language)
    amina.sees_no(said(language, "moderation-door"))
    await paul.taps(label(language, "moderation-worry-yes"))
    paul.sees(said(language, "moderation-worried"))
    door = amina.sees(said(language, "moderation-door"))
    for name in ("Paul", "Tom", "Nadia"):
        assert name not in door.text
    await amina.taps(label(language, "menu-helpline"), on=door)
    for phone in (nadia, marc):
        assert phone.notifications[-1].startswith(said(language, "moderation-notice-urgent"))
    await nadia.taps(label(language, "moderation-notice-open"))
    assert nadia.screen.text.count("\n") >= 6
    assert "Iris" in nadia.screen.text
    assert "Tom" not in nadia.screen.text
    phones["operator"].sees_no(said(language, "moderation-notice-urgent"))
    await nadia.taps(label(language, "moderation-worry-take"))
    await marc.types("/reports")
    marc.sees(said(language, "moderation-inbox-empty"))
    doors = len([seen for seen in amina.messages if said(language, "moderation-door") in seen.text])
    await opens(phones["Karim"], "Je ne vois plus pourquoi", "moderation-worry", language)
    await phones["Karim"].taps(label(language, "moderation-worry-yes"))
    assert len([seen for seen in amina.messages if said(language, "moderation-door") in seen.text]) == doors


async def test_a_facilitator_s_worry_goes_to_the_other_one(house: Local) -> None:
    phones = await town_of(house)
    amina, nadia, marc = phones["Amina"], phones["Nadia"], phones["Marc"]
    await enters(amina)
    await amina.types("Je ne vois plus pourquoi")
    await opens(nadia, "Je ne vois plus pourquoi", "moderation-worry")
    await nadia.taps(label("fr", "moderation-worry-yes"))
    nadia.sees_no(said("fr", "moderation-notice-urgent"))
    nadia.sees(said("fr", "moderation-worry-shown", alias="Iris", circle="Le banc"))
    marc.sees(said("fr", "moderation-notice-urgent"))


async def test_forged_and_old_buttons_get_nothing(house: Local) -> None:
    phones = await town_of(house)
    amina, paul = phones["Amina"], phones["Paul"]
    stranger = house.town.phone("Inconnu")
    await stranger.types("/start")
    await enters(amina)
    await amina.types(CRUEL)
    await report(paul, CRUEL)
    await phones["Nadia"].taps(label("fr", "moderation-notice-open"))
    await phones["Nadia"].taps(label("fr", "moderation-decide-warn"))
    async with house.database.reading() as tx:
        report_id, message_id = tuple(await tx.one(select(reports.c.id, reports.c.message_id)) or ())
        act_id = await tx.value(select(acts.c.id))
    for phone in (stranger, paul):
        for action in (OpenReport(report_id), Decide(report_id, "remove"), ShowAct(act_id)):
            await phone.presses(phone.screen, action.data)
            phone.sees(said("fr", "moderation-not-there"))
            phone.sees_no("Iris, ")
    for data in (More(message_id).data, Report(message_id, "threat").data):
        before = len(stranger.messages)
        await stranger.presses(stranger.screen, data)
        assert label("fr", "navigation-out-of-date") in stranger.toasts
        assert len(stranger.messages) >= before
        stranger.sees_no(CRUEL)
    async with house.database.reading() as tx:
        assert len(await tx.all(select(reporters))) == 1


async def test_contact_details_of_a_newcomer_wait_for_the_team(house: Local) -> None:
    from bot.circles import service as circles

    phones = await town_of(house)
    newcomer = await settled(house, "Fatou", experience="loss_parent")
    async with house.database.transaction() as tx:
        (banc,) = [one for one in await circles.listed(tx) if one.name == "Le banc"]
        await circles.join(tx, banc, newcomer, "Awa", house.clock.now())
    fatou, paul, nadia = house.town.phone("Fatou"), phones["Paul"], phones["Nadia"]
    await enters(fatou)
    for number in ("06 11 11 11 11", "06 22 22 22 22"):
        await fatou.types(f"Mon numéro : {number}")
        assert "trois premiers jours" in fatou.screen.text
        await fatou.taps(label("fr", "rooms-ask-yes"))
        fatou.sees("mercredi 25 novembre, 18:30")
        paul.sees_no(number)
    await nadia.types("/reports")
    await nadia.taps(label("fr", "rooms-held-line", alias="Awa"))
    assert "06 11 11 11 11" in nadia.screen.text
    await nadia.taps(label("fr", "rooms-held-refuse"))
    fatou.sees(said("fr", "moderation-notice-refused"))
    await later(house, timedelta(hours=72))
    paul.sees("06 22 22 22 22")
    paul.sees_no("06 11 11 11 11")
