"""The casebook's tables. Raw documents, runs, readings and judgements are added and never changed."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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

metadata = MetaData()

# What was retrieved, byte for byte, compressed; the same bytes are kept once.
raws = Table(
    "raws",
    metadata,
    Column("digest", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# Each time that a report was retrieved, and from where: the chain of custody.
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
    # Of copies of one text the same group; the report of the same address that came after this one.
    Column("text_group", String, index=True),
    Column("superseded_by", String, index=True),
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
# What is linked: derived from the latest reading of each report. Tellings of one content are one node.
tellings = Table(
    "tellings",
    metadata,
    Column("key", String, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("node_id", Integer, ForeignKey("nodes.id"), nullable=False, index=True),
)
nodes = Table(
    "nodes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("signature", BigInteger, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
# What nodes are looked up by (`link.blocks`), and the pairs that fit, left before right.
blocks = Table(
    "blocks",
    metadata,
    Column("block", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("node_id", Integer, nullable=False),
    PrimaryKeyConstraint("block", "day", "node_id"),
    sqlite_with_rowid=False,
)
edges = Table(
    "edges",
    metadata,
    Column("left", Integer, nullable=False),
    Column("right", Integer, nullable=False, index=True),
    Column("score", Float, nullable=False),
    PrimaryKeyConstraint("left", "right"),
    sqlite_with_rowid=False,
)
# What linking has still to look at: reports, then nodes. Emptied in the transaction that puts down what came of it.
pending = Table("pending", metadata, Column("report_id", String, primary_key=True))
unsettled = Table("unsettled", metadata, Column("node_id", Integer, primary_key=True))
# What copies are known by (link/copies.py): of each report the runs of words that stand for its text, and the group of
# versions it is in, named as one of its members; `size` counts its runs that are not common.
sketches = Table(
    "sketches",
    metadata,
    Column("report_id", String, ForeignKey("reports.id"), primary_key=True),
    Column("day", String, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    Column("version_of", String),
    Column("size", Integer),
    Index("sketches_by_group", "version_of", "size"),
)
# The groups that a run is met in, the days on which it is, and the runs that were taken for boilerplate.
run_groups = Table(
    "run_groups",
    metadata,
    Column("run", BigInteger, nullable=False),
    Column("version_of", String, nullable=False),
    PrimaryKeyConstraint("run", "version_of"),
    sqlite_with_rowid=False,
)
run_days = Table(
    "run_days",
    metadata,
    Column("run", BigInteger, nullable=False),
    Column("day", String, nullable=False),
    PrimaryKeyConstraint("run", "day"),
    sqlite_with_rowid=False,
)
common_runs = Table(
    "common_runs",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
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
    # What it was about, in words and places of the text (JSON): numbers change when a report is read again.
    Column("anchor", Text, nullable=False, default="", server_default=""),
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
# Derived from tellings and judgements by linking; an incident is made anew when what it rests on changes.
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
    Column("wounded_best", Integer),
    Column("independent", Integer, nullable=False),
    Column("body", Text, nullable=False),
    # The id as a number, which the index of points in SQLite knows it by.
    Column("number", BigInteger, index=True),
)
members = Table(
    "members",
    metadata,
    Column("telling_key", String, primary_key=True),
    Column("incident_id", String, ForeignKey("incidents.id"), nullable=False, index=True),
    Column("report_id", String, nullable=False, index=True),
    # The id that the incident has had, or would have, as that of this telling.
    Column("alias", String, nullable=False, index=True),
)
# Who acted, was hit, speaks or published, and where it was, for look-ups: one row a name.
parties = Table(
    "parties",
    metadata,
    Column("incident_id", String, ForeignKey("incidents.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    # Of a party its entity, of a place its entry in the gazetteer; of a place also the key of its spellings.
    Column("entity", String, index=True),
    Column("spelling", String, index=True),
)
# By which version of word keys the index of words was made.
word_index = Table("word_index", metadata, Column("version", String, primary_key=True))
Index("incidents_by_point", incidents.c.lat, incidents.c.lon)
# What watching knows of each source, so that it takes up where it stopped; times in seconds since 1970.
watched = Table(
    "watched",
    metadata,
    Column("source", String, primary_key=True),
    Column("name", Text, nullable=False),
    # For asking only for what changed, and how far a file of lines has been read.
    Column("etag", Text),
    Column("last_modified", Text),
    Column("mark", Text),
    Column("asked_at", Float),
    Column("came_at", Float),
    Column("due_at", Float, nullable=False),
    # Before that time it is left alone, because it failed or because its host asked for it.
    Column("held_until", Float),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
)
# Each report that a source has shown: what it was then, and whether it came in.
seen = Table(
    "seen",
    metadata,
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
