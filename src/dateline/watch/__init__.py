"""watch: follows a list of sources, politely, and keeps what is new in a casebook."""

from dateline.watch.config import Config, Source, load_config
from dateline.watch.rounds import Watch
from dateline.watch.visit import Means, Tally

__all__ = ["Config", "Means", "Source", "Tally", "Watch", "load_config"]
