"""Made-up documents of a council with personal numbers in known places, and with thousands of lookalikes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench import personal_numbers as make
from bench import words
from bench.personal_forms import FOUND, LOOKS_LIKE_BSN, NOT_PERSONAL, Forms

SEED = 20261128
DOCUMENTS, POSITIVES, NEGATIVES, OTHER_NEGATIVES = 600, 1_000, 5_000, 600
WITH_BSN = 0.4
"""Share of the documents that may hold a BSN; the others hold none."""


@dataclass(frozen=True, slots=True)
class Case:
    forms: Forms
    text: str
    start: int
    end: int
    is_found: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a half-open span of a page (1 is the first); `is_found` says that a reader must find it.

    `around`: the lines of the form. One about a person may hold more of him, which is no false alarm.
    """

    page: int
    start: int
    end: int
    forms: Forms
    is_found: bool
    around: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    pages: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def has_bsn(self) -> bool:
        return any(mark.is_found and mark.forms.what == "bsn" for mark in self.marks)


def make_documents(seed: int = SEED) -> list[Document]:
    source = random.Random(seed)
    piles: list[list[Case]] = [[] for _ in range(DOCUMENTS)]
    with_bsn = piles[: int(DOCUMENTS * WITH_BSN)]
    cases = [
        *_cases(source, FOUND, POSITIVES, is_found=True),
        *_cases(source, LOOKS_LIKE_BSN, NEGATIVES, is_found=False),
        *_cases(source, NOT_PERSONAL, OTHER_NEGATIVES, is_found=False),
    ]
    for case in cases:
        source.choice(with_bsn if case.is_found and case.forms.what == "bsn" else piles).append(case)
    return [_document(source, pile) for pile in piles]


def _cases(source: random.Random, table: Sequence[Forms], count: int, *, is_found: bool) -> Iterator[Case]:
    shares = sum(forms.share for forms in table)
    left = count
    for forms in table[1:]:
        mine = round(count * forms.share / shares)
        left -= mine
        yield from (_case(source, forms, number, is_found=is_found) for number in range(mine))
    yield from (_case(source, table[0], number, is_found=is_found) for number in range(left))


def _case(source: random.Random, forms: Forms, number: int, *, is_found: bool) -> Case:
    """Each template in turn, so that a set of any size holds them all."""
    template = forms.templates[number % len(forms.templates)]
    value = source.choice(forms.writers)(source)
    before, after = (_filled(source, part) for part in template.split("§"))
    return Case(forms, before + value + after, len(before), len(before) + len(value), is_found)


def _filled(source: random.Random, text: str) -> str:
    """`{number}` has six digits, so that it is no lookalike that nobody counts."""
    return text.format(
        name=make.name(source),
        day=make.day(source, 1950, 2025),
        year=source.randint(2010, 2026),
        place=source.choice(make.PLACES),
        number=make.digits(source, 6),
        words=words.sentence(source, 6)[:-1].lower(),
    )


def _document(source: random.Random, pile: list[Case]) -> Document:
    source.shuffle(pile)
    pages, marks = [], []
    size = source.randint(4, 12)
    for number, first in enumerate(range(0, max(len(pile), 1), size), start=1):
        text = _opening(source) if number == 1 else ""
        for case in pile[first : first + size]:
            text += words.paragraph(source, source.randint(60, 300)) + source.choice(("\n\n", "\n\n", "\n"))
            start = len(text)
            around = (start, start + len(case.text))
            marks.append(Mark(number, start + case.start, start + case.end, case.forms, case.is_found, around))
            text += case.text + "\n\n"
        pages.append(text + words.paragraph(source, 80))
    return Document(tuple(pages), tuple(marks))


def _opening(source: random.Random) -> str:
    kind = source.choice(("Raadsbrief", "Memo", "Verslag", "Zienswijze", "Bijlage bij het voorstel"))
    return f"{kind}\n{words.title(source)}\n{source.choice(make.PLACES)}, {make.day(source, 2012, 2026)}\n\n"
