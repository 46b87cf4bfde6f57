"""What every bench shares: interleaved rounds, ratios, spread, exponents, one row and the table. Knows no Django.

A ratio is always product : baseline of one round, so that whatever else the machine does falls on both alike. The row
holds the median of the ratios and their spread. A row without a baseline of the same run is failed, whatever it
measured; only a limit on memory needs none.
"""

import json
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import fmean, median
from typing import Any, Literal

ROUNDS = 5
RESULTS = Path(__file__).resolve().parent / "results"

Comparison = Literal["<=", ">="]
Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Target:
    """`comparison` holds between the value that a row is judged on and `limit`."""

    comparison: Comparison
    limit: float
    words: str

    def is_met(self, value: float) -> bool:
        return value <= self.limit if self.comparison == "<=" else value >= self.limit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `judged` is what the target is about; mostly the median of `ratios`."""

    name: str
    unit: str
    measured: float
    baseline: float | None
    judged: float
    target: Target
    ratios: tuple[float, ...] = ()
    needs_baseline: bool = True
    """False for a limit on memory only."""
    also: tuple[tuple[str, bool], ...] = ()
    """Other demands of the same row, in words, and whether each is met."""
    beside: tuple[str, ...] = ()
    """What others do with the same, in words. Not judged."""
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def is_ok(self) -> bool:
        has_baseline = self.baseline is not None or not self.needs_baseline
        return has_baseline and self.target.is_met(self.judged) and all(met for _words, met in self.also)

    @property
    def spread(self) -> tuple[float, float] | None:
        return (min(self.ratios), max(self.ratios)) if self.ratios else None


def interleaved(product: Measure, baseline: Measure, rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """What both gave, A-B-A-B, after each was done once for nothing: caches are warm, imports done."""
    product(), baseline()
    pairs = [(product(), baseline()) for _round in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ratios(product: Sequence[float], baseline: Sequence[float]) -> tuple[float, ...]:
    """Per round, in order. Raises ValueError for another number of rounds or a baseline that took nothing."""
    if len(product) != len(baseline) or not product:
        raise ValueError("each round needs both measurements")
    if min(baseline) <= 0:
        raise ValueError("a baseline that costs nothing is none")
    return tuple(mine / theirs for mine, theirs in zip(product, baseline, strict=True))


def compared(
    name: str, unit: str, target: Target, product: Sequence[float], baseline: Sequence[float], **more: Any
) -> Row:
    """The row of an interleaved run, judged on the median of its ratios."""
    found = ratios(product, baseline)
    return Row(name, unit, median(product), median(baseline), median(found), target, found, **more)


def not_measured(name: str, why: str) -> Row:
    """A failed row that says why."""
    return Row(name, "", 0.0, None, 0.0, Target(">=", 1.0, why))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The slope of log(cost) over log(size), by least squares: 0 does not grow, 1 grows along."""
    if len(set(sizes)) < 2:
        raise ValueError("an exponent needs two sizes")
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    return slope(xs, ys)[0]


def slope(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    """(slope, half the width of its 95 % interval) by least squares; the interval is 0 for two points."""
    middle_x, middle_y = fmean(xs), fmean(ys)
    width = sum((x - middle_x) ** 2 for x in xs)
    found = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / width
    free = len(xs) - 2
    if free < 1:
        return found, 0.0
    left = sum((y - middle_y - found * (x - middle_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    return found, _student(free) * math.sqrt(left / free / width)


def _student(free: int) -> float:
    """The two-sided 95 % point of Student's t, close enough from its expansion around the normal."""
    z = 1.959964
    return z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that `part` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(part * len(ordered)) - 1))]


@dataclass(slots=True)
class Cost:
    """Seconds on the wall clock and on the processor, of this process and of the children that it waited for."""

    wall: float = 0.0
    cpu: float = 0.0


def cost_of(act: Callable[[], Any]) -> Cost:
    wall, cpu = time.perf_counter(), _cpu()
    act()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def load() -> str:
    return " ".join(f"{part:.2f}" for part in os.getloadavg())


def as_json(row: Row, **run: Any) -> str:
    """One line for bench/results/: the row, its verdict and what the run was."""
    return json.dumps({**run, **asdict(row), "spread": row.spread, "ok": row.is_ok}, ensure_ascii=False)


def from_json(line: str) -> Row:
    kept = json.loads(line)
    known = {name: kept[name] for name in Row.__dataclass_fields__}
    target, also = Target(**known["target"]), tuple((words, met) for words, met in known["also"])
    tuples = {name: tuple(known[name]) for name in ("ratios", "beside")}
    return Row(**{**known, **tuples, "target": target, "also": also})


HEADS = ("naam", "gemeten", "basis", "verhouding", "spreiding", "doel", "gehaald")


def table(rows: Sequence[Row]) -> str:
    """For people, in columns; a row has a line for each other demand, and for what stands beside it."""
    lines = [HEADS, *(cells for row in rows for cells in _cells(row))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in ruled
    )


def _cells(row: Row) -> list[tuple[str, ...]]:
    spread = f"{row.spread[0]:.2f}–{row.spread[1]:.2f}" if row.spread else "–"
    if row.baseline is None:
        basis = "geen" if row.needs_baseline else "n.v.t."
    else:
        basis = f"{_figure(row.baseline)} {row.unit}"
    shown = f"{median(row.ratios):.2f}" if row.ratios else "–"
    first = (
        row.name,
        f"{_figure(row.measured)} {row.unit}",
        basis,
        shown,
        spread,
        row.target.words,
        "ja" if row.is_ok else "nee",
    )
    more = [*((words, "ja" if met else "nee") for words, met in row.also), *((words, "–") for words in row.beside)]
    return [first, *(("", "", "", "", "", *cells) for cells in more)]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
