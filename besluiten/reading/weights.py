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
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
KINDS = ("toezegging", "randvoorwaarde", "opdracht", "verzoek")
WORD_BITS = 15
WORD_WEIGHT = 3.0
_WORD = re.compile(r"[a-z]+|\d+")
_MOST_WORDS = 60
_MOST_SUMMED = 64
_STEM, _IN_PAIR = 5, 4
"""How many letters tell what a word is about: "onderzoeken" and "onderzocht" share a bucket beside their own."""


class WeightsError(Exception):
    """The weights file is missing or damaged; the message says so in Dutch, for the page."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Per kind a bias, a threshold (a logit) and a weight for each feature; `scores` are those of the training run."""

    bias: tuple[float, ...]
    thresholds: tuple[float, ...]
    rules: Mapping[int, tuple[float, ...]]
    words: tuple[Sequence[float], ...]
    scores: Mapping[str, Any]
    rows: "_Rows" = field(init=False, repr=False, compare=False)
    summed: "dict[Hashable, _Summed]" = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", _Rows(self.rules))

    def logits(self, names: Iterable[str], pairs: "Paired", bare: str) -> list[float]:
        """How strongly the features of a unit, and their pairs, speak for each kind, before the threshold."""
        found = filter(None, map(self._with_pairs(pairs).__getitem__, names))
        totals = [float(sum(column)) for column in zip(self.bias, *found, strict=True)]
        buckets = word_buckets(bare)
        if buckets:
            share = WORD_WEIGHT / len(buckets) ** 0.5
            for index, table in enumerate(self.words):
                totals[index] += share * sum(map(table.__getitem__, buckets))
        return totals

    def _with_pairs(self, pairs: "Paired") -> "_Summed":
        summed = self.summed.get(pairs.key)
        if summed is None:
            if len(self.summed) >= _MOST_SUMMED:
                self.summed.clear()
            summed = self.summed[pairs.key] = _Summed(self.rows, pairs)
        return summed

    def weight(self, name: str, kind: str) -> float:
        """What one feature adds to one kind."""
        weights = self.rows[name]
        return weights[KINDS.index(kind)] if weights else 0.0


class _Rows(dict[str, tuple[float, ...]]):
    """The weights of a feature by its name, which is one of a closed list."""

    def __init__(self, rules: Mapping[int, tuple[float, ...]]) -> None:
        self._rules = rules

    def __missing__(self, name: str) -> tuple[float, ...]:
        self[name] = row = self._rules.get(rule_key(name), ())
        return row


class Paired(Protocol):
    """What each name is paired with; the same `key` is the same pairs."""

    @property
    def key(self) -> Hashable: ...

    def __getitem__(self, name: str, /) -> tuple[str, ...]: ...


class _Summed(dict[str, tuple[float, ...]]):
    """The weights of a feature and its pairs together: what is the same for many units is added up once."""

    def __init__(self, rows: _Rows, pairs: Paired) -> None:
        self._rows, self._pairs = rows, pairs

    def __missing__(self, name: str) -> tuple[float, ...]:
        rows = filter(None, map(self._rows.__getitem__, (name, *self._pairs[name])))
        self[name] = total = tuple(map(sum, zip(*rows, strict=True)))
        return total


@lru_cache(maxsize=16_384)
def rule_key(name: str) -> int:
    return crc32(name.encode())


def word_buckets(bare: str) -> set[int]:
    """The buckets of the words, of their beginnings, and of pairs of beginnings; every number counts as one word."""
    words = [_hashed("9" if word.isdigit() else word) for word in _WORD.findall(bare)[: 2 * _MOST_WORDS]][:_MOST_WORDS]
    buckets = {bucket for own, _, _ in words for bucket in own}
    buckets.update([crc32(second, start) >> (32 - WORD_BITS) for (_, _, start), (_, second, _) in pairwise(words)])
    return buckets


@lru_cache(maxsize=1 << 14)
def _hashed(word: str) -> tuple[tuple[int, ...], bytes, int]:
    """The buckets of a word, how it begins, and the sum with which a pair begins that it is the first word of."""
    own = (word, f"<{word[:_STEM]}") if len(word) > _STEM else (word,)
    begin = word[:_IN_PAIR].encode()
    return tuple(crc32(name.encode()) >> (32 - WORD_BITS) for name in own), begin, crc32(begin + b"+")


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
    # A list whose numbers are shared takes the room of an array, and is read faster.
    levels = {number: number * body["word_scale"] for number in range(-128, 128)}
    words = tuple([levels[number] for number in _unpacked("b", table)] for table in body["word_weights"])
    return Weights(tuple(body["bias"]), tuple(body["thresholds"]), rules, words, body["scores"])


def _packed(numbers: "array[int]") -> str:
    return base64.b85encode(zlib.compress(numbers.tobytes(), 9)).decode()


def _unpacked(code: str, text: str) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(zlib.decompress(base64.b85decode(text)))
    return numbers


def _check(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
