"""Which pieces of a text a hit shows. Pure: no engine, no database."""

from html import unescape

import pytest
from django.utils.html import strip_tags

from search.dutch.analysis import Dutch
from search.marking import Marker
from search.query import parse_text
from search.snippets import FRAGMENT_LENGTH
from search.wishes import WishReader

FILLER = "Dit gaat over iets anders en is bovendien een heel lange zin zonder einde " * 6
SENTENCE = "Het zwembad gaat op 3 mei weer open voor wie baantjes wil trekken."


def shown(typed: str, text: str, *, alone: bool = False) -> str:
    reader = WishReader(Dutch(), None)
    marker = Marker([wish.marks for wish in reader.wanted(parse_text(typed))], reader.dutch)
    fragment = marker.fragment(text, alone=alone)
    assert fragment is not None
    return unescape(strip_tags(fragment))


def test_a_piece_ends_where_a_sentence_ends_near_its_length() -> None:
    begin = SENTENCE + " " + "Wij melden het u graag. " * 7
    assert len(begin) > FRAGMENT_LENGTH
    assert shown("zwembad", f"{begin}{FILLER}") == f"{begin.strip()} …"


@pytest.mark.parametrize("no_end", ["zie art. 36 van de wet, ", "met t.a.v. de griffier, "])
def test_a_dot_inside_a_sentence_ends_no_piece(no_end: str) -> None:
    text = "Het zwembad is dicht, " + no_end * 30
    piece = shown("zwembad", text).removesuffix(" …")
    assert len(piece) == len(text[:FRAGMENT_LENGTH].rpartition(" ")[0])


def test_a_page_that_is_alone_shows_its_next_best_place() -> None:
    text = f"Vragen over het zwembad. {FILLER}. {SENTENCE} {FILLER}"
    assert SENTENCE in shown("zwembad", text, alone=True)
    assert SENTENCE not in shown("zwembad", text)


@pytest.mark.parametrize("alone", [True, False])
def test_a_word_that_the_first_piece_lacks_goes_before_the_next_best(alone: bool) -> None:
    saunas = f"De sauna blijft dicht. {FILLER}. " * 5
    text = f"De opening van het zwembad. {FILLER}. {SENTENCE} {FILLER}. {saunas}"
    piece = shown("opening zwembad sauna", text, alone=alone)
    assert "De opening van het zwembad." in piece
    assert "De sauna blijft dicht." in piece
    assert SENTENCE not in piece
