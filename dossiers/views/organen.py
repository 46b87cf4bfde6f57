from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def organen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def orgaan(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

