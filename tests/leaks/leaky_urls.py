"""The portal with four views that leak, to prove that the test of leaks sees it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from dossiers.models import Stuk


def titles(request: HttpRequest) -> HttpResponse:
    return HttpResponse("\n".join(Stuk.objects.values_list("title", flat=True)))


def header(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"X-Laatste": Stuk.objects.latest("pk").public_id})


def count(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Stuk.objects.count()))


def refused(request: HttpRequest, key: str) -> HttpResponse:
    if Stuk.objects.filter(public_id=key).exists():
        return HttpResponse(status=403)
    raise Http404


urlpatterns = [
    path("lek/titels/", titles, name="leaky_titles"),
    path("lek/kop/", header, name="leaky_header"),
    path("lek/aantal/", count, name="leaky_count"),
    path("lek/stuk/<key:key>/", refused, name="leaky_key"),
    path("", include("portal.urls")),
]
