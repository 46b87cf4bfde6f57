"""What the words near a number call it: a BSN, another number, or nothing.

The nearest label before it on its own line or the line before decides, or the head of its column, or a label right
after it ("123456782 (BSN)"). A label that has had its number names no second one, except in a list.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dossiers.reading.personal_page import VisiblePage

_LABEL = re.compile(
    r"(?P<bsn>\bb\.? ?s\.? ?n(?:[-_. ]{0,2}(?:nummers?|nrs?)|'s|s|r)?(?![a-z])|"
    r"\bburger[- ]{0,2}\n?service[- ]{0,2}\n?(?:nummers?|nrs?)\b|\bso[fc]i(?:[- ]{0,2}(?:nummers?|nrs?))?\b|"
    r"\bsociaal[- ]{1,2}fiscaal (?:nummer|nr)\b|\bpersoonsnummers?\b)|"
    r"(?P<other>(?<=[\w-])(?:nummers?|nrs?|kenmerk|code)\b|(?<=-)id\b|(?-i:(?<=[a-z])I[Dd]\b)|"
    r"\b(?:kenmerk|referentie|code|rsin|kvk|btw|isbn|issn|ean|iban|bic|kamer van koophandel)\b|"
    r"(?:handelsregister|omzetbelasting)\b)|"
    r"(?:rekening|factuur|facturen|dossiers?|kadaster|document|object|bestelling)\b|"
    r"\b(?:ref|id|bag|olo|telefoon|tel|fax|mobiel|gsm|rek|debiteur|crediteur|order|offerte|contract|polis|zaak|zaken|"
    r"ticket|incident|transactie|registratie|perceel|percelen|sectie|aanduiding|case|kadastra(?:al|le)|vergunning|beschikking|besluit|"
    r"aanvraag|melding|sessie|bijlage|versie|artikel|pagina|blz|project|subsidie|product|serie)\b",
    re.IGNORECASE,
)
_REACH, _OTHER_REACH, _SHORT_REACH, _AFTER_REACH = 80, 50, 20, 25
_CELL = re.compile(r"\||\t| {2,}")
_LIST = re.compile(r"[\s,;/|&+-]*(?:en|of)?[\s,;/|-]*")
_NAMED_OTHER = re.compile(r" ?(?:\(|is (?:het|een|ons|uw|hun) )[\w-]{0,20}")
_NAMED_BSN = re.compile(r"\s?\([^\d;|\n]*|\s?[-=]\s?|[^\d;|\n.!?]*\b(?:is|als|betreft)\b[^\d;|\n.!?]*")
_OWN_NUMBER = re.compile(r"[\s:.=-]{0,4}\d")
_JOINED = re.compile(r" ?(?:/|\||of|en/of|\() ?")
_EMPTY_LINE = re.compile(r"\n[ \t]{0,20}\n")
# The label had its number already (digits, and then words or a mark that divides), or the sentence has gone on.
_OTHER_VALUE = re.compile(r"\d{3}[^\s,;|]{0,20}\s{0,3}(?:[,;|(]|\n|[A-Za-z]{2})")
_GONE_ON = re.compile(r"[.!?]\s+[A-Z]|[.!?]\n|\w, [A-Za-z]{2}|\w \(")
# An ordinary noun names a number only when nothing but "met nummer" or the letter of a section stands between.
_DIRECTLY = re.compile(
    r"[\s:.,;#(|=-]{0,6}(?:[A-Z]{1,2}\b[\s,]{0,3})?(?:(?:met|onder|is|het)\s){0,2}"
    r"(?:nummers?|nrs?|no|id|code)?[\s:.#(|=-]{0,6}|\s?\d{1,4}[\s.-]{0,2}"
)


class Sign(Enum):
    BSN = "bsn"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Label:
    """`is_noun`: an ordinary word, such as zaak, that may stand in any sentence."""

    start: int
    end: int
    sign: Sign
    is_noun: bool


class NumberNames:
    """The labels of a page, looked up by place, so that a number in a long text takes no longer."""

    def __init__(self, page: VisiblePage) -> None:
        self.text = page.text
        self.labels = [
            _Label(*match.span(), Sign.BSN if match["bsn"] else Sign.OTHER, is_noun=match.lastgroup is None)
            for match in _LABEL.finditer(page.text)
        ]
        self.ends = [label.end for label in self.labels]
        self.starts = [label.start for label in self.labels]
        self.columns = dict(self._columns()) if self.labels else {}

    def sign_of(self, number: tuple[int, int], last: tuple[int, Sign], *, is_short: bool) -> Sign:
        """Of a half-open span. `last`: where the number before it ended and what that was; `is_short`: eight digits,
        which a label must stand close to."""
        if self._is_named_after(number, Sign.BSN):
            return Sign.BSN
        column = self._column_of(number)
        if column is not Sign.NONE:
            return column
        before = self._named_before(number, is_short)
        if before is not Sign.NONE:
            return before
        if self._is_named_after(number, Sign.OTHER):
            return Sign.OTHER
        if last[1] is not Sign.NONE and _LIST.fullmatch(self.text, last[0], min(number[0], last[0] + 60)):
            return last[1] if number[0] - last[0] <= 60 else Sign.NONE
        return Sign.NONE

    def _named_before(self, number: tuple[int, int], is_short: bool) -> Sign:
        """By the nearest label that has no number yet, or that is said in one breath with BSN ("BSN/RSIN")."""
        last = bisect_right(self.ends, number[0])
        for index in range(last - 1, max(last - 4, -1), -1):
            label = self.labels[index]
            sign = self._sign_before(label, number, is_short)
            if sign is Sign.OTHER and index and self.labels[index - 1].sign is Sign.BSN:
                joint = self.text[self.labels[index - 1].end : label.start]
                return Sign.BSN if len(joint) < 9 and _JOINED.fullmatch(joint) else sign
            if sign is not Sign.NONE:
                return sign
        return Sign.NONE

    def _sign_before(self, label: _Label, number: tuple[int, int], is_short: bool) -> Sign:
        between = self.text[label.end : min(number[0], label.end + _REACH + 1)]
        if len(between) > _REACH or (_EMPTY_LINE.search(between) and between.strip(" :|\t\n")):
            return Sign.NONE
        if label.sign is Sign.BSN:
            return Sign.BSN if len(between) <= (_SHORT_REACH if is_short else _REACH) else Sign.NONE
        if label.is_noun:
            return Sign.OTHER if _DIRECTLY.fullmatch(between) else Sign.NONE
        is_used = _OTHER_VALUE.search(between) or _GONE_ON.search(between)
        return Sign.OTHER if len(between) <= _OTHER_REACH and not is_used else Sign.NONE

    def _is_named_after(self, number: tuple[int, int], sign: Sign) -> bool:
        """`123456782 (BSN)`, `123456782 is het BSN van`; for another number only when it is in brackets."""
        index = bisect_left(self.starts, number[1])
        if index == len(self.labels) or self.labels[index].sign is not sign:
            return False
        between = self.text[number[1] : self.labels[index].start][: _AFTER_REACH + 1]
        if sign is Sign.OTHER:
            return _NAMED_OTHER.fullmatch(between) is not None
        has_own = _OWN_NUMBER.match(self.text, self.labels[index].end)
        return len(between) <= _AFTER_REACH and not has_own and _NAMED_BSN.fullmatch(between) is not None

    def _columns(self) -> Iterator[tuple[int, tuple[Sign, ...]]]:
        """Per place of a line that stands under a head with a label: what each of its columns is called."""
        head: tuple[Sign, ...] = ()
        start = 0
        for line in self.text.split("\n"):
            cells = _CELL.split(line.strip(" |"))
            labels = self.labels[bisect_left(self.starts, start) : bisect_left(self.starts, start + len(line))]
            if len(cells) < 2:
                head = ()
            elif labels and not re.search(r"\d{3}", line):
                head = tuple(_sign_of_cell(cell) for cell in cells)
            elif len(cells) == len(head):
                yield start, head
            start += len(line) + 1

    def _column_of(self, number: tuple[int, int]) -> Sign:
        first = max(0, number[0] - 2_000)
        start = self.text.rfind("\n", first, number[0]) + 1 or first
        head = self.columns.get(start, ())
        if not head:
            return Sign.NONE
        index = len(_CELL.split(self.text[start : number[0]].lstrip(" |"))) - 1
        return head[index] if index < len(head) else Sign.NONE


def _sign_of_cell(cell: str) -> Sign:
    match = _LABEL.search(cell)
    if match is None:
        return Sign.NONE
    return Sign.BSN if match["bsn"] else Sign.OTHER
