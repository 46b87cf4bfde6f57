"""What a text is made of: sentences, points with their lead-in, rows, speakers, and what stands apart from the body."""

from itertools import pairwise

import pytest

from dossiers.reading.model import Block, Structure, Unit, UnitKind
from dossiers.reading.structure import read_structure


def read(text: str) -> tuple[Unit, ...]:
    return read_structure(text.split("\f")).units


def texts(text: str, *, kind: UnitKind | None = None, block: Block = Block.BODY) -> list[str]:
    return [unit.text for unit in read(text) if unit.block is block and kind in (None, unit.kind)]


def one(text: str, start: str) -> Unit:
    (found,) = (unit for unit in read(text) if unit.text.startswith(start))
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 3 mei jl. schreven wij u over de brug.",
        "Het overleg van 9 juni a.s. gaat over art. 12 lid 3 van de verordening.",
        "Uw brief d.d. 4 maart nr. 2021-88 is bij drs. K.L. van Eik in behandeling.",
        "Dit geldt t.a.v. het fietspad en i.v.m. de kap, o.a. langs de vaart.",
        "Namens J. de Boer en Th. Bakker is € 1.250.000,50 gevraagd.",
        "B. en W. besluiten op 8. april over het plan.",
        "Zie www.voorbeeld.example/pad.html voor de stukken.",
        "De wethouder noemde het “een mooi plan.” en ging verder.",
        "Wij doen dat z.s.m. na de zomer.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert texts(f"Eerst dit. {sentence} Daarna dat.") == ["Eerst dit.", sentence, "Daarna dat."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat was in 2015. Daarna niet meer.", ["Dat was in 2015.", "Daarna niet meer."]),
        ("Kan dat? Ja! Dat kan…  Echt.", ["Kan dat?", "Ja!", "Dat kan…", "Echt."]),
        ("Hij zei: “Dat komt goed.” Wij wachten af.", ["Hij zei: “Dat komt goed.”", "Wij wachten af."]),
        ("Wij melden dit z.s.m. Het college wacht.", ["Wij melden dit z.s.m.", "Het college wacht."]),
    ],
)
def test_a_stop_before_a_capital_ends_one(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_hard_wrapped_text_reads_as_one_with_a_paragraph_per_line() -> None:
    wrapped = (
        "Het college heeft in de vergadering van vorige week besloten dat het oude\n"
        "Raadhuis wordt verbouwd. De verbouwing duurt een half jaar en daarna gaat de ge-\n"
        "meente er weer in. Tot die tijd werkt iedereen in het gebouw aan de Markt, waar\n"
        "genoeg plaats is voor alle afdelingen.\n\n"
        "Een tweede alinea."
    )
    assert texts(wrapped) == [
        "Het college heeft in de vergadering van vorige week besloten dat het oude Raadhuis wordt verbouwd.",
        "De verbouwing duurt een half jaar en daarna gaat de gemeente er weer in.",
        "Tot die tijd werkt iedereen in het gebouw aan de Markt, waar genoeg plaats is voor alle afdelingen.",
        "Een tweede alinea.",
    ]
    assert [unit.paragraph for unit in read(wrapped)] == [1, 1, 1, 2]


def test_a_text_with_a_blank_line_behind_every_line_keeps_its_sentences() -> None:
    text = (
        "Wij hebben de afgelopen maanden met alle betrokken partijen gesproken over de \n\n"
        "Spoorlaan en de zijstraten. Daaruit kwam een lijst van wensen die wij nu met de \n\n"
        "aannemer bespreken, samen met de wijkraad, de scholen, de winkels en de brandweer \n\n"
        "van de gemeente. De meeste daarvan passen in het plan. \n\n\n\n"
        "Slot van de brief."
    )
    assert texts(text)[0] == (
        "Wij hebben de afgelopen maanden met alle betrokken partijen gesproken over de Spoorlaan en de zijstraten."
    )


MOTIE = """MOTIE veilige oversteek

De raad, bijeen op 4 juni,

overwegende dat
- de weg druk is;
- er een school staat;

verzoekt het college:
1. een oversteek te maken bij de
   school aan de Laan;
2. de raad te melden:
   a. wat het kost;
   b. wanneer het klaar is;
3. dit te regelen vóór 1 mei.

en gaat over tot de orde van de dag.
"""


def test_each_point_knows_the_words_that_introduce_its_list() -> None:
    leads = {unit.text: (unit.marker, unit.lead) for unit in read(MOTIE) if unit.kind is UnitKind.ITEM}
    assert leads == {
        "de weg druk is;": ("-", "overwegende dat"),
        "er een school staat;": ("-", "overwegende dat"),
        "een oversteek te maken bij de school aan de Laan;": ("1.", "verzoekt het college:"),
        "de raad te melden:": ("2.", "verzoekt het college:"),
        "wat het kost;": ("a.", "verzoekt het college: de raad te melden:"),
        "wanneer het klaar is;": ("b.", "verzoekt het college: de raad te melden:"),
        "dit te regelen vóór 1 mei.": ("3.", "verzoekt het college:"),
    }


def test_points_without_a_marker_have_their_lead_in_too() -> None:
    text = "Overwegend dat,\nDe haven verzandt\nSchepen niet meer kunnen keren\nBesluit,\nDe haven te baggeren\n"
    assert [(unit.text, unit.lead) for unit in read(text) if unit.kind is UnitKind.ITEM] == [
        ("De haven verzandt", "Overwegend dat,"),
        ("Schepen niet meer kunnen keren", "Overwegend dat,"),
        ("De haven te baggeren", "Besluit,"),
    ]


def test_a_list_that_lost_its_line_ends_is_read_point_by_point() -> None:
    text = "Overwegende dat:· er geen geld is;· het dak lekt; Verzoekt het College om:Het dak te maken."
    assert texts(text) == [
        "Overwegende dat:",
        "er geen geld is;",
        "het dak lekt;",
        "Verzoekt het College om:",
        "Het dak te maken.",
    ]


def test_a_lead_in_ends_with_its_list() -> None:
    assert one("Dat kan, mits:\n- er geld is;\n- het mag.\n\nDat weten wij in mei.", "Dat weten").lead == ""


def test_a_list_goes_on_behind_a_paragraph_without_marker() -> None:
    text = (
        "Wij vragen u:\n1. de weg te maken.\n\nDat is nodig, zoals wij al vaker schreven.\n\n2. het pad te sluiten.\n"
    )
    assert one(text, "het pad").lead == "Wij vragen u:"


def test_headings_are_known_and_cover_what_follows() -> None:
    text = "Planning\n\nIn mei beginnen wij.\n\n2. Kosten\nHet kost veel geld.\n\nWat doet u?\n\nNiets meer.\n"
    assert texts(text, kind=UnitKind.HEADING) == ["Planning", "Kosten", "Wat doet u?"]
    assert one(text, "Het kost").heading == "Kosten"


def test_a_question_under_a_numbered_heading_is_no_heading() -> None:
    text = "Vraag 1\nKomt er een brug?\nAntwoord\nJa, volgend jaar.\n"
    assert texts(text, kind=UnitKind.HEADING) == ["Vraag 1", "Antwoord"]


def test_rows_and_labels_are_units() -> None:
    text = "Datum: 3 mei 2021\nOnderwerp: brug\n\n"
    text += "Nr. | Toezegging | Termijn | Status\n4 | Memo brug | mei | Is afgedaan.\n"
    assert texts(text, kind=UnitKind.ROW) == [
        "Datum: 3 mei 2021",
        "Onderwerp: brug",
        "Nr. | Toezegging | Termijn | Status",
        "4 | Memo brug | mei",
        "Is afgedaan.",
    ]


def test_a_label_before_a_sentence_is_its_lead_in_but_a_time_belongs_to_it() -> None:
    assert one("Reactie: de haag wordt in mei geplant.", "de haag").lead == "Reactie:"
    assert texts("Het plan is:\n- Eind 2022: start van de bouw") == ["Het plan is:", "Eind 2022: start van de bouw"]


VERSLAG = """1. Opening
De voorzitter opent de vergadering.

De heer Van der Berg (Lijst 5): de brug is kapot. Wanneer komt er een nieuwe?

Wethouder Smit: in mei.

Ik stuur u een memo.

2. Rondvraag
Mevrouw Bos vraagt naar de haven. De wethouder zegt dat hij dat uitzoekt. Hij komt erop terug.
"""


@pytest.mark.parametrize(
    ("start", "speaker"),
    [
        ("de brug is", "De heer Van der Berg (Lijst 5)"),
        ("Wanneer", "De heer Van der Berg (Lijst 5)"),
        ("in mei", "Wethouder Smit"),
        ("Ik stuur", "Wethouder Smit"),
        ("Mevrouw Bos", "Mevrouw Bos"),
        ("De wethouder zegt", "De wethouder"),
        ("Hij komt", "De wethouder"),
    ],
)
def test_who_speaks_in_a_report(start: str, speaker: str) -> None:
    assert one(VERSLAG, start).speaker == speaker


def test_a_new_subject_silences_the_speaker() -> None:
    assert one(VERSLAG, "Rondvraag").speaker == ""


def test_words_between_quotation_marks_are_quoted() -> None:
    text = "U schreef: “Wij komen in mei. Dan is het klaar.” Dat klopt."
    assert [unit.is_quotation for unit in read(text)] == [False, True, False]


BRIEF = """Gemeente Voorbeeld
Postbus 1
Datum: 4 mei 2021

Geachte raad,

Wij sturen u in juni een memo.

Met vriendelijke groet,

A. Jansen
wethouder

Bijlage: een kaart van de haven die u goed kunt lezen.
"""


def test_letterhead_and_signature_stand_apart_from_the_body() -> None:
    assert texts(BRIEF, block=Block.LETTERHEAD) == ["Gemeente Voorbeeld", "Postbus 1", "Datum: 4 mei 2021"]
    assert texts(BRIEF, block=Block.SIGNATURE) == ["Met vriendelijke groet,", "A. Jansen", "wethouder"]
    assert one(BRIEF, "een kaart").block is Block.BODY


def test_running_lines_page_numbers_and_footnotes_stand_apart() -> None:
    pages = "\f".join(
        f"Raadsmemo 2021 - {number}\n\n"
        f"Dit staat op bladzijde {number}, en nergens anders.\n\n¹ Zie nota {number}.\n\n{number}"
        for number in range(1, 5)
    )
    assert texts(pages, block=Block.RUNNING)[:2] == ["Raadsmemo 2021 - 1", "1"]
    assert texts(pages, block=Block.FOOTNOTE) == [f"¹ Zie nota {number}." for number in range(1, 5)]
    assert texts(pages)[3] == "Dit staat op bladzijde 4, en nergens anders."


HOSTILE = [
    *(" ", "1", "de ", "(", ".", ". ", "\n", "- punt een;\n", "1. verzoekt het college:\n", "Verzoekt:\n", "| ", "a\t"),
    *('" ', "A. ", "x: ", "Aa aa: ", "• ", "De heer X (", "tekst\n\n", "a:-", "ab-\n", '.)"', "; ", "en zo door\n"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_every_place_gives_exactly_its_words(piece: str) -> None:
    structure: Structure = read_structure([piece * (20_000 // len(piece)), MOTIE, VERSLAG, BRIEF])
    for unit in structure.units:
        quote = structure.quote(unit.place)
        assert quote == quote.strip()
        assert "".join(quote.split()).replace("-", "") == "".join(unit.text.split()).replace("-", "")
        assert len(unit.lead) <= 300


@pytest.mark.parametrize("piece", HOSTILE)
def test_units_keep_their_order_and_do_not_overlap(piece: str) -> None:
    places = [unit.place for unit in read_structure([piece * (20_000 // len(piece)), MOTIE + VERSLAG]).units]
    assert all(first.page < then.page or first.end <= then.start for first, then in pairwise(places))


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_text(piece: str) -> None:
    """Twice the text gives at most twice the units and no longer ones: nothing is read again for what follows."""
    once, twice = (read_structure([piece * (size // len(piece))]).units for size in (30_000, 60_000))
    assert len(twice) <= 2 * len(once) + 2
    assert max((len(unit.text) for unit in twice), default=0) <= 1_500 or "\t" in piece


@pytest.mark.parametrize("text", ["", "\n \n", "…", "\f\f"])
def test_a_text_without_words_has_no_units(text: str) -> None:
    assert read(text) == ()
