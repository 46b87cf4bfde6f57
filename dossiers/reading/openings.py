"""Which patterns can match a text at all, from the words in it.

Most patterns begin at the start of a word. Their first letters are read from the pattern itself, so that a pattern is
searched for only in a text that has such a word. A pattern that cannot be read that way is always searched for.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

_LETTERS = 6
"""How many letters of a first word are looked at, and of a second."""
_WORD = re.compile(r"[a-z]+|\d+")
_START = re.compile(r"(?<![\w-])(?P<first>[a-z]+|[^\sa-z])(?=(?: (?P<second>[a-z]+|\S))?)")
_ANCHORS = (r"\b", "^", r"(?<![\w-])")
_ITEM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^(]", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>))?")
_LOOK = re.compile(r"\(\?<?[=!]")
_DIGIT_CLASS = re.compile(r"\\d|\[[0-9-]+\]|[0-9]")
_OFTEN = 99
_ROUNDS = 2
"""How often what comes again is followed."""
_CACHED_WORDS = 1 << 14


class PatternTable:
    """Patterns by name, for texts in small letters without accents."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._branches: list[tuple[str, re.Pattern[str]]] = []
        self._always: list[int] = []
        self._by_sign: list[tuple[str, int]] = []
        self._by_opening: dict[str, list[int]] = {}
        for name, pattern in patterns.items():
            for branch in _branches(pattern):
                self._add(name, branch)
        self._within = lru_cache(maxsize=_CACHED_WORDS)(self._indices)
        self._at_start = lru_cache(maxsize=_CACHED_WORDS)(lambda word: self._indices(word, "^"))

    def _add(self, name: str, branch: str) -> None:
        index = len(self._branches)
        self._branches.append((name, re.compile(branch)))
        starts = openings(branch) or _number(branch)
        first = {start.partition(" ")[0] + " " * (" " in start) for start in starts}
        place = "^" * branch.startswith("^")
        if first and all(start[0].isalnum() for start in first):
            for start in first:
                self._by_opening.setdefault(place + start, []).append(index)
        elif sign := _literal(branch):
            self._by_sign.append((sign, index))
        else:
            self._always.append(index)

    def _indices(self, word: str, place: str = "") -> tuple[int, ...]:
        return tuple({index for start in _starts_of(word) for index in self._by_opening.get(place + start, ())})

    def found(self, bare: str) -> set[str]:
        """The names of the patterns that are somewhere in `bare`."""
        words = _WORD.findall(bare)
        candidates = set(self._always)
        candidates.update(*map(self._within, words))
        if words and bare.startswith(words[0]):
            candidates.update(self._at_start(words[0]))
        candidates.update([index for sign, index in self._by_sign if sign in bare])
        branches = self._branches
        return {branches[index][0] for index in candidates if branches[index][1].search(bare)}


