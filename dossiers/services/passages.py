"""Finding words on a page and keeping them as a Passage. The browser sends words, never offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from dossiers.models import Bestand, Passage, Stuk, StukPagina

MAX_QUOTE = 10_000
OUT_OF_THE_WAY = 1_000_000_000  # further than any page text reaches
Place = tuple[int, int, int, int]  # stuk, pagina, start, end
_SPACES = re.compile(r"\s+")
_LONG_SPACES = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open, in code points."""

    start: int
    end: int


def find_spans(text: str, words: str) -> list[Span]:
    """Every place where the words stand, whatever the white space between them. Overlaps are not counted twice.

    Linear in the text, also when words and text repeat themselves, which an expression with `\\s+` is not.
    """
    needle = " ".join(words.split())
    if not needle:
        return []
    squeezed = _SPACES.sub(" ", text)
    # After each longer run of white space the squeezed text is this much shorter than the text.
    starts, gained = [], [0]
    for run in _LONG_SPACES.finditer(text):
        starts.append(run.start() - gained[-1])
        gained.append(gained[-1] + run.end() - run.start() - 1)
    spans, at = [], squeezed.find(needle)
    while at != -1:
        end = at + len(needle)
        spans.append(Span(at + gained[bisect_left(starts, at)], end + gained[bisect_left(starts, end)]))
        at = squeezed.find(needle, end)
    return spans


def locate(pagina: StukPagina, words: str, occurrence: int | None = None) -> Span:
    """The one place of these words on the page.

    `occurrence` (from 1) chooses when they stand there more than once. Raises ValidationError, in Dutch, when the
    words are not on the page, or stand there several times and no occurrence was chosen.
    """
    if len(words) > MAX_QUOTE:
        raise ValidationError(_("Dit citaat is te lang. Kies een korter stuk tekst."), code="te_lang")
    spans = find_spans(pagina.text, words)
    if not spans:
        raise ValidationError(
            _("Deze woorden staan niet op deze pagina. Neem ze precies zo over als ze er staan."),
            code="niet_gevonden",
        )
    if occurrence is None and len(spans) > 1:
        message = _(
            "Deze woorden staan %(count)d keer op deze pagina. "
            "Neem er meer woorden omheen bij, of vul in de hoeveelste u bedoelt."
        )
        raise ValidationError(message % {"count": len(spans)}, code="vaker_gevonden")
    index = (occurrence or 1) - 1
    if not 0 <= index < len(spans):
        raise ValidationError(_("Zo vaak staan deze woorden niet op deze pagina."), code="niet_gevonden")
    return spans[index]


@transaction.atomic
def make_passage(*, stuk: Stuk, pagina: StukPagina, words: str, occurrence: int | None = None) -> Passage:
    """The passage of these words; the same words at the same place give the same passage.

    Raises ValidationError as `locate`, or when the page is not of a file of this stuk.
    """
    span = locate(pagina, words, occurrence)
    return passage_at(stuk, pagina, span.start, span.end)


@transaction.atomic
def find_in_stuk(stuk: Stuk, words: str, number: int | None = None) -> Passage:
    """The passage of these words in the file of the newest concept, on this page or wherever they stand once.

    Raises ValidationError, in Dutch, when they stand there not at all or more than once.
    """
    bestand = (stuk.get_latest_revision_as_object() if stuk.latest_revision_id else stuk).bestand
    pages = StukPagina.objects.filter(bestand=bestand) if bestand else StukPagina.objects.none()
    if number is not None:
        pages = pages.filter(number=number)
    found = [page for page in pages.order_by("number") if find_spans(page.text, words)]
    if not found:
        where = _("op deze pagina") if number is not None else _("in dit stuk")
        message = _("Deze woorden staan niet %s. Neem ze precies zo over als ze er staan.")
        raise ValidationError(message % where, code="niet_gevonden")
    if len(found) > 1:
        labels = ", ".join(page.label for page in found[:5])
        message = _("Deze woorden staan op meer plaatsen: %s. Vul de pagina in, of neem er meer woorden bij.")
        raise ValidationError(message % labels, code="vaker_gevonden")
    return make_passage(stuk=stuk, pagina=found[0], words=words)


