import pytest

from search.dutch.keys import identifier_key
from search.dutch.text import clean_text
from search.query import MAX_QUERY_LENGTH, Clause, parse_text


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("wachttijd wmo", [Clause("wachttijd"), Clause("wmo")]),
        ('"op korte termijn" wmo', [Clause("op korte termijn", is_phrase=True), Clause("wmo")]),
        ("“op korte termijn”", [Clause("op korte termijn", is_phrase=True)]),
        ("wmo -jeugd", [Clause("wmo"), Clause("jeugd", is_excluded=True)]),
        ('wmo -"hulp bij huis"', [Clause("wmo"), Clause("hulp bij huis", is_phrase=True, is_excluded=True)]),
        ("sociaal-team", [Clause("sociaal-team")]),
        ('a"b', [Clause("a"), Clause("b")]),
        ('"', []),
        ('""', []),
        ("-", [Clause("-")]),
        ("AND (", [Clause("AND"), Clause("(")]),
        ("titel:wmo", [Clause("titel:wmo")]),
        ("", []),
    ],
)
def test_only_words_phrases_and_minus_mean_something(typed: str, clauses: list[Clause]) -> None:
    assert list(parse_text(typed).clauses) == clauses


def test_a_long_question_is_cut_and_says_so() -> None:
    parsed = parse_text("wmo " * 2000)
    assert parsed.was_cut
    assert len(parsed.text) <= MAX_QUERY_LENGTH
    assert not parse_text("wmo " * 100).was_cut


def test_a_cut_breaks_no_word() -> None:
    assert {clause.text for clause in parse_text("wachttijden " * 60).clauses} == {"wachttijden"}
    assert len(parse_text("a" * 500).text) == MAX_QUERY_LENGTH


def test_what_no_engine_takes_becomes_a_space() -> None:
    assert clean_text("wmo\x00hulp\ud800!") == "wmo hulp !"
    assert clean_text("ide\u0301e") == "idée"
    assert clean_text("raads\u00advragen") == "raadsvragen"


@pytest.mark.parametrize("typed", ["T-2022-011", "t 2022/011", "T2022011", " t.2022.011 "])
def test_a_number_is_the_same_whatever_its_punctuation(typed: str) -> None:
    assert identifier_key(typed) == "t2022011"
