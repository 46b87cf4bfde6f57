"""Learning from what the griffie decided: the shipped weights, moved as far as the own decisions speak for it.

The judged proposals of one part of the stukken train, the others test; what was learned is used only when it does
better on those. Needs the extra `lezen` (scikit-learn); nothing else of the portal does.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils import timezone

from besluiten.models import Afspraak
from besluiten.reading.features import Reading
from besluiten.reading.judging import judge
from besluiten.reading.weights import KINDS, Weights, rule_key, write_weights
from besluiten.services.reading import own_weights_folder, shipped_weights
from dossiers.models import Decision, Kandidaat, StukReading
from dossiers.readers import completed
from dossiers.reading.metadata import find_metadata
from dossiers.reading.model import FindKind, Place
from dossiers.reading.structure import read_structure
from dossiers.services.analysis import filled_in

FIND_KINDS = (FindKind.TOEZEGGING, FindKind.RANDVOORWAARDE, FindKind.OPDRACHT, FindKind.REQUEST)
FEWEST_DECISIONS = 50
FEWEST_UNITS = 3
STRENGTH = 0.05
TEST_SHARE = 4
"""One in so many stukken is kept out of training."""


class TooFewDecisions(Exception):
    """There is not enough to learn from; the words are Dutch."""


@dataclass(frozen=True, slots=True)
class Example:
    """A unit of a stuk; `labels`: per kind True, False, or None when nobody said so."""

    names: frozenset[str]
    logits: tuple[float, ...]
    labels: tuple[bool | None, ...]
    is_test: bool


@dataclass(frozen=True, slots=True)
class Training:
    """F1 over the kept-out decisions, before and after; `path` is None when the new weights were not taken."""

    decisions: int
    kept_out: int
    before: float
    after: float
    path: Path | None


def train_from_decisions() -> Training:
    """Raises TooFewDecisions; WeightsError when the shipped weights are damaged; ImportError without scikit-learn."""
    weights = shipped_weights()
    examples = list(_examples(weights))
    train = [one for one in examples if not one.is_test]
    test = [one for one in examples if one.is_test]
    decided = sum(label is not None for one in examples for label in one.labels)
    if len(train) < FEWEST_DECISIONS or not any(True in one.labels for one in test):
        raise TooFewDecisions(
            f"Er zijn {len(examples)} beoordeelde zinnen. Leren kan vanaf ongeveer {2 * FEWEST_DECISIONS}."
        )
    learned = _learn(weights, train)
    before = _f1(test, [[one.logits[kind] - weights.thresholds[kind] for kind in range(len(KINDS))] for one in test])
    after = _f1(test, [learned.margins(one) for one in test])
    path = _keep(weights, learned, len(train), len(test), before, after) if after > before else None
    return Training(decided, len(test), before, after, path)


def _examples(weights: Weights) -> Iterator[Example]:
    """Every judged sentence; of a stuk of which all was judged also the sentences that nobody called anything."""
    readings = StukReading.objects.filter(state=StukReading.State.DONE).select_related("stuk", "bestand").order_by("pk")
    for reading in readings.iterator(chunk_size=100):
        judged = list(
            Kandidaat.objects.filter(
                stuk=reading.stuk_id, pagina__bestand=reading.bestand_id, kind__in=[kind.value for kind in FIND_KINDS]
            ).select_related("pagina")
        )
        if not any(one.is_decided for one in judged):
            continue
        labels = {_place(one): (FindKind(one.kind), one.decision) for one in judged}
        labels |= {place: (kind, Decision.ACCEPTED) for place, kind in _by_hand(reading)}
        is_finished = all(one.is_decided for one in judged)
        is_test = int(hashlib.sha256(reading.stuk.public_id.encode()).hexdigest(), 16) % TEST_SHARE == 0
        structure = read_structure(list(reading.bestand.pages.order_by("number").values_list("text", flat=True)))
        facts = completed(filled_in(reading.stuk.get_latest_revision_as_object()), find_metadata(structure))
        verdicts = judge(
            structure,
            weights,
            soort=facts.soort,
            authority=facts.authority,
            sender=facts.sender,
            anchor=facts.day,
        )
        for item in verdicts[1]:
            label = _label(item.reading, labels, is_finished=is_finished)
            if label is not None:
                logits = tuple(
                    margin + threshold for margin, threshold in zip(item.margins, weights.thresholds, strict=True)
                )
                yield Example(item.reading.names, logits, label, is_test)


def _place(kandidaat: Kandidaat) -> Place:
    return Place(kandidaat.pagina.number, kandidaat.start, kandidaat.end)


def _by_hand(reading: StukReading) -> Iterator[tuple[Place, FindKind]]:
    """What people registered from a sentence that the machine may have passed over."""
    afspraken = Afspraak.objects.filter(passage__stuk=reading.stuk_id, passage__pagina__bestand=reading.bestand_id)
    rows = afspraken.values_list("kind", "passage__pagina__number", "passage__start", "passage__end")
    for kind, page, start, end in rows:
        yield Place(page, start, end), FindKind(kind)


def _label(
    reading: Reading, labels: dict[Place, tuple[FindKind, str]], *, is_finished: bool
) -> tuple[bool | None, ...] | None:
    """None when nobody said anything about this unit."""
    mine = reading.unit.place
    for place, (kind, decision) in labels.items():
        if place.page == mine.page and place.start < mine.end and mine.start < place.end:
            if not decision:
                return None
            is_right = decision in (Decision.ACCEPTED, Decision.CORRECTED)
            return tuple(is_right if kind == other else (False if is_right else None) for other in FIND_KINDS)
    return tuple(False for _kind in FIND_KINDS) if is_finished else None


@dataclass(frozen=True, slots=True)
class _Learned:
    """Per kind: how far the shipped logit counts, what is added for a feature, the bias, and the threshold."""

    scales: tuple[float, ...]
    biases: tuple[float, ...]
    thresholds: tuple[float, ...]
    added: dict[int, tuple[float, ...]]

    def logit(self, example: Example, kind: int) -> float:
        own = sum(self.added[key][kind] for name in example.names if (key := rule_key(name)) in self.added)
        return self.scales[kind] * example.logits[kind] + self.biases[kind] + own

    def margins(self, example: Example) -> list[float]:
        return [self.logit(example, kind) - self.thresholds[kind] for kind in range(len(KINDS))]


def _learn(weights: Weights, examples: Sequence[Example]) -> _Learned:
    counts: dict[int, int] = {}
    for one in examples:
        for name in one.names:
            counts[rule_key(name)] = counts.get(rule_key(name), 0) + 1
    keys = sorted(key for key, count in counts.items() if count >= FEWEST_UNITS)
    parts = [_learn_kind(examples, kind, keys, weights.thresholds[kind]) for kind in range(len(KINDS))]
    added = {key: tuple(part[2][spot] for part in parts) for spot, key in enumerate(keys)}
    scales, biases = tuple(part[0] for part in parts), tuple(part[1] for part in parts)
    flat = _Learned(scales, biases, (0.0,) * len(KINDS), added)
    thresholds = tuple(
        _threshold(examples, flat, kind, weights.thresholds[kind] * scales[kind]) for kind in range(len(KINDS))
    )
    return _Learned(scales, biases, thresholds, added)


def _learn_kind(
    examples: Sequence[Example], kind: int, keys: Sequence[int], threshold: float
) -> tuple[float, float, list[float]]:
    """The scale of the shipped logit, the bias, and what each feature adds. Unchanged when one side has no example."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    known = [one for one in examples if one.labels[kind] is not None]
    wanted = [bool(one.labels[kind]) for one in known]
    if len(set(wanted)) < 2:
        return 1.0, 0.0, [0.0] * len(keys)
    column = {key: spot + 1 for spot, key in enumerate(keys)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, one in enumerate(known):
        # Ten times as large, so that the regularisation hardly touches what was shipped.
        cells = {0: 10.0 * (one.logits[kind] - threshold)}
        cells |= {column[key]: 1.0 for name in one.names if (key := rule_key(name)) in column}
        rows += [row] * len(cells)
        columns += cells.keys()
        values += cells.values()
    matrix = csr_matrix((values, (rows, columns)), shape=(len(known), len(keys) + 1))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix, wanted)
    scale = 10.0 * float(model.coef_[0][0])
    return scale, float(model.intercept_[0]) - scale * threshold, [float(value) for value in model.coef_[0][1:]]


