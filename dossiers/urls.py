from django.urls import path

from dossiers.views import bestand, organen, stuk, vergaderingen

app_name = "dossiers"

urlpatterns = [
    path("stukken/<str:key>/", stuk.stuk, name="stuk"),
    path("stukken/<str:key>/bestand/", bestand.bestand, name="bestand"),
    path("stukken/<str:key>/pagina/<int:number>/", stuk.pagina, name="pagina"),
    path("stukken/<str:key>/pagina/<int:number>/beeld/", bestand.page_image, name="page_image"),
    path("stukken/<str:key>/versie/<int:version>/bestand/", bestand.bestand, name="version_bestand"),
    path("stukken/<str:key>/versie/<int:version>/pagina/<int:number>/", stuk.pagina, name="version_pagina"),
    path(
        "stukken/<str:key>/versie/<int:version>/pagina/<int:number>/beeld/",
        bestand.page_image,
        name="version_page_image",
    ),
    path("passages/<str:key>/", stuk.passage, name="passage"),
    path("vergaderingen/", vergaderingen.vergaderingen, name="vergaderingen"),
    path("vergaderingen/<str:key>/", vergaderingen.vergadering, name="vergadering"),
    path("organen/", organen.organen, name="organen"),
    path("organen/<str:key>/", organen.orgaan, name="orgaan"),
]
