"""The forms of the check screen for what a stuk promises, and for news about what was promised before."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import dossiers_field, hardheid_field, orgaan_field, title_field
from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.known_afspraken import Alike, clear_best, likely_afspraken, likely_mijlpalen
from besluiten.services.status import last_row
from besluiten.transitions import STATUS_LABELS, Status
from dossiers.beheer.forms import DateringFormField
from dossiers.beheer.kandidaat_forms import (
    KandidaatForm,
    KandidaatKind,
    register_kandidaat_kind,
)
from dossiers.datering import DateringError, parse_datering
from dossiers.models import Orgaan
from dossiers.reading.model import FindKind
from dossiers.services.organen import best_orgaan

AS_PLAN = {Afspraak.Hardheid.PLAN, Afspraak.Hardheid.EXPECTATION}


class ProposedAfspraakForm(KandidaatForm):
    title = title_field()
    promised_by_orgaan = orgaan_field(_("Door"), _("Wie zegt dit toe, of moet het doen?"))
    promised_to = orgaan_field(_("Aan"), _("Aan wie is het gezegd?"))
    termijn_words = forms.CharField(
        label=_("Termijn"),
        max_length=300,
        required=False,
        help_text=_("Zoals het er staat. Leeg: geen termijn genoemd."),
    )
    hardheid = hardheid_field()
    mijlpaal = forms.ModelChoiceField(label=_("Voorwaarde voor"), queryset=Mijlpaal.objects.all())
    dossiers = dossiers_field(required=False)
    repeats = forms.ModelChoiceField(
        label=_("Is dit al bekend?"),
        queryset=Afspraak.objects.all(),
        required=False,
        empty_label=_("Nee, dit is nieuw"),
        help_text=_("Een bekende afspraak krijgt er deze zin als tweede vindplaats bij."),
    )
    as_mijlpaal = forms.BooleanField(
        label=_("Leg dit vast als mijlpaal"),
        required=False,
        help_text=_("Voor een planning die niemand iets belooft. De termijn wordt de geplande datum."),
    )

    def prepare(self) -> None:
        stuk = self.kandidaat.stuk
        self.anchor = stuk.date.earliest if stuk.date.earliest == stuk.date.latest else None
        self.own_dossiers = list(stuk.get_latest_revision_as_object().dossiers.all())
        if self.kandidaat.kind != FindKind.RANDVOORWAARDE:
            del self.fields["mijlpaal"]
        if self.kandidaat.proposal.get("hardheid") not in AS_PLAN:
            del self.fields["as_mijlpaal"]
        self.alike = likely_afspraken(self.kandidaat, self.own_dossiers)
        if not self.alike:
            del self.fields["repeats"]
            return
        field: Any = self.fields["repeats"]
        field.queryset = field.queryset.filter(pk__in=[one.pk for one in self.alike]).order_by("nummer")

    def proposed(self) -> dict[str, Any]:
        proposal = self.kandidaat.proposal
        organen = list(Orgaan.objects.filter(gemeente=self.kandidaat.gemeente_id))
        by = best_orgaan(proposal.get("promised_by", ""), organen) if proposal.get("promised_by") else None
        to = best_orgaan(proposal.get("promised_to", ""), organen) if proposal.get("promised_to") else None
        return {
            "title": (proposal.get("title") or " ".join(self.kandidaat.quote.split()))[:300],
            "promised_by_orgaan": by.pk if by else None,
            "promised_to": to.pk if to else None,
            "termijn_words": proposal.get("termijn", "")[:300],
            "hardheid": proposal.get("hardheid", ""),
            "dossiers": [dossier.pk for dossier in self.own_dossiers],
            "mijlpaal": self._only_mijlpaal(),
            "repeats": next((one.pk for one in self.alike if one.is_same), None),
        }

    def _only_mijlpaal(self) -> int | None:
        if "mijlpaal" not in self.fields:
            return None
        mine = list(Mijlpaal.objects.filter(dossier__in=self.own_dossiers).values_list("pk", flat=True)[:2])
        return mine[0] if len(mine) == 1 else None

    def notes(self) -> list[str]:
        return [one.explanation for one in self.alike if one.is_same]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["dossiers"] = list(cleaned.get("dossiers") or [])
        if cleaned.pop("as_mijlpaal", False):
            try:
                cleaned["plan"] = parse_datering(cleaned.get("termijn_words", ""), anchor=self.anchor)
            except DateringError as error:
                raise ValidationError({"termijn_words": str(error)}) from error
        return cleaned


class RequestForm(KandidaatForm):
    """A verzoek is kept with its words; there is nothing to fill in."""


class NewsForm(KandidaatForm):
    afspraak = forms.ModelChoiceField(
        label=_("Over welke afspraak?"),
        queryset=Afspraak.objects.order_by("nummer"),
        required=False,
        help_text=_("De bekende afspraak waar deze zin iets over zegt."),
    )
    target = forms.ChoiceField(
        label=_("Nieuwe stand"), required=False, help_text=_("De stand die het college hiermee voorstelt of meldt.")
    )
    termijn_words = forms.CharField(
        label=_("Nieuwe termijn"), max_length=300, required=False, help_text=_("Alleen als het later wordt.")
    )
    mijlpaal = forms.ModelChoiceField(
        label=_("Over welke mijlpaal?"),
        queryset=Mijlpaal.objects.order_by("title"),
        required=False,
        help_text=_("De mijlpaal die later of eerder komt."),
    )
    plan = DateringFormField(label=_("Nieuwe datum"))
    reason = forms.CharField(
        label=_("Waarom, volgens het stuk"), max_length=500, required=False, help_text=_("Lezers zien deze reden.")
    )

    def prepare(self) -> None:
        stuk = self.kandidaat.stuk
        dossiers = list(stuk.get_latest_revision_as_object().dossiers.all())
        self.is_shift = self.kandidaat.proposal.get("news") in ("uitstel", "stille_verschuiving")
        self.alike: list[Alike] = likely_afspraken(self.kandidaat, dossiers)
        self.moved: list[Alike] = likely_mijlpalen(self.kandidaat, dossiers) if self.is_shift else []
        if self.alike and self.moved and self.alike[0].share > self.moved[0].share:
            self.moved = []
        target: Any = self.fields["target"]
        target.choices = [("", _("Kies…")), *((s.value, STATUS_LABELS[s]) for s in self._targets())]
        for name in ("mijlpaal", "plan") if not self.moved else ("afspraak", "target", "termijn_words"):
            del self.fields[name]

    def _targets(self) -> list[Status]:
        best = Afspraak.objects.filter(pk__in=[one.pk for one in self.alike[:1]]).first()
        row = last_row(best) if best else None
        if best is None or row is None:
            return list(Status)
        return [transition.target for transition in best.life_cycle.after(Status(row.to_status))]

    def proposed(self) -> dict[str, Any]:
        proposal, anchor = self.kandidaat.proposal, self.kandidaat.stuk.date.latest
        if self.moved:
            try:
                plan = parse_datering(proposal.get("termijn", ""), anchor=anchor).display()
            except DateringError:
                plan = proposal.get("termijn", "")
            moved = clear_best(self.moved)
            return {"mijlpaal": moved.pk if moved else None, "plan": plan}
        best = clear_best(self.alike)
        settles = proposal.get("news") in ("afgedaan", "zoals_toegezegd")
        pending = Afspraak.objects.get(pk=best.pk).life_cycle.pending if best and settles else None
        return {
            "afspraak": best.pk if best else None,
            "target": pending.value if pending in self._targets() and pending else "",
            "termijn_words": proposal.get("termijn", "") if self.is_shift else "",
        }

    def notes(self) -> list[str]:
        return [one.explanation for one in [*self.moved, *self.alike][:2]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "mijlpaal" in self.fields:
            if not cleaned.get("mijlpaal") or not (cleaned.get("plan") and cleaned["plan"].is_known):
                raise ValidationError(_("Kies de mijlpaal en vul de nieuwe datum in."))
        elif not cleaned.get("termijn_words") and not cleaned.get("target"):
            raise ValidationError(_("Kies een nieuwe stand, of vul een nieuwe termijn in."))
        return cleaned


def register_kandidaat_kinds() -> None:
    labels = {
        FindKind.TOEZEGGING: _("Toezegging"),
        FindKind.RANDVOORWAARDE: _("Randvoorwaarde"),
        FindKind.OPDRACHT: _("Opdracht"),
    }
    for kind, label in labels.items():
        register_kandidaat_kind(KandidaatKind(kind, label, "afspraak", "openquote", ProposedAfspraakForm))
    register_kandidaat_kind(KandidaatKind(FindKind.REQUEST, _("Verzoek"), "afspraak", "openquote", RequestForm))
    news = KandidaatKind(FindKind.NEWS, _("Nieuws over een afspraak"), "afspraak", "history", NewsForm)
    register_kandidaat_kind(news)
