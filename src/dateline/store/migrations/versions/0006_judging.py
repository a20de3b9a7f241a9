"""Judgements keep what they were about, to be found again when a report is read anew."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("judgements", Column("anchor", Text, nullable=False, server_default=""))
