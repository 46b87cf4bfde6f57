"""What was known on a day: conditions for dated rows, from which a page *stand op datum* is made.

A row was known on the last day that its date can mean, and at the latest on the day on which it was placed here: what
stands on the site is known. One without a date counts from when it was placed. Titles and summaries are today's, and
what is not public today shows at no stand.
"""

from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from dossiers.panels import Moment, Stand

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


def known_rows(rows: Rows, moment: Moment, path: str = "") -> Rows:
    """Of dated rows (KnownModel at `path`) those that were known at the stand of this moment; without one, all."""
    return rows.filter(known_then(moment.stand, path)) if moment.stand else rows


def stukken_then(rows: Rows, moment: Moment, path: str = "") -> Rows:
    """Of rows with a stuk at `path` those whose stuk was known at the stand."""
    return rows.filter(stuk_then(moment.stand, path)) if moment.stand else rows


def known_then(stand: Stand, path: str = "") -> Q:
    return dated_then(stand, f"{path}known") | Q(**{f"{path}recorded_at__lt": stand.end})


def stuk_then(stand: Stand, path: str = "") -> Q:
    return dated_then(stand, f"{path}date") | Q(**{f"{path}first_published_at__lt": stand.end})


def dated_then(stand: Stand, name: str) -> Q:
    """The Datering in these columns lay wholly on or before the day."""
    begins = Q(**{f"{name}_latest__isnull": True, f"{name}_earliest__lte": stand.day})
    return Q(**{f"{name}_latest__lte": stand.day}) | begins


def was_placed_later(placed: Any, moment: Moment) -> bool:
    """Known at the stand of this moment, and put on this site only after it. `placed`: a moment, or None."""
    return bool(moment.stand and placed and placed >= moment.stand.end)
