"""The afspraken of the own gemeenten, and every later change of one."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import NummerForm, OwnersForm, StatusForm, TermijnForm, TitleForm, VersionedForm
from besluiten.beheer.shown_oordelen import told_oordelen
from besluiten.models import Afspraak, TermijnRow, status_label
from besluiten.parts import recorded_parts
from besluiten.services.afspraken import (
    AfspraakConflict,
    change_owners,
    change_termijn,
    check_unchanged,
    confirm_afspraak,
    correct_title,
    set_nummer,
    version_of,
)
from besluiten.services.status import StatusConflict, change_status, last_row
from besluiten.transitions import Actor, Status
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.gate import own
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import DossierPage, Role
from dossiers.services.rights import user_can_work_for

PER_PAGE = 50
STATES = [
    ("", _("Alle")),
    ("open", _("Open")),
    ("te_laat", _("Te laat")),
    ("zonder_termijn", _("Zonder termijn")),
    ("betwist", _("Betwist")),
    ("te_bevestigen", _("Te bevestigen")),
]


class AfsprakenFilter(BeheerForm):
    soort = forms.ChoiceField(label=_("Soort"), choices=[("", _("Alle")), *Afspraak.Kind.choices], required=False)
    stand = forms.ChoiceField(label=_("Stand"), choices=STATES, required=False)
    dossier = forms.ModelChoiceField(
        label=_("Dossier"), queryset=DossierPage.objects.order_by("title"), required=False, empty_label=_("Alle")
    )
    q = forms.CharField(label=_("Woorden of nummer"), max_length=200, required=False)

    def apply(self, afspraken: Any) -> Any:
        values = self.cleaned_data if self.is_valid() else {}
        if values.get("soort"):
            afspraken = afspraken.filter(kind=values["soort"])
        if values.get("dossier"):
            afspraken = afspraken.filter(dossiers=values["dossier"])
        if values.get("q"):
            words = values["q"]
            afspraken = afspraken.filter(
                Q(title__icontains=words) | Q(nummer__icontains=words) | Q(passage__quote__icontains=words)
            )
        return in_state(afspraken, values.get("stand", ""))


def in_state(afspraken: Any, state: str) -> Any:
    if state == "open":
        return afspraken.open()
    if state == "te_laat":
        return afspraken.overdue(timezone.localdate())
    if state == "zonder_termijn":
        return afspraken.undated()
    if state == "betwist":
        return afspraken.filter(publicity__is_disputed=True)
    if state == "te_bevestigen":
        return afspraken.filter(confirmed_at__isnull=True)
    return afspraken


class AfsprakenView(BeheerView):
    template_name = "beheer/afspraken.html"
    page_title = _("Afspraken")
    header_icon = "tasks"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = AfsprakenFilter(self.request.GET, user=self.request.user)
        found: QuerySet[Any] = own(Afspraak.objects.with_recorded_state(), self.request.user)
        termijnen = Prefetch("termijn_rows", TermijnRow.objects.oldest_first())
        found = chosen.apply(found).prefetch_related("dossiers", termijnen).order_by("-created_at", "-pk")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("pagina"))
        rows = [(afspraak, label_of(afspraak), list(afspraak.termijn_rows.all())[-1:]) for afspraak in page]
        return super().get_context_data(form=chosen, page=page, rows=rows, **kwargs)


def label_of(afspraak: Any) -> Any:
    return status_label(afspraak.current_status) if afspraak.current_status else _("Te bevestigen")


class AfspraakView(OwnObjectMixin, BeheerView):
    model = Afspraak
    template_name = "beheer/afspraak.html"
    header_icon = "tasks"

    def get_page_title(self) -> str:
        return str(self.object.get_kind_display())

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("besluiten_beheer:afspraken"), _("Afspraken"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        afspraak = self.object
        rows = afspraak.status_wijzigingen.order_by("sequence").select_related("besluit")
        return super().get_context_data(
            rows=rows.prefetch_related("evidence__passage__stuk"),
            current=last_row(afspraak),
            termijnen=afspraak.termijn_rows.oldest_first().reverse(),
            owners=afspraak.owner_rows.oldest_first().reverse().prefetch_related("functies__persoon"),
            oordelen=told_oordelen(afspraak),
            corrections=afspraak.correction_rows.order_by("-pk"),
            repeats=afspraak.repeated_passages.select_related("passage__stuk", "passage__pagina__bestand"),
            parts=recorded_parts(afspraak),
            is_griffier=user_can_work_for(self.request.user, afspraak.gemeente_id, Role.GRIFFIER),
            **kwargs,
        )


class AfspraakFormView(OwnObjectMixin, ServiceFormView):
    model = Afspraak
    role = Role.GRIFFIER
    header_icon = "tasks"

    def parents(self) -> list[tuple[str, Any]]:
        return [
            (reverse("besluiten_beheer:afspraken"), _("Afspraken")),
            (self.get_success_url(), str(self.object)),
        ]

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:afspraak", args=[self.object.pk])


class ConfirmForm(BeheerForm):
    nummer = forms.CharField(
        label=_("Nummer"), max_length=40, required=False, help_text=_("Laat leeg voor een nummer van Raadsspoor.")
    )


class ConfirmAfspraakView(AfspraakFormView):
    form_class = ConfirmForm
    page_title = _("Bevestigen")
    submit_label = _("Bevestigen")
    success_message = _("Bevestigd.")
    intro = _("Na bevestigen staat deze afspraak op de openbare site, zodra het stuk waarin hij staat openbaar is.")

    def perform(self, form: ConfirmForm) -> Any:
        return confirm_afspraak(self.object, nummer=form.cleaned_data["nummer"], user=self.request.user)


class StatusView(AfspraakFormView):
    form_class = StatusForm
    page_title = _("Stand wijzigen")
    success_message = _("De nieuwe stand is vastgelegd.")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.current = last_row(self.object)
        if self.current is None:
            return ConfirmAfspraakView.as_view()(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        assert self.current is not None
        status = Status(self.current.to_status)
        return {**super().get_form_kwargs(), "afspraak": self.object, "current": status}

    def get_initial(self) -> dict[str, Any]:
        assert self.current is not None
        evidence = self.request.GET.get("bewijs", "")
        return {"expected_sequence": self.current.sequence, "evidence": evidence}

    def perform(self, form: StatusForm) -> Any:
        values = dict(form.cleaned_data)
        values["target"], values["actor"] = Status(values["target"]), Actor(values["actor"])
        if not values["known"].is_known and values["evidence"]:
            values["known"] = values["evidence"][0].stuk.date
        try:
            return change_status(self.object, user=self.request.user, **values)
        except StatusConflict:
            # Once told, the next try counts from what is there now.
            self.current = last_row(self.object)
            assert self.current is not None
            data = self.request.POST.copy()
            data["expected_sequence"] = str(self.current.sequence)
            form.data = data
            form.offer(Status(self.current.to_status))
            raise

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.current is not None
        self.intro = _("De stand is nu: %s.") % status_label(self.current.to_status)
        return super().get_context_data(**kwargs)


class ChangeView(AfspraakFormView):
    """A change of term, owners, words or number. Who sends it from an old screen is told first."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "expected_version": version_of(self.object)}

    def perform(self, form: VersionedForm) -> Any:
        values = dict(form.cleaned_data)
        try:
            check_unchanged(self.object, values.pop("expected_version"))
        except AfspraakConflict:
            data = self.request.POST.copy()
            data["expected_version"] = version_of(self.object)
            form.data = data
            raise
        return self.change(values)

    def change(self, values: dict[str, Any]) -> Any:
        """Hand the values of the form to the service."""
        raise NotImplementedError


