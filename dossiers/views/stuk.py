from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def stuk(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def pagina(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def passage(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def stuk_preview_context(request: HttpRequest, stuk: Any) -> dict[str, Any]:
    return {"stuk": stuk}
