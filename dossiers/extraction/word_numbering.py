"""The markers of lists and numbered headings in a DOCX, which Word computes when it shows them."""

from collections.abc import Callable

from dossiers.extraction.word_package import Element, attribute, child, local

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLAIN_BULLETS = frozenset("-–—*•▪◦○■□")


def _roman(number: int) -> str:
    out = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        out += letters * count
    return out


def _letters(number: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": lambda number: f"{number}e",
    "none": lambda _number: "",
}


class Numbering:
    """Counts on as markers are asked for, so ask once per paragraph, in reading order."""

    def __init__(self, root: Element | None) -> None:
        self.counters: dict[tuple[str, int], int] = {}
        self.levels: dict[str, dict[int, Element]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        for item in root if root is not None else ():
            if local(item) == "abstractNum":
                self.levels[attribute(item, "abstractNumId")] = _levels(item)
            elif local(item) == "num":
                abstract = attribute(child(item, "abstractNumId"), "val")
                self.lists[attribute(item, "numId")] = (abstract, _restarts(item))

    def marker(self, list_id: str, level: int) -> str:
        """ "3.", "b)", "•" or "" when the paragraph has no number after all."""
        abstract, restarts = self.lists.get(list_id, ("", {}))
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counter = list_id if restarts else abstract
        self._count(counter, level, levels, restarts)
        pattern = attribute(child(levels[level], "lvlText"), "val")
        if _format(levels[level]) == "bullet":
            return pattern if pattern in _PLAIN_BULLETS else "•"
        is_legal = child(levels[level], "isLgl") is not None
        for index in range(level + 1):
            if f"%{index + 1}" in pattern and index in levels:
                number = self.counters.get((counter, index), _start(levels[index]))
                kind = "decimal" if is_legal else _format(levels[index])
                pattern = pattern.replace(f"%{index + 1}", _FORMATS.get(kind, str)(number))
        return pattern.strip()

    def _count(self, counter: str, level: int, levels: dict[int, Element], restarts: dict[int, int]) -> None:
        start = restarts.get(level, _start(levels[level]))
        self.counters[counter, level] = self.counters.get((counter, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self.counters.pop((counter, deeper), None)


def _levels(item: Element) -> dict[int, Element]:
    return {_number(attribute(level, "ilvl")): level for level in item if local(level) == "lvl"}


def _restarts(item: Element) -> dict[int, int]:
    overrides = [found for found in item if local(found) == "lvlOverride"]
    return {
        _number(attribute(found, "ilvl")): _number(attribute(start, "val"))
        for found in overrides
        if (start := child(found, "startOverride")) is not None
    }


def _format(level: Element) -> str:
    return attribute(child(level, "numFmt"), "val")


def _start(level: Element) -> int:
    return _number(attribute(child(level, "start"), "val"), 1)


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
