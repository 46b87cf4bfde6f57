"""Duinvoorde, Achterstanden Wmo-aanvragen: the papers, from the raadsvoorstel to a letter that waits for an answer."""

from __future__ import annotations

from dataclasses import replace

from portal.demo.documents import Block, DemoDocument, bullets, heading, numbered, page_break, paragraph, table
from portal.demo.story_achterstanden_memo import memo_to_check
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, GEMEENTE, RAAD

DOSSIER = "achterstanden-wmo"

VOORSTEL = "dv-voorstel-2025-12"
SIGNAAL = "dv-signaal-2026-03"
MEMO_AANPAK = "dv-memo-2026-03"
ANTWOORD = "dv-antwoord-2026-03"
MEMO_STAND = "dv-memo-2026-09"
BRIEF_NOVEMBER = "dv-brief-adviesraad-2026-11"
VERSLAG = "dv-verslag-2026-06"
RAPPORTAGE = "dv-rapportage-2026-12"
BIJLAGE = "dv-bijlage-2026-11"

BACKLOG_GONE = "Half augustus 2026 heeft het bureau alle wachtende aanvragen behandeld."
ORDER_COUNT = "op de website te laten zien hoeveel aanvragen langer dan acht weken wachten"
COUNCIL_DECIDED = "De raad stemt in met het voorstel en met de opdracht, zonder hoofdelijke stemming."

REFERS_TO_VOORSTEL = "het raadsvoorstel van 16 december 2025"
PROMISE_TRAINEES = "Na de zomer begint een opleiding voor zes nieuwe consulenten."

REPLY_REFERS = "Op 3 maart ontvingen wij uw brief met signalen over de werkwijze bij Wmo-aanvragen."
LETTER_REFERS_VOORSTEL = "het raadsvoorstel over de achterstanden dat u in december heeft gezien"
LETTER_REFERS_MEMO = "het raadsmemo van 17 maart jl."
MISSING_QUESTIONS = "de antwoorden op schriftelijke vragen over herindicaties van februari"
PROMISE_PROGRESS = "Over de voortgang van het verbeterplan houden wij uw adviesraad op de hoogte."

PROMISE_INSTRUCTION = "In november sturen wij de adviesraad de nieuwe werkinstructie voor herindicaties."

BACKLOG_MOVED = "Het bureau heeft tot en met 11 december 2026 nodig voor de laatste aanvragen."
COUNT_ONLINE = "Sinds 1 juli staat op de website hoeveel aanvragen langer dan acht weken wachten."
TRAINEES_STARTED = "De opleiding is op 7 september begonnen met vijf mensen."

LETTER_REFERS_ANTWOORD = "uw brief van 31 maart"
ASKS_PROGRESS = "Na acht maanden hebben wij van deze toezegging niets gezien, ook geen tussenstand."


def _aanpak(waiting: str, total: str) -> tuple[Block, ...]:
    return (
        paragraph("Beste raadsleden,"),
        paragraph(f"""In {REFERS_TO_VOORSTEL} stelde u geld beschikbaar om de achterstanden weg te werken. Het
            bureau is op 26 januari begonnen. Dit memo gaat over de eerste twee maanden en over wat wij zelf
            veranderen."""),
        heading("Waar staan we"),
        table(
            ("Soort aanvraag", "Wacht op 1 maart", "Langer dan acht weken"),
            ("Hulp bij het huishouden", "166", "91"),
            ("Begeleiding", "148", "102"),
            ("Vervoer en hulpmiddelen", waiting, "38"),
            ("Samen", total, "231"),
        ),
        paragraph("""De wachttijd is gemiddeld negentien weken. Dat is te lang, en dat weten inwoners beter dan
            wij. Zij bellen, en onze medewerkers kunnen dan niets anders zeggen dan ‘u bent nog niet aan de
            beurt’."""),
        heading("Wat wij zelf veranderen"),
        numbered(
            "Vaste mensen in plaats van steeds nieuwe uitzendkrachten.",
            "Tijd om te leren, met een ervaren collega die meeleest.",
            "Werkinstructies die kloppen en die iedereen kan vinden.",
            "Stappen schrappen die alleen voor onszelf nuttig zijn.",
        ),
        paragraph(f"""{PROMISE_TRAINEES} Wie slaagt, krijgt een vaste baan. De kosten passen binnen de
            begroting van 2026."""),
        paragraph("Folkert Aalderdijk, wethouder Sociaal Domein"),
    )


