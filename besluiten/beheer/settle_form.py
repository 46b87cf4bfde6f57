"""What one stuk means for one afspraak: its own form on the screen that lists them all. Its choices are made once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import MOST_WORDS, reason_field
from besluiten.beheer.part_forms import form_field
from besluiten.models import Afspraak, Delivery, Onderdeel, status_label
from besluiten.parts import last_delivery
from besluiten.services.settling import PartJudgement, Proof, targets
from besluiten.services.status import ACTOR_LABELS
from besluiten.transitions import Actor, Status
from dossiers.models import Orgaan, Passage, Stuk
from dossiers.services.passages import MAX_QUOTE

MOST_PAGES = 100_000
SETTLERS = (Actor.GRIFFIE, Actor.COUNCIL)


@dataclass(frozen=True, slots=True)
class Choices:
    """What every form of the screen offers, by the value of the choice."""

    passages: dict[str, Passage]
    organen: dict[str, Orgaan]

    def for_passages(self) -> list[tuple[str, Any]]:
        labels = [
            (value, f"{one.pagina.label}: “{Truncator(one.quote).chars(80)}”") for value, one in self.passages.items()
        ]
        return [("", _("Kies, of zoek de woorden hieronder")), *labels]

    def for_organen(self) -> list[tuple[str, Any]]:
        return [("", _("Niet genoemd")), *((value, one.name) for value, one in self.organen.items())]


def choices_of(stuk: Stuk) -> Choices:
    """In two queries."""
    passages = stuk.passages.select_related("pagina__bestand").defer("pagina__text").order_by("pagina__number", "start")
    organen = Orgaan.objects.filter(gemeente=stuk.gemeente_id)
    return Choices({str(one.pk): one for one in passages}, {str(one.pk): one for one in organen})


def page_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Pagina"),
        required=False,
        min_value=1,
        max_value=MOST_PAGES,
        help_text=_("Alleen nodig als deze woorden op meer pagina’s staan."),
    )


def words_field() -> forms.CharField:
    return forms.CharField(
        label=_("Of: woorden uit dit stuk"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MAX_QUOTE,
        required=False,
        help_text=_("Plak ze precies zoals ze er staan. Raadsspoor zoekt ze op."),
    )


def seen(row: Onderdeel) -> int:
    """The key of the last judgement that this screen shows; 0 for none."""
    delivery = last_delivery(row)
    return delivery.pk if delivery else 0


class SettleForm(forms.Form):
    """`current`: how the afspraak stands now. Fields of a part end in its key: "passage_12"."""

    target = forms.ChoiceField(label=_("Wat betekent dit stuk?"), widget=forms.RadioSelect)
    actor = forms.ChoiceField(
        label=_("Wie stelt dat vast?"),
        choices=[(actor.value, ACTOR_LABELS[actor]) for actor in SETTLERS],
        initial=Actor.GRIFFIE,
        help_text=_("Telt alleen als u vaststelt. Een voorstel staat altijd op naam van het college."),
    )
    passage = forms.ChoiceField(
        label=_("Welke passage bewijst het?"),
        required=False,
        help_text=_("De passages die al in dit stuk zijn gekozen."),
    )
    words = words_field()
    page = page_field()
    reason = reason_field(required=False)
    expected_sequence = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        afspraak: Afspraak,
        current: Status,
        onderdelen: Sequence[Onderdeel],
        choices: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, prefix=f"a{afspraak.pk}", **kwargs)
        self.afspraak, self.current, self.onderdelen, self.choices = afspraak, current, onderdelen, choices
        self.fields["target"].choices = self._targets()  # type: ignore[attr-defined] # a ChoiceField
        self.fields["target"].help_text = self._steps_in_words()
        self.fields["passage"].choices = self.passage_choices  # type: ignore[attr-defined] # a ChoiceField
        for row in onderdelen:
            self.fields |= {f"{name}_{row.pk}": field for name, field in self._part_fields().items()}
            self.fields[f"expected_last_{row.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=seen(row), required=False
            )

    @cached_property
    def passage_choices(self) -> list[tuple[str, Any]]:
        return self.choices.for_passages()

    @cached_property
    def orgaan_choices(self) -> list[tuple[str, Any]]:
        return self.choices.for_organen()

    def _targets(self) -> list[tuple[str, Any]]:
        cycle = self.afspraak.life_cycle
        proposal = _("%s: het college vindt dat het klaar is, vastgesteld is dat nog niet")
        return [
            (target.value, proposal % status_label(target) if target is cycle.pending else status_label(target))
            for target in targets(cycle, self.current)
        ]

    def _steps_in_words(self) -> Any:
        pending = self.afspraak.life_cycle.pending
        if self.current is pending:
            return _("Het college stelde dit al voor. Hiermee stelt u vast wat ervan is gekomen.")
        return _(
            "Stelt u het meteen vast? Dan komen er twee regels in het verloop, met hetzelfde bewijs: "
            "eerst “%s” door het college, dan wat u vaststelt."
        ) % status_label(pending)

    def _part_fields(self) -> dict[str, forms.Field]:
        return {
            "extent": forms.ChoiceField(
                label=_("Is het gegeven?"),
                choices=[("", _("Nu niet beoordelen")), *Delivery.Extent.choices],
                required=False,
                help_text=_("Nodig als u de afspraak afdoet en dit onderdeel nog niet is beoordeeld."),
            ),
            "form": form_field(_("Hoe is het gegeven?")),
            "given_to": forms.ChoiceField(
                label=_("Aan wie"), choices=self.orgaan_choices, required=False, help_text=_("Wie kreeg het?")
            ),
            "passage": forms.ChoiceField(
                label=_("Welke passage bewijst dit onderdeel?"),
                choices=self.passage_choices,
                required=False,
                help_text=_("Een eigen passage, of dezelfde als die hierboven staat."),
            ),
            "words": words_field(),
            "page": page_field(),
            "reason": forms.CharField(
                label=_("Toelichting"),
                max_length=MOST_WORDS,
                required=False,
                help_text=_("Nodig als het niet is gegeven. Lezers zien deze woorden."),
            ),
        }

    def clean(self) -> dict[str, Any]:
        if any(field.errors for field in self.hidden_fields()):
            raise forms.ValidationError(_("Dit formulier is niet heel aangekomen. Laad de pagina opnieuw."))
        return super().clean() or {}

    def whole_fields(self) -> Iterator[Any]:
        """What is asked of the afspraak itself."""
        return (self[name] for name in ("target", "passage", "words", "page", "actor", "reason"))

    def part_fields(self) -> Iterator[tuple[Onderdeel, list[Any]]]:
        for row in self.onderdelen:
            yield row, [self[f"{name}_{row.pk}"] for name in self._part_fields()]

    def values(self) -> dict[str, Any]:
        """What `settle_with_stuk` takes, of a form that is valid."""
        cleaned = self.cleaned_data
        return {
            "target": Status(cleaned["target"]),
            "actor": Actor(cleaned["actor"]),
            "proof": self._proof(""),
            "reason": cleaned["reason"],
            "expected_sequence": cleaned["expected_sequence"],
            "parts": [self._judgement(row) for row in self.onderdelen if cleaned[f"extent_{row.pk}"]],
        }

    def _judgement(self, row: Onderdeel) -> PartJudgement:
        def said(name: str) -> Any:
            return self.cleaned_data[f"{name}_{row.pk}"]

        given_to = self.choices.organen.get(said("given_to"))
        proof = self._proof(f"_{row.pk}")
        return PartJudgement(row, said("extent"), proof, said("form"), given_to, said("reason"), said("expected_last"))

    def _proof(self, suffix: str) -> Proof:
        said = self.cleaned_data
        passage = self.choices.passages.get(said[f"passage{suffix}"])
        return Proof(passage, said[f"words{suffix}"], said[f"page{suffix}"])
