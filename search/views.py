from __future__ import annotations

import logging
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import presentation, services
from search.by_title import find_titles
from search.empty_queries import note_empty
from search.engine import EngineAway, Patience
from search.forms import KEY_FILTERS, SORTS, AddressForm, PeriodForm
from search.query import MAX_QUERY_LENGTH, SearchQuery
from search.results import EXACT_LIMIT, SearchResult
from search.ways_out import ways_out

logger = logging.getLogger(__name__)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The search page. 400: a parameter that does not exist; 404: a page beyond the end; 503: the engine is
    away."""
    period, address = PeriodForm(request.GET), AddressForm(request.GET)
    are_valid = [form.is_valid() for form in (period, address)]
    query = _query(request, period.cleaned_data, address.cleaned_data)
    context = _form_context(request, query, period)
    if not all(are_valid):
        return render(request, "search/results.html", context | {"address_form": address}, status=400)
    chosen = presentation.chosen_filters(request.GET, query, {name: address.cleaned_data[name] for name in KEY_FILTERS})
    context["chosen"] = chosen
    patience = Patience()
    try:
        result = services.search(query, patience)
        if not result.total:
            search = partial(services.search, patience=patience)
            context["ways_out"] = ways_out(query, chosen, request.GET, search, result.unknown_words)
            context["collections"] = services.collections(patience)
    except EngineAway:
        logger.exception("the search page could not be answered")
        context |= {"is_away": True, "hits": presentation.titled_hits(find_titles(query))}
        return render(request, "search/results.html", context, status=503)
    context |= _result_context(request, query, result)
    if not any(facet.name == "status" for facet in result.facets if facet.values):
        period.leave_out_terms()
    response = render(request, "search/results.html", context, status=404 if context["is_beyond"] else 200)
    if not result.total and request.method == "GET":
        # Called when the answer is sent, so that nobody waits for it.
        response._resource_closers.append(partial(note_empty, query))  # type: ignore[attr-defined] # not in the stubs
    return response


@require_safe
@cache_control(no_store=True)
def completions(request: HttpRequest) -> JsonResponse:
    """What to offer while somebody types: {"voorstellen": [{"tekst", "adres", "bij"}, …]}. 503: the engine is away."""
    try:
        found, status = services.complete(request.GET.get("q", "")), 200
    except EngineAway:
        logger.exception("nothing could be offered")
        found, status = (), 503
    offers = [
        {
            "tekst": one.text,
            "adres": one.url or f"{reverse('search:results')}?{urlencode({'q': one.text})}",
            "bij": one.note,
        }
        for one in found
    ]
    return JsonResponse({"voorstellen": offers}, status=status, headers={"X-Robots-Tag": "noindex"})


def _query(request: HttpRequest, period: dict[str, Any], address: dict[str, Any]) -> SearchQuery:
    filters: dict[str, Any] = {name: tuple(address.get(name) or ()) for name in KEY_FILTERS}
    filters["jaar"] = tuple(map(int, filters["jaar"]))
    return SearchQuery(
        today=timezone.localdate(),
        text=request.GET.get("q", ""),
        van=period.get("van"),
        tot=period.get("tot"),
        termijn_van=period.get("termijn_van"),
        termijn_tot=period.get("termijn_tot"),
        te_laat=period.get("te_laat", False),
        literal=address.get("letterlijk", False),
        sort=address.get("sorteer") or "relevantie",
        page=address.get("pagina") or 1,
        **filters,
    )


def _form_context(request: HttpRequest, query: SearchQuery, period: PeriodForm) -> dict[str, Any]:
    params = request.GET
    return {
        "nav_current": "zoeken",
        "breadcrumb": [(_("Zoeken"), "")],
        "text": query.parsed.text,
        "has_question": any(presentation.kept_params(params)),
        "period_form": period,
        "sorts": SORTS,
        "sort": query.sort,
        "search_keep": presentation.kept_params(params, "q"),
        "sort_keep": presentation.kept_params(params, "sorteer"),
        "filter_keep": [pair for pair in presentation.kept_params(params) if pair[0] in ("q", "sorteer", "letterlijk")],
        "reset_url": f"?{urlencode({'q': query.parsed.text})}" if query.parsed.text else "?",
        "max_length": MAX_QUERY_LENGTH,
    }


def _result_context(request: HttpRequest, query: SearchQuery, result: SearchResult) -> dict[str, Any]:
    paginator = Paginator(range(result.total), query.page_size)
    is_beyond = query.page > paginator.num_pages
    return {
        "result": result,
        "hits": presentation.shown_hits(result, query),
        "near_words": [word for one in result.unknown_words for word in one.near],
        "meant_url": presentation.changed(request.GET, "q", result.meant),
        "is_literal": query.literal and bool(query.parsed.wanted),
        "other_words": result.other_words[: presentation.OTHER_WORDS],
        "literal_url": presentation.changed(request.GET, "letterlijk", "1"),
        "loose_url": presentation.without(request.GET, "letterlijk"),
        "facets": presentation.shown_facets(result.facets),
        "is_beyond": is_beyond,
        "page_obj": paginator.page(1 if is_beyond else query.page),
        "exact_limit": EXACT_LIMIT,
    }
