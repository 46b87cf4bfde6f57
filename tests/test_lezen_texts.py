"""The made-up texts that the machine learns from, the weights made of them, and the texts that are kept out."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.lezen_parts import in_part, kept_out
from besluiten.reading.weights import load_weights
from scripts.annotated_texts import read_own

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = sorted(path for path in (ROOT / "scripts/reading_texts").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_mark_of_the_own_texts_is_closed_and_says_something(folder: Path) -> None:
    texts = list(read_own(folder))
    assert texts
    assert [text.id for text in texts for item in text.commitments if not item["quote"]] == []


def test_the_weights_are_made_of_the_texts_that_are_here() -> None:
    own = sum(len(list(folder.glob("*.txt"))) for folder in FOLDERS)
    assert load_weights().scores["own_documents"] == own


def test_the_trainer_starts_as_its_docstring_says() -> None:
    command = [sys.executable, "-m", "scripts.train_reading", "--help"]
    assert "--own" in subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout


def test_a_third_is_kept_out_whatever_the_order() -> None:
    names = [f"{number:03}" for number in range(100)]
    outside = kept_out(names)
    assert (len(outside), kept_out(reversed(names))) == (33, outside)
    inside = [name for name in names if in_part(name, outside, "binnen")]
    assert sorted([*inside, *outside]) == names
    assert all(in_part(name, outside, "alles") for name in names)
