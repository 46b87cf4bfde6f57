"""The rule that says what is public, and the rows of `dossiers.models.publicity` that keep its answer.

A page is public while it and every page above it are live and in time, and no view restriction hides one of them. A
stuk is public while it is live, in time, not withdrawn, and in at least one public dossier; it may be known while it
is public or was taken back, in at least one public dossier.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from dossiers.models import DossierPage, PagePublicity, Stuk, StukPublicity
from dossiers.models.publicity import FOREVER, NEVER
from dossiers.signals import publicity_changed

CHUNK = 500
HOME_DEPTH = 2


@transaction.atomic
def refresh_pages() -> list[int]:
    """Work out the whole tree anew, it is small. Returns the keys of dossiers of which the answer changed."""
    # One at a time: who waited reads what the other has changed. (SQLite has one writer anyway.)
    list(Page.objects.select_for_update().filter(depth=HOME_DEPTH).values_list("pk"))
    now = timezone.now()
    answers = dict(_pages(now))
    before = dict(PagePublicity.objects.values_list("page", "until"))
    changed = [PagePublicity(page_id=pk, until=until) for pk, until in answers.items() if before.get(pk) != until]
    PagePublicity.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["page"], update_fields=["until"], batch_size=CHUNK
    )
    # The row of a page that has left the tree goes with the page.
    dossiers = DossierPage.objects.filter(pk__in=[row.page_id for row in changed])
    pks = list(dossiers.values_list("pk", flat=True))
    if pks:
        refresh_stukken(Stuk.objects.filter(dossiers__in=pks).values_list("pk", flat=True).distinct())
    return pks


def _pages(now: datetime) -> Iterator[tuple[int, datetime]]:
    """(key, until) of every page from home down, parents first."""
    restricted = set(PageViewRestriction.objects.values_list("page", flat=True))
    until_of: dict[str, datetime] = {}
    pages = Page.objects.filter(depth__gte=HOME_DEPTH).order_by("path")
    for pk, path, live, opens, closes in pages.values_list("pk", "path", "live", "go_live_at", "expire_at"):
        above = until_of.get(path[: -Page.steplen], FOREVER)
        is_open = live and pk not in restricted and not (opens and opens > now)
        until = min(above, closes or FOREVER) if is_open else NEVER
        until_of[path] = until = until if until > now else NEVER
        yield pk, until


@transaction.atomic
def refresh_stukken(pks: Iterable[int]) -> int:
    """Work out the answer for these stukken anew; returns of how many it changed."""
    wanted = list(pks)
    return sum(_refresh_chunk(wanted[start : start + CHUNK]) for start in range(0, len(wanted), CHUNK))


def _refresh_chunk(pks: Collection[int]) -> int:
    list(Stuk.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    now = timezone.now()
    answers = dict(_stukken(pks, now))
    rows = StukPublicity.objects.filter(stuk__in=pks).values_list("stuk", "shown_until", "known_until")
    before = {pk: (shown, known) for pk, shown, known in rows}
    changed = [
        StukPublicity(stuk_id=pk, shown_until=shown, known_until=known)
        for pk, (shown, known) in answers.items()
        if before.get(pk, (NEVER, NEVER)) != (shown, known)
    ]
    StukPublicity.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["stuk"], update_fields=["shown_until", "known_until"]
    )
    return len(changed)


def _stukken(pks: Collection[int], now: datetime) -> Iterator[tuple[int, tuple[datetime, datetime]]]:
    dossier_until = _dossier_until(pks)
    rows = Stuk.objects.filter(pk__in=pks).values(
        "pk", "live", "go_live_at", "expire_at", "first_published_at", "withdrawal"
    )
    for row in rows:
        yield row["pk"], _answer(row, dossier_until.get(row["pk"], NEVER), now)


def _answer(row: Mapping[str, Any], dossier_until: datetime, now: datetime) -> tuple[datetime, datetime]:
    """(shown_until, known_until) of one stuk."""
    closes = row["expire_at"] or FOREVER
    is_withdrawn = row["withdrawal"] is not None
    is_shown = row["live"] and not is_withdrawn and not (row["go_live_at"] and row["go_live_at"] > now) and closes > now
    was_taken_back = row["first_published_at"] is not None and (is_withdrawn or closes <= now)
    shown = min(closes, dossier_until) if is_shown else NEVER
    return shown, dossier_until if is_shown or was_taken_back else NEVER


def _dossier_until(stuk_pks: Collection[int]) -> dict[int, datetime]:
    """The last moment that one of its dossiers is public."""
    links = Stuk.dossiers.through.objects.filter(stuk__in=stuk_pks, dossierpage__publicity__isnull=False)
    found: dict[int, datetime] = defaultdict(lambda: NEVER)
    for pk, until in links.values_list("stuk", "dossierpage__publicity__until"):
        found[pk] = max(found[pk], until)
    return found


def refresh_all() -> int:
    """Everything anew; returns of how many dossiers and stukken the answer was another one than was kept."""
    return len(refresh_pages()) + refresh_stukken(Stuk.objects.values_list("pk", flat=True))


@transaction.atomic
def open_pages() -> bool:
    """Pages that were live before their moment came: nobody tells when it is there. Returns whether one opened."""
    waiting = Page.objects.filter(live=True, go_live_at__lte=timezone.now(), publicity__until=NEVER)
    pks = refresh_pages() if waiting.exists() else []
    tell_changed(DossierPage, pks)
    tell_changed(Stuk, Stuk.objects.filter(dossiers__in=pks).values_list("pk", flat=True).distinct())
    return bool(pks)


@transaction.atomic
def tell_changed(model: type[DossierPage] | type[Stuk], pks: Iterable[int]) -> None:
    """What the public may see of these may have changed: keep the answer, then tell who builds on it."""
    changed = list(pks)
    if model is Stuk:
        refresh_stukken(changed)
    publicity_changed.send(sender=model, pks=changed)
