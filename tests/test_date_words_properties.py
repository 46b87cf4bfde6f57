"""Whatever is typed as a date or a term: it is read or refused in words, and what is shown reads back."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from besluiten.termijn import TermijnKind, parse_termijn
from dossiers.datering import Datering, DateringError, Precision, Reces, datering_from_iso, parse_datering

untimed = settings(deadline=None)
ACCEPTED_DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
WORDS = st.lists(
    st.sampled_from(
        [
            *("1", "31", "53", "99999", "2e", "eerste", "laatste", "half", "anderhalf", "eind", "begin"),
            *("mei", "februari", "december", "2024", "'24", "2024-02-30", "31-12-2023", "jl.", "a.s."),
            *("voor", "vóór", "na", "in", "de", "het", "uiterlijk", "tot", "en", "met", "van", "of", "-"),
            *(
                "tussen",
                "binnen",
                "over",
                "zes",
                "week",
                "weken",
                "maanden",
                "jaar",
                "kwartaal",
                "helft",
                "Q3",
            ),
            *("komende", "volgende", "dit", "vandaag", "zomer", "kerst", "winter", "reces", "zomerreces"),
            *(
                "vanaf",
                "rond",
                "donderdag",
                "jaarlijks",
                "elk",
                "bij",
                "begroting",
                "raadsvergadering",
                "spoedig",
            ),
        ]
    ),
    max_size=7,
).map(" ".join)
ANY_WORDS = st.one_of(st.text(max_size=400), WORDS)
ANY_ANCHOR = st.one_of(st.none(), st.dates())
RECES = st.lists(
    st.builds(
        lambda name, first, days: Reces(name, first, first + timedelta(days=days)),
        st.sampled_from(["zomer", "kerst", "herfst", ""]),
        st.dates(max_value=date(9999, 1, 1)),
        st.integers(0, 60),
    ),
    max_size=4,
)


@untimed
@given(ACCEPTED_DAYS)
def test_a_shown_day_reads_back_as_that_day(moment):
    datering = datering_from_iso(moment.isoformat())
    read = parse_datering(datering.display())
    assert (read.earliest, read.latest, read.iso()) == (moment, moment, moment.isoformat())


@untimed
@given(ACCEPTED_DAYS, st.integers(0, 1000))
def test_a_shown_span_reads_back_as_that_span(first, length):
    last = min(first + timedelta(days=length), date(2200, 12, 31))
    shown = Datering("", first, last, Precision.RANGE).display()
    read = parse_datering(shown)
    assert (read.earliest, read.latest) == (first, last)


@untimed
@given(ANY_WORDS, ANY_ANCHOR, RECES)
def test_any_text_is_a_datering_or_refused(words, anchor, reces):
    try:
        datering = parse_datering(words, anchor=anchor, reces=reces)
    except DateringError:
        return
    assert datering.display()
    assert _is_upright(datering.earliest, datering.latest)


@untimed
@given(ANY_WORDS, ANY_ANCHOR, RECES)
def test_any_text_is_a_termijn_or_names_an_impossible_date(words, anchor, reces):
    try:
        termijn = parse_termijn(words, anchor=anchor, reces=reces)
    except DateringError:
        return
    has_date = termijn.earliest is not None or termijn.latest is not None
    assert has_date == (termijn.kind in {TermijnKind.DAY, TermijnKind.INTERVAL})
    assert has_date == (termijn.precision is not Precision.UNKNOWN)
    assert _is_upright(termijn.earliest, termijn.latest)


@untimed
@given(ANY_WORDS, ACCEPTED_DAYS)
def test_a_term_is_never_late_on_its_last_day(words, anchor):
    try:
        termijn = parse_termijn(words, anchor=anchor)
    except DateringError:
        return
    assert not termijn.is_overdue(termijn.latest or date.max)


def _is_upright(earliest, latest):
    return earliest is None or latest is None or earliest <= latest
