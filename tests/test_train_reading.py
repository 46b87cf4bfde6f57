"""How the trainer treats what nobody marked, and how it chooses a threshold."""

from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is of the extra `lezen`")

from scripts.annotated_texts import Text, read_own
from scripts.train_reading import UNSURE, Matrix, chosen_thresholds, leave_doubtful_out, read_document

PROMISE = "Wij sturen u in mei een memo over de brug."


OTHERS = (
    "⟦R|De brug mag pas open als de keuring is gedaan.⟧ ⟦O|De raad verzoekt het college de brug te verven.⟧ "
    "⟦V|Wij verzoeken u de brug te sluiten.⟧"
)


def texts(folder: Path) -> list[Text]:
    """Three folders that mark the promise, and in the last a text that does not and one that calls it none."""
    bodies = {f"{name}{number}": f"⟦T hard|{PROMISE}⟧ {OTHERS}\n" for name in "abc" for number in range(8)}
    bodies |= {"c-los": f"{PROMISE} De brug is van 1931.\n", "c-niet": f"⟦N grap|{PROMISE}⟧ De brug is van 1931.\n"}
    for name, body in bodies.items():
        path = folder / name[0] / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"soort: memo\ndatum: 2024-03-12\n---\nMemo brug\n\nGeachte raad,\n\n{body}", encoding="utf-8")
    return [text for name in "abc" for text in read_own(folder / name)]


@pytest.fixture
def gold_text() -> Text:
    head = {"id": "001", "date": "2024-03-12", "commitments": []}
    return Text("001", ("Memo\n\nGeachte raad,\n\nDe brug is oud.\n",), None, (), False, head)


def test_what_was_overlooked_trains_nothing_and_what_was_looked_at_does(tmp_path: Path, gold_text: Text) -> None:
    documents = [read_document(text) for text in [gold_text, *texts(tmp_path)]]
    matrix = Matrix(documents)
    leave_doubtful_out(matrix, documents)
    own = [document for document in documents if document.text.is_own]
    labels = {document.text.id: document.labels[document.quotes.index(PROMISE)] for document in own}
    assert (labels["c-c-los"], labels["c-c-niet"], labels["a-a0"]) == (UNSURE, "", "toezegging")
    assert list(matrix.labels).count(UNSURE) == 1


def test_a_threshold_is_the_middle_of_gold_and_own(tmp_path: Path, gold_text: Text) -> None:
    documents = [read_document(text) for text in [gold_text, *texts(tmp_path)]]
    documents[0].labels[0] = "toezegging"
    high = {
        spot: [[1.5 if label == "toezegging" else 0.9, 0.0, 0.0, 0.0] for label in document.labels]
        for spot, document in enumerate(documents)
    }
    low = {spot: [[row[0] - 2.0, *row[1:]] for row in rows] for spot, rows in high.items() if spot}
    assert chosen_thresholds(documents, high)[0] > chosen_thresholds(documents, {0: high[0]} | low)[0]
