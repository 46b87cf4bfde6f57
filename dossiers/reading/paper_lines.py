"""The lines of a page, each with its place, and the lines that show where a letter begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossiers.reading.lines import read_lines
from dossiers.reading.model import Place

SALUTATION = re.compile(
    r"(?:zeer )?(?:geachte?|beste|hooggeachte|weledel\w{0,20}|edelachtbare|excellentie)(?![\w-])[^.?!]{0,90}$|"
    r"(?:hallo|hoi|dag|goedemorgen|goedendag)\b[^.?!]{0,40},$|l\.\s?s\.,?$",
    re.IGNORECASE,
)

LETTERHEAD = re.compile(
    r"(?i:gemeente|provincie|waterschap|hoogheemraadschap|veiligheidsregio|stadsregio|"
    r"omgevingsdienst)(?:(?i: de| het| den| van| aan| en| over| bij| op|"
    r" ter))* '?[A-Zst]?'?-?"
    r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|aan|de|den|het|en|van|bij|op|ter))*(?=$|[ ]*[-–|,>]|  )"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `row` counts the lines with words, `after_gap` says blank above."""

    place: Place
    text: str
    row: int
    column: int = 0
    after_gap: bool = False

    def part(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`, without white space at either side."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        return Place(self.place.page, self.place.start + start, self.place.start + end)


def lines_of(page: str, number: int, until: int | None = None) -> Iterator[Line]:
    """The lines of a page that hold words; `number` is the page's, `until` the last character that is read."""
    for row, line in enumerate(read_lines(page[:until])):
        place = Place(number, line.start, line.end)
        yield Line(place, line.text, row, line.indent, after_gap=line.blanks > 0)
