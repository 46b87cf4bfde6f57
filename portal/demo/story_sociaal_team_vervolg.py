"""Veenrade, Sociaal Team: the papers of 2026, after a start without one randvoorwaarde aangetoond."""

from __future__ import annotations

from portal.demo.documents import (
    DemoDocument,
    bullets,
    heading,
    numbered,
    page_break,
    paragraph,
    table,
)
from portal.demo.story_sociaal_team_start import BEWONERS, COLLEGE, DOSSIER, GEMEENTE, PROMISE_NOVEMBER, RAAD

OMROEP = "vr-omroep-2026-01"
BRIEF_START = "vr-brief-2026-01"
BRIEF_BEWONERS = "vr-buurtkring-2026-02"
LIJST_APRIL = "vr-besluitenlijst-2026-04"
BRIEF_SEPTEMBER = "vr-brief-2026-09"
CONCEPT = "vr-concept-2026-11"

NOVEMBER_CLAIMED = "Met de presentatie in de commissie zien wij onze toezegging voor november als nagekomen."
TIMETABLE_LATE = "Het tijdpad dat u in november zou krijgen, staat in de tabel onder aan deze brief."
LETTER_SENT = "Alle 9.400 huishoudens kregen in de kerstvakantie een brief over het team."
PROMISE_PLAN_ONLINE = "Het communicatieplan staat half maart op onze website."
SYSTEM_PREPARED = "De leverancier richt het systeem nu in."
COSTS_ORAL = "Over de kosten hebben wij de fracties op 12 januari mondeling bijgepraat."

REFERS_TO_JUNI = "de informatiebrief van juni 2025"
MISSING_DOCTORS = "de brief van de huisartsen van 3 december"
NO_ANSWER = "Wij vonden geen stuk waaruit blijkt dat één van de zeven punten klaar was."

NOVEMBER_PARTLY = "De raad vindt de toezegging over november voor een deel nagekomen."
ORDER_LETTER_DONE = "De opdracht over de brief aan inwoners is uitgevoerd."
CONTRACT_REPORTED = "Het college meldt dat vier van de vijf partners de overeenkomst hebben getekend."

REFERS_TO_LIST = "de raadsvergadering van 21 april"
REACTS_TO_BEWONERS = "Deze brief is ook een reactie op de brief van de Buurtkring van 10 februari."
PROCESS_REPORTED = "De werkafspraken zijn af voor alle drie de groepen."
HOUSING_REPORTED = "Sinds 1 juli werkt het team in de oude bibliotheek."
LEAD_LOST = "De afspraak met Turfplein over de aansturing is per 1 augustus opgezegd."
CONTRACT_STAND = "Voor de samenwerkingsovereenkomst ontbreekt nog één handtekening."
INFORM_STAND = "Aan het communicatieplan wordt gewerkt; het staat nog niet online."
PROMISE_PROOF = "Voor het einde van het jaar laten wij per randvoorwaarde zien waar het bewijs staat."
EVALUATION_PLANNED = "De evaluatie van het Sociaal Team houden wij in het eerste kwartaal van 2027."
PROMISE_BUDGET = "Bij de Voorjaarsnota 2027 krijgt u een voorstel voor de extra kosten van het team."

