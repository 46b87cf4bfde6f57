"""Duinvoorde, Transformatie Wmo: the papers from the motie (2022) to the evaluatie that slipped (2026)."""

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
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, DOSSIER, GEMEENTE, RAAD

MOTIE = "dv-motie-2022-11"
LIJST_2022 = "dv-besluitenlijst-2022-11"
ADVIES = "dv-advies-2023-02"
ANTWOORD = "dv-antwoord-2023-03"
LIJST_2024 = "dv-besluitenlijst-2024-01"
MEMO_WACHTTIJD = "dv-memo-2025-06"
MEMO_EVALUATIE = "dv-memo-2026-06"
BRIEF_ADVIESRAAD = "dv-brief-2026-10"

REFERS_TO_BRIEF = "de raadsinformatiebrief van 17 mei 2022"
ORDER_PHONE = "voor 1 april 2023 één telefoonnummer te openen voor vragen over Wmo-hulp"
ORDER_WAITING = "de raad elk half jaar te melden hoeveel inwoners langer dan acht weken wachten"
ORDER_HELPERS = "met alle aanbieders af te spreken dat een vaste hulp alleen na overleg wordt vervangen"

MOTIE_ADOPTED = "De motie ‘Niemand raakt zoek’ is aangenomen met 19 stemmen voor en 6 stemmen tegen."
BUDGET_ADOPTED = "De begrotingswijziging voor de nieuwe werkwijze Wmo is vastgesteld."

ADVICE_REFERS = "Uw brief van 17 mei 2022 beloofde veel."
ADVICE_QUALITY = "Wij zien bij elke aanbieder andere eisen aan de hulp bij het huishouden."

REPLY_REFERS = "Op 14 februari kregen wij uw advies ‘Eén wijk, vier soorten hulp’."
MISSING_REPORT = "onderzoek van bureau Kwelder & Co van 3 maart jl."
PROMISE_QUALITY = "Voor 1 juli 2023 hoort uw adviesraad welke kwaliteitseisen voor alle aanbieders gelden."
PROMISE_READING = "Uw adviesraad leest voortaan mee met nieuwe brieven en folders over de Wmo."

CLIENTS_DROPPED = "De raad besluit dat de klankbordgroep er niet komt, omdat de adviesraad deze taak overneemt."
PHONE_OPEN = "Het telefoonnummer is sinds 20 maart 2023 open en krijgt ongeveer negentig vragen per week."
HELPERS_PARTLY = "Drie van de vier aanbieders hebben de afspraak over vaste hulpen ondertekend."

QUALITY_PARTLY = "De eisen voor hulp bij het huishouden zijn vastgesteld, die voor begeleiding nog niet."
PROMISE_FIGURES = "In het vierde kwartaal van 2025 krijgt u de wachttijden per wijk."
PROMISE_EVALUATION = "Uiterlijk 1 juli 2026 stuur ik u de evaluatie van de nieuwe werkwijze."

REFERS_TO_MEMO_2025 = "mijn memo van 17 juni 2025"
FIGURES_GIVEN = "In de tabel ziet u voor het eerst de wachttijden per wijk."
EVALUATION_MOVED = "U krijgt de evaluatie nu uiterlijk op 15 december 2026."
PROMISE_KADERNOTA = "Bij de Kadernota 2028 doen wij u een voorstel voor de kosten van de jaren daarna."

PROMISE_TALK = "In november bespreken wij de eerste uitkomsten met uw adviesraad."
PROMISE_ANSWER = "Op vragen over een afgewezen aanvraag krijgen inwoners binnenkort ook telefonisch uitleg."

