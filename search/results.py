"""What an engine answers: plain data, without a trace of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

EXACT_LIMIT = 10_000
"""Totals are exact up to here; above it a page says "meer dan 10.000"."""


@dataclass(frozen=True, slots=True)
class HitPassage:
    url: str
    page_label: str
    fragment: SafeString
    """Escaped HTML in which only <mark> is markup."""
    score: float
    number: int | None
    """Number of the page or deel; None for a thing without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    parent: str
    kind: str
    title: str
    url: str
    score: float
    passages: tuple[HitPassage, ...]
    more_passages: int = 0
    """Places in this parent that also match and are not among `passages`."""
    byline: str = ""
    status: str = ""
    soort: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    key: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A typed word that stands in no public record, and words that are spelt almost the same and do, best first."""

    text: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """`total` counts parents, never pages. `relaxed`: nothing held all words, so these hold some of them."""

    total: int = 0
    total_is_exact: bool = True
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    was_cut: bool = False
    relaxed: bool = False
    with_all_words: int = 0
    """Of the total: how many hold every word as typed."""
    unknown_words: tuple[UnknownWord, ...] = ()
    """Looked for only when less than a full page holds every word."""
    meant: str = ""
    """The question with near words in the place of unknown ones, when that finds something."""
    other_words: tuple[str, ...] = ()
    """Synonyms and official words that were looked for beside those typed, closest first."""


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is the whole question with its last word finished; or the title of a thing, which has a `url` and a line
    about it in `note`."""

    text: str
    url: str = ""
    note: str = ""
