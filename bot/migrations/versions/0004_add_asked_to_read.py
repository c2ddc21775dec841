"""Add asked to read."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.db import UtcDateTime

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("moderation_holds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", UtcDateTime(), nullable=True))
        batch_op.create_index("ix_moderation_holds_asked", ["asked_at"], unique=False)
