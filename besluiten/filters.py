"""The filters of the registers, from the query string. Choices name public things only.

A value that is not a choice, and a date that does not exist, make the form invalid: the view answers 400.
"""

from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from besluiten.choices import PublicChoices
from besluiten.models import Afspraak, Mijlpaal, OwnerRow, status_label
from besluiten.register import settled_since, state_conditions
from besluiten.transitions import LIFE_CYCLES, OPEN_STATUSES, AfspraakKind, Status
from dossiers.datering_wording import day_in_words
from dossiers.form_renderer import LIST_RENDERER
from dossiers.models import DossierPage
from dossiers.panels import Moment
from search.forms import FlagField

MAX_WORDS = 10
STATES = {
    "te_laat": "overdue",
    "zonder_termijn": "undated",
    "betwist": "disputed",
    "zonder_bewijs": "unproven",
    "verschoven": "moved",
}
NOBODY = "niemand"  # has vowels, as no public key of a functie has

SORTS = (
    ("te_laat", gettext_lazy("Termijn, langst te laat eerst")),
    ("nieuwste", gettext_lazy("Nieuwste eerst")),
    ("termijn", gettext_lazy("Termijn")),
    ("nummer", gettext_lazy("Nummer")),
)


class ListForm(forms.Form):
    """What a register understands beside its filters; `pagina` is read by the view."""

    sorteer = forms.ChoiceField(required=False, choices=SORTS)
    formaat = forms.ChoiceField(required=False, choices=[("csv", "CSV"), ("json", "JSON")])


class DayFilter(django_filters.DateFilter):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, **kwargs)


class FlagFilter(django_filters.Filter):
    field_class = FlagField


class FilterForm(forms.Form):
    default_renderer = LIST_RENDERER

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("van") and cleaned.get("tot") and cleaned["van"] > cleaned["tot"]:
            self.add_error("tot", _("De laatste dag ligt voor de eerste dag."))
        return cleaned


class AfspraakFilter(django_filters.FilterSet):
    """Over afspraken of one kind, as `register.public_afspraken` annotates them."""

    q = django_filters.CharFilter(label=gettext_lazy("Woorden"), method="filter_words", max_length=400)
    status = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Status"), field_name="current_status", widget=forms.CheckboxSelectMultiple
    )
    te_laat = FlagFilter(label=gettext_lazy("Alleen te laat"), method="filter_state")
    zonder_termijn = FlagFilter(label=gettext_lazy("Alleen zonder datum"), method="filter_state")
    betwist = FlagFilter(label=gettext_lazy("Alleen betwist"), method="filter_state")
    zonder_bewijs = FlagFilter(label=gettext_lazy("Alleen zonder bewijs"), method="filter_state")
    verschoven = FlagFilter(label=gettext_lazy("Alleen met een verschoven termijn"), method="filter_state")
    hardheid = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Hoe hard"), choices=Afspraak.Hardheid.choices, widget=forms.CheckboxSelectMultiple
    )
    dossier = django_filters.ChoiceFilter(
        label=gettext_lazy("Dossier"), method="filter_dossier", empty_label=gettext_lazy("Alle dossiers")
    )
    gemeente = django_filters.ChoiceFilter(
        label=gettext_lazy("Gemeente"), field_name="gemeente__slug", empty_label=gettext_lazy("Alle gemeenten")
    )
    aan = django_filters.ChoiceFilter(
        label=gettext_lazy("Aan"), field_name="promised_to__public_id", empty_label=gettext_lazy("Iedereen")
    )
    portefeuillehouder = django_filters.ChoiceFilter(
        label=gettext_lazy("Portefeuillehouder"), method="filter_owner", empty_label=gettext_lazy("Iedereen")
    )
    van = DayFilter(label=gettext_lazy("Vanaf"), field_name="known_day", lookup_expr="gte")
    tot = DayFilter(label=gettext_lazy("Tot en met"), field_name="known_day", lookup_expr="lte")
    afgedaan_sinds = DayFilter(label=gettext_lazy("Afgedaan sinds"), method="filter_settled")

    class Meta:
        model = Afspraak
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: QueryDict, queryset: QuerySet[Afspraak], *, kind: AfspraakKind, moment: Moment) -> None:
        super().__init__(data, queryset=queryset)
        self.moment = moment
        statuses = [status for status in Status if status in LIFE_CYCLES[kind].statuses]
        offer = PublicChoices(moment)
        self.filters["status"].extra["choices"] = [(status.value, status_label(status)) for status in statuses]
        self.filters["dossier"].extra["choices"] = offer.dossiers()
        self.filters["aan"].extra["choices"] = offer.organen()
        self.filters["portefeuillehouder"].extra["choices"] = [(NOBODY, _("Niemand genoemd")), *offer.functies()]
        offer.fill_gemeente(self.filters["gemeente"])

    def filter_words(self, queryset: QuerySet[Afspraak], name: str, value: str) -> QuerySet[Afspraak]:
        """Every word stands in the number, the title or the quote that the public may read."""
        for word in value.split()[:MAX_WORDS]:
            quoted = Q(source_is_public=True, passage__quote__icontains=word)
            queryset = queryset.filter(Q(nummer__icontains=word) | Q(title__icontains=word) | quoted)
        return queryset

    def filter_state(self, queryset: QuerySet[Afspraak], name: str, value: bool) -> QuerySet[Afspraak]:
        return queryset.filter(state_conditions(self.moment.today)[STATES[name]]) if value else queryset

    def filter_settled(self, queryset: QuerySet[Afspraak], name: str, value: Any) -> QuerySet[Afspraak]:
        return queryset.filter(settled_since(value)) if value else queryset

    def filter_dossier(self, queryset: QuerySet[Afspraak], name: str, value: str) -> QuerySet[Afspraak]:
        return queryset.filter(dossiers__in=dossier_pks(value, self.moment))

    def filter_owner(self, queryset: QuerySet[Afspraak], name: str, value: str) -> QuerySet[Afspraak]:
        """Answered for now, by the last public row of owners."""
        named = OwnerRow.functies.through.objects.filter(ownerrow=OuterRef("owner_row"))
        if value == NOBODY:
            return queryset.filter(~Exists(named))
        return queryset.filter(Exists(named.filter(functie__public_id=value)))

    def without(self, name: str) -> QuerySet[Afspraak]:
        """The rows when this one filter is left out, for the counts beside its choices."""
        queryset = self.queryset
        for key, value in self.form.cleaned_data.items():
            if key != name:
                queryset = self.filters[key].filter(queryset, value)
        return queryset


