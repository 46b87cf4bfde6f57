"""Changes of policy in a dossier that the raad never treated, each in a sentence: what is planned or promised changed.

Other packages register which of their rows are such a change. A proposal to the raad counts by itself. Treated is a
change when the raad treated the stuk that announced it, or the dossier as a whole on that day or later; what stands on
its agenda counts too, and what a stuk of the raad itself says. All of them are read in one statement.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from dossiers.datering import UNKNOWN, Datering, Precision
from dossiers.models import Behandeling, Orgaan, Stuk
from dossiers.models.base import DATERING_COLUMNS, address_of
from dossiers.panels import Moment
from dossiers.stand import stukken_then
from dossiers.statements import Slot, Statement, some_moment, values_of
from dossiers.timeline_streams import held_then

SHOWN = 10
_COUNT, _PROPOSAL = "aantal", "raadsvoorstel"


class ChangeRow(NamedTuple):
    """One row of the statement; `known`: since when, `target`: to which date, UNKNOWN when it goes to none."""

    kind: str
    key: str
    title: str
    extra: str
    known: Datering
    target: Datering


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """ "De verschuiving naar 1 januari 2024" with its address, and "memo van 3 maart 2023"."""

    words: str
    url: str
    detail: str


@dataclass(frozen=True, slots=True)
class Untreated:
    """`stukken`: how many stukken of the dossier no vergadering treated at all. The newest changes come first."""

    stukken: int
    changes: tuple[PolicyChange, ...]
    has_more: bool


Rows = Callable[[Any, Moment], QuerySet[Any, Any]]
Describe = Callable[[ChangeRow], PolicyChange]
_sources: dict[str, tuple[Rows, Describe]] = {}


def register_policy_changes(kind: str, rows: Rows, describe: Describe) -> None:
    """`rows(dossier, moment)`: the public changes, from `change_columns` with this kind."""
    if kind in _sources:
        raise ValueError(f"policy changes {kind!r} are already registered")
    _sources[kind] = rows, describe


def change_columns(
    rows: Any, kind: str, *, key: Any, title: Any, extra: Any = "", known: str = "known", target: str = ""
) -> QuerySet[Any, Any]:
    """Of the newest of these rows. `known` and `target` name a Datering; `key`, `title` and `extra` are expressions."""
    newest = rows.order_by(F(f"{known}_latest").desc(nulls_last=True), "-pk").values("pk")[: SHOWN + 1]
    dates = [F(f"{name}_{part}") if name else Value("") for name in (known, target) for part in DATERING_COLUMNS]
    found = rows.model._default_manager.filter(pk__in=newest).order_by()
    return _as_texts(found, [Value(kind), key, title, extra or Value(""), *dates])


def stuk_was_treated(moment: Moment, stuk: str) -> Q:
    """The stuk at this path was treated by the raad, or is of the raad."""
    treated = _by_council(moment).filter(stuk=OuterRef(f"{stuk}pk"))
    return Q(**{f"{stuk}authority": Stuk.Authority.COUNCIL}) | Q(Exists(treated))


def dossier_was_treated(dossier: Any, moment: Moment, known: str = "known") -> Q:
    """The raad treated the whole dossier on the first day of this Datering or later; on any day when it names none."""
    treated = _by_council(moment).filter(dossier=dossier.pk)
    later = Q(vergadering__date_latest__gte=OuterRef(f"{known}_earliest")) | Q(vergadering__date_latest__isnull=True)
    return Q(Exists(treated.filter(later))) | Q(Exists(treated), **{f"{known}_earliest__isnull": True})


def _by_council(moment: Moment) -> QuerySet[Behandeling]:
    council = Behandeling.objects.at_public_vergadering(moment.at).filter(vergadering__orgaan__kind=Orgaan.Kind.COUNCIL)
    found: QuerySet[Behandeling] = held_then(council, moment)
    return found


def untreated_in(dossier: Any, moment: Moment) -> Untreated:
    stukken, found = 0, []
    rows = _statement(bool(moment.stand)).rows({"dossier": dossier.pk, **values_of(moment)})
    for kind, key, title, extra, *dates in rows:
        if kind == _COUNT:
            stukken = int(key)
        else:
            half = len(DATERING_COLUMNS)
            found.append(ChangeRow(kind, key, title, extra, _datering(*dates[:half]), _datering(*dates[half:])))
    found.sort(key=lambda row: (str(row.known.sort_date or ""), row.kind, row.key), reverse=True)
    describe = {_PROPOSAL: _proposal, **{kind: source[1] for kind, source in _sources.items()}}
    return Untreated(stukken, tuple(describe[row.kind](row) for row in found[:SHOWN]), len(found) > SHOWN)


@cache
def _statement(has_stand: bool) -> Statement:
    """Made at the first page: by then all sources are registered."""
    dossier, moment = SimpleNamespace(pk=Slot("dossier")), some_moment(has_stand=has_stand)
    arms = [_proposals(dossier, moment), *(rows(dossier, moment) for rows, _describe in _sources.values())]
    return Statement.of(_count(dossier, moment).union(*arms, all=True))


def _count(dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    """Of stukken that no vergadering treated, in the columns of a change."""
    treated = held_then(Behandeling.objects.at_public_vergadering(moment.at).filter(stuk=OuterRef("pk")), moment)
    stukken = Stuk.objects.public(moment.at).filter(~Exists(treated), dossiers=dossier.pk).order_by()
    rows: Any = stukken_then(stukken, moment)
    rows = rows.values(together=Value(1)).annotate(number=Count("pk"))
    return _as_texts(rows, [Value(_COUNT), F("number"), *[Value("")] * (2 + 2 * len(DATERING_COLUMNS))])


def _proposals(dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    rows = stukken_then(Stuk.objects.public(moment.at), moment)
    rows = rows.filter(dossiers=dossier.pk, soort=Stuk.Soort.PROPOSAL)
    rows = rows.filter(~stuk_was_treated(moment, ""), ~dossier_was_treated(dossier, moment, "date"))
    return change_columns(rows, _PROPOSAL, key=F("public_id"), title=F("title"), known="date")


def _proposal(row: ChangeRow) -> PolicyChange:
    words = _("Het raadsvoorstel “%s”") % row.title
    return PolicyChange(words, address_of("dossiers:stuk", row.key), row.known.display() if row.known.is_known else "")


def _as_texts(rows: Any, columns: Sequence[Any]) -> QuerySet[Any, Any]:
    named = {f"text_{number}": Coalesce(Cast(column, CharField()), Value("")) for number, column in enumerate(columns)}
    texts: QuerySet[Any, Any] = rows.annotate(**named).values_list(*named)
    return texts


def _datering(words: str, earliest: str, latest: str, precision: str, anchor: str) -> Datering:
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest, anchor)]
    return Datering(words, days[0], days[1], Precision(precision), days[2]) if precision else UNKNOWN
