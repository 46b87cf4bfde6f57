"""The five real documents, from a file on disk to what a visitor sees on timeline, registers and search.

No word of the documents is kept here but anchors of at most five words: the sentences are found when the test runs.
"""

import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.test import Client

from besluiten.models import Afspraak, Besluit
from besluiten.services.afspraken import register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.transitions import AfspraakKind
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Passage, Persoon, Stuk, Vergadering
from dossiers.services.gemeenten import make_dossier, make_gemeente
from dossiers.services.passages import make_passage
from dossiers.services.stukken import publish_stuk, relate, save_concept
from search.services import feed_outbox

SEEDS = Path(os.environ.get("RAADSSPOOR_SEEDS") or Path(__file__).resolve().parents[2] / "shared" / "seeds")
IS_STRICT = os.environ.get("RAADSSPOOR_STRICT") == "1"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not SEEDS.is_dir() and not IS_STRICT, reason=f"no folder with the five seed documents at {SEEDS}"
    ),
]


class Seed(NamedTuple):
    prefix: str
    dossier: str
    soort: str
    date: str
    title: str


SEED_LIST = (
    Seed("000", "achterstanden-wmo", "brief", "2023-03-29", "Antwoord op de brief over werkprocessen"),
    Seed("001", "transformatie-wmo", "memo", "2021-04-08", "Voortgang van de transformatie"),
    Seed("002", "sociaal-plein", "brief", "", "Doorontwikkeling van het plein"),
    Seed("003", "sociaal-team", "brief", "2023-02-08", "Zorgen over het team"),
    Seed("004", "verbeterplan", "nieuwsbericht", "2018-11", "Vooruitblik op de raad"),
)


def seed_file(prefix: str) -> Path:
    return next(SEEDS.glob(f"{prefix}_*.txt"))


@pytest.fixture
def portal(settings: Any, tmp_path: Path) -> GemeentePage:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.WORKER_LOCK = tmp_path / "worker.lock"
    gemeente = make_gemeente(name="Proefgemeente", slug="proefgemeente")
    for seed in SEED_LIST:
        make_dossier(gemeente=gemeente, title=seed.dossier.replace("-", " ").capitalize(), slug=seed.dossier)
    for kind, name in (
        (Orgaan.Kind.BOARD, "College"),
        (Orgaan.Kind.COUNCIL, "Gemeenteraad"),
        (Orgaan.Kind.COMMITTEE, "Raadscommissie"),
        (Orgaan.Kind.ADVISORY, "Adviesraad"),
        (Orgaan.Kind.RESIDENTS, "Bewonersgroep"),
    ):
        Orgaan.objects.create(gemeente=gemeente, kind=kind, name=name)
    return gemeente


def ingest(gemeente: GemeentePage, seed: Seed, capsys: Any, **fields: Any) -> Stuk:
    """Through the command, as from a shell; then the fields that a griffier fills in, and publication."""
    arguments = ["--gemeente", gemeente.slug, "--dossier", seed.dossier, "--soort", seed.soort]
    arguments += ["--titel", seed.title, "--json"]
    if seed.date:
        arguments += ["--datum", seed.date]
    capsys.readouterr()
    call_command("ingest", str(seed_file(seed.prefix)), *arguments)
    line = json.loads(capsys.readouterr().out)
    assert (line["status"], line["gepubliceerd"]) == ("gelezen", False)
    stuk = Stuk.objects.get(public_id=line["stuk"])
    for name, value in fields.items():
        setattr(stuk, name, value)
    save_concept(stuk)
    return publish_stuk(Stuk.objects.get(pk=stuk.pk))


def sentence(stuk: Stuk, anchor: str) -> Passage:
    """The passage of the whole sentence around these words."""
    assert len(anchor.split()) <= 5
    return _passage(stuk, anchor, r"[^.!?]*{}[^.!?]*[.!?]?")


def words(stuk: Stuk, anchor: str) -> Passage:
    """The passage of just these words."""
    assert len(anchor.split()) <= 5
    return _passage(stuk, anchor, "{}")


def _passage(stuk: Stuk, anchor: str, pattern: str) -> Passage:
    spaced = r"\s+".join(re.escape(word) for word in anchor.split())
    for pagina in stuk.bestand.pages.all():
        if found := re.search(pattern.format(spaced), pagina.text):
            return make_passage(stuk=stuk, pagina=pagina, words=found.group().strip())
    raise AssertionError(f"{anchor!r} stands nowhere in {stuk}")


def orgaan(gemeente: GemeentePage, kind: str) -> Orgaan:
    return Orgaan.objects.get(gemeente=gemeente, kind=kind)


def functie(gemeente: GemeentePage, title: str, name: str) -> Functie:
    persoon = Persoon.objects.create(gemeente=gemeente, name=name)
    return Functie.objects.create(
        gemeente=gemeente, title=title, persoon=persoon, orgaan=orgaan(gemeente, Orgaan.Kind.BOARD)
    )


