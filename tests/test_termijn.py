"""The deadline table, row by row: words of a promise become a term with its first and last day."""

from datetime import date

import pytest

from besluiten.termijn import TermijnKind, parse_termijn
from dossiers.datering import DateringError, Precision

ANCHOR = "2023-03-15"


def day(iso):
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("words", "anchor", "earliest", "latest"),
    [
        # before, after and in the summer
        ("voor de zomer", ANCHOR, None, "2023-06-30"),
        ("vóór de zomer", "2023-06-30", None, "2023-06-30"),
        ("Vóór  de zomer.", "2023-07-01", None, "2024-06-30"),
        ("voor het zomerreces", ANCHOR, None, "2023-06-30"),
        ("voor de zomervakantie", ANCHOR, None, "2023-06-30"),
        ("voor de zomer van 2024", ANCHOR, None, "2024-06-30"),
        ("na de zomer", ANCHOR, "2023-09-01", "2023-10-31"),
        ("na het zomerreces", "2023-10-31", "2023-09-01", "2023-10-31"),
        ("na het zomerreces", "2023-11-01", "2024-09-01", "2024-10-31"),
        ("in de zomer", ANCHOR, "2023-06-01", "2023-08-31"),
        ("rond de zomer", ANCHOR, "2023-06-01", "2023-08-31"),
        # a month and its parts
        ("in maart", ANCHOR, "2023-03-01", "2023-03-31"),
        ("in maart", "2023-03-31", "2023-03-01", "2023-03-31"),
        ("in maart", "2023-04-01", "2024-03-01", "2024-03-31"),
        ("in februari", ANCHOR, "2024-02-01", "2024-02-29"),
        ("in november 2024", None, "2024-11-01", "2024-11-30"),
        ("deze maand", ANCHOR, "2023-03-01", "2023-03-31"),
        ("eind deze maand", ANCHOR, "2023-03-21", "2023-03-31"),
        ("volgende maand", "2023-12-31", "2024-01-01", "2024-01-31"),
        ("begin maart", "2023-03-10", "2023-03-01", "2023-03-10"),
        ("begin maart", "2023-03-11", "2024-03-01", "2024-03-10"),
        ("half augustus", ANCHOR, "2023-08-10", "2023-08-20"),
        ("medio augustus", ANCHOR, "2023-08-10", "2023-08-20"),
        ("midden augustus", ANCHOR, "2023-08-10", "2023-08-20"),
        ("eind februari 2024", ANCHOR, "2024-02-21", "2024-02-29"),
        ("eind februari 2023", ANCHOR, "2023-02-21", "2023-02-28"),
        ("eerste helft van mei", ANCHOR, "2023-05-01", "2023-05-15"),
        ("tweede helft van mei", ANCHOR, "2023-05-16", "2023-05-31"),
        ("1e week van mei", ANCHOR, "2023-05-01", "2023-05-07"),
        ("tweede week van mei", ANCHOR, "2023-05-08", "2023-05-14"),
        ("in de 3e week van mei", ANCHOR, "2023-05-15", "2023-05-21"),
        ("vierde week mei", ANCHOR, "2023-05-22", "2023-05-28"),
        ("eerste twee weken van mei", ANCHOR, "2023-05-01", "2023-05-14"),
        # weeks
        ("week 40 van 2023", None, "2023-10-02", "2023-10-08"),
        ("in week 53 van 2020", None, "2020-12-28", "2021-01-03"),
        ("week 53", ANCHOR, "2026-12-28", "2027-01-03"),
        ("week 11", ANCHOR, "2023-03-13", "2023-03-19"),
        ("week 10", ANCHOR, "2024-03-04", "2024-03-10"),
        ("deze week", ANCHOR, "2023-03-13", "2023-03-19"),
        ("deze week", "2021-01-01", "2020-12-28", "2021-01-03"),
        ("volgende week", ANCHOR, "2023-03-20", "2023-03-26"),
        ("een week later", ANCHOR, "2023-03-20", "2023-03-26"),
        # years, halves, quarters, seasons
        ("begin 2024", None, "2024-01-01", "2024-03-31"),
        ("medio 2024", None, "2024-06-01", "2024-07-31"),
        ("halverwege 2024", None, "2024-06-01", "2024-07-31"),
        ("eind 2024", None, "2024-10-01", "2024-12-31"),
        ("eind dit jaar", ANCHOR, "2023-10-01", "2023-12-31"),
        ("begin volgend jaar", ANCHOR, "2024-01-01", "2024-03-31"),
        ("in 2024", None, "2024-01-01", "2024-12-31"),
        ("in de loop van 2024", None, "2024-01-01", "2024-12-31"),
        ("volgend jaar", "2023-12-31", "2024-01-01", "2024-12-31"),
        ("dit jaar", ANCHOR, None, "2023-12-31"),
        ("later dit jaar", "2023-12-31", None, "2023-12-31"),
        ("voor het einde van het jaar", ANCHOR, None, "2023-12-31"),
        ("vóór de jaarwisseling", ANCHOR, None, "2023-12-31"),
        ("Q1", "2023-03-31", "2023-01-01", "2023-03-31"),
        ("Q1", "2023-04-01", "2024-01-01", "2024-03-31"),
        ("in het 4e kwartaal", ANCHOR, "2023-10-01", "2023-12-31"),
        ("tweede kwartaal 2026", None, "2026-04-01", "2026-06-30"),
        ("dit kwartaal", ANCHOR, None, "2023-03-31"),
        ("voor het einde van het kwartaal", ANCHOR, None, "2023-03-31"),
        ("volgend kwartaal", "2023-12-31", "2024-01-01", "2024-03-31"),
        ("eerste helft 2024", None, "2024-01-01", "2024-06-30"),
        ("tweede helft van 2024", None, "2024-07-01", "2024-12-31"),
        ("in het voorjaar", ANCHOR, "2023-03-01", "2023-05-31"),
        ("in het voorjaar", "2023-06-01", "2024-03-01", "2024-05-31"),
        ("dit najaar", ANCHOR, "2023-09-01", "2023-11-30"),
        ("volgend voorjaar", "2023-10-01", "2024-03-01", "2024-05-31"),
        ("deze winter", "2023-01-15", "2022-12-01", "2023-02-28"),
        ("komende winter", ANCHOR, "2023-12-01", "2024-02-29"),
        # up to and including
        ("uiterlijk 1 juli", "2023-07-01", None, "2023-07-01"),
        ("uiterlijk 1 juli", "2023-07-02", None, "2024-07-01"),
        ("tot en met 1 juli 2023", None, None, "2023-07-01"),
        ("t/m 1 juli 2023", None, None, "2023-07-01"),
        ("uiterlijk in mei", ANCHOR, None, "2023-05-31"),
        ("uiterlijk eind mei", ANCHOR, None, "2023-05-31"),
        ("uiterlijk binnen zes weken", ANCHOR, None, "2023-04-26"),
        # before
        ("vóór 15 oktober", ANCHOR, None, "2023-10-14"),
        ("voor 1 maart 2024", None, None, "2024-02-29"),
        ("voor 1 maart 2023", None, None, "2023-02-28"),
        ("voor 15 maart", ANCHOR, None, "2024-03-14"),
        ("voor 16 maart", ANCHOR, None, "2023-03-15"),
        ("voor 1 januari 2024", None, None, "2023-12-31"),
        ("voor 2024", None, None, "2023-12-31"),
        ("voor januari 2024", None, None, "2023-12-31"),
        ("voor eind mei", ANCHOR, None, "2023-05-31"),
        ("voor het eind van 2024", None, None, "2024-12-31"),
        ("voor medio mei", ANCHOR, None, "2023-05-20"),
        ("vóór de kerst", ANCHOR, None, "2023-12-24"),
        ("voor Kerstmis", "2023-12-25", None, "2024-12-24"),
        ("voor het kerstreces", ANCHOR, None, "2023-12-24"),
        ("vóór de vergadering van 8 april 2023", None, None, "2023-04-07"),
        # on and from
        ("per 1 juli", ANCHOR, "2023-07-01", "2023-07-01"),
        ("op 1 juli 2023", None, "2023-07-01", "2023-07-01"),
        ("in de raadsvergadering van 8 april 2023", None, "2023-04-08", "2023-04-08"),
        ("vrijdag 7 april a.s.", ANCHOR, "2023-04-07", "2023-04-07"),
        ("10 december jl.", ANCHOR, "2022-12-10", "2022-12-10"),
        ("vanaf 1 juli 2023", None, "2023-07-01", None),
        ("met ingang van 1 juli", ANCHOR, "2023-07-01", None),
        ("m.i.v. 1 juli 2023", None, "2023-07-01", None),
        ("vanaf 2024", None, "2024-01-01", None),
        ("na 1 juli 2023", None, "2023-07-02", None),
        ("niet vóór 1 juli 2023", None, "2023-07-01", None),
        # within and over
        ("binnen zes weken", ANCHOR, None, "2023-04-26"),
        ("binnen 6 weken", ANCHOR, None, "2023-04-26"),
        ("binnen veertien dagen", ANCHOR, None, "2023-03-29"),
        ("binnen twee maanden", "2022-12-31", None, "2023-02-28"),
        ("binnen twee maanden", "2023-12-31", None, "2024-02-29"),
        ("binnen één jaar", "2024-02-29", None, "2025-02-28"),
        ("binnen een half jaar", ANCHOR, None, "2023-09-15"),
        ("binnen anderhalf jaar", ANCHOR, None, "2024-09-15"),
        ("in het komende half jaar", ANCHOR, None, "2023-09-15"),
        ("de komende drie maanden", ANCHOR, None, "2023-06-15"),
        ("binnen zes weken na 1 mei 2023", ANCHOR, None, "2023-06-12"),
        ("over een jaar", ANCHOR, "2024-03-01", "2024-03-31"),
        ("over een half jaar", ANCHOR, "2023-09-01", "2023-09-30"),
        ("over drie maanden", "2023-11-30", "2024-02-01", "2024-02-29"),
        ("over twee weken", ANCHOR, "2023-03-27", "2023-04-02"),
        # two periods, and words that soften
        ("mei of juni", ANCHOR, "2023-05-01", "2023-06-30"),
        ("eind 2023/begin 2024", None, "2023-10-01", "2024-03-31"),
        ("tussen 1 en 15 mei", ANCHOR, "2023-05-01", "2023-05-15"),
        ("naar verwachting half augustus", ANCHOR, "2023-08-10", "2023-08-20"),
        ("gereed: vóór 15 oktober", ANCHOR, None, "2023-10-14"),
        ("zo spoedig mogelijk, maar uiterlijk 1 juli", ANCHOR, None, "2023-07-01"),
    ],
)
def test_a_row_of_the_deadline_table(words, anchor, earliest, latest):
    termijn = parse_termijn(words, anchor=day(anchor))
    assert (termijn.earliest, termijn.latest) == (day(earliest), day(latest))
    assert termijn.kind is (TermijnKind.DAY if earliest == latest else TermijnKind.INTERVAL)
    assert not termijn.counts_as_undated


