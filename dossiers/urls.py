from django.urls import path

from dossiers import url_keys  # noqa: F401 -- registers the converter "key"
from dossiers.views import bestand, organen, stuk, vergaderingen

app_name = "dossiers"

urlpatterns = [
    path("stukken/<key:key>/", stuk.stuk, name="stuk"),
    path("stukken/<key:key>/bestand/", bestand.bestand, name="bestand"),
    path("stukken/<key:key>/pagina/<int:number>/", stuk.stuk, name="pagina"),
    path("stukken/<key:key>/pagina/<int:number>/beeld/", bestand.page_image, name="page_image"),
    path("stukken/<key:key>/versie/<int:version>/bestand/", bestand.bestand, name="version_bestand"),
    path("stukken/<key:key>/versie/<int:version>/pagina/<int:number>/", stuk.stuk, name="version_pagina"),
    path(
        "stukken/<key:key>/versie/<int:version>/pagina/<int:number>/beeld/",
        bestand.page_image,
        name="version_page_image",
    ),
    path("passages/<key:key>/", stuk.passage, name="passage"),
    path("vergaderingen/", vergaderingen.vergaderingen, name="vergaderingen"),
    path("vergaderingen/<key:key>/", vergaderingen.vergadering, name="vergadering"),
    path("organen/", organen.organen, name="organen"),
    path("organen/<key:key>/", organen.orgaan, name="orgaan"),
]
