from django.urls import path

from besluiten.views import afspraak, mijlpalen, registers
from dossiers import url_keys  # noqa: F401 -- registers the converter "key"

app_name = "besluiten"

urlpatterns = [
    path("toezeggingen/", registers.register, {"kind": "toezegging"}, name="toezeggingen"),
    path("toezeggingen/<key:key>/", afspraak.afspraak, {"kind": "toezegging"}, name="toezegging"),
    path("randvoorwaarden/", registers.register, {"kind": "randvoorwaarde"}, name="randvoorwaarden"),
    path("randvoorwaarden/<key:key>/", afspraak.afspraak, {"kind": "randvoorwaarde"}, name="randvoorwaarde"),
    path("opdrachten/", registers.register, {"kind": "opdracht"}, name="opdrachten"),
    path("opdrachten/<key:key>/", afspraak.afspraak, {"kind": "opdracht"}, name="opdracht"),
    path("mijlpalen/", mijlpalen.mijlpalen, name="mijlpalen"),
    path("mijlpalen/<key:key>/", mijlpalen.mijlpaal, name="mijlpaal"),
]
