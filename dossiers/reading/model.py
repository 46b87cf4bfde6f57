"""What reading a text gives: the units it is made of, and what was found in them.

Every place is a page (1 is the first pagina or deel) and a half-open span in code points of that page's text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Place:
    page: int
    start: int
    end: int


class UnitKind(StrEnum):
    HEADING = "kop"
    SENTENCE = "zin"
    ITEM = "punt"
    """A sentence of a list item; `lead` holds the words that introduce the list."""
    ROW = "rij"
    """A row of a table, or a line of the form "label: value"."""


class Block(StrEnum):
    """Which part of the paper a unit stands in. Promises are looked for in BODY, metadata everywhere."""

    LETTERHEAD = "briefhoofd"
    BODY = "tekst"
    RUNNING = "kop- of voettekst"
    FOOTNOTE = "voetnoot"
    SIGNATURE = "ondertekening"


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece of text that is judged. `place` covers exactly its words, without marker or white space.

    `text` is those words with each run of white space one space (a word that the end of a line broke is whole again).
    `lead` (of an item: the words that introduce the list), `heading` (the nearest heading above), `speaker` (in a
    report: who speaks, as written), and `marker` ("1.", "b)", "-") are "" when there is none. `is_quotation`: it stands
    between quotation marks, or in a passage quoted from another paper.
    """

    place: Place
    text: str
    kind: UnitKind
    block: Block = Block.BODY
    paragraph: int = 0
    marker: str = ""
    lead: str = ""
    heading: str = ""
    speaker: str = ""
    is_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The pages as they came in, and the units in the order of reading."""

    pages: tuple[str, ...]
    units: tuple[Unit, ...]

    def quote(self, place: Place) -> str:
        return self.pages[place.page - 1][place.start : place.end]


class FindKind(StrEnum):
    METADATA = "gegeven"
    REFERENCE = "verwijzing"
    TOEZEGGING = "toezegging"
    RANDVOORWAARDE = "randvoorwaarde"
    OPDRACHT = "opdracht"
    REQUEST = "verzoek"
    NEWS = "nieuws"
    PERSONAL = "persoonsgegeven"
    ATTENTION = "let_op"
    """Something that a person must look at and that proposes nothing, such as a date that cannot exist."""


@dataclass(frozen=True, slots=True)
class Find:
    """A proposal: what was found where, by which rule, how sure (0 to 1), and why in plain Dutch.

    `values` is what is proposed, by field name, dates as ISO days; a field that the text does not give is left out.
    """

    kind: FindKind
    place: Place
    quote: str
    rule: str
    score: float
    why: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """A rule as data: it can be read, tested by its own examples, counted and switched off alone.

    In `example` the rule finds something, in `counter_example` it does not.
    """

    id: str
    kind: FindKind
    description: str
    example: str
    counter_example: str
