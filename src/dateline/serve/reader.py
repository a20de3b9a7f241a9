"""The Python API: a reader that holds the tools, and what comes out of it for one report.

reader = dateline.load()
result = reader.read("KARVAN, March 13 - Gunmen killed nine people, residents said.", published="2033-03-14")
print(result)
result.to_frame()
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType

from dateline import contract
from dateline.errors import BadRecord, DatelineError, SetupError, fault
from dateline.ingest import fetch, ingest
from dateline.ingest.arrival import no_file
from dateline.ingest.report import BYTES_OVER_LIMIT
from dateline.pipeline import Tools, read_report
from dateline.read import read
from dateline.records.events import Reading
from dateline.records.parse import Parse
from dateline.records.text import Report
from dateline.serve import page, table, words
from dateline.serve.rows import COLUMNS, rows
from dateline.settings import Settings, settings

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = frozenset({"id", "text", "title", "published", "outlet", "url", "language", "country", "kind"})


@dataclass(frozen=True, repr=False)
class Result:
    """The reading of one report; prints as the table that the command line shows."""

    reading: Reading

    @cached_property
    def model(self) -> contract.Reading:
        """The reading as the contract has it."""
        return contract.to_model(self.reading)

    @property
    def report(self) -> Report:
        """The report that was read, its text as all offsets mean it."""
        return self.reading.report

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the contract as plain data."""
        return self.model.model_dump(by_alias=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON of the contract, in one line unless `indent` is given."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_frame(self) -> pd.DataFrame:
        """One row an event, the columns of the CSV. Needs pandas."""
        return frame([self])

    def to_html(self) -> str:
        """The stand-alone evidence page."""
        return page.render([self.model])

    def __str__(self) -> str:
        return table.plain(self.model)

    def __repr__(self) -> str:
        return f"<Result of {words.heading(self.model)!r}: {words.summary(self.model)}>"

    def __rich__(self) -> RenderableType:
        return table.table(self.model)


@dataclass(frozen=True)
class Failure:
    """A report that could not be read: `id` as given, and the error of the contract."""

    id: str | None
    error: DatelineError

    def to_dict(self) -> dict[str, Any]:
        """What stands in the place of a reading: the id, and the error of the contract."""
        return {"id": self.id, "error": self.error.as_json()}

    def to_json(self) -> str:
        """The same as a line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def __str__(self) -> str:
        return f"{self.error.message} {self.error.hint}".strip()


@dataclass(frozen=True)
class Reader:
    """Reads reports. Made by `dateline.load()`; holds the parser and the tables, so make it once."""

    tools: Tools = field(repr=False)
    settings: Settings

    def read(
        self,
        text: str | bytes,
        *,
        id: str | None = None,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        language: str | None = None,
        country: str | None = None,
        kind: str | None = "text",
    ) -> Result:
        """One report. `kind` is text | html, judged where None. `InputError` names what is wrong with it."""
        return self.read_report(
            ingest(
                text,
                id=id,
                title=title,
                published=published,
                outlet=outlet,
                url=url,
                language=language,
                country=country,
                kind=kind,
                limit=self.settings.limit,
            )
        )

    def read_file(self, path: str | Path, **given: str | None) -> Result:
        """A text file or a saved page."""
        try:
            with Path(path).open("rb") as stream:
                raw = stream.read(self.settings.limit * BYTES_OVER_LIMIT + 1)
        except OSError as error:
            raise no_file(path, error) from error
        return self.read_raw(raw, name=str(path), **given)

    def read_url(self, url: str, **given: str | None) -> Result:
        """A page from the web, within limits of time, size and redirects."""
        found = fetch(url, allow_local=self.settings.allow_local)
        html = "html" if "html" in (found.content_type or "") else None
        return self.read_raw(found.raw, name=url, **{"url": found.url, "kind": html, **given})

    def read_raw(self, raw: str | bytes, *, name: str, **given: str | None) -> Result:
        """A raw document; `name` stands in messages and helps to tell the kind."""
        return self.read_report(ingest(raw, name=name, limit=self.settings.limit, **given))

    def read_report(self, report: Report) -> Result:
        """A report that has been brought in already."""
        return Result(read_report(report, self.tools))

    def parse(self, report: Report) -> Parse:
        """What the first stage knows of a report, for those who measure it."""
        return read(report, self.tools.lexicon, self.tools.entities, self.tools.gazetteer.kinds)

    def read_many(self, reports: Iterable[str | Mapping[str, Any] | Report]) -> Iterator[Result | Failure]:
        """One outcome for each report, in order; a bad one costs only itself.

        A report is a text, a mapping with `text` and any of the options of `read`, or a `Report`.
        """
        for number, item in enumerate(reports, 1):
            id = item.get("id") if isinstance(item, Mapping) else None
            yield self.attempt(id or f"report {number}", item)

    def attempt(self, id: str | None, item: str | Mapping[str, Any] | Report) -> Result | Failure:
        """One report, or in its place why it could not be read; nothing is raised."""
        try:
            return self._read_item(item)
        except DatelineError as error:
            return Failure(id, error)
        except Exception as error:  # a fault of ours in one report must not cost the others
            return Failure(id, fault(id, error))

    def _read_item(self, item: str | Mapping[str, Any] | Report) -> Result:
        if isinstance(item, Report):
            return self.read_report(item)
        record = {"text": item} if isinstance(item, str) else dict(item)
        unknown = sorted(record.keys() - _FIELDS)
        if unknown or "text" not in record:
            wrong = f"has an unknown field {unknown[0]!r}" if unknown else "has no 'text'"
            raise BadRecord(f"A report {wrong}.", hint=f"The fields are {', '.join(sorted(_FIELDS))}.")
        return self.read(record.pop("text"), **record)


def load(*, limit: int | None = None, allow_local: bool | None = None) -> Reader:
    """A reader with everything it needs, in about two seconds."""
    set_ = settings()
    return Reader(
        Tools.load(),
        Settings(
            limit=set_.limit if limit is None else limit,
            allow_local=set_.allow_local if allow_local is None else allow_local,
        ),
    )


def frame(results: Iterable[Result]) -> pd.DataFrame:
    """The events of several readings as one data frame. Needs pandas."""
    try:
        import pandas as pd
    except ImportError as error:
        raise SetupError(
            "A data frame needs pandas, which is not installed.", hint="pip install 'dateline[frame]'"
        ) from error
    return pd.DataFrame([row for r in results for row in rows(r.model)], columns=list(COLUMNS))