@pytest.mark.parametrize(
    "words",
    [
        "",
        "op korte termijn",
        "binnenkort",
        "z.s.m.",
        "zo spoedig mogelijk",
        "met spoed",
        "te zijner tijd",
        "de komende tijd",
        "de komende maanden",
        "binnen enkele weken",
        "rond 1 juli 2023",
        "als het kan",
        "1234567",
    ],
)
def test_words_without_a_date_are_undetermined_and_kept(words):
    termijn = parse_termijn(words, anchor=day(ANCHOR))
    assert termijn.kind is TermijnKind.UNDETERMINED
    assert (termijn.words, termijn.earliest, termijn.latest) == (words, None, None)
    assert termijn.counts_as_undated


@pytest.mark.parametrize(
    "words",
    [
        "voor de zomer",
        "in maart",
        "volgende week",
        "binnen zes weken",
        "over een jaar",
        "dit jaar",
        "uiterlijk 1 juli",
        "vóór de kerst",
        "10 december jl.",
        "in het komende half jaar",
    ],
)
def test_no_date_is_invented_without_an_anchor(words):
    termijn = parse_termijn(words)
    assert termijn.kind is TermijnKind.UNDETERMINED
    assert (termijn.words, termijn.earliest, termijn.latest) == (words, None, None)


