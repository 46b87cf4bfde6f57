"""Template tags of the public pages: icons, status labels, dates and page numbers.

What stands on a page a hundred times is drawn here; any other tag that draws more than one element has its own file in
templates/components/, with its context at the top.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.core.paginator import Page, Paginator
from django.template import Context
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from lucide.templatetags.lucide import lucide

from dossiers.datering import Datering

register = template.Library()


class StatusLook(NamedTuple):
    """How a status is shown: `look` is the data-status of style.css, `icon` a lucide name."""

    look: str
    icon: str
    words: str | Promise


_OPEN = ("open", "circle")
_BUSY = ("open", "circle-dashed")
_PROPOSED = ("voorgesteld", "hourglass")
_PARTLY = ("deels", "circle-dot")
_DONE = ("afgedaan", "circle-check")
_DROPPED = ("vervallen", "circle-slash")
_NOT = ("niet", "circle-x")

# Every status of the life cycles, then what is computed beside a status and what a party says of it, then the states
# of a stuk or file.
STATUS_LOOKS: dict[str, StatusLook] = {
    "openstaand": StatusLook(*_OPEN, _("Openstaand")),
    "in_behandeling": StatusLook(*_BUSY, _("In behandeling")),
    "afdoening_voorgesteld": StatusLook(*_PROPOSED, _("Afdoening voorgesteld")),
    "afgedaan": StatusLook(*_DONE, _("Afgedaan")),
    "deels_afgedaan": StatusLook(*_PARTLY, _("Deels afgedaan")),
    "uitstel_gevraagd": StatusLook("voorgesteld", "calendar-clock", _("Uitstel gevraagd")),
    "vervallen": StatusLook(*_DROPPED, _("Vervallen")),
    "genoemd": StatusLook(*_OPEN, _("Genoemd")),
    "in_voorbereiding": StatusLook(*_BUSY, _("In voorbereiding")),
    "gereed_gemeld": StatusLook(*_PROPOSED, _("Gereed gemeld")),
    "aangetoond": StatusLook("aangetoond", "circle-check", _("Aangetoond")),
    "niet_gereed": StatusLook(*_NOT, _("Niet gereed")),
    "losgelaten": StatusLook(*_DROPPED, _("Losgelaten")),
    "overbodig": StatusLook(*_DROPPED, _("Overbodig")),
    "open": StatusLook(*_OPEN, _("Open")),
    "in_uitvoering": StatusLook(*_BUSY, _("In uitvoering")),
    "uitvoering_gemeld": StatusLook(*_PROPOSED, _("Uitvoering gemeld")),
    "uitgevoerd": StatusLook(*_DONE, _("Uitgevoerd")),
    "deels_uitgevoerd": StatusLook(*_PARTLY, _("Deels uitgevoerd")),
    "te_laat": StatusLook("te-laat", "alarm-clock", _("Te laat")),
    "onbepaald": StatusLook("onbepaald", "calendar-off", _("Zonder datum")),
    "betwist": StatusLook("betwist", "split", _("Betwist")),
    "zonder_bewijs": StatusLook("zonder-bewijs", "file-x", _("Zonder bewijs")),
    "nagekomen": StatusLook(*_DONE, _("Nagekomen")),
    "deels": StatusLook(*_PARTLY, _("Deels")),
    "niet_nagekomen": StatusLook(*_NOT, _("Niet nagekomen")),
    "niet_te_zeggen": StatusLook("open", "circle-question-mark", _("Niet te zeggen")),
    "niet_aangetoond": StatusLook(*_NOT, _("Niet aangetoond")),
    "verschoven": StatusLook("verschoven", "corner-down-right", _("Verschoven")),
    "stil_verschoven": StatusLook("verschoven", "volume-x", _("Stil verschoven")),
    "niet_gevonden": StatusLook("onbepaald", "unlink", _("Niet gevonden")),
    "concept": StatusLook("open", "pencil", _("Concept")),
    "ingetrokken": StatusLook("ingetrokken", "archive-x", _("Ingetrokken")),
    "embargo": StatusLook("embargo", "lock", _("Embargo")),
}

# Stops of a timeline and the effects under them. "ghost", a plan not met, is an empty stop.
SOORT_ICONS: dict[str, str] = {
    "stuk": "file-text",
    "vergadering": "users",
    "besluit": "gavel",
    "mijlpaal": "flag",
    "verschuiving": "corner-down-right",
    "afspraak": "message-square-quote",
    "afgedaan": "circle-check",
    "voorgesteld": "hourglass",
    "termijn": "alarm-clock",
    "randvoorwaarde": "list-checks",
    "bewijs": "file-check",
    "oordeel": "scale",
    "antwoord": "reply",
    "niet_getoond": "eye-off",
    "onbekend": "unlink",
    "start": "message-square-quote",
}

# How a vergadering treated a stuk.
MANNER_ICONS: dict[str, str] = {
    "ter_kennisname": "eye",
    "bespreekstuk": "messages-square",
    "hamerstuk": "check",
    "besluit": "gavel",
}

NOTICE_ICONS: dict[str, str] = {"info": "info", "warning": "triangle-alert", "negative": "triangle-alert"}


@lru_cache(maxsize=256)
def _svg(name: str, size: int) -> SafeString:
    attributes = {"class": "icon", "aria-hidden": "true", "focusable": "false"}
    return SafeString(lucide(name, size=size, **attributes))


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A decorative lucide icon of `size` px; the words always stand beside it. Raises for an unknown name."""
    return _svg(str(name), size)


