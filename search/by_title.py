"""What the database can find by itself when the engine is away: titles and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice

from django.db.models import Q

from search.query import SearchQuery
from search.records import SearchRecord
from search.registry import sources

SHOWN = 20
_ASKED = 100
"""Of each kind, before the filters of the question."""
_MOST_EXPRESSIONS = 20
"""No title holds more, and each is a condition for the database."""


def find_titles(query: SearchQuery) -> list[SearchRecord]:
    """At most SHOWN public things whose title or number holds every expression of the question, within its filters."""
    wanted = [clause.text for clause in query.parsed.wanted][:_MOST_EXPRESSIONS]
    if not wanted:
        return []
    found = chain.from_iterable(source.titled(wanted, _ASKED) for source in sources() if source.titled)
    return list(islice(_fitting(query, found), SHOWN))


def holds_all(expressions: Sequence[str], *fields: str) -> Q:
    """Each stands in one of these fields, whatever its case."""
    condition = Q()
    for expression in expressions:
        condition &= Q(*((f"{field}__icontains", expression) for field in fields), _connector=Q.OR)
    return condition


def _fitting(query: SearchQuery, records: Iterator[SearchRecord]) -> Iterator[SearchRecord]:
    unwanted = [clause.text.lower() for clause in query.parsed.excluded]
    for record in records:
        title = record.title.lower()
        if _is_within(query, record) and not any(words in title for words in unwanted):
            yield record


def _is_within(query: SearchQuery, record: SearchRecord) -> bool:
    values = {
        "soort": (record.soort,),
        "gemeente": (record.gemeente,),
        "dossier": record.dossiers,
        "jaar": (str(record.jaar),),
        "status": (record.status,),
        "orgaan": record.organen,
        "portefeuillehouder": record.portefeuillehouders,
    }
    has_keys = all(set(query.selected(name)).intersection(own) for name, own in values.items() if query.selected(name))
    earliest, latest = record.earliest or record.latest, record.latest or record.earliest
    return (
        has_keys
        and (query.van is None or (latest is not None and latest >= query.van))
        and (query.tot is None or (earliest is not None and earliest <= query.tot))
        and (not query.te_laat or (_day(record) < query.today and not record.settlement_pending))
        and (query.termijn_van is None or date.max > _day(record) >= query.termijn_van)
        and (query.termijn_tot is None or _day(record) <= query.termijn_tot)
    )


def _day(record: SearchRecord) -> date:
    """On which an open thing ends; never for others."""
    return record.last_day or date.max
