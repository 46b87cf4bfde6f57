from typing import Any

from django.http import HttpRequest

from dossiers.views.moment import now
from dossiers.views.pages import home_panels, home_rows
from portal.models import HomePage


def home_context(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    moment = now()
    return {"rows": home_rows(moment), "panels": home_panels(page, moment)}
