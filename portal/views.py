from typing import Any

from django.http import HttpRequest

from dossiers.models import DossierPage
from portal.models import HomePage


def home_context(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    return {"dossiers": DossierPage.objects.public().order_by("title")}
