"""Forms of /beheer/ whose values go to the services of besluiten. Field names are the services' own."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from besluiten.models import Afspraak, Besluit, Mijlpaal
from besluiten.services.status import ACTOR_LABELS
from besluiten.transitions import STATUS_LABELS, Actor, Status
from dossiers.beheer.forms import BeheerForm, DateringFormField, GemeenteForm, PassageField, PassagesField
from dossiers.models import DossierPage, Functie, Orgaan, Passage

MOST_WORDS = 2000  # in a reason
LONG_TEXT = {"rows": 3}
RECENT = 12


def dossiers_field(**kwargs: Any) -> "forms.ModelMultipleChoiceField[Any]":
    return forms.ModelMultipleChoiceField(
        label=_("Dossiers"),
        queryset=DossierPage.objects.order_by("title"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In welke dossiers moet dit te zien zijn?"),
        **kwargs,
    )


def functies_field(label: Any, **kwargs: Any) -> "forms.ModelMultipleChoiceField[Any]":
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=Functie.objects.select_related("persoon"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        **kwargs,
    )


def orgaan_field(label: Any, help_text: Any) -> "forms.ModelChoiceField[Any]":
    return forms.ModelChoiceField(label=label, queryset=Orgaan.objects.all(), required=False, help_text=help_text)


def title_field() -> forms.CharField:
    return forms.CharField(label=_("Wat"), max_length=300, help_text=_("In gewone woorden: wie doet wat?"))


def moment_field() -> forms.CharField:
    return forms.CharField(
        label=_("Wat"), max_length=300, help_text=_("In een paar woorden, zoals: start van het nieuwe stelsel.")
    )


def reason_field(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Waarom"),
        widget=forms.Textarea(attrs=LONG_TEXT),
        max_length=MOST_WORDS,
        help_text=_("Lezers zien deze reden."),
        **kwargs,
    )


def hardheid_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hoe hard"),
        choices=[("", _("Niet beoordeeld")), *Afspraak.Hardheid.choices],
        required=False,
        help_text=_("Hoe stellig staat het er? “Wij streven ernaar” is een inspanning, “naar verwachting” niet hard."),
    )


class AfspraakForm(BeheerForm):
    title = title_field()
    termijn_words = forms.CharField(
        label=_("Termijn"),
        max_length=300,
        required=False,
        help_text=_(
            "Zoals het er staat: “voor de zomer”, “uiterlijk 1 juli 2026”. Laat leeg als er geen termijn bij staat."
        ),
    )
    hardheid = hardheid_field()
    mijlpaal = forms.ModelChoiceField(
        label=_("Voorwaarde voor"),
        queryset=Mijlpaal.objects.all(),
        help_text=_("De mijlpaal die hiervan afhangt. Staat hij er niet bij? Leg hem eerst vast vanuit een passage."),
    )
    dossiers = dossiers_field(required=False)
    promised_by = functies_field(_("Toegezegd door"), help_text=_("Wie zei het, en in welke functie?"))
    promised_by_orgaan = orgaan_field(
        _("Toegezegd door (orgaan)"), _("Alleen als een heel orgaan het zegt, zoals het college.")
    )
    promised_to = orgaan_field(_("Toegezegd aan"), _("Aan wie is het gezegd, bijvoorbeeld de raad?"))
    owners = functies_field(
        _("Verantwoordelijk"), help_text=_("Laat leeg als dit dezelfde is als wie het heeft toegezegd.")
    )
    nummer = forms.CharField(
        label=_("Nummer"), max_length=40, required=False, help_text=_("Laat leeg voor een nummer van Raadsspoor.")
    )


def is_main_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Hoofdmijlpaal"),
        required=False,
        help_text=_("De mijlpaal waaraan de lezer ziet of het dossier op schema ligt. Eén per dossier."),
    )


class MijlpaalForm(BeheerForm):
    dossier = forms.ModelChoiceField(
        label=_("Dossier"),
        queryset=DossierPage.objects.order_by("title"),
        help_text=_("Het dossier waarvan dit een moment is."),
    )
    title = moment_field()
    plan = DateringFormField(
        label=_("Geplande datum"), help_text=_("Laat leeg als dit stuk alleen zegt dat het later wordt.")
    )
    is_main = is_main_field()


class CorrectMijlpaalForm(BeheerForm):
    title = moment_field()
    is_main = is_main_field()


class ShiftForm(BeheerForm):
    mijlpaal = forms.ModelChoiceField(
        label=_("Mijlpaal"), queryset=Mijlpaal.objects.all(), help_text=_("Welke mijlpaal komt later of eerder?")
    )
    target = DateringFormField(label=_("Nieuwe datum"), required=True)
    origin = DateringFormField(
        label=_("Eerdere datum"), help_text=_("Alleen als deze passage de eerdere datum noemt. Anders leeg laten.")
    )
    reason = reason_field(required=False)


class ChooseAfspraakForm(BeheerForm):
    afspraak = forms.ModelChoiceField(
        label=_("Afspraak"),
        queryset=Afspraak.objects.order_by("nummer", "title"),
        help_text=_("Ze staan op volgorde van nummer."),
    )


class RecentPassagesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # generic to the checker only
    """The newest passages of the gemeente, to choose from without looking up an address."""

    def label_from_instance(self, passage: Any) -> str:
        return passage_label(passage)


def passage_label(passage: Passage) -> str:
    return f"{passage.stuk}: “{Truncator(passage.quote).chars(80)}”"


# A step cannot be undone: none is taken, on nobody's behalf, by a button pressed too early.
NO_CHOICE = ("", _("Kies…"))


class StatusForm(BeheerForm):
    target = forms.ChoiceField(
        label=_("Nieuwe stand"), help_text=_("Alleen de standen die op de huidige kunnen volgen.")
    )
    actor = forms.ChoiceField(
        label=_("Namens"),
        choices=[NO_CHOICE, *((actor.value, ACTOR_LABELS[actor]) for actor in Actor)],
        help_text=_("Wie zegt dit? Het college stelt voor, de raad of de griffie stelt vast."),
    )
    known = DateringFormField(
        label=_("Bekend sinds"), help_text=_("Laat leeg: dan telt de datum van het stuk dat het bewijst.")
    )
    reason = reason_field(required=False)
    evidence = PassagesField(
        label=_("Bewijs"), help_text=_("Plak het adres of het kenmerk van elke passage, één per regel.")
    )
    recent = RecentPassagesField(
        label=_("Of kies uit de nieuwste passages"),
        queryset=Passage.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kruis aan wat dit bewijst. Meer dan één mag."),
    )
    besluit = forms.ModelChoiceField(
        label=_("Besluit"),
        queryset=Besluit.objects.all(),
        required=False,
        help_text=_("Alleen als een besluit deze stand vastlegt."),
    )
    without_evidence = forms.BooleanField(
        label=_("Zonder bewijs"),
        required=False,
        help_text=_("Alleen als er geen stuk is dat dit bewijst. Lezers zien dan: zonder bewijs."),
    )
    expected_sequence = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, afspraak: Afspraak, current: Status, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["recent"]
        newest = field.queryset.order_by("-pk").values_list("pk", flat=True)[:RECENT]
        field.queryset = Passage.objects.filter(pk__in=list(newest)).select_related("stuk")
        self.life_cycle = afspraak.life_cycle
        # The service says what can follow: on an old screen that is first of all that somebody was before.
        self.fields["target"].choices = _choices(self.life_cycle.statuses)  # type: ignore[attr-defined] # a ChoiceField
        self.offer(current)

    def offer(self, current: Status) -> None:
        """Show what can follow now."""
        after = [transition.target for transition in self.life_cycle.after(current)]
        self.fields["target"].widget.choices = [NO_CHOICE, *_choices(after)] if len(after) > 1 else _choices(after)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [*cleaned.get("evidence", []), *cleaned.pop("recent", [])]
        return {**cleaned, "evidence": list(dict.fromkeys(chosen))}


def _choices(statuses: Iterable[Status]) -> list[tuple[str, str]]:
    return [(status.value, STATUS_LABELS[status]) for status in statuses]


class VersionedForm(BeheerForm):
    """Knows what was there when it was opened."""

    expected_version = forms.CharField(widget=forms.HiddenInput, required=False)


class ChangeForm(VersionedForm):
    """What every later change of an afspraak is asked."""

    reason = reason_field()
    passage = PassageField(label=_("Bron"))
    known = DateringFormField(label=_("Bekend sinds"), help_text=_("Laat leeg: dan telt de datum van de bron."))


class TermijnForm(ChangeForm):
    words = forms.CharField(label=_("Nieuwe termijn"), max_length=300, help_text=_("Zoals het er staat."))
    field_order = ("words", "reason", "passage", "known")


class OwnersForm(ChangeForm):
    functies = functies_field(
        _("Verantwoordelijk"),
        help_text=_("Wie is er vanaf nu verantwoordelijk? Wie u niet aankruist, is dat niet meer."),
    )
    field_order = ("functies", "reason", "passage", "known")


class TitleForm(VersionedForm):
    title = title_field()
    reason = reason_field()


class NummerForm(VersionedForm):
    nummer = forms.CharField(label=_("Nummer"), max_length=40, help_text=_("Het nummer op uw eigen lijst."))


class BesluitForm(GemeenteForm):
    datering_fields: ClassVar[tuple[str, ...]] = ("date",)
    date = DateringFormField(label=_("Datum"))
    passage = PassageField(label=_("Bron"))
    dossiers = dossiers_field(required=False)

    class Meta(WagtailAdminModelForm.Meta):
        model = Besluit
        fields = (
            "gemeente",
            "orgaan",
            "vergadering",
            "date",
            "text",
            "outcome",
            "passage",
            "dossiers",
            "is_confirmed",
        )
        help_texts: ClassVar[dict[str, Any]] = {
            "orgaan": _("Wie nam het besluit?"),
            "vergadering": _("In welke vergadering? Kies “Geen” als dat niet bekend is."),
            "text": _("De tekst van het besluit, zoals die is vastgesteld."),
            "outcome": _("Hoe liep het af?"),
        }
