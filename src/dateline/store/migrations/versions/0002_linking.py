"""Linking step by step: nodes, blocks and edges are kept; what was linked before is linked anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name in ("parties", "members", "incidents"):
        op.execute(f"DELETE FROM {name}")
    op.drop_table("open_pairs")
    op.drop_table("tellings")
    op.create_table(
        "nodes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("signature", sa.BigInteger, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("node_id", sa.Integer, sa.ForeignKey("nodes.id"), nullable=False, index=True),
    )
    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("node_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("block", "day", "node_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edges",
        sa.Column("left", sa.Integer, nullable=False),
        sa.Column("right", sa.Integer, nullable=False, index=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("left", "right"),
        sqlite_with_rowid=False,
    )
    op.create_table("pending", sa.Column("report_id", sa.String, primary_key=True))
    op.create_table("unsettled", sa.Column("node_id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO pending (report_id) SELECT id FROM reports")
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("alias", sa.String, nullable=False, index=True))
