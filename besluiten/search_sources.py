"""What of afspraken and mijlpalen can be found; only what the public may read goes in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Mijlpaal, StatusEvidence
from besluiten.plans import plan_of, public_mijlpalen
from besluiten.register import ShownAfspraak, is_open, public_afspraken, shown_afspraak, with_shown_rows
from besluiten.shown_passages import public_passages, shown_passage
from besluiten.transitions import STATUS_LABELS
from dossiers.search_sources import dossier_key, public_pks_of, public_stukken, stuk_parents
from dossiers.views.moment import now
from search.by_title import holds_all
from search.records import SearchRecord, parent_name
from search.registry import SearchSource, register_facet_labels, register_source
from search.services import enqueue

AFSPRAAK = "afspraak"
MIJLPAAL = "mijlpaal"


def afspraak_records(pks: Sequence[int]) -> Iterator[SearchRecord]:
    moment = now()
    found = with_shown_rows(public_afspraken(moment).filter(pk__in=pks), moment).select_related("gemeente")
    rows = [shown_afspraak(afspraak, moment) for afspraak in found]
    proofs: dict[int, list[int]] = defaultdict(list)
    evidence = StatusEvidence.objects.filter(status_wijziging__afspraak__in=pks)
    for pk, stuk_pk in evidence.values_list("status_wijziging__afspraak", "passage__stuk"):
        proofs[pk].append(stuk_pk)
    wanted = {row.afspraak.pk: [*_sources(row), *proofs[row.afspraak.pk]] for row in rows}
    public = _public_stukken(wanted.values())
    for row in rows:
        yield _afspraak_record(row, stuk_parents(public.intersection(wanted[row.afspraak.pk])))


def _sources(row: ShownAfspraak) -> list[int]:
    """Of the quote, the term and the owners. Rows count without a passage, too."""
    passages = [row.afspraak.passage, *(one.passage for one in (row.termijn, row.owner_row) if one and one.passage)]
    return [passage.stuk_id for passage in passages]


def _public_stukken(wanted: Iterable[Sequence[int]]) -> set[int]:
    return public_stukken([pk for pks in wanted for pk in pks])


def _afspraak_record(row: ShownAfspraak, rests_on: tuple[str, ...]) -> SearchRecord:
    afspraak: Any = row.afspraak
    said = row.source.date
    day = afspraak.known_day
    to = afspraak.promised_to
    people = _("%(by)s aan %(to)s") % {"by": row.by, "to": row.to} if row.by and row.to else row.by or row.to
    shown_date = said.display() if said.is_known else ""
    return SearchRecord(
        parent=parent_name(AFSPRAAK, afspraak.pk),
        number=0,
        kind=AFSPRAAK,
        title=row.title,
        text=row.source.words,
        url=row.url,
        identifiers=(row.nummer,),
        soort=afspraak.kind,
        gemeente=afspraak.gemeente.slug,
        dossiers=tuple(dossier_key(dossier) for dossier in row.dossiers),
        jaar=day.year if day else None,
        status=afspraak.current_status,
        organen=(to.public_id,) if row.to else (),
        portefeuillehouders=tuple(functie.public_id for functie in row.owners),
        earliest=said.earliest or (None if said.is_known else day),
        latest=said.latest or (None if said.is_known else day),
        last_day=afspraak.last_day if is_open(afspraak) else None,
        settlement_pending=afspraak.settlement_pending,
        rests_on=rests_on,
        byline=" · ".join(filter(None, [f"{afspraak.get_kind_display()} {row.nummer}", people, shown_date])),
    )


def mijlpaal_records(pks: Sequence[int]) -> Iterator[SearchRecord]:
    moment = now()
    rows = list(public_mijlpalen(moment).filter(pk__in=pks))
    readable = public_passages([row.passage_id for row in rows], moment)
    plans = [plan_of(row) for row in rows]
    wanted = {
        plan.mijlpaal.pk: [plan.mijlpaal.passage.stuk_id, *(shift.passage.stuk_id for shift in plan.shifts)]
        for plan in plans
    }
    public = _public_stukken(wanted.values())
    for plan in plans:
        mijlpaal = plan.mijlpaal
        source = shown_passage(mijlpaal.passage, is_public=mijlpaal.passage_id in readable)
        day = plan.current.sort_date
        yield SearchRecord(
            parent=parent_name(MIJLPAAL, mijlpaal.pk),
            number=0,
            kind=MIJLPAAL,
            title=mijlpaal.title,
            text=source.words,
            url=mijlpaal.get_absolute_url(),
            soort=MIJLPAAL,
            gemeente=mijlpaal.gemeente.slug,
            dossiers=(dossier_key(mijlpaal.dossier),),
            jaar=day.year if day else None,
            earliest=plan.current.earliest,
            latest=plan.current.latest,
            rests_on=stuk_parents(public.intersection(wanted[mijlpaal.pk])),
            byline=" · ".join(filter(None, [_("Mijlpaal"), plan.current.display() if day else "", plan.slip])),
        )


def _all_afspraken() -> Iterable[int]:
    return Afspraak.objects.public().order_by("pk").values_list("pk", flat=True)


def _all_mijlpalen() -> Iterable[int]:
    return Mijlpaal.objects.public().order_by("pk").values_list("pk", flat=True)


def _titled_afspraken(expressions: Sequence[str], limit: int) -> Iterator[SearchRecord]:
    public = Afspraak.objects.public().filter(holds_all(expressions, "title", "nummer"))
    return afspraak_records(list(public.order_by("-pk").values_list("pk", flat=True)[:limit]))


def _titled_mijlpalen(expressions: Sequence[str], limit: int) -> Iterator[SearchRecord]:
    public = Mijlpaal.objects.public().filter(holds_all(expressions, "title"))
    return mijlpaal_records(list(public.order_by("-pk").values_list("pk", flat=True)[:limit]))


def _soort_labels(keys: Sequence[str]) -> dict[str, str]:
    labels = {**{kind.value: str(kind.label) for kind in Afspraak.Kind}, MIJLPAAL: _("Mijlpaal")}
    return {key: labels[key] for key in keys if key in labels}


def _status_labels(keys: Sequence[str]) -> dict[str, str]:
    labels = {status.value: label for status, label in STATUS_LABELS.items()}
    return {key: labels[key] for key in keys if key in labels}


def afspraken_wait(sender: Any, pks: Sequence[int], **kwargs: Any) -> None:
    _enqueue(AFSPRAAK, pks)


def mijlpalen_wait(sender: Any, pks: Sequence[int], **kwargs: Any) -> None:
    _enqueue(MIJLPAAL, pks)


def _enqueue(kind: str, pks: Sequence[int]) -> None:
    with transaction.atomic():  # joins the transaction of the change; a signal sent outside one gets its own
        enqueue(kind, *pks)


def register() -> None:
    register_source(
        SearchSource(
            AFSPRAAK, afspraak_records, public_pks_of(Afspraak), _all_afspraken, is_named=True, titled=_titled_afspraken
        )
    )
    register_source(
        SearchSource(
            MIJLPAAL, mijlpaal_records, public_pks_of(Mijlpaal), _all_mijlpalen, is_named=True, titled=_titled_mijlpalen
        )
    )
    register_facet_labels("soort", _soort_labels)
    register_facet_labels("status", _status_labels)
