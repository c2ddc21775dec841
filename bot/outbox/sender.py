"""The sender: claims what is due, sends it, and writes down what became of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from secrets import token_hex

import structlog
from telegram import Bot

from bot.db import Transaction, is_of_storage
from bot.errors import Mistake
from bot.instance import Instance
from bot.outbox import claims, marks, outcomes, queries, wiring
from bot.outbox.acts import Lane
from bot.outbox.claims import Claim
from bot.outbox.gateway import Gateway
from bot.outbox.jobs import Job
from bot.outbox.marks import Done
from bot.outbox.outcomes import Kind, Outcome
from bot.outbox.pacing import Limits, back_off
from bot.outbox.pictures import Drawer, Painter, worker_process
from bot.outbox.queries import URGENT, Moment, Rest
from bot.outbox.tables import EXPIRED, UNCERTAIN
from bot.outbox.wiring import Hooks
from bot.request import fresh_connection

log = structlog.get_logger(__name__)

PATIENCE = 45.0
"""Machine seconds a request may take in all; less than a lease, so that nobody takes its row meanwhile."""
IN_FLIGHT = 30
AT_ONCE = 0.16
"""Seconds' worth of messages in flight where the pace is higher: a request's 60 ms, and as long again until
its place is taken by the next."""
FOR_ANSWERS = 10
"""Requests in flight that bulk leaves to answers."""
GROUP = 32
"""Outcomes written in one transaction."""
GATHER = 0.02
"""Machine seconds between two transactions at least: what happens meanwhile is done together. Only an answer
that none has just gone before does not wait for it."""
LOOK_EVERY = 1.0
"""Machine seconds between looks for what nobody told us of: other replicas' rows, leases that ran out."""
PROBE_EVERY = 5.0
"""Machine seconds, at most, between tries while Telegram cannot be reached at all."""
MISHAP = 0.5
"""Machine seconds before the next try when the database failed us."""


