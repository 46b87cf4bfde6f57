"""The date of the paper itself: a date in the body is somebody else's."""

import re
from collections.abc import Callable

from dossiers.datering import DateringError, read_span
from dossiers.reading.field_rules import FieldReader, FieldRule, Reading, field_rule
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import Line
from dossiers.reading.written_dates import MONTH_WORD, PLACE_BEFORE, WrittenDate, dates_in, is_dateline, is_only_a_date

_MEETS = re.compile(
    r"\b(?:\w{0,30}vergadering|bijeen|gehouden|zitting|raadsavond|besloten vergadering|beraad|politieke markt)\b",
    re.IGNORECASE,
)
_OF_THIS_PAPER = re.compile(
    r"\b(?:bijlage bij (?:de |onze |deze )?brief|bijdrage\b[^.]{0,60}|"
    r"stuurde[n]?|(?:verzonden|verstuurd|aangeboden|ingediend|vastgesteld in de vergadering|besluit) )"
    r" ?(?:van|op|d\.?d\.?|tijdens)?[^.\n]{0,30}$",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\b(?:update|stand(?: van zaken)?|bijgewerkt(?: tot(?: en met)?| t/m| op)?|peildatum)\b[ :]*$", re.IGNORECASE
)
_STAND = re.compile(
    rf"\b(?:stand|peildatum|bijgewerkt(?: tot en met| t/m)?|"
    rf"versie)(?: van)?:? (?P<month>{MONTH_WORD} [12][0-9]{{3}})(?!\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:periode|vanaf|tot en met|t/m|tussen|sinds|besluit van|brief van|"
    r"motie van)\b",
    re.IGNORECASE,
)
_OF_A_MEETING = frozenset(
    {Soort.MOTION, Soort.AMENDMENT, Soort.PROPOSAL, Soort.REPORT, Soort.DECISION_LIST, Soort.QUESTIONS, Soort.OTHER}
)
_TITLE_LINES = 7
_MEETING_LINES = 25


def _of_label(*wanted: Label) -> FieldReader:
    def read(paper: Paper, genre: Genre | None) -> Reading | None:
        for item in paper.labels:
            if item.label in wanted and (found := _only_date(item.value)) is not None:
                return _reading(found, item.place)
        return None

    return read


def _only_date(value: str) -> WrittenDate | None:
    """The date that the value starts with; a label of a sentence has words before it."""
    for found in dates_in(value):
        before = value[: found.start]
        if found.day is not None and (len(before) < 40 and before.count(" ") < 5):
            return found
        return None
    return None


def _reading(found: WrittenDate, place: Place) -> Reading:
    assert found.day is not None
    return Reading(found.day.isoformat(), Place(place.page, place.start + found.start, place.start + found.end))


def _of_lines(lines: tuple[Line, ...], accept: Callable[[Line, WrittenDate], bool]) -> Reading | None:
    for line in lines:
        for found in dates_in(line.text):
            if found.day is not None and accept(line, found):
                return _reading(found, line.place)
    return None


def _after_place(paper: Paper, genre: Genre | None) -> Reading | None:
    return _of_lines(
        paper.head,
        lambda line, found: PLACE_BEFORE.match(line.text[: found.start]) is not None and len(line.text) - found.end < 3,
    )


def _dateline(paper: Paper, genre: Genre | None) -> Reading | None:
    return _of_lines(paper.lines[:6], lambda line, found: is_dateline(line.text, found))


def _alone(paper: Paper, genre: Genre | None) -> Reading | None:
    return _of_lines(paper.head[:30], lambda line, found: is_only_a_date(line.text, found))


def _in_title(paper: Paper, genre: Genre | None) -> Reading | None:
    """In a short first line, or behind the number in one of the next."""
    return _of_lines(
        paper.head[:_TITLE_LINES],
        lambda line, found: (
            len(line.text) < (110 if line.row < 3 else 60)
            and not line.text.endswith(".")
            and not _SPAN.search(line.text[: found.end])
        ),
    )


def _of_meeting(paper: Paper, genre: Genre | None) -> Reading | None:
    """A paper of a meeting has the day of the meeting: moties, voorstellen, lists and reports."""
    if genre is not None and genre.soort not in _OF_A_MEETING:
        return None
    return _of_lines(
        paper.lines[: 3 if genre is None else _MEETING_LINES],
        lambda line, found: _MEETS.search(line.text, max(0, found.start - 90), found.start) is not None,
    )


def _said(paper: Paper, genre: Genre | None) -> Reading | None:
    for number, text in paper.body:
        for found in dates_in(text):
            before = text[max(0, found.start - 120) : found.start].rpartition("\n")[2]
            is_near = found.start < 700 or "bijlage" in before.casefold()
            if found.day is not None and is_near and _OF_THIS_PAPER.search(before):
                return _reading(found, Place(number, 0, 0))
    return None


