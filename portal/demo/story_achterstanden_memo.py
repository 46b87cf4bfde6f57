"""Duinvoorde, Achterstanden Wmo-aanvragen: a memo that came in today, with everything in it still to check.

Two proposals are wrong: the eindrapportage has still to be written, so that nothing refers to it, and what the ministry
will send is no promise of this gemeente. Of the expectations the machine misses one. What the burgemeester said is
quoted, and stands in no register yet.
"""

from __future__ import annotations

from portal.demo.documents import DemoDocument, heading, page_break, paragraph, table

MEMO_NOVEMBER = "dv-memo-2026-11"


def memo_to_check(*, gemeente: str, dossier: str) -> DemoDocument:
    return DemoDocument(
        key=MEMO_NOVEMBER,
        filename="memo achterstanden november.pdf",
        gemeente=gemeente,
        dossiers=(dossier,),
        soort="memo",
        title="Achterstanden Wmo: de laatste aanvragen",
        datering="26 november 2026",
        sender="Wethouder F. Aalderdijk",
        addressee="De gemeenteraad van Duinvoorde",
        authority="college",
        kenmerk="DV-2026-1402",
        fate="concept",
        is_described=False,
        blocks=(
            paragraph("Beste raadsleden,"),
            paragraph("""In het raadsmemo van 15 september 2026 stond hoeveel aanvragen er nog wachtten. Nu het
                einde in zicht is, leest u hier hoe het ervoor staat en wat er daarna komt."""),
            heading("Waar staan we"),
            table(
                ("Soort aanvraag", "Wachtte op 1 maart", "Wacht nog"),
                ("Hulp bij het huishouden", "166", "4"),
                ("Begeleiding", "148", "11"),
                ("Vervoer en hulpmiddelen", "107", "6"),
                ("Samen", "421", "21"),
            ),
            paragraph("""De aanvragen die nog liggen, zijn de moeilijkste. Vaak wachten wij op een arts of op een
                tweede gesprek. Het onderzoeksrapport van 8 oktober 2026 laat zien dat dit ook in andere
                gemeenten zo gaat."""),
            paragraph("""Begin februari 2027 ontvangt u de eindrapportage van het bureau."""),
            page_break(),
            heading("De adviesraad"),
            paragraph("""Op 10 november heb ik de adviesraad verteld hoe ver wij zijn. Daarmee beschouwt het
                college de toezegging om de adviesraad op de hoogte te houden van het verbeterplan als afgedaan.
                """),
            heading("Wat er daarna komt"),
            paragraph("""Ik stuur u vóór de zomer van 2027 een voorstel voor de vaste bezetting van het team. Wij
                verwachten dat de nieuwe consulenten eind maart 2027 zelfstandig werken. Naar verwachting is de
                wachttijd dan weer korter dan acht weken."""),
            paragraph("""Van het ministerie ontvangt u vóór de zomer van 2027 een voorstel voor kortere
                termijnen. Wij laten u ook in 2027 elke maand op de website zien hoeveel aanvragen langer dan
                acht weken wachten."""),
            paragraph("""In de commissie van 24 september zei de burgemeester u toe dat u in januari 2027 een overzicht
                per wijk ontvangt."""),
            paragraph("Met vriendelijke groet,"),
            paragraph("Folkert Aalderdijk"),
            paragraph("wethouder Sociaal Domein"),
        ),
    )
