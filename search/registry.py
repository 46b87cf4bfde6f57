"""Apps say here what they want indexed; `search` itself knows no domain model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.records import SearchRecord

Labeller = Callable[[Sequence[str]], dict[str, str]]
QueryCheck = Callable[[str], bool]
"""Whether a query names nobody whom the app knows, so that others may read it."""


@dataclass(frozen=True)
class SearchSource:
    """One kind of thing. `records` gives the PUBLIC records of these keys; a key that gives none leaves the
    index. `public_pks` says which of these keys are public now, asked for every answer; `all_pks` feeds a
    rebuild. `is_named`: people know its things by their title, so that they are offered before it is finished;
    `holds_others`: offered to who finds nothing; `marks_words`: its pages mark the words of `?zoek=`.
    `titled` is asked when the engine is away: given expressions and a limit, one public record of each thing whose
    title or number holds all of them, latest first."""

    kind: str
    records: Callable[[Sequence[int]], Iterable[SearchRecord]]
    public_pks: Callable[[Sequence[int]], set[int]]
    all_pks: Callable[[], Iterable[int]]
    is_named: bool = False
    holds_others: bool = False
    marks_words: bool = False
    titled: Callable[[Sequence[str], int], Iterable[SearchRecord]] | None = None


class Registry:
    def __init__(self) -> None:
        self.sources: dict[str, SearchSource] = {}
        self.labellers: dict[str, list[Labeller]] = {}
        self.query_checks: list[QueryCheck] = []


_registry = Registry()


def register_source(source: SearchSource) -> None:
    if source.kind in _registry.sources:
        raise ValueError(f"search source registered twice: {source.kind}")
    _registry.sources[source.kind] = source


def sources() -> tuple[SearchSource, ...]:
    return tuple(_registry.sources.values())


def get_source(kind: str) -> SearchSource | None:
    return _registry.sources.get(kind)


def register_facet_labels(facet: str, labeller: Labeller) -> None:
    """Several apps may label one facet (each its own keys). A key that no labeller knows is not shown and, in
    an address, not accepted: so a labeller names public things only. A facet without labellers shows its
    keys."""
    labellers = _registry.labellers.setdefault(facet, [])
    if labeller in labellers:
        raise ValueError(f"labels of facet {facet} registered twice")
    labellers.append(labeller)


def facet_labels(facet: str, keys: Sequence[str]) -> dict[str, str]:
    labellers = _registry.labellers.get(facet)
    if labellers is None:
        return {key: key for key in keys}
    return {key: label for labeller in labellers for key, label in labeller(keys).items()} if keys else {}


def register_query_check(check: QueryCheck) -> None:
    if check in _registry.query_checks:
        raise ValueError(f"query check registered twice: {check.__name__}")
    _registry.query_checks.append(check)


def query_names_nobody(text: str) -> bool:
    return all(check(text) for check in _registry.query_checks)
