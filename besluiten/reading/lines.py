"""One line of JSON per document, in the form that scorers of annotated council texts read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from besluiten.termijn import parse_termijn
from dossiers.datering import DateringError
from dossiers.reading.doctypes import metadata_for_jsonl, references_for_jsonl
from dossiers.reading.model import Find, FindKind

COMMITMENT_KINDS = {
    FindKind.TOEZEGGING: "toezegging",
    FindKind.RANDVOORWAARDE: "randvoorwaarde",
    FindKind.OPDRACHT: "motie_opdracht",
    FindKind.REQUEST: "verzoek",
}


def line_of(name: str, finds: Iterable[Find]) -> dict[str, Any]:
    """`name` is the id of the document. Dates are ISO days, unknown values null; deadlines count from its own date."""
    found = list(finds)
    facts = metadata_for_jsonl(found)
    return {
        "id": name,
        **facts,
        "references": references_for_jsonl(found),
        "commitments": [_commitment(find, facts["date"]) for find in found if find.kind in COMMITMENT_KINDS],
    }


def _commitment(find: Find, day: str | None) -> dict[str, Any]:
    words = find.values.get("termijn", "")
    earliest, latest = deadline(words, date.fromisoformat(day) if day else None)
    return {
        "quote": find.quote,
        "kind": COMMITMENT_KINDS[find.kind],
        "deadline_text": words or None,
        "deadline_from": earliest,
        "deadline_to": latest,
        "promiser": find.values.get("promised_by"),
        "recipient": find.values.get("promised_to"),
    }


def deadline(words: str, day: date | None) -> tuple[str | None, str | None]:
    """The bounds of a term as ISO days, None where it is open or names no date."""
    try:
        termijn = parse_termijn(words, anchor=day)
    except DateringError:
        return None, None
    earliest, latest = termijn.earliest, termijn.latest
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None
