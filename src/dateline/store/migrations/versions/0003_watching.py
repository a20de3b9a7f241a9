"""What watching knows of its sources and of what they have shown."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, Integer, PrimaryKeyConstraint, String, Text

revision = "0003"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "watched",
        Column("source", String, primary_key=True),
        Column("name", Text, nullable=False),
        Column("etag", Text),
        Column("last_modified", Text),
        Column("mark", Text),
        Column("asked_at", Float),
        Column("came_at", Float),
        Column("due_at", Float, nullable=False),
        Column("held_until", Float),
        Column("failures", Integer, nullable=False),
        Column("error", Text),
    )
    op.create_table(
        "seen",
        Column("source", String, nullable=False),
        Column("key", Text, nullable=False),
        Column("mark", Text, nullable=False),
        Column("digest", String),
        Column("report_id", String),
        Column("etag", Text),
        Column("last_modified", Text),
        Column("at", Float, nullable=False),
        Column("held_until", Float),
        Column("failures", Integer, nullable=False),
        Column("error", Text),
        PrimaryKeyConstraint("source", "key"),
    )
