"""Each sentence that docs/lezen.md says the machine finds is found, as that kind, in a paper around it."""

import re
from pathlib import Path

import pytest

from dossiers.readers import read_text
from dossiers.reading.model import FindKind

ROW = re.compile(r"^\| (?P<kind>[\w ]+) \| “(?P<found>[^”]+)” \| “", re.MULTILINE)
EXAMPLES = ROW.findall((Path(__file__).parent.parent / "docs" / "lezen.md").read_text("utf-8"))
MEMO = (
    "Memo\n\nAan: de gemeenteraad van Waterdam\nVan: wethouder De Boer\nDatum: 4 mei 2026\n\nGeachte raad,\n\n"
    "Dit memo gaat over de brug. %s\n\nMet vriendelijke groet,\n\nhet college"
)
MOTION = "Motie Brug open\n\nDe raad van de gemeente Waterdam, bijeen op 4 mei 2026,\n\n%s\n\nen gaat over tot de orde."
KINDS = {
    "Toezegging": FindKind.TOEZEGGING,
    "Randvoorwaarde": FindKind.RANDVOORWAARDE,
    "Opdracht": FindKind.OPDRACHT,
    "Verzoek": FindKind.REQUEST,
    "Verwijzing": FindKind.REFERENCE,
    "Let op": FindKind.ATTENTION,
    "Persoonsgegeven": FindKind.PERSONAL,
}


def test_every_kind_has_an_example() -> None:
    assert [kind for kind, _found in EXAMPLES] == list(KINDS)


@pytest.mark.parametrize(("kind", "sentence"), EXAMPLES)
def test_the_example_is_found(kind: str, sentence: str) -> None:
    around = MOTION if kind == "Opdracht" else MEMO
    finds = [find for find in read_text([around % sentence]).finds if find.kind == KINDS[kind]]
    assert [find for find in finds if find.quote in sentence]
