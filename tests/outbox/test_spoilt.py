"""A row that can't be read, made or written down fails alone: everybody else's messages go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from bot.db import Transaction
from bot.members.tables import members
from bot.outbox import faults, marks
from bot.outbox.acts import Act, Buttons, Edit, Lane, MessageId, Send, ToAddress
from bot.outbox.faults import Fault
from bot.outbox.marks import Done
from bot.outbox.service import share
from bot.outbox.tables import contents, outbox
from bot.screen import Screen
from tests.outbox.office import Office, Person

GARBAGE = b"\x01not what anybody sealed, at all"


async def spoil(office: Office, row: int, **values: Any) -> None:
    async with office.database.transaction() as tx:
        await tx.execute(update(outbox).where(outbox.c.id == row).values(**values))


async def everybody(office: Office, others: list[Person]) -> list[int]:
    """A message for each, after the spoilt one, in every lane."""
    lanes = list(Lane)
    return [
        await office.put(person.to, f"mot {number}", lanes[number % len(lanes)])
        for number, person in enumerate(others)
    ]


async def told(office: Office) -> list[Fault]:
    async with office.database.reading() as tx:
        return await faults.since(tx, office.clock.now().date())


@pytest.mark.parametrize(
    ("act", "values", "reason"),
    [
        (Send(Screen("non")), {"body": GARBAGE}, "unreadable"),
        (Send(Screen("non")), {"body": b""}, "unreadable"),
        (Send(Screen("non")), {"body": None}, "AssertionError"),
        (Edit(MessageId(5), Screen("non")), {"body": GARBAGE}, "unreadable"),
        (Buttons(MessageId(5)), {"act": "dance"}, "AssertionError"),
        (Send(Screen("<non>")), {"lane": 0}, "refused"),
    ],
    ids=["garbage", "empty", "nothing", "edit", "unknown act", "refused"],
)
async def test_a_row_that_cannot_be_sent_fails_and_the_others_go_on(
    office: Office, act: Act, values: dict[str, Any], reason: str
) -> None:
    lea, *others = [await office.person(name) for name in ("Léa", "Noé", "Ida", "Ali", "Zoé", "Max", "Eva")]
    bad = await office.put(lea.to, act)
    await spoil(office, bad, **values)
    after = await office.put(lea.to, "ensuite")
    rows = await everybody(office, others)
    await office.sender()
    await office.settle()
    assert await office.states(after, *rows) == ["sent"] * (1 + len(rows))
    found = await office.row(bad)
    assert (found.state, found.reason, found.body, found.due_at) == ("failed", reason, None, None)
    assert await told(office) == [Fault("reply", reason, 1)]


@pytest.mark.parametrize(
    ("column", "state", "reason"),
    [
        ("telegram_id", "failed", "unreadable"),
        ("wrapped_key", "failed", "unreadable"),
        ("profile", "sent", None),  # an address is all that is needed
    ],
)
async def test_a_member_who_cannot_be_read_keeps_nobody_waiting(
    office: Office, column: str, state: str, reason: str | None
) -> None:
    lea, *others = [await office.person(name) for name in ("Léa", "Noé", "Ida")]
    bad = await office.put(lea.to, "non")
    async with office.database.transaction() as tx:
        which = update(members).where(members.c.id == lea.member_id)
        await tx.execute(which.values({column: GARBAGE}))
    rows = await everybody(office, others)
    await office.sender()
    await office.settle()
    assert await office.states(bad, *rows) == [state, "sent", "sent"]
    assert (await office.row(bad)).reason == reason


@pytest.mark.parametrize("throw_away", [False, True])
async def test_an_address_that_cannot_be_read_keeps_nobody_waiting(office: Office, throw_away: bool) -> None:
    lea = await office.person("Léa")
    bad = await office.put(ToAddress(-5, throw_away=throw_away), "non")
    nowhere = await office.put(ToAddress(-6), "non")
    await spoil(office, bad, address=GARBAGE, **({"wrapped_key": GARBAGE} if throw_away else {}))
    async with office.database.transaction() as tx:
        words = tx.vault.seal(tx.vault.instance, "nowhere", f"outbox|address|{nowhere}")
    await spoil(office, nowhere, address=words)
    good = await office.put(lea.to, "bien")
    await office.sender()
    await office.settle()
    assert await office.states(nowhere, good) == ["failed", "sent"]
    assert await told(office) == [Fault("reply", "unreadable", 2)]
    if not throw_away:
        assert await office.states(bad) == ["failed"]
    async with office.database.reading() as tx:
        left = await tx.all(outbox.select().where(outbox.c.wrapped_key.is_not(None)))
    assert left == [], "a throw-away row is wiped all the same"


async def test_shared_words_that_cannot_be_opened_fail_for_those_they_were_for(office: Office) -> None:
    lea, noe = await office.person("Léa"), await office.person("Noé")
    async with office.database.transaction() as tx:
        content = await share(tx, Screen("à tous"), None, now=office.clock.now())
        await tx.execute(update(contents).where(contents.c.id == content).values(body=GARBAGE))
    bad = [await office.put(p.to, Send(content=content), Lane.ANNOUNCEMENT, batch=1) for p in (lea, noe)]
    good = [await office.put(p.to, "autre", Lane.ANNOUNCEMENT, batch=2) for p in (lea, noe)]
    await office.sender()
    await office.settle()
    assert await office.states(*bad, *good) == ["failed", "failed", "sent", "sent"]
    assert await told(office) == [Fault("announcement", "unreadable", 2)]


@pytest.mark.parametrize("held", [False, True])
async def test_an_outcome_that_cannot_be_written_keeps_back_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch, held: bool
) -> None:
    lea, *others = [await office.person(name) for name in ("Léa", "Noé", "Ida", "Ali")]
    bad = await office.put(lea.to, "une", Lane.ANNOUNCEMENT if held else Lane.REPLY)
    rows = await everybody(office, others)
    apply: Callable[..., Any] = marks.apply

    async def too_large(tx: Transaction, done: list[Done], *more: Any) -> None:
        """As if Telegram had given it a number that no column holds."""
        large = [
            replace(one, outcome=replace(one.outcome, message_id=2**70)) if one.job.id == bad else one
            for one in done
        ]
        await apply(tx, large, *more)

    monkeypatch.setattr(marks, "apply", too_large)
    await office.sender()
    await office.settle()
    assert await office.states(*rows) == ["sent"] * len(rows)
    assert await office.states(bad) == ["uncertain" if held else "failed"]
    assert lea.read == ["une"], "it isn't sent again either"
