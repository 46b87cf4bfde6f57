"""The overview of a gemeente: how its afspraken stand, by dossier and by who answers for them now.

Each number stands beside what it is a part of, and leads to the register with exactly those rows. The order is that of
the alphabet: one portefeuille is larger than another, so that no order of numbers says who does better.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.choices import PublicChoices
from besluiten.filters import NOBODY
from besluiten.panels import TOEZEGGING, list_url, open_url, promise_figures
from besluiten.register import SHOWN_STATES, kind_in_words, public_afspraken, settled_since, state_conditions
from besluiten.transitions import EVIDENCED_STATUSES, SETTLED_STATUSES, AfspraakKind
from dossiers.datering_wording import day_in_words
from dossiers.models import DossierPage, Functie
from dossiers.panels import Moment, Panel, keys_on_page, once_per_page, register_panel
from dossiers.search_sources import key_from
from dossiers.statements import rows_made_once

BEFORE_TODAY = timedelta(days=364)  # with today a year of 365 days
OWNERS = "publicity__owner_row__functies"
NUMBERS = ("total", *SHOWN_STATES, "unproven", "judged", "settled")


@dataclass(frozen=True, slots=True)
class Counts:
    """`numbers` by the names of NUMBERS; `year`: of each that was settled in it the days it took, None when unknown."""

    numbers: Mapping[str, int]
    year: tuple[int | None, ...]

    @property
    def days(self) -> list[int]:
        return [days for days in self.year if days is not None]


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a table; `scope` are the parameters of the register that hold its afspraken and no others."""

    kind: AfspraakKind
    title: str
    counts: Counts
    scope: dict[str, str]


@dataclass(frozen=True, slots=True)
class Overview:
    since: date
    kinds: tuple[Group, ...]
    dossiers: tuple[Group, ...]
    owners: tuple[Group, ...]


class Column(NamedTuple):
    """`whole`: what the numbers of this column are a part of."""

    label: str
    whole: str


class Cell(NamedTuple):
    """Without an address there is nothing to look up."""

    words: str
    url: str = ""
    note: str = ""


@once_per_page
def overview_of(gemeente: Any, moment: Moment) -> Overview:
    """Of the dossiers those on this page of the list."""
    since = moment.today - BEFORE_TODAY
    shown = keys_on_page(gemeente, "dossier")
    year = _settled_in_year(gemeente, moment, since)
    # A portal of one gemeente does not speak of gemeenten.
    whole = {"gemeente": gemeente.slug} if len(PublicChoices(moment).gemeenten) > 1 else {}
    kinds = {kind: _counts(numbers, year["kind", kind]) for kind, *numbers in _by_kind(gemeente, moment)}
    titles = {pk: (path, title) for pk, path, title in _dossiers(gemeente, moment, shown)}
    dossiers = [
        Group(TOEZEGGING, titles[pk][1], _counts(numbers, year["dossier", pk]), {"dossier": key_from(titles[pk][0])})
        for pk, *numbers in _by_dossier(gemeente, moment, shown)
    ]
    names = {pk: (key, f"{title} ({persoon})") for pk, key, title, persoon in _functies(gemeente, moment)}
    owners, nobody = [], []
    for pk, *numbers in _by_owner(gemeente, moment):
        counts = _counts(numbers, year["owner", pk])
        if pk is None:
            nobody.append(Group(TOEZEGGING, _("Niemand genoemd"), counts, {"portefeuillehouder": NOBODY, **whole}))
        else:
            key, title = names[pk]
            owners.append(Group(TOEZEGGING, title, counts, {"portefeuillehouder": key}))
    return Overview(
        since=since,
        kinds=tuple(
            Group(kind, kind_in_words(kind, is_plural=True), kinds[kind.value], whole)
            for kind in AfspraakKind
            if kind.value in kinds
        ),
        dossiers=tuple(sorted(dossiers, key=_alphabetically)),
        owners=(*sorted(owners, key=_alphabetically), *nobody),
    )


def _alphabetically(group: Group) -> str:
    return group.title.casefold()


Year = dict[tuple[str, Any], dict[int, int | None]]
"""Per table and key of a row: afspraak → the days it took."""


def _settled_in_year(gemeente: Any, moment: Moment, since: date) -> Year:
    found: Year = defaultdict(dict)
    for pk, known, closed, kind, dossier, owner in _settled(gemeente, moment, [since]):
        days = (date.fromisoformat(str(closed)) - date.fromisoformat(str(known))).days
        rows = [("kind", kind), *([("dossier", dossier), ("owner", owner)] if kind == TOEZEGGING else [])]
        for row in rows:
            # A promise without a date of its own is known from its registration, which may be later.
            found[row][pk] = days if days >= 0 else None
    return found


@rows_made_once
def _settled(gemeente: Any, moment: Moment, since: Any) -> QuerySet[Any, Any]:
    """One row per afspraak, dossier and functie."""
    rows = _own(gemeente, moment).filter(settled_since(since[0]))
    return rows.values_list("pk", "known_day", "closed_day", "kind", "dossiers", OWNERS)


@rows_made_once
def _by_kind(gemeente: Any, moment: Moment) -> QuerySet[Any, Any]:
    return _counted_by(_own(gemeente, moment), moment, "kind")


@rows_made_once
def _by_dossier(gemeente: Any, moment: Moment, dossiers: Any) -> QuerySet[Any, Any]:
    rows = _own(gemeente, moment).filter(kind=TOEZEGGING.value, dossiers__id__in=dossiers)
    return _counted_by(rows, moment, "dossiers__id")


