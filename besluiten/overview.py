"""The overview of a gemeente: how its afspraken stand, by dossier and by who answers for them now.

Each number stands beside what it is a part of, and leads to the register with exactly those rows. The order is that of
the alphabet: one portefeuille is larger than another, so that no order of numbers says who does better.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from statistics import median
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.choices import PublicChoices
from besluiten.filters import NOBODY
from besluiten.panels import TOEZEGGING, list_url, open_url, promise_figures
from besluiten.register import kind_in_words, public_afspraken, settled_since, state_conditions
from besluiten.transitions import EVIDENCED_STATUSES, SETTLED_STATUSES, AfspraakKind
from dossiers.datering_wording import day_in_words
from dossiers.models.public import page_is_public
from dossiers.panels import Moment, Panel, once_per_page, register_panel
from dossiers.search_sources import key_from
from dossiers.statements import SOME_MOMENT, Slot, Statement

BEFORE_TODAY = timedelta(days=364)  # with today a year of 365 days
DOSSIER = ("dossiers__url_path", "dossiers__title")
_OWNER = "publicity__owner_row__functies"
OWNER = (f"{_OWNER}__public_id", f"{_OWNER}__title", f"{_OWNER}__persoon__name")
KIND = ("kind",)


@dataclass(frozen=True, slots=True)
class Counts:
    """`numbers` as `_counted`; `year`: per afspraak settled in the last year the days it took, None when unknown."""

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


@dataclass(frozen=True, slots=True)
class Cell:
    """`whole`: what the number is a part of. Without an address there is nothing to look up."""

    label: str
    whole: str
    words: str
    url: str = ""
    note: str = ""


@once_per_page
def overview_of(gemeente: Any, moment: Moment) -> Overview:
    since = moment.today - BEFORE_TODAY
    values = {"gemeente": gemeente.pk, "at": moment.at, "today": moment.today, "since": since}
    year = _settled_in_year(values)
    # A portal of one gemeente does not speak of gemeenten.
    whole = {"gemeente": gemeente.slug} if len(PublicChoices(moment).gemeenten) > 1 else {}
    kinds = {kind: counts for (kind,), counts in _groups(KIND, values, year)}
    dossiers = [
        Group(TOEZEGGING, title, counts, {"dossier": key_from(path)})
        for (path, title), counts in _groups(DOSSIER, values, year)
    ]
    owners, nobody = [], []
    for (key, title, persoon), counts in _groups(OWNER, values, year):
        if key:
            owners.append(Group(TOEZEGGING, f"{title} ({persoon})", counts, {"portefeuillehouder": key}))
        else:
            nobody.append(Group(TOEZEGGING, _("Niemand genoemd"), counts, {"portefeuillehouder": NOBODY, **whole}))
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


Year = dict[tuple[tuple[str, ...], Any], dict[int, int | None]]
"""Per table and key of a row: afspraak → the days it took."""


def _settled_in_year(values: Mapping[str, Any]) -> Year:
    found: Year = defaultdict(dict)
    for pk, known, closed, kind, path, owner in _settled_statement().rows(values):
        days = (date.fromisoformat(str(closed)) - date.fromisoformat(str(known))).days
        keys = {KIND: kind} if kind != TOEZEGGING else {KIND: kind, DOSSIER: path, OWNER: owner}
        for table, key in keys.items():
            # A promise without a date of its own is known from its registration, which may be later.
            found[table, key][pk] = days if days >= 0 else None
    return found


@cache
def _settled_statement() -> Statement:
    """One row per afspraak, dossier and functie."""
    rows = _own().filter(settled_since(Slot("since")))
    return Statement.of(rows.values_list("pk", "known_day", "closed_day", "kind", DOSSIER[0], OWNER[0]))


def _groups(columns: tuple[str, ...], values: Mapping[str, Any], year: Year) -> list[tuple[tuple[Any, ...], Counts]]:
    """The values of these columns, of which the first is the key, with the counts."""
    names = tuple(_counted(SOME_MOMENT))
    return [
        (
            tuple(row[: len(columns)]),
            Counts(dict(zip(names, row[len(columns) :], strict=True)), tuple(year[columns, row[0]].values())),
        )
        for row in _statement(columns).rows(values)
    ]


@cache
def _statement(columns: tuple[str, ...]) -> Statement:
    rows = _own()
    if columns != KIND:
        rows = rows.filter(kind=TOEZEGGING.value)
    if columns == DOSSIER:
        rows = rows.filter(page_is_public("dossiers__", SOME_MOMENT.at))
    counted = _counted(SOME_MOMENT)
    return Statement.of(rows.values(*columns).annotate(**counted).values_list(*columns, *counted))


def _own() -> Any:
    return public_afspraken(SOME_MOMENT).filter(gemeente=Slot("gemeente")).order_by()


def _counted(moment: Moment) -> dict[str, Count]:
    conditions = state_conditions(moment.today)
    counted = {name: Count("pk", filter=conditions[name]) for name in ("open", "overdue", "undated", "unproven")}
    for name, statuses in (("judged", EVIDENCED_STATUSES), ("settled", SETTLED_STATUSES)):
        counted[name] = Count("pk", filter=Q(current_status__in=[status.value for status in statuses]))
    return {"total": Count("pk"), **counted}


def figures_of(gemeente: Any, moment: Moment) -> dict[str, Any] | None:
    """How the toezeggingen of the gemeente stand, in short."""
    overview = overview_of(gemeente, moment)
    group = next((one for one in overview.kinds if one.kind is TOEZEGGING), None)
    if group is None:
        return None
    *_states, unproven, year, took = _cells(group, overview.since)
    numbers = group.counts.numbers
    return {
        "figures": [
            *promise_figures(numbers, **group.scope),
            _figure(unproven, numbers["unproven"], _("van %d (deels) afgedaan") % numbers["judged"]),
            _figure(year, len(group.counts.year), _("van %d in totaal") % numbers["settled"]),
            _figure(took, took.words, took.note),
        ]
    }


def _figure(cell: Cell, figure: Any, note: str) -> dict[str, Any]:
    return {"label": cell.label, "figure": figure, "note": note, "url": cell.url}


def tables_of(gemeente: Any, moment: Moment) -> dict[str, Any] | None:
    overview = overview_of(gemeente, moment)
    others = tuple(group for group in overview.kinds if group.kind is not TOEZEGGING)
    tables = [
        (_("Dossier"), _("Toezeggingen per dossier"), "per-dossier", overview.dossiers),
        (_("Portefeuillehouder"), _("Toezeggingen per portefeuillehouder"), "per-portefeuillehouder", overview.owners),
        (_("Soort"), _("Randvoorwaarden en opdrachten"), "andere-afspraken", others),
    ]
    shown = [
        {
            "head": head,
            "title": title,
            "anchor": anchor,
            "rows": [{"title": group.title, "cells": _cells(group, overview.since)} for group in groups],
        }
        for head, title, anchor, groups in tables
        if groups
    ]
    return {"tables": shown, "since": day_in_words(overview.since)} if shown else None


def _cells(group: Group, since: date) -> list[Cell]:
    counts, numbers, scope = group.counts, group.counts.numbers, group.scope
    every, still_open, judged, settled = _("van alles"), _("van open"), _("van (deels) afgedaan"), _("van afgedaan")

    def part(label: str, whole: str, number: int, total: int, url: str) -> Cell:
        words = _("%(number)d van %(total)d") % {"number": number, "total": total}
        return Cell(label, whole, words, url) if total else Cell(label, whole, _("geen"))

    def flagged(flag: str) -> str:
        return list_url(group.kind, **{flag: 1}, **scope)

    year_url = list_url(group.kind, afgedaan_sinds=since.isoformat(), **scope)
    return [
        part(_("Open"), every, numbers["open"], numbers["total"], open_url(group.kind, **scope)),
        part(_("Te laat"), still_open, numbers["overdue"], numbers["open"], flagged("te_laat")),
        part(_("Zonder datum"), still_open, numbers["undated"], numbers["open"], flagged("zonder_termijn")),
        part(_("Zonder bewijs"), judged, numbers["unproven"], numbers["judged"], flagged("zonder_bewijs")),
        part(_("Afgedaan in een jaar"), settled, len(counts.year), numbers["settled"], year_url),
        _middle(counts.days, year_url),
    ]


def _middle(days: list[int], url: str) -> Cell:
    label, whole = _("Tijd tot afdoening"), _("van dat jaar")
    if not days:
        return Cell(label, whole, median_in_words(days))
    return Cell(label, whole, median_in_words(days), url, _("de middelste van %d") % len(days))


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
