"""Keep what was checked and by which rules, so that a kept run can be derived again.

Revision: 0003, after 0002.

A run keeps the dossier it read and the program's version; a finding keeps the version of its check.
Runs kept earlier have none of these: they can be derived again from the register alone.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; none of them is known for the rows that are there."""
    op.add_column("check_run", sa.Column("program", sa.String(64), nullable=True))
    op.add_column("check_run", sa.Column("dossier", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("finding", sa.Column("check_version", sa.String(16), nullable=True))


def downgrade() -> None:
    """Take them away again."""
    op.drop_column("finding", "check_version")
    op.drop_column("check_run", "dossier")
    op.drop_column("check_run", "program")
