"""`python -m bench.lezen --gold MAP`: how well the machine that reads does on a folder of annotated texts.

A folder has gold.jsonl and texts/ID.txt, and may have a score.py of its own, which then prints its tables too. The
intervals are of a bootstrap over the documents (1,000 draws, one seed): a text counts as a whole.
"""

import argparse
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench.lezen_parts import PARTS, in_part, kept_out
from bench.lezen_score import KINDS, Counts, DocumentScore, Found, score_document
from besluiten.reading.afspraken import find_afspraken
from besluiten.reading.lines import line_of
from dossiers.readers import StukFacts, completed
from dossiers.reading.metadata import find_metadata
from dossiers.reading.references import find_references
from dossiers.reading.structure import read_structure

DRAWS = 1_000
SEED = 7
Item = TypeVar("Item")


def main() -> int:
    options = _options()
    every = [json.loads(line) for line in (options.gold / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]
    outside = kept_out(entry["id"] for entry in every)
    gold = [entry for entry in every if in_part(entry["id"], outside, options.deel)]
    found = [read_text(options.gold / "texts" / f"{entry['id']}.txt", entry["id"]) for entry in gold]
    if options.found:
        options.found.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found), "utf-8")
    scores = [score_document(entry, line["commitments"]) for entry, line in zip(gold, found, strict=True)]
    print(f"{len(gold)} teksten")
    for row in table(scores):
        print(row)
    empty = [score for entry, score in zip(gold, scores, strict=True) if not entry["commitments"]]
    print(f"vals in {len(empty)} teksten zonder afspraak: {sum(score.kinds['alle'].false for score in empty)}")
    own = _scorer(options.gold)
    if own is not None:
        print(json.dumps(own(gold, found), ensure_ascii=False, indent=1))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.lezen", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, metavar="MAP")
    parser.add_argument("--deel", choices=PARTS, default="alles", help="only what is trained on, or what is kept out")
    parser.add_argument("--found", type=Path, metavar="UIT", help="writes what was found, a line per text")
    return parser.parse_args()


def read_text(path: Path, name: str) -> dict[str, Any]:
    """One line in the form of gold.jsonl, read from a text whose pages are parted by form feeds."""
    structure = read_structure(path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\f"))
    known = find_metadata(structure)
    facts = completed(StukFacts(), known)
    afspraken = find_afspraken(
        structure,
        soort=facts.soort,
        authority=facts.authority,
        sender=facts.sender,
        addressee=facts.addressee,
        stuk_date=facts.day,
    )
    return line_of(name, [*known, *afspraken, *find_references(structure, stuk_date=facts.day)])


def table(scores: Sequence[DocumentScore]) -> Iterator[str]:
    """A row per kind with its 95 % interval, then the deadlines."""
    for kind in (*KINDS, "alle"):
        counts = [score.kinds[kind] for score in scores]
        whole = _sum(counts)
        low, high = interval(counts, lambda drawn: _sum(drawn).f1)
        yield (
            f"{kind:15} P {whole.precision:.3f}  R {whole.recall:.3f}  F1 {whole.f1:.3f}  [{low:.3f}, {high:.3f}]"
            f"  (goed {whole.right}, vals {whole.false}, gemist {whole.missed})"
        )
    low, high = interval(scores, _exact)
    dated = sum(score.dated for score in scores)
    yield f"{'termijn exact':15} {_exact(scores):.3f}  [{low:.3f}, {high:.3f}]  (van {dated})"


def _sum(counts: Sequence[Counts]) -> Counts:
    whole = Counts()
    for item in counts:
        whole.add(item)
    return whole


def _exact(scores: Sequence[DocumentScore]) -> float:
    dated = sum(score.dated for score in scores)
    return sum(score.dated_exact for score in scores) / dated if dated else 1.0


def interval(items: Sequence[Item], measure: Callable[[Sequence[Item]], float]) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of the measure over draws of the items with replacement."""
    source = random.Random(SEED)
    measures = sorted(measure(source.choices(items, k=len(items))) for _ in range(DRAWS))
    return measures[int(0.025 * DRAWS)], measures[int(0.975 * DRAWS) - 1]


def _scorer(folder: Path) -> Callable[[list[Found], list[Mapping[str, Any]]], Any] | None:
    """The scorer that comes with the texts, beside them or one folder up."""
    path = next((place / "score.py" for place in (folder, folder.parent) if (place / "score.py").is_file()), None)
    spec = importlib.util.spec_from_file_location("gold_score", path) if path else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


if __name__ == "__main__":
    sys.exit(main())