def _last_update(paper: Paper, genre: Genre | None) -> Reading | None:
    """A register is as old as the last line that was added to it."""
    if genre is None or genre.form not in (Form.PROMISES, Form.LIST):
        return None
    updates = [
        (found.day, number, found)
        for number, text in paper.body
        for found in dates_in(text)
        if found.day is not None and _UPDATE.search(text, max(0, found.start - 40), found.start)
    ]
    if not updates:
        return None
    _, number, found = max(updates, key=lambda update: (update[0], -update[1]))
    return _reading(found, Place(number, 0, 0))


def _stand(paper: Paper, genre: Genre | None) -> Reading | None:
    """Only a month: the value is a year-month."""
    for line in paper.head[:8]:
        if found := _STAND.search(line.text):
            try:
                span = read_span(found["month"], anchor=None, reces=())
            except DateringError:
                continue
            if span is not None and span.earliest is not None:
                return Reading(f"{span.earliest:%Y-%m}", line.part(found.start("month"), found.end("month")))
    return None


DATE_RULES: tuple[FieldRule, ...] = (
    field_rule(
        "date-label",
        "De datum achter of onder een label als 'Datum' of 'Gepubliceerd op'.",
        _of_label(Label.DATE),
        0.95,
        example="Datum\n4 mei 2020\n\nOnderwerp: brug\n",
        counter_example="Startdatum: 4 mei 2020\n",
    ),
    field_rule(
        "date-dateline",
        "Een bericht dat met zijn datum begint.",
        _dateline,
        0.8,
        example="Brug open\n\nWaterdam, 4 mei 2020 - De brug ging open.\n",
        counter_example="Brug open\n\nOp 4 mei 2020 - een maandag - ging de brug open.\n",
    ),
    field_rule(
        "date-update-line",
        "De laatste update in een register van toezeggingen of moties.",
        _last_update,
        0.7,
        example="Lijst van toezeggingen\n\n1. Brug\nUpdate 4 april 2020: loopt.\nUpdate 4 mei 2020: klaar.\n",
        counter_example="Lijst van toezeggingen\n\n1. Brug\nToegezegd op 4 mei 2020.\n",
    ),
    field_rule(
        "date-updated",
        "De datum waarop de pagina of lijst het laatst is bijgewerkt.",
        _of_label(Label.UPDATED),
        0.8,
        example="Planning brug\nLaatst bijgewerkt: 4 mei 2020\n",
        counter_example="Planning brug\nGereed: 4 mei 2020\n",
    ),
    field_rule(
        "date-after-place",
        "Plaats en datum op een eigen regel.",
        _after_place,
        0.9,
        example="Waterdam, 4 mei 2020\n",
        counter_example="In Waterdam kwam op 4 mei 2020, na lang wachten, de nieuwe brug.\n",
    ),
    field_rule(
        "date-alone",
        "Een datum die alleen op een regel staat, boven de tekst.",
        _alone,
        0.85,
        example="Brug open\n\nmaandag 4 mei 2020\n\nDe brug gaat open.\n",
        counter_example="Brug open\n\nDe brug ging op 4 mei 2020 open.\n",
    ),
    field_rule(
        "date-in-title",
        "Een datum in een van de eerste regels.",
        _in_title,
        0.7,
        example="Besluitenlijst 4 mei 2020\n\nHet college besluit:\n",
        counter_example="Wij vierden de opening van de brug samen met de buurt op 4 mei 2020.\n",
    ),
    field_rule(
        "date-of-meeting-label",
        "De datum achter een label als 'Raadsvergadering'.",
        _of_label(Label.MEETING),
        0.8,
        example="Raadsvoorstel\nRaadsvergadering: 4 mei 2020\n",
        counter_example="Raadsvoorstel\nVorige raadsvergadering was 4 mei 2020\n",
    ),
    field_rule(
        "date-of-meeting",
        "De dag waarop de raad, de commissie of het college bijeen was.",
        _of_meeting,
        0.75,
        example="Motie brug\n\nDe raad van Waterdam, bijeen op 4 mei 2020,\nverzoekt het college\n",
        counter_example="Motie brug\n\nDe raad van Waterdam,\nverzoekt het college de brug op 4 mei 2020 te openen\n",
    ),
    field_rule(
        "date-stand",
        "De maand van de stand van een lijst.",
        _stand,
        0.6,
        example="Lijst van toezeggingen (stand mei 2020)\n",
        counter_example="Lijst van toezeggingen uit mei 2020\n",
    ),
    field_rule(
        "date-said",
        "De tekst zegt zelf wanneer het stuk is gestuurd of uitgesproken.",
        _said,
        0.6,
        example="Onze vereniging stuurde op 4 mei 2020 deze brief aan het college.\n",
        counter_example="Onze vereniging vierde op 4 mei 2020 feest.\n",
    ),
)