@register.simple_tag
def soort_icon(soort: str) -> SafeString:
    """The icon of a timeline entry or effect; nothing for a soort that has none."""
    name = SOORT_ICONS.get(soort)
    return _svg(name, 16) if name else SafeString("")


@register.simple_tag
def manner_icon(manner: str) -> SafeString:
    """The icon of a way to treat a stuk; nothing for one that has none."""
    name = MANNER_ICONS.get(manner)
    return _svg(name, 16) if name else SafeString("")


@register.simple_tag
def notice_icon(kind: str = "", name: str = "") -> SafeString:
    """The icon of a notice: `name` when given, else the one of its kind."""
    return _svg(str(name) or NOTICE_ICONS.get(kind, "info"), 22)


@register.simple_tag
def status_label(key: str, words: str | Promise = "") -> SafeString:
    """The stand of one thing, or a count of it; never a button or link.

    A key that STATUS_LOOKS lacks is shown as a plain label with its own words.
    """
    return _status_label(str(key), str(words))


@lru_cache(maxsize=1024, typed=True)  # marked safe or not is told by the type
def _status_label(key: str, words: str) -> SafeString:
    look = STATUS_LOOKS.get(key) or StatusLook(*_OPEN, key.replace("_", " ").capitalize())
    icon_svg = _svg(look.icon, 16)
    label = '<span class="status" data-status="{}">{}<span>{}</span></span>'
    return format_html(label, look.look, icon_svg, words or look.words)


@register.simple_tag
def maybe_link(words: str | Promise, url: str) -> SafeString:
    """Words, as a link when there is an address; set apart, since they may run from right to left."""
    return format_html('<a href="{}" dir="auto">{}</a>', url, words) if url else format_html("<bdi>{}</bdi>", words)


@register.simple_tag
def to_whom(name: str) -> SafeString:
    """ "aan Gemeenteraad"; the name set apart, since it may run from right to left."""
    return _to_whom(name)


@lru_cache(maxsize=1024, typed=True)
def _to_whom(name: str) -> SafeString:
    return format_html(gettext("aan {}"), format_html("<bdi>{}</bdi>", name))


@register.simple_tag
def on_track(spoor: int | str, plan: str, was: int | str = "") -> SafeString:
    """The attributes by which style.css draws the track at a stop: where it runs, and beside which plans.

    `was` is the place of a plan that was left, when the stop is one. Empty is 0.
    """
    return _on_track(spoor or 0, plan, was or 0)


@lru_cache(maxsize=1024)
def _on_track(spoor: int | str, plan: str, was: int | str) -> SafeString:
    drawn = format_html('data-spoor="{}" data-plan="{}"', spoor, plan)
    return drawn + format_html(' data-was="{}"', was) if was else drawn


@register.simple_tag
def time_element(iso: str, words: str) -> str:
    """Words in <time datetime>, or the words alone when HTML has no form for the date that they name."""
    return _time(iso, words)


@register.simple_tag
def datering(value: Datering | None) -> str:
    """The words of a date, in <time datetime> when they name one; nothing for None."""
    return "" if value is None else _time(value.iso() or "", value.display())


@lru_cache(maxsize=4096, typed=True)
def _time(iso: str, words: str) -> str:
    return format_html('<time datetime="{}">{}</time>', iso, words) if iso else words


def _elided(paginator: Paginator[Any], number: int) -> Iterable[int | None]:
    """Page numbers around `number`, with None where numbers are left out."""
    pages = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in pages]


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page_obj: Page[Any]) -> dict[str, Any]:
    """Links to the pages of a list; they keep every other query parameter of the request."""
    return {
        "request": context["request"],
        "page_obj": page_obj,
        "numbers": _elided(page_obj.paginator, page_obj.number),
    }


@register.inclusion_tag("components/page_picker.html")
def page_picker(current: int, total: int, base_url: str, part: str = "pagina", query: str = "") -> dict[str, Any]:
    """Links to the pages of a stuk, at `base_url`, the number, a slash and `query`. `part` is "pagina" or "deel"."""
    numbers = _elided(Paginator(range(total), per_page=1), current)
    return {
        "current": current,
        "part": part,
        "links": [(number, f"{base_url}{number}/{query}") for number in numbers],
        "previous_url": f"{base_url}{current - 1}/{query}" if current > 1 else "",
        "next_url": f"{base_url}{current + 1}/{query}" if current < total else "",
        "is_needed": total > 1,
    }
