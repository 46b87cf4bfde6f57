"""Checks the parameters of an address; a form never builds the question to the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.registry import facet_labels

SORTS = [
    ("relevantie", _("Beste treffer")),
    ("nieuwste", _("Nieuwste eerst")),
    ("oudste", _("Oudste eerst")),
]
KEY_FILTERS = {
    "soort": _("Soort"),
    "gemeente": _("Gemeente"),
    "dossier": _("Dossier"),
    "jaar": _("Jaar"),
    "status": _("Status"),
    "orgaan": _("Orgaan"),
    "portefeuillehouder": _("Portefeuillehouder"),
}
_KEY = re.compile(r"\w[\w.-]{0,199}(?:/\w[\w.-]{0,199})?")
_YEAR = re.compile(r"[1-9][0-9]{3}")
MAX_KEYS = 50
TERM_FIELDS = ("termijn_van", "termijn_tot", "te_laat")


FLAG_ON, FLAG_OFF = ("1", "on", "true"), ("", "0", "false", None, False)


class CheckboxInput(forms.CheckboxInput):
    """Gives the words of the address as they are; the field decides what they mean. Templates draw it by the name
    of its class, like Django's own."""

    def __init__(self) -> None:
        super().__init__(check_test=lambda value: value in FLAG_ON)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name, "")


class FlagField(forms.BooleanField):
    widget = CheckboxInput

    def to_python(self, value: Any) -> bool:
        if value in FLAG_ON:
            return True
        if value in FLAG_OFF:
            return False
        raise forms.ValidationError(_("Kies 1 of laat dit weg."), code="invalid")


class KeysField(forms.Field):
    """Any number of keys of one facet, each known to a labeller; `labels` of the cleaned value hold their
    words."""

    widget = forms.MultipleHiddenInput

    def __init__(self, facet: str) -> None:
        super().__init__(required=False, label=KEY_FILTERS[facet])
        self.facet = facet

    def clean(self, value: Any) -> dict[str, str]:
        keys = list(dict.fromkeys(key for key in value or () if key))
        pattern = _YEAR if self.facet == "jaar" else _KEY
        labels = {}
        if len(keys) <= MAX_KEYS and all(pattern.fullmatch(key) for key in keys):
            labels = facet_labels(self.facet, keys)
        if len(labels.keys() & set(keys)) < len(keys):
            raise forms.ValidationError(_("Deze keuze bestaat niet."), code="unknown")
        return {key: labels[key] for key in keys}


class DayField(forms.DateField):
    widget = forms.DateInput
    default_error_messages = {"invalid": _("Deze datum bestaat niet. Schrijf hem als 2023-04-25.")}

    def __init__(self, label: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget)


class PeriodForm(forms.Form):
    """What a visitor fills in beside the facets."""

    van = DayField(_("Van"))
    tot = DayField(_("Tot en met"))
    termijn_van = DayField(_("Termijn vanaf"))
    termijn_tot = DayField(_("Termijn tot en met"))
    te_laat = FlagField(label=_("Alleen te laat"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for first, last in (("van", "tot"), ("termijn_van", "termijn_tot")):
            start, end = cleaned.get(first), cleaned.get(last)
            if isinstance(start, date) and isinstance(end, date) and start > end:
                self.add_error(last, _("De laatste dag ligt voor de eerste dag."))
        return cleaned

    def leave_out_terms(self) -> None:
        """Nothing found has a term, and none is asked for."""
        if not any(self.cleaned_data.get(name) for name in TERM_FIELDS):
            self.fields = {name: field for name, field in self.fields.items() if name not in TERM_FIELDS}


class AddressForm(forms.Form):
    """The facets, the order, the page number, and whether other words count."""

    sorteer = forms.ChoiceField(label=_("Sorteer op"), required=False, choices=SORTS)
    pagina = forms.IntegerField(label=_("Pagina"), required=False, min_value=1)
    letterlijk = FlagField(label=_("Alleen mijn woorden"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: KeysField(name) for name in KEY_FILTERS}
