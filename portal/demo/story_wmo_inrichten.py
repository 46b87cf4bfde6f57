"""Duinvoorde, Transformatie Wmo: the papers from the bestuursopdracht (2020) to the second slip (2022)."""

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

GEMEENTE = "duinvoorde"
DOSSIER = "transformatie-wmo"
COLLEGE, RAAD, COMMISSIE, ADVIESRAAD = "dv-college", "dv-raad", "dv-commissie", "dv-adviesraad"

BESTUURSOPDRACHT = "dv-bestuursopdracht-2020"
MEMO_CORONA = "dv-memo-2020-12"
MEMO_TIJDPAD = "dv-memo-2021-04"
VERSLAG_COMMISSIE = "dv-verslag-2021-06"
KRANT = "dv-krant-2021-07"
LIJST_2021 = "dv-besluitenlijst-2021-09"
BRIEF_UITSTEL = "dv-brief-2022-05"

START_PLANNED = "De nieuwe werkwijze gaat in op 1 januari 2022."
PROMISE_QUARTERLY = "Vanaf 2021 sturen wij u ieder kwartaal een korte voortgangsmelding."
MISSING_VISION = "visiestuk ‘Dichtbij en duurzaam’ van november 2019"

REFERS_TO_OPDRACHT = "de bestuursopdracht van 23 januari dit jaar"
PROMISE_SCHEDULE = "Zodra de partners hun eigen planning hebben herzien, leg ik u een nieuw tijdpad voor."

REFERS_TO_MEMO = "raadsmemo van 15 december jl."
NEW_SCHEDULE = "Het nieuwe tijdpad staat in de tabel hieronder."
START_TO_JULY = "De start van de nieuwe werkwijze verschuift van 1 januari 2022 naar 1 juli 2022."
PROMISE_SUMMER = "Voor de zomer laat ik u weten wat de werkgroepen hebben opgeleverd."
PROMISE_FILE = "Met de griffie maak ik op korte termijn één vindplaats voor alle stukken over deze opdracht."

TOLD_IN_COMMISSIE = "De wethouder vertelt dat drie van de vijf werkgroepen een eerste tekst af hebben."
ASKED_FOR_PAPER = "De commissie vraagt om deze stand ook op papier aan de raad te sturen."

ACCEPTED_SCHEDULE = "De raad stemt in met de afdoening van de toezegging over het nieuwe tijdpad."
REFUSED_SUMMER = "De raad vindt een mondelinge toelichting in de commissie niet genoeg en houdt de toezegging open."

REFERS_TO_MEMO_APRIL = "het raadsmemo van 20 april 2021"
START_TO_JANUARY = "Daarom is 1 juli 2022 niet haalbaar en beginnen wij op 1 januari 2023."
QUARTERLY_GIVEN = "Dit is de vijfde voortgangsmelding die u van ons krijgt."
PROMISE_BUDGET = "In november leggen wij u een begrotingswijziging voor de nieuwe werkwijze voor."
PROMISE_CLIENTS = "Voor 1 maart 2023 begint een klankbordgroep van inwoners die zelf Wmo-hulp krijgen."

