"""The word lists beside this module: UTF-8, one entry a line, headings and notes after a #."""

import hashlib
from functools import cache
from importlib.resources import files

from search.dutch.text import fold


def synonym_groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words and word groups that may stand for one another, in the order of the file."""
    return tuple(tuple(line.split(" = ")) for line in entries("synonyms.txt"))


def everyday_pairs() -> dict[str, tuple[str, ...]]:
    """What a resident says, and what papers say for it: best first. Raises ValueError for a line without ` > `."""
    sides = [line.split(" > ") for line in entries("everyday.txt")]
    return {everyday: tuple(official.split(", ")) for everyday, official in sides}


def entries(name: str) -> list[str]:
    """The lines of a list that hold an entry, without surrounding space."""
    lines = (line.strip() for line in files(__package__).joinpath(name).read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@cache
def stem_exceptions() -> dict[str, str]:
    """The stem of each listed form and of its head, by their exact forms. A stem is the exact form of a head."""
    found: dict[str, str] = {}
    for line in entries("stem_exceptions.txt"):
        head, forms = line.split(":")
        found |= {fold(form): fold(head) for form in (head, *forms.split(",")) if fold(form)}
    return found


@cache
def compound_words() -> frozenset[str]:
    """The exact forms of the words that compounds are made of."""
    return frozenset(map(fold, entries("compound_words.txt")))


@cache
def whole_words() -> frozenset[str]:
    """The exact forms of words that would be split into `compound_words` but are not to be."""
    return frozenset(map(fold, entries("whole_words.txt")))


@cache
def stop_words() -> frozenset[str]:
    """The exact forms of words that say nothing in a question."""
    return frozenset(map(fold, entries("stop_words.txt")))


@cache
def light_words() -> frozenset[str]:
    """The exact forms of words that say how or how much, not what about: verbs, adjectives, adverbs, very general
    nouns."""
    return frozenset(map(fold, entries("light_words.txt")))


@cache
def general_parts() -> frozenset[str]:
    """Last parts of compounds without which the compound still tells what it is about: beleid, overlast."""
    return frozenset(map(fold, entries("general_parts.txt")))


@cache
def lists_digest() -> str:
    """Of the lists that decide which terms a text gets: an index made with others is of another layout."""
    names = ("stem_exceptions.txt", "compound_words.txt", "whole_words.txt", "stop_words.txt")
    return hashlib.sha256("\n".join(line for name in names for line in entries(name)).encode()).hexdigest()
