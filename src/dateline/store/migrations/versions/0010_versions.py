"""Judgements hold in all versions of a report: the earlier ones are looked up by what came after them."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by"])
    # Those that somebody may have judged are weighed anew.
    op.execute(
        "INSERT INTO pending (report_id) SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM pending)"
        " AND (superseded_by IS NOT NULL OR id IN (SELECT superseded_by FROM reports))"
    )
