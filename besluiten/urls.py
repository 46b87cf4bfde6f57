from django.urls import path

from besluiten.views import afspraak, mijlpalen, registers

app_name = "besluiten"

urlpatterns = [
    path("toezeggingen/", registers.register, {"kind": "toezegging"}, name="toezeggingen"),
    path("toezeggingen/<str:key>/", afspraak.afspraak, {"kind": "toezegging"}, name="toezegging"),
    path("randvoorwaarden/", registers.register, {"kind": "randvoorwaarde"}, name="randvoorwaarden"),
    path("randvoorwaarden/<str:key>/", afspraak.afspraak, {"kind": "randvoorwaarde"}, name="randvoorwaarde"),
    path("opdrachten/", registers.register, {"kind": "opdracht"}, name="opdrachten"),
    path("opdrachten/<str:key>/", afspraak.afspraak, {"kind": "opdracht"}, name="opdracht"),
    path("mijlpalen/", mijlpalen.mijlpalen, name="mijlpalen"),
    path("mijlpalen/<str:key>/", mijlpalen.mijlpaal, name="mijlpaal"),
]
