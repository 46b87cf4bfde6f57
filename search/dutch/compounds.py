"""Splits a Dutch compound into the words it is made of: raadsinformatiebrieven is raad, informatie, brief.

Only listed words and their regular plurals count and the whole compound must come out of them, so a word with an
unknown part stays whole. Bits such as `ver` or `aal`, which fit into anything, are what makes a splitter wrong;
the lists keep them out.
"""

from collections.abc import Collection, Iterator
from itertools import product

MIN_PART = 3
MAX_WORD = 60

# Between two parts: nothing, or one of the linking sounds of Dutch, and a hyphen where the writer chose one.
LINKS = tuple(sound + hyphen for sound, hyphen in product(("", "s", "e", "en", "er"), ("", "-")))

_VOWELS = tuple("aeiou")
_VOICED = {"f": "v", "s": "z"}


def plurals(word: str) -> Iterator[str]:
    """What the regular spelling allows as plurals (brief: briefs, briefen, brieven), the unused ones too."""
    yield word + "s"
    if word.endswith("heid"):
        yield word.removesuffix("heid") + "heden"
    stem, last = word[:-1], word[-1]
    if last == "e":
        yield word + "n"
    if last in _VOWELS:
        return
    soft = _VOICED.get(last, last)
    yield word + "en"
    yield stem + soft + "en"
    if stem.endswith(("aa", "ee", "oo", "uu")):
        yield stem[:-1] + soft + "en"
    elif stem.endswith(_VOWELS) and not stem[:-1].endswith(_VOWELS):
        yield word + last + "en"


class Splitter:
    """Knows the words that compounds are made of (`words`) and those that look like compounds but are not to be
    split (`whole`); a word of the second list may be a part of others: raadsvoorstel is raad, voorstel.

    All words are lower-case with accents folded. A plural that the rules of `plurals` do not make (leden) counts
    when it is listed itself.
    """

    def __init__(self, words: Collection[str], whole: Collection[str] = ()) -> None:
        listed = sorted({*words, *whole})
        self._word_of = {form: word for word in listed for form in plurals(word)}
        self._word_of |= {word: word for word in listed}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded lower-case word, first to last, each as it is listed. () for a word that is not
        made of listed words, is listed itself or as a plural, or is longer than `MAX_WORD`.

        Fewest parts win, then the longest first part, then the longest second. Each pair of start and end is
        looked at once: under MAX_WORD² / 2 look-ups.
        """
        if len(word) > MAX_WORD or word in self._word_of:
            return ()
        return self._best(word, 0, {})

    def _best(self, word: str, start: int, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        """The best parts of word[start:], or () when there are none; `known` holds those of other starts."""
        word_of = self._word_of
        if rest := word_of.get(word[start:]):
            return (rest,)
        found = []
        for end in range(start + MIN_PART, len(word) - MIN_PART + 1):
            if part := word_of.get(word[start:end]):
                for after in [end + len(link) for link in LINKS if word.startswith(link, end)]:
                    if after not in known:
                        known[after] = self._best(word, after, known)
                    if tail := known[after]:
                        found.append((part, *tail))
        return min(found, key=_order) if len(found) > 1 else found[0] if found else ()


def _order(parts: tuple[str, ...]) -> tuple[int, list[int], tuple[str, ...]]:
    """Sorts fewest parts first, then the longer earlier words (as listed: the s of waters-tand does not count); the
    letters only decide between equals."""
    return len(parts), [-len(part) for part in parts], parts
