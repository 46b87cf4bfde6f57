"""Which known afspraken and mijlpalen a sentence may be about, and why: by their words, within the own dossiers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Mijlpaal
from dossiers.models import Decision, DossierPage, Kandidaat, Stuk
from dossiers.reading.model import FindKind
from search.dutch.stems import stem
from search.dutch.text import fold, word_texts
from search.dutch.word_lists import stop_words

MOST_ALIKE = 5
SAME = 0.5
"""From this share of the stems of the shorter one on, two sentences are taken to speak of the same."""
ALIKE = 0.25
FEWEST_SHARED = 2
FEWEST_SAME = 3
AHEAD = 1.5
_TOLD_BY = ("pk", "nummer", "title", "passage__quote")
_NUMMER = re.compile(r"[A-Z]{1,3}-?\d{2,4}[-/.]\d{1,4}")


@dataclass(frozen=True, slots=True)
class Alike:
    """`explanation`: Dutch, for the griffier."""

    pk: int
    title: str
    share: float
    words: tuple[str, ...]
    is_same: bool

    @property
    def explanation(self) -> str:
        if not self.words:
            return _("Dit noemt het nummer van %s") % self.title
        values = {"title": self.title, "words": ", ".join(self.words[:5])}
        return _("Lijkt op %(title)s (zelfde woorden: %(words)s)") % values


def likely_afspraken(kandidaat: Kandidaat, dossiers: Sequence[DossierPage]) -> list[Alike]:
    """Of these dossiers, the best first; one whose number stands in the words goes before all."""
    known = Afspraak.objects.filter(gemeente=kandidaat.gemeente_id, dossiers__in=dossiers, confirmed_at__isnull=False)
    rows = known.exclude(passage__stuk=kandidaat.stuk_id).distinct().values_list(*_TOLD_BY)
    return _likely(kandidaat, rows)


def afspraken_in_the_news(stuk: Stuk, afspraken: QuerySet[Afspraak]) -> dict[int, Kandidaat]:
    """Of these afspraken those that news in this stuk is clearly about, each with that news; in two queries."""
    rows = list(afspraken.values_list(*_TOLD_BY))
    news = Kandidaat.objects.filter(stuk=stuk, kind=FindKind.NEWS.value).exclude(decision=Decision.REJECTED)
    found: dict[int, Kandidaat] = {}
    for kandidaat in news.select_related("pagina").defer("pagina__text"):
        best = clear_best(_likely(kandidaat, rows))
        if best is not None:
            found.setdefault(best.pk, kandidaat)
    return found


def _likely(kandidaat: Kandidaat, rows: Iterable[tuple[int, str, str, str]]) -> list[Alike]:
    """`rows`: the columns of _TOLD_BY."""
    sentence = sentence_of(kandidaat)
    numbers = set(_NUMMER.findall(sentence))
    return _best(
        sentence,
        ((pk, f"{nummer} {title}".strip(), f"{title} {quote}", nummer in numbers) for pk, nummer, title, quote in rows),
    )


def likely_mijlpalen(kandidaat: Kandidaat, dossiers: Sequence[DossierPage]) -> list[Alike]:
    known = Mijlpaal.objects.filter(dossier__in=dossiers, confirmed_at__isnull=False)
    rows = known.values_list("pk", "title", "passage__quote")
    return _best(sentence_of(kandidaat), ((pk, title, f"{title} {quote}", False) for pk, title, quote in rows))


def sentence_of(kandidaat: Kandidaat) -> str:
    """Its words, with those before them when they are too short to say what they are about."""
    return f"{kandidaat.proposal.get('about', '')} {kandidaat.quote}"


def clear_best(alike: Sequence[Alike]) -> Alike | None:
    """The one that a sentence is about, when nothing else comes near."""
    if not alike:
        return None
    is_ahead = len(alike) == 1 or alike[0].share >= AHEAD * alike[1].share
    return alike[0] if is_ahead else None


def _best(sentence: str, known: Iterable[tuple[int, str, str, bool]]) -> list[Alike]:
    stems = stems_of(sentence)
    found = []
    for pk, title, words, is_named in known:
        theirs = stems_of(words)
        common = stems.keys() & theirs.keys()
        share = 1.0 if is_named else len(common) / max(1, min(len(stems), len(theirs)))
        if is_named or (share >= ALIKE and len(common) >= FEWEST_SHARED):
            shown = tuple(word for base, word in stems.items() if base in common)
            found.append(Alike(pk, title, share, shown, is_named or (share >= SAME and len(common) >= FEWEST_SAME)))
    return sorted(found, key=lambda one: (-one.share, one.pk))[:MOST_ALIKE]


def stems_of(text: str) -> dict[str, str]:
    """The stems of the words that say what it is about, each with the word as written."""
    said = {word: fold(word) for word in word_texts(text)}
    return {stem(word): word for word, folded in said.items() if len(folded) > 2 and folded not in stop_words()}
