"""What a text says of promises made before: settled, kept as promised, later; and a later date without a word."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from besluiten.reading.news import NEWS_RULES, RULES, SILENT_SLIP, KnownPromise, NewsRule, find_news
from dossiers.reading.structure import read_structure

PLAN = KnownPromise("Start van het nieuwe stelsel", frozenset({"start", "nieuwe", "stelsel"}), latest=date(2024, 3, 31))
ABOUT = KnownPromise("Evaluatie van de pilot", frozenset({"evaluatie", "pilot"}), nummer="T-2023-007")


def words_of(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,").casefold() for word in text.split() if len(word) > 3)


def news_in(text: str, known: Sequence[KnownPromise] = (ABOUT,), **options: Any) -> list[tuple[str, str]]:
    structure = read_structure([text])
    finds = find_news(structure, anchor=date(2024, 1, 10), known=known, stems_of=words_of, **options)
    return [(find.values["news"], find.values.get("termijn", "")) for find in finds]


@pytest.mark.parametrize("rule", NEWS_RULES, ids=lambda rule: rule.rule.id)
def test_a_rule_finds_its_example_and_not_its_counter_example(rule: NewsRule) -> None:
    assert rule.finds(rule.rule.example.casefold())
    assert not rule.finds(rule.rule.counter_example.casefold())


@pytest.mark.parametrize(
    ("sentence", "news"),
    [
        ("Daarmee is de toezegging over de evaluatie van de pilot nagekomen.", "afgedaan"),
        ("Wij stellen voor de toezegging over de evaluatie van de pilot als afgedaan te beschouwen.", "afgedaan"),
        ("T-2023-007 is voldaan; deze toezegging kan van de lijst.", "afgedaan"),
        ("Conform onze toezegging ontvangt u de evaluatie van de pilot.", "zoals_toegezegd"),
        ("De evaluatie van de pilot schuift op naar het najaar.", "uitstel"),
        ("De evaluatie van de pilot lukt niet voor de zomer.", "uitstel"),
        ("De evaluatie van de pilot komt drie weken later dan gepland.", "uitstel"),
    ],
)
def test_news_about_what_is_known_is_found(sentence: str, news: str) -> None:
    assert [kind for kind, _words in news_in(sentence)] == [news]


@pytest.mark.parametrize(
    "sentence",
    [
        "De toezegging over de evaluatie van de pilot is nog niet afgedaan.",
        "Zodra de motie over de evaluatie van de pilot is uitgevoerd, hoort u het.",
        "Lukt de evaluatie van de pilot niet, dan hoort u het.",
        "Wij sturen u de evaluatie van de pilot in mei.",
    ],
)
def test_what_only_looks_like_news_is_not(sentence: str) -> None:
    assert news_in(sentence) == []


def test_news_about_nothing_known_is_no_proposal() -> None:
    sentence = "Daarmee is de toezegging over de bomen nagekomen."
    assert news_in(sentence) == []
    assert news_in("Daarmee is de toezegging over de evaluatie van de pilot nagekomen.", known=()) == []


def test_a_short_line_is_about_the_line_before() -> None:
    structure = read_structure(["Wethouder stuurt de evaluatie van de pilot.\n\nAfgedaan."])
    [find] = find_news(structure, known=[ABOUT], stems_of=words_of)
    assert (find.quote, find.values["about"]) == ("Afgedaan.", "Wethouder stuurt de evaluatie van de pilot.")


def test_the_new_term_is_named() -> None:
    assert news_in("De evaluatie van de pilot schuift door naar 1 juli 2024.") == [("uitstel", "1 juli 2024")]


def test_a_later_date_for_a_known_plan_is_a_silent_slip() -> None:
    sentence = "De start van het nieuwe stelsel is op 1 juli 2024."
    assert news_in(sentence, known=[PLAN]) == [("stille_verschuiving", "op 1 juli 2024")]
    assert news_in("De start van het nieuwe stelsel is op 1 maart 2024.", known=[PLAN]) == []
    assert news_in(sentence, known=[PLAN], off=frozenset({SILENT_SLIP.id})) == []


@pytest.mark.parametrize("rule", NEWS_RULES, ids=lambda rule: rule.rule.id)
def test_a_rule_can_be_switched_off(rule: NewsRule) -> None:
    known = [KnownPromise("Alles", words_of(rule.rule.example))]
    structure = read_structure([rule.rule.example])
    assert [find.rule for find in find_news(structure, known=known, stems_of=words_of)] == [rule.rule.id]
    assert find_news(structure, known=known, stems_of=words_of, off=frozenset({rule.rule.id})) == []


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
