"""The slip chart says with positions what the table says with words."""

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from lxml import html

from besluiten.chart_words import WIDTH, Words
from besluiten.slip_chart import PlanStep, SlipChart, axis_words, slip_chart
from dossiers.datering import UNKNOWN, datering_from_iso, parse_datering

TODAY = date(2022, 9, 1)
SVG = "{http://www.w3.org/2000/svg}"


def chart(*plans: str, today: date = TODAY, difference: str = "6 maanden later") -> SlipChart:
    steps = [
        PlanStep(parse_datering(plan), ("Memo, 8 april 2021", "8 april 2021"), difference if number else "")
        for number, plan in enumerate(plans)
    ]
    return slip_chart(steps, today)


def span(words: Words) -> tuple[int, int]:
    width = round(len(words.text) * 6.3)
    start = {"start": words.x, "middle": words.x - width // 2, "end": words.x - width}[words.anchor]
    return start, start + width


def test_a_later_plan_stands_to_the_right_in_proportion_and_each_below_the_last() -> None:
    first, second, third = chart("1 januari 2022", "1 juli 2022", "1 januari 2023").stops
    assert first.y < second.y < third.y
    assert (second.x - first.x) / (third.x - first.x) == pytest.approx(181 / 365, abs=0.01)


def test_an_earlier_plan_bends_back() -> None:
    first, second = chart("1 juli 2022", "1 januari 2022").stops
    assert second.x < first.x


def test_a_day_is_a_point_and_anything_less_precise_a_bar() -> None:
    day, month, until, year = chart("1 januari 2022", "juni 2022", "uiterlijk 1 augustus 2022", "2023").stops
    assert [stop.is_day for stop in (day, month, until, year)] == [True, False, False, False]
    assert day.width == 0
    assert 0 < month.width < year.width
    assert until.end == until.x
    assert until.width == 24


def test_the_bar_of_an_interval_covers_its_first_to_its_last_day() -> None:
    whole, begin, end = chart("2022", "1 januari 2022", "31 december 2022").stops
    assert (whole.start, whole.end) == (begin.x, end.x)


def test_a_first_plan_that_no_source_dates_stands_before_all_others_without_a_date() -> None:
    found = slip_chart([PlanStep(UNKNOWN, ("Brief",)), PlanStep(datering_from_iso("2022-07-01"))], TODAY)
    assert [stop.is_known for stop in found.stops] == [False, True]
    assert found.stops[0].x < found.stops[1].x
    assert [words.text for words in found.dates] == ["1-7-2022"]
    assert found.ghosts == ()


def test_a_new_plan_without_a_date_leads_nowhere() -> None:
    found = slip_chart([PlanStep(datering_from_iso("2022-07-01")), PlanStep(UNKNOWN)], TODAY)
    assert (found.last, found.is_to_come) == ("", False)
    assert found.stops[1].x > found.stops[0].x


def test_the_last_line_is_dotted_only_while_the_plan_is_still_to_come() -> None:
    assert chart("1 januari 2022", "1 januari 2023").is_to_come
    assert not chart("1 januari 2022", "1 juli 2022").is_to_come


def test_equal_plans_do_not_divide_by_nothing() -> None:
    first, second = chart("1 juli 2022", "1 juli 2022", difference="").stops
    assert first.x == second.x == WIDTH // 2


@pytest.mark.parametrize(
    "plans",
    [
        ("1 januari 2022", "1 februari 2022", "1 maart 2022", "1 april 2022"),
        ("2020", "eerste kwartaal 2021", "uiterlijk op 15 december 2026"),
        ("1 januari 2022", "2 januari 2022"),
        ("1 januari 2024", "1 januari 2022", "1 januari 2023"),
    ],
)
def test_words_stay_on_the_chart_and_dates_do_not_cover_each_other(plans: tuple[str, ...]) -> None:
    found = chart(*plans)
    for words in (*found.notes, *found.differences, *found.dates):
        start, end = span(words)
        assert start >= -1, words
        assert end <= WIDTH + 1, words
        assert words.y <= found.height
    for one in found.dates:
        for other in found.dates:
            apart = one is other or one.y != other.y or span(one)[1] <= span(other)[0] or span(other)[1] <= span(one)[0]
            assert apart, (one, other)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("1 juli 2022", "1-7-2022"),
        ("november 2022", "november 2022"),
        ("2022", "2022"),
        ("uiterlijk op 15 december 2026", "t/m 15-12-2026"),
    ],
)
def test_the_axis_names_a_date_as_precisely_as_its_source(plan: str, words: str) -> None:
    assert axis_words(parse_datering(plan)) == words


def test_the_drawing_names_itself_and_what_it_shows() -> None:
    context: dict[str, Any] = {
        "chart": chart("1 januari 2022", "juli 2022"),
        "title": "Grafiek",
        "words": "Van 1 januari 2022 naar juli 2022.",
        "anchor": "g1",
    }
    svg = html.fromstring(render_to_string("besluiten/slip_chart.html", context))
    names = [svg.xpath(f'//*[@id="{name}"]')[0].text for name in svg.get("aria-labelledby").split()]
    assert names == ["Grafiek", "Van 1 januari 2022 naar juli 2022."]
    assert (svg.get("role"), len(svg.xpath("//rect")), len(svg.xpath("//circle"))) == ("img", 2, 1)
    assert not svg.xpath("//@style")
