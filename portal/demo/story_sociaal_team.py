"""Veenrade: who is who, and what the griffie registers from the papers of the Sociaal Team."""

from __future__ import annotations

from datetime import date

from portal.demo import story_sociaal_team_start as early
from portal.demo import story_sociaal_team_vervolg as late
from portal.demo.documents import (
    DemoBehandeling,
    DemoBesluit,
    DemoDossier,
    DemoFunctie,
    DemoGemeente,
    DemoMijlpaal,
    DemoOrgaan,
    DemoPersoon,
    DemoReces,
    DemoRelatie,
    DemoStory,
    DemoVergadering,
)
from portal.demo.story_sociaal_team_afspraken import (
    KWARTIERMAKER,
    OPDRACHTEN,
    RANDVOORWAARDEN,
    START,
    TOEZEGGINGEN,
    WETHOUDER,
)
from portal.demo.story_sociaal_team_start import BEWONERS, COLLEGE, COMMISSIE, DOSSIER, GEMEENTE, RAAD

DOCUMENTS = early.DOCUMENTS + late.DOCUMENTS

RECESSEN = (
    DemoReces(GEMEENTE, "Zomerreces 2025", date(2025, 7, 7), date(2025, 8, 17)),
    DemoReces(GEMEENTE, "Zomerreces 2026", date(2026, 7, 13), date(2026, 8, 23)),
    DemoReces(GEMEENTE, "Zomerreces 2027", date(2027, 7, 19), date(2027, 8, 29)),
)

ORGANEN = (
    DemoOrgaan(COLLEGE, GEMEENTE, "College van B en W van Veenrade", "college"),
    DemoOrgaan(RAAD, GEMEENTE, "Gemeenteraad van Veenrade", "raad"),
    DemoOrgaan(COMMISSIE, GEMEENTE, "Commissie Inwonerszaken", "commissie"),
    DemoOrgaan(BEWONERS, GEMEENTE, "Buurtkring Noorderveen", "bewonersgroep"),
    DemoOrgaan("vr-fractie-samen", GEMEENTE, "Fractie Veenrade Samen", "fractie"),
    DemoOrgaan("vr-omroep", GEMEENTE, "Omroep Veenrade", "pers"),
)

PERSONEN = (
    DemoPersoon("vr-turfgraver", GEMEENTE, "Lubbert Turfgraver"),
    DemoPersoon("vr-wijdeveen", GEMEENTE, "Anneloes Wijdeveen"),
    DemoPersoon("vr-rietdekker", GEMEENTE, "Gerbrich Rietdekker"),
    DemoPersoon("vr-pluimgras", GEMEENTE, "Hidde Pluimgras"),
)

FUNCTIES = (
    DemoFunctie(WETHOUDER, "vr-turfgraver", "wethouder Zorg en Samenleven", COLLEGE, date(2022, 6, 21)),
    DemoFunctie(
        KWARTIERMAKER,
        "vr-wijdeveen",
        "kwartiermaker Sociaal Team",
        COLLEGE,
        date(2025, 2, 1),
        date(2026, 1, 31),
    ),
    DemoFunctie("vr-raadslid-rietdekker", "vr-rietdekker", "raadslid", "vr-fractie-samen", date(2022, 3, 30)),
    DemoFunctie("vr-voorzitter-pluimgras", "vr-pluimgras", "voorzitter", BEWONERS, date(2024, 5, 1)),
)

DOSSIERS = (
    DemoDossier(
        DOSSIER,
        GEMEENTE,
        "Sociaal Team Veenrade",
        "Eén team voor alle vragen over zorg, opvoeden, geld en wonen. Het team begon op 1 januari 2026, "
        "terwijl van de zeven randvoorwaarden er nog geen was aangetoond.",
        "Inrichting Sociaal Team, besluit van het college van 14 januari 2025",
        (
            ("richten", "januari 2025"),
            ("inrichten", "juni 2025"),
            ("uitvoering", "1 januari 2026"),
        ),
        (WETHOUDER,),
    ),
)

