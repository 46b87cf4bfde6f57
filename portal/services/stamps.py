"""A number per gemeente that goes up with every change that a public page may show, and one for the portal itself.

What a page shows follows from these numbers, the last moment at which something closed by itself, the date, the address
and the release: with them it can say "not changed" without being built. Each change adds a row in its own transaction,
so that no lock is needed and none can be lost; the number is their sum. The worker adds rows together.
"""

from contextlib import suppress
from functools import cache
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import CharField, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from besluiten.models import AfspraakPublicity
from dossiers.models import GemeentePage, PagePublicity, StukPublicity
from dossiers.services.rights import gemeente_id_of
from dossiers.statements import Slot, Statement
from portal.models import PublicStamp, Theme

PORTAL = 0  # the scope of what stands on pages of every gemeente
MANY_ROWS = 200
_GEMEENTE_DEPTH = 4
# From a row to the thing that knows its gemeente.
_OWNERS = (
    "afspraak",
    "mijlpaal",
    "stuk",
    "status_wijziging",
    "oordeel",
    "onderdeel",
    "snapshot",
    "dossier",
    "vergadering",
)
_MOMENTS: tuple[tuple[Any, str], ...] = (
    (PagePublicity, "until"),
    (StukPublicity, "shown_until"),
    (StukPublicity, "known_until"),
    (AfspraakPublicity, "until"),
    (AfspraakPublicity, "source_until"),
)


def touch(scope: int) -> None:
    """Something that public pages of this gemeente (or PORTAL) may show changes in the present transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_adding(), [scope])


@cache
def _adding() -> str:
    """Some five rows go with each change of a stuk: by way of a model object each would take ten times as long."""
    table, *columns = map(connection.ops.quote_name, (PublicStamp._meta.db_table, "scope", "weight"))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES (%s, 1)"


@transaction.atomic
def add_together() -> bool:
    """One row per scope in the place of many. Returns whether there were many."""
    if PublicStamp.objects.count() < MANY_ROWS:
        return False
    rows = list(PublicStamp.objects.select_for_update().order_by("pk"))
    sums: dict[int, int] = {}
    for row in rows:
        sums[row.scope] = sums.get(row.scope, 0) + row.weight
    PublicStamp.objects.filter(pk__in=[row.pk for row in rows]).delete()
    PublicStamp.objects.bulk_create([PublicStamp(scope=scope, weight=weight) for scope, weight in sums.items()])
    return True


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


def stamps_of(gemeente_slug: str | None) -> list[tuple[Any, ...]]:
    """(columns of the theme …, scope, number, last closings …) of the portal and this gemeente, in one query.

    None stands for all gemeenten. The portal has a row from `migrate` on.
    """
    return _stamps(gemeente_slug is not None).rows({"slug": gemeente_slug, "at": timezone.now()})


@cache
def _stamps(of_one: bool) -> Statement:
    rows = PublicStamp.objects.all()
    if of_one:
        named = GemeentePage.objects.filter(slug=Slot("slug")).values("pk")
        rows = rows.filter(Q(scope=PORTAL) | Q(scope__in=named))
    summed: Any = rows.order_by("scope").values("scope").annotate(number=Sum("weight"))
    return Statement.of(summed.values_list(*_theme(), "scope", "number", *_last_closings()))


def _theme() -> list[Any]:
    """The frame of every page shows it: read here it costs no question of its own."""
    words = CharField()
    return [Coalesce(Subquery(Theme.objects.values(name)[:1], output_field=words), Value("")) for name in Theme.COLUMNS]


def _last_closings() -> list[Subquery]:
    """Per kept moment the latest that has passed: nothing is written when it does."""
    return [
        Subquery(model.objects.filter(**{f"{name}__lte": Slot("at")}).order_by(f"-{name}").values(name)[:1])
        for model, name in _MOMENTS
    ]
