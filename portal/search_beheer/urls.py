from django.urls import path

from portal.search_beheer.views import compounds, empty_queries, synonyms

app_name = "search_beheer"

urlpatterns = [
    path("zoeken/woorden/", synonyms.SynonymsView.as_view(), name="synonyms"),
    path("zoeken/woorden/nieuw/", synonyms.AddSynonymView.as_view(), name="add_synonym"),
    path("zoeken/woorden/<int:pk>/", synonyms.SynonymView.as_view(), name="synonym"),
    path("zoeken/samengesteld/", compounds.CompoundsView.as_view(), name="compounds"),
    path("zoeken/samengesteld/nieuw/", compounds.AddCompoundView.as_view(), name="add_compound"),
    path("zoeken/samengesteld/<int:pk>/", compounds.CompoundView.as_view(), name="compound"),
    path("zoeken/samengesteld/opbouwen/", compounds.RebuildView.as_view(), name="rebuild"),
    path("zoeken/niets-gevonden/", empty_queries.EmptyQueriesView.as_view(), name="empty_queries"),
    path("zoeken/niets-gevonden/<int:pk>/verbergen/", empty_queries.HideView.as_view(), name="hide_query"),
]
