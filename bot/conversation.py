"""DurableConversation: PTB's ConversationHandler whose state is the row of the person's open dialogue."""

from __future__ import annotations

import re
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, MutableMapping
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from bot.actions import Action
from bot.commands import COMMANDS
from bot.context import Context, current
from bot.dialogues.service import Dialogues
from bot.menu import Open
from bot.screen import Screen

END = ConversationHandler.END


class _MoreThanBlanks(filters.MessageFilter):
    """A text in which something is said. Telegram sends no other; a forged update might."""

    def filter(self, message: Message) -> bool:
        return bool(message.text and message.text.strip())


WORDS = _MoreThanBlanks() & ~filters.COMMAND & filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
"""Words typed in private: no command, no edited message."""

Handler = BaseHandler[Update, Context, Any]
Callback = Callable[[Update, Context], Coroutine[Any, Any, Any]]
Question = Callable[[Context], Awaitable[Screen]]
Leaving = Callable[[Context], Awaitable[None]]

_ALL: dict[str, DurableConversation] = {}


def _dialogues() -> Dialogues | None:
    return current.get().dialogues


class _View(MutableMapping[Any, Any]):
    """What PTB takes for its dict of states: only the dialogue at hand, of the person at hand."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _open(self) -> Any:
        dialogues = _dialogues()
        found = dialogues.open if dialogues else None
        return found if found is not None and found.name == self._name else None

    def __getitem__(self, key: Any) -> Any:
        found = self._open()
        if found is None or found.state == "":
            raise KeyError(key)
        return found.state

    def __setitem__(self, key: Any, state: Any) -> None:
        found = self._open()
        if found is not None:
            found.state = state

    def __delitem__(self, key: Any) -> None:
        dialogues = _dialogues()
        if self._open() is not None and dialogues is not None:
            dialogues.end()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0 if self._open() is None else 1


def on_command(
    name: str, callback: Callback, *, anywhere: bool = False, has_args: bool | None = None
) -> Handler:
    """A handler of a command and its aliases (bot.commands), in private unless `anywhere`."""
    where = filters.UpdateType.MESSAGE if anywhere else filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    found = COMMANDS[name]
    return CommandHandler([found.name, *found.aliases], callback, filters=where, has_args=has_args)


class _Tap(CallbackQueryHandler[Context, Any]):
    """A button's handler that is only asked about buttons tapped in private, by a person we know.

    Our buttons stand in private chats; a bad client can press their data anywhere.
    """

    def check_update(self, update: object) -> Any:
        return super().check_update(update) if _dialogues() is not None else None


def doors(name: str, callback: Callback) -> list[Handler]:
    """The ways into what a command stands for: the command, its aliases, and its button in the menu."""
    opened: Handler = _Tap(callback, pattern=f"^{re.escape(Open(name).data)}$")
    return [on_command(name, callback), opened]


def on_tap(action: type[Action], callback: Callback, *, anywhere: bool = False) -> Handler:
    """A handler of a button, in private unless `anywhere`."""
    return (CallbackQueryHandler if anywhere else _Tap)(callback, pattern=action.pattern)


class OnlyOperators(BaseHandler[Update, Context, Any]):
    """A handler that is there for operators only: for everybody else, it reads as if it didn't exist."""

    def __init__(self, handler: Handler) -> None:
        super().__init__(handler.callback, block=handler.block)
        self.handler = handler

    def check_update(self, update: object) -> Any:
        """PTB's choice of a handler; the right is looked up here, each time."""
        return self.handler.check_update(update) if current.get().is_operator else None

    def collect_additional_context(
        self,
        context: Context,
        update: Update,
        application: Application[Any, Context, Any, Any, Any, Any],
        check_result: Any,
    ) -> None:
        """What the handler itself would add to the context."""
        self.handler.collect_additional_context(context, update, application, check_result)


def on_words(callback: Callback) -> Handler:
    """A handler of words typed in private."""
    return MessageHandler(WORDS, callback)


class DurableConversation(ConversationHandler[Context]):
    """A dialogue whose state and draft are rows, written with the effects of the update.

    `questions[state]` shows the question of a state again: after a restart, a call for help, an old
    button. `leaving` is called when the dialogue is set aside or ended from outside. An entry point
    opens the dialogue anew; whatever was open is set aside.
    """

    def __init__(
        self,
        name: str,
        entry_points: list[Handler],
        states: dict[str, list[Handler]],
        questions: Mapping[str, Question],
        fallbacks: list[Handler] | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        missing = set(states) - set(questions)
        if missing:
            raise ValueError(f"{name}: no question for {', '.join(sorted(missing))}")
        with warnings.catch_warnings():
            # PTB explains per_message, which isn't for dialogues that also take typed words.
            warnings.simplefilter("ignore", PTBUserWarning)
            super().__init__(
                entry_points=entry_points,
                states={state: found for state, found in states.items()},  # noqa: C416 (keys widen)
                fallbacks=fallbacks or [],
                allow_reentry=True,
                name=name,
            )
        self.title = name
        self.questions = questions
        self.leaving = leaving
        self._conversations = _View(name)
        _ALL[name] = self

    def check_update(self, update: object) -> Any:
        """PTB's choice of a handler, for private chats with a known person only."""
        if not isinstance(update, Update) or _dialogues() is None:
            return None
        return super().check_update(update)

    async def handle_update(
        self,
        update: Update,
        application: Application[Any, Context, Any, Any, Any, Any],
        check_result: Any,
        context: Context,
    ) -> object | None:
        """Run the chosen handler; an entry point first opens the dialogue."""
        dialogues = context.dialogues
        entering = check_result[2] in self.entry_points
        if entering:
            await leave_open(context, unless=self.title)
            dialogues.begin(self.title)
        await super().handle_update(update, application, check_result, context)
        opened = dialogues.open
        if entering and opened is not None and opened.name == self.title and opened.state == "":
            dialogues.take_back()
        return None


async def leave_open(context: Context, *, unless: str = "") -> None:
    """Tell the open dialogue that it is being left (a room says so visibly)."""
    opened = context.dialogues.open
    if opened is None or opened.name == unless:
        return
    conversation = _ALL.get(opened.name)
    if conversation is not None and conversation.leaving is not None:
        await conversation.leaving(context)


async def present_question(context: Context) -> Screen | None:
    """The question the open dialogue is at; None without one. An unknown state ends the dialogue."""
    opened = context.dialogues.open
    if opened is None:
        return None
    conversation = _ALL.get(opened.name)
    question = conversation.questions.get(opened.state) if conversation else None
    if question is None:
        context.dialogues.end()
        return None
    return await question(context)


def takes_words() -> bool:
    """Whether the open dialogue is at a question that is answered by typing."""
    dialogues = _dialogues()
    opened = dialogues.open if dialogues else None
    conversation = _ALL.get(opened.name) if opened else None
    if opened is None or conversation is None:
        return False
    return any(isinstance(each, MessageHandler) for each in conversation.states.get(opened.state, ()))


def conversations() -> Mapping[str, DurableConversation]:
    """Every dialogue of the product by name, once the handlers are registered."""
    return dict(_ALL)
