"""What besluiten has in one dossier, loaded once for all parts of its page."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from besluiten.filters import SORTS, in_order
from besluiten.gates import counted_snapshots
from besluiten.listed import brief_rows, shown_in_list
from besluiten.models import Afspraak, Besluit, GateSnapshot, Mijlpaal, Verschuiving
from besluiten.plans import Gate, Plan, brief_plans, mijlpalen_then
from besluiten.register import ShownAfspraak, public_afspraken
from besluiten.shown_passages import PASSAGE_RELATED
from besluiten.transitions import AfspraakKind
from dossiers.models import Passage
from dossiers.models.base import DATERING_COLUMNS, keep_columns
from dossiers.panels import Moment, keys_on_page, once_per_page
from dossiers.stand import dated_then
from dossiers.statements import keys_of_any, made_once

LIST_LENGTH = 10
LISTED_KINDS = (AfspraakKind.TOEZEGGING, AfspraakKind.OPDRACHT)
BESLUIT_DAY = Coalesce("date_latest", "date_earliest", "vergadering__date_latest", "vergadering__date_earliest")


@once_per_page
def afspraken_in(dossier: Any, moment: Moment) -> list[ShownAfspraak]:
    """What the page shows: the most pressing open ones, those before a mijlpaal in sight, those on the timeline.

    Most pressing first; `said_…` is the date of the stuk that says it. Those of other dossiers that stand before a
    mijlpaal of this one have not `is_here`.
    """
    on_timeline = {*keys_on_page(dossier, "afspraak"), *keys_on_page(dossier, "termijn")}
    found = _afspraken(dossier, moment, on_timeline, [plan.mijlpaal.pk for plan in plans_in(dossier, moment)])
    return shown_in_list(found, moment)


@made_once
def _afspraken(dossier: Any, moment: Moment, pks: Any, mijlpalen: Any) -> QuerySet[Afspraak]:
    links = Afspraak.dossiers.through.objects.filter(afspraak=OuterRef("pk"), dossierpage=dossier.pk)
    said = {f"said_{suffix}": F(f"passage__stuk__date_{suffix}") for suffix in DATERING_COLUMNS}
    every = public_afspraken(moment).annotate(is_here=Exists(links), **said)
    wanted: list[Any] = [Q(pk__in=pks), Q(mijlpaal__pk__in=mijlpalen)]
    for kind in LISTED_KINDS:
        own: Any = public_afspraken(moment).filter(dossiers=dossier.pk, kind=kind.value)
        wanted.append(Q(pk__in=in_order(own.open(), SORTS[0][0], moment).values("pk")[:LIST_LENGTH]))
    return brief_rows(in_order(every.filter(pk__in=keys_of_any(Afspraak, wanted)), SORTS[0][0], moment))


def gates_in(dossier: Any, moment: Moment) -> dict[int, Gate]:
    """The gate before each mijlpaal of the dossier that has one."""
    rows: dict[int, list[Any]] = {}
    for row in sorted(afspraken_in(dossier, moment), key=lambda row: (row.nummer, row.afspraak.pk)):
        if row.afspraak.mijlpaal_id is not None:
            rows.setdefault(row.afspraak.mijlpaal_id, []).append(row.afspraak)
    return {pk: Gate(tuple(members)) for pk, members in rows.items()}


@once_per_page
def snapshots_in(dossier: Any, moment: Moment) -> list[Any]:
    """How those gates stood on their day, and what of that is on the timeline; oldest day first."""
    return _snapshots(dossier, moment, list(gates_in(dossier, moment)), keys_on_page(dossier, "vastgelegd"))


@made_once
def _snapshots(_dossier: Any, moment: Moment, mijlpalen: Any, pks: Any) -> QuerySet[GateSnapshot]:
    rows = counted_snapshots(moment).filter(Q(mijlpaal__pk__in=mijlpalen) | Q(pk__in=pks))
    rows = keep_columns(rows.select_related("mijlpaal"), "mijlpaal", "title", "public_id")
    snapshots: QuerySet[GateSnapshot] = rows.order_by("day", "pk")
    return snapshots


@once_per_page
def plans_in(dossier: Any, moment: Moment) -> list[Plan]:
    """The first public mijlpalen of a dossier, the main one before the others, and those on the timeline."""
    on_timeline = (keys_on_page(dossier, "mijlpaal"), keys_on_page(dossier, "verschuiving"))
    found = _mijlpalen(dossier, moment, *on_timeline)
    return brief_plans(found, moment)


@made_once
def _mijlpalen(dossier: Any, moment: Moment, pks: Any, verschuivingen: Any) -> QuerySet[Mijlpaal]:
    every = mijlpalen_then(moment).filter(dossier=dossier.pk)
    first = every.order_by("-is_main", "pk").values("pk")[: LIST_LENGTH + 1]
    moved = Verschuiving.objects.filter(pk__in=verschuivingen).values("mijlpaal")
    wanted = Q(pk__in=first) | Q(pk__in=pks) | Q(pk__in=moved)
    rows = keep_columns(every.filter(wanted).select_related("passage__stuk"), "passage", "stuk")
    mijlpalen: QuerySet[Mijlpaal] = keep_columns(rows, "passage__stuk", "soort", "date").order_by("-is_main", "pk")
    return mijlpalen


@once_per_page
def besluiten_in(dossier: Any, moment: Moment) -> list[Any]:
    """The newest ones and those on the timeline, newest first."""
    return _besluiten(dossier, moment, keys_on_page(dossier, "besluit"))


@made_once
def _besluiten(dossier: Any, moment: Moment, pks: Any) -> QuerySet[Besluit]:
    every = besluiten_then(moment).filter(dossiers=dossier.pk)
    newest = newest_first(every).values("pk")[: LIST_LENGTH + 1]
    return shown_besluiten(every.filter(Q(pk__in=newest) | Q(pk__in=pks)), moment)


def besluiten_then(moment: Moment) -> Any:
    """Public ones, now or at the stand; one without a date is as old as its vergadering."""
    rows = Besluit.objects.public(moment.at)
    if moment.stand is None:
        return rows
    by_meeting = Q(date_latest__isnull=True, date_earliest__isnull=True) & dated_then(moment.stand, "vergadering__date")
    return rows.filter(dated_then(moment.stand, "date") | by_meeting)


def newest_first(besluiten: Any) -> Any:
    return besluiten.order_by(F("date_latest").desc(nulls_last=True), "-pk")


def shown_besluiten(rows: Any, moment: Moment) -> QuerySet[Besluit]:
    """Newest first, with `source_is_public`."""
    readable = Passage.objects.public(moment.at).filter(pk=OuterRef("passage"))
    found: QuerySet[Besluit] = newest_first(
        rows.select_related("orgaan", "vergadering", *PASSAGE_RELATED)
        .defer("passage__pagina__text")
        .annotate(source_is_public=Exists(readable))
    )
    return found
