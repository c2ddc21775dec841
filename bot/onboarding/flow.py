"""The steps of the first minutes that look something up before they can ask."""

from __future__ import annotations

from hashlib import blake2b
from html import escape

from bot.announcements import news
from bot.circles import service as circles
from bot.circles.rules import OPEN
from bot.content import lists
from bot.content.experiences import catalogue
from bot.context import Context
from bot.conversation import END
from bot.errors import OutOfDate
from bot.matching import screens as matching_screens
from bot.matching import service as matching
from bot.matching.rules import stable_hash
from bot.members import consents
from bot.onboarding import numbers, screens, service
from bot.onboarding.rules import chosen_name
from bot.onboarding.screens import Proposal
from bot.privacy import service as privacy
from bot.rooms import service as rooms
from bot.screen import Screen
from bot.texts import Html


async def has_agreed(context: Context) -> bool:
    """Whether the person agreed to matching."""
    return await consents.has(context.tx, context.member.id, "matching")


async def good_bye_to_the_young(context: Context) -> int:
    """Someone under age: youth lines, and nothing is kept."""
    words = await numbers.for_the_young(context.tx, context.t, context.member.profile.country)
    await privacy.forget(context.tx, context.member, context.now)
    await context.farewell(Screen(context.t("onboarding-young", numbers=words)))
    return END


async def tell_closed(context: Context, key: str) -> str:
    """A closed experience: its numbers, the truth, and nothing of it kept."""
    context.draft.clear()
    context.draft["kind"] = catalogue().experience(key).numbers
    context.say(await ask_closed(context))
    context.draft.clear()
    return "closed"


async def ask_closed(context: Context) -> Screen:
    """The answer again; later, when nothing of it is kept, the question what brings one here."""
    kind = context.draft.get("kind")
    if kind is None:
        return screens.words(context.t)
    return await numbers_of(context, kind, context.member.profile.country)


async def numbers_of(context: Context, kind: str, country: str | None) -> Screen:
    """The answer with the numbers of this country, or with the countries to choose from."""
    words = await numbers.of_kind(context.tx, context.t, country, kind)
    ask = kind if country is None else None
    return screens.closed(context.t, context.instance.settings, words, ask)


async def stand(context: Context, perspective: str) -> str:
    """The answers are complete, but for the space where it protects."""
    chosen = context.draft.get("experience")
    if not isinstance(chosen, str):
        raise OutOfDate
    experience = service.seen_from(chosen, perspective)
    if not experience.opened:
        return await tell_closed(context, experience.key)
    await context.change(experience=chosen, second_experience=None, perspective=perspective)
    if len(await _spaces(context)) > 1:
        context.say(await ask_space(context))
        return "space"
    await context.change(space=None)
    return await propose(context)


async def _spaces(context: Context) -> list[str]:
    chosen = catalogue().find(context.member.profile.experience)
    if chosen is None or not chosen.asks_space:
        return ["mixed"]
    return await matching.spaces(context.tx, context.member, context.now)


async def ask_space(context: Context) -> Screen:
    """The spaces in which a live circle is a candidate."""
    return screens.space(context.t, await _spaces(context))


async def propose(context: Context, *, more: bool = False) -> str:
    """Show three circles with why, or the truth that none fits and the place in line."""
    skip = context.draft.get("shown", []) if more else []
    found = await matching.proposals(context.tx, context.member, context.now, skip=skip)
    again = more and found.nothing_fits
    if again:
        found, skip = await matching.proposals(context.tx, context.member, context.now), []
    if found.nothing_fits:
        return await wait(context)
    shown = [offer.circle.id for offer in found.offers]
    context.draft["shown"], context.draft["page"] = [*skip, *shown], shown
    offers = [_proposal(context, offer) for offer in found.offers]
    context.say(screens.proposals(context.t, offers, again=again))
    return "proposals"


def _proposal(context: Context, offer: matching.Proposal) -> Proposal:
    circle, explanation = offer.circle, offer.explanation
    why, but = matching_screens.why(context.t, explanation), matching_screens.but(context.t, explanation)
    return Proposal(circle.id, circle.name, why, but, circle.kind == OPEN)


async def ask_proposals(context: Context) -> Screen:
    """The proposals as they are now."""
    found = await matching.proposals(context.tx, context.member, context.now)
    if found.nothing_fits:
        return await ask_waiting(context)
    return screens.proposals(context.t, [_proposal(context, offer) for offer in found.offers])


async def wait(context: Context) -> str:
    """Wait for a seat; the open circle of the family is the door that is there meanwhile."""
    await matching.wait(context.tx, context.member, context.now, context.instance.settings.default_timezone)
    context.say(await ask_waiting(context))
    return "waiting"


