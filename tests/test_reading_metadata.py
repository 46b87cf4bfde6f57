"""What a paper says about itself is found with the words it was read from; what it does not say stays empty."""

from collections import Counter
from datetime import date

import pytest

from dossiers.models import Stuk
from dossiers.reading.addressees import ADDRESSEE_RULES
from dossiers.reading.doctypes import DOCTYPES, doctype_of, metadata_for_jsonl
from dossiers.reading.genres import Form, Soort
from dossiers.reading.kenmerken import KENMERK_RULES
from dossiers.reading.metadata import IMPOSSIBLE_DATE, MAX_ATTENTION, RULES, find_metadata
from dossiers.reading.model import Find, FindKind
from dossiers.reading.own_date import DATE_RULES
from dossiers.reading.senders import SENDER_RULES
from dossiers.reading.soorten import SOORT_RULES
from dossiers.reading.structure import read_structure
from dossiers.reading.titles import TITLE_RULES
from dossiers.reading.written_dates import dates_in

FIELDS = (SOORT_RULES, DATE_RULES, SENDER_RULES, ADDRESSEE_RULES, TITLE_RULES, KENMERK_RULES)

LETTER = """Gemeente Waterdam

> Retouradres Postbus 1, 1000 AA Waterdam

Adviesraad Waterdam
Postbus 2
1000 AB Waterdam

Datum                 Contactpersoon
4 mei 2020            A. de Boer

Uw kenmerk

Ons kenmerk
2020-0417/UIT

Onderwerp: uw advies over de brug

Geachte voorzitter,

Op 1 april 2020 ontvingen wij uw advies. Wij nemen het over.

Hoogachtend,

Burgemeester en wethouders van Waterdam,

de secretaris,
"""


def found(*pages: str, off: frozenset[str] = frozenset()) -> list[Find]:
    return find_metadata(read_structure(pages), off=off)


def values(*pages: str) -> dict[str, str]:
    return {key: value for find in found(*pages) for key, value in find.values.items()}


@pytest.mark.parametrize(
    ("rule", "table"),
    [(rule, table) for table in FIELDS for rule in table],
    ids=lambda item: getattr(item, "score", ""),
)
def test_a_rule_finds_its_example_only(rule, table) -> None:
    others = frozenset(other.rule.id for other in table) - {rule.rule.id}
    assert rule.rule.id in {find.rule for find in found(rule.rule.example, off=others)}
    assert rule.rule.id not in {find.rule for find in found(rule.rule.counter_example, off=others)}


def test_an_impossible_date_is_reported_and_not_believed() -> None:
    assert [find.quote for find in found(IMPOSSIBLE_DATE.example) if find.kind is FindKind.ATTENTION] == [
        "2 maart 20223"
    ]
    assert not any(find.kind is FindKind.ATTENTION for find in found(IMPOSSIBLE_DATE.counter_example))
    finds = found("Datum: 31 februari 2024\nOnderwerp: brug\n")
    assert [find.rule for find in finds if find.quote == "31 februari 2024"] == ["date-impossible"]
    assert "date" not in {key for find in finds for key in find.values}


def test_a_page_full_of_impossible_dates_gives_a_list_that_a_person_can_read() -> None:
    finds = found("31 februari 2024 " * 1_000)
    assert sum(find.kind is FindKind.ATTENTION for find in finds) == MAX_ATTENTION


def test_rules_have_their_own_ids_and_say_what_they_do() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    assert all(rule.description.endswith(".") and rule.example != rule.counter_example for rule in RULES)


def test_a_letter_gives_all_its_fields() -> None:
    assert values(LETTER) == {
        "soort": "brief",
        "authority": "college",
        "date": "2020-05-04",
        "sender": "Burgemeester en wethouders van Waterdam",
        "addressee": "Adviesraad Waterdam",
        "title": "uw advies over de brug",
        "kenmerk": "2020-0417/UIT",
    }


BODY = "De brug is dicht. " * 3 + "\n\n" + "Er ligt een plank over het gat. " * 3 + "\n\nDe kade is open.\n"


@pytest.mark.parametrize(
    ("head", "end", "sender"),
    [
        ("GEMEENTE WATERDAM\nRaadsinformatiebrief\n\nBeste raad,", "", "college van de gemeente Waterdam"),
        ("Provincie Zeeland\nStatenbrief\n\nGeachte Staten,", "", "gedeputeerde staten van Zeeland"),
        (
            "Waterdam, 8 april 2003\n\nGeachte heer De Boer,",
            "Hoogachtend,\nBurgemeester en wethouders\n",
            "Burgemeester en wethouders van Waterdam",
        ),
        ("Huisartsenkring Middenland\n23 november 2015\n\nGeacht college,", "", "Huisartsenkring Middenland"),
        ("Reactie op de brug\n23 november 2015\n\nGeacht college,", "", None),
        ("Geacht college,", "Met vriendelijke groet,\ntwaalf bewoners van de Kade\n", "twaalf bewoners van de Kade"),
    ],
)
def test_the_sender_is_read_from_the_head_and_below_the_farewell(head: str, end: str, sender: str | None) -> None:
    assert values(f"{head}\n\n{BODY}\n{end}").get("sender") == sender


