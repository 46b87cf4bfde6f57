"""Lindesluis, Sociaal Plein: the papers of 2025, from a letter without a date to the raadsbesluit."""

from __future__ import annotations

from functools import partial

from portal.demo.documents import DemoDocument, bullets, heading, numbered, paragraph, table
from portal.demo.story_lindesluis import COLLEGE, FRACTIE, GEMEENTE, KRANT, RAAD

DOSSIER = "sociaal-plein"

BRIEF_ZOMER = "ls-brief-plein"
KRANT_OKTOBER = "ls-krant-2025-10"
BRIEF_NOVEMBER = "ls-brief-2025-11"
RAADSBESLUIT = "ls-raadsbesluit-2025-12"

MISSING_FOUNDATION = "de startnotitie van het Sociaal Plein uit 2023"
PROMISE_OCTOBER = "In oktober hoort u van ons wat project Kompas heeft opgeleverd."
PROMISE_VISITORS = "Zodra de uitkomsten er zijn, begint de visitatiecommissie met haar werk."
VISITORS_PLANNED = "De visitatiecommissie begint dus niet in september 2025, zoals eerder gepland."

NEWS_LATE = "Volgens wethouder Kleiwal wordt het eind november, ‘omdat we het goed willen doen’."

REFERS_TO_SUMMER = "de brief die wij u in de zomer stuurden"
RESULTS_GIVEN = "Hierbij krijgt u de uitkomsten van project Kompas."
OCTOBER_MOVED = "Wij noemden oktober; het is nu 25 november 2025 geworden."
PROMISE_CAPACITY = "De berekening van het aantal medewerkers volgt in het eerste kwartaal van 2026."
HOURS_PLANNED = "De nieuwe openingstijden gaan in op 1 maart 2026."
VISITORS_TO_SPRING = "De visitatiecommissie kan in het voorjaar van 2026 beginnen."
CONDITION_ROSTER = "De ondernemingsraad stemt in met de nieuwe roosters."
CONDITION_PHONE = "De telefoon en de balie werken met dezelfde agenda."
CONDITION_GUARD = "Op de avond dat het Plein open is, is er een beveiliger."
CONDITION_COUNTER = "Er is een derde balie voor mensen die zonder afspraak komen."
CONDITION_PRIVACY = "Aan de balie kan niemand meeluisteren met een gesprek."

ORDER_EVENING = "een half jaar lang op donderdagavond open te gaan, als proef"
ORDER_CASELOAD = "voor 1 mei 2026 een grens te kiezen voor het aantal gezinnen per medewerker"
COUNCIL_DECIDED = "Aldus besloten in de openbare raadsvergadering van 16 december 2025."

_letter = partial(
    DemoDocument,
    gemeente=GEMEENTE,
    dossiers=(DOSSIER,),
    sender_orgaan=COLLEGE,
    addressee="De gemeenteraad van Lindesluis",
    addressee_orgaan=RAAD,
    authority="college",
)

