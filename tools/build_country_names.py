"""Make src/dateline/knowledge/data/country_names.tsv: what other languages call countries and territories.

    python -m venv /tmp/names && /tmp/names/bin/pip install babel
    /tmp/names/bin/python tools/build_country_names.py src/dateline/knowledge/data/country_names.tsv

The names are those of CLDR as babel carries it; babel is not needed at run time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel import __version__ as babel_version

LANGUAGES = ("ar", "de", "es", "fa", "fr", "he", "hi", "it", "pt", "ru", "tr", "uk")
ISO = re.compile(r"[A-Z]{2}")
# Codes that CLDR has for things that are no country.
NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
HEADING = ("language", "iso", "name", "origin")


def rows() -> Iterator[tuple[str, str, str, str]]:
    for language in LANGUAGES:
        names = Locale(language).territories
        for iso in sorted(k for k in names if ISO.fullmatch(k) and k not in NO_COUNTRY):
            origin = f"CLDR (babel {babel_version}) {language} {iso}, Unicode licence"
            yield language, iso, names[iso], origin


def main(path: Path) -> None:
    note = (
        "# What languages call countries and territories. Made by tools/build_country_names.py: do not edit."
    )
    path.write_text("\n".join([note, *("\t".join(r) for r in [HEADING, *rows()])]) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
