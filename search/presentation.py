"""What the search page shows, from a result: hits, facets, chosen filters and their links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from search.forms import KEY_FILTERS
from search.query import SearchQuery
from search.records import SearchRecord
from search.registry import get_source
from search.results import Facet, Hit, SearchResult

VALUES_PER_FACET = 15
OTHER_WORDS = 5
DAYS = {
    "van": _lazy("Vanaf %(day)s"),
    "tot": _lazy("Tot en met %(day)s"),
    "termijn_van": _lazy("Termijn vanaf %(day)s"),
    "termijn_tot": _lazy("Termijn tot en met %(day)s"),
}

Words = str | Promise


@dataclass(frozen=True)
class ShownPlace:
    label: str
    url: str
    fragment: str


@dataclass(frozen=True)
class ShownHit:
    kind_label: str
    title: str
    url: str
    places: list[ShownPlace]
    statuses: list[tuple[str, str]] = field(default_factory=list)
    more_words: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class ShownOption:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class ShownFacet:
    legend: Words
    name: str
    options: list[ShownOption]


@dataclass(frozen=True)
class Chosen:
    """A filter in force: `url` is the page without it."""

    name: str
    value: str
    words: str
    url: str


def shown_hits(result: SearchResult, query: SearchQuery) -> list[ShownHit]:
    soorten = {value.key: value.label for facet in result.facets if facet.name == "soort" for value in facet.values}
    return [_shown_hit(hit, soorten, _marking(hit, query)) for hit in result.hits]


def _marking(hit: Hit, query: SearchQuery) -> str:
    """What follows an address of this hit so that the words are marked there; nothing when it cannot do that."""
    source = get_source(hit.kind)
    if source is None or not source.marks_words or not query.parsed.wanted:
        return ""
    literal = {"letterlijk": "1"} if query.literal else {}
    return f"?{urlencode({'zoek': query.parsed.text} | literal)}#zoekwoord"


def _shown_hit(hit: Hit, soorten: Mapping[str, str], marking: str) -> ShownHit:
    more = hit.more_passages
    words = ngettext("Nog %(more)d plek", "Nog %(more)d plekken", more) % {"more": more} if more else ""
    return ShownHit(
        kind_label=hit.byline or soorten.get(hit.soort, ""),
        title=hit.title,
        url=hit.url + marking,
        places=[
            ShownPlace(place.page_label, place.url + marking, place.fragment)
            for place in hit.passages
            if place.page_label or place.fragment
        ],
        statuses=[(hit.status, "")] if hit.status else [],
        more_words=words,
        more_url=hit.url + marking,
    )


def titled_hits(records: Iterable[SearchRecord]) -> list[ShownHit]:
    return [
        ShownHit(
            kind_label=record.byline,
            title=record.title,
            url=record.parent_url or record.url,
            places=[],
            statuses=[(record.status, "")] if record.status else [],
        )
        for record in records
    ]


def shown_facets(facets: Sequence[Facet]) -> list[ShownFacet]:
    """A site with one gemeente does not speak of gemeenten."""
    shown = []
    for facet in facets:
        values = [v for index, v in enumerate(facet.values) if index < VALUES_PER_FACET or v.selected]
        if facet.name == "gemeente" and len(values) == 1 and not values[0].selected:
            continue
        options = [ShownOption(v.key, v.label, v.count, v.selected) for v in values]
        shown.append(ShownFacet(KEY_FILTERS[facet.name], facet.name, options))
    return shown


def chosen_filters(params: QueryDict, query: SearchQuery, labels: Mapping[str, Mapping[str, str]]) -> list[Chosen]:
    chosen = [
        Chosen(name, key, f"{KEY_FILTERS[name]}: {label}", without(params, name, key))
        for name, keys in labels.items()
        for key, label in keys.items()
    ]
    for name, words in DAYS.items():
        if day := getattr(query, name):
            chosen.append(Chosen(name, day.isoformat(), words % {"day": date_format(day)}, without(params, name)))
    if query.te_laat:
        chosen.append(Chosen("te_laat", "1", _("Alleen te laat"), without(params, "te_laat")))
    return chosen


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The same page, first part, without one choice (or without all values of a parameter)."""
    copy = params.copy()
    kept = [item for item in copy.getlist(name) if value is not None and item != value]
    copy.setlist(name, kept)
    copy.pop("pagina", None)
    return f"?{copy.urlencode()}"


def changed(params: QueryDict, name: str, value: str) -> str:
    """The same page, first part, with one other value."""
    copy = params.copy()
    copy[name] = value
    return without(copy, "pagina")


def kept_params(params: QueryDict, *dropped: str) -> list[tuple[str, str]]:
    """The parameters this page knows, for the hidden fields of a form, without the dropped ones."""
    known = ("q", *KEY_FILTERS, *DAYS, "te_laat", "letterlijk", "sorteer")
    return [(name, value) for name in known if name not in dropped for value in params.getlist(name) if value]
