"""To whom a paper is: by labels and lines above the text, the greeting, and the soort of the paper."""

import re

from dossiers.reading.field_rules import FieldRule, Reading, field_rule
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import LETTERHEAD
from dossiers.reading.party_names import (
    BOARD,
    BY_BOARD_FOR_COUNCIL,
    LETTERS,
    NAMED_FRACTIE,
    NOBODY,
    TO,
    above_address,
    group,
    is_addressee,
    labelled_name,
    named,
    of_soort,
)

_GREETED = re.compile(
    r"(?:zeer )?(?:geachte?|beste|hooggeachte|hallo|hoi|dag|edelachtbare)\s+(?P<who>[^,;:!]{2,90})", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:verzoekt|verzoeken|draagt|dragen|vraagt|roept|wordt (?:verzocht|gevraagd|opgedragen))\s{1,3}"
    r"(?:(?:de|het)\s{1,3})?(?P<who>college|burgemeester|gemeenteraad|presidium|gedeputeerde staten|regering|"
    r"griffie)\b|"
    r"\b(?:het )?(?P<who2>college)\s{1,3}(?:wordt|te verzoeken|op te dragen|op om|op\b)",
    re.IGNORECASE,
)
_BOARD_ASKED = re.compile(
    r"\b(?:verzoekt|verzoeken|draagt|dragen|vraagt|roept)\s{1,3}(?:het\s{1,3})?(?P<who>college|"
    r"gedeputeerde staten)\b|"
    r"\b(?:het )?(?P<who2>college)\s{1,3}(?:wordt|te verzoeken|op te dragen|op om|op\b)",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:status|stand|afdoening|voortgang)\b", re.IGNORECASE)
_COUNCIL_DECIDES = re.compile(r"\bde (?P<who>(?:gemeente)?raad|(?:provinciale )?staten)\b", re.IGNORECASE)
_YOUR_COUNCIL = re.compile(
    r"\b(?:uw (?P<who>raad|staten)|(?:aan|stelt|stellen|bieden|informeren) (?:de|"
    r"uw) (?P<who2>(?:gemeente)?raad)|aan de (?P<who3>(?:gemeente)?raad)\b)",
    re.IGNORECASE,
)


def _aan_line(paper: Paper, genre: Genre | None) -> Reading | None:
    for line in paper.head[:25]:
        if found := TO.match(line.text):
            return named(found["who"], line.part(found.start("who"), found.end("who")))
    return None


def _under_letterhead(paper: Paper, genre: Genre | None) -> Reading | None:
    """The organ that stands alone below the line of the gemeente that writes."""
    if genre is None or genre.soort not in LETTERS or not paper.head:
        return None
    if not LETTERHEAD.match(paper.head[0].text):
        return None
    for line in paper.head[1:4]:
        if is_addressee(line) and not TO.match(line.text):
            return named(line.text, line.place)
    return None


def _greeted(paper: Paper, genre: Genre | None) -> Reading | None:
    line = paper.salutation
    found = _GREETED.match(line.text) if line is not None else None
    if (
        line is None
        or found is None
        or re.fullmatch(
            r"(?:dames en heren|allen|allemaal|collega\w{0,30}|heer|mevrouw|(?:heer|"
            r"mevrouw) ?[,/]? ?(?:of )?(?:heer|mevrouw)|lezer)",
            found["who"].strip(),
            re.I,
        )
    ):
        return None
    return named(found["who"], line.part(found.start("who"), found.end("who")))