def test_each_value_stands_on_the_page_as_it_is_quoted() -> None:
    structure = read_structure((LETTER,))
    finds = find_metadata(structure)
    assert all(structure.quote(find.place) == find.quote for find in finds)
    assert {find.quote for find in finds} >= {"4 mei 2020", "2020-0417/UIT", "Adviesraad Waterdam"}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Datum: 8 april 2021\n", "2021-04-08"),
        ("Datum  08-04-21\n", "2021-04-08"),
        ("Waterdam, 3 mei 2024\n\nGeachte raad,\n", "2024-05-03"),
        ("RAADSVOORSTEL\nRaadsvergadering: 25 november 2021\n", "2021-11-25"),
        ("Lijst van toezeggingen (stand april 2018)\n", "2018-04"),
        ("Geachte raad,\n\nOp 3 mei 2024 ging de brug open.\n", None),
        ("Brug open op 3 mei\n", None),
    ],
)
def test_the_date_of_the_paper_is_not_a_date_in_its_body(head: str, expected: str | None) -> None:
    assert values(head).get("date") == expected


def test_the_kenmerk_of_the_other_letter_is_not_its_own() -> None:
    assert "kenmerk" not in values("Uw kenmerk: 2020-1\nDatum: 4 mei 2020\n\nGeacht college,\n")


def test_a_text_that_says_nothing_gives_nothing() -> None:
    assert found("de brug over de vaart ging open en weer dicht") == []
    assert found("") == []
    assert found() == []


def test_a_rule_that_is_off_finds_nothing() -> None:
    finds = found("Datum: 8 april 2021\n", off=frozenset(rule.rule.id for rule in DATE_RULES))
    assert "date" not in {key for find in finds for key in find.values}


@pytest.mark.parametrize(
    "piece", [" ", "1", "de de ", "(", "Datum: ", "Aan | ", "31-02-2024 ", "Motie ", "\u200b", "\n\n"]
)
def test_a_text_of_one_piece_ten_thousand_times_over_is_read(piece: str) -> None:
    structure = read_structure((piece * 10_000,))
    assert all(structure.quote(find.place) == find.quote for find in find_metadata(structure))


@pytest.mark.parametrize(
    ("text", "doctype"),
    [
        ("MEMO\nAan: raad\nVan: wethouder De Boer\n", "memo"),
        ("Raadsinformatiebrief\nNummer: RIB-2020-1\n", "raadsinformatiebrief"),
        (LETTER, "brief_college"),
        ("Vereniging Waterdam\n\nGeacht college,\n\nOnze brug is stuk.\n", "brief_extern"),
        ("Gemeente Waterdam\n\nBeste bewoner,\n\nDe brug gaat open.\n", "bewonersbrief"),
        ("BRIEF VAN DE MINISTER VOOR BRUGGEN\n\nIk stuur uw Kamer een brug.\n", "kamerbrief"),
        ("Motie 3/1: Brug open\n\nDe raad verzoekt het college de brug te openen.\n", "motie"),
        ("AMENDEMENT A-3\n\nDe raad besluit:\n", "motie"),
        ("Overzicht moties bij de begroting\n", "moties_lijst"),
        ("LIJST OPENSTAANDE TOEZEGGINGEN\n", "toezeggingenregister"),
        ("Openbare besluitenlijst college 4 mei 2020\n", "besluitenlijst"),
        ("RAADSVOORSTEL 2020-12\n", "raadsvoorstel"),
        ("Schriftelijke vragen brug\n\nKent het college de brug?\n", "raadsvragen"),
        ("Beantwoording vragen ex artikel 36\n", "beantwoording_vragen"),
        ("Brug open\n\nGepubliceerd op: 4 mei 2020\n\nMooi, aldus de wethouder.\n", "nieuwsbericht"),
        ("Werk aan de brug\n\nOp deze pagina leest u wanneer de brug dicht is.\n", "projectpagina"),
        ("Van: A. de Boer\nAan: griffie\nVerzonden: 4 mei 2020\n", "email"),
        ("Verslag van de commissie Bruggen\n", "overig"),
        ("Brug\n", "overig"),
    ],
)
def test_a_paper_has_the_doctype_of_its_soort_and_bron(text: str, doctype: str) -> None:
    assert metadata_for_jsonl(found(text))["doctype"] == doctype


def test_a_month_stands_for_its_first_day_in_jsonl() -> None:
    assert metadata_for_jsonl(found("Lijst van toezeggingen (stand april 2018)\n"))["date"] == "2018-04-01"


def test_soorten_and_bronnen_are_those_of_the_model() -> None:
    assert {soort.value for soort in Soort} == set(Stuk.Soort.values)
    assert {authority for _, authority, _, _ in DOCTYPES} - {None} <= set(Stuk.Authority.values)


@pytest.mark.parametrize("soort", Stuk.Soort.values)
def test_each_soort_has_a_row_whatever_the_bron_and_form(soort: str) -> None:
    assert {row_soort for row_soort, *_ in DOCTYPES} >= {soort}
    assert all(doctype_of(soort, bron, form) for bron in Stuk.Authority.values for form in Form)


def test_dates_of_every_form_are_read_and_numbers_are_not() -> None:
    text = "8 april 2021, 08-04-21, 8/4/2021, 8.4.2021, 2021-04-08 en 1e mei 2021; niet 06-12345678 of 2021-040812"
    assert [written.day for written in dates_in(text)] == [*[date(2021, 4, 8)] * 5, date(2021, 5, 1)]
