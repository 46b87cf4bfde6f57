"""What the paper is about, in its own words: "Onderwerp", the words behind its name, its first heading."""

import re

from dossiers.datering_language import WEEKDAY_NAMES
from dossiers.reading.field_rules import FieldRule, Reading, field_rule
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label, starts_with_label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import LETTERHEAD, SALUTATION, Line
from dossiers.reading.senders import names_an_organ
from dossiers.reading.title_names import ITEM_NUMBER, LISTS, NUMBERED, name_in, number_end
from dossiers.reading.written_dates import PLACE_BEFORE, dates_in, is_only_a_date

_AT_TIME = re.compile(r",? (?:aanvang|te|om) \d{1,2}[.:]\d\d uur.*", re.IGNORECASE)
_OF_MEETING = re.compile(
    r",? (?:van de (?:openbare |gezamenlijke )?(?:vergadering|raadsvergadering) van(?: de| het)?|gehouden|op|"
    r"d\.d\.|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|des avonds)(?= )",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(r"(?:openbare )?[\w&-]+(?: (?:B&W|B en W|GS|college|raad))?", re.IGNORECASE)
_LONGEST_TITLE = 200
_NO_TITLE = re.compile(
    r"(?:skip to content|meer|menu|home|printerversie|u bent hier|back to top|inleiding|samenvatting|"
    r"aanleiding|"
    r"voorgeschiedenis|agenda|actie|status|toelichting|voorstel:?|retouradres|> ?retouradres|postbus|"
    r"aan (?:de|het|provinciale)\b|"
    r"t\.a\.v\.|vergadering$|\(|pagina \d|wij? |hierbij |namens |copyright|raadhuis|"
    r"stadhuis|telefoon|www\.|https?:|bezoekadres|postadres|naar aanleiding van|de (?:gemeente)?raad (?:van|"
    r"der|,)|de raad,|provinciale staten,|gehoord|gezien|gelezen|constatere|overwegende|ondergetekenden?|"
    r"behorende bij|\(?ingediend|van (?:het presidium|de fractie)|bijeen op|(?:raads|"
    r"commissie)vergadering(?: van)?:? \d[^:]{0,30}$|gedeputeerde staten$|provinciale staten$|"
    r"college van (?:b|burgemeester|gedeputeerde)[^:]{0,60}$|(?:\w ){3,12}\w$)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:van|op|bij|der|behorende|ingediend|namens|aangenomen|verworpen|ingetrokken|aan de)\b", re.IGNORECASE
)
_TRAIL = re.compile(r"\S (?:>|/|») \S|\bnieuws\b.{0,20}$", re.IGNORECASE)  # where a web page stands in its site
_ADDRESS = re.compile(r"\b[0-9]{4} ?[A-Z]{2}\b|@|www\.")
_SUBJECT_IN_LINE = re.compile(r"\b(?:inzake|betreffende)\b:? (?:de |het )?", re.IGNORECASE)
_ABOUT_IN_BODY = re.compile(
    r"\b(?:(?:hierbij|graag|met deze (?:brief|memo)|in deze (?:brief|memo)|middels deze brief) "
    r"(?:informeren|informeer|berichten|ontvangt|praten|sturen)\b[^.\n]{0,30}? over|"
    r"vroeg (?:onze|de|mijn) fractie aandacht voor|(?:vragen|vraag) (?:wij|ik|we) (?:uw )?aandacht voor)\s{1,3}"
    r"(?:de |het |een )?(?P<about>[^.,;\n]{5,120})",
    re.IGNORECASE,
)


def _label_title(paper: Paper, genre: Genre | None) -> Reading | None:
    many = genre is not None and (genre.form in LISTS or genre.soort is Soort.DECISION_LIST)
    for sure in (True, False):
        for item in paper.labels:
            if many:
                break
            if item.label is Label.TITLE and item.is_sure is sure and any(sign.isalpha() for sign in item.value):
                return Reading(_tidy(item.value), item.place)
    return None


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" -–:|")[:_LONGEST_TITLE]


def _after_name(paper: Paper, genre: Genre | None) -> Reading | None:
    """The words behind the name of the soort and its number: "Motie 7/1: Brug open"."""
    if genre is None or genre.soort not in NUMBERED or genre.form is not Form.PLAIN:
        return None
    for index, line in enumerate(paper.head[:6]):
        name = name_in(line.text)
        if name is None:
            continue
        start = _behind_number(line.text, name.end())
        rest = line.text[start:]
        if inzake := _SUBJECT_IN_LINE.search(rest):
            start += inzake.end()
        rest = re.split(r"[ \t]{3,}", line.text[start:], maxsplit=1)[0]
        if _NO_SUBJECT.match(rest) or _NO_TITLE.match(rest) or any(found.start < 3 for found in dates_in(rest)):
            rest = ""
        if len(_tidy(rest)) > 3 and not starts_with_label(rest) and not _is_meeting(rest):
            if rest.startswith("(") and rest.endswith(")"):
                start, rest = start + 1, rest[1:-1]
            return Reading(_tidy(rest), line.part(start, start + len(rest)))
        return _heading(paper.head[index + 1 : index + 4])
    return None


def _is_meeting(words: str) -> bool:
    return (
        re.match(r"\(?(?:raads|commissie)?vergadering\b|aan de (?:gemeente)?raad\b|van de fractie", words.strip(), re.I)
        is not None
    )


def _behind_number(text: str, start: int) -> int:
    """Where the words begin, behind a number such as "7/1:", "2008 RG 90:" or "RIB-2024-031"."""
    end = number_end(text, start)
    behind = re.compile(r"[\s:–-]*").match(text, start if end is None else end)
    return behind.end() if behind is not None else start


