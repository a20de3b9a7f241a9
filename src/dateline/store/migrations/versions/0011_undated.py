"""Incidents say which report gives no day, and count all that one origin gives on one day: all are weighed anew."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute(
        "INSERT INTO pending (report_id) SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM pending)"
    )
