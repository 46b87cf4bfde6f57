from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.beheer import beheer_view
from portal.views import serve_page

urlpatterns = [
    path("beheer/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, beheer_view))),
    path("", include("dossiers.urls")),
    path("", include("besluiten.urls")),
    path("", include("search.urls")),
    # Of Wagtail's own routes only this one: those that ask for the password of a hidden page tell that it is there.
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]
