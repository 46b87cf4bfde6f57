"""The griffier's journey through the screens of /beheer/, from a file to the public page and back."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from besluiten.models import Afspraak
from besluiten.services.afspraken import change_owners, change_termijn, correct_title, set_nummer, version_of
from besluiten.services.mijlpalen import register_mijlpaal
from dossiers.datering import datering_from_iso
from dossiers.models import Stuk
from dossiers.services.stukken import save_concept
from tests import hostile_files
from tests.besluiten_cast import make_functie
from tests.factories import PROMISE, make_bestand, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

BODY = f"Geachte raad,\n\n{PROMISE}\n\nMet vriendelijke groet, het college."


def text_file(name: str = "raadsmemo.txt", body: str = BODY) -> io.BytesIO:
    upload = io.BytesIO(body.encode())
    upload.name = name
    return upload


@pytest.fixture
def upload(griffier_client: Client, dossier: Any, django_capture_on_commit_callbacks: Any) -> Any:
    def send(*files: Any, client: Client = griffier_client) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            sent = client.post(reverse("dossiers_beheer:upload"), {"uploads": list(files), "dossiers": [dossier.pk]})
        return client.get(sent.url)

    return send


def description(stuk: Stuk, **changes: Any) -> dict[str, Any]:
    values = {
        "soort": "memo",
        "title": "Wachttijden Wmo",
        "summary": "",
        "date": "8 april 2026",
        "kenmerk": "",
        "authority": "college",
        "sender_orgaan": "",
        "sender_persoon": "",
        "addressee_orgaan": "",
        "addressee_persoon": "",
        "dossiers": [dossier.pk for dossier in stuk.dossiers.all()],
    }
    return {**values, **changes}


def body_of(response: Any) -> str:
    return str(response.content.decode())


def test_from_file_to_public_toezegging(upload: Any, griffier_client: Client, dossier: Any) -> None:
    assert "Gelezen: 1 deel" in body_of(upload(text_file()))
    stuk = Stuk.objects.get()
    assert (stuk.title, stuk.live) == ("raadsmemo", False)

    edit = reverse("beheer_stuk:edit", args=[stuk.pk])
    saved = griffier_client.post(edit, {**description(stuk), "action-to-publish": "1"})
    assert saved.status_code == 302
    publish = reverse("beheer_stuk:publish", args=[stuk.pk])
    assert saved.url == publish

    page = reverse("beheer_stuk:pagina", args=[stuk.pk, 1])
    assert PROMISE in body_of(griffier_client.get(page))
    chosen = griffier_client.post(page, {"words": PROMISE, "use": "toezegging"})
    form = griffier_client.get(chosen.url)
    assert "Toezegging vastleggen" in body_of(form)
    griffier_client.post(
        chosen.url,
        {"title": "Overzicht van wachttijden sturen", "termijn_words": "voor de zomer", "dossiers": [dossier.pk]},
    )
    afspraak = Afspraak.objects.get()
    assert afspraak.nummer == "T-2026-001"

    anonymous = Client()
    assert anonymous.get(stuk.get_absolute_url()).status_code == 404
    assert griffier_client.post(publish, {"when": "now"}).status_code == 302
    stuk.refresh_from_db()
    assert (stuk.title, stuk.date.display()) == ("Wachttijden Wmo", "8 april 2026")
    assert "Wachttijden Wmo" in body_of(anonymous.get(stuk.get_absolute_url()))
    assert Afspraak.objects.public().get() == afspraak


def test_publishing_later_shows_nothing_before_its_time(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    address = reverse("beheer_stuk:publish", args=[stuk.pk])
    past = (timezone.localtime() - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    assert "al voorbij" in body_of(griffier_client.post(address, {"when": "later", "at": past}))
    assert "Vul in wanneer" in body_of(griffier_client.post(address, {"when": "later", "at": ""}))
    soon = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    assert griffier_client.post(address, {"when": "later", "at": soon}).status_code == 302
    assert not Stuk.objects.public().exists()
    assert Client().get(stuk.get_absolute_url()).status_code == 404
    home = body_of(griffier_client.get(reverse("wagtailadmin_home")))
    assert home.index("Voortgang Wmo") > home.index("Gaat binnenkort open")


def test_withdrawing_leaves_a_tombstone(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier)
    address = reverse("beheer_stuk:withdraw", args=[stuk.pk])
    assert "verplicht veld" in body_of(griffier_client.post(address, {"reason": " "}))
    assert griffier_client.post(address, {"reason": "Er stond een naam in.", "shows_title": "on"}).status_code == 302
    public = Client().get(stuk.get_absolute_url())
    assert public.status_code == 410
    assert "Er stond een naam in." in body_of(public)


def test_a_stuk_without_dossier_cannot_be_published_and_the_screen_says_why(
    griffier_client: Client, dossier: Any
) -> None:
    stuk = make_stuk(dossier, state="concept")
    edit = reverse("beheer_stuk:edit", args=[stuk.pk])
    griffier_client.post(edit, description(stuk, dossiers=[]))
    # Wagtail's own publish action is a plain save here.
    griffier_client.post(edit, {**description(stuk, dossiers=[]), "action-publish": "action-publish"})
    address = reverse("beheer_stuk:publish", args=[stuk.pk])
    assert "Kies ten minste één dossier" in body_of(griffier_client.get(address))
    assert "Kies ten minste één dossier" in body_of(griffier_client.post(address, {"when": "now"}))
    stuk.refresh_from_db()
    assert not stuk.live


def test_wagtails_own_publish_button_publishes_nothing(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    edit = reverse("beheer_stuk:edit", args=[stuk.pk])
    griffier_client.post(edit, {**description(stuk), "action-publish": "action-publish"})
    stuk.refresh_from_db()
    assert (stuk.live, stuk.title) == (False, "Wachttijden Wmo")
    shown = body_of(griffier_client.get(edit))
    assert 'name="action-publish"' not in shown
    assert "Opslaan en publiceren" in shown


def test_a_wrong_date_is_explained_at_the_field(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    edit = reverse("beheer_stuk:edit", args=[stuk.pk])
    response = griffier_client.post(edit, description(stuk, date="31 februari 2026"))
    assert response.status_code == 200
    assert "bestaat niet" in body_of(response)
    assert griffier_client.post(edit, description(stuk, date="juni 2025")).status_code == 302
    stuk.refresh_from_db()
    assert stuk.get_latest_revision_as_object().date.display() == "juni 2025"


@pytest.mark.parametrize(
    ("words", "extra", "message"),
    [
        ("Dit staat er niet.", {}, "staan niet op deze pagina"),
        ("de raad", {}, "staan 2 keer op deze pagina"),
        ("de raad", {"occurrence": "3"}, "Zo vaak staan deze woorden niet"),
    ],
)
def test_words_that_are_not_to_be_found_are_explained(
    griffier_client: Client, dossier: Any, words: str, extra: dict[str, str], message: str
) -> None:
    stuk = make_stuk(dossier, "Aan de raad. Wij vragen de raad om tijd.", state="concept")
    page = reverse("beheer_stuk:pagina", args=[stuk.pk, 1])
    response = griffier_client.post(page, {"words": words, "use": "toezegging", **extra})
    assert message in body_of(response)
    assert not stuk.passages.exists()


def test_the_chosen_occurrence_is_kept(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, "Aan de raad. Wij vragen de raad om tijd.", state="concept")
    page = reverse("beheer_stuk:pagina", args=[stuk.pk, 1])
    griffier_client.post(page, {"words": "de raad", "use": "toezegging", "occurrence": "2"})
    assert stuk.passages.get().start == 24


def test_a_known_file_leads_to_its_stuk(upload: Any, griffier_client: Client) -> None:
    upload(text_file())
    again = body_of(upload(text_file("kopie.txt")))
    assert "Dit bestand is er al" in again
    assert Stuk.objects.count() == 1
    assert reverse("beheer_stuk:edit", args=[Stuk.objects.get().pk]) in again


def test_a_refused_file_does_not_stop_the_others(upload: Any) -> None:
    response = body_of(upload(text_file("leeg.txt", ""), text_file()))
    assert "leeg.txt: Dit bestand is leeg" in response
    assert "raadsmemo" in response
    assert Stuk.objects.count() == 1


def test_a_file_that_cannot_be_read_says_why_on_the_work_list(upload: Any, griffier_client: Client) -> None:
    upload(text_file("kapot.pdf", "%PDF-1.7 dit is geen echte pdf"))
    home = body_of(griffier_client.get(reverse("wagtailadmin_home")))
    assert "kapot.pdf" in home
    assert "Lezen is mislukt" in home
    assert Stuk.objects.get().bestand.reason in home


def test_a_corrected_file_waits_in_the_concept(
    griffier_client: Client, dossier: Any, django_capture_on_commit_callbacks: Any
) -> None:
    stuk = make_stuk(dossier)
    old = stuk.bestand
    address = reverse("beheer_stuk:replace_bestand", args=[stuk.pk])
    with django_capture_on_commit_callbacks(execute=True):
        griffier_client.post(address, {"bestand": text_file("verbeterd.txt")})
    stuk.refresh_from_db()
    assert stuk.bestand == old
    newest = stuk.get_latest_revision_as_object().bestand
    assert (newest.filename, newest.state) == ("verbeterd.txt", "gelezen")
    griffier_client.post(reverse("beheer_stuk:publish", args=[stuk.pk]), {"when": "now"})
    assert list(stuk.published_bestanden.values_list("number", "bestand")) == [(1, old.pk), (2, newest.pk)]


def test_a_status_step_with_reason_and_evidence(griffier_client: Client, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    proof = passage_of(make_stuk(dossier, "Het overzicht is gestuurd.", title="Brief"), "Het overzicht is gestuurd.")
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    chosen = griffier_client.post(
        reverse("besluiten_beheer:evidence", args=[proof.public_id]), {"afspraak": afspraak.pk}
    )
    assert chosen.url == f"{address}?bewijs={proof.public_id}"
    assert proof.public_id in body_of(griffier_client.get(chosen.url))
    step = {"target": "afdoening_voorgesteld", "actor": "college", "expected_sequence": 1, "reason": "Alles gestuurd."}
    griffier_client.post(address, {**step, "evidence": f"https://voorbeeld.example/passages/{proof.public_id}/"})
    row = afspraak.status_wijzigingen.get(sequence=2)
    assert (row.to_status, row.reason) == ("afdoening_voorgesteld", "Alles gestuurd.")
    assert row.known.display() == "8 april 2026"
    assert row.evidence.get().passage == proof

    settle = {"target": "afgedaan", "actor": "college", "expected_sequence": 2}
    refused = body_of(griffier_client.post(address, settle))
    assert "Deze stap is aan de griffie of de raad" in refused
    assert "Kies de passage die dit bewijst" in refused


def test_a_step_is_chosen_and_not_taken_by_a_button_alone(griffier_client: Client, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    assert body_of(griffier_client.get(address)).count('<option value="" selected>Kies…</option>') == 2
    refused = body_of(griffier_client.post(address, {"target": "", "actor": "", "expected_sequence": 1}))
    assert "Nieuwe stand: Dit is een verplicht veld." in refused
    assert "Namens: Dit is een verplicht veld." in refused
    assert afspraak.status_wijzigingen.count() == 1


@pytest.mark.parametrize("page", ["status", "termijn"])
def test_a_reason_without_end_is_refused_and_kept_in_the_form(griffier_client: Client, dossier: Any, page: str) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    long = "x" * 10_000
    step = {"target": "in_behandeling", "actor": "college", "expected_sequence": 1}
    values = {**step, "words": "eind 2027", "reason": long}
    refused = body_of(griffier_client.post(reverse(f"besluiten_beheer:{page}", args=[afspraak.pk]), values))
    assert "2000" in refused
    assert long in refused
    assert (afspraak.status_wijzigingen.count(), afspraak.termijn_rows.count()) == (1, 1)


def test_two_people_at_once_are_told_and_can_go_on(griffier_client: Client, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    griffier_client.post(address, {"target": "in_behandeling", "actor": "college", "expected_sequence": 1})
    late = griffier_client.post(
        address, {"target": "afdoening_voorgesteld", "actor": "college", "expected_sequence": 1}
    )
    assert "Iemand anders heeft deze afspraak net gewijzigd" in body_of(late)
    assert 'name="expected_sequence" value="2"' in body_of(late)
    assert afspraak.status_wijzigingen.count() == 2


@pytest.mark.parametrize(
    ("name", "values", "change"),
    [
        ("title", {"title": "Iets anders", "reason": "Beter."}, lambda a: correct_title(a, "Kort", reason="Korter.")),
        ("nummer", {"nummer": "A-2"}, lambda a: set_nummer(a, "A-1")),
        (
            "termijn",
            {"words": "in 2027", "reason": "Later."},
            lambda a: change_termijn(a, "in 2028", reason="Uitstel."),
        ),
        ("owners", {"reason": "Nieuwe verdeling."}, lambda a: change_owners(a, [], reason="Vertrokken.")),
    ],
)
def test_a_change_from_an_old_screen_is_told_and_overwrites_nothing(
    griffier_client: Client, dossier: Any, name: str, values: dict[str, str], change: Any
) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    values = {**values, "functies": str(make_functie(dossier.get_parent().specific).pk)}
    address = reverse(f"besluiten_beheer:{name}", args=[afspraak.pk])
    screen = griffier_client.get(address).context["form"].initial["expected_version"]
    change(afspraak)
    before = version_of(afspraak)
    late = griffier_client.post(address, {**values, "expected_version": screen})
    assert "Iemand anders heeft deze afspraak net gewijzigd" in body_of(late)
    assert version_of(afspraak) == before
    told = late.context["form"]["expected_version"].value()
    again = griffier_client.post(address, {**values, "expected_version": told})
    assert again.status_code == 302
    assert version_of(afspraak) != before


def test_who_wants_the_step_that_somebody_just_took_is_told_so(griffier_client: Client, dossier: Any) -> None:
    """Also where that step can no longer follow."""
    afspraak = make_toezegging(make_stuk(dossier))
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    step = {"target": "in_behandeling", "actor": "college", "expected_sequence": 1}
    griffier_client.post(address, step)
    late = body_of(griffier_client.post(address, step))
    assert "Iemand anders heeft deze afspraak net gewijzigd. De stand is nu: In behandeling." in late
    assert "geldige keuze" not in late
    assert 'value="in_behandeling"' not in late
    assert afspraak.status_wijzigingen.count() == 2


def test_a_redacteur_proposes_and_a_griffier_confirms(
    redacteur_client: Client, griffier_client: Client, dossier: Any
) -> None:
    passage = passage_of(make_stuk(dossier))
    address = reverse("besluiten_beheer:register", args=[passage.public_id, "toezegging"])
    redacteur_client.post(address, {"title": "Overzicht sturen", "dossiers": [dossier.pk]})
    afspraak = Afspraak.objects.get()
    assert afspraak.confirmed_at is None
    assert "Overzicht sturen" in body_of(griffier_client.get(reverse("wagtailadmin_home")))
    confirm = reverse("besluiten_beheer:confirm", args=[afspraak.pk])
    redacteur_client.post(confirm, {})
    assert not Afspraak.objects.public().exists()
    griffier_client.post(confirm, {"nummer": "2026-17"})
    assert Afspraak.objects.public().get().nummer == "2026-17"


def test_a_mijlpaal_is_shifted_from_the_passage_that_says_so(griffier_client: Client, dossier: Any) -> None:
    first = passage_of(make_stuk(dossier, "De start is op 1 juli 2026.", title="Plan"), "1 juli 2026")
    register = reverse("besluiten_beheer:register_mijlpaal", args=[first.public_id])
    griffier_client.post(register, {"dossier": dossier.pk, "title": "Start", "plan": "1 juli 2026"})
    mijlpaal = dossier.mijlpalen.get()
    later = passage_of(make_stuk(dossier, "De start wordt 1 oktober 2026.", title="Uitstel"), "1 oktober 2026")
    shift = reverse("besluiten_beheer:shift", args=[later.public_id])
    same = body_of(griffier_client.post(shift, {"mijlpaal": mijlpaal.pk, "target": "1 juli 2026"}))
    assert "Dit is al de geplande datum" in same
    griffier_client.post(shift, {"mijlpaal": mijlpaal.pk, "target": "1 oktober 2026", "reason": "Meer tijd nodig."})
    assert "1 oktober 2026" in body_of(griffier_client.get(reverse("besluiten_beheer:mijlpaal", args=[mijlpaal.pk])))


def test_phase_and_portefeuillehouder_are_rows_of_the_dossier(griffier_client: Client, dossier: Any) -> None:
    phase = reverse("dossiers_beheer:phase", args=[dossier.pk])
    griffier_client.post(phase, {"phase": "verkennen", "known": "2025"})
    griffier_client.post(phase, {"phase": "inrichten", "known": "april 2026"})
    assert [row.phase for row in dossier.phase_rows.all()] == ["verkennen", "inrichten"]
    assert "Inrichten" in body_of(griffier_client.get(reverse("dossiers_beheer:dossiers")))


def test_a_griffier_makes_a_dossier(griffier_client: Client, gemeente: Any) -> None:
    address = reverse("wagtailadmin_pages:add", args=["dossiers", "dossierpage", gemeente.pk])
    assert griffier_client.get(address).status_code == 200
    values = {
        "title": "Sociaal Team",
        "slug": "sociaal-team",
        "summary": "",
        "bestuursopdracht": "",
        "seo_title": "",
        "search_description": "",
        "action-publish": "action-publish",
    }
    assert griffier_client.post(address, values).status_code == 302
    page = Client().get("/dossiers/duinvoorde/sociaal-team/")
    assert "Sociaal Team" in body_of(page)


def test_the_preview_shows_the_concept_as_the_public_page_would(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    address = reverse("beheer_stuk:preview_on_edit", args=[stuk.pk])
    sent = griffier_client.post(address, description(stuk, title="Nog niet bewaard"))
    assert sent.json()["is_valid"]
    shown = griffier_client.get(address)
    assert "Nog niet bewaard" in body_of(shown)
    assert shown.headers["Cache-Control"].count("no-store") == 1
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]


def test_a_planned_publication_can_be_called_off(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    soon = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    griffier_client.post(reverse("beheer_stuk:publish", args=[stuk.pk]), {"when": "later", "at": soon})
    edit = reverse("beheer_stuk:edit", args=[stuk.pk])
    assert "Wordt openbaar op" in body_of(griffier_client.get(edit))
    stuk.refresh_from_db()
    planned = stuk.scheduled_revision
    griffier_client.post(reverse("beheer_stuk:revisions_unschedule", args=[stuk.pk, planned.pk]))
    assert "Wordt openbaar op" not in body_of(griffier_client.get(edit))
    home = body_of(griffier_client.get(reverse("wagtailadmin_home")))
    assert "Er staat niets gepland" in home


def test_evidence_can_be_chosen_from_the_newest_passages(griffier_client: Client, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    proof = passage_of(make_stuk(dossier, "Het overzicht is gestuurd.", title="Brief"), "Het overzicht is gestuurd.")
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    assert "Brief: “Het overzicht is gestuurd.”" in body_of(griffier_client.get(address))
    step = {"target": "afdoening_voorgesteld", "actor": "college", "expected_sequence": 1, "recent": [proof.pk]}
    griffier_client.post(address, step)
    assert afspraak.status_wijzigingen.get(sequence=2).evidence.get().passage == proof


@pytest.mark.parametrize("closed", ["delete", "unpublish", "lock"])
def test_no_screen_of_a_stuk_leads_to_a_closed_route(griffier_client: Client, dossier: Any, closed: str) -> None:
    stuk = make_stuk(dossier)
    address = reverse(f"beheer_stuk:{closed}", args=[stuk.pk])
    for screen in (reverse("beheer_stuk:edit", args=[stuk.pk]), reverse("beheer_stuk:list")):
        assert address not in body_of(griffier_client.get(screen))


def test_a_mijlpaal_is_put_right_and_takes_the_place_of_the_main_one(griffier_client: Client, dossier: Any) -> None:
    passage = passage_of(make_stuk(dossier, "De start is op 1 juli 2026."), "1 juli 2026")
    plan = datering_from_iso("2026-07-01")
    old = register_mijlpaal(dossier=dossier, passage=passage, title="Oplevering", plan=plan, is_main=True)
    new = register_mijlpaal(dossier=dossier, passage=passage, title="Strat", plan=plan)
    address = reverse("besluiten_beheer:correct_mijlpaal", args=[new.pk])
    assert 'value="Strat"' in body_of(griffier_client.get(address))
    griffier_client.post(address, {"title": "Start", "is_main": "on"})
    old.refresh_from_db()
    new.refresh_from_db()
    assert (new.title, new.is_main, old.is_main) == ("Start", True, False)
    [entry] = ModelLogEntry.objects.filter(action="raadsspoor.correct")
    assert entry.data == {"before": {"title": "Strat", "is_main": False}}


@pytest.mark.both_databases
def test_a_failed_file_leaves_the_work_list_when_another_takes_its_place(
    griffier_client: Client, dossier: Any, upload: Any
) -> None:
    upload(text_file("kapot.pdf", "%PDF-1.7 afgebroken"))
    assert "Lezen is mislukt" in body_of(griffier_client.get("/beheer/"))
    concept = Stuk.objects.get().get_latest_revision_as_object()
    concept.bestand = make_bestand(concept.gemeente, PROMISE)
    save_concept(concept)
    assert "Lezen is mislukt" not in body_of(griffier_client.get("/beheer/"))


def test_the_page_reader_shows_the_page_as_it_looks(
    griffier_client: Client, upload: Any, client: Client, other_redacteur: Any
) -> None:
    memo = io.BytesIO(hostile_files.pdf("Aan de raad."))
    memo.name = "memo.pdf"
    upload(memo)
    stuk = Stuk.objects.get()
    image = reverse("beheer_stuk:pagina_beeld", args=[stuk.pk, 1])
    assert image in body_of(griffier_client.get(reverse("beheer_stuk:pagina", args=[stuk.pk, 1])))
    answer = griffier_client.get(image)
    assert (answer["Content-Type"], answer.getvalue()[:4]) == ("image/png", b"\x89PNG")
    assert "no-store" in answer["Cache-Control"]
    assert client.get(image).status_code == 302
    client.force_login(other_redacteur)
    assert client.get(image).status_code == 404


@pytest.mark.parametrize(("wanted", "number"), [("8", 8), ("99999999999999999999", 9), ("0", 1)])
def test_a_long_stuk_is_turned_to_a_page_by_its_number(
    griffier_client: Client, dossier: Any, wanted: str, number: int
) -> None:
    stuk = make_stuk(dossier, *(f"Pagina nummer {n}." for n in range(1, 10)), state="concept")
    page = reverse("beheer_stuk:pagina", args=[stuk.pk, 2])
    assert 'name="naar"' in body_of(griffier_client.get(page))
    there = griffier_client.get(page, {"naar": wanted, "bestand": stuk.bestand_id}, follow=True)
    assert f"Pagina nummer {number}." in body_of(there)
