"""The number that the paper has itself, not that of the letter that it answers."""

import re

from dossiers.reading.field_rules import FieldRule, Reading, field_rule
from dossiers.reading.genres import Form, Genre, Soort
from dossiers.reading.labels import Label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.title_names import ITEM_NUMBER, LEADING_NUMBER, LISTS, NUMBERED, name_in, number_end
from dossiers.reading.written_dates import dates_in

_OF_MANY = frozenset({Soort.DECISION_LIST, Soort.NEWS})
_CELLS = re.compile(r"[^\s|]+(?: [^\s|]+)*")
_IN_BRACKETS = re.compile(r"\((?P<number>[^()]{3,30})\)(?=$|,)")
_OWN_NUMBER = re.compile(
    r"(?!0\d)(?!\d\d?[.:]\d\d$)(?=\D*\d\D*\d)"
    r"(?:(?:[A-Z&]{1,5}[ .:/-]{0,2}){0,3}\d*[A-Z]{0,3}[-./]?\d+(?:[-./][A-Z\d]{1,10}){1,3}(?!\w)|"
    r"[A-Z]{1,5}[-/ ]\d{2,7}|\d{1,4}[A-Z]{1,5}[-./]?\d{2,8}|(?:[A-Z&]{1,5}/){1,3}\d[\d/]{1,12})"
)
_BEHIND_DATE = re.compile(r", (?P<number>[A-Z]{1,6}[-/][\w/-]{3,20})$")
_BEFORE_TITLE = re.compile(
    r"(?P<number>(?=\S{0,12}[A-Z])(?=\S{0,12}\d)[A-Z\d]{1,6}(?:[-/][A-Z\d]{1,6}){1,3}) "
    r"(?=[A-Z][a-z])"
)
_INLINE_NUMBER = re.compile(
    r"(?<!uw )\b(?:kenmerk|, nr\.):? (?P<number>(?=\S{0,20}\d)[A-Z\d][\w./-]{2,40})", re.IGNORECASE
)
_PLAN_NUMBER = re.compile(r"(?P<number>\d{1,2}\.\d{2,4}) (?=[A-Z])")


def _label_kenmerk(paper: Paper, genre: Genre | None) -> Reading | None:
    for item in paper.labels:
        if item.label is not Label.KENMERK:
            continue
        end = number_end(item.value, 0)
        if end is None or any(found.start < 2 for found in dates_in(item.value)):
            continue
        start = re.compile(r"[\s:–-]*(?:nr\.?|nummer:?)?\s*").match(item.value)
        first = start.end() if start is not None else 0
        value = item.value[first:end].strip("[(")
        return Reading(value, Place(item.place.page, item.place.start + end - len(value), item.place.start + end))
    return None


def _name_kenmerk(paper: Paper, genre: Genre | None) -> Reading | None:
    """The number behind the name of the soort: "RAADSVOORSTEL 2021-087", "Motie 7/1: ...", "RIB 2023-118"."""
    if genre is None or genre.soort not in NUMBERED or genre.form is not Form.PLAIN:
        return None
    for line in paper.head[:6]:
        name = name_in(line.text)
        if name is None:
            continue
        if leading := LEADING_NUMBER.match(line.text):
            return Reading(leading["number"], line.part(leading.start("number"), leading.end("number")))
        end = number_end(line.text, name.end())
        if end is None:
            continue
        start = re.compile(r"[\s:–-]*(?:nr\.?|nummer:?)?\s*").match(line.text, name.end())
        first = start.end() if start is not None else name.end()
        if any(found.start <= first < found.end for found in dates_in(line.text)) or _is_year(line.text[first:end]):
            continue
        if line.text[name.end() : name.end() + 1] == "-" or name.group() == "RIB":
            first = name.start()
        return Reading(line.text[first:end], line.part(first, end))
    return None


def _alone_kenmerk(paper: Paper, genre: Genre | None) -> Reading | None:
    """A number in a cell of its own, in brackets, or behind "kenmerk", high in the head."""
    taken = {item.row for item in paper.labels if item.is_sure}
    is_of_many = genre is not None and (genre.form in LISTS or genre.soort in _OF_MANY)
    for line in paper.head[: 3 if is_of_many else 8]:
        if line.row in taken:
            continue
        if found := _INLINE_NUMBER.search(line.text):
            return Reading(found["number"].rstrip(".,"), line.part(found.start("number"), found.end("number")))
        if line.row == 0 and (found := _BEFORE_TITLE.match(line.text)):
            return Reading(found["number"], line.part(found.start("number"), found.end("number")))
        if is_of_many and line.row > 0:
            continue
        spans = [cell.span() for cell in _CELLS.finditer(line.text)]
        spans += [found.span("number") for found in _IN_BRACKETS.finditer(line.text) if line.row == 0]
        spans += [found.span("number") for found in _BEHIND_DATE.finditer(line.text) if line.row < 4]
        for start, end in spans:
            number = line.text[start:end]
            if (
                len(number) < 40
                and _OWN_NUMBER.fullmatch(number)
                and not _is_year(number)
                and not any(dates_in(number))
            ):
                return Reading(number, line.part(start, end))
    return None


def _is_year(words: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?", words) is not None


def _item_kenmerk(paper: Paper, genre: Genre | None) -> Reading | None:
    first = paper.head[:1]
    if first and ITEM_NUMBER.match(first[0].text):
        return Reading(first[0].text, first[0].place)
    return None


def _plan_kenmerk(paper: Paper, genre: Genre | None) -> Reading | None:
    if genre is None or genre.form is not Form.WEB_PAGE:
        return None
    for line in paper.head[:6]:
        if found := _PLAN_NUMBER.match(line.text):
            return Reading(found["number"], line.part(found.start("number"), found.end("number")))
    return None


KENMERK_RULES: tuple[FieldRule, ...] = (
    field_rule(
        "kenmerk-label",
        "Het nummer achter 'Ons kenmerk', 'Zaaknummer' en dergelijke.",
        _label_kenmerk,
        0.95,
        example="Uw kenmerk: A-1\nOns kenmerk: 2020-0417\n",
        counter_example="Uw kenmerk: 2020-0417\n",
    ),
    field_rule(
        "kenmerk-after-name",
        "Het nummer achter de naam van het stuk.",
        _name_kenmerk,
        0.9,
        example="RAADSVOORSTEL 2020-087\nAan: de raad\n",
        counter_example="RAADSVOORSTEL 4 mei 2020\nAan: de raad\n",
    ),
    field_rule(
        "kenmerk-register-item",
        "Het nummer van de toezegging of motie waarmee het stuk begint.",
        _item_kenmerk,
        0.85,
        example="T-012\nOnderzoek fietsbrug\n",
        counter_example="A12\nOnderzoek fietsbrug\n",
    ),
    field_rule(
        "kenmerk-alone",
        "Een nummer dat los in de kop van het stuk staat.",
        _alone_kenmerk,
        0.7,
        example="Aan de raad\nU20.01883\nOnderwerp: brug\n",
        counter_example="Aan de raad\n4-5-2020\nOnderwerp: brug over de A12\n",
    ),
    field_rule(
        "kenmerk-plan-number",
        "Het nummer waarmee de kop van een projectpagina begint.",
        _plan_kenmerk,
        0.6,
        example="4.012 Brug over de vaart\n\nOp deze pagina leest u wanneer de brug dicht is.\n",
        counter_example="4.5 miljoen voor de brug\n\nOp deze pagina leest u wanneer de brug dicht is.\n",
    ),
)
