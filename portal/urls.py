from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.beheer import beheer_view
from portal.beheer_account import BeheerAccountView
from portal.theme import theme_file
from portal.views import serve_page

account = beheer_view(require_admin_access(BeheerAccountView.as_view()))

urlpatterns = [
    path("beheer/account/", account, name="wagtailadmin_account"),  # in the place of Wagtail's own
    path("beheer/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, beheer_view))),
    path("inbreng/", include("besluiten.inbreng.urls")),
    re_path(r"^thema/(?P<name>[0-9a-f]{32}\.(?:css|svg|png))$", theme_file, name="theme_file"),
    path("", include("dossiers.urls")),
    path("", include("besluiten.urls")),
    path("", include("search.urls")),
    # Of Wagtail's own routes only this one: those that ask for the password of a hidden page tell that it is there.
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]