async def ask_waiting(context: Context) -> Screen:
    """The true place in line, and the open circle when no small one fits; who waits no longer can again."""
    found = await matching.proposals(context.tx, context.member, context.now)
    position = await matching.position(context.tx, context.member)
    if position is None and not found.nothing_fits:
        return screens.proposals(context.t, [_proposal(context, offer) for offer in found.offers])
    place = matching_screens.place(context.t, position) if position is not None else None
    door = _proposal(context, found.fallback) if found.fallback is not None else None
    return screens.waiting(context.t, place, door, context.instance.settings, nothing=found.nothing_fits)


async def stop_waiting(context: Context) -> int:
    """Wait no longer: the search is over, and so is the dialogue."""
    await matching.stop_waiting(context.tx, context.member.id, context.now)
    context.say(matching_screens.stopped(context.t))
    return END


async def agreement(context: Context, circle_id: int) -> str:
    """Joining is one screen: a chosen name and the agreement. Refusal where they may not join."""
    await matching.at_the_door(context.tx, context.member, circle_id, context.now)
    context.draft["circle"] = circle_id
    context.draft["alias"] = await _free_name(context, circle_id)
    context.draft["chosen"] = False
    context.say(await ask_agreement(context))
    return "agreement"


async def _free_name(context: Context, circle_id: int) -> str:
    """A name nobody has there yet, the same each time this person looks at this circle."""
    names = lists.aliases()
    first = stable_hash(context.member.id, circle_id) % len(names)
    for name in (*names[first:], *names[:first]):
        if not await circles.is_taken(context.tx, circle_id, name):
            return name
    raise OutOfDate


async def ask_agreement(context: Context) -> Screen:
    """The agreement with the name as chosen so far."""
    circle = await circles.get(context.tx, int(context.draft.get("circle", 0)))
    if circle is None:
        raise OutOfDate
    words = _agreement(context, circle)
    alias, chosen = context.draft["alias"], bool(context.draft.get("chosen"))
    mark = _mark(circle.id, alias, words)
    return screens.agreement(context.t, circle.name, words, alias, mark, chosen=chosen)


def _mark(circle_id: int, alias: str, words: Html) -> str:
    """What the button that accepts carries: one of another agreement, or under another name, has another."""
    return blake2b(f"{circle_id}\n{alias}\n{words}".encode(), digest_size=8).hexdigest()


def _agreement(context: Context, circle: circles.Circle) -> Html:
    lines = circles.agreement_of(circle, context.member.language)
    return Html("\n".join(f"• {escape(line)}" for line in lines))


async def ask_name(context: Context) -> Screen:
    """The question for another name."""
    return screens.write_name(context.t)


async def name_written(context: Context) -> str:
    """A name was typed: it is taken over, or asked for again with the reason."""
    name = chosen_name(context.words)
    if name is None:
        context.say(screens.write_name(context.t, "onboarding-alias-unfit"))
        return "name"
    if await circles.is_taken(context.tx, int(context.draft["circle"]), name):
        context.say(screens.write_name(context.t, "onboarding-alias-taken"))
        return "name"
    context.draft["alias"], context.draft["chosen"] = name, True
    context.say(await ask_agreement(context))
    return "agreement"


async def accept(context: Context, mark: str) -> int:
    """Join, suggest a first word, and ask two things that can wait: news, and the question of how it goes.

    OutOfDate where what was accepted (its mark) isn't what is shown now.
    """
    circle_id, alias = int(context.draft["circle"]), str(context.draft["alias"])
    circle = await circles.get(context.tx, circle_id)
    if circle is None:
        raise OutOfDate
    words = _agreement(context, circle)
    if mark != _mark(circle_id, alias, words):
        raise OutOfDate
    await matching.join(context.tx, context.member, circle_id, alias, context.now, words)
    zone = context.member.zone(context.instance.settings.default_timezone)
    await rooms.settle(context.tx, context.member, zone, context.now)
    context.refresh_menu()
    opening = lists.first_words(context.member.profile.perspective)[0].words(context.member.language)
    context.say(screens.welcome(context.t, alias, opening, circle_id))
    if await news.is_to_be_asked(context.tx, context.member):
        context.member = await news.asked(context.tx, context.member, context.now)
        context.say(screens.news(context.t, context.instance.settings))
    else:
        context.say(screens.ask_evening(context.t))
    return END


async def answer_news(context: Context, *, wanted: bool) -> None:
    """Whether news of the organisation is wanted; then the question of tomorrow."""
    tx, member, now = context.tx, context.member, context.now
    if wanted:
        context.member = await news.agree(tx, member, context.t, context.instance.settings, now)
    else:
        context.member = await news.decline(tx, member, now)
    context.say(screens.ask_evening(context.t))
