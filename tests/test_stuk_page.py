"""What a reader sees on the page of a stuk: its text with marks, its facts, relations, versions."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dossiers import panels
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Passage, Persoon, Stuk, StukRelatie, Vergadering
from dossiers.services.gemeenten import make_dossier
from dossiers.services.stukken import (
    create_stuk,
    publish_stuk,
    record_behandeling,
    relate,
    withdraw_stuk,
)
from tests.factories import PROMISE, make_bestand, make_orgaan, make_stuk, make_toezegging, passage_of
from tests.stuk_files import make_pdf_stuk, replace_file

PAGE = "Inleiding.\n\nWij sturen u voor de zomer een overzicht. Ook bellen wij iedereen op."


@pytest.fixture
def claimed(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Keys of passages about which something is claimed, by an app that registers as besluiten does."""
    keys: set[int] = set()

    def claims(path: Any, pks: Any, moment: Any) -> list[panels.PassageClaim]:
        claim = panels.Claim("Toezegging", "T-2026-001 Overzicht <sturen>", "/toezeggingen/x/", "openstaand")
        return [panels.PassageClaim(pk, 0, claim) for pk in pks if pk in keys]

    monkeypatch.setattr(panels, "_claim_sources", {})
    panels.register_claims("test", claims)
    return keys


def text_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    without_directions = re.sub(r' dir="auto"|</?bdi>', "", response.content.decode())
    return " ".join(unescape(without_directions).split())


def test_the_first_page_shows_its_paragraphs_and_the_way_to_the_next(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE, "Het tweede deel.")
    html = text_of(client, stuk.get_absolute_url())
    assert "<p>Inleiding.</p>" in html
    assert "Deel 1 van 2" in html
    assert f'rel="next" href="/stukken/{stuk.public_id}/pagina/2/"' in html
    assert "Het tweede deel." not in html


def test_another_page_has_its_own_address(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE, "Het tweede deel.")
    assert "Het tweede deel." in text_of(client, f"/stukken/{stuk.public_id}/pagina/2/")


@pytest.mark.parametrize(
    "tail", ["pagina/3/", "pagina/0/", f"pagina/{10**30}/", "versie/2/pagina/1/", "versie/1/pagina/3/"]
)
def test_what_is_beyond_the_end_is_not_there(client: Client, dossier: DossierPage, tail: str) -> None:
    stuk = make_stuk(dossier, PAGE, "Het tweede deel.")
    assert client.get(f"/stukken/{stuk.public_id}/{tail}").status_code == 404


@pytest.mark.parametrize("key", ["%00", "a" * 17, "A'--", "x" * 5000])
def test_what_is_no_key_is_not_there(client: Client, gemeente: GemeentePage, key: str) -> None:
    assert client.get(f"/stukken/{key}/").status_code == 404


