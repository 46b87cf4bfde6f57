"""What besluiten puts on the timeline of a dossier; every row is public, every entry costs a share of few queries."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from besluiten.gates import frozen_words, snapshots_then
from besluiten.history import besluit_in_words, vergadering_url
from besluiten.in_dossier import BESLUIT_DAY, afspraken_in, besluiten_in, besluiten_then, plans_in, snapshots_in
from besluiten.models import Afspraak, AfspraakPeriod, Besluit, Oordeel, StatusWijziging, Verschuiving, status_label
from besluiten.models.afspraak import afspraak_is_public
from besluiten.plans import mijlpalen_then, shown_shifts
from besluiten.register import ShownAfspraak, orgaan_name, public_afspraken
from besluiten.shown_readings import oordelen_then
from besluiten.transitions import CLOSED_STATUSES, EVIDENCED_STATUSES
from besluiten.wording import late_in_words
from dossiers.datering import Datering, datering_from_iso
from dossiers.models.base import datering_of, known_day, label_of
from dossiers.panels import Moment
from dossiers.stand import known_rows, was_placed_later
from dossiers.statements import made_once
from dossiers.timeline import register_slips
from dossiers.timeline_entries import TimelineEntry
from dossiers.timeline_keys import TimelineStream, register_stream
from dossiers.track import Slip

SETTLING = sorted(status.value for status in CLOSED_STATUSES | EVIDENCED_STATUSES)


def besluit_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """A besluit without a date stands on the day of its vergadering; without either it has no place here."""
    rows = besluiten_then(moment).filter(dossiers=dossier.pk)
    if orgaan_pk is not None:
        rows = rows.filter(orgaan=orgaan_pk)
    return rows.annotate(timeline_day=BESLUIT_DAY)


def besluit_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    wanted = set(pks)
    return {
        row.pk: TimelineEntry(
            soort="besluit",
            date=row.date if row.date.is_known or row.vergadering is None else row.vergadering.date,
            kind_label=" · ".join(filter(None, [_("Besluit"), orgaan_name(row.orgaan)])),
            title=row.text,
            url=vergadering_url(row),
            summary=label_of(Besluit.Outcome(row.outcome)),
        )
        for row in besluiten_in(dossier, moment)
        if row.pk in wanted
    }


def _with_orgaan(rows: QuerySet[Any], orgaan_pk: int | None, prefix: str = "") -> QuerySet[Any]:
    """Promised by or to this orgaan."""
    if orgaan_pk is None:
        return rows
    office = Afspraak.promised_by.through.objects.filter(afspraak=OuterRef(f"{prefix}pk"), functie__orgaan=orgaan_pk)
    body = Q(**{f"{prefix}promised_by_orgaan": orgaan_pk}) | Q(**{f"{prefix}promised_to": orgaan_pk})
    return rows.filter(body | Exists(office))


def afspraak_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """Where it was promised: the day that its first row was known."""
    rows = Afspraak.objects.public(moment.at).filter(dossiers=dossier.pk)
    if moment.stand:
        rows = rows.filter(Exists(AfspraakPeriod.objects.on(moment.stand.day).filter(afspraak=OuterRef("pk"))))
    # Without a date it counts from when it was placed here; a step of it may have been known at an earlier stand.
    day = Least("publicity__known_day", moment.stand.day) if moment.stand else F("publicity__known_day")
    return _with_orgaan(rows, orgaan_pk).annotate(timeline_day=day)


def afspraak_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    entries = {}
    for row in _among(pks, dossier, moment):
        said, known = datering_of(row.afspraak, "said"), row.afspraak.known_day
        entries[row.afspraak.pk] = TimelineEntry(
            soort="afspraak",
            date=said if said.is_known or known > moment.today else datering_from_iso(known.isoformat()),
            kind_label=_kind_label(row),
            title=f"{row.nummer} {row.title}",
            url=row.url,
            summary=_term_words(row),
            statuses=row.statuses,
            placed_later=row.placed_later,
        )
    return entries


def _among(pks: Sequence[int], dossier: Any, moment: Moment) -> list[ShownAfspraak]:
    wanted = set(pks)
    return [row for row in afspraken_in(dossier, moment) if row.afspraak.pk in wanted]


def _kind_label(row: ShownAfspraak) -> str:
    """ "Toezegging · wethouder Zorg aan Gemeenteraad" """
    kind = label_of(Afspraak.Kind(row.afspraak.kind))
    people = _("%(by)s aan %(to)s") % {"by": row.by, "to": row.to} if row.by and row.to else row.by
    if not row.by and row.to:
        people = _("aan %s") % row.to
    return " · ".join(filter(None, [kind, people]))


def _term_words(row: ShownAfspraak) -> str:
    detail = f" ({row.term_detail})" if row.term_detail else ""
    return _("Termijn: %s") % f"{row.term_words}{detail}"


def afdoening_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """Steps by which an afspraak was settled, wholly or partly, or dropped."""
    rows = StatusWijziging.objects.public(moment.at).filter(
        afspraak_is_public("afspraak__", moment.at), afspraak__dossiers=dossier.pk, to_status__in=SETTLING
    )
    rows = known_rows(rows, moment)
    return _with_orgaan(rows, orgaan_pk, "afspraak__").annotate(timeline_day=known_day())


def afdoening_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    return {
        row.pk: TimelineEntry(
            soort="afgedaan",
            date=_known(row),
            kind_label=_("%(kind)s %(status)s · %(actor)s")
            % {
                "kind": label_of(Afspraak.Kind(row.afspraak.kind)),
                "status": status_label(row.to_status).lower(),
                "actor": row.actor,
            },
            title=f"{row.afspraak.nummer} {row.afspraak.title}",
            url=row.afspraak.get_absolute_url(),
            summary=besluit_in_words(row.besluit) if row.besluit else row.reason,
            statuses=((row.to_status, ""), *((("zonder_bewijs", ""),) if row.without_evidence else ())),
            placed_later=was_placed_later(row.recorded_at, moment),
        )
        for row in _steps(dossier, moment, pks)
    }


@made_once
def _steps(_dossier: Any, _moment: Moment, pks: Any) -> QuerySet[Any]:
    return StatusWijziging.objects.filter(pk__in=pks).select_related("afspraak", "besluit__orgaan")


def oordeel_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """What those to whom it was promised say of it themselves."""
    rows = oordelen_then(moment).filter(
        afspraak_is_public("afspraak__", moment.at), afspraak__dossiers=dossier.pk, party=Oordeel.Party.THIRD.value
    )
    if orgaan_pk is not None:
        rows = rows.filter(orgaan=orgaan_pk)
    return rows.annotate(timeline_day=known_day())


def oordeel_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    return {
        row.pk: TimelineEntry(
            soort="oordeel",
            date=_known(row),
            kind_label=_("Oordeel · %s") % row.party_name,
            title=f"{row.afspraak.nummer} {row.afspraak.title}",
            url=row.afspraak.get_absolute_url(),
            statuses=((row.verdict, ""), *((("betwist", ""),) if row.is_disputed else ())),
            placed_later=was_placed_later(row.recorded_at, moment),
        )
        for row in _oordelen(dossier, moment, pks)
    }


@made_once
def _oordelen(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Any]:
    afspraken: Any = public_afspraken(moment)
    disputed = afspraken.filter(pk=OuterRef("afspraak"), is_disputed=True)
    rows = Oordeel.objects.filter(pk__in=pks).select_related("afspraak", "orgaan")
    found: QuerySet[Any] = rows.annotate(is_disputed=Exists(disputed))
    return found


def _known(row: Any) -> Datering:
    return row.known if row.known.is_known else datering_from_iso(row.known_day.isoformat())


def termijn_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """The last day of what is still open."""
    afspraken: Any = public_afspraken(moment).filter(dossiers=dossier.pk)
    rows = _with_orgaan(afspraken.open().filter(last_day__isnull=False), orgaan_pk)
    return rows.annotate(timeline_day=F("last_day"))


def termijn_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    """The promise itself stands elsewhere on the timeline; here only its last day counts."""
    entries = {}
    for row in _among(pks, dossier, moment):
        afspraak = row.afspraak
        last_day = afspraak.last_day
        late_words = late_in_words(last_day, moment.today)
        status = ("te_laat", late_words) if row.is_overdue else (afspraak.current_status, "")
        entries[afspraak.pk] = TimelineEntry(
            soort="termijn" if last_day < moment.today else "afspraak",
            date=datering_from_iso(last_day.isoformat()),
            kind_label=_("Termijn %s") % label_of(Afspraak.Kind(afspraak.kind)).lower(),
            title=f"{row.nummer} {row.title}",
            url=row.url,
            statuses=(status,),
        )
    return entries


def _by_sender(rows: QuerySet[Any], orgaan_pk: int | None) -> QuerySet[Any]:
    return rows if orgaan_pk is None else rows.filter(passage__stuk__sender_orgaan=orgaan_pk)


def mijlpaal_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """At the last day of the public plan; a mijlpaal of which no source names a date has no place here."""
    shifts = known_rows(Verschuiving.objects.public(moment.at).filter(mijlpaal=OuterRef("pk")), moment)
    last = shifts.oldest_first().reverse()
    target = last.annotate(day=Coalesce("target_latest", "target_earliest")).values("day")[:1]
    day = Coalesce(Subquery(target), "plan_latest", "plan_earliest")
    rows = mijlpalen_then(moment).filter(dossier=dossier.pk).annotate(timeline_day=day)
    return _by_sender(rows, orgaan_pk)


def mijlpaal_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    wanted = set(pks)
    return {
        plan.mijlpaal.pk: TimelineEntry(
            soort="mijlpaal",
            date=plan.current,
            kind_label=_("Mijlpaal"),
            title=plan.mijlpaal.title,
            url=plan.mijlpaal.get_absolute_url(),
            summary=plan.slip,
            statuses=(("verschoven", plan.shift_words),) if plan.shifts else (),
        )
        for plan in plans_in(dossier, moment)
        if plan.mijlpaal.pk in wanted
    }


def verschuiving_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    rows = known_rows(Verschuiving.objects.public(moment.at).filter(mijlpaal__dossier=dossier.pk), moment)
    return _by_sender(rows.annotate(timeline_day=known_day()), orgaan_pk)


def verschuiving_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    wanted = set(pks)
    return {
        row.pk: TimelineEntry(
            soort="verschuiving",
            date=_known(row),
            kind_label=_("Verschuiving"),
            title=plan.mijlpaal.title,
            url=plan.mijlpaal.get_absolute_url(),
            summary=row.reason,
            statuses=(("stil_verschoven", ""),) if row.is_silent else (),
            shift=shift,
            bends=plan.mijlpaal.is_main,
            placed_later=was_placed_later(row.recorded_at, moment),
        )
        for plan in plans_in(dossier, moment)
        for row, shift in shown_shifts(plan)
        if row.pk in wanted
    }


def snapshot_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Any]:
    """At the day that was frozen."""
    rows = snapshots_then(moment).filter(mijlpaal__dossier=dossier.pk).annotate(timeline_day=F("day"))
    return rows if orgaan_pk is None else rows.filter(mijlpaal__passage__stuk__sender_orgaan=orgaan_pk)


def snapshot_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    wanted = set(pks)
    return {
        row.pk: TimelineEntry(
            soort="randvoorwaarde",
            date=datering_from_iso(row.day.isoformat()),
            kind_label=_("Randvoorwaarden · %s") % row.mijlpaal.title,
            title=_("Stand vastgelegd: %s") % frozen_words(row),
            url=f"{row.mijlpaal.get_absolute_url()}#stand-{row.day.isoformat()}",
            placed_later=was_placed_later(row.taken_at, moment),
        )
        for row in snapshots_in(dossier, moment)
        if row.pk in wanted
    }


def main_slips(dossier: Any, moment: Moment) -> list[Slip]:
    """When the public could know that the main mijlpaal moved, and which plan was left then."""
    return [
        Slip(row.known_day, shift.origin, plan.mijlpaal.title)
        for plan in plans_in(dossier, moment)
        if plan.mijlpaal.is_main
        for row, shift in shown_shifts(plan)
    ]


STREAMS = (
    TimelineStream("besluit", gettext_lazy("Besluiten"), besluit_rows, besluit_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("afspraak", gettext_lazy("Afspraken gemaakt"), afspraak_rows, afspraak_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("afdoening", gettext_lazy("Afspraken afgedaan"), afdoening_rows, afdoening_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("oordeel", gettext_lazy("Oordelen"), oordeel_rows, oordeel_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("termijn", gettext_lazy("Termijnen"), termijn_rows, termijn_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("mijlpaal", gettext_lazy("Mijlpalen"), mijlpaal_rows, mijlpaal_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("vastgelegd", gettext_lazy("Standen vastgelegd"), snapshot_rows, snapshot_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("verschuiving", gettext_lazy("Verschuivingen"), verschuiving_rows, verschuiving_entries),  # type: ignore[arg-type] # lazy text
)


def register() -> None:
    for stream in STREAMS:
        register_stream(stream)
    register_slips(main_slips)
