"""What was known on a day: conditions for dated rows, from which a page *stand op datum* is made.

A row was known on the last day that its date can mean, and at the latest on the day on which it was placed here: what
stands on the site is known. One without a date counts from when it was placed. Titles and summaries are today's, and
what is not public today shows at no stand.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dossiers.panels import Moment, Stand

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


def stand_of(day: date) -> Stand:
    return Stand(day=day, end=end_of_day(day))


def end_of_day(day: date) -> datetime:
    """The first moment that is no longer of this day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def known_rows(rows: Rows, moment: Moment) -> Rows:
    """Of dated rows (of a KnownModel) those that were known at the stand of this moment; without one, all."""
    return rows.filter(known_then(moment.stand, rows.model)) if moment.stand else rows


def stukken_then(rows: Rows, moment: Moment, path: str = "") -> Rows:
    """Of rows with a stuk at `path` those whose stuk was known at the stand."""
    return rows.filter(stuk_then(moment.stand, path)) if moment.stand else rows


def known_then(stand: Stand, model: Any) -> Q:
    """Its date lay before; or it stood here, as did each stuk that it rests on (a concept stands nowhere)."""
    stood_here: Any = Q(recorded_at__lt=stand.end)
    names = {field.name for field in model._meta.get_fields()}
    if "passage" in names:
        stood_here &= Q(passage__isnull=True) | Q(passage__stuk__first_published_at__lt=stand.end)
    if "evidence" in names:
        evidence = model._meta.get_field("evidence")
        proofs = evidence.related_model.objects.filter(**{evidence.field.name: OuterRef("pk")})
        stood_here &= ~Exists(proofs.exclude(passage__stuk__first_published_at__lt=stand.end))
    known: Q = dated_then(stand, "known") | stood_here
    return known


def known_from(row: Any, *published: datetime | None) -> date:
    """`known_then` the other way round: the first day at whose end this row of a KnownModel was known.

    `published`: of each stuk that it rests on. `date.max` when the row was known on no day yet.
    """
    dated = row.known.latest or row.known.earliest or date.max
    if None in published:
        return dated
    placed = max(timezone.localdate(moment) for moment in (row.recorded_at, *filter(None, published)))
    return min(dated, placed)


def stuk_then(stand: Stand, path: str = "") -> Q:
    return dated_then(stand, f"{path}date") | Q(**{f"{path}first_published_at__lt": stand.end})


def dated_then(stand: Stand, name: str) -> Q:
    """The Datering in these columns lay wholly on or before the day."""
    begins = Q(**{f"{name}_latest__isnull": True, f"{name}_earliest__lte": stand.day})
    return Q(**{f"{name}_latest__lte": stand.day}) | begins


def was_placed_later(placed: Any, moment: Moment) -> bool:
    """Known at the stand of this moment, and put on this site only after it. `placed`: a moment, or None."""
    return bool(moment.stand and placed and placed >= moment.stand.end)
