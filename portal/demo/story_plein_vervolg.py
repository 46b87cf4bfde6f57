"""Lindesluis, Sociaal Plein: the papers of 2026, in which one was taken back and one had its time."""

from __future__ import annotations

from functools import partial

from portal.demo.documents import DemoDocument, bullets, heading, numbered, paragraph, table
from portal.demo.story_lindesluis import COLLEGE, GEMEENTE, RAAD
from portal.demo.story_plein_start import DOSSIER

VERSLAG = "ls-verslag-2026-02"
SAMENVATTING = "ls-samenvatting-2026-02"
OPROEP = "ls-oproep-2026-03"
BRIEF_JUNI = "ls-brief-2026-06"
LIJST_JUNI = "ls-besluitenlijst-2026-06"
BRIEF_OKTOBER = "ls-brief-2026-10"
BRIEF_BEWONERS = "ls-brief-bewoners-2026-07"

PROMISE_WAITING_ROOM = "De wethouder zegt toe dat er voor de zomer een rustige wachtruimte is."

REFERS_TO_CALL = "de oproep aan inwoners van maart"
REFERS_TO_BESLUIT = "uw besluit van 16 december"
HOURS_MOVED = "De nieuwe openingstijden schuiven op naar 1 september 2026."
ROSTER_REPORTED = "De ondernemingsraad heeft op 21 april ingestemd met de roosters."
PHONE_REPORTED = "De telefoon en de balie gebruiken sinds mei dezelfde agenda."
PRIVACY_REPORTED = "Rond de balies staan nu wanden die het geluid tegenhouden."
EVENING_TRIED = "De proef met de donderdagavond begon op 2 april en trok gemiddeld vier bezoekers."
CASELOAD_TOLD = "Over het aantal gezinnen per medewerker spraken wij u op 28 april, zonder stuk."

ROSTER_SEEN = "De raad heeft het instemmingsbesluit over de roosters gezien."
PRIVACY_SEEN = "De commissie heeft de wanden bekeken en kon aan de balie niemand verstaan."
EVENING_DROPPED = "De proef met de donderdagavond stopt en de opdracht daarvoor vervalt."
GUARD_RELEASED = "Zonder avond is er geen beveiliger nodig; de raad laat deze voorwaarde los."
COUNTER_NEEDLESS = "Een derde balie is niet meer nodig, omdat bijna iedereen nu een afspraak maakt."

HOURS_STARTED = "Sinds 1 september gelden de nieuwe openingstijden."
PRIVACY_LOST = "Na de verbouwing van augustus zijn de gesprekken aan twee balies weer te volgen."
CAPACITY_LATE = "De berekening van het aantal medewerkers is niet af; een nieuwe datum noemen wij nog niet."
VISITORS_TO_JANUARY = "De visitatiecommissie komt in januari 2027 naar het Plein."
PROMISE_YEARLY = "Voortaan krijgt u elk half jaar de wachttijd aan de balie en aan de telefoon."

_paper = partial(DemoDocument, gemeente=GEMEENTE, dossiers=(DOSSIER,), sender_orgaan=COLLEGE, authority="college")
_letter = partial(
    _paper,
    soort="raadsinformatiebrief",
    sender="College van burgemeester en wethouders van Lindesluis",
    addressee="De gemeenteraad van Lindesluis",
    addressee_orgaan=RAAD,
)

