"""The addresses of the site, and a few that go wrong on purpose: only for tests."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.urls import urlpatterns as product_urls


def forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("on purpose")


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "410.html", status=410)


urlpatterns = [
    path("proef/403/", forbidden),
    path("proef/410/", gone),
    path("proef/429/", too_many),
    path("proef/500/", broken),
    *product_urls,
]
