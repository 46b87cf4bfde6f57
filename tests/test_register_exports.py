"""A register as CSV and JSON: every row of the filter, and nothing a spreadsheet would run."""

import csv
import io
import json
from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.exports import AFSPRAAK_COLUMNS, harmless
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import make_functie
from tests.factories import PROMISE, make_orgaan, make_stuk, make_toezegging

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def fetch(query: str) -> tuple[Any, bytes]:
    response = Client().get(f"/toezeggingen/?{query}")
    assert response.status_code == 200
    return response, b"".join(response.streaming_content)


def sheet(query: str = "formaat=csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fetch(query)[1].decode("utf-8-sig")), delimiter=";"))


def test_json_has_dutch_keys_and_every_fact(gemeente: Any, dossier: Any) -> None:
    functie = make_functie(gemeente)
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[functie], promised_to=make_orgaan(gemeente))

    data = json.loads(fetch("formaat=json")[1])

    assert data == {
        "totaal": 1,
        "rijen": [
            {
                "nummer": "T-2026-001",
                "soort": "toezegging",
                "wat": "Overzicht van de wachttijden sturen",
                "status": "openstaand",
                "status_label": "Openstaand",
                "te_laat": True,
                "betwist": False,
                "termijn": "voor de zomer",
                "vroegste": "",
                "laatste": "2026-06-30",
                "precisie": "seizoen",
                "toegezegd_door": "wethouder Zorg",
                "toegezegd_aan": "Gemeenteraad",
                "verantwoordelijk": "wethouder Zorg",
                "dossiers": ["Transformatie Wmo"],
                "citaat": PROMISE,
                "bron_titel": "Voortgang Wmo",
                "bron_url": f"http://testserver{afspraak.passage.get_absolute_url()}",
                "pagina": "deel 1",
                "url": f"http://testserver{afspraak.get_absolute_url()}",
                "bekend_sinds": "2026-04-08",
                "onderdelen": 0,
                "geleverd": 0,
                "zoals_toegezegd": 0,
            }
        ],
    }


def test_csv_opens_in_a_dutch_spreadsheet(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier))

    response, body = fetch("formaat=csv")

    assert body.startswith(b"\xef\xbb\xbfnummer;soort;wat;")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="toezeggingen-2026-09-01.csv"'
    (row,) = sheet()
    assert tuple(row) == AFSPRAAK_COLUMNS
    assert (row["te_laat"], row["citaat"]) == ("ja", PROMISE)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(start: str) -> None:
    assert harmless(f"{start}HYPERLINK") == f"'{start}HYPERLINK"


def test_a_title_that_looks_like_a_formula_is_harmless_in_csv_and_itself_in_json(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), title='=HYPERLINK("http://x.example")')

    assert sheet()[0]["wat"] == '\'=HYPERLINK("http://x.example")'
    assert json.loads(fetch("formaat=json")[1])["rijen"][0]["wat"] == '=HYPERLINK("http://x.example")'


def test_all_rows_of_the_filter_are_in_it_not_only_the_first_page(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    for number in range(60):
        make_toezegging(stuk, title=f"Nummer {number}", termijn_words="" if number % 2 else "voor de zomer")

    assert len(sheet("formaat=csv&zonder_termijn=1")) == 30
    assert json.loads(fetch("formaat=json&te_laat=1")[1])["totaal"] == 30


def test_a_withdrawn_source_gives_no_quote(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk)
    withdraw_stuk(stuk, reason="Fout.")

    (row,) = sheet()

    assert (row["citaat"], row["pagina"]) == ("", "")
    assert row["bron_url"].endswith(stuk.get_absolute_url())


def test_a_promise_in_a_concept_is_in_no_file(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier, state="concept"))

    assert sheet() == []
    assert json.loads(fetch("formaat=json")[1]) == {"totaal": 0, "rijen": []}
