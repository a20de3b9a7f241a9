"""link: from many tellings to incidents."""

from dateline.link.cluster import clusters
from dateline.link.weigh import weigh

__all__ = ["clusters", "weigh"]
