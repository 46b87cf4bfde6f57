"""Reading a file anew keeps every passage, also those with the same words."""

from typing import Any

import pytest

from dossiers.models import Passage
from dossiers.services.passages import find_spans, make_passage, reanchor
from tests.factories import make_stuk

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def spans(bestand: Any) -> list[tuple[int, str]]:
    found = Passage.objects.filter(pagina__bestand=bestand).order_by("pk")
    return [(passage.start, passage.pagina.text[passage.start : passage.end]) for passage in found]


def two_passages(dossier: Any) -> Any:
    stuk = make_stuk(dossier, "eerst wachten, dan wachten")
    pagina = stuk.bestand.pages.get()
    for occurrence in (1, 2):
        make_passage(stuk=stuk, pagina=pagina, words="wachten", occurrence=occurrence)
    return stuk.bestand


def test_two_passages_with_the_same_words_move_along(dossier: Any) -> None:
    bestand = two_passages(dossier)
    assert reanchor(bestand, {1: "heel lang eerst wachten, dan wachten"}) == []
    assert spans(bestand) == [(16, "wachten"), (29, "wachten")]


def test_a_passage_that_finds_its_place_taken_is_lost_and_kept(dossier: Any) -> None:
    bestand = two_passages(dossier)
    lost = reanchor(bestand, {1: "slechts een keer wachten"})
    assert len(lost) == 1
    assert Passage.objects.count() == 2


def test_a_page_that_is_no_longer_there_keeps_no_old_words(dossier: Any) -> None:
    stuk = make_stuk(dossier, "Eerste bladzijde.", "Tweede bladzijde met het overzicht.")
    second = stuk.bestand.pages.get(number=2)
    make_passage(stuk=stuk, pagina=second, words="het overzicht")
    assert reanchor(stuk.bestand, {1: "Eerste bladzijde. Tweede bladzijde met het overzicht."}) == []
    passage = Passage.objects.get()
    assert passage.pagina.number == 1
    assert passage.stands_where_it_says
    second.refresh_from_db()
    assert second.text == ""


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("a.c abc a.c", "a.c", ["a.c", "a.c"]),
        ("(x|y)* [z]", "(x|y)*   [z]", ["(x|y)* [z]"]),
        ("een\n\n twee\u00a0drie", "een twee drie", ["een\n\n twee\u00a0drie"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("\\d+ $", "\\d+ $", ["\\d+ $"]),
        ("een  twee", "\n een twee \t", ["een  twee"]),
        ("  een twee", "een twee", ["een twee"]),
        ("e\u0301\U0001f600 x", "\U0001f600 x", ["\U0001f600 x"]),
        ("een twee", "", []),
        ("een twee", " \n", []),
        ("", "een", []),
        ("eentwee", "een twee", []),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_spans(text, words)] == found
