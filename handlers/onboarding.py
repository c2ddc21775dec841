"""The first minutes: language, age and consent, what brings you, for whom, the space."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.content.age import under_age
from bot.content.experiences import SPACES, catalogue
from bot.context import Context
from bot.conversation import END, DurableConversation, doors, on_tap, on_words
from bot.errors import OutOfDate
from bot.matching.actions import StopWaiting
from bot.members.service import MEMBER
from bot.onboarding import actions, flow, screens, service
from bot.screen import Screen


async def begin(update: Update, context: Context) -> str:
    """Find a circle: from the first question that isn't answered yet."""
    if context.member.stage != MEMBER:
        return await show(context, "language")
    if not await flow.has_agreed(context):
        return await show(context, "agree")
    if context.member.profile.experience is None:
        return await show(context, "words")
    return await flow.propose(context)


async def show(context: Context, state: str) -> str:
    """Show the question of `state`; gives the state."""
    context.say(await QUESTIONS[state](context))
    return state


async def speak(update: Update, context: Context) -> str:
    """The language is chosen; age and consent are next."""
    await context.change(language=service.language(actions.Speak.read(context.data).code))
    context.refresh_menu()
    return await show(context, "agree")


async def agree(update: Update, context: Context) -> str | int:
    """Age and consent: matching, check-ins alone, or a kind good-bye that stores nothing."""
    answer = actions.Agree.read(context.data).answer
    if answer == "young":
        return await flow.good_bye_to_the_young(context)
    if answer not in {"yes", "without"}:
        raise OutOfDate
    context.member = await service.admit(context.tx, context.member)
    context.refresh_menu()
    if answer == "without":
        context.say(screens.without(context.t))
        return END
    await service.agree_to_matching(
        context.tx, context.member, context.instance.settings, context.t, context.now
    )
    return await show(context, "words")


async def read_words(update: Update, context: Context) -> str | int:
    """A few words: experiences to confirm, a closed one's numbers, the list, or a young person's lines."""
    if under_age(context.words):
        return await flow.good_bye_to_the_young(context)
    found = service.understood(context.words, context.member.language)
    if not found:
        context.say(screens.families(context.t, catalogue(), lost=True))
        return "list"
    if not found[0].opened:
        return await flow.tell_closed(context, found[0].experience)
    context.draft["found"] = [[one.experience, one.perspective] for one in found if one.opened]
    return await show(context, "confirm")


async def list_families(update: Update, context: Context) -> str:
    """The catalogue by its families."""
    return await show(context, "list")


async def list_experiences(update: Update, context: Context) -> str:
    """The experiences of one family."""
    family = actions.ShowFamily.read(context.data).family
    if family not in catalogue().families:
        raise OutOfDate
    context.draft["family"] = family
    return await show(context, "experiences")


async def choose(update: Update, context: Context) -> str | int:
    """This is what brings me: its numbers if it is closed, else for whom."""
    key = actions.Choose.read(context.data).experience
    experience = catalogue().find(key)
    if experience is None:
        raise OutOfDate
    if not experience.opened:
        return await flow.tell_closed(context, key)
    context.draft["experience"] = key
    said = dict(context.draft.pop("found", ())).get(key)
    if said in experience.perspectives and said != "self":
        return await flow.stand(context, said)
    if len(experience.perspectives) == 1:
        return await flow.stand(context, experience.perspectives[0])
    return await show(context, "perspective")


async def stand(update: Update, context: Context) -> str | int:
    """For myself, someone close, or after a loss."""
    perspective = actions.For.read(context.data).perspective
    if perspective not in {"self", "close", "loss"}:
        raise OutOfDate
    return await flow.stand(context, perspective)


async def choose_space(update: Update, context: Context) -> str:
    """The space wanted, or none in particular."""
    space = actions.Space.read(context.data).space
    await context.change(space=space if space in SPACES else None)
    return await flow.propose(context)


async def back(update: Update, context: Context) -> str:
    """Back to the language, or to age and consent."""
    question = actions.Back.read(context.data).question
    if question not in {"language", "agree"}:
        raise OutOfDate
    return await show(context, question)


async def again(update: Update, context: Context) -> str:
    """Back to what brings me."""
    return await show(context, "words")


