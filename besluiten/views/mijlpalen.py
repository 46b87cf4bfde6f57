from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def mijlpalen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def mijlpaal(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
