"""A termijn: when something promised must be done, read from the words of the promise.

Rules: the deadline table of the annotation conventions. A term that repeats or hangs on an event is not
undated; a term that names no date is, and is never given one. Late is only after the latest reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from besluiten.termijn_rules import DATED_EVENT_RULES, EVENT_RULES, RECURRING_RULES, VAGUE_LEAD, WordingRule
from dossiers.datering import (
    MAX_WORDS_LENGTH,
    Precision,
    Reces,
    UnanchoredError,
    UnknownRecesError,
    read_span,
    tidy,
)
from dossiers.datering_calendar import Span
from dossiers.datering_language import normalise, without_hedges

_EVENT_PRECISIONS = {Precision.DAY, Precision.WEEK, Precision.PART, Precision.MONTH}


class TermijnKind(StrEnum):
    DAY = "dag"
    INTERVAL = "interval"
    UNDETERMINED = "onbepaald"
    RECURRING = "herhalend"
    EVENT = "gebeurtenis"


@dataclass(frozen=True, slots=True)
class Termijn:
    """Inclusive bounds; without an earliest the term runs from the anchor, the date of the stuk."""

    kind: TermijnKind
    words: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: date | None

    def is_overdue(self, today: date) -> bool:
        return self.latest is not None and today > self.latest

    @property
    def counts_as_undated(self) -> bool:
        return self.kind is TermijnKind.UNDETERMINED

    def undated_days(self, today: date) -> int | None:
        """Days since the anchor for a term without a date, never below zero."""
        if not self.counts_as_undated or self.anchor is None:
            return None
        return max(0, (today - self.anchor).days)


def parse_termijn(words: str, *, anchor: date | None = None, reces: Sequence[Reces] = ()) -> Termijn:
    """The term in the words; `anchor` is the date of the stuk, `reces` the calendar of the gemeente.

    Words that the rules do not know, and words that need an anchor when there is none, give an undetermined
    term that keeps them. Raises DateringError only for a date that does not exist.
    """
    kept = tidy(words)
    kind, span = _read(kept, anchor, reces)
    if span is None:
        return Termijn(kind, kept, None, None, Precision.UNKNOWN, anchor)
    return Termijn(kind, kept, span.earliest, span.latest, span.precision, anchor)


def _read(words: str, anchor: date | None, reces: Sequence[Reces]) -> tuple[TermijnKind, Span | None]:
    if not words or len(words) > MAX_WORDS_LENGTH:
        return TermijnKind.UNDETERMINED, None
    text = VAGUE_LEAD.remove(without_hedges(normalise(words)))
    if _any(RECURRING_RULES, text):
        return TermijnKind.RECURRING, None
    try:
        span = read_span(text, anchor=anchor, reces=reces) or _dated_event(text, anchor, reces)
    except UnanchoredError:
        return TermijnKind.UNDETERMINED, None
    except UnknownRecesError:
        return TermijnKind.EVENT, None
    if span is not None:
        return (TermijnKind.DAY if span.earliest == span.latest else TermijnKind.INTERVAL), span
    return (TermijnKind.EVENT if _any(EVENT_RULES, text) else TermijnKind.UNDETERMINED), None


def _any(rules: Sequence[WordingRule], text: str) -> bool:
    return any(rule.search(text) for rule in rules)


def _dated_event(text: str, anchor: date | None, reces: Sequence[Reces]) -> Span | None:
    """ "Vóór de vergadering van 8 april": the date of the event, moved as the words in front of it say."""
    for rule in DATED_EVENT_RULES:
        match = rule.search(text)
        if match is None:
            continue
        span = read_span(match["rest"], anchor=anchor, reces=reces)
        if span is None or span.precision not in _EVENT_PRECISIONS:
            continue
        return _bounded(match["bound"].split(), span)
    return None


def _bounded(bound: list[str], span: Span) -> Span | None:
    if "voor" in bound and span.earliest is not None:
        return Span(None, span.earliest - timedelta(days=1), span.precision)
    if "uiterlijk" in bound:
        return Span(None, span.latest, span.precision)
    if "na" in bound and span.latest is not None:
        return Span(span.latest + timedelta(days=1), None, span.precision)
    return span
