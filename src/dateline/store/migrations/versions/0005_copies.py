"""What copies are known by: sketches of the texts, and where their runs are met."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, PrimaryKeyConstraint, String

revision = "0005"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "sketches",
        Column("report_id", String, ForeignKey("reports.id"), primary_key=True),
        Column("day", String, nullable=False),
        Column("runs", LargeBinary, nullable=False),
        Column("version_of", String),
        Column("size", Integer),
    )
    op.create_index("sketches_by_group", "sketches", ["version_of", "size"])
    for name, other in (("run_groups", "version_of"), ("run_days", "day")):
        op.create_table(
            name,
            Column("run", BigInteger, nullable=False),
            Column(other, String, nullable=False),
            PrimaryKeyConstraint("run", other),
            sqlite_with_rowid=False,
        )
    op.create_table("common_runs", Column("run", BigInteger, primary_key=True, autoincrement=False))
