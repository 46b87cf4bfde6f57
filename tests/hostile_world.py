"""A portal of which every text field, whatever model it is of, holds what should break it."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.html import escape
from wagtail.fields import RichTextField

from besluiten.services.publicity import refresh_all_afspraken
from dossiers.append_only import install_triggers, remove_triggers
from dossiers.models import Passage, Stuk, StukPagina
from dossiers.services.publicity import refresh_all
from search.services import rebuild
from tests.hostile_text import PAYLOADS, in_chunks

TextField = models.Field[Any, Any]
APPS = ("portal", "dossiers", "besluiten")
# Written by the code itself and by nobody else.
TECHNICAL = {
    *("public_id", "slug", "url_path", "path", "sha256", "stuk_key", "reason_code", "text_version", "first_nummer"),
    *("hash", "previous_hash", "reason_salt", "reason_digest", "quote_salt", "quote_digest", "termijn_kind"),
}
EVERYTHING = "\n\n".join(PAYLOADS.values())
OF_ROW = " ¶ %d"
TURNS = len(in_chunks(290))


def text_fields(model: type[models.Model]) -> list[TextField]:
    """Those of the model and of its parents that a person or a file can fill."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in TECHNICAL
        and not isinstance(field, models.SlugField)
    ]


def owned_models() -> Iterator[type[models.Model]]:
    for app in APPS:
        yield from (model for model in apps.get_app_config(app).get_models() if text_fields(model))


def fill_every_text(turn: int) -> None:
    """Put payloads in each text of each row; over all turns each field of a size gets each of them.

    Past services and triggers: also what a form would refuse must do no harm once it is there.
    """
    slots = count(turn)
    _fill(lambda field, pk: _value(field, pk, next(slots)), EVERYTHING)


def fill_with(text: str) -> None:
    """The same text in each field of each row, cut to its size."""

    def value(field: TextField, pk: int) -> str:
        mark = OF_ROW % pk
        return f"{text[: field.max_length - len(mark)]}{mark}" if field.max_length else text

    _fill(value, text)


def _fill(value_of: Callable[[TextField, int], str], page_text: str) -> None:
    remove_triggers()
    for model in owned_models():
        for row in model._default_manager.order_by("pk"):
            values = {field.attname: value_of(field, row.pk) for field in text_fields(model)}
            _write(model, row.pk, values, page_text)
    install_triggers()
    refresh_all()
    refresh_all_afspraken()
    for stuk in Stuk.objects.all():  # the forms of /beheer/ show the newest revision
        stuk.save_revision(clean=False)
    rebuild()


def _value(field: TextField, pk: int, slot: int) -> str:
    """Each row another text, also where a field must differ within its gemeente."""
    if field.max_length is None:
        return f"<p>{escape(EVERYTHING)}</p>" if isinstance(field, RichTextField) else EVERYTHING
    return f"{_turn(in_chunks(field.max_length - len(OF_ROW % pk)), slot)}{OF_ROW % pk}"


def _turn(chunks: list[str], slot: int) -> str:
    return chunks[slot % len(chunks)]


def _write(model: type[models.Model], pk: int, values: dict[str, str], page_text: str) -> None:
    """A passage still holds the words that stand on its page."""
    if model is StukPagina:
        pagina = StukPagina.objects.get(pk=pk)
        before = f"{page_text}\n\n"
        values["text"] = before + pagina.text
        for number, passage in enumerate(pagina.passages.order_by("pk")):
            passage.start, passage.end = min(number, len(page_text) - 1), passage.end + len(before)
            passage.quote = values["text"][passage.start : passage.end]
            passage.save()
    if model is not Passage:
        model._default_manager.filter(pk=pk).update(**values)
