"""No response for a signed-in user may be kept by a cache between us and them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class PrivateForEditorsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Asking `user.is_authenticated` would open the session of every visitor; a session cookie is the cheap sign.
        if request.user.is_authenticated if "sessionid" in request.COOKIES else False:
            patch_cache_control(response, private=True, no_store=True)
        return response