DOCUMENTS = (
    DemoDocument(
        key=BESTUURSOPDRACHT,
        filename="2020-01-23 Bestuursopdracht Transformatie Wmo.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Bestuursopdracht Transformatie Wmo",
        datering="23 januari 2020",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2020-0112",
        blocks=(
            paragraph("Geachte leden van de raad,"),
            paragraph("""Het college heeft op 21 januari de bestuursopdracht Transformatie Wmo vastgesteld.
                In deze brief leest u waarom wij dit doen, wat er verandert en wanneer u aan zet bent."""),
            heading("Waarom een andere werkwijze"),
            paragraph("""Duinvoorde telt ruim 3.100 inwoners met een vorm van Wmo-ondersteuning. In tien
                jaar groeit het aantal inwoners van tachtig jaar en ouder met de helft. De zorgaanbieders
                vinden nu al moeilijk personeel. Als wij niets doen, moeten mensen langer wachten en stijgen
                de kosten elk jaar met ongeveer zes procent."""),
            paragraph(f"""De richting kent u al uit het {MISSING_VISION}: eerst kijken wat iemand zelf en in
                de buurt kan regelen, daarna pas zware hulp, en altijd één vast gezicht aan de
                keukentafel."""),
            heading("Met wie wij dit doen"),
            bullets(
                "zorgorganisatie De Helmstee, voor begeleiding en dagbesteding;",
                "thuiszorg Noorderstrand, voor hulp bij het huishouden;",
                "welzijnsstichting Strandlicht, voor ontmoeting en vrijwilligers;",
                "de Adviesraad Sociaal Domein, die gevraagd en ongevraagd meekijkt.",
            ),
            heading("Fasen en planning"),
            paragraph("Wij verdelen het werk in vier fasen. Na elke fase kan het college de opdracht bijstellen."),
            table(
                ("Fase", "Wat gebeurt er", "Klaar"),
                ("Richten", "Doelen en grenzen afspreken met de partners", "eind 2020"),
                ("Inrichten", "Vijf werkgroepen maken de bouwstenen", "zomer 2021"),
                ("Uitvoering", "Werken volgens de nieuwe afspraken", "vanaf januari 2022"),
                ("Evaluatie", "Meten of inwoners beter geholpen zijn", "begin 2025"),
            ),
            paragraph(START_PLANNED),
            page_break(),
            heading("Wat het kost"),
            paragraph("""Voor de voorbereiding is € 240.000 nodig: € 150.000 voor projectleiding, € 60.000
                voor het betrekken van inwoners en € 30.000 voor onderzoek. Dat bedrag staat in de begroting
                2020. Wat de werkwijze zelf kost of oplevert, weten wij pas na de fase inrichten."""),
            heading("Risico’s"),
            paragraph("""De partners moeten mensen vrijmaken naast hun gewone werk. Ook kan het gebeuren dat
                de werkgroepen tot verschillende oplossingen komen. De stuurgroep bewaakt daarom de
                samenhang en komt iedere zes weken bij elkaar."""),
            heading("Hoe u op de hoogte blijft"),
            paragraph(f"""De raad stelt de kaders vast en controleert. Daarvoor heeft u regelmatig
                informatie nodig. {PROMISE_QUARTERLY} Als de planning verandert, hoort u dat apart."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
    DemoDocument(
        key=MEMO_CORONA,
        filename="raadsmemo Wmo december 2020.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="memo",
        title="Transformatie Wmo in coronatijd",
        datering="15 december 2020",
        sender="Wethouder J. Zandverhoef",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-zandverhoef",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2020-1874",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph(f"""Met dit memo praat ik u bij over {REFERS_TO_OPDRACHT}. Het is een ander jaar
                geworden dan wij dachten. Huisbezoeken gingen niet door en onze partners hadden hun handen
                vol aan zieke cliënten en zieke medewerkers."""),
            heading("Wat wel is gelukt"),
            paragraph("""De fase richten is bijna klaar. Met De Helmstee en Noorderstrand zijn wij het eens
                over vier doelen: eerder helpen, minder overdracht, hulp dicht bij huis en kosten die wij
                kunnen dragen. De gesprekken daarover hielden wij via een beeldscherm. Dat ging beter dan
                verwacht."""),
            heading("Wat niet is gelukt"),
            bullets(
                "de drie avonden met inwoners in de wijken Duinrand, Oude Haven en Westerveld;",
                "het meelopen van beleidsmedewerkers met de thuiszorg;",
                "de start van de vijf werkgroepen.",
            ),
            heading("Gevolgen voor de planning"),
            paragraph(f"""De werkgroepen kunnen niet in januari beginnen. Ik verwacht dat dit doorwerkt in
                de rest van de planning, maar ik weet nog niet hoeveel. {PROMISE_SCHEDULE} Tot die tijd houd
                ik vast aan de fasen uit de opdracht."""),
            heading("Geld"),
            paragraph("""Van het budget voor 2020 is € 96.000 uitgegeven. Het college stelt u bij de
                jaarrekening voor om het restant mee te nemen naar 2021."""),
        ),
    ),
    DemoDocument(
        key=MEMO_TIJDPAD,
        filename="2021-04-20 raadsmemo nieuw tijdpad Wmo.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="memo",
        title="Nieuw tijdpad transformatie Wmo",
        datering="20 april 2021",
        sender="Wethouder J. Zandverhoef",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-zandverhoef",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2021-0533",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph(f"""In het {REFERS_TO_MEMO} schreef ik dat de werkgroepen later zouden beginnen. De
                stuurgroep heeft op 12 april een nieuwe planning gemaakt. {NEW_SCHEDULE}"""),
            heading("Wat verandert er"),
            table(
                ("Stap", "Eerst gepland", "Nu gepland"),
                ("Werkgroepen beginnen", "januari 2021", "mei 2021"),
                ("Bouwstenen klaar", "juli 2021", "oktober 2021"),
                ("Besluit van het college", "september 2021", "december 2021"),
                ("Voorbereiding bij de partners", "najaar 2021", "voorjaar 2022"),
            ),
            paragraph(START_TO_JULY),
            paragraph("""De reden is eenvoudig: de mensen die de bouwstenen moeten maken, staan nu nog elke
                dag bij cliënten. De partners willen hen pas vrijroosteren als de druk in de zorg lager is.
                Ik vind dat een goede keuze. Haast zou ten koste gaan van de kwaliteit."""),
            heading("De vijf werkgroepen"),
            numbered(
                "Toegang: hoe melden inwoners zich en wie spreekt hen het eerst?",
                "Huishouden: wat is een schoon en leefbaar huis?",
                "Begeleiding: wanneer helpt een groep beter dan een gesprek thuis?",
                "Gegevens: wat mogen partners van elkaar weten?",
                "Geld: hoe betalen wij zonder dat elk uur geteld wordt?",
            ),
            page_break(),
            heading("Informatie aan de raad"),
            paragraph(f"""Ik begrijp dat u dicht bij dit onderwerp wilt blijven. {PROMISE_SUMMER} U kunt dan
                nog bijsturen voordat het college in december besluit."""),
            paragraph(f"""Een aantal van u zei dat de stukken moeilijk te vinden zijn. Dat klopt: ze staan
                bij drie verschillende vergaderingen. {PROMISE_FILE}"""),
            heading("Kosten"),
            paragraph("""Het uitstel kost een half jaar extra projectleiding, ongeveer € 75.000. Dit past
                binnen het bedrag dat van 2020 is overgebleven. Ik vraag u dus nu niet om geld."""),
        ),
    ),
    DemoDocument(
        key=VERSLAG_COMMISSIE,
        filename="Verslag commissie Samenleving 24 juni 2021.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="verslag",
        title="Verslag commissie Samenleving 24 juni 2021",
        datering="24 juni 2021",
        sender="Commissie Samenleving",
        sender_orgaan=COMMISSIE,
        addressee="",
        authority="raad",
        kenmerk="",
        blocks=(
            heading("Opening en mededelingen"),
            paragraph("""De voorzitter opent de vergadering om 20.00 uur. De vergadering is digitaal en is
                te volgen via de website. Er zijn twee insprekers, allebei bij het punt over het
                zwembad."""),
            heading("Punt 4. Transformatie Wmo, stand van de werkgroepen"),
            paragraph(f"""{TOLD_IN_COMMISSIE} De groepen Gegevens en Geld lopen achter, omdat juristen van
                de partners nog in gesprek zijn. De wethouder laat vijf dia’s zien. Die zijn niet bij de
                stukken gevoegd."""),
            paragraph("""Mevrouw Helmgras (Helder Duinvoorde) vraagt of inwoners al iets merken. De
                wethouder antwoordt dat dit nog niet het geval is. De heer Oosterduin (Lijst Oude Haven) wil
                weten of de start in juli 2022 zeker is. Volgens de wethouder is er geen reden om daaraan te
                twijfelen."""),
            paragraph(f"""Verschillende leden vinden vijf dia’s te weinig om over te oordelen.
                {ASKED_FOR_PAPER} De wethouder neemt dit mee."""),
            heading("Punt 5. Zwembad De Branding"),
            paragraph("""De insprekers vragen om ruimere openingstijden voor verenigingen. De commissie
                adviseert het voorstel als bespreekstuk naar de raad te sturen."""),
            heading("Sluiting"),
            paragraph("Om 22.35 uur is de vergadering afgelopen."),
        ),
    ),
    DemoDocument(
        key=KRANT,
        filename="De Duinbode 1 juli 2021.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="nieuwsbericht",
        title="Nieuwe Wmo-aanpak laat half jaar langer op zich wachten",
        datering="1 juli 2021",
        sender="De Duinbode",
        sender_orgaan="dv-krant",
        addressee="",
        authority="pers",
        kenmerk="",
        blocks=(
            paragraph("""DUINVOORDE. Inwoners die hulp krijgen van de gemeente merken voorlopig niets van de
                beloofde vernieuwing. De plannen zijn met zes maanden uitgesteld, zegt wethouder
                Zandverhoef."""),
            paragraph("""Vorige week kreeg een raadscommissie een korte presentatie te zien. Daar waren niet
                alle partijen tevreden mee. ‘Vijf plaatjes op een scherm, dat is alles’, zegt raadslid
                Roswitha Helmgras van Helder Duinvoorde. ‘De raad zelf heeft nog geen letter gekregen.’"""),
            paragraph("""De wethouder noemt het uitstel logisch. Volgens haar hadden de medewerkers in de
                thuiszorg door corona geen tijd om mee te denken. De kosten van het uitstel zijn ongeveer
                75.000 euro."""),
            heading("Bezorgd"),
            paragraph("""Bij de Adviesraad Sociaal Domein komen intussen vragen binnen. Mensen willen weten
                of zij hun vaste hulp houden. Voorzitter Tjibbe Meerlandt: ‘Wij raden iedereen aan om rustig
                te blijven. Er verandert dit jaar niets aan uw uren.’"""),
        ),
    ),
    DemoDocument(
        key=LIJST_2021,
        filename="besluitenlijst raad 28-09-2021.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="besluitenlijst",
        title="Besluitenlijst gemeenteraad 28 september 2021",
        datering="28 september 2021",
        sender="Griffie van Duinvoorde",
        sender_orgaan=RAAD,
        addressee="",
        authority="raad",
        kenmerk="RD-2021-09",
        blocks=(
            paragraph("Aanwezig: 23 leden. Afwezig met bericht: 2 leden. Voorzitter: burgemeester W. Kruidhaar."),
            heading("1. Vaststelling van de agenda"),
            paragraph("De agenda is zonder wijzigingen vastgesteld."),
            heading("2. Lijst van toezeggingen"),
            paragraph("Het college stelde voor om drie toezeggingen over de Wmo af te voeren. De raad besluit:"),
            table(
                ("Toezegging", "Voorstel college", "Besluit"),
                ("Nieuw tijdpad", "afgedaan met het raadsmemo van april", "akkoord"),
                ("Bericht over de werkgroepen", "afgedaan in de commissie van juni", "niet akkoord"),
                (
                    "Eén vindplaats voor stukken",
                    "mondeling gemeld door de wethouder",
                    "akkoord, bewijs ontbreekt",
                ),
            ),
            paragraph(ACCEPTED_SCHEDULE),
            paragraph(REFUSED_SUMMER),
            paragraph("""Over de vindplaats van de stukken meldt de griffie dat de wethouder de toezegging
                mondeling gereed heeft gemeld. Er is geen stuk waaruit dat blijkt."""),
            heading("3. Zwembad De Branding"),
            paragraph("Het voorstel is aangenomen met 15 stemmen voor en 8 stemmen tegen."),
        ),
    ),
    DemoDocument(
        key=BRIEF_UITSTEL,
        filename="RIB Wmo mei 2022.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Start nieuwe werkwijze Wmo",
        datering="17 mei 2022",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2022-0721",
        blocks=(
            paragraph("Geachte leden van de raad,"),
            paragraph(f"""In deze brief leest u hoe het staat met de transformatie van de Wmo.
                {QUARTERLY_GIVEN} De vorige keer ging het over de bouwstenen; nu gaat het vooral over de
                datum van de start."""),
            heading("Waar wij staan"),
            paragraph("""Alle vijf de werkgroepen hebben hun bouwsteen ingeleverd. Het college heeft ze op
                14 december 2021 vastgesteld. De partners zijn begonnen met het opleiden van hun
                medewerkers: 64 van de 180 mensen hebben de training gevolgd."""),
            heading("Waarom de start opschuift"),
            paragraph(f"""In {REFERS_TO_MEMO_APRIL} stond de start in juli. Twee dingen zitten tegen. De
                leverancier van het systeem voor berichtenverkeer levert vier maanden later. En zonder dat
                systeem kunnen de partners hun planning niet op elkaar laten aansluiten.
                {START_TO_JANUARY}"""),
            paragraph("""Een start midden in de zomer met halve gegevens vinden wij onverantwoord. Voor
                inwoners verandert er tot de nieuwe datum niets: beschikkingen lopen door en vaste hulpen
                blijven komen."""),
            heading("Geld"),
            paragraph(f"""De bouwsteen Geld laat zien dat wij in het eerste jaar € 310.000 extra nodig
                hebben en dat de kosten daarna dalen. {PROMISE_BUDGET}"""),
            page_break(),
            heading("Inwoners praten mee"),
            paragraph(f"""Tot nu toe spraken wij vooral met organisaties. Dat is te smal. {PROMISE_CLIENTS}
                Wij zoeken twaalf mensen uit alle wijken en vergoeden hun reiskosten."""),
            heading("Nieuw college"),
            paragraph("""Na de verkiezingen van maart komt er in juni een nieuw college. Wij dragen deze
                opdracht over met een volledig dossier. De planning en de toezeggingen in deze brief gelden
                ook voor het nieuwe college."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
)
