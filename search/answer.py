"""Answers one question with one reader of an index: strictly first, more loosely when that finds little.

How parents are counted: the reader gives the exact set of parents found, up to EXACT_LIMIT; what is not public any more
is taken out of it, so total, facets and hits agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.engine import FACETS, Found, Places, Reader
from search.marking import Marker
from search.meant import corrected, unknown_words
from search.nodes import AnyTerm, Group, Node, Nothing, Sort
from search.plan import loose, or_number, strict, weigh, whole, wordless
from search.public_finder import NotPublic, PublicFinder
from search.query import SearchQuery
from search.results import EXACT_LIMIT, Facet, FacetValue, Hit, HitPassage, SearchResult
from search.wishes import Wish, WishReader

if TYPE_CHECKING:
    from search.unknown_words import UnknownWords

PASSAGES_PER_HIT = 3
FULL = 10
"""From so many parents with all the words on, nothing looser is added."""


@dataclass(frozen=True)
class Asked:
    """One body that was asked, and what it found."""

    body: Node
    found: Found
    wishes: tuple[Wish, ...]


class Answer:
    def __init__(
        self, reader: Reader, query: SearchQuery, not_public: NotPublic, wish_reader: WishReader, unknown: UnknownWords
    ) -> None:
        self.reader = reader
        self.query = query
        self.finder = PublicFinder(reader, not_public)
        self.wish_reader = wish_reader
        self.unknown = unknown
        self.pairs = wish_reader.pairs(query.parsed)
        self.excluded = self._with_parents(wish_reader.excluded(query.parsed))
        self.nowhere: tuple[Wish, ...] = ()
        """The words that stand in no public record."""

    def _with_parents(self, excluded: tuple[Node, ...]) -> tuple[Node, ...]:
        """A minus takes the whole stuk away, not just its page; where too many hold the word to name, the pages."""
        if not excluded:
            return ()
        found = self.reader.find(Group(some=excluded), "nieuwste", 0, 0)
        return (*excluded, AnyTerm("parent", tuple(sorted(found.parents)))) if found.parents else excluded

    def result(self) -> SearchResult:
        asked, all_words = self._asked()
        found = asked.found
        nowhere = unknown_words(self.finder, self.unknown, self.nowhere)
        meant = corrected(self.query.parsed.text, nowhere)
        return SearchResult(
            total=len(found.parents) if found.is_exact else EXACT_LIMIT,
            total_is_exact=found.is_exact,
            hits=tuple(self._hits(asked)),
            facets=tuple(self._facets(asked)),
            was_cut=self.query.parsed.was_cut,
            relaxed=len(found.parents) > all_words,
            with_all_words=all_words,
            unknown_words=nowhere,
            meant=meant if meant and self._finds(meant) else "",
            other_words=_other_words(asked.wishes),
        )

    def _asked(self) -> tuple[Asked, int]:
        """What was asked at last, and how many parents have all the words."""
        wishes = self.wish_reader.wanted(self.query.parsed)
        body = or_number(strict(wishes, self.pairs), self.query) if wishes else wordless(self.query)
        asked = self._ask(body, wishes)
        all_words = len(asked.found.parents)
        if wishes and (not all_words or (all_words < FULL and self._sort() == "relevantie")):
            asked = self._looser(wishes, asked)
        return asked, all_words

    def _finds(self, text: str) -> bool:
        other = Answer(
            self.reader,
            replace(self.query, text=text, page=1, page_size=1),
            self.finder.not_public,
            self.wish_reader,
            self.unknown,
        )
        return bool(other._asked()[0].found.parents)

    def _looser(self, wishes: Sequence[Wish], so_far: Asked) -> Asked:
        """With other forms for words that stand nowhere, and then with less than every wish."""
        counts = self.finder.counts([wish.node for wish in wishes])
        self.nowhere = tuple(
            wish for wish, count in zip(wishes, counts, strict=True) if not count and wish.word and not wish.is_firm
        )
        others: Sequence[Wish] = wishes
        found: Sequence[int] = counts
        if not self.query.literal:
            others, found = self.unknown.replaced(self.reader, wishes, counts)
        weighed = weigh(others, found, self.reader.record_count())
        body = loose(weighed, self.pairs)
        if isinstance(body, Nothing):
            return so_far
        asked = self._ask(or_number(body, self.query), others)
        return asked if len(asked.found.parents) > len(so_far.found.parents) else so_far

    def _ask(self, body: Node, wishes: Sequence[Wish]) -> Asked:
        start = (self.query.page - 1) * self.query.page_size
        size = max(0, min(self.query.page_size, EXACT_LIMIT - start))
        found = self.finder.find(whole(body, self.query, self.excluded), self._sort(), start, size)
        return Asked(body, found, tuple(wishes))

    def _sort(self) -> Sort:
        has_words = bool(self.query.parsed.wanted)
        return self.query.sort if has_words or self.query.sort != "relevantie" else "nieuwste"

    def _hits(self, asked: Asked) -> Iterator[Hit]:
        node = whole(asked.body, self.query, self.excluded)
        marker = Marker([wish.marks for wish in asked.wishes], self.wish_reader.dutch)
        places = self.reader.places(node, [parent for parent, _score in asked.found.page], PASSAGES_PER_HIT)
        for parent, score in asked.found.page:
            if parent in places:
                yield _hit(score, places[parent], marker)

    def _facets(self, asked: Asked) -> Iterator[Facet]:
        free = [name for name in FACETS if not self.query.selected(name)]
        counts = dict(self._counts(free, asked.body, asked.found))
        for name in FACETS:
            selected = self.query.selected(name)
            if selected:
                counts |= self._wider_counts(name, asked.body)
            values = dict(counts[name]) | {key: 0 for key in selected if key not in counts[name]}
            yield Facet(name, tuple(FacetValue(key, key, n, key in selected) for key, n in values.items()))

    def _wider_counts(self, name: str, body: Node) -> Mapping[str, Mapping[str, int]]:
        node = whole(body, self.query, self.excluded, without=name)
        found = self.finder.find(node, "nieuwste")
        return self.reader.facet_counts([name], node, found.parents, found.is_exact)

    def _counts(self, names: Sequence[str], body: Node, found: Found) -> Mapping[str, Mapping[str, int]]:
        if not names or not found.parents:
            return {name: {} for name in names}
        return self.reader.facet_counts(names, whole(body, self.query, self.excluded), found.parents, found.is_exact)


def _other_words(wishes: Sequence[Wish]) -> tuple[str, ...]:
    """What was looked for beside the words typed; what stands closest to them first."""
    found = sorted((one for wish in wishes for one in wish.expansions), key=lambda one: -one.weight)
    return tuple(dict.fromkeys(one.text for one in found))


def _hit(score: float, places: Places, marker: Marker) -> Hit:
    """Pages that match by the title only say nothing new: then one of them is enough. A page that is alone shows more
    of itself."""
    records = places.records
    best = records[0][1]
    passages = []
    for value, record in records:
        is_marked, fragment = marker.fragment_or_opening(record.text, alone=len(records) == 1)
        passages.append((is_marked, HitPassage(record.url, record.page_label, fragment, value, record.number or None)))
    shown = tuple(passage for is_marked, passage in passages if is_marked)
    return Hit(
        parent=best.parent,
        kind=best.kind,
        title=best.title,
        url=best.parent_url or best.url,
        score=score,
        passages=shown or (passages[0][1],),
        more_passages=places.count - len(records) if len(shown) == len(records) else 0,
        byline=best.byline,
        status=best.status,
        soort=best.soort,
    )
