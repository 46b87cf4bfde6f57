"""A paper as its head, its body and its closing: what the rules for metadata look at.

Only the beginning counts as head: a form that is copied into the body says nothing about this paper. Each part has
a length at which a person would also stop reading, so that the time does not grow with the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from dossiers.reading.labels import Labelled, read_labels, starts_with_label
from dossiers.reading.model import Place
from dossiers.reading.paper_lines import SALUTATION, Line, lines_of

HEAD_CHARACTERS = 6_000
BODY_CHARACTERS = 30_000
_LONGEST_LINE = 400
_HEAD_LINES = 60
_GOODBYE = re.compile(
    r"^[ \t]{0,20}(?:met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hoogachtend|"
    r"met (?:de )?(?:meeste )?hoogachting|"
    r"hartelijke groet(?:en)?|met groet|namens\b|groet(?:en|jes)?\b|ondertekening)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Paper:
    pages: Sequence[str]
    _found: dict[re.Pattern[str], tuple[re.Match[str], int] | None] = field(default_factory=dict, repr=False)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the first pages, at most HEAD_CHARACTERS of text."""
        found: list[Line] = []
        left = HEAD_CHARACTERS
        for number, page in enumerate(self.pages[:2], start=1):
            found += lines_of(page, number, left)
            left -= len(page)
            if left <= 0:
                break
        return tuple(_cut(line) for line in found if len(line.text) <= _LONGEST_LINE or line.row < 3)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines up to the words that greet the reader (and labels right below them), or as many as a "
        "form may have."""
        page_one = [line for line in self.lines if line.place.page == 1][:_HEAD_LINES]
        for index, line in enumerate(page_one):
            if SALUTATION.match(line.text):
                labels = takewhile(lambda below: starts_with_label(below.text), page_one[index + 1 :])
                return (*page_one[: index + 1], *labels)
        return tuple(page_one)

    @cached_property
    def labels(self) -> tuple[Labelled, ...]:
        return read_labels(self.head)

    @cached_property
    def farewell(self) -> tuple[Line, ...]:
        """The line that says goodbye for the first time, and what stands below it."""
        for number, page in enumerate(self.pages, start=1):
            if goodbye := _GOODBYE.search(page):
                start = goodbye.start()
                lines = [_moved(line, start) for line in lines_of(page[start : start + 600], number)][:8]
                return tuple(line for line in lines if len(line.text) <= _LONGEST_LINE)
        return ()

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """The last lines of the paper."""
        last = next((index for index in range(len(self.pages), 0, -1) if self.pages[index - 1].strip()), 0)
        if not last:
            return ()
        page = self.pages[last - 1].rstrip()
        start = page.rfind("\n", 0, max(0, len(page) - 400)) + 1
        lines = [_moved(line, start) for line in lines_of(page[start:], last)][-6:] if len(page) - start < 2_000 else []
        return tuple(line for line in lines if len(line.text) <= _LONGEST_LINE)

    @cached_property
    def salutation(self) -> Line | None:
        return next((line for line in self.head if SALUTATION.match(line.text)), None)

    @cached_property
    def body(self) -> tuple[tuple[int, str], ...]:
        """(page number, text) of the first BODY_CHARACTERS, with the head in it."""
        kept: list[tuple[int, str]] = []
        left = BODY_CHARACTERS
        for number, page in enumerate(self.pages, start=1):
            kept.append((number, page[:left]))
            left -= len(page)
            if left <= 0:
                break
        return tuple(kept)

    def search(self, pattern: re.Pattern[str]) -> tuple[re.Match[str], int] | None:
        """The first match in the body and the page it stands on. Looked for once."""
        if pattern not in self._found:
            hits = ((found, number) for number, text in self.body if (found := pattern.search(text)))
            self._found[pattern] = next(hits, None)
        return self._found[pattern]


def _moved(line: Line, by: int) -> Line:
    place = line.place
    return replace(line, place=Place(place.page, place.start + by, place.end + by))


def _cut(line: Line) -> Line:
    if len(line.text) <= _LONGEST_LINE:
        return line
    place = line.place
    end = place.start + _LONGEST_LINE
    return replace(line, text=line.text[:_LONGEST_LINE], place=Place(place.page, place.start, end))
