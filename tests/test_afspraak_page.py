"""The page of one afspraak: its words, who, for when, and its public history."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.models import Afspraak, Besluit
from besluiten.services.afspraken import (
    change_owners,
    change_termijn,
    correct_title,
    register_afspraak,
    repeat_afspraak,
)
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Orgaan, Stuk
from dossiers.services.gemeenten import make_dossier
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import Page, make_functie
from tests.factories import PROMISE, make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TEXT = f"Aan de raad.\n\nDe wachttijd is lang. {PROMISE} Daarna praten wij verder.\n\nMet groet."
PROOF = "Het overzicht is gestuurd."


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def events(page: Page) -> list[str]:
    return page.texts("//ol[@class='timeline']/li")


def test_the_quote_stands_marked_in_its_paragraph_with_a_link_to_its_page(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier, TEXT))

    page = Page(afspraak.get_absolute_url())
    quote = page.tree.xpath("//section[@aria-labelledby='h-zin']//blockquote")[0]

    assert " ".join(quote.text_content().split()) == f"De wachttijd is lang. {PROMISE} Daarna praten wij verder."
    assert quote.xpath(".//mark/text()") == [PROMISE]
    assert page.links()["deel 1"] == afspraak.passage.get_absolute_url()
    assert page.texts("//h1") == ["Overzicht van de wachttijden sturen"]


def test_who_promised_to_whom_in_which_office_and_who_answers_for_it_now(gemeente: Any, dossier: Any) -> None:
    council = make_orgaan(gemeente)
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[make_functie(gemeente)], promised_to=council)
    change_owners(afspraak, [make_functie(gemeente, "wethouder Jeugd")], reason="Andere verdeling.")

    page = Page(afspraak.get_absolute_url())

    assert page.texts("//section[@aria-labelledby='h-wie']//dl/div") == [
        "Toegezegd door wethouder Zorg (Houder van wethouder Zorg)",
        "Aan Gemeenteraad",
        "Nu verantwoordelijk wethouder Jeugd (Houder van wethouder Jeugd)",
    ]
    assert page.links()["Gemeenteraad"] == council.get_absolute_url()


def test_somebody_whom_nobody_confirmed_is_not_named(gemeente: Any, dossier: Any) -> None:
    hidden = make_functie(gemeente, "onbevestigde functie")
    hidden.is_confirmed = False
    hidden.save()
    secret = make_orgaan(gemeente, "Geheim orgaan")
    secret.is_confirmed = False
    secret.save()
    of_secret = make_functie(gemeente, "functie van geheim", secret)
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[make_functie(gemeente), of_secret], promised_to=secret)
    change_owners(afspraak, [hidden], reason="Nog niet bekend.")
    change_owners(afspraak, [of_secret], reason="Nog niet bekend.")

    source = Page(afspraak.get_absolute_url()).source + Page("/toezeggingen/").source

    assert "onbevestigde" not in source
    assert "Geheim orgaan" not in source
    assert "functie van geheim" not in source
    assert "Nog niet bekend" not in source


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (
            "in november",
            [
                "Soort termijn een periode",
                "Vroegst 1 november 2026",
                "Laatst 30 november 2026",
                "Nauwkeurig op de maand",
                "Gerekend vanaf 8 april 2026, de datum van het stuk",
            ],
        ),
        (
            "op korte termijn",
            [
                "Soort termijn zonder datum",
                "Gerekend vanaf 8 april 2026, de datum van het stuk",
                "Hoe lang al Zonder datum, al 4 maanden",
            ],
        ),
        ("jaarlijks", ["Soort termijn komt steeds terug", "Gerekend vanaf 8 april 2026, de datum van het stuk"]),
    ],
)
def test_the_term_says_no_more_than_its_words(dossier: Any, words: str, facts: list[str]) -> None:
    page = Page(make_toezegging(make_stuk(dossier), termijn_words=words).get_absolute_url())

    assert page.texts("//section[@aria-labelledby='h-termijn']//q") == [words]
    assert page.texts("//section[@aria-labelledby='h-termijn']//dl/div") == facts


def test_a_promise_of_a_stuk_with_only_a_month_counts_from_the_last_day_it_can_be(dossier: Any) -> None:
    stuk = make_stuk(dossier, date=datering_from_iso("2026-06"))

    page = Page(make_toezegging(stuk, termijn_words="").get_absolute_url())

    assert "Zonder datum, al 2 maanden" in page.text
    assert "Gerekend vanaf juni 2026, de datum van het stuk" in page.text


def test_lateness_stands_beside_the_status(dossier: Any) -> None:
    page = Page(make_toezegging(make_stuk(dossier)).get_absolute_url())

    assert page.texts("//div[@class='page-head']//span[@data-status]") == ["Openstaand", "2 maanden te laat"]


def test_words_that_reach_us_through_others_say_so(dossier: Any) -> None:
    stuk = make_stuk(dossier, authority=Stuk.Authority.ADVISORY)

    assert "Aangehaald in een stuk van de adviesraad" in Page(make_toezegging(stuk).get_absolute_url()).text


def test_the_history_has_every_public_step_with_reason_and_proof(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    proof = passage_of(make_stuk(dossier, PROOF, date=datering_from_iso("2026-07-01"), title="Brief"), PROOF)
    known = datering_from_iso("2026-07-01")
    change_status(
        afspraak,
        target=Status.SETTLEMENT_PROPOSED,
        actor=Actor.BOARD,
        reason="Wij stuurden het.",
        evidence=[proof],
        known=known,
    )

    page = Page(afspraak.get_absolute_url())

    assert events(page)[0] == (
        "1 juli 2026 Status · college Openstaand → Afdoening voorgesteld Reden: Wij stuurden het. "
        f"{PROOF} Brief · 1 juli 2026 · deel 1 Hier vastgelegd op 1 september 2026."
    )
    assert events(page)[1] == ("8 april 2026 Begin · college Toezegging gedaan Hier vastgelegd op 1 september 2026.")


def test_settled_without_proof_carries_the_label(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(
        afspraak, target=Status.SETTLED, actor=Actor.COUNCIL, without_evidence=True, reason="Mondeling gedaan."
    )

    page = Page(afspraak.get_absolute_url())

    assert "Zonder bewijs" in events(page)[0]
    assert page.texts("//div[@class='page-head']//span[@data-status]") == ["Afgedaan", "Zonder bewijs"]


def test_a_dropped_promise_names_the_besluit(gemeente: Any, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    besluit = Besluit(gemeente=gemeente, orgaan=make_orgaan(gemeente), text="De toezegging vervalt.")
    besluit.date = datering_from_iso("2026-08-20")
    besluit.save()
    change_status(afspraak, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet meer nodig.", besluit=besluit)

    text = events(Page(afspraak.get_absolute_url()))[0]

    assert "Openstaand → Vervallen" in text
    assert "Besluit: Gemeenteraad, 20 augustus 2026: De toezegging vervalt. (genomen)" in text


def test_terms_owners_corrections_and_repeats_are_steps_too(gemeente: Any, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[make_functie(gemeente)])
    again = "Zoals beloofd sturen wij het overzicht."
    repeat_afspraak(afspraak, passage_of(make_stuk(dossier, again, date=datering_from_iso("2026-05-01")), again))
    change_termijn(afspraak, "uiterlijk 1 december 2026", reason="Meer tijd nodig.")
    change_owners(afspraak, [make_functie(gemeente, "wethouder Jeugd")], reason="Andere verdeling.")
    correct_title(afspraak, "De raad een overzicht sturen", reason="Duidelijker gezegd.")

    text = " ".join(events(Page(afspraak.get_absolute_url())))

    assert "voor de zomer → uiterlijk 1 december 2026 Reden: Meer tijd nodig." in text
    assert "Verantwoordelijk wethouder Jeugd (Houder van wethouder Jeugd) Reden: Andere verdeling." in text
    assert "“Overzicht van de wachttijden sturen” werd “De raad een overzicht sturen” Reden: Duidelijker" in text
    assert f"1 mei 2026 Herhaald Opnieuw gezegd {again}" in text


def test_a_step_on_a_concept_is_not_there_and_the_next_step_does_not_betray_it(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    concept = make_stuk(dossier, PROOF, state="concept", title="Geheim concept")
    evidence = [passage_of(concept, PROOF)]
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=evidence, reason="Kanarie.")
    public = Page(afspraak.get_absolute_url())
    assert "Afdoening voorgesteld" not in public.text
    assert "Kanarie" not in public.source
    assert "Geheim concept" not in public.source

    change_status(afspraak, target=Status.IN_TREATMENT, actor=Actor.COUNCIL, reason="Nog niet klaar.")

    assert "Openstaand → In behandeling" in events(Page(afspraak.get_absolute_url()))[0]
    assert "Afdoening voorgesteld" not in Page(afspraak.get_absolute_url()).text


def test_a_withdrawn_source_leaves_the_promise_without_its_words(dossier: Any) -> None:
    stuk = make_stuk(dossier, TEXT, title="Memo met een fout")
    afspraak = make_toezegging(stuk, termijn_words="")
    withdraw_stuk(stuk, reason="Er stond een fout in.", shows_title=False)

    page = Page(afspraak.get_absolute_url())

    assert "De bron is ingetrokken" in page.text
    assert "Ingetrokken stuk" in page.text
    for secret in (PROMISE, "wachttijd is lang", "Memo met een fout", "deel 1"):
        assert secret not in page.source
    assert len(Page("/toezeggingen/").rows()) == 1
    assert Page("/toezeggingen/?q=zomer").rows() == []


def test_withdrawn_proof_is_named_without_its_words(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    brief = make_stuk(dossier, PROOF, title="Brief")
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[passage_of(brief, PROOF)])
    withdraw_stuk(brief, reason="Verkeerde brief.")

    page = Page(afspraak.get_absolute_url())

    assert "Openstaand → Afdoening voorgesteld" in page.text
    assert PROOF not in page.source


def test_only_public_dossiers_are_named(gemeente: Any, dossier: Any) -> None:
    secret = make_dossier(gemeente=gemeente, title="Geheim dossier", slug="geheim", publish=False)
    afspraak = make_toezegging(make_stuk(dossier), dossiers=[dossier, secret])

    page = Page(afspraak.get_absolute_url())

    assert page.links()["Transformatie Wmo"] == dossier.url
    assert "Geheim dossier" not in page.source + Page("/toezeggingen/").source


def test_a_randvoorwaarde_names_its_mijlpaal(dossier: Any) -> None:
    passage = passage_of(make_stuk(dossier))
    mijlpaal = register_mijlpaal(dossier=dossier, passage=passage, title="Start", plan=UNKNOWN)
    afspraak = register_afspraak(
        kind=AfspraakKind.RANDVOORWAARDE, passage=passage, title="Het systeem werkt", mijlpaal=mijlpaal
    )

    page = Page(afspraak.get_absolute_url())

    assert page.links()["Start"] == mijlpaal.get_absolute_url()
    assert page.texts("//div[@class='page-head']//span[@data-status]")[0] == "Genoemd"


@pytest.mark.parametrize("prefix", ["randvoorwaarden", "opdrachten"])
def test_the_address_of_another_kind_is_not_there(dossier: Any, prefix: str) -> None:
    Page(f"/{prefix}/{make_toezegging(make_stuk(dossier)).public_id}/", 404)


@pytest.mark.parametrize("state", ["concept", "unconfirmed", "dossier"])
def test_what_is_not_public_is_as_if_it_were_not_there(gemeente: Any, dossier: Any, state: str) -> None:
    stuk = make_stuk(dossier, state="concept" if state == "concept" else "published")
    afspraak: Afspraak = make_toezegging(stuk, confirm=state != "unconfirmed")
    if state == "dossier":
        dossier.unpublish()
    missing = Client().get("/toezeggingen/bbbbbbbbbb/")

    response = Client().get(afspraak.get_absolute_url())

    assert response.status_code == 404
    assert response.content.decode().replace(afspraak.public_id, "bbbbbbbbbb") == missing.content.decode()


def test_an_advice_council_sees_what_was_promised_to_it(gemeente: Any, dossier: Any) -> None:
    advisory = make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    make_toezegging(make_stuk(dossier), promised_to=advisory)

    assert "aan Adviesraad" in Page(f"/toezeggingen/?aan={advisory.public_id}").rows()[0]
