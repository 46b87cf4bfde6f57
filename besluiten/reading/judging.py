"""Weighs each unit of a paper for each kind of afspraak, then lets the points of one list stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from besluiten.reading.features import Reading, read_all, readable
from besluiten.reading.genre import Genre, read_genre
from besluiten.reading.weights import KINDS, Weights
from dossiers.reading.model import Structure, Unit

_SIBLINGS = 0.5
"""How much the other points of its list count for a point, for the kinds that come in lists."""
_LISTED = tuple(kind != "toezegging" for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Judged:
    """`margins`: per kind how far above the threshold, in logits; `kind` is "" when none is."""

    unit: Unit
    reading: Reading
    margins: tuple[float, ...]
    kind: str

    @property
    def margin(self) -> float:
        return max(self.margins)


def judge(
    structure: Structure,
    weights: Weights,
    *,
    soort: str = "",
    authority: str = "",
    sender: str = "",
    anchor: date | None = None,
) -> tuple[Genre, list[Judged]]:
    """The genre of the paper and its units with their verdict, in the order of reading."""
    genre = read_genre(structure, soort=soort, authority=authority, sender=sender)
    readings = read_all(readable(structure), genre, anchor)
    logits = [weights.logits(reading.own, reading.pairs, reading.bare) for reading in readings]
    return genre, decide(readings, smooth(readings, logits), weights.thresholds)


def smooth(readings: Sequence[Reading], logits: Sequence[Sequence[float]]) -> list[list[float]]:
    """The points of a list are mostly of one kind: each is drawn to the mean of the others."""
    lists: dict[tuple[str, str], list[int]] = {}
    for spot, reading in enumerate(readings):
        if reading.unit.marker:
            lists.setdefault((reading.unit.lead, reading.unit.heading), []).append(spot)
    smoothed = [list(row) for row in logits]
    for spots in lists.values():
        if len(spots) < 2:
            continue
        sums = [sum(logits[spot][index] for spot in spots) for index in range(len(KINDS))]
        for spot in spots:
            for index, listed in enumerate(_LISTED):
                if listed:
                    own = logits[spot][index]
                    others = (sums[index] - own) / (len(spots) - 1)
                    smoothed[spot][index] = (1 - _SIBLINGS) * own + _SIBLINGS * others
    return smoothed


def decide(readings: Sequence[Reading], logits: Sequence[Sequence[float]], thresholds: Sequence[float]) -> list[Judged]:
    judged = []
    for reading, row in zip(readings, logits, strict=True):
        margins = tuple(logit - threshold for logit, threshold in zip(row, thresholds, strict=True))
        best = max(range(len(KINDS)), key=margins.__getitem__)
        judged.append(Judged(reading.unit, reading, margins, KINDS[best] if margins[best] >= 0 else ""))
    return _without_lead_ins(judged)


def _without_lead_ins(judged: list[Judged]) -> list[Judged]:
    """ "Wij verzoeken u:" asks nothing when its points do."""
    kinds_of_points: dict[str, set[str]] = {}
    for item in judged:
        if item.unit.lead and item.kind:
            kinds_of_points.setdefault(item.unit.lead[-40:], set()).add(item.kind)
    return [
        Judged(item.unit, item.reading, item.margins, "")
        if item.kind
        and item.unit.text.endswith((":", ","))
        and item.kind in kinds_of_points.get(item.unit.text[-40:], ())
        else item
        for item in judged
    ]
