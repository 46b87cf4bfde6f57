from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("zoeken/", views.results, name="results"),
    path("zoeken/aanvullen/", views.completions, name="completions"),
]
