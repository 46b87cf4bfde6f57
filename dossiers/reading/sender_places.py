"""Of which gemeente the board is that a paper is from: by its letterhead, or by the place beside its date."""

import re

from dossiers.reading.field_rules import FieldReader, Reading
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import LETTERHEAD, Line
from dossiers.reading.party_names import LETTERS, named

_OF_BOARD = (Soort.INFORMATION_LETTER, Soort.PROPOSAL, Soort.ANSWERS, Soort.LETTER)
_BARE_BOARD = re.compile(
    r"(?:(?:het )?college(?: van (?:burgemeester (?:en|&) wethouders|b ?(?:&|en) ?w))?|"
    r"burgemeester (?:en|&) wethouders|b ?(?:&|en) ?w|gemeente)",
    re.IGNORECASE,
)


_PLACE_AND_DATE = re.compile(
    r"(?P<place>[A-Z'’][\w'’-]{2,24}(?: (?:[A-Z][\w'’-]{2,24}|aan|de|den|het|en|op|ter)){0,4}),? "
    r"\d{1,2}(?:-\d{1,2}-| [a-z]{3,9} )\d{4}\b"
)


def of_letterhead(line: Line, found: re.Match[str], genre: Genre) -> Reading | None:
    """The name in a letterhead; a letter or proposal on that of a gemeente or provincie is of its board."""
    name = found[0]
    kind, space, place = name.partition(" ")
    if space and genre.soort in _OF_BOARD and genre.form is Form.PLAIN and kind.casefold() in _BOARDS:
        return Reading(f"{_BOARDS[kind.casefold()]} {_in_capitals(place)}", line.part(0, found.end()))
    is_all = line.text[found.end() : found.end() + 1] != ","
    return named(line.text, line.place) if is_all else named(name, line.part(0, found.end()))


_BOARDS = {"gemeente": "college van de gemeente", "provincie": "gedeputeerde staten van"}


def _in_capitals(name: str) -> str:
    return name.title() if name.isupper() else name


def with_place(read: FieldReader) -> FieldReader:
    """A board without a name takes that of the gemeente in the letterhead, or of the place beside the date."""

    def placed(paper: Paper, genre: Genre | None) -> Reading | None:
        reading = read(paper, genre)
        if reading is None or _BARE_BOARD.fullmatch(reading.value) is None:
            return reading
        place = _place(paper)
        if not place:
            return reading
        link = "" if reading.value.casefold() == "gemeente" else "van "
        return Reading(f"{reading.value} {link}{place}", reading.place)

    return placed


def _place(paper: Paper) -> str:
    for line in paper.head[:6]:
        found = LETTERHEAD.match(line.text)
        if found is not None and found[0].casefold().startswith("gemeente "):
            return _in_capitals(found[0].partition(" ")[2])
    for line in (*paper.head[:8], *paper.farewell, *paper.tail):
        if dated := _PLACE_AND_DATE.match(line.text):
            return dated["place"]
    return ""


_DATE_OR_ADDRESSEE = re.compile(r"(?:[\w'’ -]{2,40}, )?\d{1,2}[ -](?:[a-z]{3,9}|\d{1,2})[ -]\d{4}|aan\b", re.IGNORECASE)
_NAME_ON_TOP = re.compile(r"[A-Z'’][\w'’&.-]*(?: [\w'’&.()-]+){0,7}")


_SUBJECT_LIKE = re.compile(
    r"\b(?:brief|memo|advies|reactie|antwoord\w*|vragen|verzoek|betreft|onderwerp|oproep|klacht|bezwaar|"
    r"zienswijze|uitnodiging|evaluatie|verslag|over|inzake|kopie|concept|rib|nr)\b|\d",
    re.IGNORECASE,
)


def is_name_on_top(line: Line, paper: Paper, genre: Genre) -> bool:
    """The first line of a letter, with its date or whom it is for right below."""
    if genre.soort not in LETTERS or line is not paper.head[0] or len(paper.head) < 2:
        return False
    return (
        _NAME_ON_TOP.fullmatch(line.text) is not None
        and _DATE_OR_ADDRESSEE.match(line.text) is None
        and _SUBJECT_LIKE.search(line.text) is None
        and _DATE_OR_ADDRESSEE.match(paper.head[1].text) is not None
    )
