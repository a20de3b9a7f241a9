"""The first tables of the casebook, as they were then: a migration never changes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

revision = "0001"
down_revision = None

metadata = MetaData()

WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE report_words"
        " USING fts5(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE report_words (id varchar PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX report_words_index ON report_words USING gin (words)",
    ),
}
raws = Table(
    "raws",
    metadata,
    Column("digest", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
retrievals = Table(
    "retrievals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("raw_digest", String, ForeignKey("raws.digest")),
    Column("address", Text, nullable=False),
    Column("retrieved_at", String, nullable=False),
)
reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False, index=True),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("url", Text, index=True),
    Column("language", String, index=True),
    Column("published", String, index=True),
    Column("text", Text, nullable=False),
    Column("added_at", String, nullable=False),
    Column("text_group", String, index=True),
    Column("superseded_by", String),
)
runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("began_at", String, nullable=False),
)
readings = Table(
    "readings",
    metadata,
    Column("report_id", String, ForeignKey("reports.id"), nullable=False),
    Column("run_id", String, ForeignKey("runs.id"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("report_id", "run_id"),
)
tellings = Table(
    "tellings",
    metadata,
    Column("key", String, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
)
judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, index=True),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("path", String, nullable=False, default=""),
    Column("value", Text, nullable=False, default=""),
)
failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False, default=""),
    Column("at", String, nullable=False),
    Column("settled_at", String),
)
incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("label", Text, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False, index=True),
    Column("responsibility", String, nullable=False, index=True),
    Column("start", String, index=True),
    Column("end", String),
    Column("country", String, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("independent", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
members = Table(
    "members",
    metadata,
    Column("telling_key", String, primary_key=True),
    Column("incident_id", String, ForeignKey("incidents.id"), nullable=False, index=True),
    Column("report_id", String, nullable=False, index=True),
)
parties = Table(
    "parties",
    metadata,
    Column("incident_id", String, ForeignKey("incidents.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("entity", String, index=True),
)
open_pairs = Table(
    "open_pairs",
    metadata,
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("left", "right"),
)
Index("incidents_by_point", incidents.c.lat, incidents.c.lon)


def upgrade() -> None:
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in WORDS[connection.dialect.name]:
        op.execute(statement)
