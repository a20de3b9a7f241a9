"""dateline reads reports of political violence and says who says what happened."""

__version__ = "0.1.0"
