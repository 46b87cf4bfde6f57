"""What stands in the search index itself, read past the check that the search page makes against the database."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from search.query import SearchQuery
from search.records import parent_name, split_parent
from search.registry import get_source, sources
from search.results import SearchResult
from search.services import answer


def _read(text: str = "") -> SearchResult:
    return answer(SearchQuery(today=timezone.localdate(), text=text, page_size=10_000), _nothing_to_hide)


def _nothing_to_hide(parents: Sequence[str]) -> set[str]:
    return set()


def indexed() -> set[str]:
    return {hit.parent for hit in _read().hits}


def not_public_in_index() -> set[str]:
    found = {(parent, *split_parent(parent)) for parent in indexed()}
    return {parent for parent, kind, pk in found if pk not in get_source(kind).public_pks([pk])}


def missing_in_index() -> set[str]:
    return {parent_name(source.kind, pk) for source in sources() for pk in source.all_pks()} - indexed()


def found_in_index(words: Iterable[str]) -> set[str]:
    return {word for word in words if _read(word).total}
