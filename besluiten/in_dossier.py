"""What besluiten has in one dossier, loaded once for all parts of its page."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from besluiten.filters import SORTS, in_order
from besluiten.models import Afspraak, Besluit, Verschuiving
from besluiten.plans import Gate, Plan, brief_mijlpalen, plan_of
from besluiten.register import ShownAfspraak, public_afspraken, shown_afspraak, with_brief_rows
from besluiten.shown_passages import PASSAGE_RELATED
from besluiten.transitions import AfspraakKind
from dossiers.models import Passage
from dossiers.panels import Moment, keys_on_page, once_per_page

LIST_LENGTH = 10
LISTED_KINDS = (AfspraakKind.TOEZEGGING, AfspraakKind.OPDRACHT)
BESLUIT_DAY = Coalesce("date_latest", "date_earliest", "vergadering__date_latest", "vergadering__date_earliest")


@once_per_page
def afspraken_in(dossier: Any, moment: Moment) -> list[ShownAfspraak]:
    """What the page shows: the most pressing open ones, those before a mijlpaal in sight, those on the timeline.

    Most pressing first. Those of other dossiers that stand before a mijlpaal of this one have not `is_here`.
    """
    links = Afspraak.dossiers.through.objects.filter(afspraak=OuterRef("pk"), dossierpage=dossier.pk)
    every = public_afspraken(moment).annotate(is_here=Exists(links))
    on_timeline = {*keys_on_page(dossier, "afspraak"), *keys_on_page(dossier, "termijn")}
    wanted = Q(pk__in=on_timeline) | Q(mijlpaal__in=[plan.mijlpaal.pk for plan in plans_in(dossier, moment)])
    for kind in LISTED_KINDS:
        own: Any = public_afspraken(moment).filter(dossiers=dossier.pk, kind=kind.value)
        wanted |= Q(pk__in=in_order(own.open(), SORTS[0][0], moment).values("pk")[:LIST_LENGTH])
    found = in_order(every.filter(wanted), SORTS[0][0], moment)
    return [shown_afspraak(row, moment) for row in with_brief_rows(found, moment)]


def gates_in(dossier: Any, moment: Moment) -> dict[int, Gate]:
    """The gate before each mijlpaal of the dossier that has one."""
    rows: dict[int, list[Any]] = {}
    for row in sorted(afspraken_in(dossier, moment), key=lambda row: (row.nummer, row.afspraak.pk)):
        if row.afspraak.mijlpaal_id is not None:
            rows.setdefault(row.afspraak.mijlpaal_id, []).append(row.afspraak)
    return {pk: Gate(tuple(members)) for pk, members in rows.items()}


@once_per_page
def plans_in(dossier: Any, moment: Moment) -> list[Plan]:
    """The first public mijlpalen of a dossier, the main one before the others, and those on the timeline."""
    every = brief_mijlpalen(moment).filter(dossier=dossier.pk)
    first = every.order_by("-is_main", "pk").values("pk")[: LIST_LENGTH + 1]
    moved = Verschuiving.objects.filter(pk__in=keys_on_page(dossier, "verschuiving")).values("mijlpaal")
    wanted = Q(pk__in=first) | Q(pk__in=keys_on_page(dossier, "mijlpaal")) | Q(pk__in=moved)
    return [plan_of(row) for row in every.filter(wanted).order_by("-is_main", "pk")]


@once_per_page
def besluiten_in(dossier: Any, moment: Moment) -> list[Any]:
    """The newest ones and those on the timeline, newest first."""
    every = Besluit.objects.public(moment.at).filter(dossiers=dossier.pk)
    newest = newest_first(every).values("pk")[: LIST_LENGTH + 1]
    return list(shown_besluiten(every.filter(Q(pk__in=newest) | Q(pk__in=keys_on_page(dossier, "besluit"))), moment))


def newest_first(besluiten: Any) -> Any:
    return besluiten.order_by(F("date_latest").desc(nulls_last=True), "-pk")


def shown_besluiten(rows: Any, moment: Moment) -> Iterable[Any]:
    """Newest first, with `source_is_public`."""
    readable = Passage.objects.public(moment.at).filter(pk=OuterRef("passage"))
    found: Iterable[Any] = newest_first(
        rows.select_related("orgaan", "vergadering", *PASSAGE_RELATED)
        .defer("passage__pagina__text")
        .annotate(source_is_public=Exists(readable))
    )
    return found
