from typing import Any

from django.http import HttpRequest

from dossiers.models import DossierPage


def dossier_context(request: HttpRequest, dossier: DossierPage) -> dict[str, Any]:
    return {}
