"""A piece of a page as running text: each run of white space is one space, each edge of a cell a new line.

Positions in it can be brought back to the page, so that a rule may look across the ends of lines.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from dossiers.reading.model import Place

_BROKEN = r"(?<=[a-z])-\n[ \t]{0,20}(?=[a-z])"  # a word that the end of a line broke
_GAP = re.compile(rf"{_BROKEN}|\s{{2,}}|[^\S ]")


@dataclass(frozen=True, slots=True)
class Flow:
    text: str
    page: int
    _starts: tuple[int, ...]
    """Where in `text` the pieces between gaps begin, with in `_lost` the signs that fell out before each."""
    _lost: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        return Place(self.page, start + self._lost_at(start), end - 1 + self._lost_at(end - 1) + 1)

    def _lost_at(self, position: int) -> int:
        return self._lost[bisect_right(self._starts, position) - 1]


def flow_of(words: str, place: Place) -> Flow:
    """`words` are those that stand at `place`."""
    if "|" not in words and " ".join(words.split()) == words:
        return Flow(words, place.page, (0,), (place.start,))
    pieces: list[str] = []
    page = words.replace("|", "\t")
    starts, lost = [0], [place.start]
    last, length = 0, 0
    for gap in _GAP.finditer(page):
        kept = _kept(gap.group())
        pieces += (page[last : gap.start()], kept)
        length += gap.start() - last + len(kept)
        starts.append(length)
        lost.append(len(gap.group()) - len(kept))
        last = gap.end()
    pieces.append(page[last:])
    return Flow("".join(pieces), place.page, tuple(starts), tuple(accumulate(lost)))


def _kept(gap: str) -> str:
    """What stays of a gap: nothing within a broken word, a new line between cells, else a space."""
    if gap.startswith("-"):
        return ""
    lines = gap.count("\n")
    return "\n" if lines > 1 or (lines == 0 and len(gap) > 2) or "\t" in gap else " "
