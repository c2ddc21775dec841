"""What a handler gets: the open transaction, the member, texts, now, say(screen)."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackContext, ExtBot

from bot.db import Transaction
from bot.dialogues.service import Dialogues
from bot.errors import OutOfDate
from bot.instance import Instance
from bot.matching.answers import answer
from bot.members import service as members
from bot.members.service import Member
from bot.navigation import Resume
from bot.outbox.acts import Act, Buttons, Delete, Edit, Lane, MessageId, Send, To, ToAddress, ToMember
from bot.outbox.service import Put, put, put_many
from bot.screen import Button, Entity, Rows, Screen
from bot.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Tapped:
    """The message whose button was tapped."""

    message_id: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    photo: bool = False
    rows: Rows = ()
    """The buttons under it, as they were when it was tapped."""

    def offers(self, action: str) -> bool:
        """Whether one of its buttons does this."""
        return any(button.action == action for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class Said:
    """A screen said in this turn; `fresh`: as a new message even on a tap; `stays`: it keeps its buttons."""

    screen: Screen
    fresh: bool
    stays: bool = False


@dataclass(slots=True)
class Turn:
    """One update being worked on, inside its transaction."""

    instance: Instance
    tx: Transaction
    update: Update
    now: datetime
    member: Member | None
    dialogues: Dialogues | None
    said: list[Said] = field(default_factory=list)
    relabelled: Rows | None = None
    toast: str | None = None
    error: Exception | None = None
    menus: set[int] = field(default_factory=set)
    """Members whose command menu must be set anew after the commit."""

    @property
    def is_operator(self) -> bool:
        """Whether who wrote runs this instance; nobody does in groups."""
        return self.member is not None and self.member.telegram_id in self.instance.settings.operators

    @property
    def t(self) -> Texts:
        if self.member is not None:
            return texts(self.member.language)
        user = self.update.effective_user
        code = (user.language_code if user else None) or self.instance.settings.default_language
        return texts(code.partition("-")[0].lower() if code else "fr")


current: ContextVar[Turn] = ContextVar("turn")
"""The turn at hand; set by the lanes around Application.process_update."""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's callback context over the turn at hand. Handlers say screens; nothing is sent from here."""

    @property
    def turn(self) -> Turn:
        return current.get()

    @property
    def tx(self) -> Transaction:
        return self.turn.tx

    @property
    def instance(self) -> Instance:
        return self.turn.instance

    @property
    def now(self) -> datetime:
        return self.turn.now

    @property
    def t(self) -> Texts:
        return self.turn.t

    @property
    def member(self) -> Member:
        """The person who wrote. Raises RuntimeError in groups and after they were forgotten."""
        if self.turn.member is None:
            raise RuntimeError("this turn has no member")
        return self.turn.member

    @member.setter
    def member(self, member: Member) -> None:
        self.turn.member = member

    async def change(self, **answers: Any) -> Member:
        """Store these answers in the member's profile; later texts and their search for a circle follow."""
        self.member = await answer(self.tx, self.member, self.now, **answers)
        return self.member

    def refresh_menu(self, member_id: int | None = None) -> None:
        """Set the command menu of a member (by default the one who wrote) anew after the commit."""
        self.turn.menus.add(self.member.id if member_id is None else member_id)

    @property
    def is_operator(self) -> bool:
        return self.member.telegram_id in self.instance.settings.operators

    @property
    def dialogues(self) -> Dialogues:
        if self.turn.dialogues is None:
            raise RuntimeError("this turn has no dialogues")
        return self.turn.dialogues

    @property
    def draft(self) -> dict[str, Any]:
        """The answers so far in the open dialogue: JSON values, saved with the turn."""
        if self.dialogues.open is None:
            raise RuntimeError("no dialogue is open")
        return self.dialogues.open.draft

    @property
    def words(self) -> str:
        """What the person typed, trimmed; empty when the update has no text."""
        message = self.turn.update.effective_message
        return (message.text or "").strip() if message and not self.turn.update.callback_query else ""

    @property
    def data(self) -> str | None:
        """The callback data of the tapped button."""
        query = self.turn.update.callback_query
        return query.data if query else None

    @property
    def tapped(self) -> Tapped | None:
        """The message whose button was tapped; None for a typed word, and where Telegram has it no more."""
        return tapped(self.turn.update.callback_query)

    def say(self, screen: Screen, *, fresh: bool = False, stays: bool = False) -> None:
        """Show `screen`: on the tapped message, or as a new one below a typed word or where that is gone.

        With `fresh`, as a new message even on a tap: the tapped one stays as it is. With `stays`, its buttons
        are still there when something is typed below it: what may be answered days later isn't lost.
        """
        self.turn.said.append(Said(screen, fresh, stays))

    def buttons(self, *rows: tuple[Button, ...]) -> None:
        """Change only the buttons of the tapped message."""
        self.turn.relabelled = tuple(row for row in rows if row)

    def toast(self, words: str) -> None:
        """The words of the callback answer: plain text, at most 200 characters."""
        self.turn.toast = words[:200]

    async def farewell(self, screen: Screen) -> None:
        """Say the last screen to someone whose rows are gone: under a throw-away key, erased once sent."""
        chat = self.turn.update.effective_chat
        self.turn.member, self.turn.dialogues, self.turn.said = None, None, []
        if chat is not None:
            key = f"farewell:{self.turn.update.update_id}"
            to = ToAddress(chat.id, throw_away=True)
            await put(self.tx, key, to, Send(screen), Lane.REPLY, now=self.now)


