"""The trained layer at run time: plain numbers from a data file, added up. `scripts/train_reading.py` makes the file.

Features are kept by a hash of their name, words of texts in a table of buckets that many words share: no word can be
read back from the file.
"""

import base64
import hashlib
import json
import re
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
KINDS = ("toezegging", "randvoorwaarde", "opdracht", "verzoek")
WORD_BITS = 15
WORD_WEIGHT = 2.0
_WORD = re.compile(r"[a-z]+|\d+")
_MOST_WORDS = 60


class WeightsError(Exception):
    """The weights file is missing or damaged; the message says so in Dutch, for the page."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Per kind a bias, a threshold (a logit) and a weight for each feature; `scores` are those of the training run."""

    bias: tuple[float, ...]
    thresholds: tuple[float, ...]
    rules: Mapping[int, tuple[float, ...]]
    words: "tuple[array[float], ...]"
    scores: Mapping[str, Any]

    def logits(self, names: Iterable[str], bare: str) -> list[float]:
        """How strongly the features of a unit speak for each kind, before the threshold."""
        found = [weights for name in names if (weights := self.rules.get(rule_key(name))) is not None]
        totals = [sum(column) for column in zip(self.bias, *found, strict=True)]
        buckets = word_buckets(bare)
        if buckets:
            share = WORD_WEIGHT / len(buckets) ** 0.5
            for index, table in enumerate(self.words):
                totals[index] += share * sum(map(table.__getitem__, buckets))
        return totals

    def weight(self, name: str, kind: str) -> float:
        """What one feature adds to one kind."""
        weights = self.rules.get(rule_key(name))
        return weights[KINDS.index(kind)] if weights else 0.0


@lru_cache(maxsize=16_384)
def rule_key(name: str) -> int:
    return zlib.crc32(name.encode())


def word_buckets(bare: str) -> set[int]:
    """The buckets of the words and pairs of words; every number counts as one word."""
    words = ["9" if word.isdigit() else word for word in _WORD.findall(bare)[: 2 * _MOST_WORDS]][:_MOST_WORDS]
    pairs = [f"{first}_{second}" for first, second in pairwise(words)]
    return {zlib.crc32(word.encode()) >> (32 - WORD_BITS) for word in words + pairs}


def write_weights(
    path: Path,
    *,
    bias: list[float],
    thresholds: list[float],
    rules: Mapping[int, list[float]],
    words: list[list[float]],
    scores: Mapping[str, Any],
) -> None:
    """Writes the file that `load_weights` reads, rounded to what a byte (words) or two (rules) can hold."""
    keys = sorted(rules)
    rule_scale = max((abs(weight) for key in keys for weight in rules[key]), default=1.0) / 32_000
    word_scale = max((abs(weight) for table in words for weight in table), default=1.0) / 127
    body = {
        "bias": [round(value, 5) for value in bias],
        "thresholds": [round(value, 5) for value in thresholds],
        "rule_keys": _packed(array("I", keys)),
        "rule_scale": rule_scale,
        "rule_weights": _packed(array("h", (round(weight / rule_scale) for key in keys for weight in rules[key]))),
        "word_scale": word_scale,
        "word_weights": [_packed(array("b", (round(weight / word_scale) for weight in table))) for table in words],
        "scores": dict(scores),
    }
    path.write_text(json.dumps({"check": _check(body), **body}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@lru_cache(maxsize=4)
def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Raises WeightsError when the file is missing or is not what was written."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WeightsError("Het bestand met gewichten ontbreekt. Afspraken worden nu niet voorgesteld.") from error
    except ValueError as error:
        raise WeightsError("Het bestand met gewichten is beschadigd. Afspraken worden nu niet voorgesteld.") from error
    if not isinstance(body, dict) or body.pop("check", None) != _check(body):
        raise WeightsError("Het bestand met gewichten is beschadigd. Afspraken worden nu niet voorgesteld.")
    count = len(KINDS)
    numbers = _unpacked("h", body["rule_weights"])
    rules = {
        key: tuple(number * body["rule_scale"] for number in numbers[count * spot : count * (spot + 1)])
        for spot, key in enumerate(_unpacked("I", body["rule_keys"]))
    }
    words = tuple(
        array("d", (number * body["word_scale"] for number in _unpacked("b", table))) for table in body["word_weights"]
    )
    return Weights(tuple(body["bias"]), tuple(body["thresholds"]), rules, words, body["scores"])


def _packed(numbers: "array[int]") -> str:
    return base64.b85encode(zlib.compress(numbers.tobytes(), 9)).decode()


def _unpacked(code: str, text: str) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(zlib.decompress(base64.b85decode(text)))
    return numbers


def _check(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
