"""Which part of the paper a paragraph stands in: letterhead, running header or footer, footnote, signature, body."""

import re
from collections import Counter
from collections.abc import Sequence

from dossiers.reading.lines import Line, Paragraph
from dossiers.reading.model import Block

_NAMED_PAGE = re.compile(r"(?:pagina|blz\.?|bladzijde|page|p\.) ?\d{1,4}(?: ?(?:van|/|of) ?\d{1,4})?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\d{1,4} ?(?:van|/) ?\d{1,4}|[-–(] ?\d{1,4} ?[-–)]|\d{1,4}")
_SALUTATION = re.compile(r"(?:geachte?|beste|dag|weledel\w*|excellentie|l\.s\.|aan de (?:leden|raad))\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke|beleefde|hoogachting|de meeste)\b.{0,40}|hoogachtend\b.{0,40}"
    r"|(?:vriendelijke|hartelijke) groet(?:en)?\b.{0,40}|namens (?:de|het|beide|alle|burgemeester) .{1,80}"
    r"|(?:het college van )?burgemeester en wethouders\b.{0,60}|gedeputeerde staten van .{1,60}"
    r"|het college van (?:burgemeester|gedeputeerde|dijkgraaf)\b.{0,70}|ondertekening\b.{0,60}|w\.g\."
    r"|het lid van .{1,60}|de (?:indieners?|fractie(?:voorzitter)?s?)\b.{0,60},)",
    re.IGNORECASE,
)
_REOPENS = re.compile(
    r"(?:bijlagen?|toelichting|p\.?s\b|status|vraag|antwoord|besluit|begripsomschrijving)\b", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,3}\]|\*{1,3}\))\s?\S")
_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 3
_LETTERHEAD_LINES = 60
_LONG = 100


def running_lines(pages: Sequence[Sequence[Line]]) -> list[frozenset[int]]:
    """Per page the start of each line that is a page number, or stands at the edge of at least three pages."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_key(line) for line in _edges(lines)})
    often = max(3, len(pages) // 3)
    return [
        frozenset(
            {line.start for line in lines if _NAMED_PAGE.fullmatch(line.text)}
            | {line.start for line in _edges(lines) if _PAGE_NUMBER.fullmatch(line.text) or seen[_key(line)] >= often}
        )
        for lines in pages
    ]


def _edges(lines: Sequence[Line]) -> list[Line]:
    if len(lines) <= 2 * _EDGE_LINES:
        return list(lines)
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _key(line: Line) -> str:
    """Lines that differ in their numbers only are one; a sentence with another number is another sentence."""
    text = line.text[:200].casefold()
    return text if text.endswith(".") else _DIGITS.sub("#", text)


def letterhead_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs of the first page stand above the salutation; 0 without one, or when it comes late."""
    lines = 0
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.lines[0].text
        if _SALUTATION.match(text) and len(text) < 80 and not text.endswith("."):
            return index
        lines += len(paragraph.lines)
        is_prose = len(paragraph.lines) > 3 or len(text) > 2 * _LONG
        if is_prose or lines > _LETTERHEAD_LINES:
            return 0
    return 0


class Parts:
    """The block of each paragraph, from top to bottom: a closing formula opens the signature, prose closes it."""

    def __init__(self) -> None:
        self._signs = False

    def of(self, paragraph: Paragraph) -> Block:
        text = paragraph.lines[0].text
        if _FOOTNOTE.match(text):
            return Block.FOOTNOTE
        is_short = len(paragraph.lines) == 1 and len(text) < _LONG
        if self._signs:
            self._signs = (
                is_short and not paragraph.marker and not _REOPENS.match(text) and not text.endswith((".", "?"))
            )
            self._signs = self._signs or (is_short and text.startswith(("drs.", "mr.", "w.g")))
        elif is_short and _CLOSING.fullmatch(text) is not None and not text.endswith((".", ":")):
            self._signs = True
        return Block.SIGNATURE if self._signs else Block.BODY
