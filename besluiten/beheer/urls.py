from django.urls import path, register_converter
from django.urls.converters import StringConverter

from besluiten.beheer.views import accounts, afspraken, from_passage, mijlpalen, oordelen, parts, settling
from besluiten.transitions import AfspraakKind

app_name = "besluiten_beheer"


class KindConverter(StringConverter):
    regex = "|".join(kind.value for kind in AfspraakKind)


register_converter(KindConverter, "afspraak_kind")

urlpatterns = [
    path(
        "stukken/passages/<str:key>/<afspraak_kind:kind>/", from_passage.RegisterAfspraakView.as_view(), name="register"
    ),
    path("stukken/passages/<str:key>/mijlpaal/", from_passage.RegisterMijlpaalView.as_view(), name="register_mijlpaal"),
    path("stukken/passages/<str:key>/verschuiving/", from_passage.ShiftView.as_view(), name="shift"),
    path("stukken/passages/<str:key>/bewijs/", from_passage.EvidenceView.as_view(), name="evidence"),
    path("stukken/passages/<str:key>/herhaling/", from_passage.RepeatView.as_view(), name="repeat"),
    path("stukken/<int:pk>/afdoen/", settling.SettleView.as_view(), name="settle"),
    path("afspraken/", afspraken.AfsprakenView.as_view(), name="afspraken"),
    path("afspraken/<int:pk>/", afspraken.AfspraakView.as_view(), name="afspraak"),
    path("afspraken/<int:pk>/bevestigen/", afspraken.ConfirmAfspraakView.as_view(), name="confirm"),
    path("afspraken/<int:pk>/stand/", afspraken.StatusView.as_view(), name="status"),
    path("afspraken/<int:pk>/termijn/", afspraken.ChangeTermijnView.as_view(), name="termijn"),
    path("afspraken/<int:pk>/verantwoordelijken/", afspraken.ChangeOwnersView.as_view(), name="owners"),
    path("afspraken/<int:pk>/omschrijving/", afspraken.CorrectTitleView.as_view(), name="title"),
    path("afspraken/<int:pk>/nummer/", afspraken.NummerView.as_view(), name="nummer"),
    path("afspraken/<int:pk>/onderdelen/toevoegen/", parts.AddOnderdeelView.as_view(), name="add_onderdeel"),
    path(
        "afspraken/<int:pk>/onderdelen/<int:onderdeel>/verbeteren/",
        parts.CorrectOnderdeelView.as_view(),
        name="correct_onderdeel",
    ),
    path(
        "afspraken/<int:pk>/onderdelen/<int:onderdeel>/vervalt/",
        parts.DropOnderdeelView.as_view(),
        name="drop_onderdeel",
    ),
    path(
        "afspraken/<int:pk>/onderdelen/<int:onderdeel>/beoordelen/",
        parts.JudgeDeliveryView.as_view(),
        name="judge_delivery",
    ),
    path("afspraken/<int:pk>/oordelen/vastleggen/", oordelen.GiveOordeelView.as_view(), name="give_oordeel"),
    path(
        "afspraken/<int:pk>/oordelen/<int:oordeel>/antwoord/",
        oordelen.AnswerOordeelView.as_view(),
        name="answer_oordeel",
    ),
    path("afspraken/<int:pk>/oordelen/<int:oordeel>/niet-tonen/", oordelen.WithholdView.as_view(), name="withhold"),
    path(
        "afspraken/<int:pk>/oordelen/<int:oordeel>/antwoorden/<int:answer>/niet-tonen/",
        oordelen.WithholdAnswerView.as_view(),
        name="withhold_answer",
    ),
    path("termijnen/", oordelen.TermsListView.as_view(), name="terms_list"),
    path("termijnen/<int:pk>/", oordelen.TermsView.as_view(), name="terms"),
    path("accounts/", accounts.AccountsView.as_view(), name="accounts"),
    path("accounts/nieuw/", accounts.MakeAccountView.as_view(), name="make_account"),
    path("accounts/<int:pk>/link/", accounts.NewLinkView.as_view(), name="account_link"),
    path("accounts/<int:pk>/beeindigen/", accounts.EndAccountView.as_view(), name="end_account"),
    path("mijlpalen/", mijlpalen.MijlpalenView.as_view(), name="mijlpalen"),
    path("mijlpalen/<int:pk>/", mijlpalen.MijlpaalView.as_view(), name="mijlpaal"),
    path("mijlpalen/<int:pk>/bevestigen/", mijlpalen.ConfirmMijlpaalView.as_view(), name="confirm_mijlpaal"),
    path("mijlpalen/<int:pk>/verbeteren/", mijlpalen.CorrectMijlpaalView.as_view(), name="correct_mijlpaal"),
]
