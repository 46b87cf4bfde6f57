"""A file that comes in becomes one stuk, whole or not at all."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from dossiers.models import Bestand, DossierPage, GemeentePage, Stuk
from dossiers.services.bestanden import read_again, receive_bestand
from dossiers.services.gemeenten import make_dossier, make_gemeente
from dossiers.services.ingest import ingest_upload
from dossiers.services.ingest_finish import wait_until_read
from dossiers.services.stukken import save_concept
from dossiers.tasks import shared_reader
from search.models import OutboxRow
from tests import hostile_files
from tests.factories import make_bestand, make_stuk
from tests.test_locking import at_once

pytestmark = pytest.mark.django_db
LETTER = b"Geachte raad, wij zoeken nog een knotwilgenbeheerder."


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.WORKER_LOCK = tmp_path / "worker.lock"


def upload(gemeente: GemeentePage, data: bytes = LETTER, filename: str = "brief.txt", **fields: Any) -> Any:
    return ingest_upload(gemeente=gemeente, source=io.BytesIO(data), filename=filename, **fields)


def kept_files() -> list[Path]:
    from django.conf import settings

    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_an_upload_becomes_a_concept_that_is_read_after_the_commit(
    gemeente: GemeentePage, dossier: DossierPage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        result = upload(gemeente, filename="brief_over  wilgen.txt", dossiers=[dossier])
        assert result.bestand.state == Bestand.State.WAITING
    stuk = Stuk.objects.get()
    assert (result.status, stuk.title, stuk.live) == ("ontvangen", "brief over wilgen", False)
    assert stuk.bestand is not None
    assert (stuk.bestand.state, stuk.bestand.pages.get().text) == ("gelezen", LETTER.decode())


def test_the_bytes_are_kept_as_they_came(gemeente: GemeentePage) -> None:
    data = hostile_files.pdf("x", password="geheim")
    bestand = wait_until_read(upload(gemeente, data).bestand)
    with bestand.open() as kept:
        assert kept.read() == data
    assert (bestand.state, bestand.sha256) == ("mislukt", hashlib.sha256(data).hexdigest())


def test_the_same_bytes_again_give_the_same_stuk(gemeente: GemeentePage) -> None:
    first, second = upload(gemeente), upload(gemeente, filename="anders.txt")
    assert (second.status, second.stuk) == ("bekend", first.stuk)
    assert "brief" in second.reason
    assert Bestand.objects.count() == Stuk.objects.count() == 1


def test_bytes_that_are_only_in_a_newer_concept_are_known_too(gemeente: GemeentePage, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier)
    stuk.bestand = receive_bestand(gemeente=gemeente, source=io.BytesIO(LETTER), filename="b.txt").bestand
    save_concept(stuk)
    assert upload(gemeente).stuk == stuk


def test_bytes_that_no_stuk_has_any_more_get_one(gemeente: GemeentePage) -> None:
    bestand = receive_bestand(gemeente=gemeente, source=io.BytesIO(LETTER), filename="b.txt").bestand
    result = upload(gemeente)
    assert (result.status, result.bestand, result.stuk.bestand) == ("ontvangen", bestand, bestand)


def test_another_gemeente_has_its_own_row(gemeente: GemeentePage, other_gemeente: GemeentePage) -> None:
    assert upload(gemeente).status == upload(other_gemeente).status == "ontvangen"
    assert Bestand.objects.count() == 2


def test_a_redacteur_of_another_gemeente_may_not(gemeente: GemeentePage, other_redacteur: Any) -> None:
    with pytest.raises(PermissionDenied):
        upload(gemeente, user=other_redacteur)
    assert kept_files() == []


def test_a_dossier_of_another_gemeente_is_refused(other_gemeente: GemeentePage, dossier: DossierPage) -> None:
    with pytest.raises(ValidationError, match="andere gemeente"):
        upload(other_gemeente, dossiers=[dossier])
    assert not Bestand.objects.exists()


class CutOff(io.BytesIO):
    """An upload whose sender goes away half-way."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError("the connection was lost")
        return super().read(10)


def test_an_upload_that_is_cut_off_leaves_nothing(gemeente: GemeentePage) -> None:
    with pytest.raises(OSError, match="lost"):
        ingest_upload(gemeente=gemeente, source=CutOff(LETTER), filename="half.txt")
    assert not Bestand.objects.exists()
    assert kept_files() == []


@pytest.mark.parametrize(("data", "words"), [(b"", "leeg"), (b"x" * 2_000_001, "groter dan 1 MB")])
def test_a_file_that_is_refused_says_why(gemeente: GemeentePage, settings: Any, data: bytes, words: str) -> None:
    settings.UPLOAD_MAX_BYTES = 2_000_000
    result = upload(gemeente, data)
    assert (result.status, words in result.reason) == ("geweigerd", True)
    assert kept_files() == []
    assert not Stuk.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (hostile_files.pdf("x", password="geheim"), "Haal het wachtwoord eraf"),
        (hostile_files.pdf("Een", "Twee")[:-200], "niet compleet"),
        (hostile_files.pdf_without_pages(), "geen pagina’s"),
        (hostile_files.word_bomb(201 * 1024 * 1024), "veel te groot"),
    ],
    ids=["locked", "cut off", "no pages", "zip bomb"],
)
def test_a_file_that_cannot_be_read_says_what_to_do(gemeente: GemeentePage, data: bytes, words: str) -> None:
    bestand = wait_until_read(upload(gemeente, data, "stuk.pdf").bestand)
    assert bestand.state == Bestand.State.FAILED
    assert words in bestand.reason


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd"),
        ("C:\\map\\nota.txt", "nota"),
        ("no\x00ta.txt", "nota"),
        ("nota\u202etxt.exe", "notatxt"),
        ("\udcff.txt", "bestand"),
        ("n" * 300 + ".txt", "n" * 146),
        ("nota", "nota"),
        ("", "bestand"),
        ("...", "bestand"),
    ],
)
def test_a_strange_name_becomes_a_plain_one(gemeente: GemeentePage, name: str, shown: str) -> None:
    result = upload(gemeente, filename=name)
    assert result.stuk.title == shown
    assert len(result.bestand.filename) <= 150
    assert [path.name for path in kept_files()] == [result.bestand.sha256]


def test_a_published_stuk_is_found_by_what_is_read_anew(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Oude woorden.")
    OutboxRow.objects.all().delete()
    assert stuk.bestand is not None
    read_again(stuk.bestand, shared_reader())
    assert list(OutboxRow.objects.values_list("kind", "object_id")) == [("stuk", stuk.pk)]


def test_a_concept_that_is_read_is_nobody_elses_news(gemeente: GemeentePage) -> None:
    make_bestand(gemeente, "Een concept.")
    assert not OutboxRow.objects.filter(kind="stuk").exists()


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_twice_at_once_give_one_stuk() -> None:
    gemeente = make_gemeente(name="Duinvoorde", slug="duinvoorde")
    dossier = make_dossier(gemeente=gemeente, title="Wmo", slug="wmo")
    results = at_once(*[lambda: upload(gemeente, dossiers=[dossier]) for _n in range(4)])
    assert sorted(result.status for result in results) == ["bekend", "bekend", "bekend", "ontvangen"]
    assert len({result.stuk.pk for result in results}) == 1
    assert (Bestand.objects.count(), Stuk.objects.count()) == (1, 1)
    assert connection.in_atomic_block is False
