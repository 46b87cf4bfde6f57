"""Who sees a stuk: everyone when it is public, its gemeente's editors before that, nobody once it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from dossiers.models import Bestand, PublishedBestand, Stuk
from dossiers.panels import Moment
from dossiers.services.rights import user_can_work_for
from dossiers.views.errors import gone
from dossiers.views.moment import now

RELATED = ("gemeente", "bestand", "sender_orgaan", "sender_persoon", "addressee_orgaan", "addressee_persoon")


class TakenBack(Exception):
    """The stuk was public once and is not any more; its addresses answer 410."""

    def __init__(self, stuk: Stuk, moment: Moment) -> None:
        self.stuk = stuk
        self.moment = moment
        super().__init__(stuk.public_id)


@dataclass(frozen=True, slots=True)
class VisibleStuk:
    """A stuk as this visitor may see it; `is_private`: only editors of its gemeente may."""

    stuk: Stuk
    versions: tuple[PublishedBestand, ...]
    is_private: bool
    moment: Moment

    @property
    def current_version(self) -> PublishedBestand | None:
        return self.version_of(self.stuk.bestand_id)

    def version_of(self, bestand_id: int | None) -> PublishedBestand | None:
        return next((row for row in self.versions if row.bestand_id == bestand_id), None)

    def bestand(self, version: int | None) -> Bestand | None:
        """The file under a version number, or the present one (None when there is none). Raises Http404."""
        if version is None:
            # What the public sees is a file that was published, even if the row should name another.
            shown = self.stuk.bestand if self.is_private else self.current_version and self.current_version.bestand
            return shown or None
        for row in self.versions:
            if row.number == version:
                return row.bestand
        raise Http404


def visible_stuk(request: HttpRequest, key: str) -> VisibleStuk:
    """The public stuk with this key, or for an editor of its gemeente its newest concept.

    Raises TakenBack, and Http404 for all else: what was never public does not differ from what is not there.
    """
    moment = now()
    found = Stuk.objects.public_or_withdrawn(moment.at).select_related(*RELATED, "withdrawal").filter(public_id=key)
    stuk = found.first()
    is_private = stuk is None
    if stuk is None:
        stuk = _concept(request, key)
    if taken_back_at(stuk, moment.at):
        raise TakenBack(stuk, moment)
    if is_private:
        stuk = stuk.get_latest_revision_as_object()
    return VisibleStuk(stuk, versions_of(stuk), is_private, moment)


def _concept(request: HttpRequest, key: str) -> Stuk:
    # Without a session nobody is asked for: that would add "Vary: Cookie" to this 404 and not to others.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        raise Http404
    stuk = Stuk.objects.select_related("withdrawal").filter(public_id=key).first()
    if stuk is None or not user_can_work_for(request.user, stuk.gemeente_id):
        raise Http404
    return stuk


def versions_of(stuk: Stuk) -> tuple[PublishedBestand, ...]:
    return tuple(PublishedBestand.objects.filter(stuk_id=stuk.pk).select_related("bestand").order_by("number"))


def taken_back_at(stuk: Stuk, at: datetime) -> datetime | None:
    """When the stuk was withdrawn or its time was over, also when the worker has not yet seen to it."""
    if stuk.is_withdrawn:
        return stuk.withdrawal.withdrawn_at
    if stuk.first_published_at and stuk.expire_at and stuk.expire_at <= at:
        return stuk.expire_at
    return None


def for_visible_stuk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of `(request, visible, …)` at an address with the key of a stuk; 404 and 410 are seen to here.

    Caches ask again each time, so that a withdrawal is seen at once; concepts they never keep.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
        try:
            visible = visible_stuk(request, key)
        except TakenBack as error:
            return gone(request, error.stuk, error.moment)
        response = view(request, visible, **kwargs)
        if visible.is_private:
            patch_cache_control(response, private=True, no_store=True)
        else:
            patch_cache_control(response, no_cache=True)
        return response

    return answer
