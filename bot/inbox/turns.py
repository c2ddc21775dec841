"""One update from its row to its effects: a turn of one transaction, retried, or buried with an apology."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application, ApplicationHandlerStop

from bot.context import Context, Turn, current, flush, tapped
from bot.db import Transaction
from bot.dialogues.service import Dialogues
from bot.errors import OutOfDate, Refusal
from bot.inbox import service as inbox
from bot.inbox.lanes import PAUSES, Outcome
from bot.inbox.patience import Patience
from bot.inbox.rules import content_of
from bot.inbox.shapes import well_formed
from bot.inbox.sorry import sorry
from bot.instance import Instance
from bot.members import service as members
from bot.navigation import Resume, home_row
from bot.outbox import arrivals
from bot.screen import Button, Screen
from bot.texts import Html

log = structlog.get_logger(__name__)

App = Application[Any, Context, Any, Any, Any, Any]
AfterTurn = Callable[[Turn], Coroutine[Any, Any, None]]
Answer = Callable[[Context], Awaitable[None]]
Alarm = Callable[[Transaction], Awaitable[None]]
"""Owes those who run the instance a word about a dead letter; it knows nothing of the update."""
Lifeline = Callable[[Mapping[str, Any]], Awaitable[None]]
"""Answers a call for help directly, whatever state the database is in; does nothing for other updates."""


class Turns:
    """Works on the updates of a lane, one per call."""

    def __init__(
        self,
        instance: Instance,
        application: App,
        after: AfterTurn,
        out_of_date: Answer,
        lifeline: Lifeline | None = None,
        alarm: Alarm | None = None,
    ) -> None:
        self._instance, self._application, self._after = instance, application, after
        self._out_of_date, self._lifeline, self._alarm = out_of_date, lifeline, alarm
        self._patience = Patience(instance)
        self._background: set[asyncio.Task[None]] = set()

    async def next_of(self, lane: bytes) -> Outcome:
        """Work on the oldest update of `lane`, unless the person has to wait for the flood budget."""
        wait = self._patience.wait(lane)
        if wait:
            await self._patience.tell(lane)
            return Outcome(wait=wait)
        taken = None
        try:
            async with self._instance.database.transaction() as tx:
                taken = await inbox.take(tx, lane)
                if taken is None:
                    return Outcome(empty=True)
                turn = await self._timed(tx, taken)
        except Exception as fault:
            if taken is None:
                raise
            await self._rescue(taken, fault)
            return await self._failed(lane, taken.update_id, fault)
        self._keep_in_background(turn)
        return Outcome(empty=not taken.more)

    async def _timed(self, tx: Transaction, taken: inbox.Taken) -> Turn | None:
        clock = self._instance.clock
        begun = clock.elapsed()
        try:
            return await self._turn(tx, taken)
        finally:
            kind = content_of(taken.body or {})[0] or "other"
            self._instance.metrics.worked(kind, clock.elapsed() - begun)

    async def _turn(self, tx: Transaction, taken: inbox.Taken) -> Turn | None:
        update = self._parsed(taken)
        if update is None:
            await self._bury(tx, taken, inbox.new_reference())
            await self._tell_operators(tx)
            return None
        turn = await self._opened(tx, update)
        token = current.set(turn)
        try:
            await self._application.process_update(update)
            if turn.error is not None:
                raise turn.error
            await flush(turn)
        finally:
            current.reset(token)
        return turn

    def _parsed(self, taken: inbox.Taken) -> Update | None:
        if not taken.body or not well_formed(taken.body):
            log.warning("inbox.unparsable", fault="shape")
            return None
        try:
            return Update.de_json(taken.body, self._application.bot)
        except Exception as fault:  # noqa: BLE001 (any bytes may come; see _failed)
            log.warning("inbox.unparsable", fault=type(fault).__name__)
            return None

    async def _opened(self, tx: Transaction, update: Update) -> Turn:
        now = self._instance.clock.now()
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or chat.type != "private":
            return Turn(self._instance, tx, update, now, None, None)
        member = await members.meet(tx, user.id, user.language_code, now)
        if (shown := tapped(update.callback_query)) is not None:
            await arrivals.pressed(tx, member.id, shown.message_id, shown.rows, now=now)
        return Turn(self._instance, tx, update, now, member, await Dialogues.of(tx, member, now))

    async def followed(self) -> None:
        """Wait until what follows the turns so far is over: callback answers and command menus."""
        if self._background:
            await asyncio.wait(self._background)

    async def stop(self) -> None:
        """End what follows the turns: it was best effort."""
        for task in self._background:
            task.cancel()
        await self.followed()

    def _keep_in_background(self, turn: Turn | None) -> None:
        if turn is None:
            return
        task = asyncio.create_task(self._after(turn))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _rescue(self, taken: inbox.Taken, fault: Exception) -> None:
        """Answer a call for help directly when its turn fails: a full disk may take in what can't go out."""
        answered = isinstance(fault, (Refusal, OutOfDate))
        if self._lifeline is not None and taken.body is not None and not answered:
            await self._lifeline(taken.body)

    async def _failed(self, lane: bytes, update_id: int, fault: Exception) -> Outcome:
        """The turn is rolled back: a refusal is said, anything else is tried again, then buried."""
        if isinstance(fault, (Refusal, OutOfDate)):
            try:
                answer = refused(fault) if isinstance(fault, Refusal) else self._out_of_date
                await self._instead(lane, answer)
            except Exception as again:  # noqa: BLE001 (what answers can fail too: then it is tried and buried)
                fault = again
            else:
                return Outcome()
        log.error("inbox.update_failed", fault=type(fault).__name__, exc_info=fault)
        async with self._instance.database.transaction() as tx:
            tries = await inbox.failed(tx, update_id, self._instance.clock.elapsed())
        if tries < inbox.TRIES:
            return Outcome(wait=PAUSES[min(tries, len(PAUSES)) - 1])
        reference = inbox.new_reference()
        try:
            await self._instead(lane, apology(reference), reference)
        except Exception:
            # Even the apology fails: the update is buried all the same, so that the chat goes on.
            log.exception("inbox.apology_failed", reference=reference)
            async with self._instance.database.transaction() as tx:
                taken = await inbox.take(tx, lane)
                if taken is not None:
                    await self._bury(tx, taken, reference)
        return Outcome()

    async def _bury(self, tx: Transaction, taken: inbox.Taken, reference: str) -> None:
        """Make a dead letter of an update that nothing can be made of; who sent it is told, if that shows."""
        await inbox.bury(tx, taken.update_id, reference)
        await sorry(tx, taken, reference, self._instance.clock.now())

    async def _tell_operators(self, tx: Transaction) -> None:
        """Not where even an apology failed: nothing more may keep such an update from being buried."""
        if self._alarm is not None:
            await self._alarm(tx)

    async def _instead(self, lane: bytes, answer: Answer, reference: str = "") -> None:
        """Take the update of a rolled back turn and only give `answer`; with a reference, bury it."""
        async with self._instance.database.transaction() as tx:
            taken = await inbox.take(tx, lane)
            if taken is None:
                return
            update = self._parsed(taken)
            if update is None:
                await self._bury(tx, taken, reference or inbox.new_reference())
                return
            if reference:
                await inbox.bury(tx, taken.update_id, reference)
                await self._tell_operators(tx)
            turn = await self._opened(tx, update)
            token = current.set(turn)
            try:
                if turn.member is not None:
                    await answer(Context.from_update(update, self._application))
                await flush(turn)
            finally:
                current.reset(token)
        self._keep_in_background(turn)


def refused(fault: Refusal) -> Answer:
    """The answer that says a refusal in its own words."""

    async def answer(context: Context) -> None:
        _alone(context, context.t(fault.key, **fault.values))

    return answer


def apology(reference: str) -> Answer:
    """The answer for a fault of ours: an apology with the reference the operator sees too."""

    async def answer(context: Context) -> None:
        _alone(context, context.t("navigation-apology", reference=reference))

    return answer


def _alone(context: Context, words: Html) -> None:
    opened = context.dialogues.open
    row = () if opened is None else (Button(context.t.plain("navigation-resume"), Resume(opened.name).data),)
    context.say(Screen(words).with_rows(row, home_row(context.t)), fresh=True)


async def keep_error(update: object, context: Context) -> None:
    """The one error handler: keeps the exception so that the turn rolls back, and stops PTB there."""
    current.get().error = context.error
    raise ApplicationHandlerStop
