from django.urls import path

from dossiers.beheer.views.dossiers import DossiersView, PhaseView, PortefeuillehouderView
from dossiers.beheer.views.loose_ends import LooseEndsView
from dossiers.beheer.views.page_reader import PassageView
from dossiers.beheer.views.reading_rules import ReadingRulesView
from dossiers.beheer.views.to_check import LooseReferencesView, ToCheckView
from dossiers.beheer.views.upload import UploadedView, UploadView

app_name = "dossiers_beheer"

urlpatterns = [
    path("dossiers/", DossiersView.as_view(), name="dossiers"),
    path("dossiers/<int:pk>/fase/", PhaseView.as_view(), name="phase"),
    path("dossiers/<int:pk>/portefeuillehouder/", PortefeuillehouderView.as_view(), name="portefeuillehouder"),
    path("uploaden/", UploadView.as_view(), name="upload"),
    path("uploaden/gelezen/", UploadedView.as_view(), name="uploaded"),
    path("controleren/", ToCheckView.as_view(), name="to_check"),
    path("controleren/verwijzingen/", LooseReferencesView.as_view(), name="loose_references"),
    path("losse-einden/", LooseEndsView.as_view(), name="loose_ends"),
    path("controleren/regels/", ReadingRulesView.as_view(), name="reading_rules"),
    path("stukken/passages/<str:key>/", PassageView.as_view(), name="passage"),
]
