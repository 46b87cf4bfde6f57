"""Lindesluis, Sociaal Plein: what the griffie registers. Two wethouders share every promise."""

from __future__ import annotations

from datetime import date

from portal.demo import story_lindesluis as cast
from portal.demo import story_plein_start as early
from portal.demo import story_plein_vervolg as late
from portal.demo.documents import (
    DemoBehandeling,
    DemoBesluit,
    DemoDossier,
    DemoMijlpaal,
    DemoRelatie,
    DemoShift,
    DemoStory,
    DemoVergadering,
    DemoWithdrawal,
)
from portal.demo.story_lindesluis import COMMISSIE, GEMEENTE, RAAD, WERK, ZORG
from portal.demo.story_plein_afspraken import HOURS, OPDRACHTEN, RANDVOORWAARDEN, TOEZEGGINGEN
from portal.demo.story_plein_start import DOSSIER

DOSSIERS = (
    DemoDossier(
        DOSSIER,
        GEMEENTE,
        "Sociaal Plein Lindesluis",
        "Twee wethouders vernieuwen het Sociaal Plein met project Kompas. Nieuws zou in oktober komen, maar in "
        "de brief stond geen datum. De nieuwe openingstijden gelden sinds 1 september 2026.",
        "Project Kompas, opdracht van het college na de raad van juli 2025",
        (("richten", "juli 2025"), ("inrichten", "16 december 2025"), ("uitvoering", "1 september 2026")),
        (WERK, ZORG),
        shows_loose_ends=True,
    ),
)

RELATIES = (
    DemoRelatie(early.BRIEF_ZOMER, "verwijst_naar", early.MISSING_FOUNDATION, unresolved=early.MISSING_FOUNDATION),
    DemoRelatie(early.BRIEF_NOVEMBER, "verwijst_naar", early.REFERS_TO_SUMMER, early.BRIEF_ZOMER),
    DemoRelatie(late.SAMENVATTING, "vervangt", "", late.VERSLAG),
    DemoRelatie(late.BRIEF_JUNI, "verwijst_naar", late.REFERS_TO_BESLUIT, early.RAADSBESLUIT),
    DemoRelatie(late.BRIEF_JUNI, "verwijst_naar", late.REFERS_TO_CALL, late.OPROEP),
)

VERGADERINGEN = (
    DemoVergadering("ls-raad-2025-12", RAAD, date(2025, 12, 16), "Raadsvergadering"),
    DemoVergadering("ls-commissie-2026-02", COMMISSIE, date(2026, 2, 19), "Commissie Mens en Werk"),
    DemoVergadering("ls-raad-2026-06", RAAD, date(2026, 6, 23), "Raadsvergadering"),
)

BEHANDELINGEN = (
    DemoBehandeling("ls-raad-2025-12", "bespreekstuk", "De raad kiest", document=early.BRIEF_NOVEMBER),
    DemoBehandeling("ls-raad-2025-12", "besluit", "Aangenomen, 10 voor en 5 tegen", document=early.RAADSBESLUIT),
    DemoBehandeling("ls-commissie-2026-02", "ter_kennisname", "", document=late.VERSLAG),
    DemoBehandeling("ls-raad-2026-06", "besluit", "De proef stopt", document=late.LIJST_JUNI),
)

BESLUITEN = (
    DemoBesluit(
        "ls-besluit-keuzes",
        RAAD,
        date(2025, 12, 16),
        "De raad geeft het college twee opdrachten over het Sociaal Plein.",
        "aangenomen",
        early.RAADSBESLUIT,
        early.COUNCIL_DECIDED,
    ),
    DemoBesluit(
        "ls-besluit-donderdagavond",
        RAAD,
        date(2026, 6, 23),
        "De proef met de donderdagavond stopt.",
        "aangenomen",
        late.LIJST_JUNI,
        late.EVENING_DROPPED,
    ),
)

MIJLPALEN = (
    DemoMijlpaal(
        HOURS,
        DOSSIER,
        "Nieuwe openingstijden Sociaal Plein",
        "1 maart 2026",
        early.BRIEF_NOVEMBER,
        early.HOURS_PLANNED,
        True,
        (
            DemoShift(
                "1 september 2026",
                late.BRIEF_JUNI,
                late.HOURS_MOVED,
                "Het overleg over de roosters duurde langer.",
                "1 maart 2026",
            ),
        ),
    ),
    DemoMijlpaal(
        "ls-mijlpaal-visitatie",
        DOSSIER,
        "Begin van de visitatiecommissie",
        "september 2025",
        early.BRIEF_ZOMER,
        early.VISITORS_PLANNED,
        False,
        (
            DemoShift(
                "voorjaar van 2026",
                early.BRIEF_NOVEMBER,
                early.VISITORS_TO_SPRING,
                "Eerst moesten de uitkomsten van project Kompas er zijn.",
                "september 2025",
            ),
            DemoShift(
                "januari 2027",
                late.BRIEF_OKTOBER,
                late.VISITORS_TO_JANUARY,
                "",  # in silence: neither why, nor from when
            ),
        ),
    ),
)

STORY = DemoStory(
    gemeente=cast.NAME,
    recessen=cast.RECESSEN,
    organen=cast.ORGANEN,
    personen=cast.PERSONEN,
    functies=cast.FUNCTIES,
    dossiers=DOSSIERS,
    documents=early.DOCUMENTS + late.DOCUMENTS,
    relaties=RELATIES,
    vergaderingen=VERGADERINGEN,
    behandelingen=BEHANDELINGEN,
    besluiten=BESLUITEN,
    mijlpalen=MIJLPALEN,
    afspraken=TOEZEGGINGEN + RANDVOORWAARDEN + OPDRACHTEN,
    withdrawals=(
        DemoWithdrawal(late.VERSLAG, "In het verslag stonden de volledige namen van medewerkers.", late.SAMENVATTING),
    ),
)