async def join(update: Update, context: Context) -> str:
    """The agreement of a proposed circle."""
    return await flow.agreement(context, actions.Join.read(context.data).circle)


async def others(update: Update, context: Context) -> str:
    """Other proposals."""
    return await flow.propose(context, more=True)


async def wait(update: Update, context: Context) -> str:
    """Wait for a seat."""
    return await flow.wait(context)


async def stop_waiting(update: Update, context: Context) -> int:
    """Wait no longer."""
    return await flow.stop_waiting(context)


async def back_to_proposals(update: Update, context: Context) -> str:
    """Back to the proposals."""
    return await flow.propose(context)


async def accept(update: Update, context: Context) -> int:
    """I accept the agreement, under the name that is shown."""
    return await flow.accept(context, actions.Accept.read(context.data).mark)


async def write_name(update: Update, context: Context) -> str:
    """Another name, to be written."""
    return await show(context, "name")


async def name_written(update: Update, context: Context) -> str:
    """The name that was written."""
    return await flow.name_written(context)


async def answer_news(update: Update, context: Context) -> None:
    """Whether news of the organisation's life is wanted."""
    await flow.answer_news(context, wanted=actions.News.read(context.data).wanted)


async def ask_language(context: Context) -> Screen:
    """The first question."""
    return screens.language(context.t)


async def ask_agree(context: Context) -> Screen:
    """The second question."""
    return screens.agree(context.t, context.instance.settings)


async def ask_words(context: Context) -> Screen:
    """The third question."""
    return screens.words(context.t)


async def ask_confirm(context: Context) -> Screen:
    """The experiences that were recognised."""
    found = [key for key, _ in context.draft.get("found", ())]
    return screens.confirm(context.t, catalogue(), found) if found else screens.words(context.t)


async def ask_list(context: Context) -> Screen:
    """The families."""
    return screens.families(context.t, catalogue())


async def ask_experiences(context: Context) -> Screen:
    """The experiences of the chosen family."""
    return screens.experiences(context.t, catalogue(), context.draft["family"])


async def ask_perspective(context: Context) -> Screen:
    """The fourth question."""
    return screens.perspective(context.t, catalogue().experience(context.draft["experience"]).perspectives)


QUESTIONS = {
    "language": ask_language,
    "agree": ask_agree,
    "words": ask_words,
    "confirm": ask_confirm,
    "list": ask_list,
    "experiences": ask_experiences,
    "closed": flow.ask_closed,
    "perspective": ask_perspective,
    "space": flow.ask_space,
    "proposals": flow.ask_proposals,
    "waiting": flow.ask_waiting,
    "agreement": flow.ask_agreement,
    "name": flow.ask_name,
}


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogue "match"."""
    topics = [
        on_tap(actions.ShowFamilies, list_families),
        on_tap(actions.ShowFamily, list_experiences),
        on_tap(actions.Choose, choose),
        on_tap(actions.Again, again),
        on_tap(actions.Back, back),
        on_words(read_words),
    ]
    circles = [
        on_tap(actions.Join, join),
        on_tap(actions.Others, others),
        on_tap(actions.Wait, wait),
        on_tap(actions.ShowProposals, back_to_proposals),
        on_tap(actions.Again, again),
    ]
    application.add_handler(
        DurableConversation(
            "match",
            entry_points=[*doors("match", begin), on_tap(actions.Join, join)],
            states={
                "language": [on_tap(actions.Speak, speak)],
                "agree": [on_tap(actions.Agree, agree), on_tap(actions.Back, back)],
                "words": topics,
                "confirm": topics,
                "list": topics,
                "experiences": topics,
                "closed": topics,
                "perspective": [on_tap(actions.For, stand), *topics],
                "space": [on_tap(actions.Space, choose_space), *topics],
                "proposals": circles,
                "waiting": [on_tap(StopWaiting, stop_waiting), *circles],
                "agreement": [
                    on_tap(actions.Accept, accept),
                    on_tap(actions.OtherName, write_name),
                    *circles,
                ],
                "name": [on_words(name_written), *circles],
            },
            questions=QUESTIONS,
        )
    )
    application.add_handler(on_tap(actions.News, answer_news))
