"""Where a sentence ends. A full stop in "jl.", "d.d.", "art. 3" or behind an initial ends nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache

MAX_UNIT_CHARS = 1_500
"""A "sentence" without an end is cut here, at white space when there is some."""

# No sentence ends behind these, whatever follows.
_NEVER = (
    "d.d dd nr nrs art artt drs mr ing ir dr prof mw mevr dhr hr fam t.a.v i.v.m o.a m.b.t n.a.v i.p.v d.w.z t.b.v "
    "m.i.v e.a o.l.v a.h.w i.h.k.v i.o.v o.g.v t.g.v t.n.v t.o.v w.o z.g n.l nl bijv bv blz pag p resp ca circa "
    "vgl st jhr ds gem wv max min incl excl tel telnr postb par lid no vs ex o.b.v i.s.m i.c.m m.u.v i.z i.o "
    "m.a.w t.w "
    "jan feb mrt apr jun jul aug sep sept okt nov dec zgn v.w.b v.v afd zgn ha mln mld rib bijl hfd hfst"
)
_NEVER_LAST = frozenset(_NEVER.split())
# A sentence may end behind these when the next word has a capital.
_SOMETIMES = "jl a.s as l.l e.d etc enz c.q c.s z.s.m a.u.b s.v.p n.t.b m.n h.t n.v.t b.v"
_SOMETIMES_LAST = frozenset(_SOMETIMES.split())
_MONTHS = (
    "jan feb mrt maart apr april mei jun juni jul juli aug augustus sep sept september okt oktober nov november dec"
)
_MONTH = re.compile(rf"(?:{'|'.join(_MONTHS.split())})\w*\b", re.IGNORECASE)

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘„«(["
_BULLETS = "•·▪■●"
# Possessive and never started within a run of stops: a megabyte of dots is read once.
_STOP = re.compile(
    rf"(?<![.?!…])[.?!…]++[{re.escape(_CLOSERS)}]*+(?=\s)|(?=[{_BULLETS}]\s)|(?<=[a-z]):(?=[A-Z-])"
    rf"|;(?=\s?(?:Verzoekt|Draagt|Besluit|Overwegende|Constaterende|Spreekt)\b)"
)
_CAN_STOP = re.compile(rf"[.?!…:;{_BULLETS}]")
_WORD_TAIL = 24
_SAYS = re.compile(r"[^\W_]")


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences in `text[start:end]`, without white space at either side."""
    begin = start
    behind = start
    for sign in _CAN_STOP.finditer(text, start, end):
        # Four times as fast as looking for a stop behind every letter.
        match = _STOP.match(text, sign.start(), end) if sign.start() >= behind else None
        if match is None:
            continue
        behind = match.end()
        if match.end() > begin and _ends_sentence(text, match, begin, end):
            yield from _cut(text, begin, match.end())
            begin = match.end()
    yield from _cut(text, begin, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trimmed(text, start, end)
    while end - start > MAX_UNIT_CHARS:
        space = text.rfind(" ", start + MAX_UNIT_CHARS // 2, start + MAX_UNIT_CHARS)
        cut = space if space > 0 else start + MAX_UNIT_CHARS
        yield trimmed(text, start, cut)
        start, end = trimmed(text, cut, end)
    if _SAYS.search(text, start, end):
        yield start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its sides."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    mark = match[0]
    if not mark or mark in ":;":
        return True
    follows = match.end()
    while follows < end and text[follows].isspace():
        follows += 1
    if follows >= end:
        return True
    next_char = text[follows]
    if next_char in _OPENERS and follows + 1 < end:
        next_char = text[follows + 1]
    if mark[0] != ".":
        return not (next_char.islower() or next_char in ",;:")
    return _full_stop_ends(text, match, begin, follows, next_char)


def _full_stop_ends(text: str, match: re.Match[str], begin: int, follows: int, next_char: str) -> bool:
    word = _last_word(text, begin, match.start())
    if next_char.islower() or next_char in ",;:)":
        # "Gepubliceerd. de rest": a small letter goes on, but not behind a long ordinary word on a new line.
        return False
    lowered = word.lower()
    if len(match[0]) == 1:
        if lowered in _NEVER_LAST or _is_initial(word):
            return False
        if lowered.isdigit():
            return _number_ends(lowered, text, begin, match.start(), follows)
        if lowered in _SOMETIMES_LAST or "." in lowered:
            return next_char.isupper() or next_char in _BULLETS + "-–"
    return True


def _number_ends(number: str, text: str, begin: int, stop: int, follows: int) -> bool:
    """ "in 2015. Daarna" ends; "8. april", "1. De wens" (a number that opens the text) do not."""
    is_whole = not text[begin : stop - len(number)].strip()
    return not is_whole and not _MONTH.match(text, follows, follows + 12)


def _last_word(text: str, begin: int, stop: int) -> str:
    tail = text[max(begin, stop - _WORD_TAIL) : stop]
    parts = tail.split()
    if not parts or tail[-1:].isspace():
        return ""
    return parts[-1].lstrip(_OPENERS).rstrip(_CLOSERS)


@lru_cache(maxsize=1 << 12)
def _is_initial(word: str) -> bool:
    """ "J", "B.J.D", "Th": letters of a name."""
    parts = word.split(".")
    return all(len(part) <= 2 and part[:1].isupper() and part[1:2].islower() | (len(part) == 1) for part in parts)
