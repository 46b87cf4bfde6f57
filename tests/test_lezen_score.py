"""How finds are scored against annotated texts, and how made-up texts with marks are read."""

from pathlib import Path
from typing import Any

import pytest

from bench.lezen import interval
from bench.lezen_score import score_document, similarity
from scripts.annotated_texts import read_own, unmark

LONG = "De raad verzoekt het college"


@pytest.mark.parametrize(
    ("one", "other", "matches"),
    [
        ("Wij sturen u in mei een memo.", "wij sturen u in mei een memo", True),
        ("een plan voor de brug te maken", f"{LONG} een plan voor de brug te maken en te melden wat dat kost", True),
        ("een plan maken", f"{LONG} een plan te maken en te melden wat dat kost en wie betaalt", False),
        ("Wij sturen u een memo", "De brug is in mei klaar", False),
    ],
)
def test_quotes_match_by_half_of_their_words_or_one_within_the_other(one: str, other: str, matches: bool) -> None:
    assert (similarity(one, other) > 0) is matches


def gold(*commitments: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "date": "2024-03-12", "commitments": list(commitments)}


def promise(quote: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "kind": "toezegging", "deadline_from": None, "deadline_to": None} | more


MEMO, BRIDGE = "Wij sturen u in mei een memo.", "De brug is in juni weer open voor verkeer."


def test_right_false_and_missed_are_counted_per_kind_and_together() -> None:
    wanted = gold(promise(MEMO), promise(BRIDGE, kind="randvoorwaarde"))
    score = score_document(wanted, [promise(MEMO), promise("Heel iets anders dus.")])
    counts = score.kinds["toezegging"], score.kinds["randvoorwaarde"], score.kinds["alle"]
    assert [(count.right, count.false, count.missed) for count in counts] == [(1, 1, 0), (0, 0, 1), (1, 1, 1)]


def test_what_is_optional_is_neither_missed_nor_false() -> None:
    optional = promise(BRIDGE, optional=True)
    assert score_document(gold(optional), []).kinds["alle"].missed == 0
    assert score_document(gold(optional), [promise(BRIDGE)]).kinds["alle"].false == 0


def test_from_the_date_of_the_text_is_as_good_as_open() -> None:
    wanted = promise(MEMO, deadline_to="2024-05-31")
    given = promise(MEMO, deadline_from="2024-03-12", deadline_to="2024-05-31")
    late = promise(MEMO, deadline_to="2024-06-01")
    assert [score_document(gold(wanted), [item]).dated_exact for item in (given, late)] == [1, 0]


def test_an_interval_holds_the_measure_of_the_whole() -> None:
    low, high = interval([0, 1] * 50, lambda drawn: sum(drawn) / len(drawn))
    assert 0.35 < low < 0.5 < high < 0.65


def test_marks_are_taken_out_and_may_nest() -> None:
    text, marks = unmark("Op ⟦T hard|3 mei ⟦W type=brief|sturen⟧ wij dit⟧.")
    assert text == "Op 3 mei sturen wij dit."
    assert {(tag, text[start:end]) for tag, start, end in marks} == {
        ("T hard", "3 mei sturen wij dit"),
        ("W type=brief", "sturen"),
    }


@pytest.mark.parametrize("body", ["⟦T|open", "dicht⟧", "⟦geen streep⟧"])
def test_a_broken_mark_is_told_with_its_file(tmp_path: Path, body: str) -> None:
    (tmp_path / "een.txt").write_text(f"soort: memo\n---\n{body}", "utf-8")
    with pytest.raises(ValueError, match=r"een\.txt"):
        list(read_own(tmp_path))
