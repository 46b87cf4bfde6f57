"""How each kind of kandidaat is shown and corrected on the check screen. Packages above register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.beheer.forms import BeheerForm, DateringFormField
from dossiers.datering import datering_from_iso
from dossiers.models import Kandidaat, Level, Orgaan, Stuk, StukRelatie
from dossiers.reading.model import FindKind
from dossiers.services.organen import best_orgaan
from dossiers.services.references import likely_stukken


class KandidaatForm(BeheerForm):
    """`initial_of` gives what the machine proposes, by field name: accepted as it is, these are the values."""

    def __init__(self, *args: Any, kandidaat: Kandidaat, **kwargs: Any) -> None:
        self.kandidaat = kandidaat
        super().__init__(*args, **kwargs)
        self.prepare()
        self.initial = {**self.proposed(), **self.initial}

    def prepare(self) -> None:
        """Fit the fields to this kandidaat."""

    def proposed(self) -> dict[str, Any]:
        return {name: value for name, value in self.kandidaat.proposal.items() if name in self.fields}

    def values(self) -> dict[str, Any]:
        """What goes to the acceptor, after `is_valid`."""
        return self.cleaned_data

    def notes(self) -> list[str]:
        """What the griffier should know before judging, beside why it was found."""
        return []


KLOPT = _("Klopt")


@dataclass(frozen=True, slots=True)
class KandidaatKind:
    """`tone` is the colour of its mark: afspraak, verwijzing, gegeven or let-op."""

    kind: FindKind
    label: Any
    tone: str
    icon: str
    form_class: type[KandidaatForm]
    heading: Callable[[Kandidaat], Any] | None = None
    accept_label: Any = KLOPT


_kinds: dict[FindKind, KandidaatKind] = {}


def register_kandidaat_kind(kind: KandidaatKind) -> None:
    if kind.kind in _kinds:
        raise ValueError(f"{kind.kind.value!r} is already registered")
    _kinds[kind.kind] = kind


def kandidaat_kind(kandidaat: Kandidaat) -> KandidaatKind:
    return _kinds[FindKind(kandidaat.kind)]


def kandidaat_heading(kandidaat: Kandidaat) -> Any:
    kind = kandidaat_kind(kandidaat)
    return kind.heading(kandidaat) if kind.heading else kind.label


METADATA_LABELS = {
    "soort": _("Soort stuk"),
    "date": _("Datum van het stuk"),
    "sender": _("Van"),
    "addressee": _("Aan"),
    "title": _("Onderwerp"),
    "kenmerk": _("Kenmerk"),
}


class MetadataForm(KandidaatForm):
    """One fact; which one it is says the proposal."""

    def prepare(self) -> None:
        self.role = next((name for name in ("sender", "addressee") if name in self.kandidaat.proposal), "")
        if self.role:
            self._add_orgaan_fields()
            return
        fields: dict[str, forms.Field] = {
            "soort": forms.ChoiceField(label=_("Soort stuk"), choices=Stuk.Soort.choices),
            "authority": forms.ChoiceField(label=_("Bron"), choices=Stuk.Authority.choices),
            "date": DateringFormField(label=_("Datum van het stuk"), required=True),
            "title": forms.CharField(label=_("Titel"), max_length=300),
            "kenmerk": forms.CharField(label=_("Kenmerk"), max_length=100),
        }
        for name, made in fields.items():
            if name in self.kandidaat.proposal:
                self.fields[name] = made

    def _add_orgaan_fields(self) -> None:
        organen = Orgaan.objects.filter(gemeente=self.kandidaat.gemeente_id)
        self.fields["orgaan"] = forms.ModelChoiceField(
            label=METADATA_LABELS[self.role],
            queryset=organen,
            required=False,
            empty_label=_("Een nieuw orgaan:"),
            help_text=_("Staat het er niet bij? Vul dan hiernaast de naam in."),
        )
        self.fields["new_orgaan"] = forms.CharField(
            label=_("Naam van een nieuw orgaan"),
            max_length=200,
            required=False,
            help_text=_("Alleen als het orgaan nog niet bekend is."),
        )

    def proposed(self) -> dict[str, Any]:
        proposal = dict(self.kandidaat.proposal)
        if "date" in proposal:
            proposal["date"] = datering_from_iso(proposal["date"]).display()
        if "title" in proposal:
            proposal["title"] = proposal["title"][:300]
        if self.role:
            named = proposal.pop(self.role)
            known = best_orgaan(named, self.fields["orgaan"].queryset)  # type: ignore[attr-defined] # a ModelChoiceField
            proposal |= {"orgaan": known.pk} if known else {"new_orgaan": named[:200]}
        return {name: value for name, value in proposal.items() if name in self.fields}

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "role": self.role} if self.role else self.cleaned_data


def metadata_heading(kandidaat: Kandidaat) -> Any:
    return next((label for name, label in METADATA_LABELS.items() if name in kandidaat.proposal), _("Gegeven"))


class ReferenceForm(KandidaatForm):
    """To which stuk the words refer; without one they stay a loose end."""

    relation = forms.ChoiceField(
        label=_("Hoe hoort dit erbij?"),
        choices=StukRelatie.Kind.choices,
        help_text=_("Wat is dit stuk voor het andere stuk?"),
    )
    target = forms.ModelChoiceField(
        label=_("Welk stuk is dit?"),
        queryset=Stuk.objects.all(),
        required=False,
        empty_label=_("Nog niet gevonden: bewaar als los eindje"),
        help_text=_("De stukken die er het meest op lijken. Komt het later binnen, dan wordt het voorgesteld."),
    )

    def prepare(self) -> None:
        self.found = likely_stukken(self.kandidaat)
        likely = [one.key for one in self.found]
        field: Any = self.fields["target"]
        field.queryset = field.queryset.filter(pk__in=likely).order_by("-date_latest", "title")

    def proposed(self) -> dict[str, Any]:
        best = self.found[0] if self.found and self.found[0].is_clear else None
        is_reply = self.kandidaat.proposal.get("relation") == "reply"
        return {
            "relation": StukRelatie.Kind.REPLY if is_reply else StukRelatie.Kind.REFERENCE,
            "target": best.key if best else None,
        }

    def notes(self) -> list[str]:
        return [one.explanation for one in self.found]


class PersonalForm(KandidaatForm):
    """There is nothing to correct: it is there or it is not."""

    def notes(self) -> list[str]:
        return [str(PERSONAL_NOTES[Level(self.kandidaat.level)])]


PERSONAL_NOTES = {
    Level.LOW: _("Kijk of dit openbaar mag zijn. Het houdt publiceren niet tegen."),
    Level.HIGH: _(
        "Zolang dit openstaat of weg moet, kan het stuk niet openbaar worden. Maak een versie zonder dit gegeven."
    ),
}


def register_kandidaat_kinds() -> None:
    register_kandidaat_kind(
        KandidaatKind(FindKind.METADATA, _("Gegeven"), "gegeven", "tag", MetadataForm, heading=metadata_heading)
    )
    register_kandidaat_kind(KandidaatKind(FindKind.REFERENCE, _("Verwijzing"), "verwijzing", "link", ReferenceForm))
    register_kandidaat_kind(KandidaatKind(FindKind.PERSONAL, _("Persoonsgegeven"), "let-op", "warning", PersonalForm))
    register_kandidaat_kind(
        KandidaatKind(FindKind.ATTENTION, _("Let op"), "let-op", "warning", KandidaatForm, accept_label=_("Gezien"))
    )
