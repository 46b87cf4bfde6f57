"""Controls that are drawn without templates are those of Django, to the letter."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Widget
from django.utils.safestring import mark_safe

from dossiers.form_renderer import ListRenderer

HOSTILE = '"><script>alert(1)</script>&'
GROUPED = [("", "Alles"), ("Duinwijk", [(HOSTILE, HOSTILE), ("b", mark_safe("<i>vet</i>"))]), (7, "Zeven")]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.Select(choices=GROUPED), "b"),
        (forms.Select(choices=GROUPED), None),
        (forms.Select(choices=[]), ""),
        (forms.TextInput(), HOSTILE),
        (forms.TextInput(), None),
        (forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), "2026-06-30"),
        (forms.HiddenInput(), "duinwijk"),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), False),
    ],
)
@pytest.mark.parametrize("attrs", [{"id": "id_x"}, {"id": HOSTILE, "required": True, "disabled": False}])
def test_a_control_is_drawn_as_django_draws_it(widget: Widget, value: Any, attrs: dict[str, Any]) -> None:
    drawn = widget.render(HOSTILE, value, attrs, renderer=ListRenderer())

    assert drawn == widget.render(HOSTILE, value, attrs, renderer=DjangoTemplates())


def test_other_controls_come_from_the_templates_of_django() -> None:
    drawn = forms.Textarea().render("x", "a", {"id": "x"}, renderer=ListRenderer())

    assert drawn == forms.Textarea().render("x", "a", {"id": "x"}, renderer=DjangoTemplates())