class MijlpaalFilter(django_filters.FilterSet):
    dossier = django_filters.ChoiceFilter(
        label=gettext_lazy("Dossier"), method="filter_dossier", empty_label=gettext_lazy("Alle dossiers")
    )
    gemeente = django_filters.ChoiceFilter(
        label=gettext_lazy("Gemeente"), field_name="gemeente__slug", empty_label=gettext_lazy("Alle gemeenten")
    )

    class Meta:
        model = Mijlpaal
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet[Mijlpaal], *, moment: Moment) -> None:
        super().__init__(data, queryset=queryset)
        self.moment = moment
        offer = PublicChoices(moment)
        self.filters["dossier"].extra["choices"] = offer.dossiers()
        offer.fill_gemeente(self.filters["gemeente"])

    def filter_dossier(self, queryset: QuerySet[Mijlpaal], name: str, value: str) -> QuerySet[Mijlpaal]:
        return queryset.filter(dossier__in=dossier_pks(value, self.moment))


def dossier_pks(key: str, moment: Moment) -> list[int]:
    gemeente, _slash, slug = key.partition("/")
    pages = DossierPage.objects.public(moment.at).filter(slug=slug, url_path__endswith=f"/{gemeente}/{slug}/")
    return list(pages.values_list("pk", flat=True))


def in_order(afspraken: Any, sort: str, moment: Moment) -> QuerySet[Afspraak]:
    """Ties are broken by key, so that pages never overlap."""
    last_day = F("last_day").asc(nulls_last=True)
    if sort == "nieuwste":
        return afspraken.order_by("-known_day", "-pk")
    if sort == "termijn":
        return afspraken.order_by(last_day, "nummer", "pk")
    if sort == "nummer":
        return afspraken.order_by("nummer", "pk")
    is_open = Q(current_status__in=[status.value for status in OPEN_STATUSES])
    urgency = Case(
        When(is_open & Q(last_day__lt=moment.today, settlement_pending=False), then=Value(0)),
        When(is_open & Q(last_day__isnull=False), then=Value(1)),
        When(is_open, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return afspraken.annotate(urgency=urgency).order_by("urgency", last_day, "nummer", "pk")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in force: its words, and the page without it."""

    words: str
    url: str


def chosen_filters(form: forms.Form, params: QueryDict) -> list[Chosen]:
    chosen = []
    for name, value in form.cleaned_data.items():
        for key in value if isinstance(value, list) else [value]:
            if key:
                chosen.append(Chosen(_words_of(form.fields[name], key), _without(params, name, key)))
    return chosen


def _words_of(field: Any, value: Any) -> str:
    if isinstance(field, forms.DateField):
        return f"{field.label}: {day_in_words(value)}"
    if isinstance(field, FlagField):
        return str(field.label)
    return f"{field.label}: {_flat(getattr(field, 'choices', ())).get(value, value)}"


def _flat(choices: Any) -> dict[str, str]:
    """The choices without their groups."""
    flat: dict[str, str] = {}
    for key, words in choices:
        flat |= dict(words) if isinstance(words, list | tuple) else {key: str(words)}
    return flat


def _without(params: QueryDict, name: str, value: Any) -> str:
    copy = params.copy()
    copy.pop("pagina", None)
    copy.setlist(name, [item for item in copy.getlist(name) if isinstance(value, str) and item != value])
    return f"?{copy.urlencode()}"