MEMO_DOCUMENT = DemoDocument(
    key=MEMO_AANPAK,
    filename="Raadsmemo aanpak achterstanden Wmo (verbeterd).pdf",
    gemeente=GEMEENTE,
    dossiers=(DOSSIER,),
    soort="memo",
    title="Aanpak achterstanden Wmo",
    datering="17 maart 2026",
    sender="Wethouder F. Aalderdijk",
    sender_orgaan=COLLEGE,
    sender_functie="dv-wethouder-aalderdijk",
    addressee="De gemeenteraad van Duinvoorde",
    addressee_orgaan=RAAD,
    authority="college",
    kenmerk="DV-2026-0391",
    blocks=_aanpak("107", "421"),
)
# The griffie put a table right in which two figures had changed places.
MEMO_DOCUMENT = replace(
    MEMO_DOCUMENT,
    earlier=replace(MEMO_DOCUMENT, filename="Raadsmemo aanpak achterstanden Wmo.pdf", blocks=_aanpak("170", "412")),
)

DOCUMENTS = (
    DemoDocument(
        key=VOORSTEL,
        filename="2025-12-16 raadsvoorstel achterstanden Wmo.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsvoorstel",
        title="Raadsvoorstel Achterstanden bij Wmo-aanvragen",
        datering="16 december 2025",
        sender="College van burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="raad",
        kenmerk="RV-2025-088",
        blocks=(
            heading("Wat is er aan de hand"),
            paragraph("""Wie nu hulp via de Wmo aanvraagt, wacht ruim vier maanden op een besluit. De wet zegt
                acht weken. Er komen meer aanvragen, drie van de elf consulenten zijn vertrokken en het
                systeem waarin zij werken is oud."""),
            heading("Voorstel"),
            bullets(
                "Stel € 480.000 beschikbaar voor 2026, uit de reserve Sociaal Domein.",
                "Huur daarmee voor acht maanden een bureau in dat de wachtende aanvragen behandelt.",
            ),
            paragraph(f"""{BACKLOG_GONE} De nieuwe aanvragen blijven bij onze eigen mensen. Het bureau is een
                eenmalige oplossing. Daarom maken wij daarnaast een verbeterplan voor ons eigen werk."""),
            page_break(),
            heading("Raadsbesluit"),
            paragraph("""De raad van de gemeente Duinvoorde, gelezen het voorstel van het college, besluit het
                gevraagde bedrag beschikbaar te stellen en draagt het college op om"""),
            numbered(f"{ORDER_COUNT}."),
            paragraph(f"""{COUNCIL_DECIDED} De fractie van Lijst Oude Haven laat opnemen dat zij het geld liever
                aan vaste medewerkers had besteed."""),
        ),
    ),
    DemoDocument(
        key=SIGNAAL,
        filename="signalen adviesraad maart 2026.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Signalen over de werkwijze bij Wmo-aanvragen",
        datering="3 maart 2026",
        sender="Adviesraad Sociaal Domein Duinvoorde",
        sender_orgaan=ADVIESRAAD,
        addressee="Burgemeester en wethouders van Duinvoorde",
        addressee_orgaan=COLLEGE,
        authority="adviesraad",
        kenmerk="ASD 26-03",
        blocks=(
            paragraph("Geacht college,"),
            paragraph("""Sinds de zomer krijgen wij elke week berichten van inwoners die wachten. Wij hebben ze
                gebundeld. Het gaat ons niet om één zaak maar om het patroon."""),
            bullets(
                "Een vrouw met een tillift kreeg vier keer dezelfde vragenlijst.",
                "Mensen met een aflopende indicatie moeten helemaal achteraan aansluiten.",
                "Onder de brief staat niet bij wie je bezwaar kunt maken.",
            ),
            paragraph("""Wij vragen u om mensen met een aflopende indicatie eerst te helpen en om ons te laten
                weten wat u met deze signalen doet."""),
            paragraph("Tjibbe Meerlandt, voorzitter"),
        ),
    ),
    MEMO_DOCUMENT,
    DemoDocument(
        key=ANTWOORD,
        filename="Antwoord op signalen adviesraad 31 maart 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Reactie op uw signalen over Wmo-aanvragen",
        datering="31 maart 2026",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="Adviesraad Sociaal Domein Duinvoorde",
        addressee_orgaan=ADVIESRAAD,
        authority="college",
        kenmerk="DV-2026-0447",
        blocks=(
            paragraph("Beste leden van de adviesraad,"),
            paragraph(f"""{REPLY_REFERS} U beschrijft wat wachten met mensen doet. Die zorg hebben wij ook."""),
            heading("De wachttijd"),
            paragraph(f"""Het bureau dat nu helpt, is betaald met {LETTER_REFERS_VOORSTEL}. De cijfers leest u
                in {LETTER_REFERS_MEMO} Wie een aflopende indicatie heeft, krijgt geen voorrang: dan zouden
                anderen nog langer wachten."""),
            heading("Herindicaties en bezwaar"),
            paragraph(f"""Over de stappen bij een herindicatie verwijzen wij u naar {MISSING_QUESTIONS}. Hoe een
                inwoner bezwaar kan maken, staat voortaan in elke brief op de eerste bladzijde."""),
            heading("Uw signalen en het verbeterplan"),
            paragraph(f"""Waar het kan, verwerken wij uw signalen in het verbeterplan. {PROMISE_PROGRESS} Eerst
                moet ons eigen werk op orde zijn. Daarna kijken wij breder."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
    DemoDocument(
        key=VERSLAG,
        filename="verslag gesprek adviesraad juni 2026.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="verslag",
        title="Verslag gesprek met de adviesraad, juni 2026",
        datering="9 juni 2026",
        sender="Wethouder F. Aalderdijk",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-aalderdijk",
        addressee="Adviesraad Sociaal Domein Duinvoorde",
        addressee_orgaan=ADVIESRAAD,
        authority="college",
        kenmerk="DV-2026-0714",
        blocks=(
            heading("Wat wij bespraken"),
            paragraph("""De adviesraad noemt drie inwoners die bij een herindicatie achteraan moesten aansluiten. Wij
                zoeken uit hoe dat kon."""),
            heading("Wat wij afspraken"),
            paragraph(PROMISE_INSTRUCTION),
        ),
    ),
    DemoDocument(
        key=MEMO_STAND,
        filename="2026-09-15 raadsmemo stand achterstanden.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="memo",
        title="Stand van de achterstanden Wmo",
        datering="15 september 2026",
        sender="Wethouder F. Aalderdijk",
        sender_orgaan=COLLEGE,
        sender_functie="dv-wethouder-aalderdijk",
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2026-1098",
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph("""Van de 421 aanvragen die in maart wachtten, zijn er nu 318 behandeld. Dat zijn er minder
                dan gepland. Het bureau raakte in mei twee mensen kwijt en de moeilijke aanvragen bleven tot het
                laatst liggen."""),
            paragraph(f"""{BACKLOG_MOVED} De kosten blijven binnen het bedrag dat u beschikbaar stelde."""),
            heading("Wat u vroeg en wat wij deden"),
            paragraph(f"""{COUNT_ONLINE} Wij werken de cijfers elke maand bij en stellen voor om uw opdracht als
                uitgevoerd te zien."""),
            paragraph(f"""{TRAINEES_STARTED} Een zesde deelnemer begint in januari. Het verbeterplan is op 1
                september vastgesteld door het college."""),
        ),
    ),
    DemoDocument(
        key=BRIEF_NOVEMBER,
        filename="brief adviesraad 3 november 2026.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Waar blijft het bericht over het verbeterplan?",
        datering="3 november 2026",
        sender="Adviesraad Sociaal Domein Duinvoorde",
        sender_orgaan=ADVIESRAAD,
        addressee="Burgemeester en wethouders van Duinvoorde, met afschrift aan de raad",
        addressee_orgaan=COLLEGE,
        authority="adviesraad",
        kenmerk="ASD 26-11",
        blocks=(
            paragraph("Geacht college,"),
            paragraph(f"""In {LETTER_REFERS_ANTWOORD} schreef u ons: ‘{PROMISE_PROGRESS}’ Een datum stond er niet
                bij. Wij vertrouwden erop dat u dat zelf zou bewaken."""),
            paragraph(f"""{ASKS_PROGRESS} Uit het memo aan de raad van september moesten wij lezen dat het plan
                al is vastgesteld. Onze signalen zoeken wij daarin vergeefs, omdat het plan zelf niet openbaar
                is."""),
            heading("Onze vragen"),
            numbered(
                "Stuurt u ons het vastgestelde verbeterplan?",
                "Welke van onze signalen staan erin, en welke niet?",
                "Wanneer horen wij de volgende keer van u? Graag met een datum.",
            ),
            paragraph("Tjibbe Meerlandt, voorzitter"),
        ),
    ),
    DemoDocument(
        key=RAPPORTAGE,
        filename="voortgangsrapportage verbeterplan (onder embargo).pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Eerste voortgangsrapportage verbeterplan Wmo",
        datering="24 november 2026",
        sender="College van burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2026-1391",
        fate="embargo",
        blocks=(
            paragraph("Beste leden van de raad,"),
            paragraph("""Deze rapportage is onder embargo tot de adviesraad haar heeft besproken. Daarna komt zij
                op de site van de gemeente. Wilt u er tot dat moment niet uit citeren?"""),
            heading("Stand per onderdeel"),
            table(
                ("Onderdeel", "Stand"),
                ("Vaste bezetting", "negen van de elf plekken gevuld"),
                ("Opleiding", "vijf deelnemers, een zesde in januari"),
                ("Werkinstructies", "dertien van de twintig herschreven"),
            ),
        ),
    ),
    DemoDocument(
        key=BIJLAGE,
        filename="bijlage wachttijden per wijk.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="bijlage",
        title="Wachttijden per wijk, derde kwartaal 2026",
        datering="oktober 2026",
        sender="College van burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="",
        fate="concept",
        body="afgebroken",
        blocks=(paragraph("Het versturen van dit bestand brak af. De griffie moet het opnieuw vragen."),),
    ),
    memo_to_check(gemeente=GEMEENTE, dossier=DOSSIER),
)
