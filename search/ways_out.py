"""When nothing is found: what to change in the question, each offer confirmed by a count above zero."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from search.meant import without_unknown
from search.presentation import DAYS, Chosen, changed, without
from search.query import SearchQuery
from search.results import SearchResult, UnknownWord

MAX_OFFERS = 5


@dataclass(frozen=True)
class WayOut:
    words: str
    url: str
    total: int


def ways_out(
    query: SearchQuery,
    chosen: Sequence[Chosen],
    params: QueryDict,
    search: Callable[[SearchQuery], SearchResult],
    unknown: Sequence[UnknownWord] = (),
) -> list[WayOut]:
    """At most MAX_OFFERS; fewer questions than that plus four are asked to the engine."""
    offers: list[tuple[str, str, SearchQuery]] = []
    parsed = query.parsed
    if rest := without_unknown(parsed.text, unknown):
        named = ", ".join(f"“{Truncator(one.text).chars(40)}”" for one in unknown[:MAX_OFFERS])
        words = _("Zoek zonder %(words)s") % {"words": named + (" …" if len(unknown) > MAX_OFFERS else "")}
        offers.append((words, _with_text(params, rest), replace(query, text=rest)))
    if query.literal:
        words = _("Zoek ook op woorden die hetzelfde betekenen")
        offers.append((words, without(params, "letterlijk"), replace(query, literal=False)))
    if any(clause.is_phrase for clause in parsed.wanted):
        loose = parsed.text.replace('"', " ")
        offers.append((_("Zoek zonder aanhalingstekens"), _with_text(params, loose), replace(query, text=loose)))
    if parsed.excluded:
        kept = " ".join(f'"{c.text}"' if c.is_phrase else c.text for c in parsed.wanted)
        words = _("Zoek zonder de woorden met een min ervoor")
        offers.append((words, _with_text(params, kept), replace(query, text=kept)))
    for choice in chosen[:MAX_OFFERS]:
        offers.append((_("Haal weg: %(filter)s") % {"filter": choice.words}, choice.url, _dropped(query, choice)))
    if len(chosen) > 1:
        bare = SearchQuery(today=query.today, text=query.text)
        address = QueryDict(mutable=True)
        address["q"] = query.text
        offers.append((_("Haal alle filters weg"), f"?{address.urlencode()}", bare))
    found = [WayOut(words, url, search(replace(other, page=1, page_size=1)).total) for words, url, other in offers]
    return [way for way in found if way.total][:MAX_OFFERS]


def _with_text(params: QueryDict, text: str) -> str:
    return changed(params, "q", " ".join(text.split()))


def _dropped(query: SearchQuery, choice: Chosen) -> SearchQuery:
    change: dict[str, Any]
    if choice.name in DAYS:
        change = {choice.name: None}
    elif choice.name == "te_laat":
        change = {choice.name: False}
    else:
        change = {choice.name: tuple(key for key in getattr(query, choice.name) if str(key) != choice.value)}
    return replace(query, **change)