@rows_made_once
def _dossiers(_gemeente: Any, _moment: Moment, pks: Any) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = DossierPage.objects.filter(id__in=pks).values_list("id", "url_path", "title")
    return rows


@rows_made_once
def _by_owner(gemeente: Any, moment: Moment) -> QuerySet[Any, Any]:
    return _counted_by(_own(gemeente, moment).filter(kind=TOEZEGGING.value), moment, OWNERS)


@rows_made_once
def _functies(gemeente: Any, moment: Moment) -> QuerySet[Any, Any]:
    functies = Functie.objects.filter(gemeente=gemeente.pk)
    return functies.values_list("pk", "public_id", "title", "persoon__name")


def _own(gemeente: Any, moment: Moment) -> QuerySet[Any]:
    return public_afspraken(moment).filter(gemeente=gemeente.pk).order_by()


def _counted_by(rows: Any, moment: Moment, *columns: str) -> QuerySet[Any, Any]:
    """The values of these columns, then the `NUMBERS`."""
    conditions = state_conditions(moment.today)
    conditions["judged"] = Q(current_status__in=[status.value for status in EVIDENCED_STATUSES])
    conditions["settled"] = Q(current_status__in=[status.value for status in SETTLED_STATUSES])
    counted = {name: Count("pk", filter=conditions.get(name)) for name in NUMBERS}
    found: QuerySet[Any, Any] = rows.values(*columns).annotate(**counted).values_list(*columns, *NUMBERS)
    return found


def _counts(numbers: Sequence[int], year: Mapping[int, int | None]) -> Counts:
    return Counts(dict(zip(NUMBERS, numbers, strict=True)), tuple(year.values()))


def columns() -> list[Column]:
    return [
        Column(_("Open"), _("van alles")),
        Column(_("Te laat"), _("van open")),
        Column(_("Zonder datum"), _("van open")),
        Column(_("Betwist"), _("van alles")),
        Column(_("Zonder bewijs"), _("van (deels) afgedaan")),
        Column(_("Afgedaan in een jaar"), _("van afgedaan")),
        Column(_("Tijd tot afdoening"), _("van dat jaar")),
    ]


def figures_of(gemeente: Any, moment: Moment) -> dict[str, Any] | None:
    """How the toezeggingen of the gemeente stand, in short."""
    overview = overview_of(gemeente, moment)
    group = next((one for one in overview.kinds if one.kind is TOEZEGGING), None)
    if group is None:
        return None
    numbers, days = group.counts.numbers, group.counts.days
    *_states, unproven, year, took = zip(columns(), _cells(group, overview.since), strict=True)
    own = (
        (unproven, numbers["unproven"], _("van %d (deels) afgedaan") % numbers["judged"]),
        (year, len(group.counts.year), _("van %d in totaal") % numbers["settled"]),
        (took, median_in_words(days), took[1].note),
    )
    return {
        "figures": [
            *promise_figures(numbers, **group.scope),
            *(
                {"label": column.label, "figure": figure, "note": note, "url": cell.url}
                for (column, cell), figure, note in own
            ),
        ]
    }


def tables_of(gemeente: Any, moment: Moment) -> dict[str, Any] | None:
    overview = overview_of(gemeente, moment)
    others = tuple(group for group in overview.kinds if group.kind is not TOEZEGGING)
    tables = [
        (_("Dossier"), _("Toezeggingen per dossier"), "per-dossier", overview.dossiers),
        (_("Portefeuillehouder"), _("Toezeggingen per portefeuillehouder"), "per-portefeuillehouder", overview.owners),
        (_("Soort"), _("Randvoorwaarden en opdrachten"), "andere-afspraken", others),
    ]
    named = columns()
    shown = [
        {
            "head": head,
            "title": title,
            "anchor": anchor,
            "rows": [
                {"title": group.title, "cells": list(zip(named, _cells(group, overview.since), strict=True))}
                for group in groups
            ],
        }
        for head, title, anchor, groups in tables
        if groups
    ]
    return {"tables": shown, "columns": named, "since": day_in_words(overview.since)} if shown else None


def _cells(group: Group, since: date) -> list[Cell]:
    """By `columns`."""
    counts, numbers, scope = group.counts, group.counts.numbers, group.scope
    days = counts.days
    words = _("%(number)d van %(total)d")

    def part(number: int, whole: str, url: str) -> Cell:
        total = numbers[whole]
        return Cell(words % {"number": number, "total": total}, url) if total else Cell(_("geen"))

    def flagged(flag: str) -> str:
        return list_url(group.kind, **{flag: 1}, **scope)

    year_url = list_url(group.kind, afgedaan_sinds=since.isoformat(), **scope)
    return [
        part(numbers["open"], "total", open_url(group.kind, **scope)),
        part(numbers["overdue"], "open", flagged("te_laat")),
        part(numbers["undated"], "open", flagged("zonder_termijn")),
        part(numbers["disputed"], "total", flagged("betwist")),
        part(numbers["unproven"], "judged", flagged("zonder_bewijs")),
        part(len(counts.year), "settled", year_url),
        Cell(median_in_words(days), year_url if days else "", _("de middelste van %d") % len(days) if days else ""),
    ]


def median_in_words(days: list[int]) -> str:
    """In whole days, a half upwards."""
    if not days:
        return _("niet te zeggen")
    middle = int(median(days) + 0.5)
    return ngettext("%d dag", "%d dagen", middle) % middle


def register() -> None:
    folder = "besluiten/panels"
    register_panel("gemeente", Panel("figures", 10, f"{folder}/in_short.html", figures_of, area="top"))
    register_panel("gemeente", Panel("tables", 20, f"{folder}/overview.html", tables_of, area="main"))
