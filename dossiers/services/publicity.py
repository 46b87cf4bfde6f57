"""The rule that says what is public, and the rows of `dossiers.models.publicity` that keep its answer.

A page is public while it and every page above it are live and in time, and no view restriction hides one of them. A
stuk is public while it is live, in time, not withdrawn, and in at least one public dossier; it may be known while it
is public or was taken back, in at least one public dossier.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from dossiers.models import DossierPage, PagePublicity, Stuk, StukPublicity
from dossiers.models.publicity import FOREVER, NEVER
from dossiers.signals import publicity_changed

CHUNK = 500
HOME_DEPTH = 2

Answer = tuple[datetime, datetime]
"""(shown_until, known_until) of one stuk."""


@transaction.atomic
def refresh_pages() -> list[int]:
    """Work out the whole tree anew, it is small. Returns the keys of dossiers of which the answer changed.

    The stukken in these are the caller's: see `pages_changed`.
    """
    # One at a time: who waited reads what the other has changed. (SQLite has one writer anyway.)
    list(Page.objects.select_for_update(no_key=True).filter(depth=HOME_DEPTH).values_list("pk"))
    now = timezone.now()
    answers = dict(_pages(now))
    before = dict(PagePublicity.objects.values_list("page", "until"))
    changed = [PagePublicity(page_id=pk, until=until) for pk, until in answers.items() if before.get(pk) != until]
    PagePublicity.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["page"], update_fields=["until"], batch_size=CHUNK
    )
    # The row of a page that has left the tree goes with the page.
    dossiers = DossierPage.objects.filter(pk__in=[row.page_id for row in changed])
    return list(dossiers.values_list("pk", flat=True))


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
def refresh_stukken(pks: Iterable[int]) -> list[int]:
    """Work out the answer for these stukken anew; returns of which it changed."""
    wanted = sorted(set(pks))  # the order in which their rows are locked
    chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
    return [pk for chunk in chunks for pk in _refresh_chunk(chunk)]


def _refresh_chunk(pks: Collection[int]) -> list[int]:
    if connection.features.has_select_for_update:
        list(Stuk.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk").values_list("pk"))
    now = timezone.now()
    changed = [
        StukPublicity(stuk_id=pk, shown_until=shown, known_until=known)
        for pk, before, (shown, known) in _stukken(pks, now)
        if before != (shown, known)
    ]
    StukPublicity.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["stuk"], update_fields=["shown_until", "known_until"]
    )
    return [row.stuk_id for row in changed]


def _stukken(pks: Collection[int], now: datetime) -> Iterator[tuple[int, Answer, Answer]]:
    """(key, the answer that is kept, the answer now) of each."""
    dossier_until = _dossier_until(pks)
    columns = ("pk", "live", "go_live_at", "expire_at", "first_published_at", "withdrawal")
    kept = ("publicity__shown_until", "publicity__known_until")
    for row in Stuk.objects.filter(pk__in=pks).values(*columns, *kept):
        before = (row[kept[0]] or NEVER, row[kept[1]] or NEVER)
        yield row["pk"], before, _answer(row, dossier_until.get(row["pk"], NEVER), now)


def _answer(row: Mapping[str, Any], dossier_until: datetime, now: datetime) -> Answer:
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


@transaction.atomic
def refresh_all() -> int:
    """Everything anew; returns of how many dossiers and stukken another answer was kept. Those are told."""
    dossiers = pages_changed()
    stukken = refresh_stukken(Stuk.objects.values_list("pk", flat=True))
    tell_changed(Stuk, stukken)
    return len(dossiers) + len(stukken)


def open_pages() -> bool:
    """Pages that were live before their moment came: nobody tells when it is there. Returns whether one opened."""
    waiting = Page.objects.filter(live=True, go_live_at__lte=timezone.now(), publicity__until=NEVER)
    return waiting.exists() and bool(pages_changed())


@transaction.atomic
def pages_changed() -> list[int]:
    """The tree may have changed for the public: keep the answer and tell. Returns the dossiers that it changed for."""
    dossiers = refresh_pages()
    tell_changed(DossierPage, dossiers)
    tell_changed(Stuk, stukken_in(dossiers))
    return dossiers


def stukken_in(dossier_pks: Collection[int]) -> list[int]:
    return list(Stuk.objects.filter(dossiers__in=dossier_pks).values_list("pk", flat=True).distinct())


@transaction.atomic
def tell_changed(model: type[DossierPage] | type[Stuk], pks: Iterable[int]) -> None:
    """What the public may see of these may have changed: keep the answer, then tell who builds on it.

    Where several can write at once, this is done again after the commit: what another linked to these meanwhile could
    not be seen before. Whoever commits last sees both.
    """
    changed = list(pks)
    if not changed:
        return
    _tell(model, changed)
    if connection.features.has_select_for_update:
        transaction.on_commit(partial(_look_again, model, changed), robust=True)


@transaction.atomic
def _look_again(model: type[DossierPage] | type[Stuk], pks: list[int]) -> None:
    _tell(model, pks)
    if model is DossierPage:
        _tell(Stuk, stukken_in(pks))


def _tell(model: type[DossierPage] | type[Stuk], pks: list[int]) -> None:
    if model is Stuk:
        refresh_stukken(pks)
    publicity_changed.send(sender=model, pks=pks)
