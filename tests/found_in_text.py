"""Finds of a machine, made by hand: what a test says was found, whatever the rules of the day would find."""

from collections.abc import Mapping

from dossiers.models import Kandidaat, Stuk
from dossiers.reading.model import Find, FindKind, Place
from dossiers.services.kandidaten import expect_reading, keep_finds


def found(stuk: Stuk, kind: FindKind, quote: str, values: Mapping[str, str] | None = None, page: int = 1) -> Find:
    text = stuk.bestand.pages.get(number=page).text
    start = text.index(quote)
    place = Place(page, start, start + len(quote))
    return Find(kind, place, quote, f"{kind.value}-1", 0.9, ("Hier staat een belofte.",), values or {})


def propose(stuk: Stuk, *finds: Find, version: str = "1") -> list[Kandidaat]:
    """The kandidaten of the stuk after reading it to these finds, in the order of the text."""
    expect_reading(stuk, stuk.bestand)
    keep_finds(stuk, stuk.bestand, finds, version=version)
    return list(Kandidaat.objects.filter(stuk=stuk).order_by("pagina__number", "start", "pk"))
