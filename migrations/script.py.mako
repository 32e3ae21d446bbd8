"""${message}.

Revision: ${up_revision}, after ${down_revision | comma,n}.
"""

# A revision, once released, is never edited. Rules:
# - Name it as a sentence: alembic revision --autogenerate --rev-id 0007 -m "record when served".
# - Import neither registry nor sqlmodel: what they say today is not what they said then.
# - Name every constraint and index; CHECK constraints of code lists list the codes of that day.
# - It works up and down, with data, on SQLite and PostgreSQL; moving data needs a test.
# - SQLite rebuilds a table in batch mode and then loses its triggers and CHECKs: make them again.

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take it back."""
    ${downgrades if downgrades else "pass"}
