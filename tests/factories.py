"""Stukken, passages and afspraken in each state of their life, made by the services themselves."""

import io
import itertools
from datetime import timedelta
from typing import Any

from django.utils import timezone

from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.afspraken import register_afspraak
from besluiten.services.publicity import refresh_all_afspraken
from besluiten.transitions import AfspraakKind
from dossiers.datering import Datering, datering_from_iso
from dossiers.extraction import EXTRACTION_VERSION, Extraction, FileFormat, PageText, ReadState
from dossiers.models import Bestand, DossierPage, GemeentePage, Orgaan, Passage, Stuk
from dossiers.services.bestanden import keep_extraction, receive_bestand
from dossiers.services.passages import make_passage
from dossiers.services.publicity import refresh_all
from dossiers.services.stukken import create_stuk, publish_stuk, withdraw_stuk
from search.compound_lists import save_compound
from search.empty_queries import note_empty
from search.models import Compound, EmptyQuery, Synonym
from search.query import SearchQuery
from search.synonym_lists import save_synonym

_serial = itertools.count(1)
PROMISE = "Wij sturen u voor de zomer een overzicht van de wachttijden."


def make_bestand(gemeente: GemeentePage, *pages: str, filename: str = "memo.txt") -> Bestand:
    """A file that was read into these pages."""
    body = f"{next(_serial)}\n" + "\f".join(pages)
    bestand = receive_bestand(gemeente=gemeente, source=io.BytesIO(body.encode()), filename=filename).bestand
    texts = tuple(PageText(number=number, text=text) for number, text in enumerate(pages, start=1))
    return keep_extraction(
        bestand.pk,
        Extraction(
            state=ReadState.READ,
            format=FileFormat.TEXT,
            pages=texts,
            reason="",
            code="",
            version=EXTRACTION_VERSION,
        ),
    )


def make_stuk(
    dossier: DossierPage,
    *pages: str,
    state: str = "published",
    title: str = "Voortgang Wmo",
    date: Datering | None = None,
    **fields: Any,
) -> Stuk:
    """`state`: concept, published, withdrawn."""
    gemeente = dossier.get_parent().specific
    stuk = create_stuk(
        gemeente=gemeente,
        title=title,
        bestand=make_bestand(gemeente, *(pages or (PROMISE,))),
        dossiers=[dossier],
        date=date or datering_from_iso("2026-04-08"),
        soort=fields.pop("soort", Stuk.Soort.MEMO),
        **fields,
    )
    if state in ("published", "withdrawn"):
        stuk = publish_stuk(stuk)
    if state == "withdrawn":
        withdraw_stuk(stuk, reason="Er stond een fout in.")
        stuk = Stuk.objects.get(pk=stuk.pk)
    return stuk


def passage_of(stuk: Stuk, words: str = PROMISE, page: int = 1) -> Passage:
    return make_passage(stuk=stuk, pagina=stuk.bestand.pages.get(number=page), words=words)


def make_toezegging(stuk: Stuk, words: str = PROMISE, **fields: Any) -> Afspraak:
    fields.setdefault("title", "Overzicht van de wachttijden sturen")
    fields.setdefault("termijn_words", "voor de zomer")
    return register_afspraak(kind=AfspraakKind.TOEZEGGING, passage=passage_of(stuk, words), **fields)


def make_randvoorwaarde(stuk: Stuk, mijlpaal: Mijlpaal, words: str = PROMISE, **fields: Any) -> Afspraak:
    fields.setdefault("title", "De wachttijden zijn bekend")
    passage = passage_of(stuk, words)
    return register_afspraak(kind=AfspraakKind.RANDVOORWAARDE, passage=passage, mijlpaal=mijlpaal, **fields)


def make_orgaan(gemeente: GemeentePage, name: str = "Gemeenteraad", kind: str = Orgaan.Kind.COUNCIL) -> Orgaan:
    return Orgaan.objects.create(gemeente=gemeente, name=name, kind=kind)


def set_times(thing: Any, **moments: Any) -> None:
    """`go_live_at` or `expire_at` of a page or stuk, as if they had been published with it."""
    type(thing).objects.filter(pk=thing.pk).update(**moments)
    refresh_all()
    refresh_all_afspraken()


def make_synonym(said: str, *expressions: str, synonym: Synonym | None = None, **fields: Any) -> Synonym:
    """Residents say this, papers say that; with `synonym`, changes it."""
    values = {"direction": "bewoners", "is_on": True, "user": None, **fields}
    return save_synonym(synonym, said=said, expressions=expressions, **values)


def make_empty_query(text: str) -> EmptyQuery:
    """Typed today, yesterday and the day before, each time for nothing."""
    for day in range(3):
        note_empty(SearchQuery(today=timezone.localdate() - timedelta(days=day), text=text))
    return EmptyQuery.objects.get(text=text)


def make_compound(word: str, kind: str = "deel", parts: str = "", **fields: Any) -> Compound:
    values = {"is_on": True, "user": None, **fields}
    return save_compound(values.pop("compound", None), kind=kind, word=word, parts=parts.split(), **values)
