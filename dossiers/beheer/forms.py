"""Ground for all forms of /beheer/: choices of the own gemeente, dates in words, passages by their address."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from dossiers.beheer.gate import in_gemeenten, own
from dossiers.datering import Datering, DateringError, Reces, parse_datering, tidy
from dossiers.models import GemeentePage, Passage, Role
from dossiers.services.rights import user_can_work_for, user_gemeenten

DATERING_HELP = _("Bijvoorbeeld: 8 april 2021, april 2021 of 2021. Laat leeg als de datum onbekend is.")
PASSAGE_HELP = _("Plak het adres of het kenmerk van de passage. Maak een passage via “Pagina’s lezen” bij een stuk.")


class DateringFormField(forms.CharField):
    """One line of text that gives a Datering. Words that stay as they are keep the Datering that they had."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", DATERING_HELP)
        super().__init__(**{"required": False, **kwargs})
        self.current: Datering | None = None
        self.anchor: date | None = None
        self.reces: Sequence[Reces] = ()

    def prepare_value(self, value: Any) -> Any:
        return words_of(value) if isinstance(value, Datering) else value

    def clean(self, value: Any) -> Any:
        text = tidy(super().clean(value))
        if self.current is not None and text == words_of(self.current):
            return self.current
        try:
            return parse_datering(text, anchor=self.anchor, reces=self.reces)
        except DateringError as error:
            raise ValidationError(str(error), code="datering") from error


def words_of(datering: Datering) -> str:
    return datering.words or (datering.display() if datering.is_known else "")


class PassageField(forms.CharField):
    """The public key of a passage, or any address that contains it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", PASSAGE_HELP)
        super().__init__(**{"required": False, "max_length": 500, **kwargs})
        self.queryset = Passage.objects.all()

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Passage):
            return value.public_id
        return Passage.objects.get(pk=value).public_id if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        return self.passage_of(text) if text else None

    def passage_of(self, text: str) -> Passage:
        match = re.search(r"([a-z0-9]{10})/?(?:#\S*)?\s*$", text)  # the page of a passage ends in #passage
        passage = self.queryset.filter(public_id=match[1]).first() if match else None
        if passage is None:
            raise ValidationError(
                _("Deze passage is niet gevonden. Plak het hele adres van de passage."), code="passage"
            )
        return passage


class PassagesField(PassageField):
    """Several passages, one per line."""

    widget = forms.Textarea

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"rows": 3}

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in forms.CharField.clean(self, value).splitlines()]
        return list(dict.fromkeys(self.passage_of(line) for line in lines if line))


def limit_choices(form: forms.BaseForm, user: Any, gemeente: GemeentePage | None) -> None:
    """Offer and accept only what belongs to this gemeente, or to the user's gemeenten when none is chosen yet."""
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if queryset is not None:
            field.queryset = in_gemeenten(queryset, [gemeente]) if gemeente else own(queryset, user)  # type: ignore[attr-defined] # checked above
        if gemeente and isinstance(field, DateringFormField):
            field.reces = gemeente.reces_calendar()


def name_empty_choices(form: forms.BaseForm) -> None:
    """A row of dashes says nothing, least of all to ears."""
    dashes = BLANK_CHOICE_DASH[0]
    field: Any
    for field in form.fields.values():
        words = _("Kies…") if field.required else _("Geen")
        if isinstance(field, forms.ModelChoiceField):  # its choices are a query
            field.empty_label = words if field.empty_label == dashes[1] else field.empty_label
        elif dashes in (choices := list(getattr(field, "choices", ()))):
            field.choices = [("", words) if choice == dashes else choice for choice in choices]


def add_service_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what a service refuses at the field that it is about, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class BeheerForm(forms.Form):
    """A form whose values go to a service. `gemeente` is the one of the object that the form is about."""

    def __init__(self, *args: Any, user: Any, gemeente: GemeentePage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.gemeente = user, gemeente
        limit_choices(self, user, gemeente)
        name_empty_choices(self)


class GemeenteForm(WagtailAdminModelForm):
    """A model form for things of one gemeente. With one gemeente, and on change, nobody has to choose it."""

    instance: Any
    datering_fields: ClassVar[tuple[str, ...]] = ()
    gemeente = forms.ModelChoiceField(
        label=_("Gemeente"), queryset=GemeentePage.objects.all(), help_text=_("De gemeente waar dit bij hoort.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeente = self._settled_gemeente()
        if gemeente is not None:
            self.instance.gemeente = gemeente
            del self.fields["gemeente"]
        limit_choices(self, self.for_user, gemeente)
        for name in self.datering_fields:
            self.fields[name].current = getattr(self.instance, name)
            self.initial[name] = getattr(self.instance, name)
        self._leave_confirming_to_griffiers(gemeente)
        name_empty_choices(self)

    def _settled_gemeente(self) -> GemeentePage | None:
        if self.instance.gemeente_id:
            return self.instance.gemeente
        gemeenten = list(user_gemeenten(self.for_user)[:2])
        return gemeenten[0] if len(gemeenten) == 1 else None

    def _leave_confirming_to_griffiers(self, gemeente: GemeentePage | None) -> None:
        if "is_confirmed" not in self.fields:
            return
        if gemeente is None:
            may_confirm = user_gemeenten(self.for_user, Role.GRIFFIER).exists()
        else:
            may_confirm = user_can_work_for(self.for_user, gemeente.pk, Role.GRIFFIER)
        if not may_confirm:
            del self.fields["is_confirmed"]
            self.instance.is_confirmed = False

    def clean(self) -> Any:
        cleaned = super().clean()
        gemeente = cleaned.get("gemeente")
        if (
            gemeente
            and cleaned.get("is_confirmed")
            and not user_can_work_for(self.for_user, gemeente.pk, Role.GRIFFIER)
        ):
            self.add_error("is_confirmed", _("Bevestigen kan alleen een griffier van deze gemeente."))
        return cleaned

    def _post_clean(self) -> None:
        if gemeente := self.cleaned_data.get("gemeente"):
            self.instance.gemeente = gemeente
        for name in self.datering_fields:
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()
        if self.instance.gemeente_id:
            try:
                self.instance.check_gemeente()
                self._check_many()
            except ValidationError as error:
                add_service_errors(self, error)

    def _check_many(self) -> None:
        for name, value in self.cleaned_data.items():
            model = getattr(getattr(self.fields.get(name), "queryset", None), "model", None)
            if not isinstance(self.fields.get(name), forms.ModelMultipleChoiceField) or model is None:
                continue
            chosen = model._default_manager.filter(pk__in=[thing.pk for thing in value])
            if in_gemeenten(chosen, [self.instance.gemeente]).count() != len(value):
                self.add_error(name, _("Dit hoort bij een andere gemeente."))