DOCUMENTS = (
    _letter(
        key=BRIEF_ZOMER,
        filename="brief wethouders sociaal plein.pdf",
        soort="brief",
        title="Hoe het Sociaal Plein verder gaat",
        datering="",
        sender="Wethouders Berber Kleiwal en Ruurd Sluiswachter",
        kenmerk="",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph("""In de vergadering van juli ging het lang over het Sociaal Plein. U was tevreden over de
                overgang van de nieuwe taken. U zag ook dat niet alles goed loopt. Dat beeld klopt. Daarom zijn
                wij samen project Kompas begonnen, en daarover gaat deze brief."""),
            heading("Waarom nu"),
            numbered(
                "Er komen meer mensen naar het Plein dan wij in 2023 dachten, met zwaardere vragen.",
                "Medewerkers voeren gegevens soms drie keer in. Dat kost tijd die naar inwoners had moeten gaan.",
                "Een gezin met meer vragen heeft nog te vaak meer dan één plan en meer dan één aanspreekpunt.",
            ),
            paragraph(f"""Toen wij begonnen, maakten wij een raming van de mensen die nodig zijn. Die staat in
                {MISSING_FOUNDATION} en is door de drukte achterhaald."""),
            heading("Wat wij doen"),
            paragraph("""De medewerkers brengen eerst in beeld hoe het werk nu gaat. Daarna tekenen zij hoe het
                zou moeten gaan. Een bureau van buiten begeleidt dat, de inhoud komt van henzelf. De laatste
                bijeenkomst is begin oktober."""),
            heading("Wat u kunt verwachten"),
            paragraph(f"""{PROMISE_OCTOBER} U krijgt dan een lijst van verbeteringen en een paar keuzes, zoals de
                openingstijden en het aantal gezinnen per medewerker."""),
            paragraph(f"""{VISITORS_PLANNED} {PROMISE_VISITORS} Anders kijkt zij naar een werkwijze die wij
                zelf net aan het veranderen zijn."""),
            paragraph("Berber Kleiwal en Ruurd Sluiswachter, wethouders"),
        ),
    ),
    DemoDocument(
        key=KRANT_OKTOBER,
        filename="De Lindesluizer 30 oktober 2025.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="nieuwsbericht",
        title="Raad wacht nog op nieuws over het Sociaal Plein",
        datering="30 oktober 2025",
        sender="De Lindesluizer",
        sender_orgaan=KRANT,
        addressee="",
        authority="pers",
        kenmerk="",
        blocks=(
            paragraph("""LINDESLUIS. De gemeenteraad zou deze maand horen hoe het verder moet met het Sociaal
                Plein. De maand is bijna om en er ligt nog niets."""),
            paragraph(f"""{NEWS_LATE} Het bureau heeft zijn verslag wel af. Medewerkers van het Plein kregen het
                vorige week te zien. Zij noemen de sfeer ‘een stuk beter dan in het voorjaar’."""),
            paragraph("""Raadslid Minke Oeverland vindt het jammer dat de wethouders niet zelf even belden. ‘In
                de brief stond oktober. Er stond alleen niet op wanneer die brief geschreven was.’"""),
        ),
    ),
    _letter(
        key=BRIEF_NOVEMBER,
        filename="2025-11-25 raadsinformatiebrief uitkomsten Kompas.docx",
        soort="raadsinformatiebrief",
        title="De uitkomsten van project Kompas",
        datering="25 november 2025",
        sender="College van burgemeester en wethouders van Lindesluis",
        kenmerk="LS25.04410",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""{RESULTS_GIVEN} Zij horen bij {REFERS_TO_SUMMER}. {OCTOBER_MOVED} Onze excuses dat u
                dat uit de krant moest lezen."""),
            heading("De kern"),
            bullets(
                "Van de 62 stappen in het werk kunnen er 17 weg.",
                "Elk gezin krijgt één plan en één vaste medewerker.",
                "Het Plein is vaker open, maar niet meer elke ochtend.",
            ),
            heading("Openingstijden"),
            paragraph(f"""{HOURS_PLANNED} Voordat het zover is, moeten vijf dingen geregeld zijn:"""),
            numbered(CONDITION_ROSTER, CONDITION_PHONE, CONDITION_GUARD, CONDITION_COUNTER, CONDITION_PRIVACY),
            heading("Hoe het verder gaat"),
            paragraph(f"""{PROMISE_CAPACITY} Wij kunnen die pas maken als u heeft gekozen. {VISITORS_TO_SPRING}"""),
            table(
                ("Keuze", "Nu", "Straks"),
                ("Openingstijden", "elke ochtend", "vier dagen, waarvan één avond"),
                ("Gezinnen per medewerker", "ongeveer 38", "nog te kiezen"),
            ),
            paragraph("Het college van Lindesluis"),
        ),
    ),
    DemoDocument(
        key=RAADSBESLUIT,
        filename="raadsvoorstel en besluit Sociaal Plein 16 december 2025.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsvoorstel",
        title="Raadsvoorstel en besluit Keuzes voor het Sociaal Plein",
        datering="16 december 2025",
        sender="Fractie Hart voor Lindesluis",
        sender_orgaan=FRACTIE,
        addressee="De gemeenteraad van Lindesluis",
        addressee_orgaan=RAAD,
        authority="raad",
        kenmerk="R25-073",
        blocks=(
            heading("Aanleiding"),
            paragraph("""Het college legde de raad drie keuzes voor. Over de openingstijden zijn wij het eens.
                Over de avond en over de drukte bij medewerkers willen wij iets vastleggen, zodat het niet bij
                een goed voornemen blijft."""),
            heading("Raadsbesluit"),
            paragraph("De raad van de gemeente Lindesluis besluit het college op te dragen:"),
            numbered(f"{ORDER_EVENING};", f"{ORDER_CASELOAD}."),
            paragraph(COUNCIL_DECIDED),
            table(
                ("Fractie", "Voor", "Tegen"),
                ("Hart voor Lindesluis", "6", "0"),
                ("Werkend Lindesluis", "4", "1"),
                ("Dorp en Water", "0", "4"),
            ),
        ),
    ),
)
