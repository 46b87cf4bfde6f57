"""The check screen: a page of a stuk with every find marked and numbered, and beside it the proposals to judge."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dossiers.beheer.forms import add_service_errors
from dossiers.beheer.gate import int_or_404
from dossiers.beheer.kandidaat_forms import KandidaatForm, KandidaatKind, kandidaat_heading, kandidaat_kind
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin
from dossiers.beheer.views.publication import KeptStukMixin, PublishForm
from dossiers.models import Bestand, Decision, Kandidaat, Level, Role, Stuk, StukReading
from dossiers.page_text import Mark, paragraphs
from dossiers.services.ingest import look_through_if_changed
from dossiers.services.kandidaten import KandidaatConflict, judge_kandidaat, reopen_kandidaat
from dossiers.services.rights import user_can_work_for
from dossiers.services.stukken import check_publishable

REOPEN = "herzie"


@dataclass(frozen=True, slots=True)
class Row:
    """A kandidaat with its number on the screen. `is_on_page`: it stands on the page that is shown."""

    number: int
    kandidaat: Kandidaat
    kind: KandidaatKind
    heading: Any
    is_on_page: bool


class CheckView(KeptStukMixin, OwnObjectMixin, BeheerView):
    model = Stuk
    template_name = "beheer/check.html"
    header_icon = "tasks"
    page_title = gettext_lazy("Controleren")
    form: KandidaatForm | None = None

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("dossiers_beheer:to_check"), _("Te controleren"))]

    def get_page_subtitle(self) -> str:
        return str(self.concept.title)

    @cached_property
    def concept(self) -> Stuk:
        concept: Stuk = self.object.get_latest_revision_as_object()
        return concept

    @cached_property
    def kandidaten(self) -> list[Kandidaat]:
        """Those in the present file, in the order of the text."""
        found = Kandidaat.objects.filter(stuk=self.object, pagina__bestand=self.concept.bestand_id)
        return list(found.select_related("pagina").order_by("pagina__number", "start", "pk"))

    @cached_property
    def current(self) -> Kandidaat | None:
        """The one that is asked for, else the first that is still to do."""
        wanted = self.request.GET.get("nu", "")
        chosen = next((one for one in self.kandidaten if str(one.pk) == wanted and not one.is_decided), None)
        return chosen or next((one for one in self.kandidaten if not one.is_decided), None)

    @property
    def address(self) -> str:
        return reverse("beheer_stuk:check", args=[self.object.pk])

    @property
    def is_griffier(self) -> bool:
        return user_can_work_for(self.request.user, self.object.gemeente_id, Role.GRIFFIER)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        look_through_if_changed(self.object)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = int_or_404(request.POST.get("kandidaat"))
        kandidaat = next((one for one in self.kandidaten if one.pk == key), None)
        if kandidaat is None:
            messages.error(request, _("Dit voorstel is er niet meer: het stuk is opnieuw nagekeken."))
            return HttpResponseRedirect(self.address)
        try:
            self.judge(kandidaat)
        except KandidaatConflict as conflict:
            messages.error(request, " ".join(conflict.messages))
            return HttpResponseRedirect(self.address_after(kandidaat))
        except ValidationError as error:
            return self.refused(kandidaat, error)
        return HttpResponseRedirect(self.address_after(kandidaat))

    def judge(self, kandidaat: Kandidaat) -> None:
        """Raises ValidationError with what is wrong; with `self.form` set when it is about its fields."""
        data, user = self.request.POST, self.request.user
        count = int(data["aantal"]) if data.get("aantal", "").isdecimal() else None
        wanted, reason = data.get("besluit", ""), data.get("reason", "")
        if wanted == REOPEN:
            reopen_kandidaat(kandidaat, expected_count=count, user=user)
            return
        if wanted not in Decision.values or not wanted:
            raise ValidationError(_("Kies: klopt, verbeter of klopt niet."))
        decision = Decision(wanted)
        if decision in (Decision.REJECTED, Decision.KEPT):
            judge_kandidaat(kandidaat, decision, reason=reason, expected_count=count, user=user)
            return
        values = self.values_of(kandidaat)
        has_changed = bool(self.form and self.form.has_changed())
        if decision == Decision.CORRECTED and not has_changed:
            raise ValidationError(_("U heeft nog niets verbeterd. Verander een veld, of kies “Klopt”."))
        decision = Decision.CORRECTED if has_changed else Decision.ACCEPTED
        judge_kandidaat(kandidaat, decision, values=values, reason=reason, expected_count=count, user=user)

    def values_of(self, kandidaat: Kandidaat) -> dict[str, Any]:
        """What the form gives; of a proposal that was accepted without showing its fields, what they would be."""
        proposed = self.form_for(kandidaat)
        if "velden" in self.request.POST:
            self.form = self.form_for(kandidaat, data=self.request.POST)
        else:
            self.form = self.form_for(kandidaat, data=bound_initial(proposed))
        if not self.form.is_valid():
            raise ValidationError(_("Er klopt nog iets niet. Kijk bij de velden hieronder."), code="velden")
        return self.form.values()

    def form_for(self, kandidaat: Kandidaat, data: Any = None) -> KandidaatForm:
        form_class = kandidaat_kind(kandidaat).form_class
        gemeente = self.object.gemeente
        return form_class(
            data, kandidaat=kandidaat, user=self.request.user, gemeente=gemeente, auto_id=f"k{kandidaat.pk}-%s"
        )

    def refused(self, kandidaat: Kandidaat, error: ValidationError) -> HttpResponse:
        """The same screen with what is wrong, at the field that it is about."""
        if self.form is None:
            self.form = self.form_for(kandidaat, data=self.request.POST)
            self.form.is_valid()
        if getattr(error, "code", "") != "velden":
            add_service_errors(self.form, error)
        self.current = kandidaat
        return self.render_to_response(self.get_context_data(), status=422)

    def address_after(self, judged: Kandidaat) -> str:
        """The screen with the next one that is to do; the bar for publishing when there is none."""
        keys = [one.pk for one in self.kandidaten]
        after = self.kandidaten[keys.index(judged.pk) + 1 :]
        still = [one for one in [*after, *self.kandidaten] if not one.is_decided and one.pk != judged.pk]
        if self.request.POST.get("besluit") == REOPEN:
            still.insert(0, judged)
        if not still:
            return f"{self.address}#publiceren"
        return f"{self.address}?nu={still[0].pk}#p{still[0].pk}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = self.current
        page = self.shown_page(current)
        rows = [
            Row(number, one, kandidaat_kind(one), kandidaat_heading(one), one.pagina.number == page)
            for number, one in enumerate(self.kandidaten, start=1)
        ]
        bestand = self.concept.bestand
        done = [row for row in rows if row.kandidaat.is_decided]
        form = self.form or (self.form_for(current) if current else None)
        has_image = bool(self.request.GET.get("beeld") and bestand and bestand.has_fixed_pages)
        return super().get_context_data(
            concept=self.concept,
            address=self.address,
            page_base=f"{self.address}pagina/",
            bestand=bestand,
            reading=StukReading.objects.filter(stuk=self.object, bestand=bestand).first() if bestand else None,
            page=page,
            page_label=bestand.page_label(page) if bestand else "",
            paragraphs=self.marked(page, rows),
            look="beeld" if has_image else "tekst",
            look_query="?beeld=1" if has_image else "",
            todo=[row for row in rows if not row.kandidaat.is_decided],
            done=done,
            total=len(rows),
            current=current,
            grave=next((one for one in self.kandidaten if one.level == Level.HIGH and not one.is_decided), None),
            form=form,
            may_publish=self.is_griffier,
            publish_form=PublishForm(user=self.request.user, gemeente=self.object.gemeente),
            obstacles=self.obstacles(),
            **kwargs,
        )

    def shown_page(self, current: Kandidaat | None) -> int:
        asked = self.kwargs.get("number")
        count = self.concept.bestand.page_count if self.concept.bestand else 1
        if asked is not None:
            return min(max(asked, 1), max(count, 1))
        return current.pagina.number if current else 1

    def marked(self, page: int, rows: list[Row]) -> list[Any]:
        """The paragraphs of the page, with the row of each mark beside its piece."""
        bestand: Bestand | None = self.concept.bestand
        pagina = bestand.pages.filter(number=page).first() if bestand else None
        if pagina is None:
            return []
        on_page = {row.number: row for row in rows if row.is_on_page}
        marks = [Mark(row.number, row.kandidaat.start, row.kandidaat.end) for row in on_page.values()]
        return [
            [(piece, [on_page[key] for key in piece.keys], [on_page[key] for key in piece.ends]) for piece in paragraph]
            for paragraph in paragraphs(pagina.text, marks)
        ]

    def obstacles(self) -> list[str]:
        try:
            check_publishable(self.concept)
        except ValidationError as error:
            return list(error.messages)
        return []


def bound_initial(form: KandidaatForm) -> dict[str, Any]:
    """What a browser would send of this form as it is first shown."""
    return {
        name: bound.field.prepare_value(value) if hasattr(bound.field, "prepare_value") else value
        for name in form.fields
        if (bound := form[name]) is not None and (value := bound.value()) is not None
    }
