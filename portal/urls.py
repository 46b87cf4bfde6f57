from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("beheer/", include(wagtailadmin_urls)),
    path("", include("dossiers.urls")),
    path("", include("besluiten.urls")),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
]
