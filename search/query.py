"""A question to the engine, and how the words of a visitor are read: words, "phrases", -not; the rest is
text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from search.dutch.text import clean_text
from search.nodes import Sort

MAX_QUERY_LENGTH = 400

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_LAST_WORD = re.compile(r"\s+\S*$")
_CLAUSE = re.compile(r'(?P<minus>(?<![^\s])-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """One wish: a word or a phrase that must be there, or must not. `text` is never empty but may hold no
    letter."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class ParsedText:
    text: str
    clauses: tuple[Clause, ...]
    was_cut: bool

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.is_excluded)

    @property
    def excluded(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.is_excluded)


def parse_text(raw: str) -> ParsedText:
    """Reads any string whatever. A lone quote is ignored; more than MAX_QUERY_LENGTH characters are cut
    off, with the word that this breaks."""
    text = clean_text(raw[: MAX_QUERY_LENGTH * 4]).strip()
    was_cut = len(raw) > MAX_QUERY_LENGTH * 4 or len(text) > MAX_QUERY_LENGTH
    text = text[:MAX_QUERY_LENGTH].strip()
    if was_cut:
        text = _LAST_WORD.sub("", text)
    clauses = []
    for match in _CLAUSE.finditer(text.translate(_QUOTES)):
        is_phrase = match["phrase"] is not None
        words = (match["phrase"] if is_phrase else match["word"]).strip()
        if words:
            clauses.append(Clause(words, is_phrase, is_excluded=match["minus"] is not None))
    return ParsedText(text, tuple(clauses), was_cut)


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """`today` is the day on which "te laat" is judged. Several values of one filter mean "one of these";
    several filters mean "all of these". `van` and `tot` are inclusive and match what may lie inside them;
    `termijn_van` and `termijn_tot` bound the last day of what is open. `literal`: no other words than those typed."""

    today: date
    text: str = ""
    kinds: tuple[str, ...] = ()
    soort: tuple[str, ...] = ()
    gemeente: tuple[str, ...] = ()
    dossier: tuple[str, ...] = ()
    jaar: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    orgaan: tuple[str, ...] = ()
    portefeuillehouder: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    termijn_van: date | None = None
    termijn_tot: date | None = None
    te_laat: bool = False
    literal: bool = False
    sort: Sort = "relevantie"
    page: int = 1
    page_size: int = 20

    @cached_property
    def parsed(self) -> ParsedText:
        return parse_text(self.text)

    def selected(self, facet: str) -> tuple[str, ...]:
        """The chosen keys of one facet or filter, as the engine stores them."""
        return tuple(str(key) for key in getattr(self, facet))
