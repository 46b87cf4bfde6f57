"""What becomes of a hyphen at the end of a line.

The typesetter's hyphen goes, the writer's stays. Without a dictionary the rule is: before a small letter it
goes, unless the first half is an abbreviation, holds a digit, or the same page has the word with its hyphen.
"""

import re

# Capital letter, small letters: looks like the first half of any word at the start of a sentence.
_ABBREVIATIONS = frozenset(
    {
        "Wmo",
        "Awb",
        "Avg",
        "Woo",
        "Wob",
        "Wlz",
        "Zvw",
        "Wet",
        "Bbz",
        "Ioaw",
        "Ioaz",
        "Bbv",
        "Rib",
        "Bibob",
        "Wkb",
    }
)
_CONJUNCTIONS = frozenset({"en", "of", "tot", "noch", "dan", "respectievelijk", "resp.", "als"})
_LAST_WORD = re.compile(r"[^\s\-(/‘'\"“]+$")
_FIRST_WORD = re.compile(r"[^\s,;:)]+")


def join_halves(left: str, right: str, page: str) -> str:
    """`left` without its hyphen + what belongs between + `right`.

    "gemeen", "te" gives "gemeente"; "GGD", "arts" gives "GGD-arts"; "voor", "en nadelen" gives
    "voor- en nadelen".
    """
    return left + _between(left, right, page) + right


def _between(left: str, right: str, page: str) -> str:
    last, first = _LAST_WORD.search(left), _FIRST_WORD.match(right)
    if not last or not first:
        return "- "
    half, rest = last[0], first[0]
    if rest in _CONJUNCTIONS:
        return "- "
    if not rest[0].islower() or _keeps_hyphen(half):
        return "-"
    return "-" if f"{half}-{rest.rstrip('.?!')}" in page else ""


def _keeps_hyphen(half: str) -> bool:
    capitals = sum(char.isupper() for char in half)
    return capitals > 1 or half in _ABBREVIATIONS or any(char.isdigit() for char in half)
