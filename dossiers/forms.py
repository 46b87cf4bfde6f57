from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.form_renderer import LIST_RENDERER
from dossiers.timeline import stream_labels


class TimelineForm(forms.Form):
    """The filter above a timeline, from the query string; every field may be left out."""

    default_renderer = LIST_RENDERER

    soort = forms.ChoiceField(label=_("Soort"), required=False)
    orgaan = forms.ChoiceField(label=_("Van wie"), required=False)
    van = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    tot = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, organen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`organen`: public keys and names."""
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", _("Alles")), *stream_labels().items()]  # type: ignore[attr-defined] # ChoiceField
        self.fields["orgaan"].choices = [("", _("Iedereen")), *organen]  # type: ignore[attr-defined] # ChoiceField
        for name in ("van", "tot"):
            self.fields[name].input_formats = ["%Y-%m-%d"]  # type: ignore[attr-defined] # DateField


class OrderForm(forms.Form):
    sorteer = forms.ChoiceField(choices=[("nieuwste", ""), ("oudste", "")], required=False)
    pagina = forms.IntegerField(min_value=1, required=False)
    # On paper: the whole dossier, or what fits on two sides for a meeting.
    afdruk = forms.ChoiceField(choices=[("1", ""), ("kort", "")], required=False)
