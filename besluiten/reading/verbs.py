"""Dutch verbs of government work, by what is done, in every form that a letter uses.

The forms are built from the infinitive by the spelling rules; irregular ones are written out. A bar parts a
separable verb: "uit|werken" is "werkt … uit", "uit te werken", "uitgewerkt".
"""

import re
from collections.abc import Iterator
from enum import StrEnum


class Form(StrEnum):
    PRESENT = "tegenwoordig"
    PAST = "verleden"
    INFINITIVE = "hele werkwoord"
    PARTICIPLE = "voltooid"


class Act(StrEnum):
    """What a verb does with a matter. TELL..RECEIVE are the acts that a promise is usually made of."""

    TELL = "informeren"
    STUDY = "onderzoeken"
    PUT = "voorleggen"
    MEET = "overleggen"
    MAKE = "maken"
    CARRY = "uitvoeren"
    TAKE_UP = "meenemen"
    DECIDE = "besluiten"
    RECEIVE = "ontvangen"
    BEGIN = "beginnen"
    APPEAR = "verschijnen"
    CHANGE = "veranderen"
    ASK = "verzoeken"
    PROMISE = "toezeggen"
    SAY = "zeggen"
    WISH = "wensen"
    EXPECT = "verwachten"
    THINK = "vinden"
    STATE = "zijn"


