"""One line of JSON per document, in the form that scorers of annotated council texts read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from besluiten.termijn import Termijn, TermijnKind, parse_termijn
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
    termijn = _termijn(words, date.fromisoformat(day) if day else None)
    is_dated = termijn is not None and termijn.kind in (TermijnKind.DAY, TermijnKind.INTERVAL)
    earliest, latest = (termijn.earliest, termijn.latest) if termijn and is_dated else (None, None)
    return {
        "quote": find.quote,
        "kind": COMMITMENT_KINDS[find.kind],
        "deadline_text": words or None,
        "deadline_from": earliest.isoformat() if earliest else None,
        "deadline_to": latest.isoformat() if latest else None,
        "promiser": find.values.get("promised_by"),
        "recipient": find.values.get("promised_to"),
    }


def _termijn(words: str, anchor: date | None) -> Termijn | None:
    try:
        return parse_termijn(words, anchor=anchor) if words else None
    except DateringError:
        return None
