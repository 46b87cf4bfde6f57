"""Lindesluis, Verbeterplan: what omroep and krant wrote, a photo of the cover, and one motie that asks for the plan."""

from __future__ import annotations

from functools import partial

from portal.demo.documents import DemoDocument, bullets, heading, numbered, paragraph
from portal.demo.story_lindesluis import FRACTIE, GEMEENTE, KRANT, OMROEP, RAAD

DOSSIER = "verbeterplan-dienstverlening"

VOORUITBLIK = "ls-omroep-2025-11"
VOORBLAD = "ls-voorblad-2025-11"
NACHTRAAD = "ls-krant-2025-11"
LOKETTEN = "ls-omroep-2026-05"
MOTIE = "ls-motie-2026-09"

MISSING_PLAN = "het Verbeterplan dienstverlening"
MISSING_NOTE = "een discussienota die in september af was"
POINT_SPLIT = "Het Sociaal Team wordt gesplitst in een hulpteam en een besluitteam."
POINT_STAFF = "Bij het besluitteam komen mensen voor jeugdhulp en voor begeleiding."
POINT_FREE = "Het hulpteam mag meer soorten hulp zelf inzetten, zonder besluit vooraf."
REFERS_TO_NEWS = "het bericht van Omroep Lindesluis van 12 mei"
ORDER_PLAN = "het vastgestelde Verbeterplan voor 1 februari 2027 op de website te zetten"
MOTIE_ADOPTED = "De motie is aangenomen met 13 stemmen voor en 2 tegen."

_news = partial(
    DemoDocument,
    gemeente=GEMEENTE,
    dossiers=(DOSSIER,),
    soort="nieuwsbericht",
    addressee="",
    authority="pers",
    kenmerk="",
)

DOCUMENTS = (
    _news(
        key=VOORUITBLIK,
        filename="omroep vooruitblik raad 25 november 2025.pdf",
        title="Dinsdag in de raad: een plan voor betere hulp",
        datering="20 november 2025",
        sender="Omroep Lindesluis",
        sender_orgaan=OMROEP,
        blocks=(
            paragraph(f"""LINDESLUIS. Dinsdag praat de gemeenteraad over {MISSING_PLAN}. Een half jaar lang
                schoven wethouders, raadsleden, de adviesraad en hulpverleners bij elkaar aan. Daaruit kwam
                {MISSING_NOTE}, en nu het plan zelf."""),
            paragraph("""Wie de 44 bladzijden leest, ziet hoeveel werk erin zit. Op de voorkant staan drie mensen
                onder één dak. Binnenin is dat dak nog ver weg."""),
            heading("Waar de raad over beslist"),
            numbered(POINT_SPLIT, POINT_STAFF, POINT_FREE),
            paragraph("""Het moet eenvoudiger worden, en sneller, en de kosten mogen niet uit de hand lopen. Eén
                loket zonder wachtlijst: veel gemeenten dromen ervan. Onze verslaggever zit dinsdag op de
                tribune."""),
        ),
    ),
    _news(
        key=VOORBLAD,
        filename="foto voorblad verbeterplan.pdf",
        soort="bijlage",
        title="Foto van het voorblad van het Verbeterplan",
        datering="20 november 2025",
        sender="Omroep Lindesluis",
        sender_orgaan=OMROEP,
        body="scan",
        blocks=(),
    ),
    _news(
        key=NACHTRAAD,
        filename="De Lindesluizer 27 november 2025.pdf",
        title="Raad praat tot na middernacht over hulp",
        datering="27 november 2025",
        sender="De Lindesluizer",
        sender_orgaan=KRANT,
        blocks=(
            paragraph("""LINDESLUIS. Om tien over twaalf was de gemeenteraad nog bezig met het Verbeterplan. Onze
                verslaggever moest toen naar de drukker. Wat de raad daarna besloot, weten wij niet."""),
            paragraph("""Op de avond zelf ging het vooral over de splitsing. De ene helft van de raad is bang voor
                twee loketten, de andere helft voor één loket waar niemand beslist. Er lagen zes wijzigingen op
                tafel. Op de site van de gemeente stond gisteren nog geen besluitenlijst."""),
        ),
    ),
    _news(
        key=LOKETTEN,
        filename="omroep twee loketten 12 mei 2026.pdf",
        title="Eén voordeur, twee balies",
        datering="12 mei 2026",
        sender="Omroep Lindesluis",
        sender_orgaan=OMROEP,
        blocks=(
            paragraph("""LINDESLUIS. Wie in Lindesluis hulp zoekt, kiest sinds vorige week tussen twee balies.
                Links zit het hulpteam, rechts het besluitteam. ‘Ik heb bij allebei een nummertje getrokken’,
                zegt een vrouw van 74."""),
            paragraph("""De splitsing lijkt dus door te gaan. Maar heeft de raad daar ook voor gekozen? De griffie
                verwijst naar het college, het college naar het verslag, en het verslag is er niet. Het plan zelf
                staat evenmin online."""),
            paragraph("""Wethouder Ruurd Sluiswachter noemt het ‘een kwestie van uitzoeken’. Hij zegt niet wanneer
                dat klaar is."""),
        ),
    ),
    DemoDocument(
        key=MOTIE,
        filename="motie laat het plan zien.pdf",
        gemeente=GEMEENTE,
        dossiers=(DOSSIER,),
        soort="motie",
        title="Motie ‘Laat het plan zien’",
        datering="29 september 2026",
        sender="Fractie Hart voor Lindesluis",
        sender_orgaan=FRACTIE,
        addressee="De gemeenteraad van Lindesluis",
        addressee_orgaan=RAAD,
        authority="raad",
        kenmerk="M26-014",
        blocks=(
            paragraph("De raad van de gemeente Lindesluis, bijeen op 29 september 2026,"),
            heading("Constateert dat"),
            bullets(
                f"inwoners volgens {REFERS_TO_NEWS} niet weten bij welke balie zij moeten zijn;",
                "over het Verbeterplan van vorig jaar geen besluitenlijst te vinden is;",
                "het plan zelf nooit openbaar is gemaakt.",
            ),
            heading("Draagt het college op"),
            numbered(f"{ORDER_PLAN}."),
            paragraph("En gaat over tot de orde van de dag."),
            paragraph(f"{MOTIE_ADOPTED} Ingediend door M. Oeverland (Hart voor Lindesluis)."),
        ),
    ),
)
