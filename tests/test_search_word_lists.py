"""The Dutch word lists of the search: every line can be read, stands once, and is worth its place."""

from collections import Counter

import pytest

from search.dutch.word_lists import entries, everyday_pairs, synonym_groups

LONGEST = 6  # words in one expression
LONGEST_EVERYDAY = 4
MOST_OFFICIAL = 5
LEAST_GROUPS = 2000
LEAST_EVERYDAY = 4500

# These stand in nearly every paper, so that finding them is finding nothing.
TOO_GENERAL = {
    *("aanpak", "advies", "beleid", "besluit", "bestuur", "brief", "burgemeester", "college", "communicatie", "dienst"),
    *("evaluatie", "gemeente", "gemeenteraad", "inwoner", "inwoners", "onderhoud", "plan", "planning", "project"),
    *("raad", "regeling", "stuk", "toezicht", "uitvoering", "veiligheid", "voorstel", "wethouder"),
}


def synonyms() -> list[str]:
    return [expression for group in synonym_groups() for expression in group]


def expressions() -> list[str]:
    everyday = everyday_pairs()
    return [*synonyms(), *everyday, *(official for pair in everyday.values() for official in pair)]


def doubles(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_an_expression_is_lower_case_with_single_spaces_and_without_list_marks() -> None:
    marks = set("=>,;#")
    wrong = [text for text in expressions() if text != " ".join(text.lower().split()) or not text or marks & set(text)]
    assert wrong == []


def test_an_expression_has_at_most_six_words() -> None:
    assert [text for text in expressions() if len(text.split()) > LONGEST] == []


def test_the_lists_are_not_cut_short() -> None:
    assert len(synonym_groups()) >= LEAST_GROUPS
    assert len(everyday_pairs()) >= LEAST_EVERYDAY


def test_a_group_holds_two_or_more_expressions() -> None:
    assert [group for group in synonym_groups() if len(group) < 2] == []


def test_no_expression_stands_in_two_groups_or_twice_in_one() -> None:
    assert doubles(synonyms()) == []


def test_what_a_resident_says_stands_once_and_is_short() -> None:
    assert doubles([line.split(" > ")[0] for line in entries("everyday.txt")]) == []
    assert [text for text in everyday_pairs() if len(text.split()) > LONGEST_EVERYDAY] == []


def test_a_resident_is_led_to_one_to_five_other_expressions() -> None:
    pairs = everyday_pairs()
    assert {left: right for left, right in pairs.items() if len(right) > MOST_OFFICIAL} == {}
    assert {left: right for left, right in pairs.items() if left in right or doubles(list(right))} == {}


def test_no_one_is_led_to_a_word_that_finds_everything() -> None:
    assert {left: right for left, right in everyday_pairs().items() if TOO_GENERAL & set(right)} == {}


@pytest.mark.parametrize("abbreviation", ["wmo", "ozb", "ggd", "rib", "b&w"])
def test_an_abbreviation_has_its_full_name(abbreviation: str) -> None:
    assert [len(group) >= 2 for group in synonym_groups() if abbreviation in group] == [True]


def test_papers_say_restafval_for_huisvuil_and_the_other_way_about() -> None:
    assert [set(group) >= {"restafval", "huisvuil"} for group in synonym_groups() if "huisvuil" in group] == [True]


def test_what_papers_say_comes_best_first() -> None:
    assert everyday_pairs()["thuishulp"][0] == "hulp bij het huishouden"
