"""PDFs with a text layer: pages joined, what stands on every page dropped, words cut at line ends made whole."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dateline.errors import InputError, NotText
from dateline.ingest.item import Item

# What is wrong with a file is said in our errors, in one line.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# A line at the edge of this share of pages is a header or footer.
_REPEATED = 0.6
_FEWEST_PAGES = 3
_EDGE = 2
_CUT_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zà-ÿа-я])")
_DIGITS = re.compile(r"\d+")


def items(raw: bytes, name: str) -> Iterator[Item | InputError]:
    """The one report of a PDF, or why there is none."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            yield NotText(f"{name} is a PDF with a password.", hint="Save it without one, or give its text.")
            return
        pages = [page.extract_text() or "" for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        yield NotText(f"{name} is a broken PDF: {error}.", hint="Save it anew, or give its text.")
        return
    body = text_of(pages)
    if not body.strip():
        hint = "It holds pictures of pages: run text recognition over it first, for example with ocrmypdf."
        yield NotText(f"{name} is a PDF without text on its {len(pages)} pages.", hint=hint)
        return
    yield Item(body, fields={"title": _title(title, body)})


def text_of(pages: Sequence[str]) -> str:
    """The text of some pages as one."""
    repeated = _repeated(pages)
    kept = ("\n".join(line for line in page.split("\n") if _key(line) not in repeated) for page in pages)
    return _CUT_WORD.sub("", "\n".join(kept))


def _repeated(pages: Sequence[str]) -> set[str]:
    """Lines, their figures aside, that stand at the edges of most pages."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)} if key)
    return {key for key, count in edges.items() if count >= _REPEATED * len(pages)}


def _edges(page: str) -> list[str]:
    lines = [line for line in page.split("\n") if line.strip()]
    return lines[:_EDGE] + lines[-_EDGE:]


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _title(title: object, body: str) -> str | None:
    """The title that the file gives, where the text has it too: most are names of files."""
    words = str(title).strip() if title else ""
    return (
        words if len(words.split()) > 2 and words.lower() in body[:2000].lower().replace("\n", " ") else None
    )
