"""From the lines of a page to its paragraphs: which line goes on with the one before it.

Texts come hard-wrapped, with a blank line behind every line, or with a paragraph per line. The question is that of
`extraction.reflow`, with characters for points: would the next word have fitted?
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossiers.reading.sentences import trimmed

_LINE = re.compile(r"[^\n\f]+")
_BULLET = r"[-–—*•·▪▫◦‣●○■□➢✓✔➔→]{1,2}(?=\s)|o(?=\s{1,8}\S)"
_NUMBER = (
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s)|\d{1,2}(?:\.\d{1,3}){1,3}\.?(?=\s{1,8}[A-Z])"
    r"|\(?[a-z]\)|[IVX]{1,4}\."
)
_MARKER = re.compile(rf"(?:{_BULLET})(?:\s{{1,8}}(?:{_NUMBER}))?|{_NUMBER}")
_CELL_EDGE = re.compile(r"\t|\||\s{3,}")
LABEL = re.compile(r"(?:[A-Z§][^\s:;?!|]*|\d{1,3}[.)])(?: [^\s:;?!|]+){0,5} ?:(?=\s)")
DICTUM_WORD = re.compile(
    r"(?:(?:en|of) )?(?:verzoekt|draagt|besluit|spreekt|roept|nodigt|vraagt|overwegend|constaterend|gehoord|gelezen"
    r"|gelet|concluderend|voorts|kennis genomen|kennisgenomen|sprekend|en gaat|van mening|stelt (?:vast|voor))e?\b",
    re.IGNORECASE,
)

_INITIAL = re.compile(r"[A-Z]\.")
_STOPS = tuple(".:;?!")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `blanks`: how many blank lines stand above it; `cells`: of a row."""

    start: int
    end: int
    text: str
    indent: int
    blanks: int
    cells: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `marker_end`: where the words begin, behind "1." or "-"."""

    lines: tuple[Line, ...]
    marker: str
    words_start: int

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def indent(self) -> int:
        return self.lines[0].indent

    @property
    def blanks(self) -> int:
        return self.lines[0].blanks

    def words(self, page: str) -> str:
        return page[self.words_start : self.end]


def read_lines(page: str) -> list[Line]:
    """The lines that hold a word or a sign."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(page):
        raw = match[0]
        text = raw.strip()
        if not text:
            continue
        indent = len(raw) - len(raw.lstrip())
        blanks = max(0, page.count("\n", last_end, match.start()) - 1) if lines else 0
        start = match.start() + indent
        last_end = start + len(text)
        lines.append(Line(start, last_end, text, indent, blanks, len(cell_spans(text))))
    return lines


def cell_spans(text: str) -> list[tuple[int, int]]:
    """The cells of a line, parted by a tab, a bar or a wide gap; an empty cell is none."""
    edges = [match.span() for match in _CELL_EDGE.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    spans = (trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [(start, end) for start, end in spans if start < end]


def ends_clause(text: str) -> bool:
    """Whether a line ends with a stop, a quotation mark or bracket behind it or not."""
    return text[-1:] in _STOPS or (text[-2:-1] in _STOPS and text[-1:] in "\"'”’»)]")


def read_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The lines of one page, or of a part of it, joined to paragraphs; each list item and table row is its own."""
    if not lines:
        return []
    shape = _Shape(lines)
    groups = [[lines[0]]]
    for last, line in pairwise(lines):
        if shape.continues(last, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _paragraph(lines: list[Line]) -> Paragraph:
    marker = item_marker(lines[0].text)
    rest = lines[0].text[len(marker) :]
    if not rest.strip():
        return Paragraph(tuple(lines), "", lines[0].start)
    return Paragraph(tuple(lines), marker, lines[0].start + len(marker) + len(rest) - len(rest.lstrip()))


def item_marker(text: str) -> str:
    """ "1.", "b)", "-" or "• 2." at the start of a line; "" when there is none, or when it is an initial of a name."""
    match = _MARKER.match(text)
    if match is None:
        return ""
    is_name = _INITIAL.fullmatch(match[0]) and len(text) < 40 and not ends_clause(text[-2:]) and text[-1] != ","
    return "" if is_name else match[0]


class _Shape:
    """How the lines of a page are laid out."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted(len(line.text) + line.indent for line in lines)
        self.width = lengths[-1 - len(lengths) // 12]
        near = sum(length >= 0.85 * self.width for length in lengths)
        self.is_wrapped = _NARROWEST_WRAP <= self.width <= _WIDEST_WRAP and near >= max(3, len(lines) // 8)
        single = sum(line.blanks == 1 for line in lines)
        self.is_double_spaced = self.is_wrapped and single >= 0.5 * len(lines)

    def is_full(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` would not have fitted behind `last`."""
        word = line.text.split(maxsplit=1)[0]
        return self.is_wrapped and last.indent + len(last.text) + 1 + len(word) > 0.97 * self.width

    def continues(self, last: Line, line: Line) -> bool:
        if line.blanks > 1 or (line.blanks and not self._runs_over_blank(last, line)):
            return False
        if last.cells > 1 or line.cells > 1:
            return False
        if self._starts_item(last, line) or (LABEL.match(line.text) and not _goes_on(last)):
            return False
        if last.text.endswith("-") and last.text[-2:-1].isalpha() and line.text[:1].isalpha():
            return not item_marker(line.text)
        if ends_clause(last.text):
            return self.is_full(last, line) and not last.text.endswith((":", ";"))
        if line.text[:1].islower():
            if line.indent > 0 and not line.blanks and (item_marker(last.text) or line.indent == last.indent):
                return True
            return not DICTUM_WORD.match(line.text) and len(last.text) >= (0.6 * self.width if self.is_wrapped else 60)
        return self.is_full(last, line)

    def _runs_over_blank(self, last: Line, line: Line) -> bool:
        if ends_clause(last.text) or last.text.endswith(","):
            return False
        return self.is_double_spaced or (line.text[:1].islower() and len(last.text) >= 40)

    def _starts_item(self, last: Line, line: Line) -> bool:
        marker = item_marker(line.text)
        if not marker:
            return False
        # A dash at the start of a line in the midst of a sentence is none.
        is_midst = not ends_clause(last.text) and self.is_full(last, line) and not line.blanks
        return not (is_midst and marker in "–—" and not item_marker(last.text))


def _goes_on(last: Line) -> bool:
    return last.text[-1:] not in ".:;?!,)" and last.text[-1:].islower() and len(last.text) > 60
