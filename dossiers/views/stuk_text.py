"""What is claimed about the words of a stuk, and the text of one page with those words marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dossiers.models import Bestand, Passage, Stuk, StukPagina
from dossiers.page_text import Mark, Piece, paragraphs
from dossiers.panels import Claim, Moment, claims_on_passages

MOST_SOUGHT, FIRST_SOUGHT = 500, -1
"""More marks on one page help nobody. The key of the first word sought; passages have keys above zero."""
_CIRCLED = 20  # ① to ⑳ stand in every common font, higher ones do not


@dataclass(frozen=True, slots=True)
class Find:
    """A passage with what is claimed about it; `number` counts through the stuk, 0 when nothing is claimed."""

    passage: Passage
    number: int
    claims: tuple[Claim, ...]

    @property
    def sign(self) -> str:
        return chr(ord("①") + self.number - 1) if self.number <= _CIRCLED else f"({self.number})"

    @property
    def anchor(self) -> str:
        return f"tekst-{self.number}" if self.number else f"passage-{self.passage.public_id}"

    @property
    def words(self) -> str:
        return self.claims[0].kind_label if self.claims else ""


def find_claims(stuk: Stuk, bestand: Bestand | None, moment: Moment) -> list[Find]:
    """Every passage of this stuk in this file, in reading order. Two queries and those of the claims."""
    if bestand is None or stuk.pk is None:
        return []
    passages = list(
        Passage.objects.filter(stuk_id=stuk.pk, pagina__bestand=bestand)
        .select_related("pagina")
        .defer("pagina__text")
        .order_by("pagina__number", "start", "-end")
    )
    claims = claims_on_passages([passage.pk for passage in passages], moment)
    finds, number = [], 0
    for passage in passages:
        claimed = tuple(claims[passage.pk])
        number += bool(claimed)
        finds.append(Find(passage, number if claimed else 0, claimed))
    return finds


def marked_paragraphs(
    pagina: StukPagina, finds: Sequence[Find], chosen: str, sought: Sequence[tuple[int, int]] = ()
) -> list[SafeString]:
    """The page as paragraphs of HTML, with the finds on it marked and the one with key `chosen` told apart, and the
    words at the spans `sought`, of which the first has the anchor "zoekwoord".

    Words that moved since (a page read anew) are not marked: a mark never stands on other words.
    """
    shown = {find.passage.pk: find for find in finds if find.passage.pagina_id == pagina.pk}
    marks = [
        Mark(key, find.passage.start, find.passage.end)
        for key, find in shown.items()
        if pagina.text[find.passage.start : find.passage.end] == find.passage.quote
    ]
    marks += [Mark(-number, start, end) for number, (start, end) in enumerate(sought[:MOST_SOUGHT], start=1)]
    return [
        format_html_join("", "{}", ((_piece_html(piece, shown, chosen),) for piece in paragraph))
        for paragraph in paragraphs(pagina.text, marks)
    ]


def _piece_html(piece: Piece, finds: dict[int, Find], chosen: str) -> SafeString:
    words = linebreaksbr(piece.text, autoescape=True)
    if not piece.keys:
        return words
    is_chosen = any(finds[key].passage.public_id == chosen for key in piece.keys if key in finds)
    is_sought, is_first = any(key < 0 for key in piece.keys), FIRST_SOUGHT in piece.starts
    starts, ends = ([finds[key] for key in keys if key in finds] for keys in (piece.starts, piece.ends))
    return format_html(
        "<mark{}{}{}>{}{}{}</mark>",
        SafeString(' aria-current="true"') if is_chosen else "",
        SafeString(" data-sought") if is_sought else "",
        SafeString(' id="zoekwoord" tabindex="-1"') if is_first else "",
        format_html_join("", '<span id="{}"></span>', ((_anchor(find, chosen),) for find in starts)),
        words,
        format_html_join("", "{}", ((_link(find),) for find in ends)),
    )


def _anchor(find: Find, chosen: str) -> str:
    return "passage" if find.passage.public_id == chosen else find.anchor


def _link(find: Find) -> SafeString:
    if not find.number:
        return SafeString("")
    label = _("Uitleg bij vondst %(number)d: %(words)s") % {"number": find.number, "words": find.words}
    return format_html(
        ' <a href="#vondst-{}" aria-label="{}">{} {}</a>', find.number, label, find.sign, find.words.lower()
    )