DOCUMENTS = (
    DemoDocument(
        key=MOTIE,
        filename="Motie Niemand raakt zoek.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="motie",
        title="Motie ‘Niemand raakt zoek’",
        datering="8 november 2022",
        sender="Fracties Helder Duinvoorde en Lijst Oude Haven",
        sender_orgaan="dv-fractie-helder",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="raad",
        kenmerk="M-2022-17",
        blocks=(
            paragraph("De raad van de gemeente Duinvoorde, in vergadering bijeen op 8 november 2022,"),
            heading("Constateert dat"),
            bullets(
                f"de nieuwe werkwijze volgens {REFERS_TO_BRIEF} op 1 januari begint;",
                "inwoners bij vier organisaties met vragen terechtkunnen en vaak worden doorgestuurd;",
                "er geen openbare cijfers zijn over de wachttijd.",
            ),
            heading("Overweegt dat"),
            bullets(
                "een verandering in de zorg extra onzeker is voor mensen die oud of ziek zijn;",
                "een bekend gezicht aan de deur voor veel inwoners belangrijker is dan het aantal uren;",
                "de raad alleen kan bijsturen als hij de cijfers kent.",
            ),
            heading("Draagt het college op"),
            numbered(f"{ORDER_PHONE};", f"{ORDER_WAITING};", f"{ORDER_HELPERS}."),
            paragraph("En gaat over tot de orde van de dag."),
            paragraph("Ingediend door R. Helmgras (Helder Duinvoorde) en B. Oosterduin (Lijst Oude Haven)."),
        ),
    ),
    DemoDocument(
        key=LIJST_2022,
        filename="besluitenlijst raad 08-11-2022.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="besluitenlijst",
        title="Besluitenlijst gemeenteraad 8 november 2022",
        datering="8 november 2022",
        sender="Griffie van Duinvoorde",
        sender_orgaan=RAAD,
        addressee="",
        authority="raad",
        kenmerk="RD-2022-11",
        blocks=(
            paragraph("Aanwezig: 25 leden. Voorzitter: burgemeester W. Kruidhaar."),
            heading("3. Begroting 2023"),
            paragraph("""De begroting is vastgesteld zoals het college voorstelde. Er zijn vier moties
                ingediend, waarvan er twee zijn ingetrokken."""),
            heading("4. Wmo: geld en uitvoering"),
            paragraph(f"""{BUDGET_ADOPTED} Het gaat om € 310.000 voor 2023. De fractie van Lijst Oude Haven
                wil vastleggen dat dit bedrag eenmalig is."""),
            paragraph(f"""{MOTIE_ADOPTED} De wethouder zei vooraf dat het college de motie uitvoerbaar
                vindt, maar dat de derde opdracht afhangt van de aanbieders."""),
            heading("5. Rondvraag"),
            paragraph("Er zijn geen vragen gesteld."),
        ),
    ),
    DemoDocument(
        key=ADVIES,
        filename="advies adviesraad februari 2023.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="advies",
        title="Eén wijk, vier soorten hulp",
        datering="14 februari 2023",
        sender="Adviesraad Sociaal Domein Duinvoorde",
        sender_orgaan=ADVIESRAAD,
        addressee="Het college van burgemeester en wethouders",
        addressee_orgaan=COLLEGE,
        authority="adviesraad",
        kenmerk="",
        blocks=(
            paragraph("Geacht college,"),
            paragraph(f"""Sinds 1 januari werkt u op een nieuwe manier met de Wmo. {ADVICE_REFERS} Wij
                spraken in zes weken met 41 inwoners en met elf medewerkers van de aanbieders. Dit is wat
                zij ons vertelden."""),
            heading("Wat goed gaat"),
            bullets(
                "Het eerste gesprek is vriendelijk en duurt lang genoeg.",
                "Mensen weten bij wie zij horen: de naam van de wijkcoach staat in de brief.",
            ),
            heading("Wat beter moet"),
            paragraph(f"""{ADVICE_QUALITY} In de ene straat komt de hulp twee uur, in de andere anderhalf
                uur, bij dezelfde vraag. Dat is niet uit te leggen."""),
            paragraph("""Brieven zijn voor veel mensen te moeilijk. Zinnen van veertig woorden zijn geen
                uitzondering. En de klankbordgroep die vorig jaar is aangekondigd, hebben wij nog niet
                ontmoet."""),
            heading("Ons advies"),
            numbered(
                "Maak één set eisen waaraan elke aanbieder moet voldoen.",
                "Laat ons brieven en folders lezen voordat u ze verstuurt.",
                "Kies: een eigen klankbordgroep, of een grotere rol voor deze adviesraad. Niet allebei half.",
            ),
            paragraph("Tjibbe Meerlandt, voorzitter"),
        ),
    ),
    DemoDocument(
        key=ANTWOORD,
        filename="Antwoord aan adviesraad 21 maart 2023.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Antwoord op uw advies ‘Eén wijk, vier soorten hulp’",
        datering="21 maart 2023",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="Adviesraad Sociaal Domein Duinvoorde",
        addressee_orgaan=ADVIESRAAD,
        authority="college",
        kenmerk="DV-2023-0398",
        blocks=(
            paragraph("Beste leden van de adviesraad,"),
            paragraph(f"""{REPLY_REFERS} Dank voor de gesprekken die u met inwoners voerde. Uw bevindingen
                passen bij het {MISSING_REPORT}, dat wij binnenkort bespreken met de partners."""),
            heading("1. Eén set eisen"),
            paragraph(f"""U heeft gelijk: gelijke vragen verdienen gelijke hulp. De contracten van de vier
                aanbieders zijn op verschillende momenten gesloten en dat ziet u terug. {PROMISE_QUALITY}
                Wij beginnen met de hulp bij het huishouden, omdat daar de meeste verschillen zijn."""),
            heading("2. Begrijpelijke brieven"),
            paragraph(f"""Ook hier volgen wij uw advies. {PROMISE_READING} U krijgt steeds vijf werkdagen om
                te reageren."""),
            heading("3. Klankbordgroep of adviesraad"),
            paragraph("""De klankbordgroep is niet op tijd begonnen. Er meldden zich vier mensen, terwijl
                wij er twaalf zochten. Wij denken nog na over uw derde punt en leggen de keuze eerst aan de
                raad voor."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
    DemoDocument(
        key=LIJST_2024,
        filename="besluitenlijst raad 30-01-2024.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="besluitenlijst",
        title="Besluitenlijst gemeenteraad 30 januari 2024",
        datering="30 januari 2024",
        sender="Griffie van Duinvoorde",
        sender_orgaan=RAAD,
        addressee="",
        authority="raad",
        kenmerk="RD-2024-01",
        blocks=(
            paragraph("Aanwezig: 24 leden. Afwezig met bericht: 1 lid. Voorzitter: burgemeester W. Kruidhaar."),
            heading("6. Stand van moties en toezeggingen over de Wmo"),
            paragraph(f"""Over de motie van november 2022 meldt het college het volgende. {PHONE_OPEN} De
                raad vindt deze opdracht uitgevoerd."""),
            paragraph(f"""{HELPERS_PARTLY} Met thuiszorg Noorderstrand loopt het gesprek nog. De raad vindt
                deze opdracht voor een deel uitgevoerd."""),
            heading("7. Meepraten door inwoners"),
            paragraph(f"""Het college gaf de raad twee keuzes: opnieuw werven of stoppen. {CLIENTS_DROPPED}
                De adviesraad krijgt hiervoor vier extra leden en € 12.000 per jaar."""),
            table(
                ("Fractie", "Voor", "Tegen"),
                ("Helder Duinvoorde", "8", "0"),
                ("Lijst Oude Haven", "5", "1"),
                ("Duinvoorde Groeit", "6", "0"),
                ("Strand en Polder", "0", "4"),
            ),
        ),
    ),
    DemoDocument(
        key=MEMO_WACHTTIJD,
        filename="Raadsmemo wachttijden en evaluatie Wmo.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="memo",
        title="Wachttijden en evaluatie Wmo",
        datering="17 juni 2025",
        sender="Wethouder F. Aalderdijk",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-aalderdijk",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2025-0866",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph("""De nieuwe werkwijze bestaat tweeënhalf jaar. Dat is lang genoeg om te kijken of zij
                werkt, en te kort om al tevreden te zijn. In dit memo leest u wat er nog open staat."""),
            heading("Wachttijden"),
            paragraph(f"""U vraagt al langer om cijfers. Tot nu toe telden de aanbieders ieder op hun eigen
                manier. Vanaf 1 september gebruiken zij dezelfde telling. {PROMISE_FIGURES}"""),
            heading("Kwaliteitseisen"),
            paragraph(f"""De adviesraad vroeg in 2023 om gelijke eisen. {QUALITY_PARTLY} Begeleiding is
                lastiger, omdat de hulp per persoon sterk verschilt."""),
            heading("Evaluatie"),
            paragraph(f"""Een onafhankelijk bureau spreekt komend jaar met 300 inwoners en 60 medewerkers.
                {PROMISE_EVALUATION} De uitkomst gebruik ik voor de nieuwe contracten, die in 2028
                ingaan."""),
            heading("Planning op een rij"),
            table(
                ("Onderwerp", "Wie", "Stand"),
                ("Gelijke telling", "aanbieders", "loopt"),
                ("Eisen begeleiding", "gemeente en adviesraad", "vertraagd"),
                ("Evaluatie", "extern bureau", "opdracht verleend"),
            ),
        ),
    ),
    DemoDocument(
        key=MEMO_EVALUATIE,
        filename="2026-06-09 raadsmemo evaluatie Wmo later.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="memo",
        title="Evaluatie Wmo komt later",
        datering="9 juni 2026",
        sender="Wethouder F. Aalderdijk",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-aalderdijk",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2026-0790",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph(f"""In {REFERS_TO_MEMO_2025} noemde ik een datum voor de evaluatie. Die datum haal ik
                niet. Hieronder leest u waarom, en wat u nu al krijgt."""),
            heading("De evaluatie schuift op"),
            paragraph(f"""Het bureau heeft pas 140 van de 300 gesprekken gevoerd. Veel inwoners zeggen
                liever thuis te praten dan aan de telefoon, en dat kost tijd. Met de helft van de gesprekken
                is de uitkomst niet betrouwbaar. {EVALUATION_MOVED} De kosten blijven gelijk."""),
            heading("Wachttijden"),
            paragraph(f"""{FIGURES_GIVEN} Het zijn gemiddelden in weken, van melding tot eerste hulp."""),
            table(
                ("Wijk", "Huishouden", "Begeleiding", "Hulpmiddelen"),
                ("Duinrand", "5", "11", "4"),
                ("Oude Haven", "7", "13", "4"),
                ("Westerveld", "6", "9", "5"),
                ("Buitendorpen", "9", "15", "8"),
            ),
            paragraph("""In de buitendorpen wachten mensen het langst. Aanbieders vinden daar moeilijk
                personeel en de reistijd is lang. Met deze cijfers stel ik voor om de toezegging over de
                wachttijden af te doen."""),
            page_break(),
            heading("Kosten vanaf 2029"),
            paragraph(f"""De nieuwe werkwijze kost meer dan wij in 2022 dachten, vooral door hogere lonen.
                Voor 2027 en 2028 is het tekort gedekt uit de reserve. {PROMISE_KADERNOTA} Daarin staan ten
                minste twee keuzes, ook een die minder kost."""),
            heading("Wat u kunt verwachten"),
            bullets(
                "een gesprek met het bureau, als de commissie dat wil;",
                "de evaluatie met een reactie van het college;",
                "daarna een voorstel voor de nieuwe contracten.",
            ),
        ),
    ),
    DemoDocument(
        key=BRIEF_ADVIESRAAD,
        filename="brief adviesraad oktober 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="De evaluatie van de Wmo en uw rol daarin",
        datering="6 oktober 2026",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="Adviesraad Sociaal Domein Duinvoorde",
        addressee_orgaan=ADVIESRAAD,
        authority="college",
        kenmerk="DV-2026-1204",
        blocks=(
            paragraph("Beste leden van de adviesraad,"),
            paragraph("""Het bureau heeft de gesprekken met inwoners afgerond. Het waren er uiteindelijk
                288. In deze brief vertellen wij hoe u bij de uitkomsten betrokken bent."""),
            heading("Eerst met u, dan naar de raad"),
            paragraph(f"""{PROMISE_TALK} Dat gesprek is besloten, omdat de tekst dan nog niet af is. Wat u
                meegeeft, komt herkenbaar in het rapport te staan."""),
            heading("Afgewezen aanvragen"),
            paragraph(f"""U schreef dat mensen een afwijzing vaak niet begrijpen. {PROMISE_ANSWER} De brief
                zelf maken wij korter, met uw hulp."""),
            heading("Uw nieuwe leden"),
            paragraph("""Wij zijn blij dat u twee nieuwe leden uit de buitendorpen heeft gevonden. De
                vergoeding voor 2027 is geregeld."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
)
