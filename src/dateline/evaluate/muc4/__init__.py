"""MUC-4: incidents of political violence in Latin America, 1988 to 1991, as templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.muc4.candidates import Text, things
from dateline.evaluate.muc4.fills import template
from dateline.evaluate.muc4.incidents import incidents, text_features
from dateline.evaluate.muc4.messages import Message, messages
from dateline.evaluate.muc4.model import Weights
from dateline.evaluate.muc4.score import scored
from dateline.evaluate.muc4.templates import Template, written
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from dateline.read import read as parse_report

Read = Callable[[Message], Text]


@dataclass(frozen=True)
class Reader:
    """Reads messages with one set of tools."""

    tools: Tools

    def __call__(self, message: Message) -> Text:
        report = ingest(message.text, id=message.id, language="en")
        parse = parse_report(report, self.tools.lexicon, self.tools.entities, self.tools.gazetteer.kinds)
        return Text(parse, read_report(report, self.tools))


def evaluate(data: Path, read: Read | None = None) -> dict[str, Any]:
    """All-slots recall, precision and F of a folder with texts and key (`tst1`), and of each slot."""
    keys = sorted(p for p in data.iterdir() if p.name.startswith("key"))
    texts = sorted(p for p in data.iterdir() if "-muc" in p.name and p not in keys)
    return scored(data, keys, answers(texts, read))


def write(texts: Iterable[Path], out: Path, read: Read | None = None) -> None:
    """The templates of all messages of some text files."""
    out.write_text(answers(texts, read), encoding="utf-8")


respond = write


def answers(texts: Iterable[Path], read: Read | None = None) -> str:
    read = read or Reader(Tools.load())
    found = [m for path in texts for m in messages(path)]
    return "\n".join(written(m.id, templates(m, read(m))) for m in found)


def templates(message: Message, text: Text, weights: Weights | None = None) -> list[Template]:
    """One template for each incident of a message."""
    weights = weights or Weights.load()
    told = incidents(text, text_features(text, message.genres), things(text), weights)
    return [template(text, one, weights) for one in told]
