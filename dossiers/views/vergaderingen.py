from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dossiers.models import Behandeling, GemeentePage, Orgaan, Vergadering
from dossiers.panels import filled_panels
from dossiers.views.lists import page_number
from dossiers.views.moment import now


class VergaderingenForm(forms.Form):
    gemeente = forms.ModelChoiceField(
        label=gettext_lazy("Gemeente"),
        queryset=GemeentePage.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("Alle gemeenten"),
    )
    orgaan = forms.ModelChoiceField(
        label=gettext_lazy("Orgaan"),
        queryset=Orgaan.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=gettext_lazy("Alle organen"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = GemeentePage.objects.public()  # type: ignore[attr-defined] # ModelChoiceField
        self.fields["orgaan"].queryset = Orgaan.objects.public()  # type: ignore[attr-defined] # ModelChoiceField


@require_safe
def vergaderingen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    form = VergaderingenForm(request.GET)
    if not form.is_valid():
        raise BadRequest
    newest_first = F("date_latest").desc(nulls_last=True)
    found = Vergadering.objects.public().select_related("orgaan", "gemeente").order_by(newest_first, "-pk")
    if form.cleaned_data["gemeente"]:
        found = found.filter(gemeente=form.cleaned_data["gemeente"])
    if form.cleaned_data["orgaan"]:
        found = found.filter(orgaan=form.cleaned_data["orgaan"])
    pages = Paginator(found, 50)
    number = page_number(request)
    if number > pages.num_pages:
        raise Http404
    context = {
        "form": form,
        "chosen": sum(1 for value in form.cleaned_data.values() if value),
        "page_obj": pages.page(number),
        "today": now().today,
        "nav_current": "vergaderingen",
        "breadcrumb": [(_("Vergaderingen"), "")],
    }
    return render(request, "dossiers/vergaderingen.html", context)


@require_safe
def vergadering(request: HttpRequest, key: str) -> HttpResponse:
    moment = now()
    found = get_object_or_404(Vergadering.objects.public(moment.at).select_related("orgaan", "gemeente"), public_id=key)
    behandelingen = (
        Behandeling.objects.public(moment.at)
        .filter(vergadering=found)
        .select_related("stuk__withdrawal", "dossier")
        .order_by("pk")
    )
    context = {
        "vergadering": found,
        "is_to_come": found.date.earliest is not None and found.date.earliest > moment.today,
        "gemeente": found.gemeente,
        "behandelingen": behandelingen,
        "panels": filled_panels("vergadering", found, moment),
        "nav_current": "vergaderingen",
        "breadcrumb": [(_("Vergaderingen"), "/vergaderingen/"), (str(found), "")],
    }
    return render(request, "dossiers/vergadering.html", context)
