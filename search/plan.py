"""How strictly the wishes are asked for, from all of them on one page to a part of them.

1. *Strict*: every wish in one record.
2. *Loose*: records with enough of what was wanted. A wish weighs as much as it is rare (its idf), one that stands
   nowhere as much as a rare word. What has every wish still comes first.

A search for words of which the weightiest stand nowhere finds nothing, and that is the answer: "subsidie" alone does
not tell about "subsidie zonnepanelen".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.nodes import AnyTerm, Best, Between, Everything, Fixed, Group, Head, Node, Nothing, Term, narrowed
from search.query import SearchQuery
from search.wishes import Wish, number

FILTERS = ("soort", "gemeente", "dossier", "jaar", "status", "orgaan", "portefeuillehouder")
RARE_SHARE = 0.02
"""A word in fewer than this share of the records weighs no more than one in this share: in a large index an unknown
verb would otherwise outweigh all the rest of a question."""
ENOUGH, ENOUGH_OF_MANY, MANY = 0.55, 0.4, 4
"""What share of the weight a loose hit holds when a wish stands nowhere: more than half; of a long question less."""
ENOUGH_OF_KNOWN = 0.25
"""When every wish stands somewhere."""
LIGHT = 0.25
"""What a light word weighs: "straat opgebroken" is about a street, also when no paper says that it was opened up."""
WEIGHED = 8
"""So many of the heaviest wishes decide; the others add to the score."""
ALL_FIRST, OWN_FIRST = 1_000.0, 500.0


@dataclass(frozen=True)
class Weighed:
    wish: Wish
    weight: float
    is_known: bool


def strict(wishes: Sequence[Wish], pairs: tuple[Node, ...] = ()) -> Node:
    """Every wish in one record; before the others those that have every word itself, not just another word for it."""
    if not wishes:
        return Nothing()
    found = Group(all=tuple(wish.node for wish in wishes))
    if all(wish.own is None for wish in wishes):
        return Group(all=(found,), some=pairs) if pairs else found
    own = Group(all=tuple(wish.own or wish.node for wish in wishes))
    return Group(all=(found,), some=(*pairs, Fixed(own, OWN_FIRST)))


def or_number(node: Node, query: SearchQuery) -> Node:
    """What is found, or what carries all that was typed as its number: "2023 020331"."""
    whole_number = number(" ".join(clause.text for clause in query.parsed.wanted))
    return Group(some=(node, whole_number)) if whole_number else node


def weigh(wishes: Sequence[Wish], found: Sequence[int], records: int) -> tuple[Weighed, ...]:
    """`found`: in how many of the `records` each wish stands."""
    rare = max(1.0, RARE_SHARE * records)
    return tuple(
        Weighed(wish, _idf(max(rare, count), max(records, count)) * (LIGHT if wish.is_light else 1.0), count > 0)
        for wish, count in zip(wishes, found, strict=True)
    )


def _idf(count: float, records: int) -> float:
    return math.log(1 + (records - count + 0.5) / (count + 0.5))


def loose(weighed: Sequence[Weighed], pairs: tuple[Node, ...] = ()) -> Node:
    """Records with enough of the weight; Nothing when what stands nowhere weighs too much, or is firm."""
    firm = [one for one in weighed if one.wish.is_firm]
    if any(not one.is_known for one in firm):
        return Nothing()
    free = sorted((one for one in weighed if not one.wish.is_firm), key=lambda one: -one.weight)
    known = [_with_about(one) for one in free if one.is_known]
    some = tuple(one.wish.node for one in known)
    must: tuple[Node, ...] = tuple(one.wish.node for one in firm)
    if not firm:
        share = ENOUGH_OF_KNOWN if len(known) == len(free) else ENOUGH_OF_MANY if len(free) >= MANY else ENOUGH
        sets = tuple(_enough_sets(known[:WEIGHED], share * sum(one.weight for one in free)))
        if not sets:
            return Nothing()
        must = (Fixed(_any_of(sets), 0.0),)
    wishes = [one.wish for one in weighed]
    everything = Group(all=tuple(wish.node for wish in wishes))
    own = Group(all=tuple(wish.own or wish.node for wish in wishes))
    return Group(all=must, some=(*some, *pairs, Fixed(everything, ALL_FIRST), Fixed(own, OWN_FIRST)))


def _with_about(one: Weighed) -> Weighed:
    if one.wish.about is None:
        return one
    return replace(one, wish=replace(one.wish, node=Best((one.wish.node, one.wish.about))))


def _any_of(sets: Sequence[tuple[Weighed, ...]]) -> Node:
    return Group(some=tuple(Group(all=tuple(one.wish.node for one in chosen)) for chosen in sets))


def _enough_sets(known: Sequence[Weighed], enough: float) -> Iterator[tuple[Weighed, ...]]:
    """The smallest sets whose weight is enough: without any one of them it would not be. `known` is heaviest first."""

    def grow(chosen: tuple[Weighed, ...], weight: float, start: int) -> Iterator[tuple[Weighed, ...]]:
        for index in range(start, len(known)):
            heavier = weight + known[index].weight
            if heavier >= enough:
                yield (*chosen, known[index])
            else:
                yield from grow((*chosen, known[index]), heavier, index + 1)

    return grow((), 0.0, 0)


def filters(query: SearchQuery, *, without: str = "") -> tuple[Node, ...]:
    """`without` names a facet whose own choice is left out."""
    found: list[Node] = [
        AnyTerm(name, query.selected(name)) for name in FILTERS if name != without and query.selected(name)
    ]
    if query.kinds:
        found.append(AnyTerm("kind", query.kinds))
    if query.van is not None:
        found.append(Between("latest", query.van.toordinal(), None))
    if query.tot is not None:
        found.append(Between("earliest", None, query.tot.toordinal()))
    if query.termijn_van is not None or query.termijn_tot is not None:
        low, high = (day.toordinal() if day else None for day in (query.termijn_van, query.termijn_tot))
        found.append(Between("last_day", low, high))
    if query.te_laat:
        found += [Between("last_day", 0, query.today.toordinal() - 1), Term("settlement_pending", False)]
    return tuple(found)


def whole(body: Node, query: SearchQuery, excluded: Sequence[Node], *, without: str = "") -> Node:
    """The body within the filters, without what is excluded."""
    node = narrowed(body, filters(query, without=without))
    return Group(all=(node,), none=tuple(excluded)) if excluded else node


def wordless(query: SearchQuery) -> Node:
    """Without any word: one record per parent. With words that hold no letter or digit at all: nothing."""
    if query.parsed.excluded and not query.parsed.wanted:
        return Everything()
    return Nothing() if query.parsed.text else Head()
