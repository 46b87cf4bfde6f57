"""The Dutch and the other words of this process. One small query tells whether somebody changed a list meanwhile, here
or in another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, Max

from search.dutch.analysis import Dutch
from search.models import Synonym, SynonymRow
from search.synonym_lists import ONE_WAY, SAME, entries
from search.synonyms import Stems, Synonyms
from search.wishes import WishReader

Version = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class KeptLists:
    version: Version
    dutch: Dutch
    synonyms: Synonyms
    stems_of: Callable[[str], Stems]
    """Remembers, so that a changed list costs no second reading of all the others."""


_kept: KeptLists | None = None


def kept_lists() -> KeptLists:
    """As they stand in the database now."""
    global _kept
    version, kept = _version(), _kept
    if kept is None or kept.version != version:
        _kept = kept = _read(version, kept)
    return kept


def get_dutch() -> Dutch:
    return kept_lists().dutch


def get_synonyms() -> Synonyms:
    return kept_lists().synonyms


def _version() -> Version:
    """Rows are only ever added, so their number says enough; the moment is for a database that was put back."""
    return tuple(SynonymRow.objects.aggregate(Count("pk"), Max("recorded_at")).values())


def _read(version: Version, before: KeptLists | None) -> KeptLists:
    dutch = before.dutch if before else Dutch()
    stems_of = before.stems_of if before else cache(WishReader(dutch, None).stems_of)
    used = [entry for entry in entries(Synonym.objects.all()) if entry.is_on]
    groups = [entry.expressions for entry in used if entry.direction == SAME]
    one_way = {entry.said: entry.expressions for entry in used if entry.direction == ONE_WAY}
    return KeptLists(version, dutch, Synonyms(groups, one_way, stems_of), stems_of)
