"""Learning from own decisions: taken when it does better on stukken kept out, else not; damaged weights are named."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from besluiten.reading import weights as weights_file
from besluiten.reading.weights import WeightsError, load_weights
from besluiten.services import reading
from besluiten.services.training import train_from_decisions
from dossiers.models import Decision, Stuk
from dossiers.readers import ReaderFault
from dossiers.reading.model import FindKind
from dossiers.services.analysis import analyse_stuk
from dossiers.services.kandidaten import judge_kandidaat
from tests.factories import make_stuk
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

# What this gemeente calls a promise and what not; nothing in it depends on what the shipped weights say.
HABIT = "Van de dienst Waterbeheer komt er ieder voorjaar een rondgang langs sloot {number}."
OTHER = "Wij sturen u voor de zomer een overzicht van vergunning {number}."


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.READING_WEIGHTS_DIR = tmp_path / "lezen"
    return tmp_path / "lezen"


def letter(first: str, second: str, number: int) -> str:
    return f"Memo\n\nGeachte raad,\n\nHet is een druk jaar. {first} {second}".format(number=number)


def judged_stukken(dossier: Any, griffier: Any, count: int, right: str, wrong: str) -> None:
    """Each with a sentence that was accepted as a toezegging and one that was rejected."""
    for number in range(count):
        stuk = make_stuk(dossier, letter(right, wrong, number), state="concept", title=f"Memo {number}")
        finds = [found(stuk, FindKind.TOEZEGGING, quote.format(number=number)) for quote in (right, wrong)]
        for kandidaat, is_right in zip(propose(stuk, *finds), (True, False), strict=True):
            if is_right:
                judge_kandidaat(kandidaat, Decision.ACCEPTED, values={"title": "Iets"}, user=griffier)
            else:
                judge_kandidaat(kandidaat, Decision.REJECTED, user=griffier)


def test_what_this_griffie_judges_otherwise_is_learned(dossier: Any, griffier: Any, folder: Path) -> None:
    judged_stukken(dossier, griffier, 60, right=HABIT, wrong=OTHER)
    out = io.StringIO()
    call_command("lezen_train", stdout=out)
    assert "Dat is beter." in out.getvalue()
    [path] = folder.iterdir()
    assert load_weights(path).scores["f1_after"] > load_weights(path).scores["f1_before"]
    assert reading.current_weights() == load_weights(path)
    stuk = make_stuk(dossier, letter(HABIT, OTHER, 900), state="concept", title="Nieuw memo")
    analyse_stuk(stuk)
    assert stuk.kandidaten.filter(kind=FindKind.TOEZEGGING).exists()


def test_what_is_no_better_is_not_taken(dossier: Any, griffier: Any, folder: Path) -> None:
    judged_stukken(dossier, griffier, 60, right=OTHER, wrong="De brug over sloot {number} is in 1998 gebouwd.")
    training = train_from_decisions()
    assert training.before == 1.0
    assert (training.path, folder.exists()) == (None, False)


def test_too_few_decisions_are_named(dossier: Any, griffier: Any) -> None:
    judged_stukken(dossier, griffier, 2, right=HABIT, wrong=OTHER)
    with pytest.raises(CommandError, match="Leren kan vanaf ongeveer 100"):
        call_command("lezen_train")


def test_a_site_with_damaged_weights_works_and_says_so(
    dossier: Any, griffier_client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "weights.json"
    damaged.write_text("{")
    for module in (weights_file, reading):
        monkeypatch.setattr(module, "WEIGHTS_FILE", damaged)
    with pytest.raises(ReaderFault, match="beschadigd"):
        reading.current_weights()
    stuk = make_stuk(dossier, "Memo\n\nDatum: 8 april 2026\n\nZie ons memo van 3 maart 2026.", state="concept")
    result = analyse_stuk(stuk)
    assert result is not None
    assert "Het bestand met gewichten is beschadigd." in result.notice
    assert stuk.kandidaten.filter(kind=FindKind.REFERENCE).exists()
    for name in ("beheer_stuk:check", "dossiers_beheer:reading_rules"):
        address = reverse(name, args=[stuk.pk] if name.startswith("beheer_stuk") else [])
        assert "Het bestand met gewichten is beschadigd." in griffier_client.get(address).content.decode()
    damaged.unlink()
    with pytest.raises(WeightsError, match="ontbreekt"):
        load_weights(tmp_path / "weg.json")


def test_damaged_own_weights_give_way_to_those_that_were_shipped(folder: Path) -> None:
    folder.mkdir()
    (folder / "gewichten-20260101-000000.json").write_text("{}")
    assert reading.current_weights() == reading.shipped_weights()
    with pytest.raises(ReaderFault, match="De meegeleverde gelden nu"):
        reading.check_weights()


def test_a_stuk_that_is_half_judged_teaches_only_what_was_judged(dossier: Any, griffier: Any) -> None:
    from besluiten.services.training import _examples

    stuk: Stuk = make_stuk(dossier, f"{OTHER} {HABIT}".format(number=1), state="concept")
    first, _second = propose(
        stuk,
        found(stuk, FindKind.TOEZEGGING, OTHER.format(number=1)),
        found(stuk, FindKind.TOEZEGGING, HABIT.format(number=1)),
    )
    judge_kandidaat(first, Decision.REJECTED, user=griffier)
    assert [one.labels for one in _examples(reading.shipped_weights())] == [(False, None, None, None)]