def dossier_of(gemeente: GemeentePage, seed: Seed) -> DossierPage:
    return DossierPage.objects.child_of(gemeente).get(slug=seed.dossier)


def text(client: Client, url: str) -> str:
    """The words of a page, white space folded."""
    response = client.get(url)
    assert response.status_code == 200, url
    body = re.sub(r"(?s)<(script|style|svg).*?</\1>|<[^>]+>", " ", response.content.decode())
    return " ".join(body.split())


def found(client: Client, query: str) -> str:
    feed_outbox()
    return text(client, f"/zoeken/?q={query}")


def timeline(client: Client, seed: Seed) -> str:
    return text(client, f"/dossiers/proefgemeente/{seed.dossier}/")


def test_000_a_progress_report_to_the_adviesraad_without_a_term(portal: Any, client: Client, capsys: Any) -> None:
    adviesraad = orgaan(portal, Orgaan.Kind.ADVISORY)
    college = orgaan(portal, Orgaan.Kind.BOARD)
    seed = SEED_LIST[0]
    stuk = ingest(portal, seed, capsys, sender_orgaan=college, addressee_orgaan=adviesraad, kenmerk="2023-020331")
    passage = sentence(stuk, "Uw adviesraad wordt geïnformeerd over")
    register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=passage,
        title="Adviesraad op de hoogte houden van de voortgang",
        promised_by_orgaan=college,
        promised_to=adviesraad,
    )
    for anchor, kind in (
        ("Aanpak achterstanden Wmo van 27", "verwijst_naar"),
        ("Schriftelijke vragen herindicatie", "verwijst_naar"),
    ):
        named = words(stuk, anchor)
        relate(stuk=stuk, kind=kind, words=named.quote, passage=named)

    page = timeline(client, seed)
    assert "29 maart 2023" in page
    assert "Adviesraad op de hoogte houden van de voortgang" in page
    assert "Losse eindjes" in page
    register = text(client, f"/toezeggingen/?aan={adviesraad.public_id}&zonder_termijn=1")
    assert "T-2023-001" in register
    assert "Zonder datum" in register
    assert text(client, "/toezeggingen/?te_laat=1").count("T-2023-001") == 0
    detail = text(client, Afspraak.objects.get().get_absolute_url())
    assert passage.quote in detail
    assert "deel 2" in detail
    assert "Deel 2" in found(client, "voortgang verbeterplan adviesraad")
    assert found(client, "2023-020331").count(seed.title) >= 1


def test_001_news_before_the_summer_and_a_go_live_that_moved(portal: Any, client: Client, capsys: Any) -> None:
    seed = SEED_LIST[1]
    wethouder = functie(portal, "wethouder", "Wethouder van toen")
    commissie = orgaan(portal, Orgaan.Kind.COMMITTEE)
    stuk = ingest(portal, seed, capsys, addressee_orgaan=commissie, sender_persoon=wethouder.persoon)
    common: dict[str, Any] = {"promised_by": [wethouder], "promised_to": commissie}
    register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=sentence(stuk, "Voor de zomer informeer ik"),
        title="Raad informeren over de laatste ontwikkelingen",
        termijn_words="voor de zomer",
        **common,
    )
    register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=sentence(stuk, "op korte termijn een dossier"),
        title="Een dossier aanleggen met alle stukken",
        termijn_words="op korte termijn",
        **common,
    )
    start = words(stuk, "op 1 juli 2022 daadwerkelijk")
    mijlpaal = register_mijlpaal(
        dossier=dossier_of(portal, seed), passage=start, title="Start nieuwe werkwijze", plan=UNKNOWN, is_main=True
    )
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2022-07-01"), passage=start)

    page = timeline(client, seed)
    assert "Raad informeren over de laatste ontwikkelingen" in page
    assert "eerder plan, datum niet genoemd" in page
    assert "1 juli 2022" in page
    late = text(client, "/toezeggingen/?te_laat=1")
    assert "T-2021-001" in late
    assert "T-2021-002" not in late
    detail = text(client, Afspraak.objects.get(nummer="T-2021-001").get_absolute_url())
    assert "30 juni 2021" in detail
    assert "wethouder" in detail
    assert "eerder plan, datum niet genoemd" in text(client, mijlpaal.get_absolute_url())
    assert "Deel 1" in found(client, "laatste ontwikkelingen uitvoering bestuursopdracht")
    assert "Een dossier aanleggen met alle stukken" in found(client, "T-2021-002")


