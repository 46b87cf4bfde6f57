"""Puts words to facet keys. A key without a public label is left out: it may name what is not public (any
more)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.registry import facet_labels
from search.results import Facet, FacetValue


def with_labels(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(_labelled(facet) for facet in facets)


def _labelled(facet: Facet) -> Facet:
    labels = facet_labels(facet.name, [value.key for value in facet.values if value.key])
    named = [replace(value, label=labels[value.key]) for value in facet.values if value.key in labels]
    return Facet(facet.name, tuple(sorted(named, key=_newest_year if facet.name == "jaar" else _most_first)))


def _most_first(value: FacetValue) -> tuple[int, str]:
    return -value.count, value.label


def _newest_year(value: FacetValue) -> tuple[int, str]:
    return -int(value.key), value.label
