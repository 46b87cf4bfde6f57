"""Asks the database which of the found things are public now; the index may lag behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from search.models import OutboxRow
from search.records import parent_name, split_parent
from search.registry import get_source

FULL_CHECK_LIMIT = 1_000
"""Up to here every found parent is asked for, so that no count holds one that is not public. In a larger set
the ones that can differ are asked for: those that wait in the outbox, and (in a second, small call) the hits
of the page."""


class PublicCheck:
    """For one answer: remembers what it asked, so that asking again costs nothing."""

    def __init__(self) -> None:
        self._is_public: dict[str, bool] = {}

    def __call__(self, parents: Sequence[str]) -> set[str]:
        unknown = [parent for parent in parents if parent not in self._is_public]
        if len(unknown) > FULL_CHECK_LIMIT:
            unknown = sorted(set(unknown) & self._waiting())
        self._ask(unknown)
        return {parent for parent in parents if not self._is_public.get(parent, True)}

    def _waiting(self) -> set[str]:
        rows = OutboxRow.objects.order_by().values_list("kind", "object_id").distinct()
        return {parent_name(kind, pk) for kind, pk in rows}

    def _ask(self, parents: Sequence[str]) -> None:
        pks_of: dict[str, list[int]] = defaultdict(list)
        for kind, pk in map(split_parent, parents):
            pks_of[kind].append(pk)
        for kind, pks in pks_of.items():
            source = get_source(kind)
            public = source.public_pks(pks) if source is not None else set()
            self._is_public |= {parent_name(kind, pk): pk in public for pk in pks}
