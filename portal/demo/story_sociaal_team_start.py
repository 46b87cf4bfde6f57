"""Veenrade, Sociaal Team: the papers of 2025, up to the raadsbesluit just before the start."""

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

GEMEENTE = "veenrade"
DOSSIER = "sociaal-team"
COLLEGE, RAAD, COMMISSIE, BEWONERS = "vr-college", "vr-raad", "vr-commissie", "vr-buurtkring"

BRIEF_JANUARI = "vr-brief-2025-01"
BRIEF_JUNI = "vr-brief-2025-06"
PRESENTATIE = "vr-presentatie-2025-11"
VERSLAG = "vr-verslag-2025-11"
RAADSBESLUIT = "vr-raadsbesluit-2025-12"

MISSING_NOTA = "nota ‘Hulp die klopt’ uit het voorjaar van 2024"
PROMISE_PLAN = "U krijgt het inrichtingsplan voor het zomerreces."

PROMISE_PLAN_CONDITIONS = "Daarin staat ook welke voorwaarden wij stellen voordat het team begint."

REFERS_TO_JANUARI = "onze brief van 21 januari"
PLAN_GIVEN = "Bij deze brief hoort het inrichtingsplan waar u op wacht."
START_PLANNED = "Wij willen dat het Sociaal Team op 1 januari 2026 begint."
PROMISE_NOVEMBER = "In november hoort de raad van ons wat er dan wel en niet geregeld is."
PROMISE_NOVEMBER_LETTER = (
    "U krijgt dan een brief met de stand per randvoorwaarde, een lijst van wat niet op tijd klaar is en een tijdpad."
)
CONDITIONS_GIVEN = "Daarom noemt het plan zeven randvoorwaarden."
CONDITION_CONTRACT = "Alle vijf de partners hebben een samenwerkingsovereenkomst getekend."
CONDITION_SYSTEM = "Het team werkt in één registratiesysteem."
CONDITION_PROCESS = "De werkafspraken zijn opgeschreven en getest."
CONDITION_LEAD = "Het is duidelijk wie de medewerkers dagelijks aanstuurt."
CONDITION_CASE = "Voor elk gezin met meer hulpvragen is één vaste begeleider aangewezen."
CONDITION_HOUSING = "Het team heeft een eigen werkplek in de wijk."
CONDITION_INFORM = "Alle inwoners weten wat er verandert en waar zij terechtkunnen."

PRESENTED_STATE = "Aan alle zeven punten wordt gewerkt, geen enkel punt is al klaar."

PRESENTED_IN_COMMISSIE = "De wethouder en de kwartiermaker laten in twaalf dia’s zien hoe ver het team is."
REFERS_TO_SLIDES = "De dia’s zijn als bijlage bij dit verslag gevoegd."
PROMISE_COSTS = "De wethouder zegt toe dat de raad binnen drie weken een overzicht van de kosten krijgt."

ORDER_MONTHLY = "de raad iedere maand te laten weten hoe het met de zeven randvoorwaarden staat"
ORDER_CONTRACT = "de getekende samenwerkingsovereenkomst voor 1 april 2026 aan de raad te sturen"
ORDER_LETTER = "alle inwoners voor de start thuis een brief te sturen over het nieuwe team"
COUNCIL_DECIDED = "Aldus besloten in de openbare vergadering van 16 december 2025."

