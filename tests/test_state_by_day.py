"""The state of an afspraak day by day, and that its days are those that the pages count with."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from besluiten.models import AfspraakPeriod, AfspraakPublicity, StatusWijziging, TermijnRow
from besluiten.readings import Reading
from besluiten.services.oordelen import give_oordeel, publish_due_oordelen
from besluiten.services.publicity import KEPT_OF_DAY, refresh_all_afspraken
from besluiten.services.status import change_status
from besluiten.shown_readings import oordelen_then
from besluiten.state_by_day import AfspraakRows, Dated, State, Step, periods_of
from besluiten.termijn import Termijn, TermijnKind
from besluiten.transitions import Actor, Status
from dossiers.datering import UNKNOWN, Datering, Precision, datering_from_iso
from dossiers.models import DossierPage, Orgaan
from dossiers.panels import Moment
from dossiers.services.stukken import publish_stuk
from dossiers.stand import known_from, known_rows, stand_of
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

UNDETERMINED = Termijn(TermijnKind.UNDETERMINED, "", None, None, Precision.UNKNOWN, None)
DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 20))


def step(sequence: int, status: Status, day: date, *, has_evidence: bool = False, is_bare: bool = False) -> Step:
    return Step(sequence, status, day, float(sequence), has_evidence=has_evidence, without_evidence=is_bare)


def term(latest: date) -> Termijn:
    return Termijn(TermijnKind.DAY, f"uiterlijk {latest}", latest, latest, Precision.DAY, None)


def day(number: int) -> date:
    return date(2024, 1, number)


def known_on(iso: str | None) -> Datering:
    return datering_from_iso(iso) if iso else UNKNOWN


STORY = AfspraakRows(
    steps=[
        Dated(day(1), step(1, Status.OPEN_PROMISE, day(1))),
        Dated(day(6), step(2, Status.SETTLEMENT_PROPOSED, day(6), has_evidence=True)),
        Dated(day(9), step(3, Status.SETTLED, day(8), is_bare=True)),
    ],
    termijnen=[Dated(day(1), UNDETERMINED), Dated(day(3), term(day(5))), Dated(day(4), term(day(7)))],
    owners=[Dated(day(2), 11), Dated(day(4), 12)],
    readings=[Dated(day(7), Reading(5, "niet_nagekomen", day(7), 0.0))],
)


def test_each_day_on_which_something_became_known_begins_a_state() -> None:
    periods = periods_of(STORY)
    assert [period.from_day.day for period in periods] == [1, 2, 3, 4, 6, 7, 9]
    assert periods[-1].until_day == date.max
    told = {period.from_day.day: period.state for period in periods}
    assert told[1] == State("openstaand", 1, None, "onbepaald", False, False, False, None, None, 0)
    assert (told[2].owner_row_id, told[4].owner_row_id) == (11, 12)
    assert [(told[n].last_day, told[n].moves) for n in (3, 4)] == [(day(5), 0), (day(7), 1)]
    assert [told[n].settlement_pending for n in (4, 6, 9)] == [False, True, False]
    assert [told[n].is_disputed for n in (6, 7, 9)] == [False, True, True]
    assert (told[9].is_unproven, told[9].closed_day, told[6].closed_day) == (True, day(8), None)


def test_what_rests_on_no_step_is_not_there() -> None:
    assert periods_of(AfspraakRows(termijnen=STORY.termijnen, owners=STORY.owners)) == []
    late = AfspraakRows(steps=STORY.steps[1:], termijnen=STORY.termijnen)
    assert periods_of(late)[0].from_day == day(6)


def test_what_was_known_on_no_day_is_not_there() -> None:
    never = Dated(date.max, term(day(9)))
    known = periods_of(AfspraakRows(steps=STORY.steps[:1]))
    assert periods_of(AfspraakRows(steps=STORY.steps[:1], termijnen=[never])) == known
    assert periods_of(AfspraakRows(steps=[Dated(date.max, STORY.steps[0].row)])) == []


def test_what_changes_nothing_begins_no_state() -> None:
    again = Dated(day(3), Reading(5, "deels", day(3), 0.0))
    assert len(periods_of(AfspraakRows(steps=STORY.steps[:1], readings=[again]))) == 1


@given(
    steps=st.lists(st.tuples(DAYS, DAYS, st.sampled_from(list(Status)), st.booleans()), min_size=1, max_size=5),
    termijnen=st.lists(st.tuples(DAYS, DAYS), max_size=4),
    on=DAYS,
)
def test_the_state_of_a_day_is_that_of_the_rows_known_by_then(steps: list[Any], termijnen: list[Any], on: date) -> None:
    rows = AfspraakRows(
        steps=[
            Dated(since, step(number, status, known, is_bare=is_bare))
            for number, (since, known, status, is_bare) in enumerate(steps, start=1)
        ],
        termijnen=[Dated(since, term(latest)) for since, latest in termijnen],
    )
    periods = periods_of(rows)
    assert all(a.until_day == b.from_day and a.state != b.state for a, b in pairwise(periods))
    known = AfspraakRows(
        steps=[one for one in rows.steps if one.since <= on],
        termijnen=[one for one in rows.termijnen if one.since <= on],
    )
    then = [period.state for period in periods if period.from_day <= on < period.until_day]
    assert then == [period.state for period in periods_of(known)[-1:]]


@pytest.fixture
def rows(dossier: DossierPage) -> Any:
    """Terms with and without a date, on a stuk and on none, put down and published on several days."""
    with time_machine.travel(datetime(2024, 1, 4, 23, 30, tzinfo=UTC), tick=False):  # the fifth in Amsterdam
        afspraak = make_toezegging(make_stuk(dossier, date=datering_from_iso("2024-01-04")))
    found = []
    for known in (None, "2024-01-02", "2024-01-14", "2024-01"):
        for published in (0, 6, 9):
            with time_machine.travel(datetime(2024, 1, 6, 12, tzinfo=UTC), tick=False):
                stuk = make_stuk(dossier, "Dit staat er.", state="concept") if published else None
                row = TermijnRow(afspraak=afspraak, passage=stuk and passage_of(stuk, "Dit staat er."))
                row.known = known_on(known)
                row.termijn = term(date(2024, 2, len(found) + 1))
                row.save()
                found.append(row)
            if stuk:
                with time_machine.travel(datetime(2024, 1, published, 23, 30, tzinfo=UTC), tick=False):
                    publish_stuk(stuk)
    with time_machine.travel(datetime(2024, 3, 1, 12, tzinfo=UTC), tick=False):
        refresh_all_afspraken()
        yield found


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_row_is_known_from_the_day_that_the_pages_count_with(rows: list[Any]) -> None:
    now = datetime(2024, 3, 1, 12, tzinfo=UTC)
    terms = TermijnRow.objects.select_related("passage__stuk")
    since = {row.pk: known_from(row, *([row.passage.stuk.first_published_at] if row.passage else [])) for row in terms}
    assert {begin.day for begin in since.values()} == {2, 4, 6, 7, 10}
    for number in range(1, 32):
        moment = Moment(at=now, today=day(number), stand=stand_of(day(number)))
        assert {row.pk for row in known_rows(terms, moment)} == {
            pk for pk, begin in since.items() if begin <= day(number)
        }


@pytest.mark.django_db
@pytest.mark.both_databases
def test_what_is_kept_follows_from_the_rows_and_ends_at_now(rows: list[Any]) -> None:
    kept = list(AfspraakPeriod.objects.order_by("from_day").values_list(*KEPT_OF_DAY))
    assert [one[0].day for one in kept] == [4, 6, 7, 10]  # not before the promise itself
    assert [one[1] for one in kept] == [*(one[0] for one in kept[1:]), date.max]
    last = AfspraakPublicity.objects.values_list(*State._fields).get()
    assert kept[-1][2:] == last
    assert refresh_all_afspraken() == 0
    AfspraakPeriod.objects.filter(from_day=kept[2][0]).delete()
    assert refresh_all_afspraken() == 1
    assert list(AfspraakPeriod.objects.order_by("from_day").values_list(*KEPT_OF_DAY)) == kept


def at(number: int) -> Any:
    """Half past midnight in Amsterdam, when it is still the day before elsewhere."""
    return time_machine.travel(datetime(2024, 1, number - 1, 23, 30, tzinfo=UTC), tick=False)


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_step_is_known_from_the_day_on_which_its_last_proof_was_published(dossier: DossierPage) -> None:
    """That the month of its stuk was not over yet tells of no earlier day."""
    with at(5):
        afspraak = make_toezegging(make_stuk(dossier, date=datering_from_iso("2024-01-04")))
    with at(6):
        january = datering_from_iso("2024-01")
        proofs = [make_stuk(dossier, words, date=january, state="concept") for words in ("Klaar.", "Verstuurd.")]
        evidence = [passage_of(proofs[0], "Klaar."), passage_of(proofs[1], "Verstuurd.")]
        change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, known=january, evidence=evidence)
    for stuk, number in zip(proofs, (8, 10), strict=True):
        with at(number):
            publish_stuk(stuk)
    kept = AfspraakPeriod.objects.order_by("from_day").values_list("from_day", "status")
    assert [(begin.day, status) for begin, status in kept] == [(4, "openstaand"), (10, "afdoening_voorgesteld")]
    steps = StatusWijziging.objects.public().filter(sequence=2)
    for number, is_known in ((9, False), (10, True)):
        moment = Moment(at=datetime(2024, 3, 1, tzinfo=UTC), today=day(number), stand=stand_of(day(number)))
        assert known_rows(steps, moment).exists() is is_known


@pytest.mark.django_db
@pytest.mark.both_databases
@pytest.mark.parametrize(("from_letter", "since"), [(False, 21), (True, 6)])
def test_a_reading_that_waited_is_known_from_when_it_was_public(
    dossier: DossierPage, from_letter: bool, since: int
) -> None:
    """Unless it stands in a letter that could be read before."""
    with at(5):
        afspraak = make_toezegging(make_stuk(dossier, date=datering_from_iso("2024-01-04")))
    with at(6):
        letter = make_stuk(dossier, "Het is niet gebeurd.", date=datering_from_iso("2024-01-06"))
        adviesraad = make_orgaan(letter.gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
        said = datering_from_iso("2024-01-06")
        give_oordeel(afspraak, verdict="nagekomen", words="Het is gebeurd.", known=said)
        source = passage_of(letter, "Het is niet gebeurd.") if from_letter else None
        words = {"words": "Het is niet gebeurd.", "passage": source, "known": said}
        give_oordeel(afspraak, party="derde", orgaan=adviesraad, verdict="niet_nagekomen", **words)
    with at(21):
        assert publish_due_oordelen() == 1
    kept = AfspraakPeriod.objects.order_by("from_day").values_list("from_day", "is_disputed")
    assert [(begin.day, is_disputed) for begin, is_disputed in kept] == [(4, False), (since, True)]
    for number in (5, 6, 20, 21):
        moment = Moment(at=datetime(2024, 3, 1, tzinfo=UTC), today=day(number), stand=stand_of(day(number)))
        assert oordelen_then(moment).filter(party="derde").exists() is (number >= since)
