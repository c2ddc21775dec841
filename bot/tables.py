"""Every table of the database, by name: what migrations create, and what privacy must know of."""

from sqlalchemy import Table

from bot.admin.tables import invitations
from bot.announcements.tables import announcements
from bot.announcements.tables import contents as announcement_contents
from bot.circles.tables import blocks, circle_counts, circles, departures, memberships
from bot.dialogues.tables import dialogues
from bot.encouragement.tables import encouragements
from bot.identity.tables import instance
from bot.inbox.tables import inbox
from bot.matching.tables import seats, waiting, waiting_cells
from bot.members.tables import consents, members
from bot.moderation.tables import acts, audit, audit_heads, holds, reporters, reports, stops, worries
from bot.mood.tables import check_ins
from bot.outbox.tables import budgets, contents, faults, outbox, paces, paused
from bot.privacy.tables import farewells, tombstones
from bot.rhythm.tables import punctuality, schedules
from bot.rooms.tables import messages, parts, readings
from bot.safety.tables import confirmations

ALL: tuple[Table, ...] = (
    announcements,
    announcement_contents,
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
    faults,
    circles,
    circle_counts,
    memberships,
    departures,
    blocks,
    invitations,
    waiting,
    waiting_cells,
    seats,
    tombstones,
    farewells,
    confirmations,
    acts,
    audit,
    audit_heads,
    holds,
    reporters,
    reports,
    stops,
    worries,
    check_ins,
    encouragements,
    punctuality,
    schedules,
    messages,
    parts,
    readings,
)