_REGULAR = {
    Act.TELL: "informeren rapporteren berichten melden publiceren communiceren presenteren mailen tonen verwittigen"
    " delen over|dragen# toe|lichten terug|koppelen- bij|praten beantwoorden antwoorden toe|sturen na|sturen"
    " rond|sturen"
    " sturen door|sturen mede|delen op|sturen plaatsen verstrekken reageren bellen na|bellen",
    Act.STUDY: "onderzoeken# evalueren inventariseren verkennen toetsen meten# analyseren monitoren peilen"
    " inspecteren controleren door|rekenen- berekenen- volgen tellen nader|bekijken# uit|zoeken# na|gaan#"
    " terug|kijken# herijken",
    Act.PUT: "agenderen voor|leggen voor|stellen overleggen aan|kaarten betrekken# terug|komen# in|brengen#"
    " door|geleiden"
    " her|overwegen#",
    Act.MEET: "bespreken# spreken# overleggen organiseren uit|nodigen benaderen raadplegen ontmoeten bezoeken#"
    " aan|schuiven# af|stemmen praten consulteren beleggen",
    Act.MAKE: "maken uit|werken op|stellen schrijven# ontwikkelen- ontwerpen# voor|bereiden actualiseren formuleren"
    " vernieuwen herzien# vast|leggen actualiseren concretiseren bij|werken verwerken begroten",
    Act.CARRY: "regelen- zorgen realiseren uit|voeren aan|leggen plaatsen bouwen herstellen op|lossen planten af|ronden"
    " op|leveren- leveren- renoveren vervangen# in|voeren in|richten verlengen verplaatsen financieren handhaven"
    " ondersteunen verzorgen in|zetten in|huren aan|stellen op|hogen vergroenen repareren aan|pakken op|pakken"
    " verwijderen- vrij|maken reserveren- dekken sluiten# openen- open|stellen faciliteren stimuleren- borgen maaien"
    " baggeren- snoeien trekken# werven# in|plannen plannen halen af|sluiten# uit|rollen testen bestellen graven#"
    " schrappen coördineren her|plaatsen bij|houden# aan|brengen# aan|passen aan|vragen#",
    Act.TAKE_UP: "mee|nemen# op|nemen# over|nemen# mee|wegen# door|voeren verwerken verankeren toe|voegen in|bouwen",
    Act.DECIDE: "besluiten# vast|stellen beslissen kiezen# bepalen nemen# af|wegen# bekrachtigen vergunnen verlenen"
    " toe|kennen gunnen ondertekenen-",
    Act.RECEIVE: "ontvangen# krijgen# vernemen# horen",
    Act.BEGIN: "starten beginnen# hervatten op|starten aan|vangen# vertrekken#",
    Act.APPEAR: "verschijnen# volgen komen# liggen# staan# plaats|vinden# duren vallen# gaan# draaien hangen# rijden#"
    " gelden# verlopen# wachten",
    Act.CHANGE: "verhogen verlagen verbeteren- verminderen- versterken vergroten verkleinen beperken veranderen-"
    " vervallen# versnellen vertragen toe|nemen# af|nemen# dalen stijgen# verdwijnen# blijven# vereenvoudigen"
    " bevorderen-"
    " behouden# voorkomen# uit|breiden intensiveren verruimen op|schuiven# door|schuiven#",
    Act.ASK: "verzoeken# vragen# op|roepen# aan|dringen# opdragen# verlangen adviseren pleiten manen",
    Act.PROMISE: "toe|zeggen# beloven garanderen verzekeren- aan|kondigen",
    Act.SAY: "zeggen# aan|geven# vertellen verklaren erkennen bevestigen benadrukken constateren op|merken"
    " noemen vermelden"
    " stellen schetsen uit|leggen wijzen# herinneren-",
    Act.WISH: "willen# hopen streven beogen wensen ambiëren proberen trachten inzetten mikken",
    Act.EXPECT: "verwachten voorzien# verwachten- denken# schatten rekenen- ramen voorspellen",
    Act.THINK: "vinden# menen oordelen beschouwen onderschrijven waarderen- begrijpen# betreuren steunen delen"
    " hechten achten erkennen vrezen",
}
_IRREGULAR = (
    "zenden zendt zond gezonden|bekijken bekijkt bekeek bekeken|bezien beziet bezag bezien|gaan gaat ging gegaan"
    "|nagaan gaat_na ging nagegaan|komen komt kwam gekomen|onderzoeken onderzoekt onderzocht onderzocht"
    "|betrekken betrekt betrok betrokken|brengen brengt bracht gebracht|spreken spreekt sprak gesproken"
    "|bespreken bespreekt besprak besproken|zoeken zoekt zocht gezocht|nemen neemt nam genomen"
    "|schrijven schrijft schreef geschreven|krijgen krijgt kreeg gekregen|ontvangen ontvangt ontving ontvangen"
    "|vernemen verneemt vernam vernomen|besluiten besluit besloot besloten|sluiten sluit sloot gesloten"
    "|beginnen begint begon begonnen|verschijnen verschijnt verscheen verschenen|liggen ligt lag gelegen"
    "|staan staat stond gestaan|vinden vindt vond gevonden|vallen valt viel gevallen|hangen hangt hing gehangen"
    "|gelden geldt gold gegolden|vragen vraagt vroeg gevraagd|verzoeken verzoekt verzocht verzocht"
    "|roepen roept riep geroepen|dringen dringt drong gedrongen|opdragen draagt_op droeg opgedragen"
    "|dragen draagt droeg gedragen|zeggen zegt zei gezegd|geven geeft gaf gegeven|willen wil wilde gewild"
    "|voorzien voorziet voorzag voorzien|denken denkt dacht gedacht|begrijpen begrijpt begreep begrepen"
    "|schuiven schuift schoof geschoven|houden houdt hield gehouden|kiezen kiest koos gekozen"
    "|ontwerpen ontwerpt ontwierp ontworpen|herzien herziet herzag herzien|vervangen vervangt verving vervangen"
    "|trekken trekt trok getrokken|wegen weegt woog gewogen|kijken kijkt keek gekeken|meten meet mat gemeten"
    "|vertrekken vertrekt vertrok vertrokken|verlopen verloopt verliep verlopen|rijden rijdt reed gereden"
    "|vervallen vervalt verviel vervallen|stijgen stijgt steeg gestegen|verdwijnen verdwijnt verdween verdwenen"
    "|blijven blijft bleef gebleven|behouden behoudt behield behouden|voorkomen voorkomt voorkwam voorkomen"
    "|wijzen wijst wees gewezen|doen doet deed gedaan|laten laat liet gelaten|zien ziet zag gezien"
    "|bezoeken bezoekt bezocht bezocht|graven graaft groef gegraven|werven werft wierf geworven"
    "|vangen vangt ving gevangen|zullen zal zou -|overwegen overweegt overwoog overwogen|bieden biedt bood geboden"
    "|uitzoeken zoekt_uit zocht uitgezocht|weten weet wist geweten|lezen leest las gelezen|breken breekt brak gebroken"
)
_IRREGULAR_ACTS = {
    Act.TELL: "zenden",
    Act.STUDY: "bekijken bezien zoeken kijken",
    Act.PUT: "brengen bieden",
    Act.CARRY: "doen",
    Act.SAY: "geven",
    Act.STATE: "weten",
}
_PREFIXES = ("be", "ge", "ver", "her", "ont", "er", "over", "voor", "onder", "door", "raad")
_VOWELS = "aeiou"
_OPEN_END = re.compile(r"[^aeiou][aeou][^aeiouwxy]$|^[aeou][^aeiouwxy]$")