class Sender(wiring.Waker):
    """Sends the rows of `instance`'s outbox. Start it once; any number may share a PostgreSQL database."""

    def __init__(
        self,
        instance: Instance,
        bot: Bot,
        *,
        draw: Mapping[str, Drawer],
        hooks: Hooks | None = None,
        executor: Callable[[], Executor] = worker_process,
    ) -> None:
        self._database, self._clock = instance.database, instance.clock
        if instance.database.vault is None:
            raise Mistake("the outbox needs the database's vault")
        self._vault = instance.database.vault
        self._limits = limits_of(instance)
        self._painter = Painter(draw, executor)
        self._gateway = Gateway(bot, self._painter, paid=instance.settings.paid_broadcast)
        self._hooks = hooks or Hooks()
        self._owner = token_hex(8)
        self._in_flight = max(IN_FLIGHT, int(instance.settings.messages_per_second * AT_ONCE))
        self._alone = instance.database.dialect_name == "sqlite"
        self._flying: dict[asyncio.Task[None], Job] = {}
        self._done: list[Done] = []
        self._woken, self._idle = asyncio.Event(), asyncio.Event()
        self._asked, self._answering = asyncio.Event(), False
        """Whether an answer was put since the last look, and whether that look found any."""
        self._hurried, self._awaited = asyncio.Event(), 0
        """Whether somebody waits until nothing is left to send, and how many."""
        self._runner: asyncio.Task[None] | None = None
        self._stopping = False
        self._look_at = 0.0
        self._offline, self._offline_until = 0, 0.0
        self._metrics = instance.metrics
        self._metrics.expect((lane.name.lower() for lane in Lane), marks.FATES)
        self.tally: Counter[str] = Counter()
        """How many requests ended in which way, since the start."""

    async def start(self) -> None:
        """Take up what senders that are gone left behind, then send what is due."""
        wiring.listen(self)
        self._runner = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Claim nothing more, let what is in flight arrive, write it down if it can be written."""
        self._stopping = True
        await self._end_runner()
        if self._flying:
            await asyncio.wait(self._flying, timeout=PATIENCE)
        await self.kill()
        try:
            async with self._database.transaction() as tx:
                moment = self._moment()
                await marks.apply(tx, self._done, self._owner, moment, self._hooks)
                await marks.release(tx, self._owner)
        except Exception as fault:
            if not is_of_storage(fault):
                raise
            # As after a kill: what was being sent stands in the rows, and the next start takes it up.
            log.exception("outbox.not_written", rows=len(self._done))
            return
        self._count(*((done.job.lane, done.fate) for done in self._done))
        self._done = []

    async def kill(self) -> None:
        """End at once, as the process would: nothing more is written."""
        await self._end_runner()
        for task in self._flying:
            task.cancel()
        if self._flying:
            await asyncio.wait(self._flying)
        self._painter.close()

    def wake(self, *, urgent: bool = False) -> None:
        self._idle.clear()
        self._woken.set()
        if urgent:
            self._asked.set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing due was left to send when last looked, and nothing was put since."""
        return self._idle.is_set()

    async def idle(self) -> None:
        """Wait until nothing that is due is left to send; paused batches are not waited for."""
        self._awaited += 1
        self._hurried.set()
        self.wake(urgent=True)
        try:
            await self._idle.wait()
        finally:
            self._awaited -= 1

    async def _end_runner(self) -> None:
        wiring.unlisten(self)
        if self._runner is not None:
            self._runner.cancel()
            with suppress(asyncio.CancelledError):
                await self._runner
            self._runner = None

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            self._asked.clear()
            self._hurried.clear()
            begun = self._clock.elapsed()
            try:
                pause = await self._cycle()
            except Exception as fault:
                log.exception("outbox.cycle_failed")
                pause = MISHAP
                if self._done and not is_of_storage(fault):
                    await self._write_apart()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()
            await self._gather(begun + GATHER - self._clock.elapsed())

    async def _gather(self, seconds: float) -> None:
        """Rest, but for an answer that comes after a transaction that had none, or somebody who waits."""
        if self._awaited:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await (self._hurried if self._answering else self._asked).wait()

    async def _cycle(self) -> float:
        """One transaction: outcomes in, claims out. Gives the machine seconds to rest, unless woken."""
        moment, done = self._moment(), self._done[:GROUP]
        ended = [(one.job.lane, one.fate) for one in done]
        async with self._database.transaction() as tx:
            if moment.at >= self._look_at:
                doubtful = await marks.recover(tx, self._owner, moment, alone=self._alone)
                ended += ((lane, UNCERTAIN) for lane in doubtful)
                self._look_at = moment.at + LOOK_EVERY
            await marks.apply(tx, done, self._owner, moment, self._hooks)
            claim = await self._claim(tx, moment)
            rest = None if claim.jobs or claim.full or self._flying else await self._rest(tx, moment)
        del self._done[: len(done)]
        self._count(*ended, *claim.ended)
        self._answering = any(job.lane in URGENT for job in claim.jobs)
        for job in claim.jobs:
            task = asyncio.create_task(self._send(job))
            self._flying[task] = job
            task.add_done_callback(self._landed)
        return self._pause(claim, rest, moment)

    async def _write_apart(self) -> None:
        """Write outcomes down one by one: one that can't be written must not keep back all the others."""
        for done in self._done[:GROUP]:
            try:
                async with self._database.transaction() as tx:
                    await marks.apply(tx, [done], self._owner, self._moment(), self._hooks)
                fate = done.fate
            except Exception as fault:
                log.exception("outbox.not_written", act=done.job.act, lane=done.job.lane.name)
                if is_of_storage(fault):
                    return
                async with self._database.transaction() as tx:
                    fate = await marks.give_up(tx, done.job, self._moment())
            self._done.remove(done)
            self._count((done.job.lane, fate))

    async def _claim(self, tx: Transaction, moment: Moment) -> Claim:
        free = self._in_flight - len(self._flying)
        offline = moment.at < self._offline_until
        if self._stopping or free <= 0 or offline:
            return Claim((), False, self._offline_until if offline else float("inf"))
        bulk = sum(job.lane not in URGENT for job in self._flying.values())
        room = max(0, min(free, self._in_flight - FOR_ANSWERS - bulk))
        claim = await claims.claim(tx, self._owner, self._limits, moment, urgent=free, bulk=room)
        await marks.tell_expired(tx, moment, self._hooks, claim.turned, claim.expired)
        return claim

    async def _rest(self, tx: Transaction, moment: Moment) -> Rest:
        """What there is to wait for, when there is nothing to do."""
        rest = await queries.rest(tx, moment)
        if not rest.late:
            return rest
        expired = await marks.expire(tx, moment, self._hooks)
        tx.after_commit(lambda: self._count(*((lane, EXPIRED) for lane in expired)))
        return await queries.rest(tx, moment)

    def _pause(self, claim: Claim, rest: Rest | None, moment: Moment) -> float:
        if self._done or claim.full:
            return 0.0
        pause = min(LOOK_EVERY, claim.again_at - moment.at)
        if rest is None:  # under way: whatever lands wakes us
            return max(0.0, pause)
        if not rest.owed:
            pause = LOOK_EVERY
            if not self._flying and not self._woken.is_set():
                self._idle.set()
        else:
            pause = min(pause, rest.free_at - moment.at)
        if rest.due_at is not None:
            pause = min(pause, (rest.due_at - self._clock.now()).total_seconds())
        return max(0.0, pause)

    async def _send(self, job: Job) -> None:
        """Runs as a task of its own, so that what it sets in its context stays there."""
        if job.held:
            if not await marks.leaving(self._database, job, self._owner, self._moment()):
                return
            fresh_connection.set(True)
        outcome = await self._attempt(job)
        self._note(outcome)
        self._done.append(Done(job, outcome))

    async def _attempt(self, job: Job) -> Outcome:
        try:
            async with asyncio.timeout(PATIENCE):
                message = await job.perform(self._gateway, self._vault)
        except TimeoutError:
            return Outcome(Kind.UNKNOWN)
        except Exception as error:  # noqa: BLE001 (every error is an outcome)
            return outcomes.sort(error)
        return Outcome(Kind.DELIVERED, message)

    def _note(self, outcome: Outcome) -> None:
        self.tally[outcome.kind.name.lower()] += 1
        if outcome.kind is Kind.NOT_SENT:
            if (at := self._clock.elapsed()) >= self._offline_until:  # once for all that were in flight
                self._offline_until = at + min(back_off(self._offline), PROBE_EVERY)
                self._offline += 1
        elif outcome.kind is not Kind.UNKNOWN:
            self._offline, self._offline_until = 0, 0.0

    def _count(self, *ended: tuple[Lane, str]) -> None:
        """Once it is written down: what became of how many, by lane."""
        for lane, fate in ended:
            self._metrics.ended(lane.name.lower(), fate)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self._flying[task]
        if not task.cancelled() and task.exception() is not None:
            # Nothing was sent: the row is still claimed, and leaves again when its lease has run out.
            log.error("outbox.not_marked", exc_info=task.exception())
        self.wake()

    def _moment(self) -> Moment:
        return Moment(self._clock.now(), self._clock.elapsed())


def limits_of(instance: Instance) -> Limits | None:
    """The paces to keep, by the settings; none at all where PACING is off."""
    settings = instance.settings
    return Limits(per_second=float(settings.messages_per_second)) if settings.pacing else None
