"""The first tables of the casebook."""

from __future__ import annotations

from alembic import op

from dateline.store.schema import metadata
from dateline.store.search import CREATE

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in CREATE[connection.dialect.name]:
        op.execute(statement)
