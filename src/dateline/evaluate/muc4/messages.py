"""The messages of a MUC-4 text file: an id line, a blank line, a text in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ID = re.compile(r"^((?:DEV|TST\d+)-MUC\d-\d{4})\b[^\n]*\n", re.MULTILINE)
# What the monitors put before the text: "[COMMUNIQUE] [FOREIGN MINISTRY] [TEXT]".
_GENRES = frozenset(
    {
        "statement",
        "speech",
        "editorial",
        "article",
        "commentary",
        "station",
        "communique",
        "report",
        "bulletin",
    }
    | {"interview", "news", "text", "summary", "excerpt", "excerpts"}
)
_GENRE = re.compile(r"\A.{0,200}?--?\s*((?:\[[^\]]*\]\s*)+)", re.DOTALL)


@dataclass(frozen=True)
class Message:
    """One message: its id and its text, the dateline included."""

    id: str
    text: str

    @property
    def genres(self) -> tuple[str, ...]:
        """What sort of text the brackets after the dateline say it is: the first word of each that is a sort."""
        match = _GENRE.match(self.text)
        words = re.findall(r"\[\s*(\w+)", match[1].lower()) if match else []
        return tuple(w for w in words if w in _GENRES)


def messages(path: Path) -> Iterator[Message]:
    """The messages of one file, in order. Bytes that are not UTF-8 become replacement marks."""
    text = path.read_bytes().decode("utf-8", errors="replace").replace("\r", "")
    heads = list(_ID.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield Message(head[1], text[head.end() : end].strip("\n"))
