"""Weights learned on the MUC-4 training messages (NIST, DEV set): one table of feature -> weight per decision."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp


@dataclass(frozen=True)
class Weights:
    """Logistic models by name, and the score from which each says yes."""

    models: dict[str, dict[str, float]]
    thresholds: dict[str, float]

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Weights:
        """The weights of the package, made by training/muc4.py."""
        path = files("dateline.knowledge") / "data" / "muc4_weights.json"
        row = json.loads(path.read_text(encoding="utf-8"))
        return Weights(row["models"], row["thresholds"])

    def score(self, model: str, features: Iterable[str]) -> float:
        """How likely a decision is, between 0 and 1."""
        table = self.models[model]
        logit = table.get("", 0.0) + sum(table.get(f, 0.0) for f in features)
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))

    def says(self, model: str, features: Iterable[str]) -> bool:
        return self.score(model, features) >= self.thresholds.get(model, 0.5)
