"""No response for a signed-in user may be kept by a cache between us and them; no redirect tells what is hidden."""

from collections.abc import Callable
from urllib.parse import urlparse

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import is_valid_path, resolve
from django.utils.cache import patch_cache_control
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Site


class PrivateForEditorsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Asking `user.is_authenticated` would open the session of every visitor; a session cookie is the cheap sign.
        if request.user.is_authenticated if "sessionid" in request.COOKIES else False:
            patch_cache_control(response, private=True, no_store=True)
        return response


class PublicRedirectMiddleware(RedirectMiddleware):
    """A page that is no longer public has no new address either."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        redirect = super().process_response(request, response)
        if redirect is response:
            return response
        return response if _leads_to_hidden_page(request, redirect["Location"]) else redirect


def _leads_to_hidden_page(request: HttpRequest, location: str) -> bool:
    path = urlparse(location).path
    if not is_valid_path(path) or resolve(path).url_name != "wagtail_serve":
        return False
    try:
        # Not Page.find_for_request: that one remembers the answer for the address asked.
        Site.find_for_request(request).root_page.specific.route(request, path.strip("/").split("/"))
    except Http404:
        return True
    return False