def _threshold(examples: Sequence[Example], learned: _Learned, kind: int, fallback: float) -> float:
    """The threshold with the best F1 for this kind over what was trained on, halfway between two of its units.

    On a unit itself the next sentence of that kind, with one word less, would fall below it.
    """
    known = [(learned.logit(one, kind), bool(one.labels[kind])) for one in examples if one.labels[kind] is not None]
    if not any(label for _logit, label in known):
        return fallback
    logits = sorted({logit for logit, _label in known})
    steps = [(below + above) / 2 for below, above in pairwise([logits[0], *logits])]
    return max(steps, key=lambda step: (_share(known, step), -abs(step)))


def _share(known: Sequence[tuple[float, bool]], threshold: float) -> float:
    right = sum(label and logit >= threshold for logit, label in known)
    false = sum(not label and logit >= threshold for logit, label in known)
    missed = sum(label and logit < threshold for logit, label in known)
    return 2 * right / max(1, 2 * right + false + missed)


def _f1(examples: Sequence[Example], margins: Sequence[Sequence[float]]) -> float:
    """Of all kinds together, over what somebody decided."""
    pairs = [
        (row[kind], bool(one.labels[kind]))
        for one, row in zip(examples, margins, strict=True)
        for kind in range(len(KINDS))
        if one.labels[kind] is not None
    ]
    return _share(pairs, 0.0)


def _keep(weights: Weights, learned: _Learned, trained: int, tested: int, before: float, after: float) -> Path:
    folder = own_weights_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"gewichten-{timezone.now():%Y%m%d-%H%M%S}.json"
    nothing = (0.0,) * len(KINDS)
    rules = {
        key: [
            scale * shipped + own
            for scale, shipped, own in zip(
                learned.scales, weights.rules.get(key, nothing), learned.added.get(key, nothing), strict=True
            )
        ]
        for key in {*weights.rules, *learned.added}
    }
    scores: dict[str, Any] = {"trained_on": trained, "kept_out": tested, "f1_before": before, "f1_after": after}
    part = path.with_suffix(".part")
    write_weights(
        part,
        bias=[scale * old + own for scale, old, own in zip(learned.scales, weights.bias, learned.biases, strict=True)],
        thresholds=list(learned.thresholds),
        rules=rules,
        words=[
            [scale * weight for weight in table] for scale, table in zip(learned.scales, weights.words, strict=True)
        ],
        scores=scores,
    )
    part.rename(path)
    return path