class ChangeTermijnView(ChangeView):
    form_class = TermijnForm
    page_title = _("Termijn wijzigen")
    intro = _("De oude termijn blijft in de geschiedenis staan.")

    def change(self, values: dict[str, Any]) -> Any:
        values = with_known(values)
        return change_termijn(self.object, values.pop("words"), user=self.request.user, **values)


class ChangeOwnersView(ChangeView):
    form_class = OwnersForm
    page_title = _("Verantwoordelijke wijzigen")

    def change(self, values: dict[str, Any]) -> Any:
        values = with_known(values)
        return change_owners(self.object, list(values.pop("functies")), user=self.request.user, **values)


def with_known(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "known": values["known"] if values["known"].is_known else None}


class CorrectTitleView(ChangeView):
    form_class = TitleForm
    page_title = _("Omschrijving verbeteren")
    intro = _("Het citaat zelf verandert nooit. De oude omschrijving en de reden blijven zichtbaar.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "title": self.object.title}

    def change(self, values: dict[str, Any]) -> Any:
        return correct_title(self.object, user=self.request.user, **values)


class NummerView(ChangeView):
    form_class = NummerForm
    page_title = _("Eigen nummer")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "nummer": self.object.nummer}

    def change(self, values: dict[str, Any]) -> Any:
        return set_nummer(self.object, user=self.request.user, **values)

    def form_invalid(self, form: Any) -> HttpResponse:
        self.object.refresh_from_db()
        return super().form_invalid(form)
