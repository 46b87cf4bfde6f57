"""From the lines of a PDF page to paragraphs.

A PDF knows places, not paragraphs. The question at each line end: would the next word have fitted? If so,
the writer ended the line; if not, the paragraph goes on. White space, size, indents and columns overrule it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from dossiers.extraction.hyphens import join_halves

_BULLET = re.compile(r"[•▪▫◦‣·●○■□➢✓✔\uf0b7\uf0a7\uf0d8*–—-]\s")
_NUMBERED = r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s"
_ITEM = re.compile(f"{_BULLET.pattern}|(?i:{_NUMBERED})")
_ENDS_CLAUSE = re.compile(r"[.:;?!,]['\"”’)]?$")
_ENDS_SENTENCE = re.compile(r"[.?!]['\"”’)]?$")

# Ratios of line distance to line height, found on letters from Word, LibreOffice and reportlab.
_GAP = 1.3
_SURE_GAP = 2.3
_OTHER_SIZE = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading direction, in points; `bottom` falls as the page goes on.

    `height` is that of its last character, `first_height` of its first (a bullet, a word in another font).
    `hyphen`: the line ended with one, which is not in `text`.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    first_height: float
    cells: int = 1
    hyphen: bool = False


def reflow(lines: list[Line]) -> str:
    """Lines of a paragraph joined by a space, other lines on their own, paragraphs parted by a blank line."""
    if not lines:
        return ""
    page = _Page(lines)
    text = lines[0].text
    paragraph = [lines[0]]
    pieces: list[str] = []
    for line in lines[1:]:
        separator = page.separator(paragraph, line)
        if separator == " ":
            text = page.joined(text, paragraph[-1], line)
            paragraph.append(line)
        else:
            pieces += [_with_hyphen(text, paragraph[-1]), separator]
            text, paragraph = line.text, [line]
    return "".join([*pieces, _with_hyphen(text, paragraph[-1])])


def _with_hyphen(text: str, last: Line) -> str:
    return f"{text}-" if last.hyphen else text


def starts_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number such as "3.", "b)" or "2.1"."""
    return bool(_ITEM.match(text))


class _Page:
    """What can only be told from all lines together: usual line distance, right edge, words with a hyphen."""

    def __init__(self, lines: list[Line]) -> None:
        self.words = "\n".join(line.text for line in lines)
        self.usual_distance = _usual_distance(lines)
        self.edges = _right_edges(lines)

    def separator(self, paragraph: list[Line], line: Line) -> str:
        last = paragraph[-1]
        if min(last.cells, line.cells) > 1:
            return "\n"
        if max(last.cells, line.cells) > 1:
            return "\n\n" if self._is_gap(last, line) else "\n"
        if line.bottom >= last.bottom - 0.2 * last.height:
            return " " if _continues(last, line) else "\n\n"
        if self._is_gap(last, line) or _is_other_size(last, line):
            return "\n\n"
        if last.hyphen:
            return " "
        return self._separator_in_block(paragraph, line)

    def _separator_in_block(self, paragraph: list[Line], line: Line) -> str:
        last, first = paragraph[-1], paragraph[0]
        has_room = self._has_room(last, line)
        in_item = starts_item(first.text)
        if _BULLET.match(line.text) or (
            starts_item(line.text) and (has_room or in_item or _ENDS_CLAUSE.search(last.text))
        ):
            return "\n"
        step = 0.6 * last.height
        if in_item:
            is_sentence = _ENDS_SENTENCE.search(last.text) and line.text[:1].isupper()
            if line.left < last.left - step or (line.left < first.left + step and is_sentence):
                return "\n"
        elif line.left > last.left + step and (has_room or _ENDS_SENTENCE.search(last.text)):
            return "\n\n"
        if not has_room or (self._is_wide(last) and _continues(last, line)):
            return " "
        ends_paragraph = len(paragraph) > 1 and not in_item and _ENDS_SENTENCE.search(last.text)
        return "\n\n" if ends_paragraph else "\n"

    def joined(self, text: str, last: Line, line: Line) -> str:
        if last.hyphen:
            return join_halves(text, line.text, self.words)
        if text.endswith("-") and text[-2:-1].isalnum() and line.text[:1].isalnum():
            return join_halves(text[:-1], line.text, self.words)
        return f"{text} {line.text}"

    def _is_gap(self, last: Line, line: Line) -> bool:
        distance = (last.bottom - line.bottom) / max(last.height, line.height)
        return distance > _GAP * self.usual_distance or distance > _SURE_GAP

    def _edge(self, line: Line) -> float:
        return self.edges.get(_column(line), line.right)

    def _has_room(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` would have fitted behind `last`."""
        word = len(line.text.split(maxsplit=1)[0]) + 1
        width = (line.right - line.left) / max(1, len(line.text))
        return self._edge(last) - last.right > word * width

    def _is_wide(self, line: Line) -> bool:
        return line.right - line.left > 0.6 * (self._edge(line) - line.left)


def _continues(last: Line, line: Line) -> bool:
    return last.hyphen or (
        line.text[:1].islower() and not _ENDS_CLAUSE.search(last.text) and not starts_item(line.text)
    )


def _is_other_size(last: Line, line: Line) -> bool:
    return last.height != line.height and all(
        abs(one - other) > _OTHER_SIZE * max(one, other)
        for one in (last.height, last.first_height)
        for other in (line.height, line.first_height)
    )


def _usual_distance(lines: list[Line]) -> float:
    """The lower quartile: on a page full of short paragraphs most distances are those between paragraphs."""
    ratios = [
        (last.bottom - line.bottom) / last.height
        for last, line in pairwise(lines)
        if last.height > 0 and 0.2 * last.height < last.bottom - line.bottom and not _is_other_size(last, line)
    ]
    if len(ratios) < 2:
        return ratios[0] if ratios else 1.0
    return quantiles(ratios, n=4, method="inclusive")[0]


def _column(line: Line) -> int:
    """Lines of one column start within some 70 points of each other, indents included."""
    return int(line.left // 72)


def _right_edges(lines: list[Line]) -> dict[int, float]:
    """Per column the right edge that nearly all lines keep to; one wide title must not move it."""
    columns: dict[int, list[float]] = {}
    for line in lines:
        columns.setdefault(_column(line), []).append(line.right)
    return {column: sorted(rights)[-1 - len(rights) // 12] for column, rights in columns.items()}
