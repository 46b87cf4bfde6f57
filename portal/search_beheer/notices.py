"""What is wrong with the engine, in words for who keeps the server, with the command that mends it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.engine import Trouble

Words = str | Promise

REBUILD = "manage.py search_rebuild"


@dataclass(frozen=True, slots=True)
class Notice:
    """`words` are those of the engine itself."""

    title: Words
    advice: Words
    command: str = ""
    words: str = ""


_NOTICES: dict[Trouble, tuple[Words, Words, str]] = {
    Trouble.AWAY: (
        _("De zoekmachine antwoordt niet."),
        _("Lezers vinden nu alleen titels en nummers. Start de zoekmachine; wat wacht, komt dan vanzelf in de index."),
        "",
    ),
    Trouble.BUSY: (
        _("De zoekmachine heeft het te druk."),
        _("Raadsspoor wacht en probeert het steeds opnieuw. Blijft dit zo, geef de zoekmachine dan meer geheugen."),
        "",
    ),
    Trouble.DAMAGED: (
        _("De zoekindex is beschadigd."),
        _("De site blijft te lezen. Bouw de index opnieuw; alles komt uit de database."),
        REBUILD,
    ),
    Trouble.DENIED: (
        _("De zoekmachine laat Raadsspoor niet toe."),
        _("Kijk naar de API-sleutel of het wachtwoord, en naar de rechten die erbij horen."),
        "",
    ),
    Trouble.DISK: (
        _("De schijf van de zoekmachine is vol."),
        _("Zoeken werkt nog, maar er komt niets bij. Maak ruimte; wat wacht, komt daarna vanzelf in de index."),
        "",
    ),
    Trouble.LAYOUT: (
        _("De index is van een andere versie van Raadsspoor."),
        _("Bouw de index opnieuw. Tot dan vinden lezers alleen titels en nummers."),
        REBUILD,
    ),
    Trouble.MAPPING: (
        _("De velden van de index passen niet meer."),
        _("De index op de server is veranderd. Bouw hem opnieuw; de oude antwoordt tot de nieuwe klaar is."),
        REBUILD,
    ),
    Trouble.MISSING: (
        _("Er is nog geen zoekindex, of hij is weg."),
        _("Bouw de index; alles komt uit de database."),
        REBUILD,
    ),
    Trouble.SETTINGS: (
        _("De instellingen van de zoekmachine kloppen niet."),
        _("Kijk naar SEARCH_ENGINE en naar de instellingen die met ELASTICSEARCH_ beginnen."),
        "",
    ),
}


def notice_of(trouble: Trouble, words: str) -> Notice:
    title, advice, command = _NOTICES[trouble]
    return Notice(title, advice, command, words)
