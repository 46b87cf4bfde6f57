"""What is kept of each public afspraak (`AfspraakPublicity`), worked out from rows: those of now, or of a stand."""

from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from besluiten.models import Oordeel, StatusWijziging
from besluiten.readings import PROPOSED, UNKNOWN
from besluiten.termijn import TermijnKind
from besluiten.transitions import CLOSED_STATUSES, EVIDENCED_STATUSES, PENDING_STATUSES
from dossiers.models.base import known_day
from dossiers.panels import Moment
from dossiers.stand import known_rows

NO_DAY = Value(date.min, output_field=DateField())


def with_kept_state(afspraken: Any, steps: Any, termijnen: Any, owners: Any) -> Any:
    """Those that have a step among `steps`: with the state of AfspraakQuerySet, and `known_day` (of the promise),
    `closed_day`, `is_unproven` and `owner_row`.
    """
    current = steps.filter(afspraak=OuterRef("pk"), sequence=OuterRef("current_sequence"))
    unproven = current.filter(to_status__in=list(EVIDENCED_STATUSES), without_evidence=True)
    last_owner = owners.filter(afspraak=OuterRef("pk")).oldest_first().reverse()
    first = StatusWijziging.objects.filter(afspraak=OuterRef("pk"), sequence=1)
    return (
        afspraken.with_state_of(steps, termijnen)
        .annotate(
            known_day=_day_of(first),
            closed_day=_day_of(current.filter(to_status__in=list(CLOSED_STATUSES))),
            is_unproven=Exists(unproven),
            owner_row=Subquery(last_owner.values("pk")[:1]),
        )
        .filter(current_status__isnull=False)
    )


def _day_of(steps: Any) -> Subquery:
    return Subquery(steps.annotate(day=known_day()).values("day")[:1])


def moves_among(termijnen: Any) -> Case:
    """1 when one of these terms of an afspraak moved (`besluiten.term_moves`), else 0."""
    days = {"first": Coalesce("earliest", NO_DAY), "last": Coalesce("latest", NO_DAY)}
    others = termijnen.annotate(**days).filter(afspraak=OuterRef("afspraak"))
    other_days = ~Q(first=OuterRef("first")) | ~Q(last=OuterRef("last"))
    # Which of two came first matters only when one of them says no day at all.
    undetermined = Q(kind=TermijnKind.UNDETERMINED.value)
    moved = others.filter(other_days).filter(~undetermined | Q(pk__gt=OuterRef("pk")))
    renamed = others.filter(earliest__isnull=True, latest__isnull=True).filter(
        ~other_days, ~undetermined, ~Q(words__iexact=OuterRef("words"))
    )
    said = termijnen.annotate(**days).filter(~undetermined, afspraak=OuterRef("pk"))
    found = said.filter(Exists(moved) | Exists(renamed))
    return Case(When(Exists(found), then=Value(1)), default=Value(0), output_field=IntegerField())


def oordelen_then(moment: Moment) -> Any:
    """Public readings, now or at the stand. One that waited for the college was not known before it became public,
    unless it stands in a letter.
    """
    rows = Oordeel.objects.public(moment.at)
    if moment.stand is None:
        return rows
    in_letter = Q(is_from_letter=True, passage__isnull=False)
    at_once = Q(public_from__lte=F("recorded_at"))
    return known_rows(rows, moment).filter(at_once | in_letter | Q(published_at__lt=moment.stand.end))


def disputed_among(oordelen: Any, steps: Any) -> Q:
    """The latest of these readings of two speakers differ (`besluiten.readings`), proposed settlements among them."""
    every = oordelen.annotate(day=known_day())
    proposals = steps.annotate(day=known_day()).filter(to_status__in=list(PENDING_STATUSES))
    college = Q(party=Oordeel.Party.BOARD)
    same_speaker = Q(party=OuterRef("party")) & (Q(orgaan=OuterRef("orgaan")) | ~Q(party=Oordeel.Party.THIRD))
    later = Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), recorded_at__gt=OuterRef("recorded_at"))
    superseded = every.filter(same_speaker, later, afspraak=OuterRef("afspraak"))
    proposed_since = proposals.filter(later, afspraak=OuterRef("afspraak"))
    latest = every.filter(~Exists(superseded)).exclude(verdict=UNKNOWN)
    latest = latest.filter(~college | ~Exists(proposed_since))
    differs = latest.filter(afspraak=OuterRef("afspraak")).exclude(verdict=OuterRef("verdict"))
    standing = proposals.filter(afspraak=OuterRef("afspraak")).filter(
        ~Exists(every.filter(college, later, afspraak=OuterRef("afspraak")))
    )
    against = latest.exclude(verdict=PROPOSED).filter(Exists(standing))
    return Q(Exists(latest.filter(Exists(differs), afspraak=OuterRef("pk")))) | Q(
        Exists(against.filter(afspraak=OuterRef("pk")))
    )
