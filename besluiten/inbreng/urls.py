from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from besluiten.inbreng.gate import for_account, private
from besluiten.inbreng.views import afspraak, entrance, overview
from dossiers import url_keys  # noqa: F401 -- registers the converter "key"

app_name = "inbreng"

entrances = [
    path("aanmelden/", entrance.SignInView.as_view(), name="sign_in"),
    path("afmelden/", entrance.SignOutView.as_view(), name="sign_out"),
    path("wachtwoord/", entrance.AskLinkView.as_view(), name="ask_link"),
    path("wachtwoord/<uidb64>/<token>/", entrance.PasswordView.as_view(), name="password"),
]
inside = [
    path("", overview.overview, name="overview"),
    path("afspraken/<key:key>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<key:key>/oordeel/", afspraak.own_reading, name="own_reading"),
    path("afspraken/<key:key>/voorstel/", afspraak.proposal, name="proposal"),
    path("afspraken/<key:key>/oordelen/<int:oordeel>/antwoord/", afspraak.answer, name="answer"),
]
urlpatterns = decorate_urlpatterns([*entrances, *decorate_urlpatterns(inside, for_account)], private)
