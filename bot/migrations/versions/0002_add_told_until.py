"""Add told until."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("room_readings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_until", sa.BigInteger(), server_default="0", nullable=False))
