"""The text of one pagina or deel, cut into paragraphs and into pieces that are marked or not. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: a half-open span in code points of the page text, and whose it is."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one same set of marks. `starts` and `ends`: marks whose first or last piece this is."""

    text: str
    keys: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def paragraphs(text: str, marks: Sequence[Mark] = ()) -> list[list[Piece]]:
    """The paragraphs (blank lines stand between them) as pieces; nothing but white space is dropped.

    Marks may nest, overlap and run on over paragraphs: the pieces never do.
    """
    cut = [list(_pieces(start, end, marks)) for start, end in _paragraph_spans(text)]
    flat = [piece for paragraph in cut for piece in paragraph]
    first = {key: piece for piece in reversed(flat) for key in piece[1]}
    last = {key: piece for piece in flat for key in piece[1]}
    return [
        [
            Piece(
                text=text[piece[0] : piece[2]],
                keys=piece[1],
                starts=tuple(key for key in piece[1] if first[key] is piece),
                ends=tuple(key for key in piece[1] if last[key] is piece),
            )
            for piece in paragraph
        ]
        for paragraph in cut
    ]


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, tuple[int, ...], int]]:
    """(begin, keys of the marks on it, end) of each piece between `start` and `end`."""
    mine = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = {start, end, *(border for mark in mine for border in (mark.start, mark.end) if start < border < end)}
    for left, right in pairwise(sorted(borders)):
        yield left, tuple(mark.key for mark in mine if mark.start <= left and right <= mark.end), right
