from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail import views as wagtail_views
from wagtail.models import Site

from dossiers.models.gemeente import public_route
from dossiers.views.moment import now
from dossiers.views.pages import home_panels, home_rows, newest_stukken
from portal.models import HomePage


def home_context(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    moment = now()
    return {"rows": home_rows(moment), "panels": home_panels(page, moment), "newest": newest_stukken(moment)}


def serve_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, which would read the site and the home page for each page below it."""
    sites = Site.get_site_root_paths()  # kept by Wagtail, which makes the address of every page from it
    if not sites:
        raise Http404
    found: Any = request
    found._wagtail_route_for_request = public_route(sites[0].root_path, [part for part in path.split("/") if part])
    response: HttpResponseBase = wagtail_views.serve(request, path)
    return response
