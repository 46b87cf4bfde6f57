"""Taking in a file: whole or not at all, under a name that is safe everywhere."""

import io
import os
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models import Bestand
from dossiers.services.bestanden import UploadRefused, clean_filename, receive_bestand

NASTY = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("./\\ \0\n\r\u202e\u200f\u2028\u2029\ud800\"';%")), max_size=400
)


@given(NASTY)
def test_a_cleaned_name_is_safe_to_show_and_to_send(name: str) -> None:
    cleaned = clean_filename(name)
    assert 0 < len(cleaned) <= 150
    assert not {"/", "\\", "\0", "\n", "\r"} & set(cleaned)
    assert cleaned not in (".", "..")
    assert not cleaned.startswith((".", " "))
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in cleaned)
    cleaned.encode()


@given(NASTY)
def test_cleaning_a_clean_name_changes_nothing(name: str) -> None:
    assert clean_filename(clean_filename(name)) == clean_filename(name)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Memo.PDF", "Memo.PDF"),
        ("memo\u202efdp.exe", "memofdp.exe"),
        (".htaccess", "bestand.htaccess"),
        ("me\u2028mo\u2029.txt", "memo.txt"),
        ("memo.", "memo"),
        ("...", "bestand"),
        ("", "bestand"),
        ("a" * 300 + ".docx", "a" * 145 + ".docx"),
        ("Nota v1.0 definitief concept", "Nota v1.0 definitief concept"),
    ],
)
def test_names_as_people_send_them(name: str, cleaned: str) -> None:
    assert clean_filename(name) == cleaned


class Breaks(io.BytesIO):
    """A connection that is lost after the first part."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise ConnectionError
        return super().read(4)


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_an_upload_that_breaks_off_leaves_nothing(gemeente: Any, tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(ConnectionError):
        receive_bestand(gemeente=gemeente, source=Breaks(b"12345678"), filename="memo.txt")
    with pytest.raises(UploadRefused, match="leeg"):
        receive_bestand(gemeente=gemeente, source=io.BytesIO(b""), filename="memo.txt")
    settings.UPLOAD_MAX_BYTES = 3
    with pytest.raises(UploadRefused, match="groter"):
        receive_bestand(gemeente=gemeente, source=io.BytesIO(b"1234"), filename="memo.txt")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Bestand.objects.exists()


@pytest.mark.django_db
def test_what_a_killed_process_left_is_cleared_away_later(gemeente: Any, tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "ontvangst").mkdir()
    old, young = tmp_path / "ontvangst" / "oud.part", tmp_path / "ontvangst" / "bezig.part"
    for part in (old, young):
        part.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    receive_bestand(gemeente=gemeente, source=io.BytesIO(b"heel"), filename="memo.txt")
    assert not old.exists()
    assert young.exists()


@pytest.mark.django_db
def test_the_same_bytes_in_two_gemeenten_are_two_rows(gemeente: Any, other_gemeente: Any) -> None:
    ours = receive_bestand(gemeente=gemeente, source=io.BytesIO(b"dezelfde bytes"), filename="ons.txt")
    theirs = receive_bestand(gemeente=other_gemeente, source=io.BytesIO(b"dezelfde bytes"), filename="hun.txt")
    again = receive_bestand(gemeente=gemeente, source=io.BytesIO(b"dezelfde bytes"), filename="nog eens.txt")
    assert ours.is_new
    assert theirs.is_new
    assert not again.is_new
    assert again.bestand == ours.bestand
    assert again.bestand.filename == "ons.txt"
    assert ours.bestand.pk != theirs.bestand.pk
    assert ours.bestand.path == theirs.bestand.path
    with ours.bestand.open() as stored:
        assert stored.read() == b"dezelfde bytes"
