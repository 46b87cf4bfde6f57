"""`python -m bench.personal_data [--seed N] [--missed]`: how much of what must not be published is found.

Made-up texts; recall per kind, and false alarms per fifty documents. A find that touches the place of a
number of its kind counts.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.personal_texts import SEED, Document, Mark, make_documents
from dossiers.reading.model import Find
from dossiers.reading.personal_data import find_personal_data
from dossiers.reading.structure import read_structure

LEAST_WITH_WORD, LEAST_BARE, MOST_PER_FIFTY = 0.99, 0.95, 1.0


@dataclass
class Tally:
    """Counts by (kind, group) of what must be found; false alarms with the group of what they stand on."""

    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    right_level: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[tuple[Find, str, str]] = field(default_factory=list)

    def recall(self, what: str, group: str) -> float:
        asked = {key: count for key, count in self.asked.items() if key[0] == what and key[1].startswith(group)}
        return sum(self.found[key] for key in asked) / max(sum(asked.values()), 1)

    def false_of(self, what: str, level: str = "") -> int:
        return sum(find.values["what"] == what and level in ("", find.values["level"]) for find, *_ in self.false)


def measure(documents: list[Document]) -> Tally:
    tally = Tally()
    for document in documents:
        finds = find_personal_data(read_structure(document.pages))
        for mark in document.marks:
            if mark.is_found:
                _count(tally, document, mark, finds)
        tally.false += [(find, *_stands_on(document, find)) for find in finds if not _is_right(document, find)]
    return tally


def _count(tally: Tally, document: Document, mark: Mark, finds: list[Find]) -> None:
    key = (mark.forms.what, mark.forms.group)
    tally.asked[key] += 1
    levels = [find.values["level"] for find in finds if _touches(find, mark) and find.values["what"] == key[0]]
    if not levels:
        tally.missed.append(f"{key[0]}, {key[1]}: {_around(document, mark.page, mark.start, mark.end)}")
        return
    tally.found[key] += 1
    tally.right_level[key] += mark.forms.level in ("", *levels)


def _is_right(document: Document, find: Find) -> bool:
    what = find.values["what"]
    return any(
        (_touches(find, mark) and what == (mark.forms.what if mark.is_found else mark.forms.may_be))
        or (_is_beside(find, mark) and what != "bsn" and (mark.is_found or what == mark.forms.may_be))
        for mark in document.marks
    )


def _is_beside(find: Find, mark: Mark) -> bool:
    first, last = mark.around
    return find.place.page == mark.page and first <= find.place.start < last and not _touches(find, mark)


def _touches(find: Find, mark: Mark) -> bool:
    return find.place.page == mark.page and find.place.start < mark.end and mark.start < find.place.end


def _stands_on(document: Document, find: Find) -> tuple[str, str]:
    groups = [mark.forms.group or mark.forms.what for mark in document.marks if _touches(find, mark)]
    around = _around(document, find.place.page, find.place.start, find.place.end)
    return (groups[0] if groups else "tekst eromheen"), around


def _around(document: Document, page: int, start: int, end: int) -> str:
    text = document.pages[page - 1]
    return repr(f"{text[max(0, start - 60) : start]}>{text[start:end]}<{text[end : end + 25]}")


def report(documents: list[Document], tally: Tally) -> Iterator[str]:
    fifties = len(documents) / 50
    without = sum(not document.has_bsn for document in documents) / len(documents)
    yield f"{len(documents)} documenten, {without:.0%} zonder BSN; {sum(tally.asked.values())} te vinden, "
    yield f"{sum(not mark.is_found for document in documents for mark in document.marks)} die erop lijken\n"
    for key, asked in sorted(tally.asked.items()):
        share, level = tally.found[key] / asked, tally.right_level[key] / max(tally.found[key], 1)
        yield f"{' '.join(key):36} {tally.found[key]:4} van {asked:4} = {share:.3f}   niveau goed {level:.3f}"
    for what in sorted({find.values["what"] for find, *_ in tally.false} | {"bsn"}):
        all_of, high = tally.false_of(what), tally.false_of(what, "hoog")
        yield f"vals alarm {what:24} {all_of:4} = {all_of / fifties:.2f} per 50 documenten, hoog {high / fifties:.2f}"
    for (what, group), count in Counter((find.values["what"], group) for find, group, _ in tally.false).most_common():
        yield f"    {what} op {group}: {count}"


def is_met(documents: list[Document], tally: Tally) -> bool:
    per_fifty = tally.false_of("bsn") / (len(documents) / 50)
    return (
        tally.recall("bsn", "met woord") >= LEAST_WITH_WORD
        and tally.recall("bsn", "kaal") >= LEAST_BARE
        and per_fifty <= MOST_PER_FIFTY
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", action="store_true", help="show what was missed and each false alarm")
    options = parser.parse_args()
    documents = make_documents(options.seed)
    tally = measure(documents)
    print("\n".join(report(documents, tally)))
    if options.missed:
        print("\n".join([*tally.missed, *(f"VALS {find.rule} {around}" for find, _group, around in tally.false)]))
    return 0 if is_met(documents, tally) else 1


if __name__ == "__main__":
    sys.exit(main())
