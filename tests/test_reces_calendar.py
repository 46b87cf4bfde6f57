"""With the recess calendar of the gemeente, "voor de zomer" ends where its zomerreces begins."""

from datetime import date

import pytest

from besluiten.termijn import TermijnKind, parse_termijn
from dossiers.datering import DateringError, Reces, UnknownRecesError, parse_datering

CALENDAR = (
    Reces("zomer", date(2023, 7, 10), date(2023, 8, 20)),
    Reces("herfst", date(2023, 10, 14), date(2023, 10, 22)),
    Reces("kerst", date(2023, 12, 22), date(2024, 1, 7)),
    Reces("Voorjaarsreces", date(2024, 2, 10), date(2024, 2, 18)),
    Reces("mei", date(2024, 4, 27), date(2024, 5, 12)),
    Reces("zomer", date(2024, 7, 13), date(2024, 9, 2)),
)


def day(iso):
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("words", "anchor", "earliest", "latest"),
    [
        ("voor de zomer", "2023-03-15", None, "2023-07-09"),
        ("voor het zomerreces", "2023-07-09", None, "2023-07-09"),
        ("voor het zomerreces", "2023-07-10", None, "2024-07-12"),
        ("voor de zomervakantie", "2023-07-05", None, "2023-07-09"),
        ("vóór de zomer van 2024", "2023-03-15", None, "2024-07-12"),
        ("voor de zomer", "2024-08-01", None, "2025-06-30"),
        ("voor de zomer van 2021", None, None, "2021-06-30"),
        ("na het zomerreces", "2023-03-15", "2023-08-21", "2023-10-31"),
        ("na de zomer", "2023-11-01", "2024-09-03", "2024-10-31"),
        ("na de zomer van 2025", None, "2025-09-01", "2025-10-31"),
        ("tijdens het zomerreces", "2023-08-20", "2023-07-10", "2023-08-20"),
        ("zomerreces 2024", None, "2024-07-13", "2024-09-02"),
        ("voor het herfstreces", "2023-03-15", None, "2023-10-13"),
        ("voor de herfstvakantie", "2023-10-13", None, "2023-10-13"),
        ("na het herfstreces", "2023-10-22", "2023-10-23", None),
        ("voor het kerstreces", "2023-12-21", None, "2023-12-21"),
        ("voor de kerstvakantie", "2023-12-22", None, "2024-12-24"),
        ("vóór de kerst", "2023-12-01", None, "2023-12-24"),
        ("na het kerstreces", "2023-12-01", "2024-01-08", None),
        ("voor het voorjaarsreces", "2023-12-01", None, "2024-02-09"),
        ("voor de krokusvakantie", "2023-12-01", None, "2024-02-09"),
        ("na de meivakantie", "2024-05-01", "2024-05-13", None),
        ("voor het reces", "2023-12-01", None, "2023-12-21"),
        ("voor het reces", "2023-12-22", None, "2024-02-09"),
        ("na het reces", "2023-12-25", "2024-01-08", None),
        ("in de zomer", "2023-03-15", "2023-06-01", "2023-08-31"),
    ],
)
def test_the_reces_that_applies_bounds_the_term(words, anchor, earliest, latest):
    termijn = parse_termijn(words, anchor=day(anchor), reces=CALENDAR)
    assert termijn.kind is TermijnKind.INTERVAL
    assert (termijn.earliest, termijn.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    "words", ["voor het herfstreces", "na het reces", "tijdens het zomerreces", "na het kerstreces"]
)
def test_a_reces_outside_the_calendar_is_an_event(words):
    termijn = parse_termijn(words, anchor=date(2023, 3, 15))
    assert termijn.kind is TermijnKind.EVENT
    assert termijn.latest is None


def test_a_griffier_is_told_that_the_calendar_lacks_the_reces():
    with pytest.raises(UnknownRecesError, match="Vul de kalender aan"):
        parse_datering("voor het herfstreces van 2025", reces=CALENDAR)


def test_a_wrong_year_is_no_missing_reces():
    with pytest.raises(DateringError, match="van 1800 tot en met 2200"):
        parse_datering("voor het herfstreces 2201", reces=CALENDAR)
