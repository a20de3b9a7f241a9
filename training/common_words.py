"""Counts in how many reports a word stands: what most reports of violence share tells no incident from another.

`python training/common_words.py FA-KES.csv > src/dateline/knowledge/data/common_words.tsv`. Counted in our own gold
reports (fiction, ten languages and English) and, for English, in the 804 reports of FA-KES (CC BY 4.0), of which names
are left out: they all tell of one war.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{4,}")
# A word is common from this share of a language's reports up, and in no fewer reports than this.
SHARE, LEAST = 0.02, 3
PLAIN = Path("src/dateline/knowledge/data/lowercase_words.txt")
HEAD = """# Words of four letters and more that many reports of violence have, with the share of a language's reports.
# Origin: counted by training/common_words.py in gold/reports (our fiction) and, for English, FA-KES (CC BY 4.0).
# English names are left out. A word of several languages has its largest share.
word\tshare"""


def texts(fa_kes: str) -> Iterator[tuple[str, str]]:
    for path in sorted(Path("gold/reports").glob("*.reports.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row.get("language") or "en", f"{row.get('title') or ''} {row['text']}"
    with open(fa_kes, encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            yield "en", row["article_content"]


def main(fa_kes: str) -> None:
    plain = set(PLAIN.read_text(encoding="utf-8").split())
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for language, text in texts(fa_kes):
        totals[language] += 1
        counts.setdefault(language, Counter()).update({w.lower() for w in WORD.findall(text)})
    shares: dict[str, float] = {}
    for language, words in counts.items():
        for word, count in words.items():
            if language == "en" and word not in plain:
                continue
            if count >= LEAST and count >= SHARE * totals[language]:
                shares[word] = max(shares.get(word, 0), count / totals[language])
    print(HEAD)
    for word, share in sorted(shares.items()):
        print(f"{word}\t{share:.3f}")


main(sys.argv[1])
