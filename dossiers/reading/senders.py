"""From whom a paper is: by labels, signature and letterhead, and by the soort of the paper."""

import re

from dossiers.reading.field_rules import FieldReader, FieldRule, Reading, field_rule
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label, starts_with_label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import LETTERHEAD, SALUTATION, Line
from dossiers.reading.party_names import (
    BOARD,
    BY_BOARD_FOR_COUNCIL,
    HAS_ORGAN,
    LETTERS,
    LONGEST_NAME,
    NAMED_FRACTIE,
    NOBODY,
    ORGAN,
    TO,
    above_address,
    group,
    group_of,
    labelled_name,
    named,
    of_soort,
)
from dossiers.reading.sender_places import is_name_on_top, of_letterhead, with_place

_ORGAN_LINE = re.compile(
    rf"(?:namens (?:de |het |beide |onze )?|het |de )?(?P<organ>{ORGAN}\b[^.;:]{{0,100}}?)[,.]?$", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"(?:met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hoogachtend|"
    r"met (?:de )?(?:meeste )?hoogachting|hartelijke groet(?:en)?|"
    r"met groet|groet(?:en|jes)?|ondertekening(?: en naam indiener)?)[,.:]?$",
    re.IGNORECASE,
)
_FAREWELL_INLINE = re.compile(
    r"(?:met (?:vriendelijke )?groet(?:en)?|hoogachtend|groeten),? (?:van )?(?P<who>\w[^.]{4,90})$", re.IGNORECASE
)
_ROLE_ONLY = re.compile(
    r"(?:(?:de|het)? ?(?:voorzitter|secretaris|griffier|burgemeester|loco-?\w{1,30}|gemeentesecretaris|"
    r"wnd\.)[,.]?\s*)+$|"
    r"\(\d+\)$|bijlage|\d+$|(?:de |het )?(?:voorzitter en secretaris|fractievoorzitter|bestuur)[,.]?$|"
    r"w\.?g\.?$|cc:?\b|ref\.?:",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:[a-z]{3,20}(?<!advies)(?<!west)(?<!oost)t|heeft|is|zijn|wil|kan|zal|wordt|worden|over|in|op|"
    r"met)\b(?! zee\b)",
    re.ASCII,
)
_PERSON = re.compile(
    r"(?:(?:drs|mr|dr|ir|ing|prof|dhr|mevr|mw|de heer|mevrouw)\.? ?)*(?:[A-Z][A-Za-zÀ-ÿ'’-]*\.? ?|"
    r"(?:van|de|der|den|ter|ten|het|en|in|'t|te|op|von|la|el)\b ?){1,8}[A-Za-zÀ-ÿ]?\)?"
)
_ASSOCIATION = re.compile(
    r"\b(?P<who>(?i:stichting|vereniging|vrienden van|bewonersvereniging|bewonersgroep|buurtvereniging|comité|"
    r"actiegroep|"
    r"belangenvereniging|ondernemersvereniging|dorpsbelangen) [A-Z][\w'-]*(?: (?:en|van|de|het|aan|voor|"
    r"[A-Z][\w'-]*))*)"
)
_FULL_BOARD = re.compile(
    r"\b(?P<who>(?i:college van (?:burgemeester en wethouders|gedeputeerde staten|b ?(?:&|"
    r"en) ?w))(?: van [A-Z][\w-]+)?)\b"
)
_COUNCIL_OPENS = re.compile(
    r"^[ \t]{0,20}(?:de )?(?P<who>(?:gemeenteraad|raad|(?:provinciale )?staten)"
    r"(?P<of> (?:van|der) (?:de )?(?:gemeente |provincie )?(?-i:[A-Z'’])[^,\n]{2,50}?)?)"
    r"(?=,| in (?:de )?(?:openbare )?vergadering| bijeen| sprekende|\n|$)",
    re.IGNORECASE | re.MULTILINE,
)
_MUNICIPALITY = re.compile(r"(?i:gemeente|provincie) (?P<name>[A-Z'’][^,;:\n(]{1,40}?)(?=,|;|:|$| - | – | \|)")
_OF_MEMBER = re.compile(
    r"\b(?:motie|amendement|vragen|bijdrage) van (?:het |de )?(?P<who>(?:raadslid|fractie|heer|mevrouw|lid|"
    r"[A-Z]\.)[^,\n:]{2,60}?)"
    r"(?=,|:|$| \(| ex art| inzake| over| betreffende| ingevolge| tijdens| aan )",
    re.IGNORECASE | re.MULTILINE,
)
_MINISTERS = re.compile(
    r"\bbrief van (?:de|het) (?P<who>(?:ministers?|staatssecretaris\w{0,30}|college|"
    r"gedeputeerde)[^\n]{2,90})",
    re.IGNORECASE,
)
_BOARD_DECIDES = re.compile(
    r"\b(?P<who>gedeputeerde staten|(?:het )?dagelijks bestuur(?: \([^)\n]{2,60}\))?|"
    r"college van burgemeester en wethouders(?: van [A-Z]\w{1,30})?|burgemeester en wethouders|college van b ?(?:&|"
    r"en) ?w)\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"\b(?P<who>(?i:(?:staten|raads)?commissie) [A-Z][^\n.;:]{2,80}?|(?i:wijkpanel|dorpsraad|"
    r"wijkraad) [A-Z]\w{1,30})(?=\n|$|,? gehouden|\.| op |,? (?:ma|di|wo|do|vr|za|zo)\w{0,30}dag|,? \d| [-–] )",
    re.MULTILINE,
)
_SOURCE = re.compile(r"^(?:copyright|©|bron:|redactie) ?(?:\d{4} )?(?P<who>[A-Z][\w .'-]{2,50})", re.IGNORECASE)
_OUR_GROUP = re.compile(r"\bonze (?P<who>fractie|adviesraad|vereniging|stichting|wijkraad)\b", re.IGNORECASE)
_FROM_MAIL = re.compile(r"\bvan (?:de|het) (?P<who>[^.\n]{3,90}?) ontvingen wij", re.IGNORECASE)


def names_an_organ(text: str) -> bool:
    """Whether the line is the name of an organ or association, and no more."""
    found = _ORGAN_LINE.match(text)
    return found is not None and len(text) < 80 and text.count(" ") < 9 and _SAYS.search(text) is None


def _in_lines(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> Reading | None:
    for line in lines:
        if found := pattern.search(line.text):
            name = next(key for key in ("who", "who2", "who3") if found.groupdict().get(key))
            return named(found[name], line.part(found.start(name), found.end(name)))
    return None


def _proposer(paper: Paper, genre: Genre | None) -> Reading | None:
    """Who asked the questions; of the answers to them he is the addressee."""
    if genre is not None and genre.soort is Soort.ANSWERS:
        return None
    return labelled_name(Label.PROPOSER)(paper, genre)


def _signature(paper: Paper, genre: Genre | None) -> Reading | None:
    """What stands below the farewell, or an organ alone at the end: "burgemeester en wethouders van Waterdam,"."""
    if genre is not None and genre.soort in (Soort.NEWS, Soort.DECISION_LIST, Soort.REPORT):
        return None
    lines = paper.farewell
    if lines:
        inline = _FAREWELL_INLINE.match(lines[0].text)
        if inline is not None and not _ROLE_ONLY.match(inline["who"]):
            return named(inline["who"], lines[0].part(inline.start("who"), inline.end("who")))
        if _FAREWELL.match(lines[0].text) and (signed := _signed(lines[1:6])) is not None:
            return signed
    for line in (*lines, *paper.tail):
        if line in paper.head[:2] and LETTERHEAD.match(line.text):
            continue
        if names_an_organ(line.text) and not _ROLE_ONLY.match(line.text) and not SALUTATION.match(line.text):
            return named(line.text, line.place)
    return None


_RESIDENTS = re.compile(r"\b(?:(?:buurt)?bewoners|inwoners|omwonenden|ouders|huurders|leden) van\b", re.IGNORECASE)


def _signed(lines: tuple[Line, ...]) -> Reading | None:
    kept: list[Line] = []
    for line in lines:
        if _ROLE_ONLY.match(line.text):
            if kept:
                break
            continue
        is_organ = HAS_ORGAN.search(line.text) or _RESIDENTS.search(line.text)
        is_person = _PERSON.match(line.text)
        if len(line.text) > LONGEST_NAME or not (is_organ or is_person) or starts_with_label(line.text):
            break
        if kept and line.place.page != kept[0].place.page:
            break
        kept.append(line)
        if len(kept) == 2:
            break
    if not kept:
        return None
    place = Place(kept[0].place.page, kept[0].place.start, kept[-1].place.end)
    return named(", ".join(line.text.rstrip(" ,") for line in kept), place)


def _letterhead(paper: Paper, genre: Genre | None) -> Reading | None:
    """An organ or association in the first line of a letter."""
    if genre is None or genre.soort in (Soort.MOTION, Soort.AMENDMENT):
        return None
    addressed = above_address(paper, genre)
    for line in paper.head[:2]:
        if addressed is not None and addressed.place == line.place:
            continue
        letterhead = LETTERHEAD.match(line.text)
        if genre.soort is Soort.NEWS:
            if letterhead is not None:
                return named(letterhead.group(), line.part(0, letterhead.end()))
            continue
        is_name = letterhead or names_an_organ(line.text) or is_name_on_top(line, paper, genre)
        if is_name and not (TO.match(line.text) or starts_with_label(line.text) or SALUTATION.match(line.text)):
            if genre.soort in (Soort.REPORT, Soort.DECISION_LIST) and re.search(r"\d", line.text):
                continue
            return named(line.text, line.place) if letterhead is None else of_letterhead(line, letterhead, genre)
    return None


def _council_that_meets(paper: Paper, genre: Genre | None) -> Reading | None:
    """ "De raad van de gemeente Waterdam, bijeen op"; only "de raad" takes the gemeente from the head."""
    if genre is None or genre.soort not in (Soort.MOTION, Soort.AMENDMENT):
        return None
    found = paper.search(_COUNCIL_OPENS) if genre.form is Form.PLAIN else None
    if found is not None and found[0]["of"]:
        return group_of(*found)
    for line in paper.head[:6]:
        if municipality := _MUNICIPALITY.search(line.text):
            place = line.part(municipality.start(), municipality.end())
            return Reading(f"gemeenteraad {municipality['name']}", place)
    if found is None:
        return None
    reading = group_of(*found)
    return Reading("gemeenteraad", reading.place) if reading.value.casefold() == "raad" else reading


def _board_of_list(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.soort is not Soort.DECISION_LIST or genre.form is not Form.PLAIN:
        return None
    return group(paper, _BOARD_DECIDES)


def _committee(paper: Paper, genre: Genre | None) -> Reading | None:
    return group(paper, _COMMITTEE, 1_500) if genre is not None and genre.soort is Soort.REPORT else None


def _group_in_text(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.soort is not Soort.QUESTIONS:
        return None
    found = paper.search(NAMED_FRACTIE)
    if found is None:
        return None
    return Reading(f"fractie {found[0]['who']}", Place(found[1], found[0].start(), found[0].end()))


def _source_of_news(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.soort is not Soort.NEWS or genre.form is not Form.PLAIN:
        return None
    return _in_lines(paper.lines[:12], _SOURCE) or group(paper, _OUR_GROUP, 1_000)


def _sender_of_soort(paper: Paper, genre: Genre | None) -> Reading | None:
    """Whose paper such a paper always is; in the words of the text where it has them."""
    return of_soort(paper, genre, _SENDERS)


def _portfolio(paper: Paper, genre: Genre | None) -> Reading | None:
    """A proposal or letter with a portefeuillehouder is the college's."""
    if genre is None or genre.soort not in (Soort.PROPOSAL, Soort.INFORMATION_LETTER, Soort.MEMO, Soort.ANSWERS):
        return None
    item = next((item for item in paper.labels if item.label is Label.PORTFOLIO), None)
    if item is None:
        return None
    return Reading(f"college (portefeuillehouder {item.value[:60]})", item.place)


def _association(paper: Paper, genre: Genre | None) -> Reading | None:
    return group(paper, _ASSOCIATION, 2_000) if genre is not None and genre.soort in LETTERS else None


def _board_in_letter(paper: Paper, genre: Genre | None) -> Reading | None:
    """A letter without a signature that speaks of the college, and not to it."""
    if genre is None or genre.soort not in LETTERS or paper.salutation is None:
        return None
    to_board = any(BOARD.search(line.text) for line in paper.head if TO.match(line.text))
    if to_board or BOARD.search(paper.salutation.text):
        return None
    if genre.form is Form.TO_PARLIAMENT:
        return None
    return group(paper, _FULL_BOARD) or group(paper, BOARD)


_A_BOARD = re.compile(
    r"\b(?P<who>(?:college van )?(?:burgemeester en wethouders|gedeputeerde staten|b ?(?:&|"
    r"en) ?w\b)(?: van [A-Z]\w{1,30})?)",
    re.IGNORECASE,
)
_A_REGISTRY = re.compile(r"\b(?P<who>(?:staten|raads)?griffie)\b", re.IGNORECASE)
_SENDERS = {
    **dict.fromkeys(BY_BOARD_FOR_COUNCIL, (_A_BOARD, "college")),
    (Soort.ANSWERS, Form.PLAIN): (_A_BOARD, "college"),
    (Soort.DECISION_LIST, Form.PROMISES): (_A_REGISTRY, "griffie"),
    (Soort.NEWS, Form.WEB_PAGE): (NOBODY, "gemeente"),
    (Soort.LETTER, Form.TO_RESIDENTS): (NOBODY, "gemeente"),
}


def _pattern(pattern: re.Pattern[str], before: int) -> FieldReader:
    def read(paper: Paper, genre: Genre | None) -> Reading | None:
        found = group(paper, pattern, before)
        return named(found.value, found.place) if found is not None else None

    return read


def _of_member(paper: Paper, genre: Genre | None) -> Reading | None:
    """In the answers to questions the member is who asked."""
    return None if genre is not None and genre.soort is Soort.ANSWERS else _pattern(_OF_MEMBER, 600)(paper, genre)


SENDER_RULES: tuple[FieldRule, ...] = (
    field_rule(
        "sender-label",
        "De naam achter 'Van' of 'Afzender'.",
        labelled_name(Label.SENDER),
        0.95,
        example="Aan: de raad\nVan: wethouder De Boer\n",
        counter_example="Aan: de raad\n",
    ),
    field_rule(
        "sender-proposer",
        "De naam achter 'Indiener' of 'Vragensteller'.",
        _proposer,
        0.9,
        example="Schriftelijke vragen\nIndiener: fractie Waterpartij\n",
        counter_example="Schriftelijke vragen\nDatum: 4 mei 2020\n",
    ),
    field_rule(
        "sender-minister",
        "De kop zegt van welke minister de brief is.",
        _pattern(_MINISTERS, 400),
        0.9,
        example="BRIEF VAN DE MINISTER VOOR BRUGGEN\n",
        counter_example="De brief was van de minister.\n",
    ),
    field_rule(
        "sender-member",
        "De kop zegt van wie de motie, de vragen of de bijdrage is.",
        _of_member,
        0.85,
        example="Motie van het raadslid A. de Boer inzake de brug\n",
        counter_example="Motie van wantrouwen\n",
    ),
    field_rule(
        "sender-council",
        "De raad die in de motie bijeen is.",
        _council_that_meets,
        0.8,
        example="Motie brug\n\nDe raad van de gemeente Waterdam, bijeen op 4 mei 2020,\nverzoekt het college\n",
        counter_example="Motie brug\n\nverzoekt het college de brug te openen\n",
    ),
    field_rule(
        "sender-mail",
        "De tekst zegt van wie de mail kwam.",
        _pattern(_FROM_MAIL, 800),
        0.7,
        example="Van de wijkmanager van Waterdam ontvingen wij de volgende mail:\n",
        counter_example="De wijkmanager ontving een mail.\n",
    ),
    field_rule(
        "sender-board-of-list",
        "Het bestuur dat in de besluitenlijst besluit.",
        _board_of_list,
        0.7,
        example="Besluitenlijst 4 mei 2020\n\nGedeputeerde Staten besluiten de brug te openen.\n",
        counter_example="Besluitenlijst 4 mei 2020\n\nDe brug gaat open.\n",
    ),
    field_rule(
        "sender-committee",
        "De commissie van wie het verslag is.",
        _committee,
        0.7,
        example="Verslag van de commissie Bruggen\n",
        counter_example="Verslag van de middag over bruggen\n",
    ),
    field_rule(
        "sender-signature",
        "De naam onder de groet of aan het eind van het stuk.",
        with_place(_signature),
        0.85,
        example="Geachte leden,\n\nDe brug gaat open.\n\nMet vriendelijke groet,\n\nA. de Boer\nwethouder Bruggen\n",
        counter_example="Geachte leden,\n\nDe brug gaat open.\n",
    ),
    field_rule(
        "sender-letterhead",
        "De naam in de eerste regel van het stuk.",
        _letterhead,
        0.7,
        example="Vereniging Waterdam\nDatum: 4 mei 2020\n\nGeacht college,\n",
        counter_example="Aan het college\nDatum: 4 mei 2020\n\nGeacht college,\n",
    ),
    field_rule(
        "sender-association",
        "De vereniging of stichting die in de brief genoemd wordt.",
        _association,
        0.5,
        example="Geacht college,\n\nDe Stichting Waterdam Mooi is verbaasd.\n",
        counter_example="Geacht college,\n\nDe stichting is verbaasd.\n",
    ),
    field_rule(
        "sender-board-in-letter",
        "Een brief zonder ondertekening die het college noemt en er niet aan gericht is.",
        with_place(_board_in_letter),
        0.5,
        example="Geacht bestuur,\n\nIn mei nodigde het college van burgemeester en wethouders u uit.\n",
        counter_example="Geacht college,\n\nIn mei nodigde het college van burgemeester en wethouders ons uit.\n",
    ),
    field_rule(
        "sender-portfolio",
        "Een stuk met een portefeuillehouder komt van het college.",
        _portfolio,
        0.6,
        example="Raadsvoorstel\nPortefeuillehouder: A. de Boer\n",
        counter_example="Raadsvoorstel\nDatum: 4 mei 2020\n",
    ),
    field_rule(
        "sender-group-in-text",
        "De fractie die in de vragen genoemd wordt.",
        _group_in_text,
        0.6,
        example="Schriftelijke vragen brug\n\nDe fractie Waterpartij vraagt het college:\n",
        counter_example="Schriftelijke vragen brug\n\nKent u de brug?\n",
    ),
    field_rule(
        "sender-source",
        "De bron van een nieuwsbericht, of wie er 'onze' schrijft.",
        _source_of_news,
        0.5,
        example="Brug open\n\nCopyright Omroep Waterdam\n\nDe wethouder zei: mooi. Deel dit bericht\n",
        counter_example="Brug open\n\nDe wethouder zei: mooi. Deel dit bericht\n",
    ),
    field_rule(
        "sender-of-soort",
        "Het stuk noemt niemand; een stuk van deze soort komt altijd van deze afzender.",
        with_place(_sender_of_soort),
        0.4,
        example="Lijst van toezeggingen\n",
        counter_example="Notulen 4 mei 2020\n",
    ),
)
