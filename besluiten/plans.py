"""Public mijlpalen with their public shifts: the plan now, the slip since the first plan, and the gate before it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.models import Afspraak, Mijlpaal, Verschuiving
from besluiten.register import public_afspraken
from besluiten.shown_passages import PASSAGE_RELATED
from besluiten.slip_chart import PlanStep, SlipChart, slip_chart
from besluiten.transitions import Status
from besluiten.wording import countdown_in_words, slip_in_words
from dossiers.datering import UNKNOWN, Datering
from dossiers.models import Stuk
from dossiers.models.base import keep_columns, label_of
from dossiers.panels import Moment
from dossiers.stand import known_rows, stuk_then
from dossiers.statements import made_once
from dossiers.timeline_entries import Shift


@dataclass(frozen=True, slots=True)
class Gate:
    """The randvoorwaarden of one mijlpaal or dossier, and how many of them were shown."""

    rows: tuple[Any, ...]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def met(self) -> int:
        return sum(row.current_status == Status.SHOWN for row in self.rows)

    @property
    def words(self) -> str:
        return _("%(met)d van %(total)d aangetoond") % {"met": self.met, "total": self.total}

    @property
    def slots(self) -> list[str]:
        """data-status of each slot of the gate bar."""
        looks = {Status.SHOWN.value: "aangetoond", Status.REPORTED_READY.value: "gemeld"}
        return [looks.get(row.current_status, "") for row in self.rows]

    @property
    def statuses(self) -> list[tuple[Any, list[tuple[str, str]]]]:
        return [(row, gate_statuses(row)) for row in self.rows]


def gate_statuses(row: Any) -> list[tuple[str, str]]:
    """Of a public randvoorwaarde; its term is the day of the mijlpaal, which is said once."""
    return [(row.current_status, ""), *([("zonder_bewijs", "")] if row.is_unproven else [])]


@dataclass(frozen=True, slots=True)
class Plan:
    mijlpaal: Mijlpaal
    current: Datering
    shifts: tuple[Verschuiving, ...]

    @property
    def first(self) -> Datering:
        """The oldest plan that a public source names; UNKNOWN when none does."""
        dates = [self.mijlpaal.plan, *(shift.origin for shift in self.shifts[:1])]
        return next((plan for plan in dates if plan.is_known), UNKNOWN)

    @property
    def slip(self) -> str:
        """ "12 maanden later" than the first plan; at least so much when the first plan is not named; else ""."""
        if not self.shifts:
            return ""
        if self.first.is_known:
            return slip_in_words(self.first, self.current)
        since = slip_in_words(self.shifts[0].target, self.current)
        return _("ten minste %s") % since if since else ""

    @property
    def shift_words(self) -> str:
        return times_moved(len(self.shifts)) if self.shifts else _("niet verschoven")

    @property
    def total_words(self) -> str:
        return total_in_words(len(self.shifts), self.first, self.current)

    @property
    def slip_words(self) -> str:
        if not self.shifts:
            return _("geen uitloop bekend")
        return self.slip or _("eerder plan, datum niet genoemd")

    def countdown(self, today: date) -> str:
        """To the last day that the plan allows."""
        return countdown_in_words(self.current.latest, today)


def times_moved(number: int) -> str:
    return ngettext("%d keer verschoven", "%d keer verschoven", number) % number


def total_in_words(number: int, first: Datering, current: Datering) -> str:
    """ "3 keer verschoven, samen 7 maanden later (212 dagen)", as far as both dates are known."""
    slip, before, after = slip_in_words(first, current), first.sort_date, current.sort_date
    if not slip or before is None or after is None:
        return times_moved(number)
    days = abs((after - before).days)
    length = ngettext("%d dag", "%d dagen", days) % days
    return _("%(times)s, samen %(slip)s (%(days)s)") % {"times": times_moved(number), "slip": slip, "days": length}


def public_mijlpalen(moment: Moment) -> QuerySet[Mijlpaal]:
    """With their public shifts, oldest first, as `shown_shifts`, and the passages of both."""
    public = known_rows(Verschuiving.objects.public(moment.at), moment)
    shifts = public.select_related(*PASSAGE_RELATED).defer("passage__pagina__text")
    rows = mijlpalen_then(moment).select_related("dossier", "gemeente", *PASSAGE_RELATED)
    lists = Prefetch("verschuivingen", shifts.oldest_first(), to_attr="shown_shifts")
    return rows.defer("passage__pagina__text").prefetch_related(lists)


def mijlpalen_then(moment: Moment) -> QuerySet[Mijlpaal]:
    """Public ones, now, or of which a stuk spoke at the stand: the one that they come from, or that of a shift."""
    rows = Mijlpaal.objects.public(moment.at)
    if moment.stand is None:
        return rows
    shifts = known_rows(Verschuiving.objects.public(moment.at), moment)
    moved = Exists(shifts.filter(mijlpaal=OuterRef("pk")))
    return rows.filter(stuk_then(moment.stand, "passage__stuk__") | moved)


def brief_plans(mijlpalen: Sequence[Any], moment: Moment, *, with_sources: bool = True) -> list[Plan]:
    """Of mijlpalen inside one dossier: around each shift no more than the stuk that says so, or nothing."""
    shifts, load = defaultdict(list), _sourced_shifts if with_sources else _shifts
    for shift in load(None, moment, [mijlpaal.pk for mijlpaal in mijlpalen]):
        shifts[shift.mijlpaal_id].append(shift)
    for mijlpaal in mijlpalen:
        mijlpaal.shown_shifts = shifts[mijlpaal.pk]
    return [plan_of(mijlpaal) for mijlpaal in mijlpalen]


def _shifts_of(pks: Any, moment: Moment) -> Any:
    rows = known_rows(Verschuiving.objects.public(moment.at).filter(mijlpaal__pk__in=pks), moment)
    return rows.oldest_first()


@made_once
def _shifts(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Verschuiving]:
    shifts: QuerySet[Verschuiving] = _shifts_of(pks, moment)
    return shifts


@made_once
def _sourced_shifts(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Verschuiving]:
    rows = keep_columns(_shifts_of(pks, moment).select_related("passage__stuk"), "passage", "stuk")
    shifts: QuerySet[Verschuiving] = keep_columns(rows, "passage__stuk", "soort")
    return shifts


def plan_of(mijlpaal: Any) -> Plan:
    """`mijlpaal` comes from `public_mijlpalen`, or comes from `brief_plans`."""
    shifts = tuple(mijlpaal.shown_shifts)
    return Plan(mijlpaal, mijlpaal.current_plan(list(shifts)), shifts)


def shown_shift(shift: Verschuiving, plan: Datering = UNKNOWN) -> Shift:
    """`plan` is what counted before: it tells how much later when the source itself names no earlier date."""
    origin = shift.origin if shift.origin.is_known else plan
    return Shift(origin=shift.origin, target=shift.target, difference=slip_in_words(origin, shift.target))


def shown_shifts(plan: Plan) -> list[tuple[Verschuiving, Shift]]:
    """Oldest first, each with the plan that it left."""
    before = [plan.mijlpaal.plan, *(shift.target for shift in plan.shifts)]
    return [(shift, shown_shift(shift, left)) for shift, left in zip(plan.shifts, before, strict=False)]


@dataclass(frozen=True, slots=True)
class ShownChart:
    """The context of templates/besluiten/slip_chart.html."""

    chart: SlipChart
    title: str
    words: str
    anchor: str


def chart_of(plan: Plan, today: date) -> ShownChart | None:
    """The shifts as a track that bends; None when the mijlpaal never moved."""
    if not plan.shifts:
        return None
    steps = [
        PlanStep(plan.first, _named(plan.mijlpaal.passage.stuk, plan.mijlpaal.passage.stuk.date)),
        *(
            PlanStep(shift.target, _named(row.passage.stuk, row.known), shift.difference)
            for row, shift in shown_shifts(plan)
        ),
    ]
    names = [step.plan.display() if step.plan.is_known else _("een datum die niet genoemd is") for step in steps]
    return ShownChart(
        chart=slip_chart(steps, today),
        title=_("Grafiek van de verschuivingen: %s") % plan.mijlpaal.title,
        words=_("Het plan ging van %s. De tabel geeft dezelfde gegevens.") % _(" naar ").join(names),
        anchor=f"grafiek-{plan.mijlpaal.public_id}",
    )


def _named(stuk: Any, known: Datering) -> tuple[str, ...]:
    """ "Memo, 8 april 2021", and shorter."""
    soort = label_of(Stuk.Soort(stuk.soort))
    return (f"{soort}, {known.display()}", known.display()) if known.is_known else (soort,)


def gates(mijlpaal_pks: Iterable[int], moment: Moment) -> dict[int, Gate]:
    """The public randvoorwaarden of these mijlpalen, in one query."""
    found: dict[int, list[Afspraak]] = {pk: [] for pk in mijlpaal_pks}
    for row in public_afspraken(moment).filter(mijlpaal__in=found).order_by("nummer", "pk"):
        if row.mijlpaal_id is not None:
            found[row.mijlpaal_id].append(row)
    return {pk: Gate(tuple(rows)) for pk, rows in found.items()}
