"""The rows' states against a model, through any sequence of what can happen to them, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from bot.db import Database
from bot.members import service as members
from bot.outbox import claims, marks, wiring
from bot.outbox.acts import Edit, Lane, Send, ToMember
from bot.outbox.jobs import Job
from bot.outbox.marks import Done
from bot.outbox.outcomes import Kind, Outcome
from bot.outbox.queries import Moment
from bot.outbox.service import forget, pause, put, resend_uncertain, resume, stop
from bot.outbox.tables import budgets, outbox, paces, paused
from bot.people import recipients
from bot.screen import Screen
from bot.vault import Vault
from tests.outbox.model import Model, ModelRow
from tests.settings import START

T = TypeVar("T")
CHATS = 3
batches = st.sampled_from([None, None, 1, 2])
known_batches = st.sampled_from([1, 2])
chats = st.integers(0, CHATS - 1)
lanes = st.sampled_from(list(Lane))
messages = st.tuples(
    chats, lanes, batches, st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from([None, None, 1, 2])
)
kinds = st.sampled_from([Kind.DELIVERED, *(kind for kind in Kind if kind is not Kind.MIGRATED)])


@dataclass
class Bench:
    """A database with three people, and the loop it lives in."""

    loop: asyncio.AbstractEventLoop
    database: Database
    people: list[int] = field(default_factory=list)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    async def open(self) -> None:
        async with self.database.transaction() as tx:
            for number in range(CHATS):
                self.people.append((await members.meet(tx, 100 + number, "fr", START)).id)


@pytest.fixture
def bench(any_url: str, vault: Vault) -> Iterator[Bench]:
    wiring.use_resolver(recipients)
    loop = asyncio.new_event_loop()
    bench = Bench(loop, loop.run_until_complete(Database.open(any_url, vault=vault)))
    bench.run(bench.open())
    yield bench
    bench.run(bench.database.close())
    loop.close()


class Outbox(RuleBasedStateMachine):
    """Does the same to the rows and to the model, and compares."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench, self.model = bench, Model()
        self.jobs: dict[int, Job] = {}
        self.owner, self.puts = 0, 0

    @property
    def moment(self) -> Moment:
        return Moment(START + timedelta(minutes=self.model.now), self.model.at)

    async def _do(self, *work: Any) -> Any:
        async with self.bench.database.transaction() as tx:
            return [await step(tx) for step in work]

    def do(self, *work: Any) -> Any:
        return self.bench.run(self._do(*work))

    @initialize()
    def empty(self) -> None:
        self.do(*(lambda tx, t=table: tx.execute(t.delete()) for table in (outbox, paces, budgets, paused)))

    def _put(self, row: ModelRow, act: Any) -> None:
        self.puts += 1
        more: dict[str, Any] = {"batch": row.batch, "not_before": START + timedelta(minutes=row.due)}
        if row.ends is not None:
            more["expires_at"] = START + timedelta(minutes=row.ends)
        to, key, now = ToMember(self.bench.people[row.chat]), f"k{self.puts}", self.moment.now
        [row.id] = self.do(lambda tx: put(tx, key, to, act, Lane(row.lane), now=now, **more))
        self.model.put(row)

    @rule(messages=st.lists(messages, min_size=1, max_size=4))
    def send(self, messages: list[tuple[int, Lane, int | None, int, int | None]]) -> None:
        for chat, lane, batch, delay, life in messages:
            due = self.model.now + delay
            ends = None if life is None else due + life
            self._put(ModelRow(0, chat, int(lane), "send", due, ends, batch), Send(Screen("words")))

    @precondition(lambda self: self.model.rows)
    @rule(data=st.data(), lane=lanes)
    def edit(self, data: st.DataObject, lane: Lane) -> None:
        target = data.draw(st.sampled_from(sorted(self.model.rows)))
        chat = self.model.rows[target].chat
        row = ModelRow(0, chat, int(lane), "edit", self.model.now, None, None, about=target)
        self._put(row, Edit(target, Screen("other words")))

    @rule()
    def claim(self) -> None:
        [found] = self.do(lambda tx: claims.claim(tx, str(self.owner), None, self.moment, urgent=99, bulk=99))
        assert {job.id for job in found.jobs} == self.model.claim()
        self.jobs.update({job.id: job for job in found.jobs})

    @precondition(lambda self: self.model.in_state("claimed"))
    @rule(share=st.sampled_from([1, 1, 2]))
    def leave(self, share: int) -> None:
        """All held rows, or every second one, are marked, each just before its own request."""
        self._leave([row.id for row in self.model.in_state("claimed")][::share])

    def _leave(self, row_ids: list[int]) -> None:
        for row_id in row_ids:
            job, row = self.jobs[row_id], self.model.rows.get(row_id)
            left = self.bench.run(marks.leaving(self.bench.database, job, str(self.owner), self.moment))
            assert left == (row is not None and self.model.leave(row))

    @rule(messages=st.lists(messages, min_size=1, max_size=4), happens=st.integers(0, 4))
    def too_late(self, messages: list[tuple[int, Lane, int | None, int, int | None]], happens: int) -> None:
        """Something happens between the claim of held rows and their leaving."""
        self.send(messages)
        self.claim()
        claimed = [row.id for row in self.model.in_state("claimed")]
        accidents: list[Callable[[], None]] = [
            partial(self.pause, 1),
            partial(self.stop, 2),
            partial(self.time_passes, 2, 0.0),
            partial(self.forget, 0),
            self.crash,
        ]
        accidents[happens]()
        self._leave(claimed)

    @rule(messages=st.lists(messages, min_size=1, max_size=4), ends=st.lists(kinds, max_size=4))
    def work(self, messages: list[tuple[int, Lane, int | None, int, int | None]], ends: list[Kind]) -> None:
        """Some messages, a claim, all held ones marked, some outcomes: the usual course of things."""
        self.send(messages)
        self.claim()
        if self.model.in_state("claimed"):
            self.leave(1)
        for row, kind in zip(self.model.in_state("sending"), ends, strict=False):
            if row.state == "sending":
                self._finish(row, kind)

    @precondition(lambda self: self.model.in_state("sending"))
    @rule(data=st.data(), kind=kinds)
    def finish(self, data: st.DataObject, kind: Kind) -> None:
        self._finish(data.draw(st.sampled_from(self.model.in_state("sending"))), kind)

    def _finish(self, row: ModelRow, kind: Kind) -> None:
        done = Done(self.jobs[row.id], Outcome(kind, message_id=7, wait=1.5))
        self.do(lambda tx: marks.apply(tx, [done], str(self.owner), self.moment, wiring.Hooks()))
        match kind:
            case Kind.DELIVERED:
                row.state, row.has_message = "sent", True
            case Kind.NOT_SENT:
                row.state, row.retry, row.allowed = "pending", self.model.at + 0.5, row.allowed + 1
            case Kind.UNKNOWN:
                self.model.unknown(row)
            case Kind.TOO_FAST:
                row.allowed += 1
                self.model.too_fast(row, 1.5)
            case Kind.UNREACHABLE:
                self.model.unreachable(row)
            case Kind.REFUSED:
                row.state = "failed"

    @rule()
    def crash(self) -> None:
        self.owner += 1
        self.do(lambda tx: marks.recover(tx, str(self.owner), self.moment, alone=True))
        self.model.crash()

    @rule(minutes=st.integers(0, 2), seconds=st.floats(0, 3))
    def time_passes(self, minutes: int, seconds: float) -> None:
        self.model.now += minutes
        self.model.at += seconds

    @rule()
    def expire(self) -> None:
        self.do(lambda tx: marks.expire(tx, self.moment, wiring.Hooks()))
        for row in self.model.in_state("pending"):
            if row.ends is not None and row.ends <= self.model.now:
                row.state = "expired"

    @rule(batch=known_batches)
    def pause(self, batch: int) -> None:
        self.do(lambda tx: pause(tx, batch))
        self.model.paused.add(batch)
        self.model.ever_paused.add(batch)

    @rule(batch=known_batches)
    def resume(self, batch: int) -> None:
        self.do(lambda tx: resume(tx, batch))
        self.model.paused.discard(batch)

    @rule(batch=known_batches)
    def stop(self, batch: int) -> None:
        self.do(lambda tx: stop(tx, batch, now=self.moment.now))
        self.model.paused.discard(batch)
        for row in self.model.in_state("pending", "claimed"):
            if row.batch == batch:
                row.state = "cancelled"

    @rule(batch=known_batches)
    def resend(self, batch: int) -> None:
        self.do(lambda tx: resend_uncertain(tx, batch, now=self.moment.now))
        for row in self.model.in_state("uncertain"):
            if row.batch == batch:
                row.state, row.due, row.ends = "pending", self.model.now, None
                row.allowed += 1

    @rule(chat=chats)
    def forget(self, chat: int) -> None:
        self.do(lambda tx: forget(tx, self.bench.people[chat]))
        self.model.forget(chat)

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        [found] = self.do(lambda tx: tx.all(select(outbox.c.id, outbox.c.state, outbox.c.body)))
        assert {row.id: row.state for row in found} == {row.id: row.state for row in self.model.rows.values()}
        finished = {"sent", "failed", "expired", "cancelled"}
        assert all((row.body is None) == (row.state in finished) for row in found), "words outlive their use"

    @invariant()
    def nothing_held_is_sent_twice_unasked(self) -> None:
        assert all(row.requests <= row.allowed for row in self.model.rows.values() if row.held)

    @invariant()
    def one_at_a_time_per_chat_and_lane(self) -> None:
        under_way = [(row.chat, row.lane) for row in self.model.in_state("claimed", "sending")]
        again = [place for place in under_way if under_way.count(place) > 1]
        assert not [place for place in again if not self._overtook(place)]

    def _overtook(self, place: tuple[int, int]) -> bool:
        """A row put to leave earlier than one that is under way does not wait for it.

        Nor does one whose batch was paused when the other was taken up.
        """
        rows = [row for row in self.model.in_state("claimed", "sending") if (row.chat, row.lane) == place]
        rested = any(row.batch in self.model.ever_paused for row in rows)
        return rested or len({row.due for row in rows}) > 1


def test_rows_do_what_the_model_does(bench: Bench) -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    some = settings(
        max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=quiet, derandomize=True
    )
    run_state_machine_as_test(partial(Outbox, bench), settings=some)  # type: ignore[arg-type]
