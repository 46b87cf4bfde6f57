"""Which kind of paper this is: the rules in the order in which they are tried."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossiers.reading.genres import Form, Genre, Soort, by_name
from dossiers.reading.labels import Label
from dossiers.reading.letters import first, group_asks, letter, mail, to_parliament
from dossiers.reading.model import FindKind, Place, ReadingRule
from dossiers.reading.paper import Paper
from dossiers.reading.written_dates import dates_in, is_dateline


@dataclass(frozen=True, slots=True)
class SoortRule:
    rule: ReadingRule
    read: Callable[[Paper], Genre | None]
    score: float


_COUNCIL_MEETS = re.compile(
    r"(?:^|\n)[ \t]{0,20}(?:de |het )?(?:\w{3,30} )?(?:gemeenteraad|raad|(?:provinciale )?staten)\b[^.\n]{0,80}?"
    r"(?:,|\bbijeen\b|\bin vergadering\b|$)",
    re.IGNORECASE | re.MULTILINE,
)
_DICTUM_HEAD = re.compile(
    r"\b(?:verzoekt|draagt|roept) (?:het |de )?(?:college|burgemeester|gedeputeerde|presidium|griff)[^.]{0,60}|"
    r"\bspreekt[\w ]{0,20} uit\b|\bgaat over tot de orde van de dag\b|\bbesluit\s{0,3}[:,]",
    re.IGNORECASE,
)
_REGISTER_ITEM = re.compile(r"(?:T|M|TZ|TOEZ|MOT)[-. ]?\d{1,4}(?:[-/]\d{1,4})?$")
_REGISTER_HEADING = re.compile(
    r"^[ \t]{0,20}(?:status|toezegging|stand van zaken|voortgang|dictum|update|afdoening|termijn)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NEWS_SIGNS = re.compile(
    r"\b(?:gepubliceerd(?: op)?\b|printerversie|laatst gewijzigd|deel dit (?:bericht|artikel)|"
    r"(?:meer )?nieuwsberichten|"
    r"copyright|©|lees (?:ook|hier|meer|verder)|van onze (?:verslaggever|redactie)|door (?:de|onze) redactie|"
    r"geplaatst (?:op|door)|foto:|tags:|reacties? op dit)|\(ANP\)",
    re.IGNORECASE,
)
_PAGE_SIGNS = re.compile(
    r"\b(?:op deze pagina|laatst bijgewerkt|publicatiedatum|meer informatie\b|veelgestelde vragen|startdatum|"
    r"einddatum|"
    r"heeft u (?:een )?(?:vragen|idee|vraag)|over dit project|"
    r"stand van zaken project|"
    r"wat gaan we doen|planning(?: en)? (?:uitvoering|werkzaamheden)|contact opnemen|neemt? u contact op|"
    r"houd deze pagina)",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:zegt|zei|schrijft|schreef|meldt|meldde|aldus|laat weten|liet weten|volgens (?:de|het) (?:wethouder|"
    r"college|"
    r"burgemeester|raad|fractie|partij)|vindt|vroeg|vraagt aandacht|stemde|besloot|diende)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:u|uw|omwonenden)\b", re.IGNORECASE)
_TO_COUNCIL = re.compile(r"\buw (?:raad|staten|commissie)\b|\bvoor u ligt\b", re.IGNORECASE)
_PROPOSES = re.compile(
    r"\b(?:uw raad wordt (?:gevraagd|voorgesteld)|(?:wij|we) stellen (?:uw|u|de) raad voor|"
    r"de raad wordt (?:gevraagd|voorgesteld)|"
    r"(?:gevraagd|voorgesteld|ontwerp[ -]?) ?(?:raads)?besluit|de raad (?:wordt )?voor te stellen|beslispunten)\b",
    re.IGNORECASE,
)
_NEWS_HEAD = 1_000
_TO_THE_COUNCIL = re.compile(
    r"aan (?:de )?(?:gemeente)?raad(?: van [^.]{2,60})?$|aan provinciale staten$", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"\bvoor u ligt (?:de|het|een) [^.\n]{0,60}?\w{0,30}(?:rapportage|begroting|rekening|verslag|nota|monitor)\b",
    re.IGNORECASE,
)


def _register_item(paper: Paper) -> Genre | None:
    first = paper.head[:1]
    if first and _REGISTER_ITEM.match(first[0].text) and paper.search(_REGISTER_HEADING):
        return Genre(Soort.DECISION_LIST, Form.PROMISES, first[0].place)
    return None


def _council_asks(paper: Paper) -> Genre | None:
    """A motie without that word: the raad meets, and asks or pronounces."""
    if paper.salutation is not None or paper.search(_COUNCIL_MEETS) is None:
        return None
    asks = paper.search(_DICTUM_HEAD)
    if asks is None:
        return None
    return Genre(Soort.MOTION, Form.PLAIN, Place(asks[1], asks[0].start(), asks[0].end()))


def _memo_form(paper: Paper) -> Genre | None:
    """Aan, van and onderwerp below each other: the form of a memo. A mail has van before aan."""
    labels = paper.labels
    sender, addressee = first(labels, Label.SENDER), first(labels, Label.ADDRESSEE)
    if sender is None or addressee is None or first(labels, Label.TITLE) is None:
        return None
    if paper.salutation is not None and labels[0] is not addressee:
        return None
    return Genre(Soort.MEMO, Form.PLAIN, sender.place)


def _proposal(paper: Paper) -> Genre | None:
    if paper.salutation is not None:
        return None
    found, signs = paper.search(_PROPOSES), paper.search(_NEWS_SIGNS)
    if signs is not None and signs[0].start() < _NEWS_HEAD:
        return None
    if found is None:
        line = next((line for line in paper.head[:3] if _TO_THE_COUNCIL.match(line.text)), None)
        return Genre(Soort.PROPOSAL, Form.PLAIN, line.place) if line is not None else None
    return Genre(Soort.PROPOSAL, Form.PLAIN, Place(found[1], found[0].start(), found[0].end()))


def _lies_before_you(paper: Paper) -> Genre | None:
    found = paper.search(_ACCOUNT) if paper.salutation is None else None
    if found is None:
        return None
    return Genre(Soort.OTHER, Form.ACCOUNT, Place(found[1], found[0].start(), found[0].end()))


def _web_text(news: bool) -> Callable[[Paper], Genre | None]:
    """News tells what others said and did; a page of a project tells the reader what comes."""

    def read(paper: Paper) -> Genre | None:
        if not paper.head or paper.salutation is not None or paper.search(_TO_COUNCIL):
            return None
        text = " ".join(text for _, text in paper.body)[:8_000]
        news_score = 3 * _kinds(_NEWS_SIGNS, text) + 2 * _kinds(_SPEECH, text)
        page_score = 3 * _kinds(_PAGE_SIGNS, text) + min(4, len(_TO_READER.findall(text)))
        if news_score == page_score or (news_score > page_score) is not news or max(news_score, page_score) < 2 + news:
            return None
        signs = (_NEWS_SIGNS, _SPEECH) if news else (_PAGE_SIGNS, _TO_READER)
        found = next(hit for sign in signs if (hit := paper.search(sign)))
        return Genre(
            Soort.NEWS, Form.PLAIN if news else Form.WEB_PAGE, Place(found[1], found[0].start(), found[0].end())
        )

    return read


def _kinds(pattern: re.Pattern[str], text: str) -> int:
    return len({found.group().casefold() for found in pattern.finditer(text)})


def _headline(paper: Paper) -> Genre | None:
    """A headline and a date, in either order, and then running text; or text that starts with place and date."""
    lines = paper.lines[:4]
    if len(lines) < 3 or paper.salutation is not None or paper.search(_TO_COUNCIL):
        return None
    for line in lines:
        if (lead := next(dates_in(line.text), None)) is not None and is_dateline(line.text, lead):
            return Genre(Soort.NEWS, Form.PLAIN, line.place)
    for line in lines[:2]:
        written = list(dates_in(line.text))
        if len(written) == 1 and len(line.text) - (written[0].end - written[0].start) < 15:
            return Genre(Soort.NEWS, Form.PLAIN, line.place) if len(lines[2].text) > 80 else None
    return None


def _rule(rule_id: str, description: str, example: str, counter_example: str) -> ReadingRule:
    return ReadingRule(rule_id, FindKind.METADATA, description, example, counter_example)


_PROSE = "De wethouder opende vorige week de nieuwe brug over de vaart, samen met leerlingen van de school ernaast."
SOORT_RULES: tuple[SoortRule, ...] = (
    SoortRule(
        _rule(
            "soort-mail",
            "Van, aan en verzonden in de kop, of woorden als 'via deze mail': een e-mail.",
            "Van: A. de Boer\nAan: griffie\nVerzonden: maandag 4 mei 2020 10:12\nOnderwerp: vraag\n",
            "Aan: de raad\nVan: het college\nDatum: 4 mei 2020\n",
        ),
        mail,
        0.9,
    ),
    SoortRule(
        _rule(
            "soort-register-item",
            "Het stuk begint met het nummer van een toezegging of motie uit een register.",
            "T-012\nOnderzoek fietsbrug\n\nStatus\nLoopt\n",
            "A-12\nOnderzoek fietsbrug\n",
        ),
        _register_item,
        0.8,
    ),
    SoortRule(
        _rule(
            "soort-name",
            "Het stuk noemt in de kop zelf wat het is.",
            "RAADSINFORMATIEBRIEF\nDatum: 4 mei 2020\n",
            "Wandeling langs de vaart\nOp zaterdag lopen wij samen langs de vaart.\n",
        ),
        by_name,
        0.95,
    ),
    SoortRule(
        _rule(
            "soort-to-parliament",
            "De brief is gericht aan de Tweede of Eerste Kamer.",
            "Aan de Voorzitter van de Tweede Kamer\nDatum: 4 mei 2020\n",
            "Aan de voorzitter van de raad\nDatum: 4 mei 2020\n\nIn uw kamer brandt licht.\n",
        ),
        to_parliament,
        0.9,
    ),
    SoortRule(
        _rule(
            "soort-council-asks",
            "De raad is bijeen en verzoekt, draagt op of spreekt uit: een motie.",
            "De raad van de gemeente Waterland, bijeen op 4 mei 2020,\n\nverzoekt het college de brug te openen.\n",
            "De raad van de gemeente Waterland nam het voorstel aan.\n",
        ),
        _council_asks,
        0.8,
    ),
    SoortRule(
        _rule(
            "soort-memo-form",
            "Aan, van en onderwerp onder elkaar: een memo.",
            "Aan: de raad\nVan: wethouder De Boer\nOnderwerp: brug\n\nDe brug gaat open.\n",
            "Datum: 4 mei 2020\nAan: de raad\nOnderwerp: brug\n\nGeachte leden van de raad,\n",
        ),
        _memo_form,
        0.6,
    ),
    SoortRule(
        _rule(
            "soort-group-asks",
            "Een fractie schrijft het college en vraagt om een antwoord: vragen van de raad.",
            "Geacht college,\n\nOnze fractie heeft twee vragen.\n1. Wanneer opent de brug?\n",
            "Geacht college,\n\nOnze vereniging heeft een vraag. Wanneer opent de brug?\n",
        ),
        group_asks,
        0.7,
    ),
    SoortRule(
        _rule(
            "soort-letter",
            "Het stuk begint met een aanhef: een brief.",
            "Datum: 4 mei 2020\n\nGeachte leden van de raad,\n\nWij openen de brug.\n",
            "Datum: 4 mei 2020\n\nWij openen de brug.\n",
        ),
        letter,
        0.8,
    ),
    SoortRule(
        _rule(
            "soort-proposal",
            "De raad wordt gevraagd te besluiten: een raadsvoorstel.",
            "Aan de raad\nDatum: 4 mei 2020\n\nUw raad wordt gevraagd de brug te openen.\n",
            "Aan de bewoners\nDatum: 4 mei 2020\n\nUw raad is gevraagd naar de brug.\n",
        ),
        _proposal,
        0.7,
    ),
    SoortRule(
        _rule(
            "soort-account",
            "'Voor u ligt' een rapportage of begroting.",
            "Inleiding\n\nVoor u ligt de tweede bestuursrapportage van het jaar.\n",
            "Inleiding\n\nDe tweede bestuursrapportage van het jaar is klaar.\n",
        ),
        _lies_before_you,
        0.6,
    ),
    SoortRule(
        _rule(
            "soort-news",
            "Het stuk vertelt wat anderen zeiden en deden, of draagt de tekens van een nieuwssite.",
            f"Brug geopend\n\nGepubliceerd op: 4 mei 2020\n\n{_PROSE} 'Mooi', aldus de wethouder.\n",
            f"Brug\n\n{_PROSE}\n",
        ),
        _web_text(news=True),
        0.6,
    ),
    SoortRule(
        _rule(
            "soort-web-page",
            "Het stuk vertelt de lezer wat er komt, of draagt de tekens van een projectpagina.",
            "Werk aan de brug\n\nOp deze pagina leest u wanneer de brug dicht is.\n",
            f"Brug\n\n{_PROSE}\n",
        ),
        _web_text(news=False),
        0.6,
    ),
    SoortRule(
        _rule(
            "soort-headline",
            "Een kop en een datum, en daarna gewone tekst: een nieuwsbericht.",
            f"Brug open\n\n4 mei 2020\n\n{_PROSE}\n",
            "Brug open\n\n4 mei 2020\n\nAgenda\n",
        ),
        _headline,
        0.5,
    ),
)


def read_genre(paper: Paper, off: frozenset[str]) -> tuple[Genre, SoortRule] | None:
    """The first rule that is not in `off` and finds a name or a sign of its own; None when nothing tells."""
    for rule in SOORT_RULES:
        if rule.rule.id not in off and (genre := rule.read(paper)) is not None:
            return genre, rule
    return None
