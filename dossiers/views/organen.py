from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.models import Functie, Orgaan, Stuk, Vergadering
from dossiers.panels import filled_panels
from dossiers.views.lists import page_number
from dossiers.views.moment import now


@require_safe
def organen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    found = Orgaan.objects.public().select_related("gemeente").order_by("gemeente__title", "kind", "name")
    return render(request, "dossiers/organen.html", {"organen": found, "breadcrumb": [(_("Organen"), "")]})


@require_safe
def orgaan(request: HttpRequest, key: str) -> HttpResponse:
    moment = now()
    found = get_object_or_404(Orgaan.objects.public(moment.at).select_related("gemeente"), public_id=key)
    stukken = (
        Stuk.objects.public(moment.at)
        .filter(Q(sender_orgaan=found) | Q(addressee_orgaan=found))
        .order_by(F("date_latest").desc(nulls_last=True), "-pk")
    )
    pages = Paginator(stukken, 50)
    number = page_number(request)
    if number > pages.num_pages:
        raise Http404
    return render(
        request,
        "dossiers/orgaan.html",
        {
            "orgaan": found,
            "gemeente": found.gemeente,
            "functies": Functie.objects.public(moment.at).filter(orgaan=found).select_related("persoon"),
            "vergaderingen": Vergadering.objects.public(moment.at).filter(orgaan=found).select_related("orgaan")[:20],
            "page_obj": pages.page(number),
            "panels": filled_panels("orgaan", found, moment),
            "breadcrumb": [(_("Organen"), "/organen/"), (found.name, "")],
        },
    )
