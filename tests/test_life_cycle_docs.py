"""What docs/ shows of the life cycles is what besluiten/transitions.py says."""

import re

import pytest
from lxml import etree

from besluiten.transitions import LIFE_CYCLES, STATUS_LABELS, LifeCycle
from scripts.life_cycles import PAGE, PLACES, ROOT, Move, files, moves_of, picture, table

CYCLES = pytest.mark.parametrize("cycle", LIFE_CYCLES.values(), ids=lambda cycle: cycle.kind.value)


def test_the_files_are_what_the_script_makes() -> None:
    stale = [path for path, text in files().items() if (ROOT / path).read_text("utf-8") != text]
    assert stale == [], "run python -m scripts.life_cycles"


@CYCLES
def test_moves_are_all_transitions_and_nothing_else(cycle: LifeCycle) -> None:
    found = [(source, move.target, move.step) for move in moves_of(cycle) for source in move.sources]
    assert sorted(found) == sorted((one.source, one.target, one.step) for one in cycle.transitions)


@CYCLES
def test_drawing_and_table_have_the_same_statuses_and_numbers(cycle: LifeCycle) -> None:
    assert PLACES[cycle.kind].keys() == cycle.statuses
    drawn = ["".join(text.itertext()) for text in etree.fromstring(picture(cycle).encode()).iter("{*}text")]
    assert {STATUS_LABELS[status] for status in cycle.statuses} <= set(drawn)
    numbers = re.findall(r"^\| (\d+) \|", table(cycle), re.MULTILINE)
    assert numbers == [str(move.number) for move in moves_of(cycle)]
    assert set(numbers) == {text for text in drawn if text.isdecimal()}


@CYCLES
def test_an_arrow_from_a_frame_goes_from_everything_in_it(cycle: LifeCycle) -> None:
    def in_words(move: Move) -> str:
        return table(cycle).splitlines()[move.number + 1]

    for move in moves_of(cycle):
        whole = {"elke open stand": cycle.open, "elke gesloten stand": cycle.closed}
        for words, statuses in whole.items():
            assert (words in in_words(move)) == (set(move.sources) == statuses)


@CYCLES
def test_the_page_explains_each_status(cycle: LifeCycle) -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    chapter = page[page.index(f"### {cycle.kind.value.capitalize()}") :]
    explained = re.findall(r"^- \*\*(.+?)\*\*: ", chapter.partition("![")[0], re.MULTILINE)
    assert sorted(explained) == sorted(STATUS_LABELS[status] for status in cycle.statuses)
