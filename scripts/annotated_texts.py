"""Annotated texts: gold folders (gold.jsonl and texts/) and own made-up texts with marks in them.

A made-up text has a head of "name: value" lines (soort, datum, afzender, geadresseerde, onderwerp, kenmerk), a line
"---", and the text. In it a passage is marked as ⟦T hard; termijn=in mei|Wij sturen u in mei een memo.⟧: T toezegging,
R randvoorwaarde, O opdracht, V verzoek, N what only looks like one; "T?" may go both ways. Marks may nest.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

OPEN, CLOSE = "⟦", "⟧"
MARKS = {"T": "toezegging", "R": "randvoorwaarde", "O": "motie_opdracht", "V": "verzoek"}


@dataclass(frozen=True, slots=True)
class Text:
    """`commitments` as in gold.jsonl: quote, kind, optional; `is_own`: made up, and never counted in a score.

    `tempting`: what was looked at and found to be none.
    """

    id: str
    pages: tuple[str, ...]
    date: date | None
    commitments: tuple[dict[str, Any], ...]
    is_own: bool
    head: dict[str, Any]
    tempting: tuple[str, ...] = ()


def read_gold(folder: Path) -> Iterator[Text]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = (folder / "texts" / f"{entry['id']}.txt").read_bytes().decode("utf-8")
        pages = tuple(text.replace("\r\n", "\n").split("\f"))
        yield Text(entry["id"], pages, _day(entry.get("date")), tuple(entry["commitments"]), False, entry)


def read_own(folder: Path) -> Iterator[Text]:
    """Raises ValueError for a mark that is not closed, with the name of the file."""
    for path in sorted(folder.glob("*.txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
        try:
            text, marks = unmark(body)
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
        commitments = tuple(
            {
                "quote": text[start:end].strip(),
                "kind": MARKS[letter],
                "optional": tag.startswith(f"{letter}?"),
                "tag": tag,
            }
            for tag, start, end in marks
            if (letter := tag[:1]) in MARKS
        )
        name = f"{folder.name}-{path.stem}"
        tempting = tuple(text[start:end].strip() for tag, start, end in marks if tag.startswith("N"))
        yield Text(name, tuple(text.split("\f")), _day(fields.get("datum")), commitments, True, fields, tempting)


def unmark(body: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and each mark with its half-open span in that text; marks may nest."""
    pieces: list[str] = []
    marks: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    length = spot = 0
    while spot < len(body):
        char = body[spot]
        if char == OPEN:
            bar = body.index("|", spot)
            stack.append((body[spot + 1 : bar], length))
            spot = bar + 1
            continue
        if char == CLOSE:
            if not stack:
                raise ValueError("een merk dat sluit zonder te openen")
            tag, start = stack.pop()
            marks.append((tag, start, length))
        else:
            pieces.append(char)
            length += 1
        spot += 1
    if stack:
        raise ValueError(f"het merk {stack[-1][0]!r} is niet gesloten")
    return "".join(pieces), marks


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
