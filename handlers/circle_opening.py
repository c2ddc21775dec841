"""For operators: the questions that lead to a new circle, and another name for one."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application

from bot.actions import Action
from bot.admin import actions, circle_screens, opening, rules
from bot.admin import service as admin
from bot.circles.founding import LONGEST_NAME
from bot.context import Context
from bot.conversation import (
    END,
    DurableConversation,
    Handler,
    OnlyOperators,
    Question,
    on_tap,
    on_words,
)
from bot.errors import OutOfDate
from bot.home import home
from bot.screen import Screen


async def begin(update: Update, context: Context) -> str:
    """A new circle: of the family that was tapped, or choose one first."""
    family = actions.NewCircle.read(context.data).family
    if family is None:
        return await _show(context, "family")
    return await _answer(context, "family", family)


async def _show(context: Context, state: str) -> str:
    context.say(await _question(context, state))
    return state


async def _question(context: Context, state: str) -> Screen:
    found = await admin.overview(context.tx, context.now)
    return opening.question(context.t, state, context.draft, found)


async def _answer(context: Context, state: str, value: Any) -> str:
    """Keep the answer, and ask what comes next."""
    context.draft.update(opening.choose(state, value, context.draft))
    if state == "size":
        context.draft["proposed"] = await admin.name_for(context.tx, context.draft["language"])
    asks_space = opening.asks_space(context.draft)
    return await _show(context, rules.step_after(state, asks_space=asks_space))


def _answered(state: str, action: type[Action], field: str) -> Handler:
    """A handler of the buttons of one question."""

    async def answered(update: Update, context: Context) -> str:
        return await _answer(context, state, getattr(action.read(context.data), field))

    return on_tap(action, answered)


async def back(update: Update, context: Context) -> str:
    """One question back."""
    opened = context.dialogues.open
    if opened is None or "family" not in context.draft:
        raise OutOfDate
    before = rules.step_before(opened.state, asks_space=opening.asks_space(context.draft))
    return await _show(context, before or "family")


async def keep_name(update: Update, context: Context) -> str:
    """The proposed name it is."""
    context.draft["name"] = context.draft["proposed"]
    return await _show(context, "check")


async def name_written(update: Update, context: Context) -> str:
    """A name was typed."""
    name = " ".join(context.words.split())
    fault = await _fault(context, name)
    if fault is not None:
        words = circle_screens.refused_name(context.t, fault)
        context.say(opening.name(context.t, context.draft, words))
        return "name"
    context.draft["name"] = name
    return await _show(context, "check")


async def _fault(context: Context, name: str) -> str | None:
    if not 1 <= len(name) <= LONGEST_NAME:
        return "admin-name-length"
    return "admin-name-taken" if await admin.is_named(context.tx, name) else None


async def write_agreement(update: Update, context: Context) -> str:
    """Ask for lines of the circle's own."""
    return await _show(context, "agreement")


async def agreement_written(update: Update, context: Context) -> str:
    """Lines were typed."""
    typed = rules.lines_of(context.words, opening.always())
    if typed.fault is not None:
        context.say(opening.agreement(context.t, context.draft, typed))
        return "agreement"
    context.draft["agreement"] = list(typed.lines)
    return await _show(context, "check")


async def usual_agreement(update: Update, context: Context) -> str:
    """The usual lines it is."""
    context.draft.pop("agreement", None)
    return await _show(context, "check")


async def create(update: Update, context: Context) -> int:
    """Make the circle; what is missing is two people to hold it."""
    facts = opening.made_of(context.draft)
    made = await admin.create(context.tx, context.member, facts, context.now)
    found = await admin.seen(context.tx, made.id, context.now)
    head = [context.t("admin-created", circle=made.name)]
    context.say(circle_screens.circle(context.t, found, _zone(context), head))
    return END


def _zone(context: Context) -> ZoneInfo:
    return context.member.zone(context.instance.settings.default_timezone)


# Another name


async def rename(update: Update, context: Context) -> str:
    """Ask for another name of a circle."""
    context.draft["circle"] = actions.Rename.read(context.data).circle
    context.say(await _ask_name(context))
    return "new_name"


async def _ask_name(context: Context) -> Screen:
    circle = await admin.circle_of(context.tx, int(context.draft["circle"]))
    return circle_screens.rename(context.t, circle)


async def renamed(update: Update, context: Context) -> str | int:
    """Another name was typed."""
    circle = await admin.circle_of(context.tx, int(context.draft["circle"]))
    name = " ".join(context.words.split())
    fault = await _fault(context, name)
    if fault is not None:
        context.say(circle_screens.rename(context.t, circle, fault))
        return "new_name"
    changed = await admin.rename(context.tx, context.member, circle, name, context.now)
    found = await admin.seen(context.tx, changed.id, context.now)
    head = [context.t("admin-renamed", circle=changed.name)]
    context.say(circle_screens.circle(context.t, found, _zone(context), head))
    return END


def _guarded(question: Question) -> Question:
    """The question, while the person is an operator; else the dialogue ends."""

    async def ask(context: Context) -> Screen:
        if not context.is_operator:
            context.dialogues.end()
            return await home(context)
        return await question(context)

    return ask


def _asking(state: str) -> Question:
    async def ask(context: Context) -> Screen:
        return await _question(context, state)

    return _guarded(ask)


def _operators(*handlers: Handler) -> list[Handler]:
    return [OnlyOperators(handler) for handler in handlers]


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogues "open_circle" and "rename_circle"."""
    one_back = on_tap(actions.Back, back)
    states: dict[str, list[Handler]] = {
        "family": [],
        "topic": _operators(_answered("topic", actions.Topic, "experience"), one_back),
        "language": _operators(_answered("language", actions.Language, "code"), one_back),
        "kind": _operators(_answered("kind", actions.Kind, "kind"), one_back),
        "space": _operators(_answered("space", actions.Space, "space"), one_back),
        "size": _operators(_answered("size", actions.Size, "size"), one_back),
        "name": _operators(on_tap(actions.KeepName, keep_name), on_words(name_written), one_back),
        "check": _operators(
            on_tap(actions.Create, create),
            on_tap(actions.WriteAgreement, write_agreement),
            on_tap(actions.UsualAgreement, usual_agreement),
            one_back,
        ),
        "agreement": _operators(on_words(agreement_written), one_back),
    }
    application.add_handlers(
        [
            DurableConversation(
                "open_circle",
                entry_points=_operators(on_tap(actions.NewCircle, begin)),
                states=states,
                questions={state: _asking(state) for state in states},
            ),
            DurableConversation(
                "rename_circle",
                entry_points=_operators(on_tap(actions.Rename, rename)),
                states={"new_name": _operators(on_words(renamed))},
                questions={"new_name": _guarded(_ask_name)},
            ),
        ]
    )
