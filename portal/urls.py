from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.beheer import beheer_view

urlpatterns = [
    path("beheer/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, beheer_view))),
    path("", include("dossiers.urls")),
    path("", include("besluiten.urls")),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
]
