"""Draws the controls above a list as Django does, and not from templates: it asks two for each option of a select.

A register offers every dossier of a gemeente. What is not drawn here comes from Django's own templates.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

_FOLDER = "django/forms/widgets"


class ListRenderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else format_html(' value="{}"', value)
    attrs = _attributes(widget)
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], shown, attrs)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _number in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), groups)


def _group(name: str | None, options: list[Mapping[str, Any]]) -> SafeString:
    drawn = SafeString("".join([_option(option) for option in options]))
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, drawn) if name else drawn


def _option(option: Mapping[str, Any]) -> str:
    """Once for every dossier: `format_html` costs three times as much."""
    value, label = conditional_escape(option["value"]), conditional_escape(option["label"])
    return f'\n  <option value="{value}"{_attributes(option)}>{label}</option>\n'


def _attributes(widget: Mapping[str, Any]) -> SafeString:
    """A true one has no value, a false one is left out."""
    drawn = SafeString("")
    for name, value in widget["attrs"].items():
        if value is not False:
            drawn += format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
    return drawn


_DRAWN = {f"{_FOLDER}/select.html": _select} | {
    f"{_FOLDER}/{name}.html": _input for name in ("checkbox", "date", "hidden", "text")
}

# One for all forms: each object reads Django's templates and looks for template tags anew.
LIST_RENDERER = ListRenderer()
