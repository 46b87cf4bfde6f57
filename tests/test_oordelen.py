"""What parties say of an afspraak: when it is public, who may say it, and when two of them differ."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from besluiten.models import Afspraak, FollowTerms, Oordeel, OordeelAnswer
from besluiten.services.accounts import end_account, make_account
from besluiten.services.oordelen import answer_oordeel, give_oordeel, publish_due_oordelen, withhold_words
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import GemeentePage, Orgaan, Role
from dossiers.services.rights import add_member
from dossiers.services.stukken import publish_stuk
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LETTER = "De adviesraad heeft het overzicht niet gekregen."


@pytest.fixture
def adviesraad(gemeente: GemeentePage) -> Orgaan:
    return make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)


@pytest.fixture
def college(gemeente: GemeentePage) -> Orgaan:
    return make_orgaan(gemeente, "College", Orgaan.Kind.BOARD)


@pytest.fixture
def toezegging(dossier: Any, adviesraad: Orgaan, college: Orgaan) -> Afspraak:
    return make_toezegging(make_stuk(dossier), promised_to=adviesraad, promised_by_orgaan=college)


def member_of(orgaan: Orgaan, email: str = "lid@orgaan.example") -> Any:
    return make_account(orgaan=orgaan, email=email, name="L. Id").user


def is_disputed(afspraak: Afspraak) -> bool:
    return Afspraak.objects.public().get(pk=afspraak.pk).publicity.is_disputed


def open_at_once(gemeente: GemeentePage) -> None:
    FollowTerms.objects.create(gemeente=gemeente, waits_for_answer=False)


def test_a_third_party_speaks_for_itself_and_waits_for_the_college(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    row = give_oordeel(toezegging, verdict="niet_nagekomen", words="Niets gekregen.", user=member_of(adviesraad))
    assert (row.party, row.orgaan, row.is_from_letter) == ("derde", adviesraad, False)
    assert not Oordeel.objects.public().exists()
    assert publish_due_oordelen() == 0
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert publish_due_oordelen() == 1
        assert Oordeel.objects.public().get() == row
        assert publish_due_oordelen() == 0


def test_an_answer_makes_it_public(toezegging: Afspraak, adviesraad: Orgaan, college: Orgaan) -> None:
    row = give_oordeel(toezegging, verdict="niet_nagekomen", words="Niets gekregen.", user=member_of(adviesraad))
    assert not OordeelAnswer.objects.public().exists()
    answer_oordeel(row, words="Het staat op onze site.", user=member_of(college, "bode@college.example"))
    assert Oordeel.objects.public().get() == row
    assert OordeelAnswer.objects.public().get().words == "Het staat op onze site."


def test_the_college_answers_within_its_term(toezegging: Afspraak, adviesraad: Orgaan, college: Orgaan) -> None:
    row = give_oordeel(toezegging, verdict="deels", words="Niet alles.", user=member_of(adviesraad))
    user = member_of(college, "bode@college.example")
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        with pytest.raises(ValidationError, match="voorbij"):
            answer_oordeel(row, words="Toch wel.", user=user)
        answer_oordeel(row, words="Toch wel, schrijft het college.")  # the griffie may still take it over


@pytest.mark.parametrize("year_day", ["2026-10-17", "2027-03-20", "2027-12-24"])
def test_the_last_day_of_a_term_is_whole(
    toezegging: Afspraak, adviesraad: Orgaan, college: Orgaan, year_day: str
) -> None:
    said_at = datetime.fromisoformat(f"{year_day} 22:10").replace(tzinfo=timezone.get_current_timezone())
    with time_machine.travel(said_at, tick=False):
        row = give_oordeel(toezegging, verdict="deels", words="Niet alles.", user=member_of(adviesraad))
    assert timezone.localtime(row.public_from) == (said_at + timedelta(days=15)).replace(hour=0, minute=0)
    with time_machine.travel((said_at + timedelta(days=14)).replace(hour=23, minute=59), tick=False):
        assert publish_due_oordelen() == 0
        answer_oordeel(row, words="Toch wel.", user=member_of(college, "bode@college.example"))


def test_two_parties_that_differ_make_it_disputed(gemeente: Any, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    open_at_once(gemeente)
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    assert not is_disputed(toezegging)
    user = member_of(adviesraad)
    give_oordeel(toezegging, verdict="niet_te_zeggen", words="Dat weten wij nog niet.", user=user)
    assert not is_disputed(toezegging)
    give_oordeel(toezegging, verdict="deels", words="Zonder de wachttijden.", user=user)
    assert is_disputed(toezegging)
    give_oordeel(toezegging, verdict="nagekomen", words="Nu wel.", user=user)
    assert not is_disputed(toezegging)


def test_a_reading_on_a_concept_disputes_nothing(dossier: Any, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    open_at_once(dossier.get_parent().specific)
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    letter = make_stuk(dossier, LETTER, state="concept", title="Brief")
    give_oordeel(
        toezegging, party="derde", orgaan=adviesraad, verdict="niet_nagekomen", passage=passage_of(letter, LETTER)
    )
    assert not is_disputed(toezegging)
    publish_stuk(letter)
    assert is_disputed(toezegging)


def test_the_griffie_takes_a_reading_over_from_a_letter(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan, griffier: Any
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief", date=datering_from_iso("2026-05-02"))
    row = give_oordeel(
        toezegging,
        party="derde",
        orgaan=adviesraad,
        verdict="niet_nagekomen",
        passage=passage_of(letter, LETTER),
        user=griffier,
    )
    assert row.is_from_letter
    assert row.known.earliest == datering_from_iso("2026-05-02").earliest
    assert not give_oordeel(toezegging, verdict="nagekomen", words="Gezien.", user=griffier).is_from_letter


def test_who_it_does_not_concern_may_not_speak(dossier: Any, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    others = make_orgaan(dossier.get_parent().specific, "Dorpsraad", Orgaan.Kind.RESIDENTS)
    with pytest.raises(PermissionDenied):
        give_oordeel(toezegging, verdict="deels", words="Iets.", user=member_of(others))
    account = make_account(orgaan=adviesraad, email="weg@orgaan.example", name="W. Eg")
    end_account(account)
    account.user.refresh_from_db()
    with pytest.raises(PermissionDenied):
        give_oordeel(toezegging, verdict="deels", words="Iets.", user=account.user)


def test_the_college_proposes_and_nothing_else(toezegging: Afspraak, college: Orgaan, adviesraad: Orgaan) -> None:
    user = member_of(college)
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, user=user)
    for target, actor in ((Status.SETTLED, Actor.COUNCIL), (Status.IN_TREATMENT, Actor.COUNCIL)):
        with pytest.raises(PermissionDenied):
            change_status(toezegging, target=target, actor=actor, without_evidence=True, reason="x", user=user)
    third = member_of(adviesraad, "derde@orgaan.example")
    with pytest.raises(PermissionDenied):
        change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, user=third)


def test_an_account_points_at_public_words_only(dossier: Any, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    concept = make_stuk(dossier, LETTER, state="concept", title="Brief")
    with pytest.raises(ValidationError, match="niet gevonden"):
        give_oordeel(toezegging, verdict="deels", passage=passage_of(concept, LETTER), user=member_of(adviesraad))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": "x" * 10_000}, "te lang"),
        ({"words": " "}, "Schrijf op waarom"),
        ({"words": "Nee.", "known": datering_from_iso("2020-01-01")}, "voor de dag"),
        ({"words": "Nee.", "known": datering_from_iso("2190-01-01")}, "moet nog komen"),
    ],
)
def test_bad_input_is_named(toezegging: Afspraak, adviesraad: Orgaan, fields: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        give_oordeel(toezegging, verdict="deels", user=member_of(adviesraad), **fields)
    assert not Oordeel.objects.exists()


def test_withheld_words_leave_the_verdict(toezegging: Afspraak, griffier: Any) -> None:
    row = give_oordeel(toezegging, verdict="nagekomen", words="Dit is schelden.", user=griffier)
    withhold_words(row, reason="De tekst beledigt iemand.", user=griffier)
    shown = Oordeel.objects.public().get()
    assert (shown.verdict, shown.withheld.reason) == ("nagekomen", "De tekst beledigt iemand.")


def test_the_newest_counts_whatever_it_points_at(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan, griffier: Any
) -> None:
    """A blank day is today for who speaks for itself; a passage of an older stuk makes its reading no older."""
    open_at_once(dossier.get_parent().specific)
    user = member_of(adviesraad)
    give_oordeel(toezegging, verdict="nagekomen", words="Gekregen.", user=user)
    old = make_stuk(dossier, LETTER, title="Memo", date=datering_from_iso("2026-06-15"))
    newest = give_oordeel(toezegging, verdict="niet_nagekomen", passage=passage_of(old, LETTER), user=user)
    assert newest.known.earliest == timezone.localdate()
    give_oordeel(toezegging, verdict="nagekomen", words="Gezien.", user=griffier)
    assert is_disputed(toezegging)


def test_a_period_that_has_not_ended_is_no_day(toezegging: Afspraak, griffier: Any) -> None:
    this_year = datering_from_iso(str(timezone.localdate().year))
    with pytest.raises(ValidationError, match="nog niet voorbij"):
        give_oordeel(toezegging, verdict="deels", words="Nog niet.", known=this_year, user=griffier)


def test_who_works_for_the_gemeente_speaks_for_no_orgaan(
    gemeente: GemeentePage, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    user = member_of(adviesraad)
    add_member(user, gemeente, Role.GRIFFIER)
    row = give_oordeel(toezegging, party="griffie", verdict="deels", words="Een deel.", user=user)
    assert (row.party, row.orgaan) == ("griffie", None)


def test_a_shorter_term_ends_none_that_runs(
    gemeente: GemeentePage, toezegging: Afspraak, adviesraad: Orgaan, college: Orgaan
) -> None:
    row = give_oordeel(toezegging, verdict="deels", words="Niet alles.", user=member_of(adviesraad))
    FollowTerms.objects.create(gemeente=gemeente, answer_days=3)
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        answer_oordeel(row, words="De rest volgt.", user=member_of(college, "bode@college.example"))


def test_a_reading_that_waited_was_not_known_before_it_was_public(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    with time_machine.travel("2026-06-01 12:00"):
        give_oordeel(toezegging, verdict="niet_nagekomen", words="Niets gekregen.", user=member_of(adviesraad))
    with time_machine.travel("2026-06-16 12:00"):
        assert publish_due_oordelen() == 1
    with time_machine.travel("2026-07-01 12:00"):
        assert "Niets gekregen." not in Page(f"{toezegging.get_absolute_url()}?stand=2026-06-15").text
        assert "Niets gekregen." in Page(f"{toezegging.get_absolute_url()}?stand=2026-06-16").text


def test_an_address_may_get_an_account_again(adviesraad: Orgaan) -> None:
    old = end_account(make_account(orgaan=adviesraad, email="lid@orgaan.example", name="L. Id"))
    new = make_account(orgaan=adviesraad, email="Lid@orgaan.example", name="L. Id")
    assert (new.user.username, new.user.email) == ("lid@orgaan.example", old.user.email)
    assert not old.user.is_active


def test_an_answer_on_a_concept_opens_no_reading(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan, griffier: Any
) -> None:
    row = give_oordeel(toezegging, verdict="deels", words="Niet alles.", user=member_of(adviesraad))
    concept = make_stuk(dossier, LETTER, state="concept", title="Antwoord")
    answer_oordeel(row, words="De rest volgt.", passage=passage_of(concept, LETTER), user=griffier)
    assert not Oordeel.objects.public().exists()
