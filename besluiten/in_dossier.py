"""What besluiten has in one dossier, loaded once for all parts of its page."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from besluiten.filters import SORTS, in_order
from besluiten.models import Afspraak, Besluit
from besluiten.plans import Gate, Plan, plan_of, public_mijlpalen
from besluiten.register import ShownAfspraak, is_open, public_afspraken, shown_afspraak, with_brief_rows
from besluiten.shown_passages import PASSAGE_RELATED
from besluiten.termijn import TermijnKind
from besluiten.transitions import AfspraakKind, Status
from dossiers.models import Passage
from dossiers.panels import Moment, once_per_page

BESLUIT_DAY = Coalesce("date_latest", "date_earliest", "vergadering__date_latest", "vergadering__date_earliest")


@once_per_page
def afspraken_in(dossier: Any, moment: Moment) -> list[ShownAfspraak]:
    """Most pressing first. Those of other dossiers that stand before a mijlpaal of this one have not `is_here`."""
    links = Afspraak.dossiers.through.objects.filter(afspraak=OuterRef("pk"), dossierpage=dossier.pk)
    every = public_afspraken(moment).annotate(is_here=Exists(links))
    found = in_order(every.filter(Q(is_here=True) | Q(mijlpaal__dossier=dossier.pk)), SORTS[0][0], moment)
    return [shown_afspraak(row, moment) for row in with_brief_rows(found, moment)]


def counts_in(dossier: Any, moment: Moment) -> Counter[str]:
    """As `besluiten.panels.counts_of`, over what the page has loaded."""
    counts = Counter[str]()
    for row in afspraken_in(dossier, moment):
        afspraak = row.afspraak
        if not afspraak.is_here:
            continue
        if afspraak.kind == AfspraakKind.RANDVOORWAARDE:
            counts["gate"] += 1
            counts["met"] += afspraak.current_status == Status.SHOWN
        elif afspraak.kind == AfspraakKind.TOEZEGGING:
            counts["total"] += 1
            counts["open"] += is_open(afspraak)
            counts["overdue"] += row.is_overdue
            counts["undated"] += is_open(afspraak) and afspraak.termijn_kind == TermijnKind.UNDETERMINED
    return counts


def gates_in(dossier: Any, moment: Moment) -> dict[int, Gate]:
    """The gate before each mijlpaal of the dossier that has one."""
    rows: dict[int, list[Any]] = {}
    for row in sorted(afspraken_in(dossier, moment), key=lambda row: (row.nummer, row.afspraak.pk)):
        if row.afspraak.mijlpaal_id is not None:
            rows.setdefault(row.afspraak.mijlpaal_id, []).append(row.afspraak)
    return {pk: Gate(tuple(members)) for pk, members in rows.items()}


@once_per_page
def plans_in(dossier: Any, moment: Moment) -> list[Plan]:
    """The public mijlpalen of a dossier, the main one first."""
    rows = public_mijlpalen(moment).filter(dossier=dossier.pk).order_by("-is_main", "pk")
    return [plan_of(row) for row in rows]


@once_per_page
def besluiten_in(dossier: Any, moment: Moment) -> list[Any]:
    """Newest first."""
    return list(shown_besluiten(Besluit.objects.public(moment.at).filter(dossiers=dossier.pk), moment))


def shown_besluiten(rows: Any, moment: Moment) -> Iterable[Any]:
    """With `timeline_day` (that of the vergadering when it has no date itself) and `source_is_public`."""
    readable = Passage.objects.public(moment.at).filter(pk=OuterRef("passage"))
    found: Iterable[Any] = (
        rows.select_related("orgaan", "vergadering", *PASSAGE_RELATED)
        .defer("passage__pagina__text")
        .annotate(timeline_day=BESLUIT_DAY, source_is_public=Exists(readable))
        .order_by(F("date_latest").desc(nulls_last=True), "-pk")
    )
    return found