RELATIES = (
    DemoRelatie(early.BRIEF_JANUARI, "verwijst_naar", early.MISSING_NOTA, unresolved=early.MISSING_NOTA),
    DemoRelatie(early.BRIEF_JUNI, "is_uitwerking_van", early.REFERS_TO_JANUARI, early.BRIEF_JANUARI),
    DemoRelatie(early.VERSLAG, "verwijst_naar", early.REFERS_TO_SLIDES, early.PRESENTATIE),
    DemoRelatie(early.PRESENTATIE, "bijlage_bij", "", early.VERSLAG),
    DemoRelatie(late.BRIEF_BEWONERS, "verwijst_naar", late.REFERS_TO_JUNI, early.BRIEF_JUNI),
    DemoRelatie(late.BRIEF_BEWONERS, "verwijst_naar", late.MISSING_DOCTORS, unresolved=late.MISSING_DOCTORS),
    DemoRelatie(late.BRIEF_SEPTEMBER, "verwijst_naar", late.REFERS_TO_LIST, late.LIJST_APRIL),
    DemoRelatie(late.BRIEF_SEPTEMBER, "is_reactie_op", late.REACTS_TO_BEWONERS, late.BRIEF_BEWONERS),
)

VERGADERINGEN = (
    DemoVergadering("vr-commissie-2025-07", COMMISSIE, date(2025, 7, 2), "Commissie Inwonerszaken"),
    DemoVergadering("vr-commissie-2025-11", COMMISSIE, date(2025, 11, 26), "Commissie Inwonerszaken"),
    DemoVergadering("vr-raad-2025-12", RAAD, date(2025, 12, 16), "Raadsvergadering"),
    DemoVergadering("vr-raad-2026-04", RAAD, date(2026, 4, 21), "Raadsvergadering"),
    DemoVergadering("vr-commissie-2026-12", COMMISSIE, date(2026, 12, 9), "Commissie Inwonerszaken"),
)

BEHANDELINGEN = (
    DemoBehandeling("vr-commissie-2025-07", "ter_kennisname", "Niet besproken", document=early.BRIEF_JUNI),
    DemoBehandeling("vr-commissie-2025-11", "bespreekstuk", "Geen besluit", document=early.PRESENTATIE),
    DemoBehandeling("vr-raad-2025-12", "besluit", "Aangenomen, 15 voor en 6 tegen", document=early.RAADSBESLUIT),
    DemoBehandeling(
        "vr-raad-2026-04", "ter_kennisname", "Naar het college voor antwoord", document=late.BRIEF_BEWONERS
    ),
    DemoBehandeling("vr-raad-2026-04", "besluit", "Eén opdracht uitgevoerd", document=late.LIJST_APRIL),
    DemoBehandeling("vr-commissie-2026-12", "bespreekstuk", "", document=late.BRIEF_SEPTEMBER),
)

BESLUITEN = (
    DemoBesluit(
        "vr-besluit-opdrachten",
        RAAD,
        date(2025, 12, 16),
        "De raad geeft het college drie opdrachten voor een goede start van het Sociaal Team.",
        "aangenomen",
        early.RAADSBESLUIT,
        early.COUNCIL_DECIDED,
    ),
    DemoBesluit(
        "vr-besluit-november",
        RAAD,
        date(2026, 4, 21),
        "De toezegging over november telt als deels nagekomen.",
        "aangenomen",
        late.LIJST_APRIL,
        late.NOVEMBER_PARTLY,
    ),
)

MIJLPALEN = (
    DemoMijlpaal(
        START,
        DOSSIER,
        "Start Sociaal Team",
        "1 januari 2026",
        early.BRIEF_JUNI,
        early.START_PLANNED,
        True,
    ),
    DemoMijlpaal(
        "vr-mijlpaal-evaluatie",
        DOSSIER,
        "Evaluatie Sociaal Team",
        "eerste kwartaal van 2027",
        late.BRIEF_SEPTEMBER,
        late.EVALUATION_PLANNED,
        False,
    ),
)

STORY = DemoStory(
    gemeente=DemoGemeente(GEMEENTE, "Veenrade"),
    recessen=RECESSEN,
    organen=ORGANEN,
    personen=PERSONEN,
    functies=FUNCTIES,
    dossiers=DOSSIERS,
    documents=DOCUMENTS,
    relaties=RELATIES,
    vergaderingen=VERGADERINGEN,
    behandelingen=BEHANDELINGEN,
    besluiten=BESLUITEN,
    mijlpalen=MIJLPALEN,
    afspraken=TOEZEGGINGEN + RANDVOORWAARDEN + OPDRACHTEN,
)
