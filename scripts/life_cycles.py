"""Draws the life cycles of besluiten/transitions.py: an SVG of each, and the equal table in docs/besluitvolging.md.

    python -m scripts.life_cycles

Arrows that mean the same have one number, in the drawing and in the table. An arrow from a frame goes from every
status in it. tests/test_life_cycle_docs.py holds the files against the tables.
"""

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from besluiten.transitions import LIFE_CYCLES, STATUS_LABELS, Actor, AfspraakKind, LifeCycle, Need, Status, Step

ROOT = Path(__file__).resolve().parent.parent
IMAGES = Path("docs/images")
PAGE = Path("docs/besluitvolging.md")

Place = tuple[int, int]
"""Column and row of the grid."""

PLACES: dict[AfspraakKind, dict[Status, Place]] = {
    AfspraakKind.TOEZEGGING: {
        Status.OPEN_PROMISE: (0, 0),
        Status.IN_TREATMENT: (1, 0),
        Status.SETTLEMENT_PROPOSED: (2, 0),
        Status.PARTLY_SETTLED: (2, 1),
        Status.SETTLED: (3, 0),
        Status.LAPSED: (3, 1),
    },
    AfspraakKind.RANDVOORWAARDE: {
        Status.NAMED: (0, 0),
        Status.IN_PREPARATION: (1, 0),
        Status.REPORTED_READY: (2, 0),
        Status.NOT_READY: (2, 1),
        Status.SHOWN: (3, 0),
        Status.RELEASED: (3, 1),
        Status.SUPERFLUOUS: (3, 2),
    },
    AfspraakKind.OPDRACHT: {
        Status.OPEN_ASSIGNMENT: (0, 0),
        Status.IN_EXECUTION: (1, 0),
        Status.EXECUTION_REPORTED: (2, 0),
        Status.PARTLY_EXECUTED: (2, 1),
        Status.EXECUTED: (3, 0),
        Status.LAPSED: (3, 1),
    },
}
STEP_WORDS = {
    Step.BEGIN: "Er wordt aan begonnen.",
    Step.PROPOSE: "Het college zegt: dit is klaar.",
    Step.SETTLE: "Dit wordt vastgesteld.",
    Step.REFUSE: "Het voorstel wordt geweigerd.",
    Step.DROP: "De afspraak gaat niet meer door.",
    Step.REOPEN: "De afspraak wordt heropend.",
    Step.FALL_BACK: "Het blijkt toch niet in orde.",
}
ACTOR_WORDS = {Actor.BOARD: "college", Actor.COUNCIL: "raad", Actor.GRIFFIE: "griffie"}
NEED_WORDS = {
    Need.REASON: "een reden",
    Need.BESLUIT: "een besluit",
    Need.EVIDENCE_OR_LABEL: "een passage als bewijs (is die er niet: *zonder bewijs*, met een reden)",
}


@dataclass(frozen=True, slots=True)
class Move:
    """Transitions that differ in where they begin only."""

    number: int
    sources: tuple[Status, ...]
    target: Status
    step: Step
    actors: frozenset[Actor]
    needs: frozenset[Need]

    def frame(self, cycle: LifeCycle) -> str:
        """ "open" or "closed" when it goes from every such status, else nothing."""
        sources = set(self.sources)
        return {frozenset(cycle.open): "open", frozenset(cycle.closed): "closed"}.get(frozenset(sources), "")


def moves_of(cycle: LifeCycle) -> list[Move]:
    sources: dict[tuple[Status, Step, frozenset[Actor], frozenset[Need]], list[Status]] = {}
    for one in cycle.transitions:
        sources.setdefault((one.target, one.step, one.actors, one.needs), []).append(one.source)
    return [Move(number, tuple(found), *key) for number, (key, found) in enumerate(sources.items(), start=1)]


