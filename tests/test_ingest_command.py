"""`manage.py ingest`: one JSON line per file, in order, and an exit code that a script can trust."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dossiers.models import Bestand, Decision, DossierPage, GemeentePage, Kandidaat, Stuk
from dossiers.services import analysis
from dossiers.services.kandidaten import judge_kandidaat
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from tests import hostile_files

pytestmark = pytest.mark.django_db
KEYS = ["bestand", "status", "reden", "sha256", "stuk", "paginas", "gepubliceerd"]


@pytest.fixture
def folder(settings: Any, tmp_path: Path, dossier: DossierPage) -> Path:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.WORKER_LOCK = tmp_path / "worker.lock"
    return tmp_path


@pytest.fixture
def ingest(folder: Path, capsys: Any) -> Any:
    def run(*files: str, code: int = 0, **options: Any) -> list[dict[str, Any]]:
        values = {"gemeente": "duinvoorde", "dossier": "transformatie-wmo", **options}
        arguments = [f"--{name}={value}" for name, value in values.items() if value is not True]
        flags = [f"--{name}" for name, value in values.items() if value is True]
        capsys.readouterr()
        try:
            call_command("ingest", *files, *arguments, *flags, "--json")
            found = 0
        except SystemExit as ended:
            found = ended.code if isinstance(ended.code, int) else -1
        assert found == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def found(words: str, capsys: Any) -> dict[str, Any]:
    capsys.readouterr()
    call_command("search", words, "--json")
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_a_line_per_file_in_order_and_what_is_published_is_found(folder: Path, ingest: Any, capsys: Any) -> None:
    memo = write(folder, "memo.pdf", hostile_files.pdf("Inhoud", "De gemeente plant zwierige iepen."))
    scan = write(folder, "scan.pdf", hostile_files.scan())
    lines = ingest(memo, scan, memo, publish=True, soort="memo", datum="2021-04")
    assert [list(line) for line in lines] == [KEYS] * 3
    assert [line["status"] for line in lines] == ["gelezen", "geen_tekst", "bekend"]
    assert [line["paginas"] for line in lines] == [2, 2, 2]
    assert all(line["gepubliceerd"] for line in lines)
    [hit] = found("zwierige iepen", capsys)["treffers"]
    assert (hit["pagina"], hit["url"]) == (2, f"/stukken/{lines[0]['stuk']}/pagina/2/")


def test_without_publish_it_stays_a_concept_that_nobody_finds(folder: Path, ingest: Any, capsys: Any) -> None:
    [line] = ingest(write(folder, "memo.txt", "Een geheime knotwilg."))
    assert (line["status"], line["gepubliceerd"]) == ("gelezen", False)
    assert found("knotwilg", capsys)["totaal"] == 0


def test_faults_end_with_one_and_leave_the_other_files_alone(folder: Path, ingest: Any) -> None:
    good = write(folder, "goed.txt", "Dit gaat goed.")
    locked = write(folder, "slot.pdf", hostile_files.pdf("x", password="geheim"))
    empty = write(folder, "leeg.txt", "")
    lines = ingest(empty, locked, str(folder), str(folder / "weg.txt"), "no\x00ta.txt", good, publish=True, code=1)
    assert [line["status"] for line in lines] == ["geweigerd", "mislukt", *["geweigerd"] * 3, "gelezen"]
    assert all(line["reden"] for line in lines[:-1])
    assert [line["stuk"] is None for line in lines] == [True, False, True, True, True, False]
    assert [line["gepubliceerd"] for line in lines] == [False] * 5 + [True]


def test_a_known_file_is_no_fault(folder: Path, ingest: Any) -> None:
    memo = write(folder, "memo.txt", "Eén memo.")
    [first] = ingest(memo)
    [second] = ingest(memo)
    assert (second["status"], second["stuk"], second["sha256"]) == ("bekend", first["stuk"], first["sha256"])


def test_a_run_that_was_cut_off_is_finished_by_the_next(folder: Path, ingest: Any) -> None:
    memo = write(folder, "memo.txt", "Eén memo.")
    [line] = ingest(memo)
    [again] = ingest(memo, publish=True)
    assert (again["status"], again["gepubliceerd"]) == ("bekend", True)
    assert Stuk.objects.get(public_id=line["stuk"]).live


def test_a_known_concept_that_somebody_works_on_is_not_published(folder: Path, ingest: Any) -> None:
    memo = write(folder, "memo.txt", "Eén memo.")
    [line] = ingest(memo)
    save_concept(Stuk.objects.get(public_id=line["stuk"]))
    [again] = ingest(memo, publish=True)
    assert again["gepubliceerd"] is False


def test_a_withdrawn_stuk_stays_withdrawn(folder: Path, ingest: Any) -> None:
    memo = write(folder, "memo.txt", "Eén memo.")
    [line] = ingest(memo)
    withdraw_stuk(publish_stuk(Stuk.objects.get(public_id=line["stuk"])), reason="Er stond een naam in.")
    [again] = ingest(memo, publish=True)
    assert again["gepubliceerd"] is False


def test_what_is_filled_in_stands_in_the_stuk(folder: Path, ingest: Any) -> None:
    [line] = ingest(write(folder, "x.txt", "Tekst."), titel="Voortgang", soort="brief", datum="2021")
    stuk = Stuk.objects.get(public_id=line["stuk"])
    assert (stuk.title, stuk.soort, stuk.date.display()) == ("Voortgang", "brief", "2021")
    assert [dossier.slug for dossier in stuk.dossiers.all()] == ["transformatie-wmo"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"gemeente": "atlantis"}, "geen gemeente “atlantis”. Wel: duinvoorde"),
        ({"dossier": "weg"}, "geen dossier “weg”. Wel: transformatie-wmo"),
        ({"soort": "gedicht"}, "geen soort “gedicht”"),
        ({"datum": "2021-02-30"}, "2021-02-30 bestaat niet"),
        ({"datum": "gisteren"}, "Schrijf de datum als"),
    ],
)
def test_a_wrong_choice_is_told_before_anything_is_written(
    folder: Path, ingest: Any, options: dict[str, str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        ingest(write(folder, "x.txt", "Tekst."), **options)
    assert not Bestand.objects.exists()


def test_one_title_for_two_files_is_refused(folder: Path, ingest: Any) -> None:
    files = [write(folder, name, name) for name in ("a.txt", "b.txt")]
    with pytest.raises(CommandError, match="één bestand"):
        ingest(*files, titel="Samen")


def test_a_dossier_of_another_gemeente_does_not_exist(folder: Path, ingest: Any, other_gemeente: GemeentePage) -> None:
    with pytest.raises(CommandError, match="Veenrade heeft geen dossier “transformatie-wmo”"):
        ingest(write(folder, "x.txt", "Tekst."), gemeente="veenrade")


def test_people_get_words(folder: Path, capsys: Any) -> None:
    path = write(folder, "x.txt", "Tekst.")
    call_command("ingest", path, "--gemeente", "duinvoorde", "--dossier", "transformatie-wmo", "--publish")
    assert capsys.readouterr().out == f"{path}: gelezen, 1 pagina of deel, gepubliceerd\n"


def test_a_known_file_that_could_not_be_read_is_a_fault_still(folder: Path, ingest: Any) -> None:
    locked = write(folder, "slot.pdf", hostile_files.pdf("x", password="geheim"))
    [first] = ingest(locked, code=1)
    [second] = ingest(locked, code=1)
    assert (second["status"], second["stuk"]) == ("mislukt", first["stuk"])
    assert first["reden"] in second["reden"]


def test_grave_personal_data_keeps_a_file_a_concept_also_with_publish(folder: Path, ingest: Any, capsys: Any) -> None:
    memo = write(folder, "memo.txt", "Geachte raad,\n\nDe aanvrager, met burgerservicenummer 123456782, woont in Oost.")
    [line] = ingest(memo, publish=True)
    assert (line["status"], line["gepubliceerd"]) == ("gelezen", False)
    assert "persoonsgegeven dat niet openbaar mag zijn" in line["reden"]
    assert found("burgerservicenummer", capsys)["totaal"] == 0
    kandidaat = Kandidaat.objects.obstacles().get()
    judge_kandidaat(kandidaat, Decision.KEPT, reason="Dit is het voorbeeldnummer van de belastingdienst.")
    assert ingest(memo, publish=True)[0]["gepubliceerd"]


def test_a_file_that_could_not_be_looked_through_waits_for_a_person(
    folder: Path, ingest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(analysis, "read_text", fail)
    [line] = ingest(write(folder, "memo.txt", "Geachte raad, dit is een memo."), publish=True)
    assert (line["gepubliceerd"], "kon niet worden nagekeken" in line["reden"]) == (False, True)