DOCUMENTS = (
    _paper(
        key=VERSLAG,
        filename="verslag werkbijeenkomst 10 februari 2026.docx",
        soort="verslag",
        title="Verslag werkbijeenkomst Sociaal Plein",
        datering="10 februari 2026",
        sender="Gemeente Lindesluis, afdeling Sociaal Plein",
        addressee="Deelnemers en raadsleden",
        kenmerk="LS26.00388",
        blocks=(
            paragraph("""Aanwezig: raadsleden, de twee wethouders en medewerkers van het Plein. Hun volledige
                namen en teams staan in de lijst."""),
            table(
                ("Naam", "Team"),
                ("A. Voorbeeld", "Inkomen"),
                ("B. Voorbeeld", "Jeugd"),
                ("C. Voorbeeld", "Balie en telefoon"),
            ),
            heading("Wat er is besproken"),
            paragraph(f"""Medewerkers vertellen dat inwoners gespannen zijn als zij tussen kinderen en telefoons
                moeten wachten. {PROMISE_WAITING_ROOM} De tweede helft van de avond gaat over de roosters."""),
        ),
    ),
    _paper(
        key=SAMENVATTING,
        filename="samenvatting werkbijeenkomst zonder namen.pdf",
        soort="verslag",
        title="Samenvatting werkbijeenkomst Sociaal Plein, zonder namen",
        datering="10 februari 2026",
        sender="Gemeente Lindesluis, afdeling Sociaal Plein",
        addressee="Deelnemers en raadsleden",
        kenmerk="LS26.00388-2",
        blocks=(
            paragraph("""Deze samenvatting komt in de plaats van het verslag van dezelfde avond. Namen van
                medewerkers zijn weggelaten."""),
            heading("Wat er is besproken"),
            bullets(
                "Wachten tussen kinderen en telefoons maakt mensen gespannen.",
                "De roosters vragen om avonddienst; niet iedereen kan dat.",
                "Eén plan per gezin werkt, als de medewerker niet te veel gezinnen heeft.",
            ),
            paragraph("Wie bij de avond was en iets mist, kan dat melden bij de griffie."),
        ),
    ),
    _paper(
        key=OPROEP,
        filename="oproep denk mee over de donderdagavond.pdf",
        soort="nieuwsbericht",
        title="Denk mee over de donderdagavond op het Sociaal Plein",
        datering="3 maart 2026",
        sender="Gemeente Lindesluis",
        addressee="",
        kenmerk="",
        fate="verlopen",
        blocks=(
            paragraph("""In april gaat het Sociaal Plein een half jaar lang ook op donderdagavond open. Wat zou u
                daar dan willen regelen? Vul tot en met 31 maart de vragen in, op papier of aan de balie."""),
            paragraph("""Onder de inzenders verloten wij niets, maar u krijgt wel antwoord. Deze oproep verdwijnt
                van de site als de tijd om te reageren voorbij is."""),
        ),
    ),
    _letter(
        key=BRIEF_JUNI,
        filename="2026-06-09 raadsinformatiebrief openingstijden.pdf",
        title="Openingstijden Sociaal Plein: later, en anders",
        datering="9 juni 2026",
        kenmerk="LS26.01907",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""De datum van 1 maart hebben wij niet gehaald. {HOURS_MOVED} Het overleg over de roosters
                duurde langer dan gedacht."""),
            heading("De vijf voorwaarden"),
            numbered(
                ROSTER_REPORTED,
                PHONE_REPORTED,
                "Een beveiliger op donderdag kost € 31.000 per jaar. Daarvoor is geen geld.",
                "De derde balie is niet gebouwd. Wij vragen ons af of hij nog nodig is.",
                PRIVACY_REPORTED,
            ),
            heading("De donderdagavond"),
            paragraph(f"""Met {REFERS_TO_BESLUIT} gaf u ons de opdracht voor een proef. Op {REFERS_TO_CALL} kwamen
                elf antwoorden. {EVENING_TRIED} Wij stellen voor om ermee te stoppen."""),
            paragraph(CASELOAD_TOLD),
            paragraph("Het college van Lindesluis"),
        ),
    ),
    DemoDocument(
        key=LIJST_JUNI,
        filename="besluitenlijst raad Lindesluis 23 juni 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="besluitenlijst",
        title="Besluitenlijst gemeenteraad 23 juni 2026",
        datering="23 juni 2026",
        sender="Griffie van Lindesluis",
        sender_orgaan=RAAD,
        addressee="",
        authority="raad",
        kenmerk="BL-2026-06",
        blocks=(
            paragraph("Aanwezig: 15 leden. Er is één bericht van verhindering."),
            heading("7. Sociaal Plein"),
            bullets(EVENING_DROPPED, GUARD_RELEASED, COUNTER_NEEDLESS, ROSTER_SEEN, PRIVACY_SEEN),
            paragraph("""Voor: 11 leden. Tegen: 4 leden, die de proef een half jaar hadden willen afmaken. De
                griffie tekent aan dat over de agenda en over het aantal gezinnen geen stuk is gekomen."""),
        ),
    ),
    DemoDocument(
        key=BRIEF_BEWONERS,
        filename="brief bezoekers Sociaal Plein 8 juli 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="De wachtruimte op het Plein is er nog niet",
        datering="8 juli 2026",
        sender="Zeven vaste bezoekers van het Sociaal Plein",
        addressee="Het college van Lindesluis",
        addressee_orgaan=COLLEGE,
        authority="inwoners",
        kenmerk="",
        blocks=(
            paragraph("Geacht college,"),
            paragraph("""Het is juli en bij de balies zitten mensen nog altijd met hun kinderen in de gang. Wij horen
                daar alles wat anderen vertellen, en zij horen ons. In februari is hierover gesproken. Sindsdien
                hoorden wij niets."""),
            heading("Onze vragen"),
            numbered(
                "Waar komt de ruimte, en voor wie is zij?",
                "Waarom was zij niet klaar toen de zomer begon?",
                "Bij wie kunnen bezoekers terecht die een gesprek niet in de gang willen voeren?",
            ),
            paragraph("""Wij schrijven met zeven mensen, maar wij spreken er op een ochtend wel dertig. Een antwoord
                mag ook aan de balie hangen, dan leest iedereen het."""),
        ),
    ),
    _letter(
        key=BRIEF_OKTOBER,
        filename="2026-10-06 raadsinformatiebrief Sociaal Plein.docx",
        title="Het Sociaal Plein na de zomer",
        datering="6 oktober 2026",
        kenmerk="LS26.03120",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""{HOURS_STARTED} De eerste maand kwamen er 612 mensen, van wie 540 met een afspraak."""),
            heading("Wat goed gaat en wat niet"),
            bullets(
                "De wachttijd aan de balie ging van 23 naar 9 minuten.",
                f"{PRIVACY_LOST} Er komen andere wanden.",
                CAPACITY_LATE,
            ),
            heading("De visitatiecommissie"),
            paragraph(f"""{VISITORS_TO_JANUARY} Zij blijft drie dagen en spreekt ook met bezoekers."""),
            heading("Cijfers"),
            paragraph(f"""{PROMISE_YEARLY} De eerste keer is in april."""),
            paragraph("Het college van Lindesluis"),
        ),
    ),
)
