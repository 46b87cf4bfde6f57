"""What is public, as conditions that any queryset can use behind a prefix ("", "stuk__", "passage__stuk__", …).

They rest on `dossiers.models.publicity`, which `dossiers.services.publicity` keeps. Flat on purpose: nested
`…__in=X.objects.public()` overflows SQLite's parser after a few levels. Each `.public()` of a model is one of these;
nothing else decides what the public sees.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from dossiers.models.base import moment


def _model(name: str) -> Any:
    """The models build on these conditions, so that they are looked up and not imported."""
    return apps.get_model("dossiers", name)


def page_is_public(prefix: str, at: datetime | None = None) -> Q:
    """The page is live and its moment is there, as of every page above it; no view restriction hides one of them."""
    return Q(**{f"{prefix}publicity__until__gt": moment(at)})


def stuk_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Published, its moment has come, not withdrawn or expired, in at least one public dossier."""
    return Q(**{f"{prefix}publicity__shown_until__gt": moment(at)})


def stuk_is_withdrawn(prefix: str, at: datetime | None = None) -> Q:
    """Once public, then taken back by a person or by its expiry: its address answers 410."""
    now = moment(at)
    return Q(**{f"{prefix}publicity__shown_until__lte": now, f"{prefix}publicity__known_until__gt": now})


def stuk_may_be_known(prefix: str, at: datetime | None = None) -> Q:
    """Public, or withdrawn since."""
    return Q(**{f"{prefix}publicity__known_until__gt": moment(at)})


def passage_is_public(prefix: str, at: datetime | None = None) -> Q:
    """In a file that was published; one in a newer concept of a public stuk is not public."""
    return Q(**{f"{prefix}is_published": True}) & stuk_is_public(f"{prefix}stuk__", at)


def passage_may_be_known(prefix: str, at: datetime | None = None) -> Q:
    """May be known to exist; the words themselves are shown of public ones only."""
    return Q(**{f"{prefix}is_published": True}) & stuk_may_be_known(f"{prefix}stuk__", at)


def bestand_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Published with a public stuk. `prefix` leads to the key of the bestand ("pk", "bestand")."""
    links = _model("PublishedBestand").objects.filter(stuk_is_public("stuk__", at), bestand=OuterRef(prefix))
    return Q(Exists(links))
