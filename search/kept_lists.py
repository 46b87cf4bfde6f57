"""The Dutch and the other words of this process. One small query tells whether somebody changed a list or built an
index meanwhile, here or in another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection

from search.compound_lists import Compounds, built_compounds, dutch_with
from search.dutch.analysis import Dutch
from search.models import IndexRow, Synonym, SynonymRow
from search.synonym_lists import ONE_WAY, SAME, entries
from search.synonyms import Stems, Synonyms
from search.wishes import WishReader

Version = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class KeptLists:
    version: Version
    compounds: Compounds
    """Of the index that answers."""
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
    """That with which the index was built that answers."""
    return kept_lists().dutch


def get_dutch_of(compounds: Compounds) -> Dutch:
    """For an index that is built with these."""
    kept = kept_lists()
    return kept.dutch if kept.compounds == compounds else dutch_with(compounds)


def get_synonyms() -> Synonyms:
    return kept_lists().synonyms


def _version() -> Version:
    """Rows are only ever added, so their number says enough; the moment is for a database that was put back."""
    history, index = (connection.ops.quote_name(model._meta.db_table) for model in (SynonymRow, IndexRow))
    newest = ", ".join(f"(SELECT MAX({column}) FROM {index})" for column in ("id", "built_at"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*), MAX(recorded_at), {newest} FROM {history}")
        found: Version = cursor.fetchone()
    return found


def _read(version: Version, before: KeptLists | None) -> KeptLists:
    compounds = built_compounds()
    stems_of: Callable[[str], Stems]
    if before is None or before.compounds != compounds:
        dutch = dutch_with(compounds)
        stems_of = cache(WishReader(dutch, None).stems_of)
    else:
        dutch, stems_of = before.dutch, before.stems_of
    used = [entry for entry in entries(Synonym.objects.all()) if entry.is_on]
    groups = [entry.expressions for entry in used if entry.direction == SAME]
    one_way = {entry.said: entry.expressions for entry in used if entry.direction == ONE_WAY}
    return KeptLists(version, compounds, dutch, Synonyms(groups, one_way, stems_of), stems_of)
