"""What stands beside the moments of a timeline: plans that were left, silent periods, the index of years."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dossiers.datering import UNKNOWN, Datering, datering_from_iso, parse_datering
from dossiers.panels import Moment
from dossiers.timeline import build_timeline
from dossiers.timeline_entries import TimelineEntry, TimelineGroup
from dossiers.timeline_keys import TimelineFilter
from dossiers.timeline_layout import grouped, on_the_track, with_marks, years_of
from dossiers.track import Mark, Slip, ghosts, plans_beside, silences
from tests.test_timeline import many

TODAY = date(2023, 4, 20)
SLIPS = [
    Slip(date(2021, 4, 8), datering_from_iso("2022-01-01"), "Start"),
    Slip(date(2022, 6, 30), datering_from_iso("2022-07-01"), "Start"),
]


def entry(day: str, soort: str = "stuk", *, bends: bool = False, datering: Datering | None = None) -> TimelineEntry:
    when = date.fromisoformat(day)
    shown = datering or datering_from_iso(day)
    return TimelineEntry(soort, shown, "Memo", day, "/", day=when, is_future=when > TODAY, bends=bends)


def drawn(entries: Sequence[TimelineEntry], *, has_today: bool = True) -> list[TimelineGroup]:
    placed = with_marks(on_the_track(entries, SLIPS), ghosts(SLIPS, TODAY), SLIPS, TODAY, oldest_first=False)
    return list(grouped(placed, SLIPS, TODAY, has_today=has_today, oldest_first=False))


def test_a_left_plan_runs_beside_the_track_until_its_own_date() -> None:
    bends: Any = {"soort": "verschuiving", "bends": True}
    groups = drawn(
        [
            entry("2023-01-18"),
            entry("2022-06-30", **bends),
            entry("2022-01-15"),
            entry("2021-07-09"),
            entry("2021-04-08", **bends),
            entry("2020-12-10"),
        ]
    )
    entries = [row for group in groups for row in group.entries]
    rows = [(row.soort, row.day and row.day.isoformat(), row.spoor, row.plan, row.was) for row in entries]
    assert rows == [
        ("stuk", "2023-01-18", 2, "", 0),
        ("ghost", "2022-07-01", 2, "", 1),
        ("verschuiving", "2022-06-30", 1, "1", 0),
        ("stuk", "2022-01-15", 1, "", 0),
        ("ghost", "2022-01-01", 1, "", 0),
        ("stuk", "2021-07-09", 1, "0", 0),
        ("verschuiving", "2021-04-08", 0, "0", 0),
        ("stuk", "2020-12-10", 0, "", 0),
    ]
    heads = [(group.kind, group.title, group.spoor, group.plan) for group in groups]
    assert heads == [
        ("today", "", 2, ""),
        ("year", "2023", 2, ""),
        ("year", "2022", 2, ""),
        ("year", "2021", 1, "0"),
        ("year", "2020", 0, ""),
    ]


def test_oldest_first_the_track_comes_from_above_and_bends_after_its_shift() -> None:
    bends: Any = {"soort": "verschuiving", "bends": True}
    entries = [
        entry("2020-12-10"),
        entry("2021-04-08"),
        entry("2021-04-08", **bends),
        entry("2021-07-09"),
        entry("2022-06-30", **bends),
        entry("2023-01-18"),
    ]
    placed = with_marks(
        on_the_track(entries, SLIPS, oldest_first=True), ghosts(SLIPS, TODAY), SLIPS, TODAY, oldest_first=True
    )
    assert [(row.soort, row.spoor, row.bends, row.plan) for row in placed] == [
        ("stuk", 0, False, ""),
        ("stuk", 0, False, ""),
        ("verschuiving", 0, True, "0"),
        ("stuk", 1, False, "0"),
        ("ghost", 1, False, ""),
        ("verschuiving", 1, True, "1"),
        ("ghost", 2, False, ""),
        ("stuk", 2, False, ""),
    ]
    groups = grouped(placed, SLIPS, TODAY, has_today=True, oldest_first=True)
    assert [group.spoor for group in groups] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize("oldest_first", [False, True])
def test_two_shifts_of_one_day_bend_one_after_the_other(oldest_first: bool) -> None:
    day = "2022-06-30"
    slips = [Slip(date(2022, 6, 30), UNKNOWN, "Start")] * 2
    rows = [entry(day, "verschuiving", bends=True), entry(day, "verschuiving", bends=True)]
    spoor = [row.spoor for row in on_the_track(rows, slips, oldest_first=oldest_first)]
    assert spoor == ([0, 1] if oldest_first else [1, 0])


def test_a_plan_that_was_left_before_its_date_came_stays_in_sight_under_straks() -> None:
    slips = [Slip(date(2023, 3, 1), datering_from_iso("2023-10-01"), "Start")]
    (ghost,) = ghosts(slips, TODAY)
    assert (ghost.day, ghost.words) == (date(2023, 10, 1), "Eerder plan voor: Start. Dit plan is verlaten.")
    assert [plans_beside(day, slips, 1) for day in (TODAY, date(2023, 10, 1))] == ["0", ""]


def test_a_plan_of_which_no_source_names_the_date_leaves_no_ghost() -> None:
    assert list(ghosts([Slip(date(2021, 4, 8), UNKNOWN, "Start")], TODAY)) == []


def test_half_a_year_without_a_stuk_is_told_and_less_is_not() -> None:
    days = [date(2021, 4, 8), date(2022, 1, 15), date(2022, 6, 1)]
    told = [(mark.day.isoformat(), mark.words) for mark in silences(days, TODAY, is_newest=True)]
    assert told == [
        ("2022-01-14", "9 maanden geen nieuw stuk in dit dossier (8 april 2021 tot 15 januari 2022)"),
        ("2023-04-20", "Al 10 maanden geen nieuw stuk in dit dossier (sinds 1 juni 2022)"),
    ]
    assert len(list(silences(days, TODAY, is_newest=False))) == 1
    assert list(silences([date(2030, 1, 1)], TODAY, is_newest=True)) == []


def test_a_silence_until_now_stands_below_the_line_of_today() -> None:
    mark = Mark("gap", TODAY, "Stil.")
    rows = with_marks([entry("2024-01-01"), entry("2022-01-01")], [mark], [], TODAY, oldest_first=False)
    groups = list(grouped(rows, [], TODAY, has_today=True, oldest_first=False))
    assert [group.title or group.kind for group in groups] == ["Straks", "today", "2023", "2022"]


@pytest.mark.parametrize(
    ("words", "shown"), [("8 april 2021", "8 april"), ("april 2021", "april"), ("2021", "2021"), ("", "Zonder datum")]
)
def test_under_a_year_the_year_is_not_said_again(words: str, shown: str) -> None:
    assert entry("2021-04-08", datering=parse_datering(words)).date_display == shown


def test_what_is_to_come_keeps_its_year() -> None:
    assert entry("2024-02-03").date_display == "3 februari 2024"


def test_the_index_of_years_knows_the_page_on_which_a_year_begins() -> None:
    sizes = [(("Straks", "straks"), 3), (("2023", "j2023"), 60), (("2022", "j2022"), 5)]
    assert [(year.title, year.count, year.page) for year in years_of(sizes, 50)] == [
        ("Straks", 3, 1),
        ("2023", 60, 1),
        ("2022", 5, 2),
    ]


@pytest.mark.django_db
@pytest.mark.both_databases
def test_each_year_is_counted_over_all_pages(dossier: Any) -> None:
    many(dossier, *["2022-02-01"] * 30, *["2021-02-01"] * 30, "2020-01-01", "2099-01-01")
    moment = Moment(at=datetime(2026, 6, 15, 10, tzinfo=UTC), today=date(2026, 6, 15))
    timeline = build_timeline(dossier, TimelineFilter(), moment, 2)
    assert timeline is not None
    assert [(year.title, year.count, year.page) for year in timeline.years] == [
        ("Straks", 1, 1),
        ("2022", 30, 1),
        ("2021", 30, 1),
        ("2020", 1, 2),
    ]
