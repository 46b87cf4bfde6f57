"""Trains the layer that weighs the features of a sentence, and writes besluiten/reading/weights.json.

    python -m scripts.train_reading --gold MAP --own MAP [--own MAP …] [--out BESTAND]

A gold folder has gold.jsonl and texts/; an own folder has made-up texts with marks (see annotated_texts.py).
Cross-validated by document over the gold texts, with the own texts always among those trained on; the own texts never
count in a score. A sentence of an own text that nobody marked, but that weights of the other folders take for an
afspraak, teaches nothing: it was overlooked more often than weighed. Deterministic: same texts, same file. Needs the
extra `lezen` (scikit-learn).
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.lezen import table
from bench.lezen_parts import kept_out
from bench.lezen_score import KINDS as GOLD_KINDS
from bench.lezen_score import Counts, DocumentScore, score_document, similarity, words_of
from besluiten.reading.afspraken import quotes_of
from besluiten.reading.deadlines import term_of
from besluiten.reading.features import Reading, read_all, readable
from besluiten.reading.genre import read_genre
from besluiten.reading.judging import decide, smooth
from besluiten.reading.lines import deadline
from besluiten.reading.weights import KINDS, WEIGHTS_FILE, WORD_BITS, WORD_WEIGHT, rule_key, word_buckets, write_weights
from dossiers.readers import StukFacts, completed
from dossiers.reading.metadata import find_metadata
from dossiers.reading.model import Structure
from dossiers.reading.structure import read_structure
from scripts.annotated_texts import Text, read_gold, read_own

SEED = 7
FOLDS = 8
OWN_PARTS = 3
"""In how many parts the own folders take turns."""
STRENGTH = 0.3
"""Inverse of the regularisation; of 0.1, 0.2, 0.3 and 0.5 the best for own folders that were left out."""
TOLERANCE = 1e-3
FEWEST_UNITS = 3
"""A feature of fewer units than this is noise."""
UNSURE = "?"


@dataclass(slots=True)
class Document:
    text: Text
    structure: Structure
    readings: list[Reading]
    quotes: list[str]
    labels: list[str]
    """Per unit its kind, "" for none, "?" for one that may go both ways and trains nothing."""


def read_document(text: Text) -> Document:
    structure = read_structure(text.pages)
    facts = completed(StukFacts(), find_metadata(structure))
    genre = read_genre(structure, soort=facts.soort, authority=facts.authority, sender=facts.sender)
    readings = read_all(readable(structure), genre, text.date)
    quotes = [structure.quote(reading.unit.place) for reading in readings]
    return Document(text, structure, readings, quotes, label(text, quotes))


def label(text: Text, quotes: Sequence[str]) -> list[str]:
    """Each annotation labels the unit that resembles it most."""
    labels = [""] * len(quotes)
    words = [words_of(quote) for quote in quotes]
    for item in sorted(text.commitments, key=lambda item: bool(item.get("optional"))):
        own = words_of(item["quote"])
        scores = [similarity(item["quote"], quote) if own & words[spot] else 0.0 for spot, quote in enumerate(quotes)]
        best = max(range(len(quotes)), key=scores.__getitem__, default=-1)
        if item.get("optional"):
            labels = [UNSURE if scores[spot] and not kind else kind for spot, kind in enumerate(labels)]
        elif best >= 0 and scores[best] and not labels[best]:
            labels[best] = KINDS[GOLD_KINDS.index(item["kind"])]
    return labels


class Matrix:
    """The units of all documents as rows; columns are the features that enough units have, then buckets of words."""

    def __init__(self, documents: Sequence[Document]) -> None:
        counts = Counter(rule_key(name) for reading in _readings(documents) for name in reading.names)
        self.keys = sorted(key for key, count in counts.items() if count >= FEWEST_UNITS)
        column = {key: spot for spot, key in enumerate(self.keys)}
        rows, columns, values = [], [], []
        for row, reading in enumerate(_readings(documents)):
            cells = {column[key]: 1.0 for name in reading.names if (key := rule_key(name)) in column}
            buckets = word_buckets(reading.bare)
            share = WORD_WEIGHT / max(1, len(buckets)) ** 0.5
            cells |= {len(self.keys) + bucket: share for bucket in buckets}
            rows += [row] * len(cells)
            columns += cells.keys()
            values += cells.values()
        labels = [label for document in documents for label in document.labels]
        self.cells = csr_matrix((values, (rows, columns)), shape=(len(labels), len(self.keys) + (1 << WORD_BITS)))
        self.labels = np.array(labels)
        self.document = np.repeat(np.arange(len(documents)), [len(document.labels) for document in documents])

    def fit(self, chosen: np.ndarray) -> list[LogisticRegression]:
        chosen = chosen & (self.labels != UNSURE)
        return [
            LogisticRegression(C=STRENGTH, solver="liblinear", tol=TOLERANCE, random_state=SEED).fit(
                self.cells[chosen], self.labels[chosen] == kind
            )
            for kind in KINDS
        ]


def _readings(documents: Sequence[Document]) -> Iterator[Reading]:
    return (reading for document in documents for reading in document.readings)


Logits = dict[int, list[list[float]]]
"""Per document the logits of its units, a number per kind."""


def gold_folds(documents: Sequence[Document]) -> list[list[int]]:
    gold = [spot for spot, document in enumerate(documents) if not document.text.is_own]
    random.Random(SEED).shuffle(gold)
    return [gold[start::FOLDS] for start in range(FOLDS)]


def own_folds(documents: Sequence[Document]) -> list[list[int]]:
    """By folder, as each was written and marked by another hand."""
    folders = sorted({_folder(document) for document in documents if document.text.is_own})
    parts = [folders[part::OWN_PARTS] for part in range(OWN_PARTS)]
    return [
        [spot for spot, document in enumerate(documents) if document.text.is_own and _folder(document) in part]
        for part in parts
    ]


def _folder(document: Document) -> str:
    return document.text.id.partition("-")[0]


def cross_validated(
    matrix: Matrix, documents: Sequence[Document], folds: Sequence[list[int]], *, off: Sequence[int] = ()
) -> Logits:
    """The logits of the documents in the folds by weights that never saw them, nor the documents in `off`."""
    logits = {}
    for fold in folds:
        models = matrix.fit(~np.isin(matrix.document, [*fold, *off]))
        for spot in fold:
            rows = matrix.cells[matrix.document == spot]
            raw = np.column_stack([model.decision_function(rows) for model in models]) if rows.shape[0] else []
            logits[spot] = smooth(documents[spot].readings, [list(map(float, row)) for row in raw])
    return logits


def leave_doubtful_out(matrix: Matrix, documents: Sequence[Document]) -> None:
    """What nobody marked and other folders would, goes both ways from here on. The gold texts have no say in it."""
    folds = own_folds(documents)
    gold = [spot for spot, document in enumerate(documents) if not document.text.is_own]
    for spot, rows in cross_validated(matrix, documents, folds, off=gold).items() if gold else ():
        document = documents[spot]
        tempting = [words_of(quote) for quote in document.text.tempting]
        for unit, row in enumerate(rows):
            if not document.labels[unit] and max(row) > 0 and not _is_any_of(document.quotes[unit], tempting):
                document.labels[unit] = UNSURE
    matrix.labels = np.array([label for document in documents for label in document.labels])


def _is_any_of(quote: str, others: Sequence[frozenset[str]]) -> bool:
    words = words_of(quote)
    return any(len(words & other) >= 0.5 * min(len(words), len(other)) for other in others)


def count(documents: Sequence[Document], logits: Logits, thresholds: Sequence[float]) -> dict[str, Counts]:
    counts = {kind: Counts() for kind in (*KINDS, "alle")}
    for spot, rows in logits.items():
        document = documents[spot]
        found = [item.kind for item in decide(document.readings, rows, thresholds)]
        for index, kind in enumerate(KINDS):
            right = sum(own == kind == given for own, given in zip(document.labels, found, strict=True))
            false = sum(
                given == kind and own not in (kind, UNSURE) for own, given in zip(document.labels, found, strict=True)
            )
            wanted = sum(
                item["kind"] == GOLD_KINDS[index] and not item.get("optional") for item in document.text.commitments
            )
            counts[kind].add(Counts(right, false, wanted - right))
            counts["alle"].add(Counts(right, false, wanted - right))
    return counts


def chosen_thresholds(documents: Sequence[Document], logits: Logits) -> list[float]:
    """Per kind the middle of the two that are best for the gold texts and for the own ones.

    The features were made with the gold texts at hand, so there a threshold comes out too sure of itself; the own ones
    are marked by many hands.
    """
    thresholds = []
    for index, kind in enumerate(KINDS):
        best = [
            _best_threshold(
                [
                    (row[index], label == kind)
                    for spot, rows in logits.items()
                    if documents[spot].text.is_own == is_own
                    for row, label in zip(rows, documents[spot].labels, strict=True)
                    if label != UNSURE
                ]
            )
            for is_own in (False, True)
        ]
        known = [value for value in best if value is not None]
        thresholds.append(sum(known) / len(known) if known else 0.0)
    return thresholds


def _best_threshold(judged: list[tuple[float, bool]]) -> float | None:
    """Of steps of 0.15 logit the one with the best F1, taken together with the steps beside it."""
    wanted = sum(is_right for _, is_right in judged)
    if not wanted:
        return None
    steps = [step * 0.15 for step in range(-16, 9)]
    scores = []
    for step in steps:
        kept = [is_right for logit, is_right in judged if logit >= step]
        scores.append(2 * sum(kept) / (len(kept) + wanted))
    return max(range(1, len(steps) - 1), key=lambda spot: sum(scores[spot - 1 : spot + 2])) * 0.15 + steps[0]


def scored(document: Document, rows: list[list[float]], thresholds: Sequence[float]) -> DocumentScore:
    """As `bench.lezen` scores a text, by weights that never saw it."""
    found = []
    for item in decide(document.readings, rows, thresholds):
        for _, quote in quotes_of(document.structure, item) if item.kind else ():
            words = term_of(quote, item.unit.kind, document.text.date, item.unit.lead)
            start, end = deadline(words, document.text.date)
            kind = GOLD_KINDS[KINDS.index(item.kind)]
            found.append({"quote": quote, "kind": kind, "deadline_from": start, "deadline_to": end})
    return score_document(document.text.head, found)


def without_kept_out(texts: Sequence[Text]) -> list[Text]:
    """What `python -m bench.lezen --deel buiten` scores is never seen here."""
    outside = kept_out(text.id for text in texts)
    return [text for text in texts if text.id not in outside]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--own", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    arguments = parser.parse_args()
    texts = [text for folder in arguments.gold for text in without_kept_out(list(read_gold(folder)))]
    texts += [text for folder in arguments.own for text in read_own(folder)]
    documents = [read_document(text) for text in texts]
    matrix = Matrix(documents)
    leave_doubtful_out(matrix, documents)
    logits = cross_validated(matrix, documents, gold_folds(documents))
    thresholds = chosen_thresholds(documents, logits | cross_validated(matrix, documents, own_folds(documents)))
    counts = count(documents, logits, thresholds)
    for row in table([scored(documents[spot], rows, thresholds) for spot, rows in sorted(logits.items())]):
        print(row)
    models = matrix.fit(np.ones(len(matrix.labels), dtype=bool))
    weights = np.vstack([model.coef_[0] for model in models])
    rules = {key: [float(weight) for weight in weights[:, spot]] for spot, key in enumerate(matrix.keys)}
    write_weights(
        arguments.out,
        bias=[float(model.intercept_[0]) for model in models],
        thresholds=thresholds,
        rules=rules,
        words=[[float(weight) for weight in row] for row in weights[:, len(matrix.keys) :]],
        scores={
            "seed": SEED,
            "gold_documents": sum(not document.text.is_own for document in documents),
            "own_documents": sum(document.text.is_own for document in documents),
            "cross_validated_f1": {kind: round(counted.f1, 3) for kind, counted in counts.items()},
        },
    )


if __name__ == "__main__":
    main()
