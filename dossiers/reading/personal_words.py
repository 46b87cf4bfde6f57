"""Words that tell whose number it is: those of an organisation, and those of a person at home."""

import re
from enum import Enum

from dossiers.reading.model import Block
from dossiers.reading.personal_page import VisiblePage

# Somebody at home, or somebody who speaks of himself: stronger than the name of an organisation nearby.
_AT_HOME = re.compile(
    r"\b(?:priv[ée]|thuis|mijn|mij|ik|bewo(?:ner|onster)|inwo(?:ner|onster)|omwonende|wonende?|woonachtig|woont|"
    r"woonadres|huisadres|rekeninghouder|aanvra(?:ger|agster)|uitkering|cliënt|betrokkene|familie|fam|gezin|"
    r"insprekers?|melder|echtgeno(?:ot|te)|partner)\b",
    re.IGNORECASE,
)
# A form of address says that it is a person, and not whether he is at home or at work.
_PERSON = re.compile(
    r"\b(?:de heer|dhr|mevrouw|mevr|mw|meneer|het kind|kinderen|gehuwd|gescheiden|overledene|erfgena(?:am|men)|geboren|"
    r"geb|bijstand|paspoort|jeugdige|patiënt|leerling|burger|naam|voornaam|achternaam|huishouden)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:gemeente|gemeentehuis|stadhuis|raadhuis|stadskantoor|provincie|provinciehuis|waterschap|ministerie|rijk|"
    r"college|raad|raadslid|wethouder|burgemeester|griffi(?:e|er)|afdeling|team|cluster|bureau|balie|loket|helpdesk|"
    r"secretariaat|klantcontactcentrum|kcc|persvoorlicht(?:er|ing)|voorlichting|communicatie|"
    r"stichting|vereniging|coöperatie|b\.?v|n\.?v|maatschap|organisatie|dienst|omgevingsdienst|ggd|veiligheidsregio|"
    r"kantoor|bezoekadres|postadres|retouradres|postbus|factuuradres|antwoordnummer|gevestigd|vestiging|hoofdkantoor|"
    r"kvk|kamer van koophandel|btw|factuur|leges|belastingen|beleidsmedewerker|projectleider|adviseur|"
    r"bank nederlandse gemeenten|bng|directie|bestuur|contactpersoon)\b|\b14 ?0\d{2,3}\b",
    re.IGNORECASE,
)


class Whose(Enum):
    HOME = "home"
    OFFICE = "office"
    PERSON = "person"
    UNKNOWN = "unknown"


def whose(page: VisiblePage, start: int, end: int) -> Whose:
    """By the words of the line, else by those ever further around, else by where on the paper it stands."""
    for reach in (page.line(start, end), page.around(start, end, 60, 40), page.around(start, end)):
        for words, found in ((_AT_HOME, Whose.HOME), (_OFFICE, Whose.OFFICE), (_PERSON, Whose.PERSON)):
            if page.has(words, reach):
                return found
    return Whose.OFFICE if page.is_in(start, Block.LETTERHEAD, Block.RUNNING) else Whose.UNKNOWN


def is_about_person(page: VisiblePage, reach: tuple[int, int]) -> bool:
    return page.has(_AT_HOME, reach) or page.has(_PERSON, reach)


def is_at_home(words: str) -> bool:
    return _AT_HOME.search(words) is not None
