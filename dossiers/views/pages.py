from typing import Any

from django.http import HttpRequest

from dossiers.models import DossierIndexPage, DossierPage, GemeentePage


def dossier_index_context(request: HttpRequest, page: DossierIndexPage) -> dict[str, Any]:
    return {"gemeenten": GemeentePage.objects.public().order_by("title")}


def gemeente_context(request: HttpRequest, page: GemeentePage) -> dict[str, Any]:
    return {"dossiers": DossierPage.objects.public().child_of(page).order_by("title")}