class WordPattern:
    """A pattern that begins at the start of a word, and never matches nothing."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._first = lru_cache(maxsize=_CACHED_WORDS)(self._followers)

    @cached_property
    def _openings(self) -> Mapping[str, frozenset[str]]:
        """By the opening of the first word those of the second; "" is any word, or none."""
        found: dict[str, set[str]] = {}
        for start in openings(self._pattern.pattern) or ():
            first, space, second = start.partition(" ")
            found.setdefault(first + space, set()).add(second)
        return {first: frozenset(seconds) for first, seconds in found.items()}

    def _followers(self, word: str) -> frozenset[str]:
        return frozenset().union(*(self._openings.get(start, ()) for start in _starts_of(word)))

    def finditer(self, bare: str) -> Iterator[re.Match[str]]:
        """As `re.finditer`."""
        end = 0
        for start in _START.finditer(bare):
            followers = self._first(start["first"])
            if not followers or start.start() < end:
                continue
            if "" not in followers and followers.isdisjoint(_starts_of(start["second"] or "")):
                continue
            match = self._pattern.match(bare, start.start())
            if match is not None:
                end = match.end()
                yield match


@lru_cache(maxsize=_CACHED_WORDS)
def _starts_of(word: str) -> tuple[str, ...]:
    """What an opening must be for this word to begin a match."""
    if word.isdecimal():
        return ("9",)
    whole = word + " "
    return tuple(whole[:length] for length in range(1, min(_LETTERS, len(whole)) + 1))


def openings(pattern: str) -> frozenset[str] | None:
    """What a match of a pattern can begin with: the first letters of a word, a whole word with a space behind it, or
    that and the first letters of a second word. "9" is any number. None when a match can begin in another way.
    """
    branches = _branches(pattern)
    if not all(branch.startswith(_ANCHORS) for branch in branches):
        return None
    found = set[str]().union(*(whole | ended for whole, ended in map(_read, branches)))
    return None if "" in found else frozenset(found)


@lru_cache(maxsize=1 << 10)
def _read(branch: str) -> tuple[frozenset[str], frozenset[str]]:
    """The texts that a branch can be, as far as read; and those behind which anything may follow."""
    growing, closed = {""}, set[str]()
    for item, least, most in _items(branch):
        kept = set() if least else set(growing)
        for round_ in range(min(most, _ROUNDS)):
            growing, ended = _extended(growing, item)
            closed |= ended | {text for text in growing if _is_read(text)}
            growing -= closed
            if round_ + 1 >= least:
                kept |= growing
        if most > _ROUNDS:
            closed |= growing
        growing = kept
        if not growing:
            break
    return frozenset(growing), frozenset(closed)


def _extended(growing: set[str], item: str) -> tuple[set[str], set[str]]:
    """The texts with one item more, and those that end with it."""
    if _LOOK.match(item) or item == "^":
        return growing, set()
    if item in (r"\b", "$"):
        between = {text for text in growing if not text or text.endswith(" ")}
        return between, {_joined(text, "$") for text in growing - between}
    if item[0] == "(":
        head = _GROUP.match(item)
        if head is None or (item[1] == "?" and head[0] == "("):
            return set(), set(growing)
        wholes, ends = zip(*map(_read, _branches(item[head.end() : -1])), strict=True)
        return _product(growing, set().union(*wholes)), _product(growing, set().union(*ends))
    if _DIGIT_CLASS.fullmatch(item):
        return set(), {_joined(text, "9") for text in growing}
    sign = _sign(item)
    if not sign:
        return set(), set(growing)
    longer = {_joined(text, sign) for text in growing}
    return (longer, set()) if sign == " " or "a" <= sign <= "z" else (set(), longer)


def _product(growing: set[str], rests: set[str]) -> set[str]:
    is_second = any(first.endswith(" ") for first in growing)
    seconds = {_joined(" ", rest)[1:] for rest in rests} if is_second else set()
    found = set[str]()
    for first in growing:
        if not first:
            found |= rests
        elif first.endswith(" "):
            found.update([first + second for second in seconds])
        else:
            found.update([_joined(first, rest) for rest in rests])
    return found


def _joined(first: str, rest: str) -> str:
    """A sign that is no letter ends a word. What stands behind a second word is not looked at."""
    if not first:
        return rest
    for sign in rest:
        if _is_read(first):
            break
        is_inside = first and not first.endswith(" ")
        first += " " if is_inside and not "a" <= sign <= "z" else sign
        if is_inside and sign not in " " and not "a" <= sign <= "z":
            break
    return first


def _is_read(text: str) -> bool:
    first, space, second = text.partition(" ")
    return " " in second or len(second if space else first) >= _LETTERS


def _sign(item: str) -> str:
    """The sign that an item stands for, "" when it can be more than one."""
    is_escaped = item[0] == "\\" and not item[1].isalnum()
    return item[-1] if is_escaped or (len(item) == 1 and item not in ".^$") else ""


def _number(branch: str) -> frozenset[str]:
    starts = openings(f"^{branch}")
    return starts if starts is not None and starts == {"9"} else frozenset()


def _literal(branch: str) -> str:
    """The signs that every match of a branch begins with."""
    signs = ""
    for item, least, most in _items(branch):
        sign = _sign(item)
        if not sign or not least:
            break
        signs += sign
        if most > 1:
            break
    return signs


@lru_cache(maxsize=1 << 10)
def _branches(pattern: str) -> tuple[str, ...]:
    branches = []
    begin = spot = 0
    while spot < len(pattern):
        if pattern[spot] == "|":
            branches.append(pattern[begin:spot])
            begin = spot + 1
        spot = _item_end(pattern, spot)
    return (*branches, pattern[begin:])


def _items(branch: str) -> Iterator[tuple[str, int, int]]:
    """Each letter, class or group, and how often it must and can come."""
    spot = 0
    while spot < len(branch):
        end = _item_end(branch, spot)
        quantifier = _QUANTIFIER.match(branch, end)
        count = quantifier[0].rstrip("?+") or quantifier[0][0] if quantifier else "{1}"
        least, most = {"?": (0, 1), "*": (0, _OFTEN), "+": (1, _OFTEN)}.get(count, (1, 1))
        if count[0] == "{":
            low, comma, high = count.strip("{}").partition(",")
            least = int(low or 0)
            most = int(high or _OFTEN) if comma else least
        yield branch[spot:end], least, most
        spot = quantifier.end() if quantifier else end


def _item_end(pattern: str, spot: int) -> int:
    if pattern[spot] != "(":
        match = _ITEM.match(pattern, spot)
        return match.end() if match else spot + 1
    spot += 1
    while pattern[spot] != ")":
        spot = _item_end(pattern, spot)
    return spot + 1
