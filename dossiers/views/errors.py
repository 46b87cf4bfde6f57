"""The page of a stuk that was taken back, and that of something that was not known yet on a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from dossiers.models import DossierPage, Passage, Stuk, Withdrawal
from dossiers.panels import Claim, Moment, claims_on_passages


def gone(request: HttpRequest, stuk: Stuk, moment: Moment) -> HttpResponse:
    """410: what it was, when and why it went, what replaces it. Nothing of its text."""
    dossier = DossierPage.objects.public(moment.at).filter(stukken=stuk).order_by("title").first()
    crumbs = [(dossier.title, dossier.get_url())] if dossier else []
    context = {
        "gemeente": stuk.gemeente,
        "nav_current": "dossiers",
        "breadcrumb": [*crumbs, (_("Ingetrokken stuk"), "")],
        "claims": _claims_that_stay(stuk, moment),
        **_tombstone(stuk, moment),
    }
    response = render(request, "dossiers/withdrawn.html", context, status=410)
    patch_cache_control(response, no_cache=True)
    return response


def not_known_then(request: HttpRequest, moment: Moment, *, kind: str, lists: tuple[str, str]) -> HttpResponse:
    """404 at the stand of this moment, of what is public now. `kind` in words; `lists`: a title and the address of
    what was known then.
    """
    assert moment.stand
    context = {"day": moment.stand.day, "kind": kind.lower(), "lists": lists, "breadcrumb": [lists, (kind, "")]}
    return render(request, "dossiers/not_known_then.html", context, status=404)


def _tombstone(stuk: Stuk, moment: Moment) -> dict[str, Any]:
    """An expiry that the worker has not yet seen to reads as one that it has."""
    withdrawal = getattr(stuk, "withdrawal", None) or Withdrawal(
        stuk=stuk,
        cause=Withdrawal.Cause.EXPIRED,
        reason=str(Withdrawal.Cause.EXPIRED.label),
        withdrawn_at=stuk.expire_at,
    )
    is_expired = withdrawal.cause == Withdrawal.Cause.EXPIRED
    successors = Stuk.objects.public(moment.at)
    successor = successors.filter(pk=withdrawal.successor_id).first() if withdrawal.successor_id else None
    tombstone = {
        "soort": stuk.get_soort_display(),
        "title": stuk.title if withdrawal.shows_title else "",
        "date": stuk.date if stuk.date.is_known else None,
        "withdrawn_on": timezone.localtime(withdrawal.withdrawn_at).date(),
        "reason": withdrawal.reason,
        "by": "" if is_expired else _("de griffie"),
        "successor_title": successor.title if successor else "",
        "successor_url": successor.get_absolute_url() if successor else "",
        "permalink": stuk.get_absolute_url(),
    }
    return {"tombstone": tombstone, "is_expired": is_expired}


def _claims_that_stay(stuk: Stuk, moment: Moment) -> list[Claim]:
    passages = Passage.objects.public_or_withdrawn(moment.at).filter(stuk=stuk).order_by("pagina__number", "start")
    claims = claims_on_passages(list(passages.values_list("pk", flat=True)), moment)
    return list({claim.url: claim for found in claims.values() for claim in found}.values())