def _asked(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is not None and genre.soort is Soort.AMENDMENT:
        return group(paper, _COUNCIL_DECIDES)
    if genre is None or genre.soort is not Soort.MOTION or (genre.form is Form.LIST and paper.search(_STATE)):
        return None
    return group(paper, _BOARD_ASKED) or group(paper, _ASKED)


def _board_of_questions(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.soort is not Soort.QUESTIONS:
        return None
    return group(paper, BOARD)


def _your_council(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or (
        genre.soort in (Soort.NEWS, Soort.REPORT, Soort.MOTION, *LETTERS) and genre.form is Form.PLAIN
    ):
        return None
    return group(paper, _YOUR_COUNCIL)


def _addressee_of_soort(paper: Paper, genre: Genre | None) -> Reading | None:
    """To whom such a paper always goes; in the words of the text where it has them."""
    return of_soort(paper, genre, _ADDRESSEES)


def _asking_group(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.soort is not Soort.ANSWERS:
        return None
    if (asker := labelled_name(Label.PROPOSER)(paper, genre)) is not None:
        return asker
    found = paper.search(NAMED_FRACTIE)
    if found is None or found[0].start() > 800:
        return None
    return Reading(f"fractie {found[0]['who']}", Place(found[1], found[0].start(), found[0].end()))


_A_COUNCIL = re.compile(r"\b(?P<who>gemeenteraad|provinciale staten|raad)\b", re.IGNORECASE)
_ADDRESSEES = {
    **dict.fromkeys(BY_BOARD_FOR_COUNCIL, (_A_COUNCIL, "raad")),
    (Soort.DECISION_LIST, Form.PROMISES): (_A_COUNCIL, "raad"),
    (Soort.MOTION, Form.LIST): (_A_COUNCIL, "raad"),
    (Soort.MOTION, Form.PLAIN): (BOARD, "college"),
    (Soort.QUESTIONS, Form.PLAIN): (BOARD, "college"),
    (Soort.NEWS, Form.WEB_PAGE): (NOBODY, "inwoners"),
}
_SPEAKS = re.compile(r"(?:\.\.\. ?)?(?:(?:mijnheer|meneer|mevrouw) de )?voorzitter,", re.IGNORECASE)
_SPOKEN_TO = re.compile(r"\b(?P<who>raad|staten|commissie)(?:s\w{0,30})?\b", re.IGNORECASE)


def _spoken_to(paper: Paper, genre: Genre | None) -> Reading | None:
    """A speech opens with "Voorzitter,"; the lines above say of which orgaan."""
    if genre is not None and genre.soort is not Soort.OTHER:
        return None
    for index, line in enumerate(paper.lines[:8]):
        if _SPEAKS.match(line.text):
            for above in paper.lines[:index]:
                if found := _SPOKEN_TO.search(above.text):
                    return Reading(found["who"].casefold(), above.part(found.start("who"), found.end("who")))
    return None


ADDRESSEE_RULES: tuple[FieldRule, ...] = (
    field_rule(
        "addressee-label",
        "De naam achter 'Aan' of 'Geadresseerde'.",
        labelled_name(Label.ADDRESSEE),
        0.95,
        example="Aan: de raad van Waterdam\nVan: het college\n",
        counter_example="De brug aan: de andere kant\n",
    ),
    field_rule(
        "addressee-line",
        "Een regel die met 'Aan de' of 'Aan het' begint, boven de tekst.",
        _aan_line,
        0.9,
        example="Aan de leden van de raad\n\nGeachte leden,\n",
        counter_example="De brug ligt aan de vaart\n",
    ),
    field_rule(
        "addressee-above-address",
        "De naam boven 't.a.v.' of boven het adres in een brief.",
        above_address,
        0.85,
        example="Adviesraad Waterdam\nt.a.v. de voorzitter\n\nGeachte voorzitter,\n",
        counter_example="Gemeente Waterdam\nPostbus 1\n\nGeachte voorzitter,\n",
    ),
    field_rule(
        "addressee-under-letterhead",
        "De naam onder de regel van de gemeente die schrijft.",
        _under_letterhead,
        0.75,
        example="Gemeente Waterdam\nAdviesraad Waterdam\nDatum 4 mei 2020\n\nGeacht bestuur,\n",
        counter_example="Gemeente Waterdam\nDatum 4 mei 2020\n\nGeacht bestuur,\n",
    ),
    field_rule(
        "addressee-group",
        "De fractie die de vragen stelde die hier beantwoord worden.",
        _asking_group,
        0.7,
        example="Beantwoording vragen van de fractie Waterpartij over de brug\n",
        counter_example="Beantwoording vragen over de brug\n",
    ),
    field_rule(
        "addressee-greeted",
        "De naam in de aanhef.",
        _greeted,
        0.7,
        example="Geachte leden van de raad,\n\nDe brug gaat open.\n",
        counter_example="Geachte heer,\n\nDe brug gaat open.\n",
    ),
    field_rule(
        "addressee-aan-in-title",
        "De motie is gericht aan wie zij verzoekt of opdraagt.",
        _asked,
        0.8,
        example="Motie brug\n\nDe raad,\n\nverzoekt het college de brug te openen.\n",
        counter_example="Motie brug\n\nDe raad,\n\nspreekt uit dat de brug open moet.\n",
    ),
    field_rule(
        "addressee-board",
        "Vragen van de raad zijn gericht aan het college dat de tekst noemt.",
        _board_of_questions,
        0.6,
        example="Schriftelijke vragen brug\n\nKent het college de brug?\n",
        counter_example="Schriftelijke vragen brug\n\nKent u de brug?\n",
    ),
    field_rule(
        "addressee-your-council",
        "De tekst spreekt 'uw raad' aan, of wordt de raad aangeboden.",
        _your_council,
        0.6,
        example="Raadsvoorstel\n\nUw raad wordt gevraagd de brug te openen.\n",
        counter_example="Raadsvoorstel\n\nDe brug gaat open.\n",
    ),
    field_rule(
        "addressee-spoken-to",
        "Een toespraak tot de voorzitter; erboven staat van welk orgaan.",
        _spoken_to,
        0.6,
        example="Bijdrage in de raadsvergadering van 4 mei 2020\n\nVoorzitter,\n\nDe brug moet open.\n",
        counter_example="Bijdrage in de raadsvergadering van 4 mei 2020\n\nDe brug moet open.\n",
    ),
    field_rule(
        "addressee-of-soort",
        "Het stuk noemt niemand; een stuk van deze soort gaat altijd naar deze ontvanger.",
        _addressee_of_soort,
        0.4,
        example="Lijst van toezeggingen\n",
        counter_example="Besluitenlijst 4 mei 2020\n",
    ),
)
