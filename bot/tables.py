"""Every table of the database, by name: what migrations create, and what privacy must know of."""

from sqlalchemy import Table

from bot.circles.tables import blocks, circle_counts, circles, departures, memberships
from bot.dialogues.tables import dialogues
from bot.identity.tables import instance
from bot.inbox.tables import inbox
from bot.matching.tables import seats, waiting, waiting_cells
from bot.members.tables import consents, members
from bot.outbox.tables import budgets, contents, outbox, paces, paused
from bot.privacy.tables import farewells, tombstones
from bot.safety.tables import confirmations

ALL: tuple[Table, ...] = (
    instance,
    members,
    consents,
    dialogues,
    inbox,
    outbox,
    contents,
    paused,
    budgets,
    paces,
    circles,
    circle_counts,
    memberships,
    departures,
    blocks,
    waiting,
    waiting_cells,
    seats,
)
