"""Labels in the head of a paper and the words that they announce: in one line, in columns, or one below the "
"other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dossiers.reading.model import Place
from dossiers.reading.paper_lines import SALUTATION, Line


class Label(StrEnum):
    DATE = "date"
    UPDATED = "updated"
    MEETING = "meeting"
    TITLE = "title"
    KENMERK = "kenmerk"
    ADDRESSEE = "addressee"
    SENDER = "sender"
    PROPOSER = "proposer"
    PORTFOLIO = "portfolio"
    OTHER = "other"
    """A label of something else: it ends the value before it."""


_WORDS: dict[Label, str] = {
    Label.DATE: (
        r"datum(?: (?:van )?(?:de |het )?(?:brief|stuk|memo|verzending|verzonden|dagtekening|nota|voorstel))?|"
        r"dagtekening|verzonden(?: op)?|verzend(?:ing|datum)|briefdatum|sent|date|"
        r"publicatie ?datum|(?:gepubliceerd|geplaatst)(?: op)?|datum publicatie|plaats en datum|ingediend op|"
        r"datum (?:indiening|beantwoording|ingediend|antwoord)"
    ),
    Label.UPDATED: r"(?:laatst(?:e)? )?(?:bijgewerkt|gewijzigd|wijziging)(?: op| t/m| tot en met)?|stand per|"
    r"peildatum",
    Label.MEETING: (
        r"(?:datum )?(?:raads|commissie|college|staten|bestuurs|openbare )?vergadering(?: van)?(?: de raad)?|"
        r"vergaderdatum|(?:raad|commissie) van|datum (?:raad|besluit|behandeling)|behandeling in"
    ),
    Label.TITLE: r"onderwerp|betreft|betreffende|titel|subject|inzake|betr\.?|onderwerp van de motie",
    Label.KENMERK: (
        r"ons kenmerk|onze ref(?:erentie)?\.?|ons zaaknummer|kenmerk|ons nummer|(?:brief|motie|stuk|voorstel|"
        r"raadsvoorstel|amendement)[ -]?nummer|"
        r"(?:registratie|zaak|document|dossier|reg|rib|corsa|verseon|djuma|besluit|volg|raads|"
        r"ris)[ .-]?(?:nummer|nr)\.?|"
        r"zaak|nummer|doc(?:ument)?\.? ?nr\.?|nr\.?|code|referentie|zaak-?id|registratiekenmerk|"
        r"(?:ons )?zaakkenmerk|briefkenmerk|"
        r"(?:motie|voorstel|zaak|stuk|raadsvoorstel|amendement) (?:nummer|nr)\.?|kenmerk gemeente"
    ),
    Label.ADDRESSEE: r"aan|geadresseerden?|gericht aan|ter attentie van|to|bestemd voor",
    Label.SENDER: r"van|afzender|from",
    Label.PROPOSER: r"indiener(?:s|\(s\))?|ingediend door|vragensteller(?:s|\(s\))?|steller van de vragen|"
    r"fractie(?:\(s\))?",
    Label.PORTFOLIO: r"portefeuille(?:houders?|houder\(s\))?|verantwoordelijk (?:wethouder|"
    r"portefeuillehouder)|wethouder",
    Label.OTHER: (
        r"datum college(?:besluit)?|uw kenmerk|uw referentie|uw brief(?: van| d\.d\.)?|uw bericht(?: van)?|"
        r"uw nummer|bijlagen?|"
        r"bijlage\(n\)|aantal bijlagen|"
        r"contactpersoon|contact|telefoon(?:nummer)?|tel\.?|doorkies(?:nummer)?|e-?mail(?:adres)?|afdeling|"
        r"team|cluster|"
        r"behandeld door|behandelaar|behandelend ambtenaar|steller|opsteller|auteur|ambtelijk contact|cc|"
        r"c\.c\.|bcc|afschrift|kopie(?: aan)?|"
        r"pagina|blad|postadres|bezoekadres(?:sen)?|retouradres|status|doel|agendapunt|programma|fax|website|"
        r"internet|"
        r"start ?datum|eind ?datum|termijn|vertrouwelijkheid|openbaarheid|rubricering|soort|versie|aanwezig|"
        r"afwezig|"
        r"voorzitter|griffier|secretaris|locatie|tijd|aanvang|datum ontvangst|ontvangen|ingekomen|deadline|"
        r"classificatie"
    ),
}
_LABEL = "|".join(f"(?P<{label.value}>{words})" for label, words in _WORDS.items())
_LABEL_AT = re.compile(rf"(?:{_LABEL})(?![\w'’-])[ ]?(?P<mark>[:=])?[ \t]*", re.IGNORECASE)
_CELL = re.compile(r"[^ \t\xa0|]+(?:[ \xa0][^ \t\xa0|]+)*")
_LONE_COLON = re.compile(r"[ \t\xa0]{2,}:(?=[ \t\xa0])")
_COLUMN_SLACK = 3
_MOST_COLUMNS = 4  # a row with more is the head of a table
_OPEN_LABELS = frozenset({Label.DATE, Label.UPDATED, Label.MEETING, Label.KENMERK, Label.TITLE, Label.OTHER})
"""Labels whose value may follow without a colon; "aan" and "van" are too common for that."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """`place` covers the value; `is_sure`: a colon, a column or a line of its own says that it is a label."""

    label: Label
    value: str
    place: Place
    is_sure: bool
    row: int


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str
    label: Label | None
    words: str
    """What stands behind the label in the same cell."""
    has_colon: bool
    closed: Label | None = None
    """A label without a colon that needs one: it counts between other labels only ("Van wethouder De Boer")."""

    @property
    def is_bare(self) -> bool:
        return self.label is not None and not self.words


def read_labels(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    return tuple(_labelled(lines))


def starts_with_label(text: str) -> bool:
    cells = _cells(text)
    return bool(cells) and cells[0].label is not None and (cells[0].has_colon or cells[0].is_bare)


def _labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    rows = [_cells(line.text) for line in lines]
    rows = [row if len(row) <= _MOST_COLUMNS else [] for row in rows]
    for before, row, after in zip([[], *rows], rows, [*rows[1:], []], strict=False):
        if row and row[0].closed is not None and (_is_labelled(before) or _is_labelled(after)):
            row[0] = replace(row[0], label=row[0].closed, has_colon=True)
    for index, (line, cells) in enumerate(zip(lines, rows, strict=True)):
        for number, cell in enumerate(cells):
            if cell.label is None:
                continue
            if cell.words:
                offset = cell.start + len(cell.text) - len(cell.words)
                end = cell.start + len(cell.text)
                yield _wrapped(cell, line, offset, end, lines[index + 1 : index + 2], is_sure=cell.has_colon)
            elif number + 1 < len(cells) and cells[number + 1].label is None and not _is_table_head(cells):
                value = cells[number + 1]
                yield _wrapped(
                    cell, line, value.start, value.start + len(value.text), lines[index + 1 : index + 2], is_sure=True
                )
            elif index + 1 < len(lines) and (below := _below(cell, line, cells, lines[index + 1], rows[index + 1])):
                yield Labelled(cell.label, below[0], below[1], True, line.row)


def _is_table_head(cells: list[_Cell]) -> bool:
    """Three words or more next to each other, none with a colon: the names of columns."""
    return len(cells) > 2 and not any(cell.has_colon for cell in cells) and all(len(cell.text) < 25 for cell in cells)


def _is_labelled(row: list[_Cell]) -> bool:
    return bool(row) and row[0].label is not None and (row[0].has_colon or len(row[0].text) < 80)


def _cells(text: str) -> list[_Cell]:
    found = []
    # "Aan      : de raad": the colon that stands in a column of its own belongs to the label.
    text = _LONE_COLON.sub(lambda colon: ":" + " " * (len(colon.group()) - 1), text)
    for piece in _CELL.finditer(text):
        words = piece.group()
        match = _LABEL_AT.match(words)
        label, closed, rest, has_colon = None, None, "", False
        if match is not None and match.lastgroup is not None:
            rest = words[match.end() :]
            has_colon = match["mark"] is not None
            label = next(kind for kind in Label if match[kind.value] is not None)
            if rest and not has_colon and label not in _OPEN_LABELS:
                label, closed = None, label
        found.append(_Cell(piece.start(), words, label, rest, has_colon, closed if len(words) < 100 else None))
    return found


def _wrapped(cell: _Cell, line: Line, start: int, end: int, following: Sequence[Line], *, is_sure: bool) -> Labelled:
    """The value with the line below it, when a long subject goes on there in its own column or in small letters."""
    assert cell.label is not None
    place, value = line.part(start, end), line.text[start:end].strip()
    if cell.label is Label.TITLE and following and not following[0].after_gap:
        below = following[0]
        indented = below.column >= line.column + start - 1 and start > 0
        goes_on = len(line.text) > 60 and below.text[:1].islower()
        same_page = below.place.page == place.page
        if same_page and (indented or goes_on) and not starts_with_label(below.text) and len(below.text) < 120:
            value = f"{value} {below.text}"
            place = Place(place.page, place.start, below.place.end)
    return Labelled(cell.label, value, place, is_sure, line.row)


def _below(cell: _Cell, line: Line, cells: list[_Cell], below: Line, under: list[_Cell]) -> tuple[str, Place] | None:
    """The value under a label: in the same column of a row of labels, or the whole next line."""
    if SALUTATION.match(below.text):
        return None
    if len(cells) > 1:
        column = line.column + cell.start
        for value in under:
            near = abs(below.column + value.start - column) <= _COLUMN_SLACK
            if near and value.label is None:
                return value.text, below.part(value.start, value.start + len(value.text))
        return None
    if under and under[0].label is not None and (under[0].has_colon or under[0].is_bare):
        return None
    return (below.text, below.place) if len(below.text) < 200 else None
