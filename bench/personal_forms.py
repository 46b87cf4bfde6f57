"""Sentences, lines and tables in which a personal number stands, and those in which something only looks like one.

`§` stands where the number goes; {name}, {day}, {year}, {place}, {number} and {words} are filled in. A form is a whole
line or more. The first table must be found, the second must not.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench import personal_numbers as make

Writer = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Forms:
    """`share`: how many of the set, by weight. `level` is what a find should say, "" when either will do."""

    what: str
    share: int
    writers: tuple[Writer, ...]
    templates: tuple[str, ...]
    level: str = ""
    group: str = ""
    may_be: str = ""
    """What else a find on this may say: a telephone number is no BSN, and it is a telephone number."""


def _zero_width(source: random.Random) -> str:
    number, place = make.eleven(source), source.randint(1, 8)
    return number[:place] + source.choice(make.ZERO_WIDTH) + number[place:]


def _wide(source: random.Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in make.eleven(source))


def _broken(source: random.Random) -> str:
    number, place = make.eleven(source), source.randint(3, 6)
    return number[:place] + source.choice(("\n", "\r\n", "-\n", " \n")) + number[place:]


def _without_zero(source: random.Random) -> str:
    while (number := make.eleven(source))[0] != "0" or number[1] == "0":
        continue
    return number[1:]


def _in_groups(*sizes: int, by: str) -> Writer:
    return lambda source: make.grouped(make.eleven(source), *sizes, by=by)


_BSN_WAYS: tuple[Writer, ...] = (
    *(make.eleven,) * 8,
    _in_groups(3, 3, 3, by=" "),
    _in_groups(3, 3, 3, by="."),
    _in_groups(4, 2, 3, by="."),
    _in_groups(4, 2, 3, by=" "),
    _in_groups(3, 3, 3, by="-"),
    _in_groups(2, 2, 2, 3, by=" "),
    _in_groups(3, 3, 3, by="\u00a0"),
    _in_groups(3, 3, 3, by="\u2009"),
    _in_groups(1, 1, by=" "),
    _in_groups(8, 1, by=" "),
    *(_zero_width, _wide, _broken),
)

BSN_WITH_WORD = (
    "Het BSN van {name} is §.",
    "BSN: §",
    "BSN §",
    "bsn nummer: §, geboren op {day}",
    "Burgerservicenummer: §",
    "Burgerservicenummer (BSN) aanvrager\n§",
    "In de beschikking staat het burgerservicenummer § van de aanvrager vermeld.",
    "Mevrouw {name} (BSN §) ontvangt sinds {year} huishoudelijke hulp.",
    "{name}, met BSN-nummer §, heeft op {day} bezwaar gemaakt.",
    "De bewindvoerder schrijft: “§ is het BSN van mijn cliënt.”",
    "Kenmerk Z-{year}-{number}; BSN § ; behandelaar: Team Inkomen",
    "Ons zaaknummer is {number}. Uw BSN is §.",
    "sofinummer § (oud dossier)",
    "SoFi-nr.: §",
    "Sociaal-fiscaal nummer § staat nog op de oude kaart van {name}.",
    "Uw b.s.n. is §, wilt u dat bij vragen noemen?",
    "Naam: {name}\nGeboortedatum: {day}\nBSN: §\nWoonplaats: {place}",
    "Naam {name} Burgerservicenr. § Nationaliteit Nederlandse",
    "<bsn>§</bsn>",
    '"bsn": "§",',
    "BSN=§&jaar={year}",
    "Burger Service Nummer partner: §",
    "BURGERSERVICENUMMER §",
    "BSN/sofinummer: §",
    "Vul hier uw burgerservicenummer in: §",
    "Het persoonsnummer (BSN) van het kind luidt: §",
    "| Naam | BSN | Zaaknummer |\n| {name} | § | {number} |",
    "Zaaknummer | Naam | BSN\n{number} | {name} | §",
    "Naam\tBSN\tPlaats\n{name}\t§\t{place}",
    "Naam                BSN            Ingangsdatum\n{name}      §      {day}",
    "BSN cliënt Naam cliënt Bedrag\n§ {name} € 1.250,00",
    "§ (BSN)",
    "Het gaat om het nummer § (burgerservicenummer) van {name}.",
    "De BSN’s van beide ouders, § en die van zijn echtgenote, stonden in de bijlage.",
    "Klant met bsn § is niet verschenen op het gesprek van {day}.",
    "Bij de controle op BSN bleek dat de uitkering van {name} op § stond.",
    "burgerservice-\nnummer: §",
    "Identificatie (burgerservicenummer): §",
    "Het B S N van de melder: §",
    "BSN-nr § / partner onbekend",
    "1. BSN: §\n2. Naam: {name}",
    "BSN§",
    "BSN/RSIN: §",
    "BSN\n\n§",
    "Het BSN dat hoort bij dossier {year}-{number} is §.",
    "sofi § {name}",
)

_BARE_WAYS: tuple[Writer, ...] = (*(make.eleven,) * 12, _zero_width, _in_groups(4, 2, 3, by="."))

_GROUPED_WAYS: tuple[Writer, ...] = (
    *(_in_groups(3, 3, 3, by=" "), _in_groups(3, 3, 3, by="."), _in_groups(4, 2, 3, by=" "), _broken),
)

BSN_BARE = (
    "De heer {name} (§) heeft een aanvraag voor bijstand gedaan.",
    "De bijstand van § is op {day} stopgezet, omdat {words}.",
    "§ {name} {day}",
    "{name}, §, {place}",
    "Onder § staat mevrouw {name} ingeschreven.",
    "§",
    "Betreft: § / {name}",
    "Mutatie doorgevoerd voor § met ingang van {day}.",
    "Wij verwijzen naar uw bericht over § en de uitkering.",
    "- {name}: §",
    "{name}\n§\n{place}",
    "Het kind ({name}, §) staat op de wachtlijst.",
    "Graag de gegevens van § en zijn partner controleren.",
    "In het overzicht staat § twee keer.",
    "De overledene, §, had geen erfgenamen.",
    "{name} § gehuwd",
    "Heronderzoek §: {words}.",
    "(§)",
    "De aanvraag van {name}, §, is afgewezen.",
    "Het besluit over mevrouw {name} (§) is verstuurd.",
    "Bezwaarschrift inzake subsidie, indiener {name} - §",
)

BSN_BARE_GROUPED = (
    "De heer {name} (§) heeft een aanvraag voor bijstand gedaan.",
    "Onder § staat mevrouw {name} ingeschreven.",
    "Het kind ({name}, §) staat op de wachtlijst.",
    "Mevrouw {name}, §, woont sinds {year} in {place}.",
    "Cliënt § is op {day} verhuisd.",
)

IBAN_PRIVATE = (
    "Graag overmaken op § ten name van {name}.",
    "Mijn rekeningnummer is §.",
    "IBAN: § t.n.v. {name}",
    "De uitkering wordt gestort op rekening § van mevrouw {name}.",
    "Rekeninghouder {name}, §",
    "U kunt de schade vergoeden op mijn bankrekening §, {name}.",
    "IBAN aanvrager §",
)
IBAN_OFFICE = (
    "Gemeente {place}, Postbus 12, IBAN §, BIC BNGHNL2G",
    "Bank Nederlandse Gemeenten § ten name van gemeente {place}",
    "Factuuradres: Postbus 20, {place}. KvK {number}. IBAN §",
    "U betaalt de leges door overmaking op § van de gemeente {place}.",
    "Stichting Welzijn {place} | KvK {number} | IBAN §",
)
PHONE_PRIVATE = (
    "U kunt mij bereiken op §.",
    "Mijn mobiele nummer is §.",
    "{name}\n{place}\nTel. §",
    "De bewoner, de heer {name}, is thuis te bereiken op §.",
    "Tel. privé: §",
    "Ik hoor het graag, bel gerust: § (na 18.00 uur).",
    "Mevrouw {name} belde vanaf § over de overlast.",
)
MAIL_PRIVATE = (
    "U kunt antwoorden op §.",
    "E-mail: §",
    "Van: {name} <§>",
    "Insprekers: {name} (§)",
    "Ik ontvang het besluit graag via §, met dank.",
)
ADDRESS_PRIVATE = (
    "De heer {name}, wonende § , maakt bezwaar.",
    "Mijn adres is §.",
    "Woonadres: §",
    "Aanvrager: {name}, §",
    "De familie {name} woont aan de §, sinds {year}.",
    "Mevrouw {name}\n§",
)
PLATE_PRIVATE = (
    "Een auto met kenteken § stond op de stoep.",
    "Kenteken: §",
    "De melder noteerde het kenteken (§) van de bestelbus.",
    "Het voertuig (§) is weggesleept.",
    "kentekennummer §",
)
BORN_PRIVATE = (
    "{name}, geboren op §, is benoemd.",
    "Geboortedatum: §",
    "De heer {name} (geb. §) verscheen niet.",
    "{name}, geboren te {place} op §.",
    "Geboren: §",
)
SIGNED_PRIVATE = ("Handtekening aanvrager: §", "Digitaal ondertekend door §", "w.g. §", "Hoogachtend,\n\n§\nbewoner")
SIGNED_OFFICE = (
    "Hoogachtend,\n\nhet college van burgemeester en wethouders,\nde secretaris, § de burgemeester",
    "Met vriendelijke groet,\n\n§\nwethouder",
)

FOUND = (
    Forms("bsn", 260, _BSN_WAYS, BSN_WITH_WORD, "hoog", "met woord"),
    Forms("bsn", 20, (_without_zero,), BSN_WITH_WORD[1:9], "hoog", "met woord, zonder voorloopnul"),
    Forms("bsn", 160, _BARE_WAYS, BSN_BARE, "", "kaal"),
    Forms("bsn", 25, _GROUPED_WAYS, BSN_BARE_GROUPED, "", "kaal, in groepjes of over twee regels, bij een persoon"),
    Forms("iban", 90, (make.iban, make.iban_written, make.foreign_iban_written), IBAN_PRIVATE, "hoog", "privé"),
    Forms(
        "iban", 40, (lambda source: make.iban(source, "BNGH"), make.iban_written), IBAN_OFFICE, "laag", "organisatie"
    ),
    Forms("telefoon", 100, (make.mobile,), PHONE_PRIVATE, "hoog", "mobiel"),
    Forms("telefoon", 40, (make.landline,), PHONE_PRIVATE[2:], "hoog", "vast"),
    Forms("e-mail", 90, (make.private_mail,), MAIL_PRIVATE, "hoog"),
    Forms("adres", 70, (make.address,), ADDRESS_PRIVATE, "hoog"),
    Forms("kenteken", 50, (make.plate,), PLATE_PRIVATE, "hoog"),
    Forms("geboortedatum", 50, (make.day,), BORN_PRIVATE, "hoog"),
    Forms("handtekening", 15, (make.name,), SIGNED_PRIVATE, "hoog", "bewoner"),
    Forms("handtekening", 15, (make.name,), SIGNED_OFFICE, "laag", "bestuurder"),
)

_LOOKALIKE = (make.eleven, make.eleven, make.not_eleven)


def _amount(source: random.Random) -> str:
    return make.grouped(make.eleven(source), 3, 3, 3, by=".")


LOOKS_LIKE_BSN = (
    Forms(
        "ander nummer",
        2600,
        _LOOKALIKE,
        (
            "Het zaaknummer is §.",
            "Zaaknummer: §",
            "Zaak §: {words}.",
            "Zaak-ID § | behandelaar {name}",
            "Ons kenmerk: §",
            "Kenmerk § Datum {day}",
            "Uw brief van {day}, kenmerk §",
            "Registratienummer §",
            "Documentnr. §",
            "Corsanummer: §",
            "Verseon-nr: §",
            "Dossiernummer §, {words}.",
            "RSIN: §",
            "RSIN/fiscaalnummer §",
            "Stichting {place} (RSIN §) vraagt subsidie aan.",
            "KvK-nummer §",
            "De vestiging met vestigingsnummer 000§ is gesloten.",
            "BTW-nummer NL§B01",
            "btw NL § B 02",
            "omzetbelastingnummer §B01",
            "Kadastraal object § in de gemeente {place}",
            "Perceel {place}, sectie K, nummer §",
            "Kadasternummer §",
            "BAG-id 1740§0001",
            "Verblijfsobject 174001§",
            "Factuurnummer § van {day}",
            "Factuur § is betaald.",
            "Debiteur § heeft niet betaald.",
            "Crediteurnummer: §",
            "Bestelling § is geleverd.",
            "Ordernr. §",
            "Contractnummer: §",
            "Verplichtingnummer §",
            "Projectnummer § ({words})",
            "Polisnummer §",
            "Subsidienummer §",
            "Vergunning § is verleend op {day}.",
            "OLO-nummer §",
            "Meldingsnummer §: {words}.",
            "Relatienummer §",
            "Klantnummer §",
            "Lidnummer: §",
            "Meternummer §",
            "EAN-code 871687§",
            "Artikelnummer §",
            "ISBN §-1",
            "Referentie: §",
            "Ref. §",
            "Betreft dossier §, {words}.",
            "Beslagnummer §",
            "Betalingskenmerk 0000 §",
            "DigiD-sessie §",
            "Bijlage-id: §",
            "https://voorbeeld.example/document/§",
            "https://voorbeeld.example/?id=§",
            "Zie raadsinformatie.example/stuk_§.pdf",
            "Het BSN staat er niet bij; het zaaknummer is §.",
            "Zonder BSN, wel met kenmerk §.",
            "D{year}-§",
            "INT-§",
            "{year}.§",
            "§/{number}",
            "Naam | Zaaknummer | Bedrag\n{name} | § | 12",
            "Zaaknummer Naam Bedrag\n§ {name} 1.200",
            "Zaaknummer | BSN | Naam\n§ | niet ingevuld | {name}",
            "Vul bij BSN niets in en bij klantnummer §.",
            "Stichting Welzijn {place} (§) vraagt geld.",
            "§ is het zaaknummer, niet het BSN.",
            "Bankrekening § bestaat niet meer.",
            "Rek.nr. §",
            "Kadaster §",
            "De zaak met nummer § is gesloten op {day}.",
            "Aanvraag: §",
            "Beschikking § is verzonden.",
            "Ticket § is gesloten.",
        ),
        group="nummer met een eigen woord",
    ),
    Forms(
        "bedrag",
        800,
        (_amount, make.eleven),
        (
            "De totale lasten zijn € §.",
            "De reserve bedraagt §,00 euro.",
            "EUR § is begroot voor {year}.",
            "Het gaat om § euro.",
            "€ § -/- € 12.000",
            "Er is § kWh opgewekt in {year}.",
            "Het land telt § inwoners.",
            "Samen § m2 natuur.",
            "Het saldo is §,-.",
        ),
        group="bedrag of hoeveelheid",
    ),
    Forms(
        "bedrag",
        200,
        (_amount,),
        ("Totaal lasten §", "Totaal baten 12.500 §", "Saldo {year} § nadelig", "Programma 1   12.000   §   4.500"),
        group="bedrag in een tabel",
    ),
    Forms(
        "telefoon",
        350,
        (lambda source: make.eleven(source)[:9],),
        ("Telefoon: 0§", "Tel. +31 §", "Bel 0§ voor een afspraak met de gemeente.", "Fax 0§", "T 0031§"),
        group="telefoonnummer",
        may_be="telefoon",
    ),
    Forms(
        "getallen",
        500,
        (
            lambda source: " ".join(make.digits(source, 3) for _ in range(4)),
            lambda source: "  ".join(str(source.randint(100, 999)) for _ in range(3)),
            lambda source: " ".join(str(source.randint(1990, 2030)) for _ in range(4)),
            lambda source: f"{source.randint(100, 999)} {source.randint(100, 999)} {source.randint(100, 999)}",
        ),
        (
            "{words} §",
            "Pagina's § van het verslag",
            "Bladzijden §.",
            "§",
            "Stemmen per lijst: §",
            "Leerlingen § totaal",
        ),
        group="reeks getallen",
    ),
    Forms(
        "elfproef",
        300,
        (make.not_eleven,),
        (*BSN_BARE, *BSN_WITH_WORD[:12]),
        group="negen cijfers die de elfproef niet halen",
        may_be="geboortedatum",
    ),
    Forms(
        "toeval",
        40,
        (lambda source: make.digits(source, 9),),
        ("Object § vervangen in {year}", "§", "{words} §"),
        group="negen willekeurige cijfers zonder uitleg",
    ),
    Forms(
        "langer",
        110,
        (lambda source: make.eleven(source) + make.digits(source, 1), lambda source: make.digits(source, 8)),
        ("BSN en A-nummer zijn afgeschermd. Nummer §.", "{name} §", "§", "Nummer § is ingeschreven."),
        group="acht of tien cijfers",
        may_be="telefoon",
    ),
    Forms(
        "rekeningdeel",
        100,
        (make.wrong_iban, lambda source: make.grouped(make.wrong_iban(source), 4)),
        ("IBAN §", "Rekening §", "§"),
        group="rekeningnummer dat niet klopt",
    ),
)

NOT_PERSONAL = (
    Forms(
        "telefoon",
        100,
        (make.landline,),
        (
            "Gemeente {place}, telefoon §",
            "Voor vragen belt u de afdeling Ruimte, tel. §.",
            "Telefoon gemeentehuis: §",
            "Contactpersoon: team Communicatie, § of 14 0343",
            "Bel de helpdesk van het waterschap: §",
        ),
        group="telefoonnummer van een organisatie",
    ),
    Forms(
        "e-mail",
        100,
        (lambda source: source.choice(("info", "griffie", "secretariaat", "raad", "wmo-loket")) + "@zandwijk.example",),
        ("Mail naar §.", "E-mail: §", "Stuur uw inspraak aan §"),
        group="adres van een organisatie",
    ),
    Forms(
        "adres",
        100,
        (make.address,),
        (
            "Bezoekadres gemeentehuis: §",
            "De vergadering is in het stadhuis, §.",
            "Kantoor: §",
            "Stichting {place}, gevestigd §",
            "Dorpshuis De Brink, §",
        ),
        group="adres van een gebouw",
    ),
    Forms(
        "kenteken",
        100,
        (make.plate,),
        ("Motie § is aangenomen.", "Besluit §, {words}.", "Bijlage §", "Verordening § vervalt.", "Artikel § lid 2"),
        group="code als een kenteken",
    ),
    Forms(
        "geboortedatum",
        100,
        (make.day,),
        (
            "De regeling geldt voor kinderen die geboren zijn na §.",
            "Vergadering van §",
            "Jongeren geboren op of na § krijgen een pas.",
            "Besluit van §, {words}.",
        ),
        group="gewone datum",
    ),
    Forms(
        "e-mail",
        100,
        (lambda source: source.choice(("@raad", "naam@", "@", "info@", "a@b", "@zandwijk.example")),),
        ("Twitter: §", "Mail naar § of bel.", "{words} § {words}"),
        group="apenstaart",
    ),
)
