"""Duinvoorde, Transformatie Wmo: was the adviesraad given the letters to read? Three parties, three readings (2025)."""

from __future__ import annotations

from portal.demo.documents import (
    DemoAnswer,
    DemoDocument,
    DemoOordeel,
    DemoQuote,
    DemoStep,
    heading,
    numbered,
    paragraph,
)
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, DOSSIER, GEMEENTE, RAAD

BRIEF_AFDOENING = "dv-brief-2025-08"
BRIEF_MEELEZEN = "dv-brief-2025-09"
ANTWOORD_MEELEZEN = "dv-antwoord-2025-10"

GIVEN_TO_READ = "De adviesraad kreeg sinds maart 2023 elf brieven en folders om mee te lezen."
NEVER_SENT = "De brieven waarmee u hulp afwijst, hebben wij nooit vooraf gezien."
ONLY_STANDARD = "Besluiten over één inwoner kunnen wij niet vooraf laten lezen, vanwege de privacy."

DOCUMENTS = (
    DemoDocument(
        key=BRIEF_AFDOENING,
        filename="Raadsbrief afdoening toezeggingen adviesraad.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="raadsinformatiebrief",
        title="Voorstel om een toezegging aan de adviesraad af te doen",
        datering="26 augustus 2025",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="De gemeenteraad van Duinvoorde",
        addressee_orgaan=RAAD,
        authority="college",
        kenmerk="DV-2025-1073",
        blocks=(
            paragraph("Geachte raad,"),
            paragraph("""In maart 2023 spraken wij met de adviesraad af dat hij meeleest met wat wij over de
                Wmo schrijven. Wij keken na wat daarvan is gekomen."""),
            heading("Wat wij deden"),
            paragraph(f"""{GIVEN_TO_READ} Op negen daarvan kwam een reactie, en acht keer pasten wij de tekst
                aan. De folder over hulpmiddelen is helemaal opnieuw geschreven."""),
            heading("Wat wij voorstellen"),
            paragraph("""Meelezen is nu een vast onderdeel van ons werk. Wij stellen u daarom voor deze
                toezegging af te doen."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
    DemoDocument(
        key=BRIEF_MEELEZEN,
        filename="brief adviesraad september 2025.docx",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Meelezen: folders wel, brieven niet",
        datering="16 september 2025",
        sender="Adviesraad Sociaal Domein Duinvoorde",
        sender_orgaan=ADVIESRAAD,
        addressee="Burgemeester en wethouders van Duinvoorde, met afschrift aan de raad",
        addressee_orgaan=COLLEGE,
        authority="adviesraad",
        kenmerk="ASD 25-09",
        blocks=(
            paragraph("Geacht college,"),
            paragraph("""Van de raad hoorden wij dat u de toezegging over het meelezen wilt afdoen. Daar zijn
                wij het niet mee eens, en dat leggen wij graag uit."""),
            heading("Wat wij zien"),
            paragraph(f"""U stuurde ons folders en één uitnodiging. {NEVER_SENT} Juist daarover bellen mensen
                ons: ze begrijpen niet waarom zij geen hulp krijgen."""),
            heading("Wat wij vragen"),
            numbered(
                "Laat ons de vaste zinnen lezen die in elke afwijzing staan.",
                "Wacht met afdoen tot dat een half jaar goed is gegaan.",
            ),
            paragraph("Tjibbe Meerlandt, voorzitter"),
        ),
    ),
    DemoDocument(
        key=ANTWOORD_MEELEZEN,
        filename="Antwoord adviesraad over meelezen.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="brief",
        title="Antwoord over het meelezen",
        datering="7 oktober 2025",
        sender="Burgemeester en wethouders van Duinvoorde",
        sender_orgaan=COLLEGE,
        addressee="Adviesraad Sociaal Domein Duinvoorde",
        addressee_orgaan=ADVIESRAAD,
        authority="college",
        kenmerk="DV-2025-1240",
        blocks=(
            paragraph("Beste leden van de adviesraad,"),
            paragraph(f"""U schrijft dat u de afwijzingen niet vooraf ziet. {ONLY_STANDARD} Wel begrijpen wij
                dat de vaste zinnen daarin beter kunnen."""),
            paragraph("""Wij blijven bij ons voorstel aan de raad. De raad beslist of de toezegging daarmee is
                nagekomen."""),
            paragraph("Burgemeester en wethouders van Duinvoorde"),
        ),
    ),
)

STEPS = (
    DemoStep(
        "afdoening_voorgesteld",
        "26 augustus 2025",
        "college",
        "Elf brieven en folders gingen langs de adviesraad.",
        (DemoQuote(BRIEF_AFDOENING, GIVEN_TO_READ),),
    ),
)
OORDELEN = (
    DemoOordeel(
        "derde",
        "niet_nagekomen",
        "Wij lazen folders mee. De brieven waar het om ging, kregen wij nooit.",
        orgaan=ADVIESRAAD,
        source=DemoQuote(BRIEF_MEELEZEN, NEVER_SENT),
        answer=DemoAnswer(
            "Besluiten over één inwoner laten wij niet vooraf lezen. Over de vaste zinnen praten wij graag door.",
            "7 oktober 2025",
            DemoQuote(ANTWOORD_MEELEZEN, ONLY_STANDARD),
        ),
    ),
    DemoOordeel(
        "griffie",
        "deels",
        "Met folders is meegelezen. Bij brieven is dat niet te zien, en een lijst is er niet.",
        "23 september 2025",
    ),
)
