"""Two periods as one: "mei of juni 2024", "van 1 maart tot en met 1 mei 2024"."""

import re
from datetime import timedelta

from dossiers.datering_calendar import Context, Direction, Precision, Span
from dossiers.datering_days import DAY_RULES
from dossiers.datering_language import Rule, read_first
from dossiers.datering_months import MONTH_RULES
from dossiers.datering_periods import PERIOD_RULES

_DAY = timedelta(days=1)
_SEPARATOR = re.compile(r" tot en met | tot | en | of | ?[-/] ?")
_MOST_SEPARATORS = 6
_NAMED_YEAR = re.compile(r"[0-9]{4}|(?<!half )\bjaar|'[0-9]{2}")
_RELATIVE = re.compile(r"\b(?:deze|de maand|dit|volgende?|komende?|vorige?|afgelopen|as|jl|vandaag|heden|morgen)\b")


def read_atom(text: str, context: Context) -> Span | None:
    return read_first((*DAY_RULES, *MONTH_RULES, *PERIOD_RULES), text, context)


def _pair(match: re.Match[str], context: Context) -> Span | None:
    """Two periods as one. A year that one of them names goes for both; "tot" leaves the last one out."""
    separators = list(_SEPARATOR.finditer(match["rest"]))
    if len(separators) > _MOST_SEPARATORS:
        return None
    for separator in separators:
        first_words, last_words = match["rest"][: separator.start()], match["rest"][separator.end() :]
        span = _read_pair(first_words, last_words, separator[0] == " tot ", context)
        if span is not None:
            return span
    return None


def _read_pair(first_words: str, last_words: str, is_half_open: bool, context: Context) -> Span | None:
    if _NAMED_YEAR.search(first_words) and not _NAMED_YEAR.search(last_words):
        first = read_atom(first_words, context)
        last = read_atom(last_words, _seen_from(first, last_words, Direction.NEXT, context))
    else:
        last = read_atom(last_words, context)
        first = read_atom(first_words, _seen_from(last, first_words, Direction.PAST, context))
    if first is None or first.earliest is None:
        return None
    if last is None or last.earliest is None or last.latest is None:
        return None
    latest = last.earliest - _DAY if is_half_open else last.latest
    return Span(first.earliest, latest, Precision.RANGE) if first.earliest <= latest else None


def _seen_from(span: Span | None, words: str, direction: Direction, context: Context) -> Context:
    """Words without a year take the one nearest to the other half of the pair."""
    if span is None or span.earliest is None or _RELATIVE.search(words):
        return context
    return Context(span.earliest, context.reces, direction)


PAIR_RULES = (
    Rule(
        "pair",
        "Two periods as one: from the first day of the first to the last day of the last.",
        r"(?:tussen |van |vanaf |(?:in |over |voor )?de (?:periode|jaren) )?"
        r"(?P<rest>.+(?: tot en met | tot | en | of |[-/]).+)",
        "mei of juni 2024",
        "mei 2024",
        _pair,
    ),
)
