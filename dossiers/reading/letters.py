"""Papers that are letters: by post or by mail, to the raad, to parliament or to residents."""

import re

from dossiers.reading.genres import ANSWERED, Form, Genre, Soort
from dossiers.reading.labels import Label, Labelled
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import Line

_MAIL = re.compile(
    r"\b(?:(?:via|met|in) (?:dit|deze) (?:e-?)?mail(?:bericht)?\b|ontvingen wij (?:de|het) \w{0,12} ?(?:e-?)?mail)",
    re.IGNORECASE,
)
_FOLLOWING_MAIL = re.compile(r"\bvolgende\s{1,3}(?:e-?)?mail\b", re.IGNORECASE)
_MAIL_SIGN = re.compile(r"@|\b(?:RE|FW|Fwd):|\b(?:week|e-?)?mail\b", re.IGNORECASE)
_MAIL_LABELS = re.compile(r"(?:verzonden|sent|date|cc)\s{0,3}:", re.IGNORECASE)
_RESIDENTS = re.compile(
    r"\b(?:\w{0,20}bewoners?|inwoners?|omwonenden?|buurtgenoten|buren|heer,? ?(?:/|of)? ?mevrouw|heer/mevrouw|"
    r"ondernemers?|wijkbewoners?|belanghebbenden?|ouders?(?: en verzorgers?)?|huurders?)\b",
    re.IGNORECASE,
)
_YOUR_PARLIAMENT = re.compile(r"\b[Uu]w Kamer\b")
_MINISTER = re.compile(r"\b(?:minister|staatssecretaris) (?:van|voor) [A-Z]", re.IGNORECASE)
_INVITES = re.compile(
    r"\b(?:uitnodiging|inloop(?:avond|bijeenkomst|middag)?|informatieavond|bewonersavond|themaavond|"
    r"(?:weg)?werkzaamheden)\b",
    re.IGNORECASE,
)
_OF_A_GROUP = re.compile(
    r"\b(?:namens (?:de )?(?:\w{1,30} )?fractie|onze fractie|fractie(?:voorzitter)? [A-Z]|\w{1,30}-?fractie\b|"
    r"raadslid\b)",
    re.IGNORECASE,
)
_OF_ASKERS = re.compile(r"\b(?:fractie\w{0,30}|raadslid|statenlid)\b", re.IGNORECASE)
_ASKS_IN_WRITING = re.compile(r"\bschriftelijk|\?\s", re.IGNORECASE)
_TO_BOARD = re.compile(r"\b(?:college|burgemeester|wethouders?|gedeputeerden?)\b", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"\b(?:(?:voorzitter van de )?(?:tweede|eerste) kamer\b|uw kamer\b|de kamer der staten)", re.IGNORECASE
)


def mail(paper: Paper) -> Genre | None:
    labels = paper.labels
    sender = first(labels, Label.SENDER)
    addressee = first(labels, Label.ADDRESSEE)
    if sender is not None and addressee is not None:
        for line in paper.head:
            if _MAIL_LABELS.match(line.text) or (labels[0] is sender and _MAIL_SIGN.search(line.text)):
                return Genre(Soort.LETTER, Form.E_MAIL, line.place)
    for pattern in (_FOLLOWING_MAIL, _MAIL):
        found = paper.search(pattern)
        if found is not None and found[0].start() < 1_000:
            return Genre(Soort.LETTER, Form.E_MAIL, Place(found[1], found[0].start(), found[0].end()))
    return None


def group_asks(paper: Paper) -> Genre | None:
    """A letter of a fractie to the college that asks for an answer: questions of the raad."""
    greeting = paper.salutation
    if greeting is None or not _TO_BOARD.search(greeting.text) or paper.search(_ASKS_IN_WRITING) is None:
        return None
    found = paper.search(_OF_A_GROUP)
    if found is None:
        return None
    return Genre(Soort.QUESTIONS, Form.PLAIN, Place(found[1], found[0].start(), found[0].end()))


def letter(paper: Paper) -> Genre | None:
    greeting = paper.salutation
    if greeting is None:
        return None
    if _OF_ASKERS.search(greeting.text) and paper.search(ANSWERED):
        return Genre(Soort.ANSWERS, Form.PLAIN, greeting.place)
    return Genre(Soort.LETTER, _form_of_letter(paper, greeting), greeting.place)


def _form_of_letter(paper: Paper, greeting: Line) -> Form:
    head = " ".join(line.text for line in paper.head)
    if _PARLIAMENT.search(head) or any(_MINISTER.search(line.text) for line in paper.farewell):
        return Form.TO_PARLIAMENT
    addressed = greeting.text + " " + " ".join(item.value for item in paper.labels if item.label is Label.ADDRESSEE)
    to_all = re.search(r"\baan (?:de|alle) [^.]{0,80}", head, re.IGNORECASE)
    if _RESIDENTS.search(addressed) or (to_all is not None and _RESIDENTS.search(to_all.group())):
        return Form.TO_RESIDENTS
    if (
        _INVITES.search(head)
        and not _TO_BOARD.search(addressed)
        and not re.search(r"\b(?:raads?|raadsleden|college|staten)\b", addressed, re.IGNORECASE)
    ):
        return Form.TO_RESIDENTS
    return Form.PLAIN


def to_parliament(paper: Paper) -> Genre | None:
    for line in paper.head[:20]:
        if found := re.search(r"\bvoorzitter van de (?:tweede|eerste) kamer\b", line.text, re.IGNORECASE):
            return Genre(Soort.LETTER, Form.TO_PARLIAMENT, line.part(found.start(), found.end()))
    if hit := paper.search(_YOUR_PARLIAMENT):
        return Genre(Soort.LETTER, Form.TO_PARLIAMENT, Place(hit[1], hit[0].start(), hit[0].end()))
    return None


def first(labels: tuple[Labelled, ...], label: Label) -> Labelled | None:
    return next((item for item in labels if item.label is label and item.is_sure), None)