@pytest.mark.parametrize(
    "words",
    [
        "jaarlijks",
        "elk kwartaal",
        "ieder half jaar",
        "eens per twee weken",
        "twee keer per jaar",
        "halfjaarlijks",
        "om de drie maanden",
        "per kwartaal",
        "elke raadsvergadering",
        "jaarlijks vóór 1 juli",
    ],
)
def test_a_repeating_term_is_neither_late_nor_undated(words):
    termijn = parse_termijn(words, anchor=day(ANCHOR))
    assert termijn.kind is TermijnKind.RECURRING
    assert termijn.words == words
    assert not termijn.counts_as_undated
    assert not termijn.is_overdue(date(2100, 1, 1))


@pytest.mark.parametrize(
    "words",
    [
        "bij de Kadernota",
        "vóór de begroting",
        "na vaststelling",
        "na de jaarwisseling",
        "bij de begroting 2024",
        "in de volgende raadsvergadering",
        "binnen zes weken na vaststelling",
        "voor het herfstreces",
        "na de kerst",
    ],
)
def test_a_term_tied_to_an_event_is_neither_late_nor_undated(words):
    termijn = parse_termijn(words, anchor=day(ANCHOR))
    assert termijn.kind is TermijnKind.EVENT
    assert (termijn.words, termijn.earliest, termijn.latest) == (words, None, None)
    assert not termijn.counts_as_undated
    assert not termijn.is_overdue(date(2100, 1, 1))


