"""Learns the weights of the MUC-4 exporter from the DEV messages and their key.

    python training/muc4.py --dev ../shared/bench/muc4/dev --scorer ../shared/score --cache FILE --out FILE

Logistic models, one per decision, trained with L2 by full-batch Adam; numpy only. A cache keeps the readings.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.evaluate.muc4 import Reader
from dateline.evaluate.muc4.candidates import Text, Thing, things
from dateline.evaluate.muc4.fills import (
    CONFIDENCES,
    HUMAN_EFFECTS,
    MEANS,
    STAGES,
    THING_EFFECTS,
    name_of,
    string_of,
)
from dateline.evaluate.muc4.incidents import ANCHORS, ROLES, TYPES, pair_features, telling, text_features
from dateline.evaluate.muc4.messages import Message, messages
from dateline.pipeline import Tools

# A feature that fewer examples have is left out.
MIN_COUNT = {
    "type": 4,
    "role": 4,
    "human": 3,
    "thing": 3,
    "confidence": 3,
    "kind": 4,
    "pair": 4,
    "state": 4,
    "means": 4,
    "stage": 4,
}
L2 = {
    "type": 6.0, "role": 3.0, "human": 1.0, "thing": 1.0, "confidence": 4.0, "kind": 1.0, "pair": 2.0, "state": 3.0,
    "means": 3.0, "stage": 3.0,
}  # fmt: skip
# Weights nearer to zero than this are dropped from the table.
SMALL = 0.05
SLOT = {
    "instrument": ("inc-instr-id",),
    "individual": ("perp-ind-id",),
    "organization": ("perp-org-id",),
    "object": ("phys-tgt-id",),
    "person": ("hum-tgt-name", "hum-tgt-desc"),
}
# The scores from which a decision says yes: chosen for the best F on two folds left out of training.
THRESHOLDS = {
    "confidence=CLAIMED OR ADMITTED": 0.6, "human=DEATH": 0.6, "human=INJURY": 0.2,
    "human=REGAINED FREEDOM": 0.4, "means=GUN": 0.2, "pair": 0.75, "role=individual": 0.3,
    "role=instrument": 0.35, "role=object": 0.55, "role=organization": 0.65, "role=person": 0.45,
    "thing=DESTROYED": 0.2, "thing=SOME DAMAGE": 0.2, "type=ATTACK": 0.25, "type=KIDNAPPING": 0.35,
}  # fmt: skip
FOLDS = 5
STEPS = 300
RATE = 0.1


@dataclass
class Example:
    features: frozenset[str]
    label: bool


def fit(examples: Sequence[Example], min_count: int, l2: float) -> dict[str, float]:
    """Feature -> weight; "" is the bias."""
    counts = Counter(f for e in examples for f in e.features)
    index = {f: i + 1 for i, f in enumerate(sorted(f for f, n in counts.items() if n >= min_count))}
    columns = [[0, *(index[f] for f in e.features if f in index)] for e in examples]
    flat = np.array([c for row in columns for c in row])
    rows = np.repeat(np.arange(len(columns)), [len(row) for row in columns])
    labels = np.array([e.label for e in examples], dtype=float)
    weights = np.zeros(len(index) + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        logits = np.bincount(rows, weights[flat], minlength=len(columns))
        error = 1 / (1 + np.exp(-logits)) - labels
        gradient = np.bincount(flat, error[rows], minlength=len(weights)) + l2 * weights
        gradient[0] -= l2 * weights[0]
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= (
            RATE
            * (first / (1 - 0.9**step))
            / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
            * (1 - step / STEPS * 0.9)
        )
    table = {f: round(float(weights[i]), 2) for f, i in index.items() if abs(weights[i]) >= SMALL}
    return {"": round(float(weights[0]), 2), **table}


def strings_of(thing: Thing) -> set[str]:
    own = {name_of(thing)} if thing.named else {string_of(thing), *(thing.string(p) for p in thing.phrases)}
    return {s for s in own if s}


class Learner:
    """Collects the examples of all decisions."""

    def __init__(self, scorer: Any) -> None:
        self.credit = scorer.string_credit
        self.examples: dict[str, list[Example]] = {}

    def add(self, model: str, features: frozenset[str], label: bool) -> None:
        self.examples.setdefault(model, []).append(Example(features, label))

    def message(self, message: Message, text: Text, key: Sequence[Any]) -> None:
        told = [t for t in key if t.number != "*"]
        features = text_features(text, message.genres)
        for type_ in TYPES:
            own = [t for t in told if t.fills["inc-type"] and type_ in t.fills["inc-type"][0].values]
            if not own or not all(t.optional for t in own):
                self.add(f"type={type_}", features, bool(own))
        if told:
            named = [(thing, self.thing(thing, told)) for thing in things(text)]
            self.pairs(text, [(thing, numbers) for thing, numbers in named if numbers])
            for template in told:
                self.incident(text, template, [t for t, numbers in named if template.number in numbers])

    def incident(self, text: Text, template: Any, named: Sequence[Thing]) -> None:
        """Means that are not named, stage and category, by the words of the sentences that tell it."""
        types = template.fills["inc-type"]
        if not named or not types:
            return
        features = telling(text, types[0].values[0], frozenset(s for t in named for s in t.sentences))
        implied = {v for f in template.fills["inc-instr-type"] for v, tags in f.alternatives if tags == ("",)}
        given = {v for s in ("inc-stage", "perp-inc-cat") for f in template.fills[s] for v in f.values}
        for value in MEANS:
            self.add(f"means={value}", features, value in implied)
        for value in STAGES:
            self.add(f"stage={value}", features, value in given)
        self.add("state", features, "STATE-SPONSORED VIOLENCE" in given)

    def pairs(self, text: Text, named: Sequence[tuple[Thing, set[str]]]) -> None:
        for i, (a, of_a) in enumerate(named):
            for b, of_b in named[:i]:
                self.add("pair", pair_features(text, a, b), bool(of_a & of_b))

    def thing(self, thing: Thing, told: Sequence[Any]) -> set[str]:
        """The numbers of the templates that it fills a slot of."""
        numbers = set()
        strings = strings_of(thing)
        for role in ROLES:
            fills = [(f, t) for t in told for slot in SLOT[role] for f in t.fills[slot]]
            hit = [(f, t) for f, t in fills if self.hit(f.values, strings)]
            hits = [f for f, _ in hit]
            numbers |= {t.number for _, t in hit}
            if hits and role in ANCHORS:
                self.kinds(thing, [t for _, t in hit])
            if not hits or any(not f.optional for f in hits):
                self.add(f"role={role}", thing.features, bool(hits))
            if hits and role in ("person", "object", "organization"):
                self.values(role, thing, strings, told)
        return numbers

    def kinds(self, thing: Thing, told: Sequence[Any]) -> None:
        types = {v for t in told for f in t.fills["inc-type"] for v in f.values}
        for type_ in TYPES:
            self.add(f"kind={type_}", thing.features, type_ in types)

    def hit(self, values: Iterable[str], strings: Iterable[str]) -> bool:
        return any(self.credit(v, s) >= 0.5 for v in values if v for s in strings)

    def values(self, role: str, thing: Thing, strings: set[str], told: Sequence[Any]) -> None:
        name, slot, values = {
            "person": ("human", "hum-tgt-effect", HUMAN_EFFECTS),
            "object": ("thing", "phys-tgt-effect", THING_EFFECTS),
            "organization": ("confidence", "perp-org-conf", CONFIDENCES),
        }[role]
        given = {
            v
            for t in told
            for f in t.fills[slot]
            for v, tags in f.alternatives
            if self.hit([x for x in tags if x], strings)
        }
        for value in values:
            self.add(f"{name}={value}", thing.features, value in given)

    def fit(self) -> dict[str, dict[str, float]]:
        found = {}
        for model, examples in self.examples.items():
            group = model.split("=")[0]
            found[model] = fit(examples, MIN_COUNT[group], L2[group])
            positive = sum(e.label for e in examples)
            print(f"{model}: {len(examples)} examples, {positive} positive, {len(found[model])} weights")
        return found


def readings(dev: Path, cache: Path | None) -> dict[str, tuple[Message, Text]]:
    """All messages with what was read of them, from the cache where there is one."""
    if cache and cache.exists():
        with cache.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]
    reader = Reader(Tools.load())
    found = {m.id: (m, reader(m)) for path in sorted(dev.glob("dev-*")) for m in messages(path)}
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def fold(message: str) -> int:
    """One of five parts of the set, by the number of a message."""
    return int(message[-4:]) % FOLDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", type=int, nargs="*", default=[], help="folds to keep out")
    given = parser.parse_args()
    sys.path.insert(0, str(given.scorer))
    import muc4_score

    keys = muc4_score.read_templates(sorted(given.dev.glob("key-*")))
    learner = Learner(muc4_score)
    for message, text in readings(given.dev, given.cache).values():
        if fold(message.id) not in given.leave_out:
            learner.message(message, text, keys[message.id])
    models = learner.fit()
    thresholds = {m: THRESHOLDS.get(m, 0.5) for m in [*models, "home"]}
    given.out.write_text(
        json.dumps({"models": models, "thresholds": thresholds}, indent=0, sort_keys=True) + "\n"
    )


if __name__ == "__main__":
    main()
