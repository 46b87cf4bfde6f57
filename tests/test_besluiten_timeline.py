"""What afspraken, mijlpalen and besluiten put on a dossier's page: timeline, panels and claims on passages."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from besluiten.models import Besluit
from besluiten.services.afspraken import register_afspraak, repeat_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Orgaan, Vergadering
from dossiers.panels import Moment, claims_on_passages
from dossiers.services.stukken import withdraw_stuk
from dossiers.timeline import build_timeline
from dossiers.timeline_entries import TimelineEntry
from dossiers.timeline_keys import TimelineFilter
from tests.besluiten_cast import Page, make_functie
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.usefixtures("today")]

URL = "/dossiers/duinvoorde/transformatie-wmo/"
PROOF = "Het overzicht is gestuurd."
LATER = "De start schuift op."
OWN = ("besluit", "afspraak", "afdoening", "termijn", "mijlpaal", "verschuiving")


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def moment() -> Moment:
    return Moment(at=timezone.now(), today=date(2026, 9, 1))


def entries(dossier: Any, *soorten: str, **wanted: Any) -> list[TimelineEntry]:
    timeline = build_timeline(dossier, TimelineFilter(soorten=soorten or OWN, **wanted), moment())
    assert timeline is not None
    return [entry for group in timeline.groups for entry in group.entries if entry.soort not in ("ghost", "gap")]


def make_besluit(dossier: Any, text: str = "De raad stemt in met het plan.", day: str = "2026-05-01") -> Besluit:
    gemeente = dossier.get_parent().specific
    orgaan = Orgaan.objects.filter(gemeente=gemeente, kind=Orgaan.Kind.COUNCIL).first() or make_orgaan(gemeente)
    besluit = Besluit(gemeente=gemeente, orgaan=orgaan, text=text)
    besluit.date = datering_from_iso(day) if day else UNKNOWN
    besluit.save()
    besluit.dossiers.add(dossier)
    return besluit


def make_slipped(dossier: Any, state: str = "published") -> Any:
    mijlpaal = register_mijlpaal(
        dossier=dossier,
        passage=passage_of(make_stuk(dossier)),
        title="Start",
        plan=datering_from_iso("2026-07-01"),
        is_main=True,
    )
    brief = make_stuk(dossier, LATER, title="Voortgangsbrief", date=datering_from_iso("2026-05-01"), state=state)
    target = datering_from_iso("2027-01-01")
    shift_mijlpaal(mijlpaal, target=target, origin=mijlpaal.plan, passage=passage_of(brief, LATER))
    return mijlpaal


def test_a_promise_stands_where_it_was_made_and_at_its_last_day(gemeente: Any, dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), promised_by=[make_functie(gemeente)], promised_to=make_orgaan(gemeente))

    late, made = entries(dossier)

    assert (made.day, made.kind_label) == (date(2026, 4, 8), "Toezegging · wethouder Zorg aan Gemeenteraad")
    assert made.summary == "Termijn: voor de zomer (uiterlijk 30 juni 2026)"
    assert (late.soort, late.day, late.statuses) == (
        "termijn",
        date(2026, 6, 30),
        (("te_laat", "2 maanden te laat"),),
    )


def test_a_promise_without_a_date_says_how_long_that_has_been_so(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), termijn_words="")

    (made,) = entries(dossier)

    assert ("onbepaald", "Zonder datum, al 4 maanden") in made.statuses


def test_a_term_to_come_stands_in_the_future(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), termijn_words="uiterlijk 1 december 2026")

    (ahead,) = entries(dossier, "termijn")

    assert (ahead.soort, ahead.is_future, ahead.kind_label) == ("afspraak", True, "Termijn toezegging")


def test_a_settled_promise_has_its_settlement_and_no_term_any_more(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    proof = passage_of(make_stuk(dossier, PROOF), PROOF)
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(
        afspraak,
        target=Status.SETTLED,
        actor=Actor.COUNCIL,
        evidence=[proof],
        known=datering_from_iso("2026-06-15"),
        reason="Gestuurd.",
    )

    assert entries(dossier, "termijn") == []
    (done,) = entries(dossier, "afdoening")
    assert (done.day, done.kind_label, done.summary) == (date(2026, 6, 15), "Toezegging afgedaan · raad", "Gestuurd.")


def test_a_mijlpaal_stands_at_its_plan_now_and_each_shift_where_it_was_announced(dossier: Any) -> None:
    make_slipped(dossier)

    (plan,) = entries(dossier, "mijlpaal")
    (shift,) = entries(dossier, "verschuiving")

    assert (plan.day, plan.summary) == (date(2027, 1, 1), "6 maanden later")
    assert shift.shift is not None
    assert (shift.day, shift.shift.from_words, shift.shift.to_words, shift.shift.difference) == (
        date(2026, 5, 1),
        "1 juli 2026",
        "1 januari 2027",
        "6 maanden later",
    )


def test_the_track_moves_aside_at_each_shift_also_when_two_became_known_on_one_day(dossier: Any) -> None:
    mijlpaal = make_slipped(dossier)
    again = make_stuk(dossier, LATER, title="Nog een brief", date=datering_from_iso("2026-05-01"))
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2027-07-01"), passage=passage_of(again, LATER))

    track = [(entry.soort, entry.spoor, entry.bends) for entry in entries(dossier)]

    assert track == [("mijlpaal", 2, False), ("verschuiving", 1, True), ("verschuiving", 0, True)]


def test_a_besluit_without_a_date_stands_on_the_day_of_its_meeting(dossier: Any) -> None:
    besluit = make_besluit(dossier, day="")
    assert entries(dossier, "besluit") == []
    meeting = Vergadering(gemeente=besluit.gemeente, orgaan=besluit.orgaan)
    meeting.date = datering_from_iso("2026-06-10")
    meeting.save()
    Besluit.objects.filter(pk=besluit.pk).update(vergadering=meeting)

    (entry,) = entries(dossier, "besluit")

    assert (entry.day, entry.date_display, entry.kind_label) == (
        date(2026, 6, 10),
        "10 juni",
        "Besluit · Gemeenteraad",
    )


def test_the_filter_on_orgaan_finds_what_it_promised_was_promised_or_decided(gemeente: Any, dossier: Any) -> None:
    council, advisory = make_orgaan(gemeente), make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    functie = make_functie(gemeente)
    make_toezegging(make_stuk(dossier), promised_by=[functie], promised_to=advisory, termijn_words="")
    make_besluit(dossier)

    assert [e.soort for e in entries(dossier, orgaan_pk=council.pk)] == ["besluit"]
    assert [e.soort for e in entries(dossier, orgaan_pk=advisory.pk)] == ["afspraak"]
    assert [e.soort for e in entries(dossier, orgaan_pk=functie.orgaan_id)] == ["afspraak"]


def test_nothing_of_a_concept_is_on_the_page_nor_counted(dossier: Any) -> None:
    concept = make_stuk(dossier, state="concept", title="Kanarie memo")
    make_toezegging(concept, title="Kanarie toezegging")
    make_slipped(dossier, state="concept")
    hidden = make_besluit(dossier, "Kanarie besluit")
    hidden.is_confirmed = False
    hidden.save()

    timeline = build_timeline(dossier, TimelineFilter(), moment())
    counts = {
        soort: found.total
        for soort in OWN
        if (found := build_timeline(dossier, TimelineFilter(soorten=(soort,)), moment())) is not None
    }
    page = Page(URL)

    assert timeline is not None
    assert counts == dict.fromkeys(OWN, 0) | {"mijlpaal": 1}
    assert timeline.slips == 0
    assert "Kanarie" not in page.source
    assert "verschoven" not in page.text.replace("niet verschoven", "")
    assert "Open toezeggingen" not in page.text


def test_in_short_counts_as_the_registers_that_it_links_to(dossier: Any) -> None:
    mijlpaal = make_slipped(dossier)
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Laat")
    make_toezegging(stuk, title="Ooit", termijn_words="")
    closed = make_toezegging(stuk, title="Klaar")
    change_status(closed, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(closed, target=Status.SETTLED, actor=Actor.COUNCIL, evidence=[stuk.passages.all()[0]])
    for number in range(2):
        register_afspraak(
            kind=AfspraakKind.RANDVOORWAARDE, passage=mijlpaal.passage, title=f"V{number}", mijlpaal=mijlpaal
        )

    page = Page(URL)
    figures = page.texts("//dl[@class='summary']/div")

    assert figures == [
        "Gepland einde 1 januari 2027 gepland einde Start",
        "Uitloop tot nu 6 maanden uitloop tot nu 1 keer verschoven",
        "Toezeggingen open 2 toezeggingen open van 3 toezeggingen",
        "Te laat 1 te laat van 2 open",
        "Zonder datum 1 zonder datum van 2 open",
        "Randvoorwaarden 0 van 2 randvoorwaarden aangetoond",
    ]
    links = page.links()
    assert links["1 januari 2027 gepland einde"] == links["6 maanden uitloop tot nu"] == mijlpaal.get_absolute_url()
    assert len(Page(links["2 toezeggingen open"]).rows()) == 2
    assert len(Page(links["1 te laat"]).rows()) == 1
    assert len(Page(links["1 zonder datum"]).rows()) == 1
    assert len(Page(links["0 van 2 randvoorwaarden"]).rows()) == 2
    assert len(Page(links["Alle 2 open toezeggingen"]).rows()) == 2


def test_the_panels_show_shifts_gate_open_lists_and_besluiten(dossier: Any) -> None:
    mijlpaal = make_slipped(dossier)
    register_afspraak(
        kind=AfspraakKind.RANDVOORWAARDE, passage=mijlpaal.passage, title="Het systeem werkt", mijlpaal=mijlpaal
    )
    make_toezegging(make_stuk(dossier))
    make_besluit(dossier)

    page = Page(URL)

    plans = page.texts("//section[@aria-labelledby='mijlpalen']")[0]
    assert "Plan nu: 1 januari 2027 1 keer verschoven, 6 maanden later" in plans
    assert "0 van 1 aangetoond" in page.texts("//section[@aria-labelledby='randvoorwaarden']")[0]
    assert "Overzicht van de wachttijden" in page.texts("//section[@aria-labelledby='open-afspraken']//tbody")[0]
    assert page.texts("//section[@aria-labelledby='besluiten']//li") == [
        "Gemeenteraad, 1 mei 2026: De raad stemt in met het plan. (genomen)"
    ]


def test_home_and_orgaan_count_the_promises(gemeente: Any, dossier: Any) -> None:
    advisory = make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    stuk = make_stuk(dossier)
    make_toezegging(stuk, promised_to=advisory)
    make_toezegging(stuk, termijn_words="")
    make_toezegging(make_stuk(dossier, state="concept"), promised_to=advisory)

    home = Page("/").links()
    ours = Page(advisory.get_absolute_url()).links()

    assert len(Page(home["1 te laat"]).rows()) == len(Page(home["1 zonder datum"]).rows()) == 1
    assert home["Alle 2 toezeggingen"] == "/toezeggingen/"
    assert ours["1 toezegging aan dit orgaan"] == f"/toezeggingen/?aan={advisory.public_id}"
    assert len(Page(ours["1 toezegging aan dit orgaan"]).rows()) == len(Page(ours["1 nog open"]).rows()) == 1


def test_a_vergadering_shows_what_it_decided(dossier: Any) -> None:
    besluit = make_besluit(dossier)
    meeting = Vergadering(gemeente=besluit.gemeente, orgaan=besluit.orgaan)
    meeting.date = datering_from_iso("2026-05-01")
    meeting.save()
    Besluit.objects.filter(pk=besluit.pk).update(vergadering=meeting)

    assert "De raad stemt in met het plan." in Page(meeting.get_absolute_url()).text


def test_claims_say_what_a_passage_did(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    other = make_stuk(dossier, f"Zoals beloofd. {PROOF}")
    again, proof = passage_of(other, "Zoals beloofd."), passage_of(other, PROOF)
    repeat_afspraak(afspraak, again)
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[proof])
    shifted = make_slipped(dossier)
    announced = shifted.verschuivingen.get().passage
    besluit = make_besluit(dossier)
    besluit.passage = proof
    besluit.save()

    found = claims_on_passages([afspraak.passage_id, again.pk, proof.pk, announced.pk], moment())

    number = f"{afspraak.nummer} {afspraak.title}"
    assert [(c.kind_label, c.title, c.status_label) for c in found[afspraak.passage_id]] == [
        ("Toezegging", number, "Afdoening voorgesteld")
    ]
    assert [(c.kind_label, c.title) for c in found[again.pk]] == [("Opnieuw gezegd", number)]
    assert [(c.kind_label, c.title) for c in found[proof.pk]] == [("Besluit", besluit.text), ("Bewijs", number)]
    assert [(c.kind_label, c.url) for c in found[announced.pk]] == [("Verschoven", shifted.get_absolute_url())]


def test_claims_of_what_is_not_public_are_not_made(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    passage = passage_of(stuk)
    make_toezegging(stuk, confirm=False)
    register_mijlpaal(dossier=dossier, passage=passage, title="Kanarie", plan=UNKNOWN, confirm=False)
    besluit = make_besluit(dossier)
    besluit.is_confirmed, besluit.passage = False, passage
    besluit.save()
    afspraak = make_toezegging(make_stuk(dossier))
    concept = passage_of(make_stuk(dossier, PROOF, state="concept"), PROOF)
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[passage, concept])

    assert claims_on_passages([passage.pk, concept.pk], moment()) == {passage.pk: [], concept.pk: []}


def test_a_promise_of_a_withdrawn_stuk_stays_on_the_timeline(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk, termijn_words="")
    make_stuk(dossier, "Iets anders.")
    withdraw_stuk(stuk, reason="Fout.")

    assert [entry.soort for entry in entries(dossier)] == ["afspraak"]


def test_few_and_many_entries_cost_the_same_number_of_queries(
    gemeente: Any, dossier: Any, django_assert_max_num_queries: Any
) -> None:
    def count() -> int:
        Client().get(URL)
        with django_assert_max_num_queries(21) as captured:
            Client().get(URL)
        return len(captured)

    functie, council = make_functie(gemeente), make_orgaan(gemeente)
    mijlpaal = make_slipped(dossier)
    stuk = make_stuk(dossier, PROOF, title="Bewijs")
    proof = passage_of(stuk, PROOF)

    def add(number: int) -> None:
        for n in range(number):
            make_toezegging(make_stuk(dossier), promised_by=[functie], promised_to=council)
            closed = make_toezegging(stuk, PROOF)
            change_status(closed, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
            change_status(closed, target=Status.SETTLED, actor=Actor.COUNCIL, evidence=[proof])
            register_afspraak(kind=AfspraakKind.RANDVOORWAARDE, passage=proof, title="Voorwaarde", mijlpaal=mijlpaal)
            brief = passage_of(make_stuk(dossier, LATER), LATER)
            year = 2030 + mijlpaal.verschuivingen.count()
            shift_mijlpaal(mijlpaal, target=datering_from_iso(f"{year}-01-01"), passage=brief)
            make_besluit(dossier, f"Besluit {n}")

    add(1)
    few = count()
    add(5)

    assert count() == few
