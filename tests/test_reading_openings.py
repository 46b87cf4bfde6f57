"""Looking for a pattern only where its first word stands gives what looking everywhere gives."""

import random
import re

import pytest

from besluiten.reading import patterns, rules, terms
from dossiers.reading.openings import PatternTable, WordPattern, openings

_TABLES = {"zin": (patterns.SENTENCE, patterns.SENTENCE_PATTERNS), "kop": (patterns.LEAD, patterns.LEAD_PATTERNS)}


def _texts() -> list[str]:
    """The examples of the rules, their words in disorder, and the words of the patterns themselves."""
    chance = random.Random(6)
    examples = [terms.plain(text) for rule in rules.RULES for text in (rule.example, rule.counter_example)]
    words = [word for text in examples for word in text.split()]
    words += [
        word for _, table in _TABLES.values() for pattern in table.values() for word in re.findall("[a-z]+", pattern)
    ]
    words += [*re.findall("[a-z]+", terms.TERM_PATTERN), "2031", "3", "'31", "q3", "1e", "zo-iets", "€", "12.500", "?"]
    return examples + [" ".join(chance.choices(words, k=12)) for _ in range(500)]


@pytest.mark.parametrize("table", _TABLES)
def test_a_table_finds_what_each_of_its_patterns_finds(table: str) -> None:
    found_by, given = _TABLES[table]
    compiled = {name: re.compile(pattern) for name, pattern in given.items()}
    for text in _texts():
        assert found_by.found(text) == {name for name, pattern in compiled.items() if pattern.search(text)}, text


def test_times_are_found_where_they_would_be_found_without_looking_at_words_first() -> None:
    plainly, by_word = re.compile(terms.TERM_PATTERN), WordPattern(terms.TERM_PATTERN)
    for text in _texts():
        assert [match.span() for match in by_word.finditer(text)] == [match.span() for match in plainly.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        (r"\bmits\b", {"mits "}),
        (r"\bstel(?:t|len)?\b", {"stel ", "stelt ", "stelle"}),
        (r"^(?:zo|na) (?:de )?(?:dag|9)", {"zo de ", "zo dag", "zo 9", "na de ", "na dag", "na 9"}),
        (r"\bom\b.{1,80}\bte\b", {"om "}),
        (r"\bq[1-4]\b|\b\d\d\b", {"q ", "9"}),
        (r"\bin (?:de )?\w+", {"in de ", "in "}),
        (r"\b(?:van ){0,9}(?:mei|juni)\b", {"mei ", "juni ", "van mei ", "van juni ", "van van "}),
    ],
)
def test_the_first_letters_are_read_from_the_pattern(pattern: str, starts: set[str]) -> None:
    assert openings(pattern) == starts


@pytest.mark.parametrize("pattern", [r"op de hoogte", r"\b[a-z]+dag\b", r"\b.{0,9}dag", r"\bja\b|nee", r"\b(?:de )?\w"])
def test_a_pattern_that_begins_anyhow_is_looked_for_everywhere(pattern: str) -> None:
    assert openings(pattern) is None
    assert PatternTable({"naam": pattern}).found("op de hoogte van maandag, of nee") == {"naam"}
