"""The units of a stuk: its sentences, list items, rows and headings, each with what stands around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossiers.reading.blocks import Parts, letterhead_length, running_lines
from dossiers.reading.leads import MAX_LEAD, Leads, joined, plain
from dossiers.reading.lines import (
    DICTUM_WORD,
    LABEL,
    Line,
    Paragraph,
    cell_spans,
    ends_clause,
    read_lines,
    read_paragraphs,
)
from dossiers.reading.model import Block, Place, Structure, Unit, UnitKind
from dossiers.reading.quotations import Quotations
from dossiers.reading.sentences import sentence_spans
from dossiers.reading.speakers import opens_turn, told_of

MAX_HEADING = 120
_TIME_LABEL = re.compile(r"\d|begin|eind|medio|half|voor|na|maart|mei|zomer|herfst|winter|kwartaal", re.IGNORECASE)
_NO_TIME_LABEL = re.compile(r"(?:update|stand|artikel|art\.|vraag|motie|aanbeveling|punt|bijlage|ad)\b", re.IGNORECASE)
_STATE_COLUMN = re.compile(r"stand van zaken|status|afdoening|voortgang|opmerking|toelichting|reactie", re.IGNORECASE)


def read_structure(pages: Sequence[str]) -> Structure:
    """The units of all pages in the order of reading. Linear in the length of the text; never raises."""
    texts = tuple(pages)
    lines = [read_lines(page) for page in texts]
    running = running_lines(lines)
    reader = _Reader()
    units = [
        unit
        for number, (page, rows, skipped) in enumerate(zip(texts, lines, running, strict=True), start=1)
        for unit in reader.read_page(number, page, rows, skipped)
    ]
    return Structure(texts, tuple(units))


class _Reader:
    """Goes through the paragraphs and remembers what the next one needs to know."""

    def __init__(self) -> None:
        self.number = 0
        self.heading = ""
        self.speaker = ""
        self.leads = Leads()
        self.columns: list[str] = []
        self._has_turn = False
        self._last_kind = UnitKind.SENTENCE
        self.parts = Parts()

    def read_page(self, number: int, page: str, lines: list[Line], running: frozenset[int]) -> Iterator[Unit]:
        kept = [line for line in lines if line.start not in running]
        paragraphs = read_paragraphs(kept)
        head = letterhead_length(paragraphs) if number == 1 else 0
        units: list[Unit] = []
        for line in lines:
            if line.start in running:
                self.number += 1
                units.append(self._unit(number, page, line.start, line.end, UnitKind.SENTENCE, Block.RUNNING))
        for index, paragraph in enumerate(paragraphs):
            self.number += 1
            block = Block.LETTERHEAD if index < head else self.parts.of(paragraph)
            follower = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            units += self._read_paragraph(number, page, paragraph, follower, block)
        yield from sorted(units, key=lambda unit: unit.place)

    def _read_paragraph(
        self, number: int, page: str, paragraph: Paragraph, follower: Paragraph | None, block: Block
    ) -> Iterator[Unit]:
        if paragraph.lines[0].cells > 1:
            yield from self._read_row(number, page, paragraph, block)
            return
        self.columns = []
        last_kind, self._last_kind = self._last_kind, UnitKind.SENTENCE
        if block is Block.BODY and self._is_heading(paragraph, follower, last_kind):
            self.leads, self.speaker = Leads(), ""
            yield self._unit(
                number, page, paragraph.words_start, paragraph.end, UnitKind.HEADING, block, paragraph.marker
            )
            self._last_kind = UnitKind.HEADING
            self.heading = plain(paragraph.words(page))[:MAX_HEADING]
            return
        yield from self._read_prose(number, page, paragraph, block)

    # Rows

    def _read_row(self, number: int, page: str, paragraph: Paragraph, block: Block) -> Iterator[Unit]:
        line = paragraph.lines[0]
        spans = [(line.start + start, line.start + end) for start, end in cell_spans(line.text)]
        is_header = len(spans) > 2 and not self.columns and all(end - start < 40 for start, end in spans)
        if is_header:
            self.columns = [page[start:end] for start, end in spans]
        states = (
            {index for index, name in enumerate(self.columns) if _STATE_COLUMN.match(name)} if not is_header else set()
        )
        last = len(spans) - 1
        first_cell = spans[0][0]
        if last > 1 and (last in states or _is_told(page, spans[last])):
            yield self._unit(number, page, first_cell, spans[last - 1][1], UnitKind.ROW, block)
            yield self._unit(number, page, *spans[last], UnitKind.ROW, block)
            return
        yield self._unit(number, page, first_cell, spans[last][1], UnitKind.ROW, block)

    # Headings

    def _is_heading(self, paragraph: Paragraph, follower: Paragraph | None, last_kind: UnitKind) -> bool:
        text = paragraph.lines[0].text
        if len(paragraph.lines) > 1 or len(text) > 90 or text[-1:] in ".;,:)" or follower is None:
            return False
        words = text.split()
        if self.leads.hold(paragraph) or opens_turn(text)[0] or LABEL.match(text) or not _starts_large(paragraph, text):
            return False
        if text.endswith("?") and (paragraph.blanks == 0 or last_kind is UnitKind.HEADING):
            return False
        if paragraph.marker:
            is_list = bool(follower.marker) and follower.blanks == 0
            return paragraph.marker[0].isalnum() and not is_list and len(words) <= 9 and not text.endswith("?")
        return len(words) <= 9 or text.isupper()

    # Prose

    def _read_prose(self, number: int, page: str, paragraph: Paragraph, block: Block) -> Iterator[Unit]:
        start = paragraph.words_start
        lead = self.leads.of(paragraph)
        label, start = self._label(page, paragraph, start)
        if block is Block.BODY and not label.is_row:
            self._floor(page, paragraph, label)
        if label.is_row:
            yield self._unit(
                number, page, paragraph.words_start, paragraph.end, UnitKind.ROW, block, paragraph.marker, lead
            )
            return
        kind = UnitKind.ITEM if paragraph.marker or (lead and not label.text) else UnitKind.SENTENCE
        yield from self._sentences(number, page, paragraph, start, block, kind, joined(lead, label.text))
        if block is Block.BODY:
            self.leads.remember(paragraph, paragraph.words(page))

    def _sentences(
        self, number: int, page: str, paragraph: Paragraph, start: int, block: Block, kind: UnitKind, lead: str
    ) -> Iterator[Unit]:
        quotations = Quotations()
        for begin, end in sentence_spans(page, start, paragraph.end):
            begin = _behind_bullet(page, begin, end)
            text = plain(page[begin:end])
            is_quotation = quotations.read(page, begin, end)
            self.speaker = told_of(text) or self.speaker
            yield Unit(
                place=Place(number, begin, end),
                text=text,
                kind=kind,
                block=block,
                paragraph=self.number,
                marker=paragraph.marker,
                lead=lead[-MAX_LEAD:],
                heading=self.heading,
                speaker=self.speaker,
                is_quotation=is_quotation,
            )
            # Points that follow their lead-in on the same line: "Verzoekt het college om: De evaluatie …".
            if text.endswith(":") and end < paragraph.end:
                lead = text if DICTUM_WORD.match(text) else joined(lead, text)

    def _floor(self, page: str, paragraph: Paragraph, label: "_Label") -> None:
        who, _ = opens_turn(page[paragraph.words_start : paragraph.words_start + 200])
        if who:
            self.speaker, self._has_turn = who, True
        elif not self._has_turn or label.text:
            self.speaker, self._has_turn = "", False

    def _label(self, page: str, paragraph: Paragraph, start: int) -> tuple["_Label", int]:
        """ "Reactie: de haag komt er." is the sentence with "Reactie:" for a lead-in; "Datum: 3 mei" is a row."""
        window = page[start : min(paragraph.end, start + 200)]
        who, begin = opens_turn(window)
        if who:
            return _Label(""), _skip_space(page, start + begin)
        match = LABEL.match(window)
        if match is None or start + match.end() >= paragraph.end:
            return _Label(""), start
        value = page[start + match.end() : paragraph.end].strip()
        if value[:1] in '“„"‘':
            return _Label(""), start
        if not paragraph.marker and not _is_prose(value):
            return _Label(match[0], is_row=True), start
        is_time = _TIME_LABEL.search(match[0]) and not _NO_TIME_LABEL.match(match[0])
        if is_time or (paragraph.marker and not _is_prose(value)):
            return _Label(""), start
        return _Label(match[0]), _skip_space(page, start + match.end())

    def _unit(
        self,
        page_number: int,
        page: str,
        start: int,
        end: int,
        kind: UnitKind,
        block: Block,
        marker: str = "",
        lead: str = "",
    ) -> Unit:
        return Unit(
            place=Place(page_number, start, end),
            text=plain(page[start:end]),
            kind=kind,
            block=block,
            paragraph=self.number,
            marker=marker,
            lead=lead[-MAX_LEAD:],
            heading=self.heading,
        )


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    is_row: bool = False


def _behind_bullet(page: str, begin: int, end: int) -> int:
    """A list that lost its line ends: "· het plan; · de kosten"."""
    return (
        _skip_space(page, begin + 1)
        if end - begin > 2 and page[begin] in "•·▪■●" and page[begin + 1].isspace()
        else begin
    )


def _skip_space(page: str, position: int) -> int:
    while position < len(page) and page[position].isspace():
        position += 1
    return position


def _is_prose(value: str) -> bool:
    """More than a name, a date or an address: it ends like a sentence, or is long."""
    return len(value) > 100 or (ends_clause(value) and len(value.split()) > 2)


def _is_told(page: str, span: tuple[int, int]) -> bool:
    cell = page[slice(*span)]
    return cell.endswith(".") and len(cell.split()) > 2


def _starts_large(paragraph: Paragraph, text: str) -> bool:
    words = text[len(paragraph.marker) :].lstrip("([‘'\"“ ")
    return words[:1].isupper() or words[:1].isdigit() or words[:1] == "§"
