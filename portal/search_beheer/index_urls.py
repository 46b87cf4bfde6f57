"""For a beheerder alone: portal.beheer lets nobody else in."""

from django.urls import path

from portal.search_beheer.views import index

app_name = "index_beheer"

urlpatterns = [
    path("zoeken/index/", index.IndexView.as_view(), name="index"),
    path("zoeken/index/opdracht/", index.RunView.as_view(), name="run"),
    path("zoeken/index/niet-gelukt/", index.FailedRowsView.as_view(), name="failed"),
    path("zoeken/index/niet-gelukt/opnieuw/", index.RetryView.as_view(), name="retry"),
]