@pytest.mark.parametrize("tail", ["", "pagina/1/", "bestand/", "pagina/1/beeld/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_allowed(client: Client, dossier: DossierPage, method: str, tail: str) -> None:
    stuk = make_stuk(dossier)
    assert getattr(client, method)(f"/stukken/{stuk.public_id}/{tail}").status_code == 405


def test_a_pdf_stands_beside_its_image_and_text_does_not(client: Client, dossier: DossierPage) -> None:
    html = text_of(client, make_pdf_stuk(dossier, "Een zin op papier.").get_absolute_url())
    assert 'alt="Afbeelding van pagina 1. De tekst staat ernaast."' in html
    assert 'width="600" height="849"' in html
    assert "Open de pdf op pagina 1" in html
    assert "<img" not in text_of(client, make_stuk(dossier, PAGE).get_absolute_url())


def test_a_scan_says_that_it_has_no_text(client: Client, dossier: DossierPage) -> None:
    html = text_of(client, make_pdf_stuk(dossier, "").get_absolute_url())
    assert "Dit is een scan zonder tekst." in html
    assert 'alt="Afbeelding van pagina 1, zonder tekst."' in html


def test_claims_are_marked_numbered_and_listed(client: Client, dossier: DossierPage, claimed: set[int]) -> None:
    stuk = make_stuk(dossier, PAGE)
    claimed.add(passage_of(stuk, "Wij sturen u voor de zomer een overzicht.").pk)
    html = text_of(client, stuk.get_absolute_url())
    assert '<mark><span id="tekst-1"></span>Wij sturen u voor de zomer een overzicht. <a href="#vondst-1"' in html
    assert "① toezegging</a></mark> Ook bellen" in html
    assert "1 vondst, bevestigd door de griffie" in html
    assert f'href="/stukken/{stuk.public_id}/pagina/1/#tekst-1"> Lees de zin op deel 1' in html
    assert b"Overzicht &lt;sturen&gt;" in client.get(stuk.get_absolute_url()).content


def test_words_nobody_claims_anything_about_are_not_marked(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE)
    passage_of(stuk, "Ook bellen wij iedereen op.")
    html = text_of(client, stuk.get_absolute_url())
    assert "<mark" not in html
    assert "Wat in dit stuk staat" not in html


def test_finds_are_numbered_through_the_stuk(client: Client, dossier: DossierPage, claimed: set[int]) -> None:
    stuk = make_stuk(dossier, PAGE, "Daarna volgt een brief.")
    claimed |= {passage_of(stuk, "Inleiding.").pk, passage_of(stuk, "Daarna volgt een brief.", page=2).pk}
    html = text_of(client, f"/stukken/{stuk.public_id}/pagina/2/")
    assert '<span id="tekst-2"></span>Daarna' in html
    assert f'href="/stukken/{stuk.public_id}/pagina/1/#tekst-1"> Lees de zin op deel 1' in html


def test_overlapping_claims_are_both_shown(client: Client, dossier: DossierPage, claimed: set[int]) -> None:
    stuk = make_stuk(dossier, PAGE)
    claimed |= {passage_of(stuk, "Wij sturen u voor de zomer").pk, passage_of(stuk, "voor de zomer een overzicht.").pk}
    html = text_of(client, stuk.get_absolute_url())
    assert (
        '<mark><span id="tekst-1"></span>Wij sturen u </mark><mark><span id="tekst-2"></span>voor de zomer <a' in html
    )
    assert "</mark><mark> een overzicht. <a" in html


def test_a_passage_leads_to_its_words(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE, "Daarna volgt een brief.")
    passage = passage_of(stuk, "volgt een brief", page=2)
    response = client.get(passage.get_absolute_url())
    assert response.status_code == 302
    assert response["Location"] == f"/stukken/{stuk.public_id}/pagina/2/?passage={passage.public_id}#passage"
    html = text_of(client, response["Location"])
    assert 'Daarna <mark aria-current="true"><span id="passage"></span>volgt een brief</mark>.' in html


def test_an_unknown_passage_marks_nothing(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE)
    other = passage_of(make_stuk(dossier, "Iets anders."), "Iets anders.")
    assert "<mark" not in text_of(client, f"{stuk.get_absolute_url()}?passage={other.public_id}")
    assert client.get("/passages/bbbbbbbbbb/").status_code == 404


def test_words_that_moved_are_not_marked(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE)
    passage = passage_of(stuk, "Inleiding.")
    stuk.bestand.pages.update(text="Een heel andere tekst.")
    assert "<mark" not in text_of(client, f"{stuk.get_absolute_url()}?passage={passage.public_id}")


def test_a_replaced_file_stays_readable_under_its_version(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "De eerste tekst.")
    passage = passage_of(stuk, "eerste")
    stuk = replace_file(stuk, make_bestand(dossier.get_parent().specific, "De verbeterde tekst."))
    html = text_of(client, stuk.get_absolute_url())
    assert "De verbeterde tekst." in html
    assert "Dit is een oudere versie." not in html
    older = text_of(client, f"/stukken/{stuk.public_id}/versie/1/pagina/1/")
    assert "De eerste tekst." in older
    assert "Dit is een oudere versie." in older
    assert f'href="{stuk.get_absolute_url()}">Naar de nieuwste versie' in older
    assert f'href="/stukken/{stuk.public_id}/versie/1/bestand/"' in older
    assert client.get(passage.get_absolute_url())["Location"].startswith(
        f"/stukken/{stuk.public_id}/versie/1/pagina/1/"
    )


def test_text_title_and_file_name_are_shown_as_words(
    client: Client, gemeente: GemeentePage, dossier: DossierPage
) -> None:
    evil = "<script>alert(1)</script>"
    stuk = create_stuk(
        gemeente=gemeente,
        title=evil,
        bestand=make_bestand(gemeente, f"Lees {evil} goed.", filename=f"{evil}.txt".replace("/", "")),
        dossiers=[dossier],
    )
    publish_stuk(stuk)
    passage = passage_of(stuk, evil)
    content = client.get(f"{stuk.get_absolute_url()}?passage={passage.public_id}").content.decode()
    assert "<script>" not in content
    assert content.count("&lt;script&gt;") >= 4


def test_the_facts_name_sender_office_and_addressee(
    client: Client, gemeente: GemeentePage, dossier: DossierPage
) -> None:
    board = make_orgaan(gemeente, "College", Orgaan.Kind.BOARD)
    council = make_orgaan(gemeente)
    hidden = Orgaan.objects.create(gemeente=gemeente, name="Stuurgroep", kind=Orgaan.Kind.OTHER, is_confirmed=False)
    person = Persoon.objects.create(gemeente=gemeente, name="A. Duin")
    Functie.objects.create(gemeente=gemeente, title="wethouder Zorg", persoon=person, orgaan=board)
    stuk = make_stuk(
        dossier, PAGE, kenmerk="D-77", sender_persoon=person, sender_orgaan=hidden, addressee_orgaan=council
    )
    html = text_of(client, stuk.get_absolute_url())
    assert "wethouder Zorg (A. Duin)" in html
    assert f'<a href="{council.get_absolute_url()}">Gemeenteraad</a>' in html
    assert "D-77" in html
    assert '<time datetime="2026-04-08">8 april 2026</time>' in html
    assert "Stuurgroep" not in html


def test_only_public_dossiers_are_named(client: Client, gemeente: GemeentePage, dossier: DossierPage) -> None:
    secret = make_dossier(gemeente=gemeente, title="Geheime reorganisatie", publish=False)
    stuk = create_stuk(
        gemeente=gemeente, title="Memo", bestand=make_bestand(gemeente, PAGE), dossiers=[dossier, secret]
    )
    publish_stuk(stuk)
    html = text_of(client, stuk.get_absolute_url())
    assert f">{dossier.title}</a>" in html
    assert "Geheime reorganisatie" not in html


@pytest.mark.parametrize(
    ("kind", "is_said"), [(Orgaan.Kind.COMMITTEE, True), (Orgaan.Kind.COUNCIL, False), (None, True)]
)
def test_it_is_said_that_the_raad_did_not_treat_it(
    client: Client, gemeente: GemeentePage, dossier: DossierPage, kind: str | None, is_said: bool
) -> None:
    stuk = make_stuk(dossier, PAGE)
    if kind:
        vergadering = Vergadering(gemeente=gemeente, orgaan=make_orgaan(gemeente, "Vergaderden", kind))
        vergadering.date = datering_from_iso("2026-05-06")
        vergadering.save()
        record_behandeling(vergadering=vergadering, manner="bespreekstuk", stuk=stuk, outcome="Voor kennisgeving")
    html = text_of(client, stuk.get_absolute_url())
    assert ("Niet behandeld in de raad." in html) is is_said
    assert ("Vergaderden, 6 mei 2026" in html) is (kind is not None)


def test_relations_are_shown_from_both_ends(client: Client, dossier: DossierPage) -> None:
    letter = make_stuk(dossier, PAGE, title="De vragen")
    answer = make_stuk(dossier, "Antwoord.", title="De antwoorden")
    relate(stuk=answer, kind=StukRelatie.Kind.REPLY, target=letter)
    assert f'<b>Is reactie op</b> <br> <a href="{letter.get_absolute_url()}">De vragen</a>' in text_of(
        client, answer.get_absolute_url()
    )
    assert f'<b>Beantwoord in</b> <br> <a href="{answer.get_absolute_url()}">De antwoorden</a>' in text_of(
        client, letter.get_absolute_url()
    )


@pytest.mark.parametrize("kind", list(StukRelatie.Kind))
def test_every_kind_of_relation_has_words_for_its_other_end(client: Client, dossier: DossierPage, kind: str) -> None:
    target = make_stuk(dossier, PAGE)
    relate(stuk=make_stuk(dossier, "Iets.", title="Het andere stuk"), kind=kind, target=target)
    assert "Het andere stuk" in text_of(client, target.get_absolute_url())


def test_concepts_are_not_named_and_withdrawn_stukken_are_so_named(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE)
    concept = make_stuk(dossier, "Geheim.", state="concept", title="Verborgen voornemen")
    gone = make_stuk(dossier, "Weg.", title="Naam die niet mag")
    relate(stuk=stuk, kind=StukRelatie.Kind.REFERENCE, target=concept)
    relate(stuk=concept, kind=StukRelatie.Kind.REPLY, target=stuk)
    relate(stuk=stuk, kind=StukRelatie.Kind.ELABORATION, target=gone)
    withdraw_stuk(gone, reason="Er stond een naam in.", shows_title=False)
    html = text_of(client, stuk.get_absolute_url())
    assert "Verborgen voornemen" not in html
    assert "Naam die niet mag" not in html
    assert html.count("Ingetrokken") == 2
    assert f'<a href="{gone.get_absolute_url()}">Ingetrokken stuk</a>' in html


def test_an_unresolved_reference_is_a_loose_end_in_its_own_words(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE)
    relate(stuk=stuk, kind=StukRelatie.Kind.REFERENCE, words="ons memo van 3 maart jl.")
    html = text_of(client, stuk.get_absolute_url())
    assert "“ons memo van 3 maart jl.”" in html
    assert "Los eindje" in html


def test_the_file_is_told_about(client: Client, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "Een zin.", filename="Brief wachttijden.pdf")
    html = text_of(client, stuk.get_absolute_url())
    digest = stuk.bestand.sha256
    assert "Brief wachttijden.pdf" in html
    assert f"sha256 {digest[:4]}…{digest[-4:]}" in html
    assert "1, nooit vervangen" in html


def test_registered_panels_are_on_the_page(
    client: Client, dossier: DossierPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", {})
    template = "components/empty.html"
    panels.register_panel("stuk", panels.Panel("test", 1, template, lambda stuk, _moment: {"seen": stuk.title}))
    assert '<div class="empty">' in text_of(client, make_stuk(dossier, PAGE).get_absolute_url())


def fill(dossier: DossierPage, claimed: set[int], size: int) -> Stuk:
    stuk = make_stuk(dossier, " ".join(f"Zin nummer {index:03}." for index in range(size)))
    for index in range(size):
        claimed.add(passage_of(stuk, f"Zin nummer {index:03}.").pk)
        relate(stuk=stuk, kind=StukRelatie.Kind.REFERENCE, words=f"het stuk {index}")
        relate(stuk=make_stuk(dossier, "x"), kind=StukRelatie.Kind.REFERENCE, target=stuk)
    return stuk


@pytest.mark.parametrize("size", [1, 6])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    dossier: DossierPage,
    claimed: set[int],
    size: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    stuk = fill(dossier, claimed, size)
    client.get(stuk.get_absolute_url())
    with django_assert_num_queries(10):
        client.get(stuk.get_absolute_url())


@pytest.mark.parametrize("state", ["concept", "scheduled", "dossier closed"])
class TestNotPublic:
    @pytest.fixture
    def stuk(self, dossier: DossierPage, state: str) -> Stuk:
        stuk = make_pdf_stuk(dossier, "Dit blijft geheim.", title="Geheim plan", publish=state == "dossier closed")
        if state == "scheduled":
            stuk = publish_stuk(stuk, at=timezone.now() + timedelta(hours=1))
        if state == "dossier closed":
            dossier.unpublish()
        return stuk

    @pytest.mark.parametrize("tail", ["", "pagina/1/", "versie/1/pagina/1/", "bestand/", "pagina/1/beeld/"])
    def test_it_does_not_differ_from_what_is_not_there(self, client: Client, stuk: Stuk, tail: str) -> None:
        secret = client.get(f"/stukken/{stuk.public_id}/{tail}")
        absent = client.get(f"/stukken/bbbbbbbbbb/{tail}")
        assert secret.status_code == absent.status_code == 404
        assert secret.content == absent.content
        assert dict(secret.headers) == dict(absent.headers)

    def test_its_passages_are_not_there(self, client: Client, stuk: Stuk) -> None:
        secret = client.get(passage_of(stuk, "geheim").get_absolute_url())
        absent = client.get("/passages/bbbbbbbbbb/")
        assert secret.status_code == 404
        assert secret.content == absent.content

    def test_its_own_editors_read_it(self, redacteur_client: Client, stuk: Stuk) -> None:
        passage = passage_of(stuk, "geheim")
        response = redacteur_client.get(stuk.get_absolute_url())
        html = unescape(response.content.decode())
        assert "Concept: alleen u en uw collega’s zien dit." in html
        assert "Dit blijft <mark" in html
        assert response["Cache-Control"] == "private, no-store"
        bestand = redacteur_client.get(f"/stukken/{stuk.public_id}/bestand/")
        assert bestand["Cache-Control"] == "private, no-store"
        assert bestand.getvalue().startswith(b"%PDF")
        assert "/pagina/1/?passage=" in redacteur_client.get(passage.get_absolute_url())["Location"]

    def test_editors_of_another_gemeente_do_not(self, client: Client, other_redacteur: Any, stuk: Stuk) -> None:
        client.force_login(other_redacteur)
        assert client.get(stuk.get_absolute_url()).status_code == 404
        assert client.get(f"/stukken/{stuk.public_id}/bestand/").status_code == 404
        assert client.get(passage_of(stuk, "geheim").get_absolute_url()).status_code == 404


def test_a_new_concept_of_a_public_stuk_stays_hidden(redacteur_client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PAGE, title="Gewone titel")
    concept = stuk.get_latest_revision_as_object()
    concept.title = "Nieuwe titel"
    concept.bestand = make_bestand(dossier.get_parent().specific, "Nog niet af.")
    concept.save_revision()
    html = text_of(redacteur_client, stuk.get_absolute_url())
    assert "Gewone titel" in html
    assert "Nieuwe titel" not in html
    passage = passage_of(concept, "Nog niet af.")
    assert redacteur_client.get(passage.get_absolute_url()).status_code == 404


def test_a_public_page_may_be_kept_but_is_asked_for_again(client: Client, dossier: DossierPage) -> None:
    assert client.get(make_stuk(dossier, PAGE).get_absolute_url())["Cache-Control"] == "no-cache"


def test_the_preview_shows_what_is_not_saved(griffier_client: Client, griffier: Any, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "De bewaarde tekst.", publish=False)
    stuk.title = "Titel die nog niet is bewaard"
    request = stuk.make_preview_request(extra_request_attrs={"user": griffier})
    html = unescape(request.render().content.decode() if hasattr(request, "render") else request.content.decode())
    assert "Titel die nog niet is bewaard" in html
    assert dossier.title in html
    assert not Passage.objects.exists()


def test_a_toezegging_is_found_at_its_words(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, PROMISE)
    toezegging = make_toezegging(stuk)
    html = text_of(client, stuk.get_absolute_url())
    assert f'<mark><span id="tekst-1"></span>{PROMISE} <a' in html
    assert f'<a href="{toezegging.get_absolute_url()}">' in html
    assert toezegging.title in html
