"""What is public, as conditions that any queryset can use behind a prefix ("", "stuk__", "passage__stuk__", …).

Flat on purpose: nested `…__in=X.objects.public()` overflows SQLite's parser after a few levels. Each `.public()` of a
model is one of these; nothing else decides what the public sees.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left
from wagtail.models import Page

from dossiers.models.base import moment

# home, dossiers, gemeente and dossier: four characters of a treebeard path per level of the tree.
LEVEL_LENGTHS = (8, 12, 16, 20)


def _model(name: str) -> Any:
    """The models build on these conditions, so that they are looked up and not imported."""
    return apps.get_model("dossiers", name)


def page_is_public(prefix: str, at: datetime | None = None) -> Q:
    """The page is live and its moment is there, as of every page above it; no view restriction hides one of them."""
    now = moment(at)
    levels = [Left(OuterRef(f"{prefix}path"), length) for length in LEVEL_LENGTHS]
    is_out_of_time = Q(go_live_at__gt=now) | Q(expire_at__lte=now)
    closed = Page.objects.filter(path__in=levels).filter(
        Q(live=False) | is_out_of_time | Q(view_restrictions__isnull=False)
    )
    return Q(
        Q(**{f"{prefix}live": True})
        & (Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": now}))
        & (Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": now}))
        & ~Exists(closed)
    )


def is_in_public_dossier(prefix: str, at: datetime | None = None) -> Q:
    links = _model("Stuk").dossiers.through.objects.filter(stuk=OuterRef(f"{prefix}pk"))
    return Q(Exists(links.filter(page_is_public("dossierpage__", at))))


def _stuk_is_shown(prefix: str, at: datetime | None) -> Q:
    now = moment(at)
    return (
        Q(**{f"{prefix}live": True, f"{prefix}withdrawal__isnull": True})
        & (Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": now}))
        & (Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": now}))
    )


def _stuk_was_taken_back(prefix: str, at: datetime | None) -> Q:
    return Q(**{f"{prefix}first_published_at__isnull": False}) & (
        Q(**{f"{prefix}withdrawal__isnull": False}) | Q(**{f"{prefix}expire_at__lte": moment(at)})
    )


def stuk_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Published, its moment has come, not withdrawn or expired, in at least one public dossier."""
    return _stuk_is_shown(prefix, at) & is_in_public_dossier(prefix, at)


def stuk_is_withdrawn(prefix: str, at: datetime | None = None) -> Q:
    """Once public, then taken back by a person or by its expiry: its address answers 410."""
    return _stuk_was_taken_back(prefix, at) & is_in_public_dossier(prefix, at)


def stuk_may_be_known(prefix: str, at: datetime | None = None) -> Q:
    """Public, or withdrawn since."""
    return (_stuk_is_shown(prefix, at) | _stuk_was_taken_back(prefix, at)) & is_in_public_dossier(prefix, at)


def _passage_is_in_published_file(prefix: str) -> Q:
    links = _model("PublishedBestand").objects.filter(
        stuk=OuterRef(f"{prefix}stuk"), bestand=OuterRef(f"{prefix}pagina__bestand")
    )
    return Q(Exists(links))


def passage_is_public(prefix: str, at: datetime | None = None) -> Q:
    return _passage_is_in_published_file(prefix) & stuk_is_public(f"{prefix}stuk__", at)


def passage_may_be_known(prefix: str, at: datetime | None = None) -> Q:
    """May be known to exist; the words themselves are shown of public ones only."""
    return _passage_is_in_published_file(prefix) & stuk_may_be_known(f"{prefix}stuk__", at)


def bestand_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Published with a public stuk. `prefix` leads to the key of the bestand ("pk", "bestand")."""
    links = _model("PublishedBestand").objects.filter(stuk_is_public("stuk__", at), bestand=OuterRef(prefix))
    return Q(Exists(links))
