"""The words that introduce a list, kept for each of its points: "verzoekt het college:", "mits:"."""

import re
from dataclasses import dataclass

from dossiers.reading.lines import DICTUM_WORD, Paragraph
from dossiers.reading.sentences import sentence_spans

MAX_LEAD = 300
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-zà-ÿ])")
_CLOSES_LIST = re.compile(r"(?:en )?gaa?[tn] over tot de orde|(?:toelichting|ondertekening|namens)\b", re.IGNORECASE)
_FIRST = frozenset({"1", "a", "A", "i", "I"})


@dataclass(slots=True)
class _Lead:
    """Words that introduce points; `family` is that of their markers, "" for lines without one."""

    text: str
    indent: int
    family: str = ""
    points: int = 0


class Leads:
    """Told of each paragraph in order; knows which lead-ins are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Lead] = []
        self._resting: list[_Lead] = []

    def hold(self, paragraph: Paragraph) -> bool:
        """Whether a short paragraph is a point of an open list rather than a heading."""
        if not self._open:
            return False
        lead = self._open[-1]
        return bool(paragraph.marker) or (paragraph.blanks == 0 and (not lead.family or lead.points == 0))

    def of(self, paragraph: Paragraph) -> str:
        """The lead-in of this paragraph, "" when it is no point of a list."""
        own_family = family(paragraph.marker)
        if _CLOSES_LIST.match(paragraph.lines[0].text[:60]):
            self._open, self._resting = [], []
        if not self._open and self._goes_on(paragraph, own_family):
            self._open, self._resting = self._resting, []
        if not self._open:
            return ""
        if not paragraph.marker:
            return self._of_unmarked(paragraph)
        while len(self._open) > 1 and self._is_outside(paragraph, own_family):
            self._open.pop()
        lead = self._open[-1]
        if not lead.points or not lead.family:
            lead.family = own_family
        lead.points += 1
        return joined(*(lead.text for lead in self._open[-2:]))

    def remember(self, paragraph: Paragraph, words: str) -> None:
        """Opens a lead-in when the paragraph ends in one: with a colon, or in the way of a motie ("Besluit,")."""
        first = paragraph.lines[0].text
        tail = words[-2 * MAX_LEAD :].rstrip()
        is_dictum = len(paragraph.lines) == 1 and len(first) < 90 and DICTUM_WORD.match(first) is not None
        if not (tail.endswith(":") or (is_dictum and not tail.endswith("."))):
            return
        spans = list(sentence_spans(tail, 0, len(tail)))
        text = plain(tail[slice(*spans[-1])])[-MAX_LEAD:] if spans else ""
        outer = self._open[-2:] if paragraph.marker else []
        self._open = [*outer, _Lead(text, paragraph.indent)]

    def _goes_on(self, paragraph: Paragraph, own_family: str) -> bool:
        """Whether "3." goes on with a list that a paragraph without a marker broke off."""
        is_first = paragraph.marker.strip("(.) ") in _FIRST
        return bool(paragraph.marker and self._resting) and self._resting[-1].family == own_family and not is_first

    def _is_outside(self, paragraph: Paragraph, own_family: str) -> bool:
        lead = self._open[-1]
        return bool(lead.points) and (lead.family != own_family or paragraph.indent < lead.indent)

    def _of_unmarked(self, paragraph: Paragraph) -> str:
        lead = self._open[-1]
        text = paragraph.lines[0].text
        goes_on = text[:1].islower() and bool(paragraph.blanks)
        is_point = not lead.family and (paragraph.blanks == 0 or text.endswith("?"))
        if DICTUM_WORD.match(text) or not (is_point or (goes_on and (lead.points or not lead.family))):
            self._resting, self._open = ([] if DICTUM_WORD.match(text) else self._open), []
            return ""
        lead.points += 1
        return lead.text


def family(marker: str) -> str:
    """Markers of one list look alike: "1." and "12.", "a)" and "b)", "•"."""
    bare = marker.strip("(.) ")
    if bare.isdigit():
        return "1" + marker[-1:]
    return "a" + marker[-1:] if bare.isalpha() else marker[:1]


def plain(text: str) -> str:
    whole = _BROKEN_WORD.sub("", text) if "-\n" in text else text
    return " ".join(whole.split())


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
