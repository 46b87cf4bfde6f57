from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.beheer.forms import BeheerForm
from search.models import Compound, Synonym


class LinesField(forms.CharField):
    """A tuple of texts, one a line."""

    widget = forms.Textarea

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"rows": 6}

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(value)

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return tuple(line for line in lines if line)


class SynonymForm(BeheerForm):
    direction = forms.ChoiceField(
        label=_("Soort"),
        choices=Synonym.Direction.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Betekent hetzelfde: wie een van deze woorden zoekt, vindt ze allemaal. Bewoners zeggen: wie het gewone "
            "woord zoekt, vindt ook wat er in stukken staat. Andersom telt het veel minder."
        ),
    )
    said = forms.CharField(
        label=_("Bewoners zeggen"),
        max_length=100,
        required=False,
        help_text=_("Alleen bij “Bewoners zeggen → stukken zeggen”. Bijvoorbeeld: thuishulp."),
    )
    expressions = LinesField(
        label=_("Woorden"),
        max_length=2_000,
        help_text=_(
            "Elk woord of elke uitdrukking op een eigen regel, met ten hoogste zes woorden. Bij “Bewoners zeggen”: wat "
            "er in stukken staat, het beste eerst."
        ),
    )
    is_on = forms.BooleanField(
        label=_("Gebruiken bij het zoeken"),
        required=False,
        help_text=_("Haal het vinkje weg om dit uit te zetten. Het blijft in de lijst staan."),
    )


STATES = [
    ("", _("Alle")),
    ("eigen", _("Van de griffie")),
    ("aan", _("Aan")),
    ("uit", _("Uit")),
]


class SynonymFilter(BeheerForm):
    q = forms.CharField(label=_("Woord"), max_length=100, required=False)
    soort = forms.ChoiceField(label=_("Soort"), choices=[("", _("Alle")), *Synonym.Direction.choices], required=False)
    stand = forms.ChoiceField(label=_("Stand"), choices=STATES, required=False)


class CompoundForm(BeheerForm):
    kind = forms.ChoiceField(
        label=_("Soort"),
        choices=Compound.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Wie een deel zoekt, vindt ook het samengestelde woord: “brief” vindt “raadsbrief”."),
    )
    word = forms.CharField(
        label=_("Woord"), max_length=60, help_text=_("Eén woord in het enkelvoud, met alleen letters.")
    )
    parts = forms.CharField(
        label=_("Delen"),
        max_length=100,
        required=False,
        help_text=_("Alleen bij een samengesteld woord met zijn delen, met een spatie ertussen. Zoals: raad brief."),
    )
    is_on = forms.BooleanField(
        label=_("Gebruiken bij het zoeken"),
        required=False,
        help_text=_("Haal het vinkje weg om dit uit te zetten. Het blijft in de lijst staan."),
    )


class TryForm(BeheerForm):
    woord = forms.CharField(
        label=_("Probeer een woord"),
        max_length=60,
        required=False,
        help_text=_("Dan ziet u in welke delen het nu uiteenvalt."),
    )
