"""From the world to a Report: bytes, pages, JSON Lines, exports, feeds, e-mails, PDFs, addresses."""

from dateline.ingest.bundles import unpack
from dateline.ingest.fetch import Fetched, fetch
from dateline.ingest.lines import read_lines
from dateline.ingest.report import LIMIT, ingest

__all__ = ["LIMIT", "Fetched", "fetch", "ingest", "read_lines", "unpack"]
