"""Incidents as CSV with a row of HXL hashtags, as humanitarian data is exchanged."""

from __future__ import annotations

from dateline.store.export.columns import INCIDENTS

# A column without a tag is of no use to who reads by tags.
COLUMNS = tuple(column for column in INCIDENTS if column.tag)
