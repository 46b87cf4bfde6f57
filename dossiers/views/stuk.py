"""The page of a stuk: its text beside the image of each page, what is claimed about it, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.models import Bestand, Passage, Stuk, StukPagina
from dossiers.panels import filled_panels
from dossiers.services.page_images import WIDTHS, has_failed
from dossiers.views.errors import gone
from dossiers.views.moment import now
from dossiers.views.stuk_access import (
    TakenBack,
    VisibleStuk,
    for_visible_stuk,
    versions_of,
    visible_stuk,
)
from dossiers.views.stuk_facts import stuk_facts
from dossiers.views.stuk_text import Find, find_claims, marked_paragraphs
from search.forms import FLAG_ON
from search.query import parse_text
from search.services import marked_words


@dataclass(frozen=True, slots=True)
class Sought:
    """The question that led here, of which the words are marked. `text` is empty when there is none."""

    text: str
    literal: bool

    @classmethod
    def of(cls, request: HttpRequest) -> Sought:
        return cls(parse_text(request.GET.get("zoek", "")).text, request.GET.get("letterlijk") in FLAG_ON)

    @property
    def query(self) -> str:
        """To take along to the other pages of the stuk."""
        literal = {"letterlijk": "1"} if self.literal else {}
        return f"?{urlencode({'zoek': self.text} | literal)}#zoekwoord" if self.text else ""

    def spans(self, pagina: StukPagina | None) -> list[tuple[int, int]]:
        return marked_words(self.text, pagina.text, literal=self.literal) if pagina and self.text else []


@for_visible_stuk
def stuk(
    request: HttpRequest, visible: VisibleStuk, number: int | None = None, version: int | None = None
) -> HttpResponseBase:
    """One page of a stuk. Without a number it is the first, which is there even when the file has no page at all."""
    bestand = visible.bestand(version)
    if number is not None and (bestand is None or not 1 <= number <= bestand.page_count):
        raise Http404
    return render(request, "dossiers/stuk.html", _context(request, visible, bestand, number or 1, version))


@require_safe
def passage(request: HttpRequest, key: str) -> HttpResponse:
    """On to the page where the passage stands, with its words marked."""
    found = get_object_or_404(Passage.objects.select_related("stuk", "pagina").defer("pagina__text"), public_id=key)
    bestand_id = found.pagina.bestand_id
    try:
        visible = visible_stuk(request, found.stuk.public_id)
    except TakenBack as error:
        if found.stuk.published_bestanden.filter(bestand=bestand_id).exists():
            return gone(request, error.stuk, error.moment)
        raise Http404 from error
    shown = visible.bestand(None)
    published = visible.version_of(bestand_id)
    if shown and shown.pk == bestand_id:
        version = None
    elif published:
        version = published.number
    else:
        raise Http404
    page = _address(visible.stuk, "pagina", version, number=found.pagina.number)
    response = HttpResponseRedirect(f"{page}?passage={key}#passage")
    patch_cache_control(response, no_cache=True)
    return response


def stuk_preview_context(request: HttpRequest, stuk: Stuk) -> dict[str, Any]:
    """For Wagtail's preview: the first page of a stuk as it stands in the form, which may not be saved yet."""
    visible = VisibleStuk(stuk, versions_of(stuk), is_private=True, moment=now())
    context = _context(request, visible, stuk.bestand, 1)
    try:
        served = visible_stuk(request, stuk.public_id).bestand(None)
    except (Http404, TakenBack):
        served = None
    if served is None or served.pk != stuk.bestand_id:
        context["image"] = None  # its address would give the page of another file
    return context


