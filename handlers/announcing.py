"""The dialogue "announce": writing an announcement, question by question, up to letting it leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.announcements import actions, dialogue, received, rules, service
from bot.announcements.dialogue import AUDIENCE, KIND, PREVIEW, TEXT, UNTIL, WHEN
from bot.announcements.draft import Words
from bot.announcements.rules import InQuiet
from bot.context import Context
from bot.conversation import END, DurableConversation, doors, on_tap, on_words
from bot.errors import OutOfDate, Refusal
from bot.screen import Entity


async def begin(update: Update, context: Context) -> str:
    """What is it about? For those who may announce something to somebody."""
    if not await service.may_write(context.tx, dialogue.writer(context)):
        raise Refusal("announcements-only-team")
    return await dialogue.ask(context, KIND)


async def step(update: Update, context: Context) -> str:
    """Back to a question, or on to a change."""
    state, found = actions.Step.read(context.data).state, dialogue.draft(context)
    if not dialogue.may_ask(found, state):
        raise OutOfDate
    dialogue.keep(context, replace(found, lost=None))
    return await dialogue.ask(context, state)


async def again(update: Update, context: Context) -> str:
    """Words where a button is awaited: the question once more."""
    state = context.dialogues.open.state if context.dialogues.open else KIND
    context.say(await dialogue.QUESTIONS[state](context))
    return state


async def choose(update: Update, context: Context) -> str:
    """The kind; then what is not answered yet."""
    kind = actions.kind_of(actions.Choose.read(context.data).kind)
    changed = replace(dialogue.draft(context).with_kind(kind), previewed=False)
    return await dialogue.go_on(context, changed)


async def written(update: Update, context: Context) -> str:
    """The words, with their formatting."""
    message = update.effective_message
    assert message is not None
    entities = tuple(
        Entity(str(e.type), e.offset, e.length, e.url, e.language, e.custom_emoji_id)
        for e in message.entities
    )
    words = Words.typed(message.text or "", entities)
    return await dialogue.go_on(context, replace(dialogue.draft(context), words=words, previewed=False))


async def pick(update: Update, context: Context) -> str:
    """With this circle, or without it."""
    circle, found = actions.Pick.read(context.data).circle, dialogue.draft(context)
    if circle not in {each.id for each in await service.choices(context.tx, dialogue.writer(context))}:
        raise OutOfDate
    dialogue.keep(context, replace(found, audience=found.audience.toggled(circle), aimed=False))
    return await dialogue.ask(context, AUDIENCE)


async def turn_page(update: Update, context: Context) -> str:
    """More circles."""
    page = max(0, actions.Page.read(context.data).page)
    dialogue.keep(context, replace(dialogue.draft(context), page=page))
    return await dialogue.ask(context, AUDIENCE)


async def aim(update: Update, context: Context) -> str:
    """To the circles that are marked."""
    found = dialogue.draft(context)
    if found.audience.is_empty or found.audience.everyone:
        raise OutOfDate
    return await dialogue.go_on(context, replace(found, aimed=True))


async def aim_at_everyone(update: Update, context: Context) -> str:
    """To everyone: for operators."""
    if not context.is_operator:
        raise OutOfDate
    found = replace(dialogue.draft(context), audience=service.Audience(everyone=True), aimed=True)
    return await dialogue.go_on(context, found)


async def when(update: Update, context: Context) -> str:
    """Now, this evening, or tomorrow morning."""
    at = dialogue.chosen_moment(context, actions.When.read(context.data).when)
    return await dialogue.go_on(context, dialogue.draft(context).leaving(at))


async def when_written(update: Update, context: Context) -> str:
    """A day and an hour were typed."""
    found = dialogue.leave_at(context, dialogue.draft(context), dialogue.typed_moment(context))
    if found.lost:
        dialogue.keep(context, found)
        return await dialogue.ask(context, WHEN)
    return await dialogue.go_on(context, found)


async def quiet(update: Update, context: Context) -> str:
    """What happens to those in quiet hours."""
    choice = actions.Quiet.read(context.data).choice
    if choice not in list(InQuiet):
        raise OutOfDate
    dialogue.keep(context, replace(dialogue.draft(context), in_quiet=InQuiet(choice)))
    return await dialogue.ask(context, PREVIEW)


async def useful_for(update: Update, context: Context) -> str:
    """Useful for so many hours."""
    hours, found = actions.UsefulFor.read(context.data).hours, dialogue.draft(context)
    lasts = timedelta(hours=min(max(hours, 0), 10_000))
    if lasts not in rules.USEFUL_CHOICES:
        raise OutOfDate
    until = found.leaves_at(context.now) + lasts
    dialogue.keep(context, dialogue.useful_until(context, found, until))
    return await dialogue.ask(context, PREVIEW)


async def until_written(update: Update, context: Context) -> str:
    """The end was typed."""
    found = dialogue.useful_until(context, dialogue.draft(context), dialogue.typed_moment(context))
    dialogue.keep(context, found)
    return await dialogue.ask(context, UNTIL if found.lost else PREVIEW)


async def test(update: Update, context: Context) -> str:
    """Send it to the writer alone, as it will arrive; the preview follows it."""
    found = dialogue.draft(context)
    if found.words is None or found.kind is None:
        raise OutOfDate
    context.buttons()
    context.say(received.received(context.t, found.words, found.kind), fresh=True)
    context.say(await dialogue.ask_preview(context), fresh=True)
    return PREVIEW


async def confirm(update: Update, context: Context) -> str | int:
    """Let it leave, or plan it; what has gone by meanwhile is asked again."""
    found, house = dialogue.draft(context), dialogue.house(context)
    if actions.Confirm.read(context.data).mark != found.mark:
        raise OutOfDate
    if found.is_past(context.now):
        dialogue.keep(context, replace(found, lost="announcements-moment-past"))
        return await dialogue.ask(context, WHEN)
    sent = await service.send(context.tx, dialogue.writer(context), found, context.now, house)
    context.say(await dialogue.watched(context, sent, update.update_id))
    return END


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register the dialogue."""
    back, other_words = on_tap(actions.Step, step), on_words(again)
    application.add_handler(
        DurableConversation(
            dialogue.NAME,
            entry_points=doors("announce", begin),
            states={
                KIND: [on_tap(actions.Choose, choose), back, other_words],
                TEXT: [on_words(written), back],
                AUDIENCE: [
                    on_tap(actions.Pick, pick),
                    on_tap(actions.Page, turn_page),
                    on_tap(actions.Aimed, aim),
                    on_tap(actions.Everyone, aim_at_everyone),
                    back,
                    other_words,
                ],
                WHEN: [on_tap(actions.When, when), on_words(when_written), back],
                UNTIL: [on_tap(actions.UsefulFor, useful_for), on_words(until_written), back],
                PREVIEW: [
                    on_tap(actions.Confirm, confirm),
                    on_tap(actions.Quiet, quiet),
                    on_tap(actions.Test, test),
                    back,
                    other_words,
                ],
            },
            questions=dialogue.QUESTIONS,
        )
    )
