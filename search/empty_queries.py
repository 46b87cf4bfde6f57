"""Queries that found nothing, for who keeps the other words; as little as that needs.

Only what was typed on three different days is kept as text, and what points to somebody never: until then there is a
keyed digest per day, which cannot be read back. After thirty days both are gone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import DatabaseError
from django.db.models import Count, Max, OuterRef, Subquery
from django.utils.crypto import salted_hmac

from search.dutch.text import clean_text, word_texts
from search.models import EmptyQuery, QueryDay
from search.plan import filters
from search.query import SearchQuery
from search.registry import query_names_nobody

logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)
LEAST_DAYS = 3
MOST_LETTERS = 100
MOST_DIGITS = 5
MOST_A_DAY = 5_000
"""Different queries; a robot that invents them fills no table."""


@dataclass(frozen=True, slots=True)
class KeptQuery:
    pk: int
    text: str
    days: int
    last_day: date


def note_empty(query: SearchQuery) -> None:
    """Notes that this query found nothing, if it may be known. Never raises for what the database does."""
    try:
        if query.page == 1 and not query.literal and not filters(query):
            _note(query.text, query.today)
    except DatabaseError as error:  # its words may hold the query
        logger.warning("a query that found nothing could not be noted: %s", type(error).__name__)


def _note(typed: str, today: date) -> None:
    text = _bare(typed)
    if len(typed) > MOST_LETTERS or not text or not _may_be_known(typed):
        return
    digest = salted_hmac("search.empty_queries", text, algorithm="sha256").hexdigest()
    of_today = QueryDay.objects.filter(day=today)
    if of_today.filter(digest=digest).exists() or of_today.count() >= MOST_A_DAY:
        return
    QueryDay.objects.bulk_create([QueryDay(digest=digest, day=today)], ignore_conflicts=True)
    if _recent(today).filter(digest=digest).count() >= LEAST_DAYS:
        EmptyQuery.objects.bulk_create([EmptyQuery(digest=digest, text=text)], ignore_conflicts=True)


def kept_queries(today: date) -> Iterator[KeptQuery]:
    """Those that are not hidden, the most days first."""
    found = _with_days(today).filter(is_hidden=False, days__gte=LEAST_DAYS).order_by("-days", "-last_day", "text")
    for one in found:
        if _may_be_known(one.text):
            yield KeptQuery(one.pk, one.text, one.days, one.last_day)


def hide(pk: int) -> None:
    """Until it is forgotten. Nothing for one that is forgotten already."""
    EmptyQuery.objects.filter(pk=pk).update(is_hidden=True)


def forget_old(today: date) -> None:
    """What is thirty days old, or names somebody whom the portal knows since."""
    QueryDay.objects.filter(day__lte=today - KEPT).delete()
    kept = {one.pk for one in _with_days(today).filter(days__gte=LEAST_DAYS) if _may_be_known(one.text)}
    EmptyQuery.objects.exclude(pk__in=kept).delete()


def _recent(today: date) -> Any:
    return QueryDay.objects.filter(day__gt=today - KEPT)


def _with_days(today: date) -> Any:
    mine = _recent(today).filter(digest=OuterRef("digest")).values("digest")
    return EmptyQuery.objects.annotate(
        days=Subquery(mine.annotate(number=Count("pk")).values("number")),
        last_day=Subquery(mine.annotate(newest=Max("day")).values("newest")),
    )


def _bare(typed: str) -> str:
    """The words alone: what is kept is what was typed three times, without anything that only one of them had."""
    return " ".join(word_texts(clean_text(typed).lower()))


def _may_be_known(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return not {"@", "＠", "﹫"} & set(text) and digits <= MOST_DIGITS and query_names_nobody(text)
