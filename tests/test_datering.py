"""What a griffier types as a date, and what a stuk says, becomes a datering as precise as its words."""

import subprocess
import sys
from datetime import date

import pytest

from dossiers.datering import (
    MAX_WORDS_LENGTH,
    UNKNOWN,
    Datering,
    DateringError,
    Precision,
    UnanchoredError,
    datering_from_iso,
    parse_datering,
)

ANCHOR = date(2021, 4, 8)


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("8 april 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8-4-2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("08-04-21", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8/4/2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8.4.2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8 apr. 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8 april '21", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8e april 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("d.d. 8 april 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("Donderdag 8 April 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("do 8 april 2021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("2021-04-08", "2021-04-08", "2021-04-08", Precision.DAY),
        ("8\u00a0april\u00a02021", "2021-04-08", "2021-04-08", Precision.DAY),
        ("  8   april\n2021 ", "2021-04-08", "2021-04-08", Precision.DAY),
        ("29 februari 2024", "2024-02-29", "2024-02-29", Precision.DAY),
        ("29 februari 2000", "2000-02-29", "2000-02-29", Precision.DAY),
        ("31 december 2200", "2200-12-31", "2200-12-31", Precision.DAY),
        ("1 januari 1800", "1800-01-01", "1800-01-01", Precision.DAY),
        ("1-1-69", "1969-01-01", "1969-01-01", Precision.DAY),
        ("1-1-68", "2068-01-01", "2068-01-01", Precision.DAY),
        ("april 2021", "2021-04-01", "2021-04-30", Precision.MONTH),
        ("juni 2022", "2022-06-01", "2022-06-30", Precision.MONTH),
        ("febr. 2024", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("mrt 2023", "2023-03-01", "2023-03-31", Precision.MONTH),
        ("in de maand maart 2023", "2023-03-01", "2023-03-31", Precision.MONTH),
        ("2021-04", "2021-04-01", "2021-04-30", Precision.MONTH),
        ("4-2021", "2021-04-01", "2021-04-30", Precision.MONTH),
        ("2021", "2021-01-01", "2021-12-31", Precision.YEAR),
        ("half augustus 2023", "2023-08-10", "2023-08-20", Precision.PART),
        ("eind 2023", "2023-10-01", "2023-12-31", Precision.RANGE),
        ("week 53 van 2020", "2020-12-28", "2021-01-03", Precision.WEEK),
        ("week 1 van 2021", "2021-01-04", "2021-01-10", Precision.WEEK),
        ("week 1 van 2020", "2019-12-30", "2020-01-05", Precision.WEEK),
        ("week 40 en 41 van 2023", "2023-10-02", "2023-10-15", Precision.RANGE),
        ("Q2 2026", "2026-04-01", "2026-06-30", Precision.QUARTER),
        ("2026-Q2", "2026-04-01", "2026-06-30", Precision.QUARTER),
        ("tweede kwartaal 2026", "2026-04-01", "2026-06-30", Precision.QUARTER),
        ("laatste kwartaal van 2026", "2026-10-01", "2026-12-31", Precision.QUARTER),
        ("begin Q3 2024", "2024-07-01", "2024-07-31", Precision.RANGE),
        ("voorjaar 2024", "2024-03-01", "2024-05-31", Precision.SEASON),
        ("winter 2023", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("winter 2024-2025", "2024-12-01", "2025-02-28", Precision.SEASON),
        ("eerste helft van 2022", "2022-01-01", "2022-06-30", Precision.HALF),
        ("tweede halfjaar 2022", "2022-07-01", "2022-12-31", Precision.HALF),
        ("2019-2020", "2019-01-01", "2020-12-31", Precision.RANGE),
        ("juni/juli 2022", "2022-06-01", "2022-07-31", Precision.RANGE),
        ("december 2022 - januari 2023", "2022-12-01", "2023-01-31", Precision.RANGE),
        ("december en januari 2023", "2022-12-01", "2023-01-31", Precision.RANGE),
        ("3 t/m 8 mei 2024", "2024-05-03", "2024-05-08", Precision.RANGE),
        ("van 1 maart tot 1 mei 2024", "2024-03-01", "2024-04-30", Precision.RANGE),
        ("van 1 maart tot en met 1 mei 2024", "2024-03-01", "2024-05-01", Precision.RANGE),
        ("uiterlijk 1 juli 2022", None, "2022-07-01", Precision.DAY),
        ("vanaf 1 juli 2022", "2022-07-01", None, Precision.DAY),
    ],
)
def test_words_that_name_their_year_need_no_anchor(words, earliest, latest, precision):
    datering = parse_datering(words)
    assert (datering.earliest, datering.latest) == (day(earliest), day(latest))
    assert datering.precision is precision


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("10 december jl.", "2021-04-08", "2020-12-10"),
        ("10 december jl.", "2020-12-10", "2020-12-10"),
        ("10 december jl.", "2020-12-09", "2019-12-10"),
        ("10 december jongstleden", "2020-12-31", "2020-12-10"),
        ("afgelopen 10 december", "2021-04-08", "2020-12-10"),
        ("donderdag 24 september jl.", "2020-10-01", "2020-09-24"),
        ("29 februari jl.", "2023-06-01", "2020-02-29"),
        ("3 maart a.s.", "2021-04-08", "2022-03-03"),
        ("3 maart a.s.", "2021-03-03", "2021-03-03"),
        ("3 maart aanstaande", "2021-03-02", "2021-03-03"),
        ("dinsdag 1 maart a.s.", "2021-04-08", "2022-03-01"),
        ("1 oktober", "2021-04-08", "2021-10-01"),
        ("1 oktober", "2021-10-01", "2021-10-01"),
        ("1 oktober", "2021-10-02", "2022-10-01"),
        ("29 februari", "2021-04-08", "2024-02-29"),
        ("29 februari", "1896-03-01", "1904-02-29"),
        ("1 oktober volgend jaar", "2021-04-08", "2022-10-01"),
        ("1 oktober dit jaar", "2021-11-08", "2021-10-01"),
        ("donderdag jl.", "2021-04-08", "2021-04-01"),
        ("afgelopen woensdag", "2021-04-08", "2021-04-07"),
        ("komende donderdag", "2021-04-08", "2021-04-15"),
        ("vrijdag a.s.", "2021-04-08", "2021-04-09"),
        ("volgende week maandag", "2021-04-08", "2021-04-12"),
        ("morgen", "2020-12-31", "2021-01-01"),
        ("15 volgende maand", "2020-12-31", "2021-01-15"),
    ],
)
def test_words_without_a_year_count_from_the_anchor(words, anchor, expected):
    datering = parse_datering(words, anchor=day(anchor))
    assert (datering.earliest, datering.latest) == (day(expected), day(expected))
    assert datering.anchor == day(anchor)


@pytest.mark.parametrize(
    "words", ["10 december jl.", "3 maart a.s.", "1 oktober", "in mei", "volgende week", "vandaag"]
)
def test_words_that_need_an_anchor_say_so_when_there_is_none(words):
    with pytest.raises(UnanchoredError, match="Noem het jaar"):
        parse_datering(words)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("31 februari 2021", "31 februari bestaat niet"),
        ("29 februari 2023", "bestaat niet in 2023"),
        ("29 februari 1900", "bestaat niet in 1900"),
        ("31 april", "31 april bestaat niet"),
        ("0 april 2021", "0 april bestaat niet"),
        ("31-4-2021", "31-4-2021 bestaat niet"),
        ("4-13-2021", "4-13-2021 bestaat niet"),
        ("2021-02-30", "2021-02-30 bestaat niet"),
        ("2021-13", "Maand 13 bestaat niet"),
        ("week 53 van 2021", "bestaat niet in 2021"),
        ("week 54 van 2020", "van 1 tot en met 53"),
        ("week 0 van 2020", "van 1 tot en met 53"),
        ("1 januari 1799", "van 1800 tot en met 2200"),
        ("2201", "van 1800 tot en met 2200"),
        ("vrijdag 8 april 2021", "een donderdag"),
        ("8 tot en met 3 mei 2024", "Draai de dagen om"),
        ("2 maart 20223", "niet te lezen"),
        ("8 april 2021 ofzo", "niet te lezen"),
        ("rond 8 april 2021", "niet te lezen"),
        ("niemand weet het", "niet te lezen"),
        ("1 april 2021 " * 30, "te lang"),
    ],
)
def test_a_wrong_date_is_refused_with_a_sentence_that_helps(words, message):
    with pytest.raises(DateringError, match=message):
        parse_datering(words, anchor=ANCHOR)


