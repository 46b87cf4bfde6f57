"""Telephone numbers and e-mail addresses of a person. Those of an office or a desk may be published.

Numbers that only organisations have (14 0xx, 0800, 085, 088, 0900) are left out, and so are blanks (06-00000000).
"""

import re
from collections.abc import Iterator

from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_page import Hit, VisiblePage, high, low
from dossiers.reading.personal_words import Whose, whose

MOBILE = ReadingRule(
    "telefoon-mobiel",
    FindKind.PERSONAL,
    "Een 06-nummer. Bij een functie of een afdeling telt het als laag.",
    "Mijn nummer is 06-12345678.",
    "Het nummer is weggelaten: 06-00000000.",
)
LANDLINE = ReadingRule(
    "telefoon-vast",
    FindKind.PERSONAL,
    "Een vast telefoonnummer dat niet bij een organisatie staat.",
    "De heer Bos is thuis te bereiken op 0343-512345.",
    "Bel de gemeente op 0343-512345 of 14 0343.",
)
PRIVATE_MAIL = ReadingRule(
    "e-mail-prive",
    FindKind.PERSONAL,
    "Een e-mailadres bij een aanbieder voor particulieren, of een adres dat iemand het zijne noemt.",
    "U kunt mij mailen: aaltje.bos@gmail.com",
    "Mail naar griffie@voorbeeld.nl.",
)
WORK_MAIL = ReadingRule(
    "e-mail-op-naam",
    FindKind.PERSONAL,
    "Een e-mailadres op naam bij een organisatie.",
    "Mail naar a.bos@voorbeeld.nl.",
    "Mail naar info@voorbeeld.nl.",
)
RULES = (MOBILE, LANDLINE, PRIVATE_MAIL, WORK_MAIL)

_PHONE = re.compile(
    r"(?<![\w,/=&?-])(?<!\d\.)(?:(?:\+ ?|00)31[ .\-]{0,2}(?:\(0\))?|\(?0)"
    r"((?:[ ().\-]{0,3}\n?[ ]{0,2}\d){9})(?!\d)(?![\-/.]\d)(?!\w)"
)
_PHONE_WORD = re.compile(
    r"\b(?:tel|telefoon\w{0,10}|telnr|mobiel\w{0,8}|gsm|bel|belt|bellen|belde|gebeld|bereik\w{0,8}|nummer|t|m)\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"(?:(?<=\w)nummer|kenmerk|factuur|rekening|kvk|\bzaak|dossier|referentie|\bref|(?-i:[A-Z]{4}))[.:]? {0,3}\Z|"
    r"\bfax\b.{0,8}\Z",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"6[1-8]")
_OF_OFFICES = re.compile(r"6[67]|8|90|91|7[6-9]0000|140")
_LAND = re.compile(r"[1-57]")
_SAME = re.compile(r"(\d)\1{6}\Z")


def find(page: VisiblePage) -> Iterator[Hit]:
    if "0" in page.text or "+" in page.text:
        yield from _phones(page)
    if "@" in page.text or "at)" in page.text or "at]" in page.text:
        yield from _mails(page)


def _phones(page: VisiblePage) -> Iterator[Hit]:
    for match in _PHONE.finditer(page.text):
        digits = re.sub(r"\D", "", match[1])
        if _SAME.search(digits) or _OTHER_WORD.search(page.before(match.start(), 24)):
            continue
        hit = None
        if _MOBILE.match(digits) and not _OF_OFFICES.match(digits):
            hit = _mobile(page, *match.span())
        elif _LAND.match(digits):
            hit = _landline(page, *match.span())
        if hit is not None:
            yield hit


def _mobile(page: VisiblePage, start: int, end: int) -> Hit:
    if whose(page, start, end) is Whose.OFFICE:
        reason = "Het staat bij een organisatie of een functie: misschien is het een nummer voor het werk."
        return Hit(MOBILE.id, start, end, 0.7, ("Dit is een 06-nummer.", reason), low("telefoon"))
    return Hit(MOBILE.id, start, end, 0.9, ("Dit is een 06-nummer.",), high("telefoon"))


def _landline(page: VisiblePage, start: int, end: int) -> Hit | None:
    is_named = page.has(_PHONE_WORD, page.around(start, end))
    if not (is_named or re.search(r"[-()+]", page.text[start:end])):
        return None
    what = "Dit is een vast telefoonnummer."
    match whose(page, start, end):
        case Whose.OFFICE:
            return None
        case Whose.UNKNOWN:
            return Hit(LANDLINE.id, start, end, 0.5, (what, "Er staat niet bij van wie het is."), low("telefoon"))
    return Hit(LANDLINE.id, start, end, 0.8, (what, "Erbij staan woorden over een persoon."), high("telefoon"))