def test_a_term_is_late_only_after_its_latest_reading():
    termijn = parse_termijn("half augustus", anchor=day(ANCHOR))
    assert not termijn.is_overdue(date(2023, 8, 20))
    assert termijn.is_overdue(date(2023, 8, 21))


def test_a_term_with_an_open_end_is_never_late():
    assert not parse_termijn("vanaf 1 juli 2023").is_overdue(date(2100, 1, 1))


def test_an_undetermined_term_counts_its_days_from_the_anchor():
    termijn = parse_termijn("binnenkort", anchor=date(2023, 3, 15))
    assert termijn.undated_days(date(2023, 4, 15)) == 31
    assert termijn.undated_days(date(2023, 3, 1)) == 0
    assert parse_termijn("binnenkort").undated_days(date(2023, 4, 15)) is None
    assert parse_termijn("in mei", anchor=date(2023, 3, 15)).undated_days(date(2023, 4, 15)) is None


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("uiterlijk 1 juli", Precision.DAY),
        ("begin mei", Precision.PART),
        ("in mei", Precision.MONTH),
        ("Q3", Precision.QUARTER),
        ("voor de zomer", Precision.SEASON),
        ("in 2024", Precision.YEAR),
        ("binnen zes weken", Precision.WEEK),
        ("binnenkort", Precision.UNKNOWN),
    ],
)
def test_a_term_is_as_precise_as_its_words(words, precision):
    assert parse_termijn(words, anchor=day(ANCHOR)).precision is precision


@pytest.mark.parametrize(
    "words",
    [
        "31 februari 2026",
        "uiterlijk 30 februari",
        "voor 31 april",
        "in week 53 van 2021",
        "op 29 februari 2023",
    ],
)
def test_a_date_that_does_not_exist_is_refused(words):
    with pytest.raises(DateringError):
        parse_termijn(words, anchor=day(ANCHOR))


def test_a_very_long_text_is_undetermined():
    for words in ("a" * 100_000, "voor de " * 12_000, "raadsvergadering op " * 5_000):
        assert parse_termijn(words, anchor=day(ANCHOR)).kind is TermijnKind.UNDETERMINED
