"""Contexts of the pages above a dossier: all dossiers, and the overview of one gemeente."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from dossiers.models import DossierIndexPage, DossierPage, GemeentePage, Orgaan, PhaseRow, Stuk, Vergadering
from dossiers.models.base import label_of
from dossiers.panels import Moment, begin_page, filled_panels, row_facts
from dossiers.timeline_entries import TimelineEntry
from dossiers.timeline_streams import brief_entries
from dossiers.views.lists import page_number
from dossiers.views.moment import now

NEWEST = 6
PAGE_SIZE = 50


def dossier_index_context(request: HttpRequest, page: DossierIndexPage) -> dict[str, Any]:
    gemeenten = list(GemeentePage.objects.public().order_by("title"))
    rows = dossier_rows(DossierPage.objects.public().order_by("title"), now())
    groups = [(gemeente, [row for row in rows if row["page"].path.startswith(gemeente.path)]) for gemeente in gemeenten]
    return {"groups": groups, "nav_current": "dossiers", "breadcrumb": [(_("Dossiers"), "")]}


def gemeente_context(request: HttpRequest, page: GemeentePage) -> dict[str, Any]:
    """BadRequest for a page number that is none; Http404 beyond the end."""
    moment, number = now(), page_number(request)
    pages = Paginator(DossierPage.objects.public(moment.at).child_of(page).order_by("title", "pk"), PAGE_SIZE)
    if number > pages.num_pages:
        raise Http404
    dossiers = pages.page(number)
    begin_page(page, {"dossier": [dossier.pk for dossier in dossiers]})
    return {
        "gemeente": page,
        "page_obj": dossiers,
        "rows": dossier_rows(dossiers, moment),
        "organen": Orgaan.objects.public().filter(gemeente=page),
        "vergaderingen": Vergadering.objects.public().filter(gemeente=page).select_related("orgaan")[:5],
        "panels": filled_panels("gemeente", page, moment),
        "nav_current": "dossiers",
        "breadcrumb": [(_("Dossiers"), page.get_parent().get_url()), (page.title, "")],
    }


def dossier_rows(dossiers: Any, moment: Moment) -> list[dict[str, Any]]:
    """Each dossier with its phase now, how many public stukken it has, and what other packages tell of it."""
    pages = list(dossiers)
    phases = dict(PhaseRow.objects.public(moment.at).filter(dossier__in=pages).values_list("dossier", "phase"))
    counts = dict(
        Stuk.objects.public(moment.at)
        .filter(dossiers__in=pages)
        .values("dossiers")
        .annotate(number=Count("pk", filter=Q(live=True)))
        .values_list("dossiers", "number")
    )
    facts = row_facts([page.pk for page in pages], moment)
    return [
        {
            "page": page,
            "phase": label_of(PhaseRow.Phase(phases[page.pk])) if page.pk in phases else "",
            "stukken": counts.get(page.pk, 0),
            "facts": facts[page.pk],
        }
        for page in pages
    ]


def home_rows(moment: Moment) -> list[dict[str, Any]]:
    return dossier_rows(DossierPage.objects.public(moment.at).order_by("-last_published_at", "title")[:12], moment)


def newest_stukken(moment: Moment) -> list[TimelineEntry]:
    """By their own date, of all dossiers."""
    rows = Stuk.objects.public(moment.at).filter(date_latest__isnull=False, date_latest__lte=moment.today)
    return brief_entries(rows.order_by("-date_latest", "-pk")[:NEWEST])


def home_panels(page: Any, moment: Moment) -> dict[str, list[tuple[Any, dict[str, Any]]]]:
    return filled_panels("home", page, moment)
