"""What reads the text of a stuk, in one place. Packages above this one register what they read."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dossiers.extraction import EXTRACTION_VERSION
from dossiers.reading import metadata, personal_data, references
from dossiers.reading.model import Find, FindKind, ReadingRule, Structure
from dossiers.reading.structure import read_structure

READING_VERSION = "1"
"""Goes up when other finds would come out of a same text, and no rule or weight says so."""


@dataclass(frozen=True, slots=True)
class StukFacts:
    """What is known of a stuk while its text is read: from its own fields, else from the text; "" when unknown."""

    soort: str = ""
    authority: str = ""
    sender: str = ""
    addressee: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TextToRead:
    """`stuk` is None when the text belongs to none, as in `manage.py analyse --jsonl`."""

    structure: Structure
    facts: StukFacts
    off: frozenset[str]
    stuk: Any = None


class ReaderFault(Exception):
    """A reader cannot do its work; the words are Dutch, for the griffier."""


@dataclass(frozen=True, slots=True)
class TextReader:
    """`version` tells apart what the same rules find with other weights."""

    name: str
    read: Callable[[TextToRead], Sequence[Find]]
    rules: Sequence[ReadingRule]
    version: Callable[[], str] = str
    check: Callable[[], None] = lambda: None
    """Raises ReaderFault when the reader cannot do its work."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """`faults`: what could not be looked for, in words."""

    finds: tuple[Find, ...]
    facts: StukFacts
    faults: tuple[str, ...] = ()


_readers: dict[str, TextReader] = {}


def register_reader(reader: TextReader) -> None:
    if reader.name in _readers:
        raise ValueError(f"reader {reader.name!r} is already registered")
    _readers[reader.name] = reader


def reading_rules() -> list[ReadingRule]:
    """Every rule of every reader, in the order of its kind."""
    own = [*metadata.RULES, *references.RULES, *personal_data.RULES]
    rules = [*own, *(rule for reader in _readers.values() for rule in reader.rules)]
    kinds = list(FindKind)
    return sorted(rules, key=lambda rule: (kinds.index(rule.kind), rule.id))


def reading_faults() -> list[str]:
    """What cannot be looked for at all, in words."""
    faults = []
    for reader in _readers.values():
        try:
            reader.check()
        except ReaderFault as fault:
            faults.append(str(fault))
    return faults


def reading_version(off: frozenset[str]) -> str:
    """Another one when the same file may give other finds."""
    parts = [READING_VERSION, EXTRACTION_VERSION, *sorted(rule.id for rule in reading_rules())]
    parts += [*sorted(off), *(f"{reader.name}={reader.version()}" for reader in _readers.values())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes many small objects and no cycles: looking for cycles among them takes a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_uncollected()
def read_text(
    pages: Sequence[str], *, facts: StukFacts | None = None, off: frozenset[str] = frozenset(), stuk: Any = None
) -> ReadText:
    """All finds in the order of the text. What is known of the stuk goes before what its text says."""
    structure = read_structure(pages)
    finds = metadata.find_metadata(structure, off=off)
    known = completed(facts or StukFacts(), finds)
    finds += references.find_references(structure, stuk_date=known.day, off=off)
    finds += personal_data.find_personal_data(structure, off=off)
    faults = []
    for reader in _readers.values():
        try:
            finds += reader.read(TextToRead(structure, known, off, stuk))
        except ReaderFault as fault:
            faults.append(str(fault))
    return ReadText(tuple(sorted(finds, key=lambda find: find.place)), known, tuple(faults))


def completed(facts: StukFacts, finds: Sequence[Find]) -> StukFacts:
    """With what the text says of the stuk, where nobody filled it in."""
    found: dict[str, str] = {}
    for find in finds:
        for name, value in find.values.items():
            found.setdefault(name, value)
    day = facts.day or (date.fromisoformat(found["date"]) if len(found.get("date", "")) == 10 else None)
    texts = {
        name: getattr(facts, name) or found.get(name, "") for name in ("soort", "authority", "sender", "addressee")
    }
    return replace(facts, day=day, **texts)
