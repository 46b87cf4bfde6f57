"""Burgerservicenummers: nine digits that pass the elfproef, and the words near them that tell what they are.

One number in eleven passes by chance, so the nearest word decides: BSN or sofinummer for it, every other "…nummer",
"kenmerk", euro sign or unit against it. Without any word a number counts when it is written as one (or as 1234.56.782)
and no other mark sticks to it; a row of numbers of which most fail the test is no list of BSNs.
Elfproef: Besluit burgerservicenummer; RSINs pass the same test.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import mul

from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_number_names import NumberNames, Sign
from dossiers.reading.personal_page import Hit, VisiblePage, high, low
from dossiers.reading.personal_words import is_about_person

WITH_WORD = ReadingRule(
    "bsn-met-woord",
    FindKind.PERSONAL,
    "Negen cijfers (of acht, als de nul vooraan ontbreekt) die de elfproef halen, bij het woord BSN of sofinummer.",
    "Het BSN van de aanvrager is 123456782.",
    "Het zaaknummer is 123456782, het BSN staat er niet bij.",
)
WITH_PERSON = ReadingRule(
    "bsn-bij-persoon",
    FindKind.PERSONAL,
    "Negen cijfers die de elfproef halen, zonder woord voor het nummer, maar bij woorden over een persoon.",
    "De heer Bos (123456782) vraagt bijstand aan.",
    "De heer Bos (zaak 123456782) vraagt bijstand aan.",
)
BARE = ReadingRule(
    "bsn-kaal",
    FindKind.PERSONAL,
    "Negen cijfers die de elfproef halen, zonder woord dat zegt welk nummer het is.",
    "In het overzicht staat 123456782 twee keer.",
    "In de begroting staat € 123.456.782 voor onderhoud.",
)
RULES = (WITH_WORD, WITH_PERSON, BARE)

# Both begin with a digit, for speed. Two numbers may share digits, so all but the first is only looked at.
_NINE = re.compile(r"[0-9](?<![0-9]{2})(?=((?:[ .\-/]{0,2}\n?[ \t]{0,3}[0-9]){8})(?![0-9]))")
_EIGHT = re.compile(r"[0-9](?<![0-9]{2})(?=([0-9]{7})(?![0-9]))")
_GAPS = re.compile(r"\D+")
_UNIT = re.compile(
    r"\s?(?:,-|,=|%|€|euro|eur\b|[kmgt]?wh\b|m2|m²|m3|m³|km|ha\b|kg|ton|liter|stuks|inwoners|personen|woningen|"
    r"huishoudens|mensen|miljoen|miljard|keer\b(?! zoveel)|leerlingen|voertuigen|banen|bezoekers|nadelig|voordelig)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:€|\beuro?|\$|£)\s{0,3}\Z", re.IGNORECASE)
_AMOUNT_WORD = re.compile(
    r"\b(?:bedra(?:g|agt)|bedragen|kosten|lasten|baten|saldo|totaal|krediet|budget|begro\w{1,8}|uitgaven|inkomsten|"
    r"aantal|inwonertal)\b|€",
    re.IGNORECASE,
)
# The number of an organisation, its RSIN, passes the elfproef as well.
_ORGANISATION = re.compile(
    r"\b(?:stichting|vereniging|coöperatie|onderneming|bedrijf|v\.?o\.?f|b\.?v|n\.?v|fiscale eenheid)\b", re.IGNORECASE
)
# Before it: the country of a btw number, or that of a telephone number.
_COUNTRY = re.compile(r"\bNL[ .]?\Z|(?:\+|\b00) ?31[ .-]?\Z")
_FISCAL_TAIL = re.compile(r"[ .]?B[ .]?\d{2}\b", re.IGNORECASE)
_STUCK_BEFORE = re.compile(r"(?:[\w/._=&?#+€$@]|\w-)\Z")
_STUCK_AFTER = re.compile(r"[\w@#]|[-/.,_=&]\d|[-/_=&]\w|[.,]\d")
_CROWD = 5


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    text: str

    @property
    def digits(self) -> str:
        return _GAPS.sub("", self.text)

    @property
    def is_valid(self) -> bool:
        return passes_elfproef(self.digits.zfill(9))

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(group) for group in _GAPS.split(self.text))

    @property
    def is_plain(self) -> bool:
        """Written as one number, perhaps over the end of a line, or in the groups that belong to a BSN alone."""
        gaps = _GAPS.findall(self.text)
        return not gaps or (len(gaps) == 1 and "\n" in gaps[0]) or (self.sizes == (4, 2, 3) and set(gaps) == {"."})


def passes_elfproef(digits: str) -> bool:
    """Nine digits: 9 a + 8 b + … + 2 h - i is a multiple of eleven. The same digit nine times is a blank."""
    total = sum(map(mul, (9, 8, 7, 6, 5, 4, 3, 2, -1), map(int, digits)))
    return total % 11 == 0 and len(set(digits)) > 1 and not digits.startswith("00")


def find(page: VisiblePage) -> Iterator[Hit]:
    numbers = [
        _Number(match.start(), match.end(1), match[0] + match[1])
        for pattern in (_NINE, _EIGHT)
        for match in pattern.finditer(page.text)
    ]
    numbers = [number for number in numbers if number.is_valid or number.is_plain]
    if not numbers:
        return
    names = NumberNames(page)
    taken = 0
    unnamed: list[_Number] = []
    last: tuple[int, Sign] = (0, Sign.NONE)
    for number in sorted(numbers, key=lambda number: number.start):
        if number.start < taken:
            continue
        sign = names.sign_of((number.start, number.end), last, is_short=len(number.digits) < 9)
        last = (number.end, sign) if len(number.digits) == 9 and number.is_plain else last
        if sign is Sign.BSN and number.is_valid and _may_have_word(page, number):
            taken = number.end
            yield _hit(WITH_WORD, number)
        elif sign is Sign.NONE and _stands_alone(page, number):
            taken = number.end
            unnamed.append(number)
    yield from _without_word(page, unnamed)


def _may_have_word(page: VisiblePage, number: _Number) -> bool:
    before, after = page.text[max(0, number.start - 6) : number.start], page.text[number.end : number.end + 8]
    return not (
        _COUNTRY.search(before)
        or _FISCAL_TAIL.match(after)
        or _MONEY.search(before)
        or re.match(r"\w|[.,]\d", after)
        or (re.search(r"[^\W\d_]\Z", before) and not before.lower().endswith("bsn"))
    )


def _stands_alone(page: VisiblePage, number: _Number) -> bool:
    """Nothing sticks to it that makes it an amount, a code, a file name or an address."""
    if len(number.digits) != 9 or not (number.is_plain or _is_grouped_for_person(page, number)):
        return False
    before, after = page.text[max(0, number.start - 6) : number.start], page.text[number.end : number.end + 20]
    is_stuck = _STUCK_BEFORE.search(before) or _STUCK_AFTER.match(after)
    is_amount = _MONEY.search(before) or _UNIT.match(after)
    return not (is_stuck or is_amount or _COUNTRY.search(before) or _FISCAL_TAIL.match(after)) and (
        "\n" not in number.text or _runs_on(page, number)
    )


def _is_grouped_for_person(page: VisiblePage, number: _Number) -> bool:
    """In groups that an amount or the cells of a table may have as well: only beside words about a person."""
    gaps = set(_GAPS.findall(number.text))
    if number.sizes not in {(3, 3, 3), (4, 2, 3)} or len(gaps) > 1 or not gaps <= {" ", "."}:
        return False
    beside = page.text[max(0, number.start - 3) : number.start] + page.text[number.end : number.end + 3]
    reach = page.around(number.start, number.end, 60, 40)
    return not re.search(r"\d", beside) and is_about_person(page, reach) and not page.has(_AMOUNT_WORD, reach)


def _runs_on(page: VisiblePage, number: _Number) -> bool:
    """Broken by the end of a line within a sentence, and not two cells of a column of numbers."""
    return bool(re.search(r"\w[ ,:(]{1,4}\Z", page.before(number.start, 12))) and bool(
        re.match(r"\)?[,.;]? ?[a-z]", page.after(number.end, 4))
    )


def _without_word(page: VisiblePage, numbers: list[_Number]) -> Iterator[Hit]:
    for group in _paragraphs(page, numbers):
        right = [number for number in group if number.is_valid]
        if len(group) >= _CROWD and len(right) * 2 < len(group):
            continue
        for number in right:
            reach = page.around(number.start, number.end, 60, 40)
            if is_about_person(page, reach):
                yield _hit(WITH_PERSON, number)
            elif not (
                page.has(_ORGANISATION, reach) or page.has(_AMOUNT_WORD, page.around(number.start, number.end, 25, 5))
            ):
                yield _hit(BARE, number)


def _paragraphs(page: VisiblePage, numbers: list[_Number]) -> Iterator[list[_Number]]:
    if not numbers:
        return
    group = [numbers[0]]
    for one, other in pairwise(numbers):
        if other.start - one.end > 400 or "\n\n" in page.text[one.end : other.start]:
            yield group
            group = []
        group.append(other)
    yield group


_WHY = {
    WITH_WORD.id: (0.98, "Erbij staat dat dit een burgerservicenummer is."),
    WITH_PERSON.id: (0.8, "Er staat niet bij welk nummer het is, maar het staat bij woorden over een persoon."),
    BARE.id: (0.5, "Er staat niet bij welk nummer het is. Eén op de elf willekeurige nummers haalt de elfproef ook."),
}


def _hit(rule: ReadingRule, number: _Number) -> Hit:
    score, reason = _WHY[rule.id]
    values = low("bsn") if rule is BARE else high("bsn")
    return Hit(rule.id, number.start, number.end, score, ("Deze cijfers halen de elfproef.", reason), values)