def test_002_a_letter_without_a_date_and_two_owners(portal: Any, client: Client, capsys: Any) -> None:
    seed = SEED_LIST[2]
    owners = [
        functie(portal, "wethouder Werk", "Eerste wethouder"),
        functie(portal, "wethouder Zorg", "Tweede wethouder"),
    ]
    stuk = ingest(portal, seed, capsys, addressee_orgaan=orgaan(portal, Orgaan.Kind.COUNCIL))
    register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=sentence(stuk, "In oktober verwachten wij u"),
        title="Uitkomsten van het project melden",
        termijn_words="in oktober",
        promised_by=owners,
    )
    page = timeline(client, seed)
    assert "Zonder datum" in page or "zonder datum" in page
    detail = text(client, Afspraak.objects.get().get_absolute_url())
    assert "in oktober" in detail
    assert "wethouder Werk" in detail
    assert "wethouder Zorg" in detail
    register = text(client, "/toezeggingen/?zonder_termijn=1")
    assert "Uitkomsten van het project melden" in register
    assert "Deel 2" in found(client, "uitkomsten project bestuurlijke besluitvorming")


CONDITIONS = (
    ("Convenant tussen de organisaties", "geen convenant tussen de samenwerkende"),
    ("Geautomatiseerd systeem", "geautomatiseerd systeem ontbreekt nog"),
    ("Werkprocessen beschreven", "werkprocessen zijn nog niet beschreven"),
    ("Operationele aansturing", "duidelijkheid over operationele aansturing"),
    ("Casus- en procesregie", "casus en procesregie ontbreekt"),
    ("Inwoners geïnformeerd", "nog niet geïnformeerd over"),
    ("Communicatieplan", "een communicatieplan is er nog"),
)


def test_003_seven_conditions_none_of_them_shown(portal: Any, client: Client, capsys: Any) -> None:
    seed = SEED_LIST[3]
    bewoners = orgaan(portal, Orgaan.Kind.RESIDENTS)
    college = orgaan(portal, Orgaan.Kind.BOARD)
    stuk = ingest(portal, seed, capsys, authority=Stuk.Authority.RESIDENTS, sender_orgaan=bewoners)
    mijlpaal = register_mijlpaal(
        dossier=dossier_of(portal, seed),
        passage=words(stuk, "per 1 januari 2023"),
        title="Start van het team",
        plan=datering_from_iso("2023-01-01"),
        is_main=True,
    )
    for title, anchor in CONDITIONS:
        register_afspraak(kind=AfspraakKind.RANDVOORWAARDE, passage=words(stuk, anchor), title=title, mijlpaal=mijlpaal)
    register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=sentence(stuk, "In november zal de Raad"),
        title="Raad opnieuw informeren over wat kan",
        termijn_words="in november",
        said=datering_from_iso("2022-06"),
        promised_by_orgaan=college,
        promised_to=orgaan(portal, Orgaan.Kind.COUNCIL),
    )
    assert "0 van 7" in timeline(client, seed)
    assert "0 van 7" in text(client, mijlpaal.get_absolute_url())
    register = text(client, "/randvoorwaarden/")
    assert all(title in register for title, _anchor in CONDITIONS)
    toezegging = Afspraak.objects.get(kind="toezegging")
    detail = text(client, toezegging.get_absolute_url())
    assert "30 november 2022" in detail
    assert "deel 2" in detail
    assert "Aangehaald in een stuk van inwoners" in detail
    assert "Raad opnieuw informeren over wat kan" in text(client, "/toezeggingen/?te_laat=1")
    assert "Communicatieplan" in found(client, "communicatieplan")


def test_004_three_points_of_decision_and_no_toezegging(portal: Any, client: Client, capsys: Any) -> None:
    seed = SEED_LIST[4]
    raad = orgaan(portal, Orgaan.Kind.COUNCIL)
    stuk = ingest(portal, seed, capsys, authority=Stuk.Authority.PRESS)
    meeting = Vergadering(gemeente=portal, orgaan=raad, title="Raadsvergadering")
    meeting.date = datering_from_iso("2018-11-27")
    meeting.save()
    points = (
        ("Het team opknippen in twee teams", "het opknippen van het Sociaal"),
        ("Ontbrekende disciplines toevoegen", "het toevoegen van ontbrekende disciplines"),
        ("Meer voorzieningen gemakkelijk inzetten", "meer voorzieningen gemakkelijk inzetbaar"),
    )
    for title, anchor in points:
        besluit = Besluit(
            gemeente=portal,
            orgaan=raad,
            vergadering=meeting,
            text=title,
            outcome=Besluit.Outcome.UNKNOWN,
            passage=words(stuk, anchor),
        )
        besluit.date = meeting.date
        besluit.save()
        besluit.dossiers.add(dossier_of(portal, seed))
    page = timeline(client, seed)
    assert all(title in page for title, _anchor in points)
    assert "27 november 2018" in page
    assert "Uitslag niet gevonden" in page
    assert not Afspraak.objects.exists()
    assert seed.title not in text(client, "/toezeggingen/")
    assert "Deel 1" in found(client, "vereenvoudigen samenwerking verbeterplan")
    assert all(title in text(client, meeting.get_absolute_url()) for title, _anchor in points)
