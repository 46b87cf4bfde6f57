from django.urls import path

from portal.search_beheer.views import synonyms

app_name = "search_beheer"

urlpatterns = [
    path("zoeken/woorden/", synonyms.SynonymsView.as_view(), name="synonyms"),
    path("zoeken/woorden/nieuw/", synonyms.AddSynonymView.as_view(), name="add_synonym"),
    path("zoeken/woorden/<int:pk>/", synonyms.SynonymView.as_view(), name="synonym"),
]
