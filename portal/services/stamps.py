"""A number per gemeente that goes up with every change that a public page may show, and one for the portal itself.

What a page shows follows from these numbers, the date, the address and the release: with them it can say "not changed"
without being built. The numbers go up after the commit, so that a page which was built between the two is built again.
"""

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.db.models import F, Min, Q
from django.utils import timezone
from wagtail.models import Page

from besluiten.models import AfspraakPublicity
from dossiers.models import GemeentePage, PagePublicity, StukPublicity
from dossiers.models.publicity import FOREVER
from dossiers.services.rights import gemeente_id_of
from portal.models import PublicStamp

PORTAL = 0  # the scope of what stands on pages of every gemeente
_GEMEENTE_DEPTH = 4
# From a row to the thing that knows its gemeente.
_OWNERS = ("afspraak", "mijlpaal", "stuk", "status_wijziging", "dossier", "vergadering")
_MOMENTS: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (PagePublicity, ("until",)),
    (StukPublicity, ("shown_until", "known_until")),
    (AfspraakPublicity, ("until", "source_until")),
)


def touch(scope: int) -> None:
    """Something that public pages of this gemeente (or PORTAL) may show has changed in the present transaction.

    Each call waits for the commit by itself (a savepoint may be undone); the first one that runs counts for all.
    """
    connection: Any = transaction.get_connection()
    if getattr(connection, "touched_scopes", None) is None:
        connection.touched_scopes = set()
    connection.touched_scopes.add(scope)
    transaction.on_commit(partial(_count, connection), robust=True)


def _count(connection: Any) -> None:
    scopes, connection.touched_scopes = connection.touched_scopes, None
    if not scopes:
        return
    for scope in {*scopes, PORTAL}:
        PublicStamp.objects.get_or_create(scope=scope)
    PublicStamp.objects.filter(scope__in=scopes).update(value=F("value") + 1)
    PublicStamp.objects.filter(scope=PORTAL).update(closes_at=next_closing())


def next_closing() -> datetime | None:
    """The next moment at which something closes by itself, without anything being written."""
    now = timezone.now()
    found: list[datetime] = []
    for model, fields in _MOMENTS:
        for name in fields:
            ahead = model._default_manager.filter(**{f"{name}__gt": now, f"{name}__lt": FOREVER})
            moment = ahead.aggregate(moment=Min(name))["moment"]
            if moment is not None:
                found.append(moment)
    return min(found, default=None)


def scope_of(thing: Any) -> int:
    """The gemeente whose pages show this thing; PORTAL for what stands on the pages of all, and when in doubt."""
    if isinstance(thing, Page):
        if thing.depth <= _GEMEENTE_DEPTH:
            return PORTAL
        path = thing.path[: _GEMEENTE_DEPTH * Page.steplen]
        return GemeentePage.objects.filter(path=path).values_list("pk", flat=True).first() or PORTAL
    gemeente_pk = gemeente_id_of(thing)
    if gemeente_pk is not None:
        return gemeente_pk
    for name in _OWNERS:
        with suppress(ObjectDoesNotExist):  # it goes together with its owner
            if owner := getattr(thing, name, None):
                return scope_of(owner)
    return PORTAL


def stamps_of(scopes: Any) -> list[tuple[int, int]] | None:
    """(scope, number) of the portal and these gemeenten, None while they do not tell everything.

    `scopes` is what a queryset can look among; None stands for all. They do not tell everything when something has
    closed by itself since the last count, and when nothing was ever counted.
    """
    rows = PublicStamp.objects.order_by("scope")
    if scopes is not None:
        rows = rows.filter(Q(scope=PORTAL) | Q(scope__in=scopes))
    found = list(rows)
    if not found or found[0].scope != PORTAL:
        return None
    closes_at = found[0].closes_at
    if closes_at is not None and closes_at <= timezone.now():
        return None
    return [(row.scope, row.value) for row in found]