def _heading(lines: tuple[Line, ...]) -> Reading | None:
    for index, line in enumerate(lines):
        text = line.text
        if SALUTATION.match(text):
            return None
        if not _may_be_title(text):
            continue
        return _joined(line, lines[index + 1 :])
    return None


def _may_be_title(text: str) -> bool:
    first = text[:1]
    if (
        len(text) > 160
        or len(text) < 4
        or first.islower()
        or first in ".-–•*"
        or starts_with_label(text)
        or _NO_TITLE.match(text)
        or LETTERHEAD.match(text)
        or _TRAIL.search(text)
        or _ADDRESS.search(text)
    ):
        return False
    if text.endswith((".", ",", ";")) and len(text.split()) > 12:
        return False
    signs = "".join(text.split())
    letters = sum(sign.isalpha() for sign in signs)
    return letters > len(signs) // 2 and not _is_date_line(text) and not ITEM_NUMBER.match(text)


def _is_date_line(text: str) -> bool:
    return any(
        is_only_a_date(text, found)
        or text[: found.start].strip(" ,").casefold() in WEEKDAY_NAMES
        or (len(text) - found.end < 3 and not text[: found.start].isupper() and PLACE_BEFORE.match(text[: found.start]))
        for found in dates_in(text)
    )


def _joined(line: Line, following: tuple[Line, ...]) -> Reading:
    """A title in capitals may take more lines; a word that is broken at the end of one is whole again."""
    text = re.split(r"[ \t]{3,}", line.text, maxsplit=1)[0]
    end = line.place.start + len(text)
    for below in following[:4]:
        goes_on = (text.isupper() and below.text.isupper()) or (
            text.casefold().endswith((" van", " voor", " over", " en"))
            or (below.text[:1].islower() and not below.after_gap and len(text) > 20)
        )
        if not goes_on or below.place.page != line.place.page or starts_with_label(below.text):
            break
        text = text[:-1] + below.text if text.endswith("-") else f"{text} {below.text}"
        end = below.place.end
    return Reading(_tidy(text), Place(line.place.page, line.place.start, end))


def _is_name(line: Line, genre: Genre | None) -> bool:
    """A line of one word is a button or a mark, unless it says what the paper is."""
    if genre is None or genre.place.page != line.place.page:
        return False
    return line.place.start <= genre.place.start < line.place.end


def _first_heading(paper: Paper, genre: Genre | None) -> Reading | None:
    lines = tuple(line for line in paper.head[:14] if " " in line.text or _is_name(line, genre)) or paper.head[:14]
    if genre is None or genre.soort is not Soort.REPORT:
        lines = tuple(line for line in lines if not names_an_organ(line.text)) or lines
    reading = _heading(lines)
    if reading is None:
        return None
    if _BARE_NAME.fullmatch(reading.value):
        behind = next((index for index, line in enumerate(lines) if line.place.end >= reading.place.end), len(lines))
        more = _heading(lines[behind + 1 : behind + 3])
        if more is not None and more.place.page == reading.place.page and not more.value.endswith("."):
            place = Place(reading.place.page, reading.place.start, more.place.end)
            return Reading(_tidy(f"{reading.value} {more.value}"), place)
    if at := _AT_TIME.search(reading.value):
        place = Place(reading.place.page, reading.place.start, reading.place.end)
        reading = Reading(reading.value[: at.start()], place)
    lead = next((found for found in dates_in(reading.value) if found.start < 3), None)
    if lead is not None:
        place = Place(reading.place.page, reading.place.start + lead.end, reading.place.end)
        return Reading(_tidy(reading.value[lead.end :]), place)
    if genre is not None and genre.soort in (Soort.REPORT, Soort.DECISION_LIST):
        return Reading(_tidy(_OF_MEETING.sub(" ", reading.value)), reading.place)
    return reading


def _from_body(paper: Paper, genre: Genre | None) -> Reading | None:
    found = paper.search(_ABOUT_IN_BODY)
    if found is None or found[0].start() > 3_000:
        return None
    match, page = found
    return Reading(_tidy(match["about"]), Place(page, match.start("about"), match.end("about")))


TITLE_RULES: tuple[FieldRule, ...] = (
    field_rule(
        "title-label",
        "De woorden achter 'Onderwerp' of 'Betreft'.",
        _label_title,
        0.95,
        example="Datum: 4 mei 2020\nBetreft: opening van de brug\n",
        counter_example="Datum: 4 mei 2020\n\nHet betreft de opening van de brug.\n",
    ),
    field_rule(
        "title-after-name",
        "De woorden achter de naam en het nummer van het stuk, of eronder.",
        _after_name,
        0.85,
        example="Motie 7/1: Brug open op zondag\n\nDe raad verzoekt het college\n",
        counter_example="Brug open op zondag\n\nDe motie haalde het niet.\n",
    ),
    field_rule(
        "title-heading",
        "De eerste kop van het stuk.",
        _first_heading,
        0.7,
        example="Gemeente Waterdam\n\nWerk aan de brug\n\nWij beginnen in mei.\n",
        counter_example="Geachte leden van de raad,\n\nWij beginnen in mei.\n",
    ),
    field_rule(
        "title-in-body",
        "De zin waarmee het stuk begint, zegt waarover het gaat.",
        _from_body,
        0.5,
        example="Geachte leden van de raad,\n\nHierbij informeren wij u over de opening van de brug.\n",
        counter_example="Geachte leden van de raad,\n\nWij zijn goed geïnformeerd over de brug.\n",
    ),
)
