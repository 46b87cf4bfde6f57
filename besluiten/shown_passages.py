"""What a page may show of a passage: its words only while its stuk is public."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.datering import Datering
from dossiers.models import Passage, Stuk
from dossiers.panels import Moment

# Joined in one query with whatever points at a passage; lists leave the text of the page out.
PASSAGE_RELATED = ("passage__stuk__withdrawal", "passage__pagina__bestand")
CONTEXT_LENGTH = 700  # characters on either side, when the paragraph is longer

_AUTHORITY_WORDS = {
    Stuk.Authority.ADVISORY: gettext_lazy("Aangehaald in een stuk van de adviesraad"),
    Stuk.Authority.RESIDENTS: gettext_lazy("Aangehaald in een stuk van inwoners"),
    Stuk.Authority.PRESS: gettext_lazy("Aangehaald in een stuk van de pers"),
}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """The context of templates/components/passage.html; without words the stuk was taken back."""

    words: str
    stuk_title: str
    stuk_url: str
    date: Datering
    page_label: str = ""
    page_url: str = ""
    before: str = ""
    after: str = ""
    note: str = ""


def public_passages(pks: Iterable[int | None], moment: Moment) -> set[int]:
    """Which of these passages may show their words, in one query or none."""
    wanted = {pk for pk in pks if pk is not None}
    if not wanted:
        return set()
    return set(Passage.objects.public(moment.at).filter(pk__in=wanted).values_list("pk", flat=True))


def shown_passage(passage: Passage, *, is_public: bool, has_context: bool = False) -> ShownPassage:
    """`passage` is one that may be known; `is_public` says whether its words may be read."""
    stuk = passage.stuk
    note = quoted_by(stuk)
    if not is_public:
        return ShownPassage("", title_of(stuk), stuk.get_absolute_url(), stuk.date, note=note)
    before, after = paragraph_around(passage) if has_context else ("", "")
    return ShownPassage(
        words=passage.quote,
        stuk_title=stuk.title,
        stuk_url=stuk.get_absolute_url(),
        date=stuk.date,
        page_label=passage.pagina.label,
        page_url=passage.get_absolute_url(),
        before=before,
        after=after,
        note=note,
    )


def title_of(stuk: Stuk) -> str:
    """The title, unless the griffie blanked it when it withdrew the stuk."""
    withdrawal: Any = getattr(stuk, "withdrawal", None)
    return stuk.title if withdrawal is None or withdrawal.shows_title else _("Ingetrokken stuk")


def quoted_by(stuk: Stuk) -> str:
    """Says so when the words reach us through somebody else than college or raad."""
    return str(_AUTHORITY_WORDS.get(Stuk.Authority(stuk.authority), ""))


def paragraph_around(passage: Passage) -> tuple[str, str]:
    """The rest of the paragraph before and after the words; nothing when they no longer stand where they stood."""
    if not passage.stands_where_it_says:
        return "", ""
    text = passage.pagina.text
    start = text.rfind("\n\n", 0, passage.start) + 2 if "\n\n" in text[: passage.start] else 0
    end = text.find("\n\n", passage.end)
    before = text[start : passage.start]
    after = text[passage.end : end if end >= 0 else len(text)]
    if len(before) > CONTEXT_LENGTH:
        before = "… " + re.sub(r"^\S*\s", "", before[-CONTEXT_LENGTH:])
    if len(after) > CONTEXT_LENGTH:
        after = re.sub(r"\s\S*$", "", after[:CONTEXT_LENGTH]) + " …"
    return before, after
