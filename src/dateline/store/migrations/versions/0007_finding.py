"""Finding: words by their keys, names in other spellings, sources and outlets, and where incidents are.

Where incidents are is an R*Tree in SQLite and a geography index in PostgreSQL with PostGIS; without these the plain
latitude and longitude do. What was linked is weighed anew, to be looked up by what is new here.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Connection, Integer, String, column, select, table, text, update
from sqlalchemy.exc import DBAPIError

revision = "0007"
down_revision = "0003"

WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE report_words USING fts5(id UNINDEXED, title, text,"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")",
    ),
    "postgresql": (
        "CREATE TABLE report_words (id varchar PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX report_words_index ON report_words USING gin (words)",
    ),
}
TREE = (
    "CREATE VIRTUAL TABLE incident_points USING rtree(number, south, north, west, east)",
    "CREATE TRIGGER incident_points_in AFTER INSERT ON incidents WHEN new.number IS NOT NULL AND new.lat IS NOT NULL"
    " AND new.lon IS NOT NULL BEGIN INSERT OR REPLACE INTO incident_points"
    " VALUES (new.number, new.lat, new.lat, new.lon, new.lon); END",
    "CREATE TRIGGER incident_points_out AFTER DELETE ON incidents BEGIN"
    " DELETE FROM incident_points WHERE number = old.number; END",
    "CREATE TRIGGER incident_points_new AFTER UPDATE ON incidents BEGIN"
    " DELETE FROM incident_points WHERE number = old.number;"
    " INSERT INTO incident_points SELECT new.number, new.lat, new.lat, new.lon, new.lon"
    " WHERE new.number IS NOT NULL AND new.lat IS NOT NULL AND new.lon IS NOT NULL; END",
)
GEOGRAPHY = (
    "CREATE EXTENSION IF NOT EXISTS postgis",
    "CREATE INDEX incidents_by_geography ON incidents"
    " USING gist ((CAST(ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geography)))",
)


def upgrade() -> None:
    connection = op.get_bind()
    op.execute("DROP TABLE report_words")
    for statement in WORDS[connection.dialect.name]:
        op.execute(statement)
    op.create_table("word_index", Column("version", String, primary_key=True))
    op.add_column("parties", Column("spelling", String))
    op.create_index("ix_parties_spelling", "parties", ["spelling"])
    op.add_column("incidents", Column("wounded_best", Integer))
    op.add_column("incidents", Column("number", BigInteger))
    op.create_index("ix_incidents_number", "incidents", ["number"])
    if connection.dialect.name == "sqlite":
        _tree(connection)
    else:
        _geography(connection)
    _number(connection)
    op.execute("INSERT INTO pending SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM pending)")


def _tree(connection: Connection) -> None:
    options = {row[0] for row in connection.execute(text("PRAGMA compile_options"))}
    if "ENABLE_RTREE" in options:
        for statement in TREE:
            connection.exec_driver_sql(statement)


def _geography(connection: Connection) -> None:
    """Makes the geography index, if PostGIS is installed there and this user may put it into this database."""
    there = connection.scalar(text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"))
    if not there:
        return
    try:
        with connection.begin_nested():
            for statement in GEOGRAPHY:
                connection.execute(text(statement))
    except DBAPIError:
        # Only an owner of the server may add it: without it all the same is found, by latitude and longitude.
        return


def _number(connection: Connection) -> None:
    incidents = table("incidents", column("id"), column("number"))
    for (id_,) in connection.execute(select(incidents.c.id)).all():
        number = int(id_[1:], 16)
        connection.execute(update(incidents).where(incidents.c.id == id_).values(number=number))