def test_a_very_long_text_is_refused_before_any_rule_sees_it():
    for words in ("a" * 100_000, "1-" * 50_000, "van 1 mei tot " * 8_000):
        with pytest.raises(DateringError, match=f"hoogstens {MAX_WORDS_LENGTH} tekens"):
            parse_datering(words, anchor=ANCHOR)


@pytest.mark.parametrize("words", ["", "   ", "\u00a0"])
def test_nothing_typed_is_an_unknown_datering(words):
    assert parse_datering(words) == UNKNOWN
    assert not UNKNOWN.is_known
    assert UNKNOWN.display() == "datum onbekend"


@pytest.mark.parametrize("words", ["onbekend", "datum niet genoemd", "Zonder datum", "z.d."])
def test_words_for_unknown_are_kept(words):
    datering = parse_datering(words)
    assert not datering.is_known
    assert datering.display() == words
    assert datering.iso() is None
    assert datering.sort_date is None


@pytest.mark.parametrize(
    ("words", "shown", "iso"),
    [
        ("8-4-2021", "8 april 2021", "2021-04-08"),
        ("8 apr. 2021", "8 april 2021", "2021-04-08"),
        ("1 oktober", "1 oktober 2021", "2021-10-01"),
        ("2021-04", "april 2021", "2021-04"),
        ("volgende maand", "mei 2021", "2021-05"),
        ("in het jaar 2021", "2021", "2021"),
        ("week 53 van 2020", "week 53 van 2020", "2020-W53"),
        ("deze week", "week 14 van 2021", "2021-W14"),
        ("Q2 2026", "Q2 2026", None),
        ("Q2", "tweede kwartaal van 2021", None),
        ("vierde kwartaal", "vierde kwartaal van 2021", None),
        ("tweede helft volgend jaar", "tweede helft van 2022", None),
        ("komend najaar", "najaar 2021", None),
        ("de winter", "winter 2021-2022", None),
        ("half augustus 2023", "half augustus 2023", None),
        ("half augustus", "10 tot en met 20 augustus 2021", None),
        ("mei of juni", "1 mei tot en met 30 juni 2021", None),
        ("december en januari", "1 december 2021 tot en met 31 januari 2022", None),
        ("voor de zomer", "uiterlijk 30 juni 2021", None),
        ("uiterlijk 1 juli 2022", "uiterlijk 1 juli 2022", None),
        ("vanaf 1 juli", "vanaf 1 juli 2021", None),
    ],
)
def test_shown_words_are_clear_without_their_context(words, shown, iso):
    datering = parse_datering(words, anchor=ANCHOR)
    assert datering.display() == shown
    assert datering.iso() == iso