def table(cycle: LifeCycle) -> str:
    rows = ["| Pijl | Van | Naar | Wat er gebeurt | Namens wie | Wat nodig is |", "|---|---|---|---|---|---|"]
    for move in moves_of(cycle):
        frame = {"open": "elke open stand", "closed": "elke gesloten stand", "": ""}[move.frame(cycle)]
        cells = (
            str(move.number),
            frame or _listed([STATUS_LABELS[status] for status in move.sources]),
            STATUS_LABELS[move.target],
            STEP_WORDS[move.step],
            _listed([ACTOR_WORDS[actor] for actor in ACTOR_WORDS if actor in move.actors]),
            "; ".join(NEED_WORDS[need] for need in Need if need in move.needs) or "–",
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _listed(words: list[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# The drawing. Lengths in pixels of the SVG.

BOX_WIDTH, BOX_HEIGHT = 176, 44
COLUMN, ROW = 240, 118
BETWEEN = 44  # more, from what is open to what is closed
LEFT, TOP = 40, 86
PAD = 26
FRAME_TOP = 64
LINES = {  # who: colour and dashes; a drawing without colour still tells them apart
    frozenset({Actor.BOARD, Actor.GRIFFIE}): ("#00527a", "7 4"),
    frozenset({Actor.COUNCIL, Actor.GRIFFIE}): ("#8a2300", ""),
    frozenset(Actor): ("#4a4a4a", "2 3"),
}
LEGEND = {
    frozenset({Actor.BOARD, Actor.GRIFFIE}): "namens het college (of door de griffie)",
    frozenset({Actor.COUNCIL, Actor.GRIFFIE}): "namens de raad (of door de griffie)",
    frozenset(Actor): "namens college of raad (of door de griffie)",
}
Point = tuple[float, float]


def picture(cycle: LifeCycle) -> str:
    return _Drawing(cycle).svg()


class _Drawing:
    def __init__(self, cycle: LifeCycle) -> None:
        self.cycle = cycle
        self.places = PLACES[cycle.kind]
        self.rows = 1 + max(row for _column, row in self.places.values())
        self.bottom = TOP + (self.rows - 1) * ROW + BOX_HEIGHT + PAD

    def svg(self) -> str:
        kinds = [who for who in LINES if any(move.actors == who for move in moves_of(self.cycle))]
        width = self._x(max(column for column, _row in self.places.values())) + BOX_WIDTH + LEFT
        height = self.bottom + 62 + 22 * len(kinds)
        title = f"Levensloop van een {self.cycle.kind.value}"
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="14">',
            f'<title id="t">{title}</title>',
            '<desc id="d">Dezelfde pijlen staan, met hun nummer, in de tabel bij deze tekening.</desc>',
            "<defs>",
            *(self._head(who) for who in kinds),
            "</defs>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *self._frames(),
            *(line for move in moves_of(self.cycle) for line in self._move(move)),
            *(self._box(status) for status in self.places),
            *self._legend(kinds),
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    def _head(self, who: frozenset[Actor]) -> str:
        colour, _dashes = LINES[who]
        return (
            f'<marker id="{_name(who)}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
            f'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
        )

    def _frame(self, name: str) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        columns = [self.places[status][0] for status in getattr(self.cycle, name)]
        return self._x(min(columns)) - PAD, FRAME_TOP - 42, self._x(max(columns)) + BOX_WIDTH + PAD, self.bottom

    def _frames(self) -> Iterator[str]:
        for name, words in (("open", "Open"), ("closed", "Gesloten")):
            left, top, right, bottom = self._frame(name)
            yield (
                f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="10" fill="#f6f6f6" '
                'stroke="#8a8a8a"/>'
            )
            yield f'<text x="{left + 12}" y="{top + 20}" fill="#333333" font-weight="bold">{words}</text>'

    def _x(self, column: int) -> int:
        last_open = max(self.places[status][0] for status in self.cycle.open)
        return LEFT + column * COLUMN + (BETWEEN if column > last_open else 0)

    def _y(self, row: int) -> float:
        return TOP + row * ROW

    def _box(self, status: Status) -> str:
        column, row = self.places[status]
        x, y = self._x(column), self._y(row)
        first = ' stroke-width="3"' if status is self.cycle.first else ""
        return (
            f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" fill="#ffffff" '
            f'stroke="#1a1a1a"{first}/>'
            f'<text x="{x + BOX_WIDTH / 2:g}" y="{y + BOX_HEIGHT / 2 + 5:g}" text-anchor="middle" fill="#1a1a1a">'
            f"{escape(STATUS_LABELS[status])}</text>"
        )

    def _move(self, move: Move) -> Iterator[str]:
        frame = move.frame(self.cycle)
        if frame == "closed" and move.target is self.cycle.first:
            yield from self._arrow(move, self._way_back())
        elif frame == "open":
            y = self._y(self.places[move.target][1]) + BOX_HEIGHT / 2
            yield from self._arrow(move, [(self._frame("open")[2], y), (self._x(self.places[move.target][0]), y)])
        else:
            for source in move.sources:
                yield from self._arrow(move, self._between(source, move.target))

    def _way_back(self) -> list[Point]:
        """From the frame of what is closed, under everything, to the first status."""
        left, _top, right, bottom = self._frame("closed")
        x, below = self._x(0) + BOX_WIDTH / 2, bottom + 28
        middle = (left + right) / 2
        return [(middle, bottom), (middle, below), (x, below), (x, self._y(0) + BOX_HEIGHT)]

    def _between(self, source: Status, target: Status) -> list[Point]:
        (column, row), (to_column, to_row) = self.places[source], self.places[target]
        x, y, to_x, to_y = self._x(column), self._y(row), self._x(to_column), self._y(to_row)
        # Beside the arrow that goes the other way.
        aside = 11 if self.cycle.between(target, source) else 0
        if row == to_row and abs(column - to_column) == 1:
            height = y + BOX_HEIGHT / 2 + (aside if to_column < column else -aside)
            return (
                [(x + BOX_WIDTH, height), (to_x, height)]
                if column < to_column
                else [(x, height), (to_x + BOX_WIDTH, height)]
            )
        if row == to_row:  # over what stands between
            over = y - 26
            return [
                (x + BOX_WIDTH / 2, y),
                (x + BOX_WIDTH / 2, over),
                (to_x + BOX_WIDTH / 2, over),
                (to_x + BOX_WIDTH / 2, to_y),
            ]
        if column == to_column:
            at = x + BOX_WIDTH / 2 + (4 * aside if to_row > row else -4 * aside)
            return [(at, y + BOX_HEIGHT), (at, to_y)] if row < to_row else [(at, y), (at, to_y + BOX_HEIGHT)]
        if to_column < column and to_row < row:
            return [
                (x, y + BOX_HEIGHT / 2),
                (to_x + BOX_WIDTH / 2, y + BOX_HEIGHT / 2),
                (to_x + BOX_WIDTH / 2, to_y + BOX_HEIGHT),
            ]
        return [(x + 24, y + BOX_HEIGHT), (to_x + BOX_WIDTH, to_y + BOX_HEIGHT / 2)]

    def _arrow(self, move: Move, points: list[Point]) -> Iterator[str]:
        colour, dashes = LINES[move.actors]
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield (
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed} '
            f'marker-end="url(#{_name(move.actors)})"/>'
        )
        x, y = _middle(points)
        yield (
            f'<circle cx="{x:g}" cy="{y:g}" r="10" fill="#ffffff" stroke="{colour}"/>'
            f'<text x="{x:g}" y="{y + 4.5:g}" text-anchor="middle" font-size="12" fill="{colour}">{move.number}</text>'
        )

    def _legend(self, kinds: list[frozenset[Actor]]) -> Iterator[str]:
        for number, who in enumerate(kinds):
            colour, dashes = LINES[who]
            y = self.bottom + 58 + 22 * number
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            yield (
                f'<path d="M{LEFT} {y}h54" stroke="{colour}" stroke-width="2"{dashed} marker-end="url(#{_name(who)})"/>'
            )
            yield f'<text x="{LEFT + 66}" y="{y + 5}" fill="#1a1a1a">{LEGEND[who]}</text>'


def _name(who: frozenset[Actor]) -> str:
    return "-".join(actor.value for actor in Actor if actor in who)


def _middle(points: list[Point]) -> Point:
    """Of the longest straight part."""
    ends = max(itertools.pairwise(points), key=lambda pair: math.dist(*pair))
    return (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


def with_tables(page: str) -> str:
    """The page with each table between its marks made anew. Raises ValueError when a mark is missing."""
    for kind, cycle in LIFE_CYCLES.items():
        begin, end = f"<!-- tabel {kind.value} -->", f"<!-- einde tabel {kind.value} -->"
        fresh = f"{begin}\n{table(cycle)}\n{end}"
        page, count = re.subn(
            re.escape(begin) + ".*?" + re.escape(end), lambda _found, text=fresh: text, page, flags=re.DOTALL
        )
        if count != 1:
            raise ValueError(f"{PAGE}: {begin} stands {count} times")
    return page


def files() -> dict[Path, str]:
    """What each file must hold."""
    drawn = {IMAGES / f"levensloop-{kind.value}.svg": picture(cycle) for kind, cycle in LIFE_CYCLES.items()}
    return {**drawn, PAGE: with_tables((ROOT / PAGE).read_text("utf-8"))}


def main() -> None:
    for path, text in files().items():
        (ROOT / path).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
