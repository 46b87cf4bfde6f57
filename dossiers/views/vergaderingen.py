from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def vergaderingen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def vergadering(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