@transaction.atomic
def passage_at(stuk: Stuk, pagina: StukPagina, start: int, end: int) -> Passage:
    """The passage at this place, half-open in code points; one that is there already is that one.

    Raises ValidationError when the page is not of a file of this stuk, or ends before.
    """
    if not bestanden_of(stuk).filter(pk=pagina.bestand_id).exists():
        raise ValidationError(_("Deze pagina hoort niet bij dit stuk."), code="ander_stuk")
    if not 0 <= start < end <= len(pagina.text):
        raise ValidationError(_("Deze woorden staan niet op deze pagina."), code="niet_gevonden")
    Stuk.objects.select_for_update().get(pk=stuk.pk)  # it is not published meanwhile
    is_published = stuk.published_bestanden.filter(bestand=pagina.bestand_id).exists()
    passage, _created = Passage.objects.get_or_create(
        stuk=stuk,
        pagina=pagina,
        start=start,
        end=end,
        defaults={"quote": pagina.text[start:end], "is_published": is_published},
    )
    return passage


def bestanden_of(stuk: Stuk) -> QuerySet[Bestand]:
    """Every file of a stuk: the one of its row, the one of its newest concept, and those published before."""
    newest = stuk.get_latest_revision_as_object() if stuk.latest_revision_id else stuk
    ids = [pk for pk in (stuk.bestand_id, newest.bestand_id) if pk]
    published = stuk.published_bestanden.values("bestand")
    return Bestand.objects.filter(pk__in=ids) | Bestand.objects.filter(pk__in=published)


@transaction.atomic
def reanchor(bestand: Bestand, texts: dict[int, str]) -> list[Passage]:
    """Give the pages of a file their newly read texts and move its passages along by their words.

    A page that is in none of the texts is empty from now on. A passage whose words stand several times takes the
    free place nearest to its old one. Returns the passages whose words stand nowhere (any more, or only where another
    passage of the stuk has them): they keep their page and, unless it is taken now, their place.
    """
    pages = {page.number: page for page in bestand.pages.select_for_update()}
    for number in sorted({*pages, *texts}):
        text = texts.get(number, "")
        if number not in pages:
            pages[number] = StukPagina.objects.create(bestand=bestand, number=number, text=text)
        elif pages[number].text != text:
            pages[number].text = text
            pages[number].save(update_fields=["text"])
    passages = Passage.objects.filter(pagina__bestand=bestand).select_related("pagina").order_by("start", "pk")
    old = {passage: (passage.stuk_id, passage.pagina_id, passage.start, passage.end) for passage in passages}
    new: dict[Passage, Place] = {}
    for passage in old:
        if place := _nearest(passage, pages.values(), taken=set(new.values())):
            new[passage] = place
    lost = [passage for passage in old if passage not in new]
    new |= {passage: old[passage] for passage in lost if old[passage] not in new.values()}
    if any(old[passage] != place for passage, place in new.items()):
        _move(bestand, new)
    return lost


def _nearest(passage: Passage, pages: Iterable[StukPagina], taken: set[Place]) -> Place | None:
    number = passage.pagina.number
    for page in sorted(pages, key=lambda item: abs(item.number - number)):
        spans = find_spans(page.text, passage.quote)
        exact = [span for span in spans if page.text[span.start : span.end] == passage.quote]
        places = [(passage.stuk_id, page.pk, span.start, span.end) for span in exact]
        free = [place for place in places if place not in taken]
        if free:
            return min(free, key=lambda place: abs(place[2] - passage.start))
    return None


def _move(bestand: Bestand, places: dict[Passage, Place]) -> None:
    # Out of the way first: while one moves, the next may still stand on its place.
    ours = Passage.objects.filter(pagina__bestand=bestand)
    ours.update(start=F("start") + OUT_OF_THE_WAY, end=F("end") + OUT_OF_THE_WAY)
    for passage, (_stuk, pagina, start, end) in places.items():
        Passage.objects.filter(pk=passage.pk).update(pagina=pagina, start=start, end=end)
