"""What names of organs and people look like, for the rules about senders and those about addressees."""

import re

from dossiers.reading.field_rules import FieldReader, Reading
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label, starts_with_label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import LETTERHEAD, Line

LONGEST_NAME = 140
ORGAN = (
    r"(?:college(?: van (?:burgemeester (?:en|&) wethouders|b ?(?:&|en) ?w|gedeputeerde staten))?|"
    r"burgemeester (?:en|&) wethouders|gedeputeerde staten|provinciale staten|dagelijks bestuur|algemeen bestuur|"
    r"(?:gemeente)?raad|(?:\w{1,30}[ -])?fractie|wethouders?|burgemeester|gedeputeerden?|ministers?|"
    r"staatssecretaris|"
    r"griffie|griffier|rekenkamer(?:commissie)?|commissie|stichting|vereniging|bewonersvereniging|comité|"
    r"platform|huurdersvereniging|veiligheidsregio|stadsregio|omgevingsdienst|hoogheemraadschap|omroep|"
    r"(?:raads|staten)griffie|"
    r"(?:\w{1,30}[ -]?)?(?:adviesraad|participatieraad|wijkraad|dorpsraad|cliëntenraad|wmo-raad|jongerenraad|"
    r"seniorenraad|"
    r"buurtcomité|belangenvereniging|ondernemersvereniging|werkgroep|wijkpanel|raad)|directeur|wijkmanager|"
    r"projectleider|gemeentesecretaris|dijkgraaf|heemraad|gemeente|waterschap|provincie)"
)
HAS_ORGAN = re.compile(rf"\b{ORGAN}\b", re.IGNORECASE)
_ADDRESS_OF_MAIL = re.compile(r"[<\[(][^<>\[\]()\s]{0,80}@[^<>\[\]()\s]{0,80}[>\])]")
_SMALL_LEAD = re.compile(r"(?:namens )?(?:de|het|een|onze|ons|beide)\s+|namens\s+", re.IGNORECASE)
TO = re.compile(
    r"(?:open brief )?aan\s+(?P<who>(?:de|het|alle|mevrouw|de heer|onze|burgemeester|college|"
    r"leden)\b[^:;.]{0,120}?)(?: (?:over|inzake) [^.]{3,80}|,)?$",
    re.IGNORECASE,
)
_CARE_OF = re.compile(
    r"(?:t\.\s?a\.\s?v\.?|ter attentie van|postbus \d|[A-Z][\w .'-]{2,40} \d+[a-z]?$|"
    r"\d{4} ?[A-Z]{2}\b)",
    re.IGNORECASE,
)
BOARD = re.compile(r"\b(?P<who>college|gedeputeerde staten)\b", re.IGNORECASE)
NAMED_FRACTIE = re.compile(r"\bfractie (?:van )?(?:de )?(?P<who>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})")


def labelled_name(label: Label) -> FieldReader:
    def read(paper: Paper, genre: Genre | None) -> Reading | None:
        for item in paper.labels:
            if item.label is label and item.is_sure and 1 < len(item.value) <= 2 * LONGEST_NAME:
                return named(item.value, item.place)
        return None

    return read


def named(words: str, place: Place) -> Reading | None:
    """The name without "de" or "namens" before it; None when nothing is left."""
    lead = _SMALL_LEAD.match(words)
    start = lead.end() if lead is not None else 0
    value = " ".join(_ADDRESS_OF_MAIL.sub("", words[start:]).split()).strip(" ,.;:-|")
    if not any(sign.isalpha() for sign in value):
        return None
    return Reading(value[:LONGEST_NAME], Place(place.page, place.start + start, place.end))


def group(paper: Paper, pattern: re.Pattern[str], before: int | None = None) -> Reading | None:
    """What the pattern calls who, who2 or who3, where it is found first."""
    found = paper.search(pattern)
    if found is None or (before is not None and found[0].start() > before):
        return None
    return group_of(*found)


def group_of(match: re.Match[str], page: int) -> Reading:
    name = next(key for key in ("who", "who2", "who3") if match.groupdict().get(key))
    return Reading(" ".join(match[name].split()), Place(page, match.start(name), match.end(name)))


def above_address(paper: Paper, genre: Genre | None) -> Reading | None:
    """The line above "t.a.v." or a street, in a letter; the return address of the sender is not meant."""
    if genre is None or genre.soort not in LETTERS:
        return None
    for line, below in zip(paper.head, paper.head[1:], strict=False):
        if _CARE_OF.match(below.text) and not below.after_gap and is_addressee(line):
            return named(line.text, line.place)
    return None


def is_addressee(line: Line) -> bool:
    text = line.text
    return (
        HAS_ORGAN.search(text) is not None
        and not LETTERHEAD.match(text)
        and not re.match(r">|retour|(?:bezoek|post)adres", text, re.IGNORECASE)
        and not _CARE_OF.match(text)
        and not starts_with_label(text)
        and len(text) < LONGEST_NAME
    )


def of_soort(
    paper: Paper, genre: Genre | None, parties: dict[tuple[Soort, Form], tuple[re.Pattern[str], str]]
) -> Reading | None:
    party = parties.get((genre.soort, genre.form)) if genre is not None else None
    if genre is None or party is None:
        return None
    pattern, name = party
    return group(paper, pattern) or Reading(name, genre.place)


NOBODY = re.compile(r"(?!)(?P<who>)")
BY_BOARD_FOR_COUNCIL = (
    (Soort.INFORMATION_LETTER, Form.PLAIN),
    (Soort.PROPOSAL, Form.PLAIN),
    (Soort.OTHER, Form.ACCOUNT),
)
LETTERS = (Soort.LETTER, Soort.ANSWERS, Soort.ADVICE)
