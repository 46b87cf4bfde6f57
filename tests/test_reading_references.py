"""References to other papers: what kind, of which date, with which number or title, in which words."""

from collections import Counter
from datetime import date

import pytest

from dossiers.reading.doctypes import references_for_jsonl
from dossiers.reading.flow import flow_of
from dossiers.reading.model import Find, FindKind, Place
from dossiers.reading.reference_rules import REFERENCE_RULES
from dossiers.reading.reference_wordings import WORDING_RULES
from dossiers.reading.references import MAX_REFERENCES, RULES, find_references
from dossiers.reading.structure import read_structure

PAPER_DAY = date(2024, 1, 15)
ALL_IDS = frozenset(rule.id for rule in RULES)


def found(text: str, *, stuk_date: date | None = PAPER_DAY, off: frozenset[str] = frozenset()) -> list[Find]:
    # The first line is the paper's own name, so that what follows is its body.
    return find_references(read_structure((f"Raadsmemo\n\n{text}\n",)), stuk_date=stuk_date, off=off)


@pytest.mark.parametrize("rule", [*REFERENCE_RULES, *WORDING_RULES], ids=lambda rule: rule.rule.id)
def test_a_rule_finds_its_example_only(rule) -> None:
    others = ALL_IDS - {rule.rule.id}
    assert [find.rule for find in found(rule.rule.example, off=others)] == [rule.rule.id]
    assert found(rule.rule.counter_example, off=others) == []


def test_rules_have_their_own_ids_and_say_what_they_do() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    assert all(rule.kind is FindKind.REFERENCE and rule.description.endswith(".") for rule in RULES)


@pytest.mark.parametrize(
    ("text", "quote", "values"),
    [
        (
            "In de raadsmemo van 10 december jl. leest u meer.",
            "raadsmemo van 10 december jl.",
            {"type": "raadsmemo", "date": "2023-12-10"},
        ),
        (
            "Wij schreven dat in onze brief van 23 mei 2023.",
            "onze brief van 23 mei 2023",
            {"type": "brief", "date": "2023-05-23"},
        ),
        (
            "Dat stond in onze informatiebrief van september.",
            "onze informatiebrief van september",
            {"type": "raadsinformatiebrief", "date": "2023-09"},
        ),
        ("Zie ons advies van april 2014.", "ons advies van april 2014", {"type": "advies", "date": "2014-04"}),
        (
            "Met de raadsinformatiebrief van 5 november 2019 (D/19/020417) is dat gemeld.",
            "raadsinformatiebrief van 5 november 2019 (D/19/020417)",
            {"type": "raadsinformatiebrief", "date": "2019-11-05", "number": "D/19/020417"},
        ),
        (
            "Dat stond in RIB 23-014 van 3 juni.",
            "RIB 23-014 van 3 juni",
            {"type": "raadsinformatiebrief", "number": "RIB 23-014", "date": "2023-06-03"},
        ),
        (
            "Wij voeren de motie 'Bomen langs de vaart' uit.",
            "motie 'Bomen langs de vaart'",
            {"type": "motie", "title": "Bomen langs de vaart"},
        ),
        (
            "De raden hebben met de vaststelling van het strategisch beleidskader ‘Werk aan\nde brug’ besloten.",
            "strategisch beleidskader ‘Werk aan\nde brug’",
            {"type": "beleidskader", "title": "Werk aan de brug"},
        ),
    ],
)
def test_a_reference_has_the_words_and_the_values_of_the_text(text: str, quote: str, values: dict[str, str]) -> None:
    assert [(find.quote, dict(find.values)) for find in found(text)] == [(quote, values)]


@pytest.mark.parametrize(
    "text",
    [
        "Met deze brief informeren wij u.",
        "U krijgt in mei 2024 een brief.",
        "Het voorstel voor de raadsvergadering van 8 februari 2024 volgt.",
        "De commissie sprak op 3 mei 2023 over de brug.",
        "De nieuwsbrief van 3 mei 2023 ging rond.",
    ],
)
def test_what_names_no_other_paper_is_no_reference(text: str) -> None:
    assert found(text) == []


def test_a_date_without_a_year_is_the_last_one_before_the_paper() -> None:
    text = "Zie de memo van 3 september en de memo van 10 januari."
    assert [find.values["date"] for find in found(text)] == ["2023-09-03", "2024-01-10"]
    assert [find.values.get("date") for find in found(text, stuk_date=None)] == [None, None]


def test_a_paper_that_is_named_twice_is_one_reference() -> None:
    text = "Zie de memo van 3 mei 2023. De memo van 3 mei 2023 is duidelijk. De memo van 4 mei 2023 niet."
    assert [find.values["date"] for find in found(text)] == ["2023-05-03", "2023-05-04"]


def test_the_head_of_a_paper_does_not_refer_to_itself() -> None:
    text = "Raadsinformatiebrief RIB-2024-031\nDatum: 16 april 2024\nOnderwerp: Nota Bruggen\n\nDe brug gaat open.\n"
    assert find_references(read_structure((text,)), stuk_date=PAPER_DAY) == []


def test_each_reference_stands_on_the_page_as_it_is_quoted() -> None:
    text = "Memo\n\nWij verwijzen u voor de planning en voor de kosten ervan naar   de\nbrief  van 3 mei 2023.\n"
    structure = read_structure((text, text.replace("2023", "2022")))
    finds = find_references(structure, stuk_date=PAPER_DAY)
    assert [find.place.page for find in finds] == [1, 2]
    assert all(structure.quote(find.place) == find.quote for find in finds)
    assert finds[0].quote == "brief  van 3 mei 2023"


def test_positions_of_running_text_lead_back_to_the_page() -> None:
    page = "  de \n brief\t\tvan  |  mei"
    flow = flow_of(page[2:], Place(1, 2, len(page)))
    assert flow.text.split() == page.replace("|", " ").split()
    for word in ("de", "brief", "van", "mei"):
        start = flow.text.index(word)
        place = flow.place(start, start + len(word))
        assert page[place.start : place.end] == word


@pytest.mark.parametrize(
    "piece", [" ", "1", "de de ", "nota ", "motie 1 ", "brief van ", "van 3 mei jl. ", "[nota ", "vragen"]
)
def test_a_text_of_one_piece_ten_thousand_times_over_is_read(piece: str) -> None:
    assert len(found(piece * 10_000)) <= MAX_REFERENCES


def test_more_references_than_a_person_can_check_are_not_given() -> None:
    text = " ".join(f"Zie RIB-2023-{number}." for number in range(MAX_REFERENCES + 50))
    assert len(found(text)) == MAX_REFERENCES


def test_jsonl_gives_the_words_the_type_and_the_date() -> None:
    assert references_for_jsonl(found("Zie RIB-2023-112 en de memo van 3 mei 2023.")) == [
        {"text": "RIB-2023-112", "type": "raadsinformatiebrief", "date": None},
        {"text": "memo van 3 mei 2023", "type": "memo", "date": "2023-05-03"},
    ]
