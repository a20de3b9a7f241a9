"""store: what a casebook keeps, and how it is found again."""

from dateline.store.book import Book

__all__ = ["Book"]
