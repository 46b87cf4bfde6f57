"""The line of a term: what the words allow as a bar, and nothing more certain than they are."""

from datetime import date

import pytest

from besluiten.chart_words import WIDTH, in_rows, width_of
from besluiten.term_chart import LEAST_BAR, OPEN_BAR, Term, term_chart

SAID, FIRST, LAST = date(2022, 6, 1), date(2022, 11, 1), date(2022, 11, 30)


def term(earliest: date | None = FIRST, latest: date = LAST, done: date | None = None) -> Term:
    return Term(SAID, earliest, latest, "in november", "1 juni 2022", done, "afgedaan")


def test_what_happened_first_stands_left() -> None:
    chart = term_chart(term(done=date(2022, 12, 15)), date(2023, 4, 20), "vandaag")
    assert chart.done is not None
    assert chart.said < chart.bar < chart.bar + chart.bar_width < chart.done < chart.today
    assert chart.future == ""


def test_a_term_to_come_lies_on_the_dotted_part() -> None:
    chart = term_chart(term(), date(2022, 8, 1), "vandaag")
    assert chart.today < chart.bar
    assert chart.future.startswith(f"M{chart.today} ")


def test_a_day_keeps_a_bar_that_can_be_seen_and_an_open_begin_a_short_one() -> None:
    today = date(2024, 6, 1)
    assert term_chart(term(earliest=LAST), today, "vandaag").bar_width == LEAST_BAR
    assert term_chart(term(earliest=None), today, "vandaag").bar_width == OPEN_BAR


def test_all_on_one_day_can_be_drawn() -> None:
    chart = term_chart(Term(SAID, SAID, SAID, "vandaag nog", "1 juni 2022"), SAID, "vandaag")
    assert 0 < chart.said < WIDTH


def test_the_bold_word_of_today_keeps_its_room() -> None:
    placed, _rows = in_rows([(266, "vandaag", True), (201, "afgedaan", False)], 20)
    assert len({words.y for words in placed}) == 2


@pytest.mark.parametrize("middles", [(10, 12, 14), (140, 150, 270), (0, WIDTH, WIDTH // 2)])
def test_words_of_one_row_never_touch(middles: tuple[int, ...]) -> None:
    placed, rows = in_rows([(middle, "1 januari 2022", False) for middle in middles], 20)
    assert rows == len({words.y for words in placed})
    for words in placed:
        start = {"start": words.x, "middle": words.x - width_of(words.text) // 2}.get(
            words.anchor, words.x - width_of(words.text)
        )
        assert start >= 0
        assert start + width_of(words.text) <= WIDTH + 1
