"""Words on a chart of fixed width: none runs off its edge, and none of one row covers another. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 280
LETTER, BOLD_LETTER = 6.3, 8.4  # about the width of a letter of 12 units
ROW_HEIGHT = 16

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    x: int
    y: int
    text: str
    anchor: Anchor = "start"
    is_now: bool = False


def width_of(text: str, is_bold: bool = False) -> int:
    return round(len(text) * (BOLD_LETTER if is_bold else LETTER))


def in_rows(labels: Sequence[tuple[int, str, bool]], y: int, step: int = ROW_HEIGHT) -> tuple[list[Words], int]:
    """Each label (middle, text, is it now) in the first row where it has room, and the number of rows."""
    rows: list[list[tuple[int, int]]] = []
    placed = []
    for middle, text, is_now in labels:
        half = width_of(text, is_now) // 2 + 3
        anchor: Anchor = "start" if middle < half else "end" if middle > WIDTH - half else "middle"
        x = {"start": 0, "middle": middle, "end": WIDTH}[anchor]
        start = {"start": 0, "middle": x - half, "end": WIDTH - 2 * half}[anchor]
        span = (start, start + 2 * half)
        row = next((number for number, taken in enumerate(rows) if _is_free(span, taken)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(span)
        placed.append(Words(x, y + step * row, text, anchor, is_now))
    return placed, len(rows)


def _is_free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)
