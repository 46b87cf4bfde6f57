"""A small shelf for the golden queries: stukken of a gemeente that does not exist, in which the same words return in
other matters. Written before anything was asked of it; see test_search_golden.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.search_shelf import Shelf

Paper = tuple[str, dict[str, Any], tuple[str, ...]]

PAPERS: dict[str, Paper] = {
    "wachttijd": (
        "Raadsmemo wachttijden jeugdhulp",
        {"identifiers": ("2031-004417",), "soort": "memo", "latest": date(2031, 3, 12)},
        (
            "Met deze memo informeert het college de raad over de wachttijden in de jeugdhulp. In het eerste kwartaal"
            " wachtten 46 kinderen langer dan de norm van tien weken op een eerste gesprek.",
            "De wachttijd ontstaat vooral bij aanbieders van specialistische zorg. Ouders krijgen van de"
            " jeugdconsulent overbruggingszorg aangeboden zolang hun kind wacht.",
            "Wij verwachten dat het aantal wachtenden in het najaar daalt doordat de regio extra plekken inkoopt.",
        ),
    ),
    "toezegging-wachttijd": (
        "Afdoening toezegging over overbruggingszorg",
        {"identifiers": ("T-2031-018",), "soort": "brief", "latest": date(2031, 5, 20)},
        (
            "In de commissie van 8 april heeft de wethouder toegezegd de raad te informeren over overbruggingszorg."
            " Met deze brief doet het college die toezegging af.",
            "Van de 46 gezinnen namen er 31 het aanbod aan. De overige gezinnen wachtten liever op hun eigen"
            " behandelaar.",
        ),
    ),
    "huishouden": (
        "Nadere regels hulp bij het huishouden",
        {"identifiers": ("2031-005120",), "soort": "besluit", "latest": date(2031, 6, 3)},
        (
            "Het college stelt nadere regels vast op grond van de Wet maatschappelijke ondersteuning. Wie niet zelf"
            " schoon kan maken, krijgt een indicatie voor een schoon en leefbaar huis.",
            "De eigen bijdrage blijft gelijk aan het abonnementstarief. Bezwaar maken kan binnen zes weken.",
        ),
    ),
    "vervoer": (
        "Evaluatie doelgroepenvervoer",
        {"identifiers": ("2031-007731",), "soort": "rapport", "latest": date(2031, 9, 1)},
        (
            "De regiotaxi en het leerlingenvervoer rijden sinds twee jaar onder één contract. Reizigers geven het"
            " vervoer een 7,1. De meeste klachten gaan over te laat komen.",
            "De chauffeur moet de passagier tot aan de voordeur begeleiden. Dat lukt in negen van de tien ritten.",
            "Het leerlingenvervoer kost per kind 3.450 euro per jaar, en dat is meer dan geraamd.",
        ),
    ),
    "afval": (
        "Grondstoffenbeleidsplan",
        {"identifiers": ("2031-002288",), "soort": "nota", "latest": date(2031, 2, 4)},
        (
            "De gemeente wil dat elke inwoner in 2035 nog 60 kilo restafval per jaar weggooit. Daarom komt er voor"
            " gft, papier en plastic een eigen inzamelroute.",
            "De afvalstoffenheffing gaat per aanbieding gelden: wie minder aanbiedt betaalt minder. Voor luiers en"
            " medisch afval komt een uitzondering.",
            "Bijplaatsingen naast ondergrondse containers worden dagelijks opgeruimd door de buitendienst.",
        ),
    ),
    "zwerfafval": (
        "Motie Schone stranden",
        {"identifiers": ("M-2031-07",), "soort": "motie", "latest": date(2031, 7, 2), "status": "aangenomen"},
        (
            "De raad verzoekt het college met de strandpaviljoens afspraken te maken over zwerfafval en over"
            " statiegeld op bekers, en de raad daarover voor het nieuwe seizoen te berichten.",
        ),
    ),
    "parkeren": (
        "Parkeernota 2032-2040",
        {"identifiers": ("2031-009902",), "soort": "nota", "latest": date(2031, 10, 14)},
        (
            "De parkeerdruk in de Havenbuurt en rond het station is hoger dan negentig procent. Het college stelt"
            " voor betaald parkeren uit te breiden met een vergunning voor bewoners.",
            "Een bewonersvergunning kost 120 euro per jaar. Een tweede auto krijgt geen vergunning in het centrum.",
            "Mantelzorgers krijgen een kraskaart zodat zij op bezoek kunnen zonder parkeerkosten.",
        ),
    ),
    "fiets": (
        "Uitvoeringsprogramma fietspaden",
        {"identifiers": ("2031-010015",), "soort": "nota", "latest": date(2031, 10, 28)},
        (
            "Tussen de Oude Vaart en het station komt een doorfietsroute van rood asfalt. Het fietspad langs de"
            " Zeeweg wordt breder en krijgt verlichting.",
            "Bij de school aan de Lijsterlaan komt een oversteekplaats. Ouders vinden het kruispunt gevaarlijk.",
        ),
    ),
    "dertig": (
        "Motie Dertig in de Havenbuurt",
        {"identifiers": ("M-2031-12",), "soort": "motie", "latest": date(2031, 11, 5), "status": "verworpen"},
        (
            "De motie draagt het college op de maximumsnelheid in de hele Havenbuurt te verlagen naar 30 kilometer"
            " per uur. Zij is met 14 tegen 17 stemmen verworpen.",
        ),
    ),
    "woningbouw": (
        "Woonvisie: bouwen voor wie wacht",
        {"identifiers": ("2031-001050",), "soort": "nota", "latest": date(2031, 1, 21)},
        (
            "Tot 2040 zijn er 2.300 woningen nodig, waarvan een derde sociale huur. De inschrijfduur voor een sociale"
            " huurwoning is opgelopen tot negen jaar.",
            "Starters kunnen een lening krijgen voor hun eerste koopwoning. Er komt een opkoopbescherming voor"
            " goedkope huizen.",
            "Voor ouderen bouwen wij nultredenwoningen bij voorzieningen, zodat grote gezinswoningen vrijkomen.",
        ),
    ),
    "melkfabriek": (
        "Bestemmingsplan Melkfabriek",
        {"identifiers": ("BP-0417",), "soort": "raadsvoorstel", "latest": date(2031, 4, 15)},
        (
            "Op het terrein van de voormalige melkfabriek komen 180 appartementen. De raad wordt gevraagd het"
            " bestemmingsplan gewijzigd vast te stellen.",
            "Er zijn elf zienswijzen ingediend, onder meer over bezonning, geluid en de hoogte van de toren.",
            "Een exploitatieplan is niet nodig omdat met de ontwikkelaar een anterieure overeenkomst is gesloten.",
        ),
    ),
    "noodopvang": (
        "Voortgang opvang Oekraïense ontheemden",
        {"identifiers": ("2031-003311",), "soort": "memo", "latest": date(2031, 2, 18)},
        (
            "In het voormalige hotel De Zeemeeuw verblijven 140 ontheemden. De opvang blijft open tot het einde van"
            " het jaar, daarna keert het gebouw terug naar de eigenaar.",
            "De kinderen gaan naar de taalklas van basisschool De Branding. Tolken zijn er op dinsdag.",
        ),
    ),
    "azc": (
        "Bewonersbrief komst asielzoekerscentrum",
        {"identifiers": ("2031-006640",), "soort": "brief", "latest": date(2031, 8, 19)},
        (
            "Het COA wil in de gemeente een asielzoekerscentrum voor 200 mensen openen. Bewoners van de Veenkade"
            " worden uitgenodigd voor een inloopavond op 4 september 2031.",
            "Over veiligheid maakt de burgemeester afspraken met de politie en met de beveiliging van het COA.",
        ),
    ),
    "schulden": (
        "Beleidsplan schuldhulpverlening",
        {"identifiers": ("2031-004090",), "soort": "nota", "latest": date(2031, 3, 4)},
        (
            "Huishoudens met problematische schulden melden zich gemiddeld pas na vijf jaar. Met vroegsignalering"
            " krijgt de gemeente bericht zodra iemand huur, energie of zorgpremie niet betaalt.",
            "De kredietbank koopt schulden op en de inwoner lost die in achttien maanden af.",
        ),
    ),
    "minima": (
        "Verordening individuele inkomenstoeslag",
        {"identifiers": ("2031-008204",), "soort": "raadsvoorstel", "latest": date(2031, 9, 16)},
        (
            "Inwoners die drie jaar rondkomen van een laag inkomen hebben recht op een toeslag van 450 euro."
            " De inkomensgrens gaat naar 120 procent van de bijstandsnorm.",
            "Kinderen van ouders met een laag inkomen krijgen een pas voor sport, muziek en zwemles.",
        ),
    ),
    "zwembad": (
        "Kredietaanvraag renovatie zwembad De Golf",
        {"identifiers": ("2031-011870",), "soort": "raadsvoorstel", "latest": date(2031, 12, 2)},
        (
            "Het dak en de installaties van zwembad De Golf zijn versleten. Voor de renovatie is een krediet nodig"
            " van 6,4 miljoen euro.",
            "Tijdens de renovatie wijken zwemlessen en de reddingsbrigade uit naar het bad in de buurgemeente.",
        ),
    ),
    "bibliotheek": (
        "Subsidiebeschikking bibliotheek Duin en Letter",
        {"identifiers": ("SUB-2031-55",), "soort": "besluit", "latest": date(2031, 12, 9)},
        (
            "De bibliotheek ontvangt een subsidie van 812.000 euro voor de vestigingen in het centrum en in de"
            " Havenbuurt. De openingstijden blijven gelijk.",
        ),
    ),
    "zon": (
        "Subsidieregeling zonnepanelen voor verenigingen",
        {"identifiers": ("SUB-2031-61",), "soort": "besluit", "latest": date(2031, 5, 6)},
        (
            "Sportverenigingen en dorpshuizen kunnen een subsidie aanvragen voor zonnepanelen en voor isolatie van"
            " hun gebouw. Het plafond is 90.000 euro.",
        ),
    ),
    "warmte": (
        "Transitievisie warmte",
        {"identifiers": ("2031-002931",), "soort": "nota", "latest": date(2031, 2, 11)},
        (
            "De Bloemenwijk gaat als eerste van het aardgas af. Er komt een warmtenet dat restwarmte van het"
            " datacentrum gebruikt. Bewoners houden de keuze voor een eigen warmtepomp.",
            "De aansluiting op het warmtenet kost bewoners niets zolang de rijksbijdrage reikt.",
            "Huurders betalen niet meer dan zij voor gas betaalden; daarover is een afspraak met de corporatie.",
        ),
    ),
    "windmolens": (
        "Beantwoording raadsvragen windturbines Noorderpolder",
        {"identifiers": ("RV-2031-33",), "soort": "brief", "latest": date(2031, 6, 24)},
        (
            "De fractie vraagt of de windturbines in de Noorderpolder voldoen aan de geluidsnorm. Het college"
            " antwoordt dat de omgevingsdienst in mei heeft gemeten en geen overschrijding vond.",
            "Op de vraag over slagschaduw antwoordt het college dat de molens dan automatisch stilstaan.",
        ),
    ),
    "bomen": (
        "Bomenverordening",
        {"identifiers": ("2031-005577",), "soort": "raadsvoorstel", "latest": date(2031, 6, 10)},
        (
            "Voor het kappen van een boom met een stamomtrek van meer dan honderd centimeter is een omgevingsvergunning"
            " nodig. Wie kapt, plant een nieuwe boom terug.",
            "De lijst van monumentale bomen telt 212 bomen, waaronder de treurwilg bij het oude raadhuis.",
        ),
    ),
    "evenement": (
        "Vergunningen en geluid bij evenementen",
        {"identifiers": ("2031-006101",), "soort": "memo", "latest": date(2031, 7, 15)},
        (
            "Voor het festival Zeewind is een evenementenvergunning verleend. Omwonenden klagen over de bastonen en"
            " over afval in hun tuin.",
            "De gevelnorm wordt 75 decibel en de eindtijd 23.00 uur. De politie adviseerde positief.",
        ),
    ),
    "jongerenwerk": (
        "Rapportage jongerenwerk en overlast",
        {"identifiers": ("2031-007004",), "soort": "rapport", "latest": date(2031, 8, 26)},
        (
            "Het jongerenwerk bereikte 640 jongeren. In de winkelstraat nam de overlast van hangjongeren af sinds er"
            " een eigen plek in het wijkcentrum is.",
            "De wijkagent en de straatcoach lopen op vrijdagavond samen. Vuurwerk blijft een probleem.",
        ),
    ),
    "eenzaam": (
        "Aanpak eenzaamheid onder ouderen",
        {"identifiers": ("2031-008850",), "soort": "nota", "latest": date(2031, 9, 30)},
        (
            "Bijna de helft van de inwoners boven de 75 jaar is eenzaam. Vrijwilligers brengen huisbezoeken en er"
            " komt een belcirkel.",
            "Het ontmoetingscentrum is voortaan ook in het weekend open. Vervoer erheen is gratis.",
        ),
    ),
    "rioolheffing": (
        "Belastingverordeningen 2032",
        {"identifiers": ("2031-012300",), "soort": "raadsvoorstel", "latest": date(2031, 12, 16)},
        (
            "De ozb stijgt met 3,2 procent. De rioolheffing daalt omdat de aanleg van de persleiding meevalt. De"
            " hondenbelasting wordt afgeschaft.",
            "De toeristenbelasting gaat van 2,40 euro naar 3 euro per persoon per nacht.",
        ),
    ),
    "begroting": (
        "Programmabegroting 2032",
        {"identifiers": ("2031-011500",), "soort": "raadsvoorstel", "latest": date(2031, 11, 11)},
        (
            "De begroting sluit met een overschot van 1,1 miljoen euro in 2032 en met tekorten daarna. Op het sociaal"
            " domein moet worden bezuinigd.",
            "De algemene reserve bedraagt 22 miljoen euro. Het weerstandsvermogen is ruim voldoende.",
            "Programma Bereikbaarheid: de vervanging van de brug over de Oude Vaart staat voor 2033 gepland.",
        ),
    ),
    "sociaal-team": (
        "Inrichting van het sociaal team",
        {"identifiers": ("2031-003700",), "soort": "memo", "latest": date(2031, 2, 25)},
        (
            "Vanaf 1 april werken de consulenten in één sociaal team per wijk. Inwoners hebben dan één aanspreekpunt"
            " voor zorg, werk en inkomen.",
            "Op korte termijn worden twaalf consulenten geworven. De teamleider begint op 1 maart.",
        ),
    ),
    "termijn": (
        "Informatiebrief uitstel jaarrekening",
        {"identifiers": ("2031-004999",), "soort": "brief", "latest": date(2031, 4, 29)},
        (
            "De accountant heeft meer tijd nodig. De termijn voor het vaststellen van de jaarrekening wordt te kort;"
            " daarom vraagt het college de provincie om uitstel.",
        ),
    ),
    "ondernemers": (
        "Economische agenda Café-Zuid en bedrijventerrein Ooststroom",
        {"identifiers": ("2031-009100",), "soort": "nota", "latest": date(2031, 10, 7)},
        (
            "Ondernemers op bedrijventerrein Ooststroom vragen om glasvezel en betere coördinatie van"
            " wegwerkzaamheden. Café's aan de zuidzijde krijgen ruimere terrassen.",
            "De accountmanager bedrijven bezoekt elk jaar 120 ondernemers. Kandidaat-vestigers krijgen één loket.",
        ),
    ),
    "onderwijs": (
        "Integraal huisvestingsplan onderwijs",
        {"identifiers": ("2031-010700",), "soort": "raadsvoorstel", "latest": date(2031, 11, 4)},
        (
            "Basisschool De Branding krijgt in 2034 een nieuw gebouw met een gymzaal. De school aan de Lijsterlaan"
            " wordt gerenoveerd.",
            "De ventilatie in zes scholen voldoet niet. Daarvoor is 2,1 miljoen euro gereserveerd.",
        ),
    ),
    "brug": (
        "Afsluiting brug Oude Vaart",
        {"identifiers": ("2031-011012",), "soort": "memo", "latest": date(2031, 11, 6)},
        (
            "De brug over de Oude Vaart is afgesloten voor verkeer zwaarder dan 3,5 ton. De hulpdiensten rijden om"
            " via de Zeeweg.",
            "De wethouder, mevrouw I. van den Oeverland, licht de afsluiting toe in de commissie Ruimte.",
        ),
    ),
}


def put_papers(shelf: Shelf) -> None:
    for pk, (title, fields, pages) in enumerate(PAPERS.values(), start=1):
        shelf.put(pk, *pages, title=title, **fields)
    shelf.index()


def key_of(parent: str) -> str:
    return list(PAPERS)[int(parent.partition(":")[2]) - 1]
