"""What each party says of one afspraak, as its page shows it: the latest side by side, everything in the history.

Public only, and a party that said nothing is not there. Which reading counts is told by `besluiten.readings`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from besluiten.folded_words import FoldedWords, folded
from besluiten.history import Event
from besluiten.models import Afspraak, Oordeel, OordeelAnswer, StatusEvidence, StatusWijziging, status_label
from besluiten.readings import Reading, latest_readings, proposal
from besluiten.register import is_open
from besluiten.shown_passages import PASSAGE_RELATED, ShownPassage, public_passages, shown_passage
from besluiten.transitions import PENDING_STATUSES, Status
from dossiers.datering import Datering, datering_from_iso
from dossiers.models.base import label_of
from dossiers.panels import Moment
from dossiers.stand import known_rows, was_placed_later

Party, Verdict = Oordeel.Party, Oordeel.Verdict
NOT_SHOWN: Any = gettext_lazy("De griffie toont deze tekst niet.")
COUNTED = {1: gettext_lazy("Eén lezing"), 2: gettext_lazy("Twee lezingen"), 3: gettext_lazy("Drie lezingen")}
PROPOSALS = {
    Status.SETTLEMENT_PROPOSED: gettext_lazy("Stelt voor om dit af te doen."),
    Status.REPORTED_READY: gettext_lazy("Meldt dat dit gereed is."),
    Status.EXECUTION_REPORTED: gettext_lazy("Meldt dat dit is uitgevoerd."),
}


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words that are not shown, and so neither those that they quote. `at` is None at a stand before that day."""

    reason: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    words: FoldedWords
    date: Datering
    recorded_at: datetime
    passages: tuple[ShownPassage, ...]
    withheld: Withheld | None


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One card of templates/besluiten/readings.html.

    `reading` says whose it is and when; `proposal` the words of a proposed settlement, which stands in the history as
    a status.
    """

    reading: Reading
    place: tuple[int, str]
    party: str
    words: FoldedWords
    date: Datering
    recorded_at: datetime
    passages: tuple[ShownPassage, ...]
    proposal: str = ""
    is_from_letter: bool = False
    withheld: Withheld | None = None
    answers: tuple[ShownAnswer, ...] = ()

    @property
    def verdict(self) -> str:
        return label_of(Verdict(self.reading.verdict))


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


def readings_of(afspraak: Afspraak, moment: Moment) -> list[ShownReading]:
    """Every public one, older ones too; in a constant number of queries."""
    public = oordelen_then(moment).filter(afspraak=afspraak)
    oordelen, steps = list(_with_answers(public, moment)), list(_proposals(afspraak, moment))
    quoted = [row.passage_id for oordeel in oordelen for row in (oordeel, *oordeel.shown_answers)]
    quoted += [proof.passage_id for step in steps for proof in step.evidence.all()]
    readable = public_passages(quoted, moment)
    return [
        *(_of_oordeel(row, readable, moment) for row in oordelen),
        *(_of_proposal(step, readable) for step in steps),
    ]


def shown_oordelen(rows: Any, moment: Moment) -> list[tuple[Oordeel, ShownReading]]:
    """These, in their order, each as its card; whether they are public is up to the caller."""
    found = list(_with_answers(rows, moment))
    readable = public_passages(
        [row.passage_id for oordeel in found for row in (oordeel, *oordeel.shown_answers)], moment
    )
    return [(row, _of_oordeel(row, readable, moment)) for row in found]


def _with_answers(rows: Any, moment: Moment) -> Any:
    answers = known_rows(OordeelAnswer.objects.public(moment.at), moment)
    answers = answers.select_related("withheld", *PASSAGE_RELATED).defer("passage__pagina__text")
    rows = rows.select_related("orgaan", "withheld", *PASSAGE_RELATED).defer("passage__pagina__text")
    return rows.prefetch_related(Prefetch("answers", answers, to_attr="shown_answers"))


def _proposals(afspraak: Afspraak, moment: Moment) -> Any:
    evidence = StatusEvidence.objects.select_related(*PASSAGE_RELATED).defer("passage__pagina__text")
    pending = [status.value for status in PENDING_STATUSES]
    rows = known_rows(StatusWijziging.objects.public(moment.at), moment)
    rows = rows.filter(afspraak=afspraak, to_status__in=pending)
    return rows.prefetch_related(Prefetch("evidence", evidence))


def _of_oordeel(row: Any, readable: set[int], moment: Moment) -> ShownReading:
    withheld = _withheld(row, moment)
    return ShownReading(
        reading=Reading(row.orgaan_id or row.party, row.verdict, row.known_day, row.recorded_at.timestamp()),
        place=(list(Party).index(row.party), row.party_name),
        party=row.party_name,
        words=folded("" if withheld else row.reason),
        date=_date_of(row),
        recorded_at=row.recorded_at,
        passages=_shown([row.passage], readable),
        is_from_letter=row.is_from_letter,
        withheld=withheld,
        answers=tuple(_of_answer(one, readable, moment) for one in row.shown_answers),
    )


def _of_answer(row: Any, readable: set[int], moment: Moment) -> ShownAnswer:
    withheld = _withheld(row, moment)
    return ShownAnswer(
        words=folded("" if withheld else row.words),
        date=_date_of(row),
        recorded_at=row.recorded_at,
        passages=_shown([row.passage], readable),
        withheld=withheld,
    )


def _withheld(row: Any, moment: Moment) -> Withheld | None:
    """Of today, at every stand."""
    found = getattr(row, "withheld", None)
    if found is None:
        return None
    return Withheld(found.reason, None if was_placed_later(found.withheld_at, moment) else found.withheld_at)


def _of_proposal(step: Any, readable: set[int]) -> ShownReading:
    return ShownReading(
        reading=proposal(step.known_day, step.recorded_at.timestamp()),
        place=(list(Party).index(Party.BOARD), ""),
        party=label_of(Party.BOARD),
        words=folded(step.reason),
        date=_date_of(step),
        recorded_at=step.recorded_at,
        passages=_shown([proof.passage for proof in step.evidence.all()], readable),
        proposal=str(PROPOSALS[Status(step.to_status)]),
    )


def _shown(passages: Iterable[Any], readable: set[int]) -> tuple[ShownPassage, ...]:
    return tuple(shown_passage(one, is_public=one.pk in readable) for one in passages if one)


def _date_of(row: Any) -> Datering:
    return row.known if row.known.is_known else datering_from_iso(row.known_day.isoformat())


def side_by_side(readings: Sequence[ShownReading], afspraak: Any) -> dict[str, Any] | None:
    """The context of templates/besluiten/readings.html: the latest of each party; None when nobody spoke.

    `afspraak` comes from `public_afspraken`.
    """
    by_reading = {one.reading: one for one in readings}
    latest = latest_readings(by_reading).values()
    cards = sorted((by_reading[reading] for reading in latest), key=lambda one: one.place)
    if not cards:
        return None
    number = COUNTED.get(len(cards), _("%d lezingen") % len(cards))
    return {"cards": cards, "number": number, "dispute": dispute_words(afspraak) if afspraak.is_disputed else ""}


def dispute_words(afspraak: Any) -> str:
    """What follows from it: the readings differ, and until the raad decides, or since."""
    if not is_open(afspraak):
        status = status_label(afspraak.current_status).lower()
        return _("De lezingen verschillen. De status blijft: %s.") % status
    if Status(afspraak.current_status) in PENDING_STATUSES:
        return _("De lezingen verschillen. De raad besluit of dit is afgedaan. Tot dan telt het als open.")
    return _("De lezingen verschillen. Dit telt als open.")


def with_readings(events: Sequence[Event], readings: Sequence[ShownReading]) -> list[Event]:
    """The history, newest first, with every reading in it, every answer, and that words are not shown."""
    return sorted(
        [*events, *(event for one in reversed(readings) for event in _events(one))], key=_newest, reverse=True
    )


def _newest(event: Event) -> tuple[Any, datetime]:
    return event.date.sort_date or timezone.localdate(event.recorded_at), event.recorded_at


def _events(one: ShownReading) -> Iterator[Event]:
    if one.proposal:
        return  # it stands there as a status
    yield Event(
        icon="oordeel",
        kind_label=_("Oordeel · %s") % one.party,
        title=one.verdict,
        date=one.date,
        recorded_at=one.recorded_at,
        words=one.words,
        passages=() if one.withheld else one.passages,
        notes=tuple(_notes(one)),
    )
    for answer in one.answers:
        yield Event(
            icon="antwoord",
            kind_label=_("Antwoord · college"),
            title=_("Op het oordeel van %s") % one.party,
            date=answer.date,
            recorded_at=answer.recorded_at,
            words=answer.words,
            passages=() if answer.withheld else answer.passages,
            notes=(NOT_SHOWN,) if answer.withheld else (),
        )
        yield from _withheld_event(answer.withheld, _("Bij het antwoord op het oordeel van %s") % one.party)
    yield from _withheld_event(one.withheld, _("Bij het oordeel van %s") % one.party)


def _withheld_event(withheld: Withheld | None, title: str) -> Iterator[Event]:
    if withheld and withheld.at:
        yield Event(
            icon="niet_getoond",
            kind_label=_("Tekst niet getoond · griffie"),
            title=title,
            date=datering_from_iso(timezone.localdate(withheld.at).isoformat()),
            recorded_at=withheld.at,
            reason=withheld.reason,
        )


def _notes(one: ShownReading) -> Iterator[str]:
    if one.withheld:
        yield NOT_SHOWN
    if one.is_from_letter:
        yield _("Door de griffie overgenomen uit een brief.")