def tapped(query: CallbackQuery | None) -> Tapped | None:
    """The message under `query`; None where Telegram has it no more: nothing can be shown on it."""
    message = query.message if query is not None else None
    if not isinstance(message, Message):
        return None
    entities = tuple(
        Entity(str(e.type), e.offset, e.length, e.url, e.language, e.custom_emoji_id)
        for e in message.entities
        if e.user is None
    )
    return Tapped(message.message_id, message.text or "", entities, bool(message.photo), _rows(message))


def _rows(message: Message) -> Rows:
    markup = message.reply_markup
    return tuple(
        tuple(
            Button(button.text, str(button.callback_data) if button.callback_data else None, button.url)
            for button in row
            if button.callback_data or button.url
        )
        for row in (markup.inline_keyboard if markup else ())
    )


async def flush(turn: Turn) -> None:
    """Write what the turn said and did to dialogues, in its own transaction.

    Raises OutOfDate where a tap would show nothing: only the buttons of a message that is gone were changed.
    """
    if _shows_nothing(turn):
        raise OutOfDate
    await _tell_set_aside(turn)
    recipient, stem = _recipient(turn), f"reply:{turn.update.update_id}"
    acts = [] if recipient is None else [(recipient, act) for act in _acts(turn)]
    puts = [Put(f"{stem}:{n}", to, act, Lane.REPLY) for n, (to, act) in enumerate(acts)]
    made = await put_many(turn.tx, puts, now=turn.now) if puts else {}
    if turn.member is not None and not any(said.stays for said in turn.said):
        shown = (turn.member.screen_row, turn.member.screen_message)
        for act in puts:
            shown = _place(act.act, made.get(act.key)) or shown
        if shown != (turn.member.screen_row, turn.member.screen_message):
            await members.set_screen(turn.tx, turn.member.id, row=shown[0], message=shown[1])
    if turn.dialogues is not None:
        await turn.dialogues.flush()


def _shows_nothing(turn: Turn) -> bool:
    query = turn.update.callback_query
    gone = query is not None and tapped(query) is None
    return gone and turn.member is not None and not turn.said and turn.toast is None


def _recipient(turn: Turn) -> To | None:
    """Whom this turn answers; None where no chat shows, as under a message of an inline query."""
    if turn.member is not None:
        return ToMember(turn.member.id, turn.member.key)
    chat = turn.update.effective_chat
    return None if chat is None else ToAddress(chat.id)


def _place(act: Act, row: int | None) -> tuple[int | None, int | None] | None:
    match act:
        case Send():
            return row, None
        case Edit(target=MessageId() as message):
            return None, int(message)
    return None


async def _tell_set_aside(turn: Turn) -> None:
    aside = turn.dialogues.aside if turn.dialogues else None
    if aside is None or not turn.said or not turn.dialogues or turn.dialogues.told:
        return
    last = turn.said[-1]
    if last.screen.entities is not None or not last.screen.editable:
        return
    row = (Button(turn.t.plain("navigation-resume"), Resume(aside.name).data),)
    words = f"{last.screen.text}\n\n<i>{turn.t('navigation-set-aside')}</i>"
    turn.said[-1] = Said(replace(last.screen, text=words).with_rows(*last.screen.rows, row), last.fresh)


def _acts(turn: Turn) -> list[Act]:
    acts: list[Act] = []
    on = tapped(turn.update.callback_query)
    if turn.relabelled is not None and on is not None:
        acts.append(Buttons(MessageId(on.message_id), turn.relabelled))
    for number, said in enumerate(turn.said):
        if number == 0 and not said.fresh:
            acts.extend(_first(turn, said.screen, on))
        else:
            acts.append(Send(said.screen))
    return acts


def _first(turn: Turn, screen: Screen, on: Tapped | None) -> list[Act]:
    if on is None:
        # The answer first: what waits behind it in its lane costs the person nothing.
        return [Send(screen), *_strip(turn.member)]
    there = MessageId(on.message_id)
    if screen.keyboard is not None or screen.drop_keyboard:
        return [Buttons(there, ()), Send(screen)]
    if on.photo or screen.picture is not None:
        return [Send(screen), Delete(there)]
    return [Edit(there, screen, anew=True)]


def _strip(member: Member | None) -> list[Act]:
    """The screen before loses its buttons: a typed word is answered below it."""
    if member is None:
        return []
    if member.screen_message is not None:
        return [Buttons(MessageId(member.screen_message), ())]
    return [] if member.screen_row is None else [Buttons(member.screen_row, ())]