# Providers for people at home: worldwide webmail, and Dutch internet at home.
_WEBMAIL = (
    "gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|aol|gmx|mail|proton|protonmail|pm|tutanota|tuta|"
    "zoho|fastmail|me|mac|hushmail|yandex"
)
_AT_HOME_PROVIDERS = (
    "ziggo|kpnmail|kpnplanet|planet|hetnet|home|casema|chello|upcmail|xs4all|quicknet|telfort|telfortglasvezel|tele2|"
    "solcon|zeelandnet|caiway|kabelfoon|tiscali|wanadoo|zonnet|versatel|lijbrandt|onsbrabantnet|dds|freedom|wxs|"
    "online|euronet|multiweb|hccnet|onsneteindhoven|xmsnet|t-mobilethuis|odido"
)
_PROVIDER = re.compile(
    rf"(?:{_WEBMAIL})\.(?:com|nl|be|de|net|eu|me|ch|co\.uk|fr|fm)|(?:{_AT_HOME_PROVIDERS})\.(?:nl|net)"
)
_AT = re.compile(r"@|[ ]?[(\[](?:at|apenstaartje)[)\]][ ]?")
_LOCAL = re.compile(r"[\w.+'%&-]{1,64}\Z")
_DOMAIN = re.compile(r"\n?[ ]{0,2}((?:[\w-]{1,63}\.\n?){1,5}[a-zA-Z]{2,12})(?![\w-])")
# The name of a desk or a group, not of a person: as a whole part of the address, or anywhere in it.
_DESK = re.compile(
    r"(?:^|[._-])(?:info|contact|post|postbus|mail|pers|raad|hr|fg|avg|woo|team|sport|school|club|bestuur|college|"
    r"support|privacy|noreply|no-reply|inkoop|beheer|webmaster|project|voorzitter|secretaris|penningmeester|klant)"
    r"(?:$|[._-]|\d)|"
    r"griffie|secretariaat|gemeente|redactie|communicatie|voorlichting|wijkraad|dorpsraad|buurt|dorps|vereniging|"
    r"stichting|loket|balie|klanten|desk|administratie|bezwaar|facturen|crediteuren|fractie|commissie|afdeling|"
    r"beheer|handhaving|participatie|projecten|meldpunt|meldingen|comite|werkgroep|dorpsbelang|bewoners"
)
_CALLED_HIS = re.compile(r"\b(?:mijn|priv[ée])\b.{0,25}(?:mail|adres)", re.IGNORECASE)
_NAMED = re.compile(r"[a-z]{1,20}(?:[._][a-z'-]{1,20}){1,4}\d{0,3}")


def _mails(page: VisiblePage) -> Iterator[Hit]:
    taken = 0
    for sign in _AT.finditer(page.text):
        local = _LOCAL.search(page.text[max(taken, sign.start() - 64) : sign.start()])
        domain = _DOMAIN.match(page.text, sign.end())
        if local is None or domain is None:
            continue
        hit = _mail(page, local[0], sign.start() - len(local[0]), domain)
        if hit is not None:
            taken = domain.end()
            yield hit


def _mail(page: VisiblePage, local: str, start: int, domain: re.Match[str]) -> Hit | None:
    end, host = domain.end(), domain[1].replace("\n", "").lower()
    name = local.lower().strip(".'").partition("+")[0]
    is_desk = _DESK.search(name) is not None
    what = "Dit is een e-mailadres."
    if _PROVIDER.fullmatch(host):
        reason = "De aanbieder is er voor particulieren."
        if is_desk:
            reason = "De aanbieder is er voor particulieren, maar het adres lijkt van een groep of een loket."
            return Hit(PRIVATE_MAIL.id, start, end, 0.6, (what, reason), low("e-mail"))
        return Hit(PRIVATE_MAIL.id, start, end, 0.95, (what, reason), high("e-mail"))
    if is_desk:
        return None
    if re.search(r"\bfam(?:ilie)?\b", f"{name} {host.replace('-', ' ')}") or page.has(
        _CALLED_HIS, page.around(start, end, 60, 40)
    ):
        reason = "Erbij staat dat het van een persoon is."
        return Hit(PRIVATE_MAIL.id, start, end, 0.8, (what, reason), high("e-mail"))
    if _NAMED.fullmatch(name):
        reason = "Het is een adres op naam bij een organisatie."
        return Hit(WORK_MAIL.id, start, end, 0.7, (what, reason), low("e-mail"))
    return None