DOCUMENTS = (
    DemoDocument(
        key=BRIEF_JANUARI,
        filename="2025-01-21 raadsinformatiebrief een team.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Eén team voor hulp en ondersteuning",
        datering="21 januari 2025",
        sender="College van burgemeester en wethouders van Veenrade",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="Z25-00417",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""Wie in Veenrade hulp zoekt, komt nu langs vijf loketten. In de {MISSING_NOTA}
                lieten wij zien dat mensen hun verhaal gemiddeld drie keer vertellen. Dat moet anders. Met
                deze brief melden wij dat het college kiest voor één Sociaal Team."""),
            heading("Wat gaat het team doen"),
            bullets(
                "vragen over zorg, opvoeden, geld en wonen op één plek ontvangen;",
                "lichte hulp meteen geven, zonder beschikking;",
                "bij zwaardere hulp naast de inwoner blijven staan tot die hulp loopt.",
            ),
            heading("Wie doen er mee"),
            paragraph("""De gemeente werkt samen met welzijnsstichting Turfplein, jeugdhulp De Kantelaar,
                wijkverpleging Veenstreek en schuldhulp Balans. Samen gaat het om 34 medewerkers."""),
            heading("Een kwartiermaker"),
            paragraph("""Op 1 februari begint Anneloes Wijdeveen als kwartiermaker. Zij praat met de
                partners, rekent de kosten uit en schrijft het plan. Haar opdracht duurt een jaar en kost €
                98.000. Dat geld staat in de begroting."""),
            page_break(),
            heading("Wat kunt u verwachten"),
            paragraph(f"""De inrichting van het team is een taak van het college. Wij vinden het wel
                belangrijk dat u mee kunt denken. {PROMISE_PLAN} {PROMISE_PLAN_CONDITIONS}"""),
            table(
                ("Moment", "Wat"),
                ("februari tot april", "gesprekken met partners en inwoners"),
                ("mei", "rekenen aan kosten en aantallen"),
                ("juni", "besluit van het college over het plan"),
                ("najaar", "werven van medewerkers"),
            ),
            paragraph("Het college van Veenrade"),
        ),
    ),
    DemoDocument(
        key=BRIEF_JUNI,
        filename="raadsinformatiebrief Sociaal Team juni 2025.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Inrichtingsplan Sociaal Team",
        datering="juni 2025",
        sender="College van burgemeester en wethouders van Veenrade",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="Z25-02210",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph(f"""In {REFERS_TO_JANUARI} kondigden wij het Sociaal Team aan. {PLAN_GIVEN} Hier
                vatten wij het samen en noemen wij de voorwaarden voor een goede start."""),
            heading("Het plan in het kort"),
            paragraph("""Het team krijgt drie groepen: Noorderveen, Centrum en de Kernen. Elke groep heeft
                tien tot twaalf medewerkers uit verschillende organisaties. Een inwoner belt of loopt binnen
                en spreekt dezelfde week iemand die de vraag oppakt."""),
            paragraph("""Medewerkers blijven in dienst van hun eigen organisatie. De gemeente geeft de
                opdracht en betaalt. Over de dagelijkse leiding zijn wij nog in gesprek, vooral met
                welzijnsstichting Turfplein."""),
            heading("Wanneer begint het team"),
            paragraph(f"""{START_PLANNED} Dat is snel, maar de contracten met twee partners lopen op die dag
                af. Langer wachten betekent een jaar verlengen tegen hogere kosten."""),
            page_break(),
            heading("Zeven randvoorwaarden"),
            paragraph(f"""Een team dat begint zonder goede afspraken, helpt niemand. {CONDITIONS_GIVEN} Bij
                de start moet dit geregeld zijn:"""),
            numbered(
                CONDITION_CONTRACT,
                CONDITION_SYSTEM,
                CONDITION_PROCESS,
                CONDITION_LEAD,
                CONDITION_CASE,
                CONDITION_HOUSING,
                CONDITION_INFORM,
            ),
            paragraph("""Wie een punt klaar meldt, laat dat zien met een document of een test. Een
                mededeling alleen telt niet. De kwartiermaker houdt hiervan een lijst bij."""),
            heading("Kosten"),
            table(
                ("Post", "2026", "2027"),
                ("Medewerkers", "€ 2.640.000", "€ 2.710.000"),
                ("Registratie en telefoon", "€ 185.000", "€ 90.000"),
                ("Huisvesting", "€ 120.000", "€ 120.000"),
                ("Verwachte besparing op zware hulp", "€ 0", "€ 350.000"),
            ),
            page_break(),
            heading("Wat zijn de risico’s"),
            bullets(
                "Het systeem wordt in september aanbesteed. Bezwaar van een leverancier kost tijd.",
                "Turfplein wil zelf de eigen mensen blijven aansturen.",
                "In het najaar is er weinig personeel te vinden, vooral voor de jeugdhulp.",
            ),
            heading("Hoe gaat het verder"),
            paragraph(f"""Na de zomer werken de partners de voorwaarden uit. {PROMISE_NOVEMBER}
                {PROMISE_NOVEMBER_LETTER} Dat geeft u de tijd om vragen te stellen voordat het team
                begint."""),
            paragraph("Het college van Veenrade"),
        ),
    ),
    DemoDocument(
        key=PRESENTATIE,
        filename="presentatie sociaal team 26-11-2025.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="bijlage",
        title="Presentatie Sociaal Team, stand van zaken",
        datering="26 november 2025",
        sender="Wethouder L. Turfgraver en kwartiermaker A. Wijdeveen",
        sender_orgaan=COLLEGE,
        sender_functie="vr-wethouder",
        addressee="Commissie Inwonerszaken",
        addressee_orgaan=COMMISSIE,
        authority="college",
        kenmerk="",
        blocks=(
            heading("Waar doen we het voor?"),
            bullets("Eén plek voor alle vragen", "Sneller hulp", "Minder vaak uw verhaal doen"),
            heading("Wat hebben we gedaan?"),
            bullets(
                "62 gesprekken met medewerkers",
                "Drie avonden met inwoners, samen 85 bezoekers",
                "Vacatures: 27 van de 34 plekken zijn bezet",
            ),
            page_break(),
            heading("Hoe staat het met de randvoorwaarden?"),
            table(
                ("Randvoorwaarde", "Stand in november"),
                ("Overeenkomst", "tekst ligt bij de partners"),
                ("Systeem", "leverancier gekozen, levering in maart"),
                ("Werkafspraken", "concept voor Noorderveen"),
                ("Aansturing", "in gesprek met Turfplein"),
                ("Vaste begeleider", "nog niet begonnen"),
                ("Werkplek", "tijdelijk in het gemeentehuis"),
                ("Inwoners informeren", "plan in de maak"),
            ),
            paragraph(PRESENTED_STATE),
            page_break(),
            heading("Tijdpad"),
            table(
                ("Week", "Wat"),
                ("49", "gesprek met Turfplein"),
                ("50", "training van de eerste groep"),
                ("51", "telefoonnummer testen"),
                ("1", "het team begint"),
            ),
            paragraph("Heeft u vragen? Stel ze vanavond of mail de kwartiermaker."),
        ),
    ),
    DemoDocument(
        key=VERSLAG,
        filename="verslag commissie Inwonerszaken november 2025.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="verslag",
        title="Verslag commissie Inwonerszaken 26 november 2025",
        datering="26 november 2025",
        sender="Commissie Inwonerszaken",
        sender_orgaan=COMMISSIE,
        addressee="",
        authority="raad",
        kenmerk="",
        blocks=(
            heading("1. Opening"),
            paragraph("""De voorzitter opent om 19.30 uur. Er zijn achttien commissieleden en ongeveer
                veertig mensen op de tribune."""),
            heading("2. Presentatie Sociaal Team"),
            paragraph(f"""{PRESENTED_IN_COMMISSIE} {REFERS_TO_SLIDES} Er is geen raadsvoorstel en er ligt
                geen brief voor."""),
            paragraph("""Mevrouw Rietdekker (Veenrade Samen) vraagt hoe een team kan beginnen als geen van
                de voorwaarden klaar is. De wethouder antwoordt dat het team klein begint en al werkend
                leert. De kwartiermaker vult aan dat de eerste weken alleen Noorderveen meedoet."""),
            paragraph("""De heer Bolsterman (Dorpenpartij) wijst op de welzijnsstichting. Wie is daar straks
                de baas: de gemeente of de directeur? De wethouder wil dat de gemeente het werk verdeelt.
                Het gesprek daarover is nog niet af."""),
            paragraph(f"""Meer leden vragen naar geld. In de dia’s staan geen bedragen. {PROMISE_COSTS} De
                voorzitter noteert deze toezegging."""),
            heading("3. Conclusie"),
            paragraph("""De commissie neemt geen besluit. Twee fracties kondigen een voorstel aan voor de
                raad van december."""),
        ),
    ),
    DemoDocument(
        key=RAADSBESLUIT,
        filename="initiatiefvoorstel en raadsbesluit Sociaal Team.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsvoorstel",
        title="Initiatiefvoorstel en raadsbesluit Een goede start van het Sociaal Team",
        datering="16 december 2025",
        sender="Fracties Veenrade Samen en Dorpenpartij",
        sender_orgaan="vr-fractie-samen",
        addressee="De gemeenteraad van Veenrade",
        addressee_orgaan=RAAD,
        authority="raad",
        kenmerk="RB-2025-061",
        blocks=(
            heading("Aanleiding"),
            paragraph("""Over twee weken begint het Sociaal Team. De raad heeft daar nooit over besloten: de
                brieven waren ter kennisname en de presentatie was in de commissie. Wij willen de start niet
                tegenhouden. Wij willen wel dat de raad kan volgen of de beloofde voorwaarden er komen."""),
            heading("Voorstel"),
            paragraph("""Wij stellen voor het college drie opdrachten te geven. Ze kosten weinig geld en
                helpen inwoners én raad."""),
            page_break(),
            heading("Raadsbesluit"),
            paragraph("""De raad van de gemeente Veenrade, gelezen het voorstel van de fracties Veenrade
                Samen en Dorpenpartij, besluit het college op te dragen:"""),
            numbered(f"{ORDER_MONTHLY};", f"{ORDER_CONTRACT};", f"{ORDER_LETTER}."),
            paragraph(COUNCIL_DECIDED),
            table(
                ("Fractie", "Voor", "Tegen"),
                ("Veenrade Samen", "7", "0"),
                ("Dorpenpartij", "5", "0"),
                ("Ons Veen", "0", "6"),
                ("Jong Veenrade", "3", "0"),
            ),
        ),
    ),
)
