"""Where the place of an event is not known closely, what its report names: all reports are linked anew."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        "INSERT INTO pending (report_id) SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM pending)"
    )