DOCUMENTS = (
    DemoDocument(
        key=OMROEP,
        filename="Omroep Veenrade 8 januari 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="nieuwsbericht",
        title="Sociaal Team begint met dozen en zonder computers",
        datering="8 januari 2026",
        sender="Omroep Veenrade",
        sender_orgaan="vr-omroep",
        addressee="",
        authority="pers",
        kenmerk="",
        blocks=(
            paragraph("""VEENRADE. In een vergaderzaal van het gemeentehuis zitten sinds maandag elf
                medewerkers van het nieuwe Sociaal Team. Op de gang staan nog verhuisdozen. Het systeem
                waarin zij moeten werken, komt pas in maart."""),
            paragraph("""‘We schrijven voorlopig op papier’, zegt een medewerker. De telefoon doet het wel:
                in de eerste week belden 140 inwoners. De meesten vroegen of hun eigen hulp blijft."""),
            paragraph("""Wethouder Lubbert Turfgraver noemt de start ‘bescheiden maar goed’. Volgens hem is
                geen enkele inwoner weggestuurd. Raadslid Gerbrich Rietdekker is kritischer: ‘Er waren zeven
                voorwaarden. Ik heb er nog geen afgevinkt gezien.’"""),
        ),
    ),
    DemoDocument(
        key=BRIEF_START,
        filename="RIB start Sociaal Team.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Het Sociaal Team is begonnen",
        datering="20 januari 2026",
        sender="College van burgemeester en wethouders van Veenrade",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="Z26-00163",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph("""Op maandag 5 januari ging het Sociaal Team aan het werk, na de feestdagen en
                formeel vanaf 1 januari. In deze brief leest u hoe de eerste weken gingen."""),
            heading("De eerste cijfers"),
            table(
                ("Week", "Vragen", "Meteen geholpen"),
                ("2", "140", "61"),
                ("3", "118", "70"),
            ),
            heading("De randvoorwaarden"),
            paragraph(f"""Het team is begonnen terwijl nog niet alles rond was. {SYSTEM_PREPARED} Tot het
                klaar is, werken medewerkers met formulieren. De tekst van de overeenkomst is besproken met
                alle partners."""),
            paragraph(f"""{LETTER_SENT} Er kwamen 52 reacties, vooral over de bereikbaarheid.
                {PROMISE_PLAN_ONLINE}"""),
            heading("Toezeggingen aan de raad"),
            bullets(f"{NOVEMBER_CLAIMED} {TIMETABLE_LATE}", COSTS_ORAL),
            table(
                ("Maand", "Wat"),
                ("maart", "het registratiesysteem is klaar"),
                ("april", "de overeenkomst is getekend"),
                ("juli", "het team krijgt een eigen werkplek"),
            ),
            paragraph("Het college van Veenrade"),
        ),
    ),
    DemoDocument(
        key=BRIEF_BEWONERS,
        filename="brief Buurtkring Noorderveen.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Het Sociaal Team is begonnen, de voorwaarden nog niet",
        datering="10 februari 2026",
        sender="Buurtkring Noorderveen",
        sender_orgaan=BEWONERS,
        addressee="De fractievoorzitters in de raad van Veenrade",
        addressee_orgaan=RAAD,
        authority="inwoners",
        kenmerk="",
        blocks=(
            paragraph("Geachte fractievoorzitters,"),
            paragraph("""Wij zijn een groep van 26 bewoners uit Noorderveen. Sommigen van ons krijgen hulp,
                anderen zorgen voor een partner of een buurvrouw. Over vijf weken zijn er verkiezingen. Wij
                vragen u om dit onderwerp daarna niet te vergeten."""),
            heading("Wat ons was beloofd"),
            paragraph(f"""Wij hebben {REFERS_TO_JUNI} erbij gepakt. Daarin schrijft het college aan u:
                ‘{PROMISE_NOVEMBER}’ In november was er een avond met dia’s in de commissie. Een brief aan
                de raad hebben wij niet gezien."""),
            heading("Wat wij merken"),
            numbered(
                "Wie belt, krijgt steeds een andere medewerker aan de lijn.",
                "Formulieren raken kwijt. Twee van ons moesten hun gegevens opnieuw opsturen.",
                "Niemand kan zeggen wie beslist als organisaties het niet eens zijn.",
            ),
            page_break(),
            heading("De zeven voorwaarden"),
            paragraph(f"""In het plan stonden zeven punten die op de eerste dag geregeld moesten zijn.
                {NO_ANSWER} Ook in {MISSING_DOCTORS} stond die zorg al. Daar is nooit op geantwoord."""),
            heading("Onze vraag aan u"),
            paragraph("""Laat het college per voorwaarde opschrijven wat af is en wie dat heeft
                gecontroleerd. Zet dat op een plek waar wij het ook kunnen lezen."""),
            paragraph("Met vriendelijke groet, namens de Buurtkring,"),
            paragraph("Hidde Pluimgras, voorzitter"),
        ),
    ),
    DemoDocument(
        key=LIJST_APRIL,
        filename="Besluitenlijst raad Veenrade 21 april 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="besluitenlijst",
        title="Besluitenlijst gemeenteraad 21 april 2026",
        datering="21 april 2026",
        sender="Griffie van Veenrade",
        sender_orgaan=RAAD,
        addressee="",
        authority="raad",
        kenmerk="GR-2026-04",
        blocks=(
            paragraph("Aanwezig: 21 leden. Dit is de tweede vergadering van de nieuwe raad."),
            heading("4. Afdoening van toezeggingen"),
            paragraph(f"""{NOVEMBER_PARTLY} De presentatie was op tijd, maar ging niet naar de raad en er
                stond weinig in over wat niet lukte."""),
            paragraph("""Het overzicht van de kosten wordt afgevoerd. De fracties zijn bijgepraat, maar er
                is geen stuk. De griffie tekent dit aan."""),
            heading("5. Opdrachten uit het raadsbesluit van december"),
            paragraph(f"""{ORDER_LETTER_DONE} {CONTRACT_REPORTED} De raad wacht met een oordeel tot de
                laatste handtekening er is en de tekst is toegestuurd."""),
            paragraph("""De maandelijkse stand is twee keer ontvangen, in februari en in maart. In januari
                en april niet."""),
            heading("6. Ingekomen brief van de Buurtkring"),
            paragraph("""De brief gaat voor een antwoord naar het college. De raad krijgt een
                afschrift."""),
        ),
    ),
    DemoDocument(
        key=BRIEF_SEPTEMBER,
        filename="2026-09-22 raadsinformatiebrief voortgang Sociaal Team.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Voortgang Sociaal Team",
        datering="22 september 2026",
        sender="College van burgemeester en wethouders van Veenrade",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="Z26-03355",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""Na {REFERS_TO_LIST} beloofden wij onszelf om eerst te leveren en dan te schrijven.
                {REACTS_TO_BEWONERS} Een afschrift gaat naar de bewoners."""),
            heading("Stand per randvoorwaarde"),
            bullets(
                CONTRACT_STAND,
                "Het registratiesysteem werkt in twee van de drie groepen.",
                f"{PROCESS_REPORTED} De test is gepland voor oktober.",
                f"{LEAD_LOST} Wij zoeken een nieuwe oplossing.",
                "Over een vaste begeleider per gezin zijn nog geen afspraken.",
                f"{HOUSING_REPORTED} Het huurcontract sturen wij later mee.",
                INFORM_STAND,
            ),
            paragraph("""Wij snappen dat u meer wilt dan een opsomming. U vroeg om bewijs, en dat zit bij
                deze brief niet."""),
            heading("Wat u van ons krijgt"),
            paragraph(f"""{PROMISE_PROOF} Dat doen we in één overzicht, met de documenten erbij."""),
            page_break(),
            heading("Evaluatie"),
            paragraph(f"""{EVALUATION_PLANNED} Twee studenten van de hogeschool spreken daarvoor met 120
                inwoners. De Buurtkring denkt mee over de vragen."""),
            heading("Geld"),
            paragraph(f"""Het team geeft dit jaar € 210.000 meer uit dan begroot, vooral aan tijdelijk
                personeel. {PROMISE_BUDGET}"""),
            table(
                ("Post", "Begroot 2026", "Verwacht 2026"),
                ("Medewerkers", "€ 2.640.000", "€ 2.835.000"),
                ("Registratie en telefoon", "€ 185.000", "€ 200.000"),
                ("Huisvesting", "€ 120.000", "€ 120.000"),
            ),
            paragraph("Het college van Veenrade"),
        ),
    ),
    DemoDocument(
        key=CONCEPT,
        filename="concept overzicht randvoorwaarden.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Overzicht randvoorwaarden Sociaal Team",
        datering="17 november 2026",
        sender="College van burgemeester en wethouders van Veenrade",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="Z26-04102",
        fate="concept",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph("""Dit is een conceptbrief. Het college bespreekt hem op 1 december. Daarna gaat de
                brief naar de raad."""),
            paragraph("""In onze brief van 20 januari hebben wij u toegezegd dat u elk kwartaal een overzicht van
                de wachtlijsten krijgt. Dat overzicht hoort voortaan bij deze brief."""),
            heading("Bewijs per randvoorwaarde"),
            table(
                ("Randvoorwaarde", "Bewijs"),
                ("Werkafspraken", "testverslag van oktober, nog na te lezen"),
                ("Werkplek", "huurcontract, namen nog weglakken"),
                ("Overige vijf", "nog geen bewijs"),
            ),
        ),
    ),
)
