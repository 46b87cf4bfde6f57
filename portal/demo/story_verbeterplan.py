"""Lindesluis, Verbeterplan: known from the press only. Three beslispunten, and nobody who knows what became of them.

No toezegging: what wethouders said in front of a camera was not promised to anybody.
"""

from __future__ import annotations

from datetime import date

from portal.demo import story_lindesluis as cast
from portal.demo import story_verbeterplan_stukken as papers
from portal.demo.documents import (
    DemoAfspraak,
    DemoBehandeling,
    DemoBesluit,
    DemoDossier,
    DemoRelatie,
    DemoStory,
    DemoVergadering,
)
from portal.demo.story_lindesluis import COLLEGE, GEMEENTE, RAAD, WERK, ZORG
from portal.demo.story_verbeterplan_stukken import DOSSIER

MEETING = date(2025, 11, 25)

DOSSIERS = (
    DemoDossier(
        DOSSIER,
        GEMEENTE,
        "Verbeterplan dienstverlening",
        "In november 2025 lag er een Verbeterplan voor de raad, met drie beslispunten. Wij kennen het alleen uit "
        "de pers. Wat de raad besloot, is nergens te vinden.",
        "",
        (("verkennen", "20 november 2025"), ("inrichten", "mei 2026")),
        (WERK, ZORG),
    ),
)

RELATIES = (
    DemoRelatie(papers.VOORUITBLIK, "verwijst_naar", papers.MISSING_PLAN, unresolved=papers.MISSING_PLAN),
    DemoRelatie(papers.VOORUITBLIK, "verwijst_naar", papers.MISSING_NOTE, unresolved=papers.MISSING_NOTE),
    DemoRelatie(papers.VOORBLAD, "bijlage_bij", "", papers.VOORUITBLIK),
    DemoRelatie(papers.MOTIE, "verwijst_naar", papers.REFERS_TO_NEWS, papers.LOKETTEN),
)

VERGADERINGEN = (
    DemoVergadering("ls-raad-2025-11", RAAD, MEETING, "Raadsvergadering"),
    DemoVergadering("ls-raad-2026-09", RAAD, date(2026, 9, 29), "Raadsvergadering"),
)

BEHANDELINGEN = (
    DemoBehandeling("ls-raad-2025-11", "besluit", "", dossier=DOSSIER),
    DemoBehandeling("ls-raad-2026-09", "besluit", "Aangenomen, 13 voor en 2 tegen", document=papers.MOTIE),
)

BESLUITEN = (
    DemoBesluit(
        "ls-besluit-splitsen",
        RAAD,
        MEETING,
        "Beslispunt 1: het Sociaal Team wordt twee teams, één voor hulp en één voor besluiten.",
        "onbekend",
        papers.VOORUITBLIK,
        papers.POINT_SPLIT,
    ),
    DemoBesluit(
        "ls-besluit-aanvullen",
        RAAD,
        MEETING,
        "Beslispunt 2: het team voor besluiten krijgt mensen voor jeugdhulp en voor begeleiding erbij.",
        "onbekend",
        papers.VOORUITBLIK,
        papers.POINT_STAFF,
    ),
    DemoBesluit(
        "ls-besluit-vrij-inzetten",
        RAAD,
        MEETING,
        "Beslispunt 3: het team voor hulp mag meer voorzieningen zelf inzetten.",
        "onbekend",
        papers.VOORUITBLIK,
        papers.POINT_FREE,
    ),
    DemoBesluit(
        "ls-besluit-motie-plan",
        RAAD,
        date(2026, 9, 29),
        "Motie ‘Laat het plan zien’",
        "aangenomen",
        papers.MOTIE,
        papers.MOTIE_ADOPTED,
    ),
)

OPDRACHTEN = (
    DemoAfspraak(
        key="ls-o-plan",
        kind="opdracht",
        document=papers.MOTIE,
        quote=papers.ORDER_PLAN,
        title="Het Verbeterplan openbaar maken",
        promised_by_orgaan=COLLEGE,
        promised_to=RAAD,
        termijn="voor 1 februari 2027",
        dossiers=(DOSSIER,),
        owner=(WERK, ZORG),
    ),
)

STORY = DemoStory(
    gemeente=cast.NAME,
    recessen=cast.RECESSEN,
    organen=cast.ORGANEN,
    personen=cast.PERSONEN,
    functies=cast.FUNCTIES,
    dossiers=DOSSIERS,
    documents=papers.DOCUMENTS,
    relaties=RELATIES,
    vergaderingen=VERGADERINGEN,
    behandelingen=BEHANDELINGEN,
    besluiten=BESLUITEN,
    mijlpalen=(),
    afspraken=OPDRACHTEN,
)
