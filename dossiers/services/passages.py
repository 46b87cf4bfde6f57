"""Finding words on a page and keeping them as a Passage. The browser sends words, never offsets."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dossiers.models import Bestand, Passage, Stuk, StukPagina

MAX_QUOTE = 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open, in code points."""

    start: int
    end: int


def find_spans(text: str, words: str) -> list[Span]:
    """Every place where the words stand, whatever the white space between them. Overlaps are not counted twice."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    return [Span(match.start(), match.end()) for match in pattern.finditer(text)]


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
        message = ngettext(
            "Deze woorden staan %(count)d keer op deze pagina. Neem er meer woorden omheen bij.",
            "Deze woorden staan %(count)d keer op deze pagina. Neem er meer woorden omheen bij.",
            len(spans),
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
    if not bestanden_of(stuk).filter(pk=pagina.bestand_id).exists():
        raise ValidationError(_("Deze pagina hoort niet bij dit stuk."), code="ander_stuk")
    span = locate(pagina, words, occurrence)
    passage, _created = Passage.objects.get_or_create(
        stuk=stuk,
        pagina=pagina,
        start=span.start,
        end=span.end,
        defaults={"quote": pagina.text[span.start : span.end]},
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

    Returns the passages whose words no longer stand anywhere; those keep their page and place. A passage whose words
    stand several times takes the place nearest to its old one.
    """
    lost = []
    pages = {page.number: page for page in bestand.pages.select_for_update()}
    for number, text in texts.items():
        if number not in pages:
            pages[number] = StukPagina.objects.create(bestand=bestand, number=number, text=text)
        elif pages[number].text != text:
            pages[number].text = text
            pages[number].save(update_fields=["text"])
    for passage in Passage.objects.filter(pagina__bestand=bestand).select_related("pagina"):
        if not _move(passage, pages):
            lost.append(passage)
    return lost


def _move(passage: Passage, pages: dict[int, StukPagina]) -> bool:
    old = passage.pagina.number
    for page in sorted(pages.values(), key=lambda item: abs(item.number - old)):
        spans = find_spans(page.text, passage.quote)
        exact = [span for span in spans if page.text[span.start : span.end] == passage.quote]
        if exact:
            best = min(exact, key=lambda span: abs(span.start - passage.start))
            passage.pagina, passage.start, passage.end = page, best.start, best.end
            passage.save(update_fields=["pagina", "start", "end"])
            return True
    return False
