"""What must not be published is found in the text that a reader sees, however it is written, and little else is."""

import random
from itertools import pairwise

import pytest

from bench import personal_numbers
from bench.personal_data import LEAST_BARE, LEAST_WITH_WORD, MOST_PER_FIFTY, is_met, measure
from bench.personal_texts import Document, make_documents
from dossiers.reading.model import Block, Find, FindKind, Place, ReadingRule, Structure, Unit, UnitKind
from dossiers.reading.personal_bsn import passes_elfproef
from dossiers.reading.personal_data import RULES, find_personal_data


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return make_documents()


def read(*pages: str, off: frozenset[str] = frozenset()) -> list[Find]:
    return find_personal_data(Structure(pages, ()), off=off)


def levels(text: str) -> list[tuple[str, str]]:
    return [(find.values["what"], find.values["level"]) for find in read(text)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_example_and_not_its_counter_example(rule: ReadingRule) -> None:
    assert rule.id in {find.rule for find in read(rule.example)}
    assert rule.id not in {find.rule for find in read(rule.counter_example)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_that_is_off_finds_nothing(rule: ReadingRule) -> None:
    assert rule.id not in {find.rule for find in read(rule.example, off=frozenset({rule.id}))}


def test_rules_have_ids_of_their_own_and_are_of_one_kind() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert {rule.kind for rule in RULES} == {FindKind.PERSONAL}


def test_the_made_up_documents_meet_the_targets(documents: list[Document]) -> None:
    documents = documents[:150]
    tally = measure(documents)
    assert tally.recall("bsn", "met woord") >= LEAST_WITH_WORD
    assert tally.recall("bsn", "kaal") >= LEAST_BARE
    assert tally.false_of("bsn") / (len(documents) / 50) <= MOST_PER_FIFTY
    assert is_met(documents, tally)


def test_the_measure_counts_a_reader_that_finds_nothing(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.personal_data.find_personal_data", lambda _structure: [])
    tally = measure(documents[:20])
    assert tally.recall("bsn", "met woord") == 0
    assert not is_met(documents, tally)


def test_documents_hold_each_number_where_their_mark_says(documents: list[Document]) -> None:
    quotes = [
        document.pages[mark.page - 1][mark.start : mark.end]
        for document in documents
        for mark in document.marks
        if mark.is_found and mark.forms.what == "iban"
    ]
    assert quotes
    assert {quote[:1].isalpha() and any(map(str.isdigit, quote)) for quote in quotes} == {True}
    assert 0.5 < sum(not document.has_bsn for document in documents) / len(documents) < 0.8


@pytest.mark.parametrize("digits", ["123456782", "111222333", "010203040"])
def test_the_elfproef_weighs_the_last_digit_negatively(digits: str) -> None:
    expected = (sum(int(digit) * (9 - place) for place, digit in enumerate(digits[:8])) - int(digits[8])) % 11 == 0
    assert passes_elfproef(digits) is expected


@pytest.mark.parametrize(
    "number",
    [
        "123456782",
        "123 456 782",
        "123.456.782",
        "1234.56.782",
        "1234 56 782",
        "1 2 3 4 5 6 7 8 2",
        "12345\u200b6782",
        "1\u00ad2\u20603\ufeff456782",
        "123\u00a0456\u2009782",
        "１２３４５６７８２",
        "1234\n56782",
        "1234-\r\n56782",
        "123‑456‑782",
    ],
)
@pytest.mark.parametrize("words", ["BSN: {}", "Burgerservicenummer\n{}", "B.S.N. {}.", "sofinummer {} (oud)", "BSN{}"])
def test_a_bsn_with_its_word_is_found_however_it_is_written(words: str, number: str) -> None:
    [find] = read(f"Geachte raad,\n\n{words.format(number)}\n\nTot zover.")
    assert find.quote == number
    assert (find.rule, find.values) == ("bsn-met-woord", {"what": "bsn", "level": "hoog"})


@pytest.mark.parametrize(
    "text",
    [
        "RSIN 123456782",
        "KvK-nummer: 12345678",
        "NL123456782B01",
        "btw NL 123456782 B01",
        "Zaaknummer 123456782",
        "zaak 123456782 van de heer Bos",
        "Ons kenmerk: 123456782",
        "Kadastraal bekend sectie A, nummer 123456782",
        "Telefoon 0123456782",
        "tel. +31 123456782",
        "NL91 ABNA 1234 5678 2",
        "€ 123.456.782",
        "123.456.782 euro",
        "123456782,50",
        "Totaal 123.456.782 120.000.000",
        "blz. 123 456 782",
        "2023-123456782",
        "Z/123456782/2023",
        "https://voorbeeld.nl/stuk?id=123456782",
        "besluit_123456782.pdf",
        "123456781",
        "BSN 123456781",
        "BSN 000000000",
        "1234567823",
        "Het BSN is weg. Zaaknummer: 123456782.",
        "Zaaknummer | Naam\n123456782 | Bos\n111222333 | Vos",
        "zaak 123456782 - BSN 000000000",
        "een bedrag van 123456782",
        "DocId: 123456782",
        "De zaak met nummer 123456782 is gesloten.",
        "Zaaknummers: 123456782, 111222333 en 999999990",
        "Stichting Voorbeeld (123456782)",
        "Zaaknummer | BSN\n123456782 | onbekend",
    ],
)
def test_what_only_looks_like_a_bsn_is_none(text: str) -> None:
    assert "bsn" not in {find.values["what"] for find in read(text)}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Mevrouw Bos (123456782) vraagt bijstand aan.", "hoog"),
        ("In de lijst staat 123456782 twee keer.", "laag"),
        ("123456782", "laag"),
        ("BSN/RSIN: 123456782", "hoog"),
        ("123456782 is het BSN van de aanvrager.", "hoog"),
        ("Het nummer 123456782 betreft het BSN van mevrouw Bos.", "hoog"),
        ("De aanvraag van A. Bos, 123456782, is afgewezen.", "laag"),
        ("Het BSN dat bij zaak 2023-456 hoort, is 123456782.", "hoog"),
        ("BSN\n\n123456782", "hoog"),
        ("Naam | BSN | Zaak\nBos | 123456782 | 5\nVos | 111222333 | 6", "hoog"),
    ],
)
def test_words_decide_how_bad_a_number_is(text: str, level: str) -> None:
    assert {found for what, found in levels(text) if what == "bsn"} == {level}


def test_a_list_of_which_most_fail_the_elfproef_is_no_list_of_bsns() -> None:
    numbers = [f"{123456700 + step}" for step in range(100)]
    assert levels("\n".join(numbers)) == []
    assert len(levels("\n".join(["123456782", "111222333"] * 10))) == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maak het over op nl91abna0417164300.", [("iban", "hoog")]),
        ("Rekening NL91 ABNA\n0417 1643 00 van mevrouw Bos", [("iban", "hoog")]),
        ("NL91\u200bABNA0417164300", [("iban", "hoog")]),
        ("IBAN BE68 5390 0754 7034", [("iban", "hoog")]),
        ("De gemeente betaalt via NL91ABNA0417164300.", [("iban", "laag")]),
        ("NL91ABNA0417164301", []),
        ("NL91ABNA041716430", []),
        ("Bel mij op 06 12 34 56 78.", [("telefoon", "hoog")]),
        ("+31 (0)6-1234\u200b5678", [("telefoon", "hoog")]),
        ("Persvoorlichting van de gemeente: 06-12345678", [("telefoon", "laag")]),
        ("Gemeente Voorbeeld, telefoon 14 0343 of 0343-512345", []),
        ("Klantenservice 0800-1234567 of 088-1234567", []),
        ("06-00000000", []),
        ("Mevrouw Bos, tel. (0180) 00 00 00", []),
        ("06-11111111", []),
        ("aaltje.bos@gmail.com", [("e-mail", "hoog")]),
        ("aaltje.bos@\ngmail.com", [("e-mail", "hoog")]),
        ("aaltje\u200b.bos(at)ziggo.nl", [("e-mail", "hoog")]),
        ("dorpsraad@gmail.com", [("e-mail", "laag")]),
        ("griffie@voorbeeld.nl", []),
        ("Aaltje Bos, wonende te Voorbeeld", []),
        ("Postbus 12, 1234 AB Voorbeeld", []),
        ("Antwoordnummer 12, 1234 AB Voorbeeld", []),
        ("Het perceel Achterdijk 12, 1234 AB Voorbeeld", [("adres", "laag")]),
        ("Woonadres: Achterdijk 12,\n1234AB Voorbeeld", [("adres", "hoog")]),
        ("kenteken 12ABC3", [("kenteken", "hoog")]),
        ("Motie AB-12-34", []),
        ("(geb. 12-3-1980)", [("geboortedatum", "hoog")]),
        ("De schilder, geboren op 12 maart 1850,", []),
        ("Hoogachtend,\n\nA. Bos\nburgemeester", [("handtekening", "laag")]),
        ("geb.dat. 19800312", [("geboortedatum", "hoog")]),
        ("Adres: Achterdijk 12\nPostcode: 1234 AB", [("adres", "laag")]),
        ("wonende te 1234 AB Voorbeeld, Achterdijk 12", [("adres", "hoog")]),
        ("Raadsvoorstel 22-AB-12 over auto's", []),
        ("Met vriendelijke groet,\n\nAaltje Bos\nAchterdijk 12", [("handtekening", "hoog")]),
        ("Met vriendelijke groet,\n\nAaltje Bos\nAfdeling Ruimte", [("handtekening", "laag")]),
        ("Met vriendelijke groet,\n\nTeam Ruimte", []),
        ("Hoogachtend,\nGedeputeerde Staten van Voorbeeld", []),
        ("w.g. A. Bos", [("handtekening", "hoog")]),
        ("Met vriendelijke groet,\nfractie Dorpsbelang", []),
    ],
)
def test_other_personal_data(text: str, expected: list[tuple[str, str]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize("block", [Block.LETTERHEAD, Block.RUNNING])
def test_what_stands_in_a_letterhead_or_footer_is_of_the_organisation(block: Block) -> None:
    page = "Voorbeeld\nNL91ABNA0417164300 0343-512345\n\nTekst"
    unit = Unit(Place(1, 10, 40), page[10:40], UnitKind.ROW, block)
    found = find_personal_data(Structure((page,), (unit,)))
    assert [(find.values["what"], find.values["level"]) for find in found] == [("iban", "laag")]


def test_a_find_says_where_it_stands_and_its_reasons_never_hold_it() -> None:
    pages = ("Niets.", "\ufeffDe heer Bos, BSN 1234\u200b56782, bel 06-12345678 of mail a.bos@gmail.com.")
    finds = read(*pages)
    assert [find.place.page for find in finds] == [2, 2, 2]
    for find in finds:
        assert pages[1][find.place.start : find.place.end] == find.quote
        assert find.why
        assert not any(char.isdigit() or char == "@" for char in "".join(find.why).replace("06-nummer", ""))


def test_finds_come_in_the_order_of_reading_and_do_not_overlap(documents: list[Document]) -> None:
    for document in documents[:30]:
        finds = read(*document.pages)
        spans = [(find.place.page, find.place.start, find.place.end) for find in finds]
        assert spans == sorted(spans)
        assert [(one, two) for one, two in pairwise(spans) if one[0] == two[0] and one[2] > two[1]] == []


# Not timed: a reader that goes back and forth over these would take hours.
@pytest.mark.parametrize(
    "piece",
    [
        *(
            " ",
            "1",
            "1 ",
            "123456782 ",
            "BSN 123456782\n",
            "zaaknummer ",
            "@",
            "a.",
            "((",
            "de ",
            "06-",
            "1234 AB ",
            "Aa ",
        ),
        *("NL91 ", "geboren ", "hoogachtend\n", "\u200b", "| 1 ", "A. ", "kenteken 1", "\n", " \n", "0", "+31"),
    ],
)
def test_long_texts_of_one_piece_are_read_to_the_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(find.place.end <= len(text) for find in read(text))


def test_thousands_of_numbers_are_all_found() -> None:
    assert len(read("BSN 123456782, " * 5_000)) == 5_000


def test_a_made_up_bsn_passes_and_a_wrong_one_fails() -> None:
    source = random.Random(3)
    assert all(passes_elfproef(personal_numbers.eleven(source)) for _ in range(200))
    assert not any(passes_elfproef(personal_numbers.not_eleven(source)) for _ in range(200))