def test_an_open_begin_sorts_by_its_last_day_and_an_open_end_by_its_first():
    assert parse_datering("uiterlijk 1 juli 2022").sort_date == date(2022, 7, 1)
    assert parse_datering("vanaf 1 juli 2022").sort_date == date(2022, 7, 1)


@pytest.mark.parametrize(
    ("value", "shown", "precision"),
    [
        ("2021", "2021", Precision.YEAR),
        ("2021-04", "april 2021", Precision.MONTH),
        ("2021-04-08", "8 april 2021", Precision.DAY),
        ("2024-02-29", "29 februari 2024", Precision.DAY),
    ],
)
def test_iso_values_give_a_datering_and_come_back(value, shown, precision):
    datering = datering_from_iso(value)
    assert datering.display() == shown
    assert datering.precision is precision
    assert datering.iso() == value


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            " 2021",
            "2021\n",
            "٢٠٢١",
            "21",
            "april 2021",
            "8-4-2021",
            "2021-4",
            "2021-4-8",
            "2021-04-08T00:00",
        ),
        *("2021-02-29", "2021-13", "2021-00", "2021-04-00", "1799", "2201-01-01"),
    ],
)
def test_any_other_iso_value_is_refused(value):
    with pytest.raises(DateringError):
        datering_from_iso(value)


def test_a_datering_cannot_contradict_itself():
    with pytest.raises(DateringError):
        Datering("", date(2021, 2, 1), date(2021, 1, 1), Precision.RANGE)
    with pytest.raises(DateringError):
        Datering("", date(2021, 2, 1), None, Precision.UNKNOWN)
    with pytest.raises(DateringError):
        Datering("", None, None, Precision.DAY)


def test_dates_are_read_without_django():
    code = "import sys, dossiers.datering, besluiten.termijn; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
