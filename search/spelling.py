"""How words that an index keeps without accents and capitals are written in public text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from search.dutch.text import clean_text, fold, word_texts
from search.records import SearchRecord


@dataclass
class Spelled:
    """One word. `parents`: the things in which it stands."""

    parents: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The usual form; of equals that with the fewest capitals."""
        return min(self.forms, key=lambda form: (-self.forms[form], sum(map(str.isupper, form)), form))


def spelled_words(records: Iterable[SearchRecord], is_wanted: Callable[[str], bool]) -> dict[str, Spelled]:
    """The wanted words of these records by their folded form. A form in capitals only counts when there is no other."""
    found: dict[str, Spelled] = defaultdict(Spelled)
    for record in records:
        for word in word_texts(clean_text(f"{record.title}\n{record.text}")):
            if is_wanted(folded := fold(word)):
                found[folded].parents.add(record.parent)
                found[folded].forms[word] += not (word.isupper() and len(word) > 1)
    return found
