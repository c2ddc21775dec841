"""Every table of the database, by name: what migrations create, and what privacy must know of."""

from sqlalchemy import Table

from bot.dialogues.tables import dialogues
from bot.identity.tables import instance
from bot.inbox.tables import inbox
from bot.members.tables import consents, members
from bot.outbox.tables import budgets, contents, outbox, paces, paused

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
)
