"""Afspraken die u aangaan: those of one orgaan, open and late ones first."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from besluiten.filters import in_order
from besluiten.inbreng.concerned import NONE, OWN, WAITS, address_of, counts_of, in_state, latest_own, own_afspraken
from besluiten.listed import brief_rows, shown_in_list
from besluiten.models import OrgaanAccount
from besluiten.services.concern import speaks_for_board
from besluiten.views.registers import Column
from dossiers.views.lists import page_number
from dossiers.views.moment import now

PAGE_SIZE = 25


@require_safe
def overview(request: HttpRequest, account: OrgaanAccount) -> HttpResponse:
    """400: a state that does not exist; 404: a page beyond the end."""
    moment, number, state = now(), page_number(request), request.GET.get("toon", "")
    every = own_afspraken(account, moment)
    counts = counts_of(every, moment)
    if state not in counts:
        raise BadRequest
    pages = Paginator(in_order(in_state(every, state, moment), "", moment).values_list("pk", flat=True), PAGE_SIZE)
    pages.count = counts[state]
    if number > pages.num_pages:
        raise Http404
    page = pages.page(number)
    pks = list(page)
    found = sorted(brief_rows(every.filter(pk__in=pks)), key=lambda row: pks.index(row.pk))
    own = latest_own(account, pks, moment)
    rows = [
        (replace(shown, url=address_of(shown.afspraak)), own.get(shown.afspraak.pk), shown.afspraak.waits)
        for shown in shown_in_list(found, moment, names_dossiers=True)
    ]
    context = {
        "account": account,
        "gemeente": account.gemeente,
        "is_board": speaks_for_board(account),
        "states": [
            {"label": label, "count": counts[key], "url": f"?toon={key}" if key else "?", "is_current": key == state}
            for key, label in state_labels(account)
        ],
        "state": state,
        "columns": [
            Column(label) for label in (_("Nummer"), _("Afspraak"), _("Termijn"), _("Status"), _("Uw oordeel"))
        ],
        "rows": rows,
        "page_obj": page,
    }
    return render(request, "inbreng/overview.html", context)


def state_labels(account: OrgaanAccount) -> list[tuple[str, Any]]:
    waits = _("Wacht op uw antwoord") if speaks_for_board(account) else _("Wacht op antwoord")
    return [
        ("", _("Alle")),
        ("te_laat", _("Te laat")),
        (NONE, _("Nog geen oordeel van u")),
        (OWN, _("Met uw oordeel")),
        (WAITS, waits),
    ]
