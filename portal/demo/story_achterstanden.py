"""Duinvoorde, Achterstanden Wmo-aanvragen: a soft promise to an adviesraad, and nobody who comes back to it."""

from __future__ import annotations

from datetime import date
from functools import partial

from portal.demo import story_achterstanden_stukken as papers
from portal.demo import story_wmo as cast
from portal.demo.documents import (
    DemoAfspraak,
    DemoAnswer,
    DemoBehandeling,
    DemoBesluit,
    DemoDossier,
    DemoMijlpaal,
    DemoOordeel,
    DemoQuote,
    DemoRelatie,
    DemoShift,
    DemoStep,
    DemoStory,
    DemoVergadering,
    DemoWithdrawal,
)
from portal.demo.story_achterstanden_stukken import DOSSIER
from portal.demo.story_wmo_afspraken import AALDERDIJK
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, COMMISSIE, GEMEENTE, RAAD

DOSSIERS = (
    DemoDossier(
        DOSSIER,
        GEMEENTE,
        "Achterstanden Wmo-aanvragen",
        "Inwoners wachten maanden op een besluit over Wmo-hulp. Een bureau werkt de achterstand weg, en de "
        "adviesraad zou horen hoe het met het verbeterplan gaat. Dat bericht is er nog niet.",
        "Aanpak achterstanden, besluit van de raad van 16 december 2025",
        (("richten", "16 december 2025"), ("uitvoering", "26 januari 2026")),
        (AALDERDIJK,),
    ),
)

RELATIES = (
    DemoRelatie(papers.MEMO_AANPAK, "verwijst_naar", papers.REFERS_TO_VOORSTEL, papers.VOORSTEL),
    DemoRelatie(papers.ANTWOORD, "is_reactie_op", papers.REPLY_REFERS, papers.SIGNAAL),
    DemoRelatie(papers.ANTWOORD, "verwijst_naar", papers.LETTER_REFERS_VOORSTEL, papers.VOORSTEL),
    DemoRelatie(papers.ANTWOORD, "verwijst_naar", papers.LETTER_REFERS_MEMO, papers.MEMO_AANPAK),
    DemoRelatie(papers.ANTWOORD, "verwijst_naar", papers.MISSING_QUESTIONS, unresolved=papers.MISSING_QUESTIONS),
    DemoRelatie(papers.BRIEF_NOVEMBER, "is_reactie_op", papers.LETTER_REFERS_ANTWOORD, papers.ANTWOORD),
)

VERGADERINGEN = (
    DemoVergadering("dv-raad-2025-12", RAAD, date(2025, 12, 16), "Raadsvergadering"),
    DemoVergadering("dv-commissie-2026-09", COMMISSIE, date(2026, 9, 24), "Commissie Samenleving"),
)

BEHANDELINGEN = (
    DemoBehandeling("dv-raad-2025-12", "hamerstuk", "Aangenomen zonder stemming", document=papers.VOORSTEL),
    DemoBehandeling("dv-commissie-2026-09", "ter_kennisname", "Niet besproken", document=papers.MEMO_STAND),
)

BESLUITEN = (
    DemoBesluit(
        "dv-besluit-achterstanden",
        RAAD,
        date(2025, 12, 16),
        "De raad stelt € 480.000 beschikbaar en wil op de website zien hoeveel aanvragen te lang wachten.",
        "aangenomen",
        papers.VOORSTEL,
        papers.COUNCIL_DECIDED,
    ),
)

MIJLPALEN = (
    DemoMijlpaal(
        "dv-mijlpaal-achterstanden",
        DOSSIER,
        "Achterstand bij Wmo-aanvragen weg",
        "half augustus 2026",
        papers.VOORSTEL,
        papers.BACKLOG_GONE,
        True,
        (
            DemoShift(
                "tot en met 11 december 2026",
                papers.MEMO_STAND,
                papers.BACKLOG_MOVED,
                "Het bureau raakte twee mensen kwijt en de moeilijke aanvragen bleven liggen.",
                "half augustus 2026",
            ),
        ),
    ),
)

_afspraak = partial(DemoAfspraak, promised_by_orgaan=COLLEGE, dossiers=(DOSSIER,), owner=(AALDERDIJK,))

AFSPRAKEN = (
    _afspraak(
        key="dv-t-voortgang",
        kind="toezegging",
        document=papers.ANTWOORD,
        quote=papers.PROMISE_PROGRESS,
        title="De adviesraad op de hoogte houden van het verbeterplan",
        promised_to=ADVIESRAAD,
        termijn="",
        mentions=(DemoQuote(papers.BRIEF_NOVEMBER, papers.PROMISE_PROGRESS),),
        oordelen=(
            DemoOordeel(
                "derde",
                "niet_nagekomen",
                "De medewerker die hierover gaat, liegt al maanden tegen ons. Zet die man op een andere plek.",
                "3 november 2026",
                orgaan=ADVIESRAAD,
                answer=DemoAnswer(
                    "Wij hadden de adviesraad eerder moeten schrijven. De toon is niet juist.",
                    "10 november 2026",
                ),
                withheld="De tekst beschuldigt een medewerker van de gemeente.",
            ),
        ),
    ),
    _afspraak(
        key="dv-t-opleiding",
        kind="toezegging",
        document=papers.MEMO_AANPAK,
        quote=papers.PROMISE_TRAINEES,
        title="Opleiding voor zes nieuwe consulenten",
        promised_by=(AALDERDIJK,),
        promised_to=RAAD,
        termijn="Na de zomer",
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "15 september 2026",
                "college",
                "De opleiding is begonnen, met vijf van de zes mensen.",
                (DemoQuote(papers.MEMO_STAND, papers.TRAINEES_STARTED),),
            ),
        ),
    ),
    _afspraak(
        key="dv-t-werkinstructie",
        kind="toezegging",
        document=papers.VERSLAG,
        quote=papers.PROMISE_INSTRUCTION,
        title="De nieuwe werkinstructie voor herindicaties sturen",
        promised_by=(AALDERDIJK,),
        promised_to=ADVIESRAAD,
        termijn="In november",
    ),
    _afspraak(
        key="dv-o-website",
        kind="opdracht",
        document=papers.VOORSTEL,
        quote=papers.ORDER_COUNT,
        title="Laten zien hoeveel aanvragen te lang wachten",
        promised_to=RAAD,
        termijn="",
        steps=(
            DemoStep(
                "uitvoering_gemeld",
                "15 september 2026",
                "college",
                "De cijfers staan sinds 1 juli op de website.",
                (DemoQuote(papers.MEMO_STAND, papers.COUNT_ONLINE),),
            ),
        ),
    ),
)

STORY = DemoStory(
    gemeente=cast.STORY.gemeente,
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
    mijlpalen=MIJLPALEN,
    afspraken=AFSPRAKEN,
    withdrawals=(DemoWithdrawal(papers.VERSLAG, "In het verslag stonden namen van inwoners."),),
)
