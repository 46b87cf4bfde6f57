"""Which moments stand on one page of a timeline, and how many there are: read in one statement from all streams."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.db.models import BooleanField, CharField, ExpressionWrapper, QuerySet, Value

from dossiers.panels import Moment
from dossiers.statements import Slot, Statement, some_moment, values_of
from dossiers.timeline_entries import TimelineEntry

Key = tuple[str, int, date]  # soort, pk, the day it is sorted on
TO_COME = 0  # in the place of a year: after today


@dataclass(frozen=True, slots=True)
class TimelineStream:
    """One kind of entry.

    `rows(dossier, orgaan_pk, moment)` gives a queryset of PUBLIC rows annotated with `timeline_day`, from `dossier.pk`
    and without looking at any value: it is made once (see `dossiers.statements`). One without a day has no place.
    `entries(dossier, pks, moment)` fills them, in a constant number of queries.
    """

    soort: str
    label: str
    rows: Callable[[Any, int | None, Moment], QuerySet[Any]]
    entries: Callable[[Any, Sequence[int], Moment], dict[int, TimelineEntry]]


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    soorten: tuple[str, ...] = ()
    orgaan_pk: int | None = None
    van: date | None = None
    tot: date | None = None
    oldest_first: bool = False

    @property
    def is_whole(self) -> bool:
        """Nothing is left out."""
        return not (self.soorten or self.orgaan_pk or self.van or self.tot)


@dataclass(frozen=True, slots=True)
class PageOfKeys:
    """`beyond` is the day of the first moment of the next page.

    `per_year` counts over all pages; TO_COME stands for what lies after today.
    """

    keys: tuple[Key, ...]
    beyond: date | None
    per_year: Counter[int]


_streams: dict[str, TimelineStream] = {}


def register_stream(stream: TimelineStream) -> None:
    if stream.soort in _streams:
        raise ValueError(f"timeline stream {stream.soort!r} is already registered")
    _streams[stream.soort] = stream
    _statement.cache_clear()


def streams() -> dict[str, TimelineStream]:
    return _streams


def page_of_keys(dossier: Any, wanted: TimelineFilter, moment: Moment, page: int, page_size: int) -> PageOfKeys:
    """The keys of this page, in its order, and how many there are in all."""
    shape = (bool(wanted.orgaan_pk), bool(wanted.van), bool(wanted.tot), wanted.oldest_first, bool(moment.stand))
    values = {
        "dossier": dossier.pk,
        **values_of(moment),
        "orgaan": wanted.orgaan_pk,
        "van": wanted.van,
        "tot": wanted.tot,
        "limit": page_size + 1,
        "offset": (page - 1) * page_size,
        **{soort: not wanted.soorten or soort in wanted.soorten for soort in _streams},
    }
    per_year, keys = Counter[int](), list[Key]()
    for soort, pk, day, number in _statement(*shape).rows(values):
        if pk is None:
            per_year[int(day)] = number
        else:
            keys.append((soort, pk, date.fromisoformat(day)))
    sign = 1 if wanted.oldest_first else -1
    keys.sort(key=lambda key: (sign * key[2].toordinal(), key[0], sign * key[1]))
    beyond = keys[page_size][2] if len(keys) > page_size else None
    return PageOfKeys(tuple(keys[:page_size]), beyond, per_year)


@cache
def _statement(has_orgaan: bool, has_van: bool, has_tot: bool, oldest_first: bool, has_stand: bool) -> Statement:
    """Around the UNION of all streams, which Django cannot say: it counts and sorts where the rows are."""
    wanted = TimelineFilter(
        orgaan_pk=_slot("orgaan") if has_orgaan else None,
        van=_slot("van") if has_van else None,
        tot=_slot("tot") if has_tot else None,
    )
    dossier = SimpleNamespace(pk=Slot("dossier"))
    moment = some_moment(has_stand=has_stand)
    rows = [_rows(stream, dossier, wanted, moment) for stream in _streams.values()]
    union = Statement.of(rows[0].union(*rows[1:], all=True))
    way = "ASC" if oldest_first else "DESC"
    # Only placeholders and names of our own are put in.
    sql = f"""
        WITH moments (soort, pk, day) AS MATERIALIZED ({union.sql}),
        shown AS (
            SELECT * FROM moments WHERE day IS NOT NULL ORDER BY day {way}, soort, pk {way} LIMIT %s OFFSET %s
        ),
        headed AS (
            SELECT CASE WHEN day > %s THEN '{TO_COME}' ELSE SUBSTR(CAST(day AS VARCHAR), 1, 4) END AS year
            FROM moments WHERE day IS NOT NULL
        )
        SELECT soort, pk, CAST(day AS VARCHAR), 1 FROM shown
        UNION ALL
        SELECT '', NULL, year, COUNT(*) FROM headed GROUP BY year
    """
    slots = [Slot(name) for name in ("limit", "offset", "today")]
    return Statement(sql, (*union.parameters, *slots))


def _slot(name: str) -> Any:
    return Slot(name)


def _rows(stream: TimelineStream, dossier: Any, wanted: TimelineFilter, moment: Moment) -> QuerySet[Any]:
    is_wanted = ExpressionWrapper(Slot(stream.soort), output_field=BooleanField())
    rows = stream.rows(dossier, wanted.orgaan_pk, moment).filter(is_wanted)
    if wanted.van:
        rows = rows.filter(timeline_day__gte=wanted.van)
    if wanted.tot:
        rows = rows.filter(timeline_day__lte=wanted.tot)
    named = rows.order_by().annotate(timeline_soort=Value(stream.soort, output_field=CharField()))
    keys: QuerySet[Any] = named.values_list("timeline_soort", "pk", "timeline_day")
    return keys
