"""The weights of linking are learned anew, and parties and places told apart better: all reports are linked anew."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute(
        "INSERT INTO pending (report_id) SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM pending)"
    )