def _stem(infinitive: str, *, is_unstressed: bool) -> str:
    stem = infinitive.removesuffix("en")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    if _OPEN_END.search(stem) and not is_unstressed:
        stem = stem[:-1] + stem[-2] + stem[-1]
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)


def _regular_forms(verb: str, *, is_unstressed: bool) -> tuple[str, str, str, str]:
    """Infinitive, third person, past, participle."""
    stem = _stem(verb, is_unstressed=is_unstressed)
    sharp = verb.removesuffix("en")[-1] in "tkfschp"
    dental = "t" if sharp else "d"
    third = stem if stem.endswith("t") else stem + "t"
    participle = stem if stem.endswith(dental) else stem + dental
    if not verb.startswith(_PREFIXES):
        participle = "ge" + participle
    return verb, third, stem + dental + "e", participle


_IRREGULAR_FORMS = {entry.split()[0]: tuple(entry.split()) for entry in _IRREGULAR.split("|")}


def _forms_of(entry: str) -> Iterator[tuple[str, Form, str]]:
    """Each form, what it is, and the particle that must stand elsewhere in the clause ("" when none must)."""
    particle, _, base = entry.rstrip("#-").rpartition("|")
    infinitive, third, past, participle = _IRREGULAR_FORMS.get(base) or _regular_forms(
        base, is_unstressed=entry.endswith("-")
    )
    stem = third if base in {"willen"} or not third.endswith("t") or third in {"laat", "weet", "meet"} else third[:-1]
    plural = past + "n" if past.endswith("e") else _past_plural(past)
    for form in {infinitive, third, stem}:
        yield form, Form.PRESENT, particle
    yield from ((form, Form.PAST, particle) for form in {past, plural} if form != participle)
    yield particle + infinitive, Form.INFINITIVE, ""
    yield particle + participle, Form.PARTICIPLE, ""
    if particle:
        yield particle + third, Form.PRESENT, ""
        yield infinitive, Form.INFINITIVE, particle


def _past_plural(past: str) -> str:
    if past[-1:] in "kpmnfs" and past[-2:-1] in _VOWELS and past[-3:-2] not in _VOWELS:
        past += past[-1]
    return past + "en"


def _build() -> dict[str, tuple[tuple[Act, Form, str], ...]]:
    table: dict[str, dict[tuple[Act, Form, str], None]] = {}
    acts = [
        (act, entry) for words in (_REGULAR, _IRREGULAR_ACTS) for act, line in words.items() for entry in line.split()
    ]
    for act, entry in acts:
        for word, form, particle in _forms_of(entry):
            table.setdefault(word, {})[act, form, particle] = None
    return {word: tuple(readings) for word, readings in table.items()}


FORMS = _build()
"""Per word its readings: the act, the form, and the particle that must follow for it to be that verb."""