def _context(
    request: HttpRequest, visible: VisibleStuk, bestand: Bestand | None, number: int, version: int | None = None
) -> dict[str, Any]:
    stuk = visible.stuk
    is_older = bestand != visible.bestand(None)
    version = version if is_older else None
    chosen = request.GET.get("passage", "")
    sought = Sought.of(request)
    pagina = StukPagina.objects.filter(bestand=bestand, number=number).first() if bestand else None
    spans = sought.spans(pagina)
    finds = find_claims(stuk, bestand, visible.moment)
    facts = stuk_facts(request, visible)
    crumbs = [(item.words, item.url) for item in facts["dossiers"][:1]]
    return {
        "stuk": stuk,
        "gemeente": stuk.gemeente,
        "is_private": visible.is_private,
        "opens_at": stuk.go_live_at if visible.is_private else None,
        "bestand": bestand,
        "bestand_url": _address(stuk, "bestand", version),
        "number": number,
        "page_label": bestand.page_label(number) if bestand else "",
        "pages_url": _address(stuk, "pagina", version, number=1).removesuffix("1/"),
        "pages_query": sought.query,
        "sought": sought.text,
        "is_sought_here": bool(spans),
        "paragraphs": _paragraphs(visible, pagina, finds, chosen, spans),
        "image": _image(stuk, bestand, version, number),
        "finds": _listed(stuk, bestand, version, finds),
        "versions": [(row, _address(stuk, "pagina", row.number, number=1)) for row in visible.versions],
        "current": visible.current_version,
        "shown_version": visible.version_of(bestand.pk) if bestand else None,
        "is_older": is_older,
        **facts,
        "panels": filled_panels("stuk", stuk, visible.moment),
        "nav_current": "dossiers",
        "breadcrumb": [*crumbs, (_short_name(stuk), "")],
    }


def _short_name(stuk: Stuk) -> str:
    return f"{stuk.get_soort_display()} {stuk.date.display()}" if stuk.date.is_known else stuk.get_soort_display()


def _address(stuk: Stuk, name: str, version: int | None, **kwargs: int) -> str:
    if version is None:
        return reverse(f"dossiers:{name}", kwargs={"key": stuk.public_id, **kwargs})
    return reverse(f"dossiers:version_{name}", kwargs={"key": stuk.public_id, "version": version, **kwargs})


def _paragraphs(
    visible: VisibleStuk, pagina: StukPagina | None, finds: list[Find], chosen: str, sought: list[tuple[int, int]]
) -> list[SafeString]:
    if pagina is None:
        return []
    # A passage nobody claims anything about yet would tell readers that somebody is at work on it.
    shown = [find for find in finds if find.claims or visible.is_private or find.passage.public_id == chosen]
    return marked_paragraphs(pagina, shown, chosen, sought)


def _listed(stuk: Stuk, bestand: Bestand | None, version: int | None, finds: list[Find]) -> list[tuple[Find, str, str]]:
    """What is claimed, with the address of the words and the name of their page."""
    listed = []
    for find in finds:
        if bestand and find.claims:
            page = find.passage.pagina.number
            url = f"{_address(stuk, 'pagina', version, number=page)}#{find.anchor}"
            listed.append((find, url, bestand.page_label(page)))
    return listed


def _image(stuk: Stuk, bestand: Bestand | None, version: int | None, number: int) -> dict[str, Any] | None:
    """Addresses of the page image; None for files without fixed pages."""
    if bestand is None or not bestand.has_fixed_pages or number > bestand.page_count:
        return None
    address = _address(stuk, "page_image", version, number=number)
    small, large = WIDTHS
    return {
        "url": f"{address}?breedte={small}",
        "srcset": f"{address}?breedte={small} {small}w, {address}?breedte={large} {large}w",
        "width": small,
        "height": round(small * 297 / 210),  # A4; the real page takes over once it is there
        "has_failed": has_failed(bestand, number),
        "alt": (
            _("Afbeelding van %(page)s. De tekst staat ernaast.")
            if bestand.state == Bestand.State.READ
            else _("Afbeelding van %(page)s, zonder tekst.")
        )
        % {"page": bestand.page_label(number)},
    }
