"""Every rule for dates and terms can be read alone: its example matches, its counter-example does not."""

import re
from collections import Counter
from datetime import date

import pytest

from besluiten.termijn_rules import DATED_EVENT_RULES, EVENT_RULES, RECURRING_RULES, VAGUE_LEAD
from dossiers.datering import Reces
from dossiers.datering_bounds import BOUND_RULES
from dossiers.datering_calendar import Context
from dossiers.datering_days import DAY_RULES
from dossiers.datering_language import normalise
from dossiers.datering_months import MONTH_RULES
from dossiers.datering_periods import PERIOD_RULES
from dossiers.reces_rules import RECES_RULES

DATE_RULES = (*DAY_RULES, *MONTH_RULES, *PERIOD_RULES, *RECES_RULES, *BOUND_RULES)
WORDING_RULES = (VAGUE_LEAD, *RECURRING_RULES, *DATED_EVENT_RULES, *EVENT_RULES)
CONTEXT = Context(
    date(2024, 1, 15),
    (
        Reces("voorjaar", date(2024, 2, 17), date(2024, 2, 25)),
        Reces("mei", date(2024, 4, 27), date(2024, 5, 5)),
        Reces("herfst", date(2024, 10, 26), date(2024, 11, 3)),
    ),
)


@pytest.mark.parametrize("rule", DATE_RULES, ids=lambda rule: rule.id)
def test_a_date_rule_reads_its_example_only(rule):
    match = rule.match(normalise(rule.example))
    assert match is not None
    assert rule.read(match, CONTEXT) is not None
    assert not _is_read(rule, normalise(rule.counter_example))


def _is_read(rule, text):
    match = rule.match(text)
    return match is not None and rule.read(match, CONTEXT) is not None


@pytest.mark.parametrize("rule", WORDING_RULES, ids=lambda rule: rule.id)
def test_a_wording_rule_finds_its_example_only(rule):
    assert rule.search(normalise(rule.example))
    assert not rule.search(normalise(rule.counter_example))


def test_rules_have_their_own_ids_and_say_what_they_do():
    rules = (*DATE_RULES, *WORDING_RULES)
    assert [name for name, count in Counter(rule.id for rule in rules).items() if count > 1] == []
    assert all(rule.description.endswith(".") for rule in rules)


def test_patterns_are_written_for_normalised_words():
    wide = re.compile(r"\\d|\\w|[A-Z]")
    patterns = [re.sub(r"\(\?P[<=]\w+[>)]", "", rule.pattern) for rule in (*DATE_RULES, *WORDING_RULES)]
    assert [pattern for pattern in patterns if wide.search(pattern)] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("VÓÓR de  Zomer", "voor de zomer"),
        ("8\u00a0apr. 2021,", "8 april 2021"),
        ("1ste kwartaal", "1e kwartaal"),
        ("eerste kwartaal", "1e kwartaal"),
        ("medio mrt.", "half maart"),
        ("één jaar", "een jaar"),
        ("1 t/m 3 mei", "1 tot en met 3 mei"),
        ("m.i.v. 8.4.2021", "met ingang van 8.4.2021"),
        ("3 maart a.s.", "3 maart as"),
        ("mei – juni", "mei - juni"),
        ("veertien dagen", "14 dagen"),
    ],
)
def test_words_are_brought_to_one_spelling(words, expected):
    assert normalise(words) == expected
