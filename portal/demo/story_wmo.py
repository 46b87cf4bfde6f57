"""Duinvoorde: who is who, and what the griffie registers from the papers of the Transformatie Wmo."""

from __future__ import annotations

from datetime import date

from portal.demo import story_wmo_inrichten as early
from portal.demo import story_wmo_meelezen as meelezen
from portal.demo import story_wmo_uitvoering as late
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
    DemoShift,
    DemoStory,
    DemoVergadering,
)
from portal.demo.story_wmo_afspraken import AALDERDIJK, BOTH, OPDRACHTEN, TOEZEGGINGEN, ZANDVERHOEF
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, COMMISSIE, DOSSIER, GEMEENTE, RAAD

DOCUMENTS = early.DOCUMENTS + meelezen.DOCUMENTS + late.DOCUMENTS


RECESSEN = (
    DemoReces(GEMEENTE, "Zomerreces 2021", date(2021, 7, 12), date(2021, 8, 22)),
    DemoReces(GEMEENTE, "Zomerreces 2022", date(2022, 7, 18), date(2022, 8, 28)),
    DemoReces(GEMEENTE, "Zomerreces 2023", date(2023, 7, 10), date(2023, 8, 20)),
    DemoReces(GEMEENTE, "Zomerreces 2024", date(2024, 7, 15), date(2024, 8, 25)),
    DemoReces(GEMEENTE, "Zomerreces 2025", date(2025, 7, 14), date(2025, 8, 24)),
    DemoReces(GEMEENTE, "Zomerreces 2026", date(2026, 7, 6), date(2026, 8, 16)),
    DemoReces(GEMEENTE, "Zomerreces 2027", date(2027, 7, 12), date(2027, 8, 22)),
)

ORGANEN = (
    DemoOrgaan(COLLEGE, GEMEENTE, "College van B en W van Duinvoorde", "college"),
    DemoOrgaan(RAAD, GEMEENTE, "Gemeenteraad van Duinvoorde", "raad"),
    DemoOrgaan(COMMISSIE, GEMEENTE, "Commissie Samenleving", "commissie"),
    DemoOrgaan(ADVIESRAAD, GEMEENTE, "Adviesraad Sociaal Domein Duinvoorde", "adviesraad"),
    DemoOrgaan("dv-fractie-helder", GEMEENTE, "Fractie Helder Duinvoorde", "fractie"),
    DemoOrgaan("dv-krant", GEMEENTE, "De Duinbode", "pers"),
)

PERSONEN = (
    DemoPersoon("dv-zandverhoef", GEMEENTE, "Jorinde Zandverhoef"),
    DemoPersoon("dv-aalderdijk", GEMEENTE, "Folkert Aalderdijk"),
    DemoPersoon("dv-kruidhaar", GEMEENTE, "Wendelmoet Kruidhaar"),
    DemoPersoon("dv-helmgras", GEMEENTE, "Roswitha Helmgras"),
    DemoPersoon("dv-meerlandt", GEMEENTE, "Tjibbe Meerlandt"),
)

FUNCTIES = (
    DemoFunctie(
        ZANDVERHOEF,
        "dv-zandverhoef",
        "wethouder Sociaal Domein",
        COLLEGE,
        date(2018, 6, 7),
        date(2022, 6, 14),
    ),
    DemoFunctie(AALDERDIJK, "dv-aalderdijk", "wethouder Sociaal Domein", COLLEGE, date(2022, 6, 15)),
    DemoFunctie("dv-burgemeester", "dv-kruidhaar", "burgemeester", COLLEGE, date(2017, 3, 1)),
    DemoFunctie("dv-raadslid-helmgras", "dv-helmgras", "raadslid", "dv-fractie-helder", date(2018, 3, 29)),
    DemoFunctie("dv-voorzitter-meerlandt", "dv-meerlandt", "voorzitter", ADVIESRAAD, date(2019, 1, 1)),
)

DOSSIERS = (
    DemoDossier(
        DOSSIER,
        GEMEENTE,
        "Transformatie Wmo",
        "Duinvoorde wil inwoners eerder en dichter bij huis helpen, samen met zorg en welzijn. "
        "De start schoof twee keer op; de evaluatie komt later dan beloofd.",
        "Transformatie Wmo, vastgesteld door het college op 21 januari 2020",
        (
            ("richten", "21 januari 2020"),
            ("inrichten", "mei 2021"),
            ("uitvoering", "1 januari 2023"),
            ("evaluatie", "17 juni 2025"),
        ),
        BOTH,
    ),
)

RELATIES = (
    DemoRelatie(
        early.BESTUURSOPDRACHT,
        "is_uitwerking_van",
        early.MISSING_VISION,
        unresolved="visiestuk ‘Dichtbij en duurzaam’ van november 2019",
    ),
    DemoRelatie(early.MEMO_CORONA, "verwijst_naar", early.REFERS_TO_OPDRACHT, early.BESTUURSOPDRACHT),
    DemoRelatie(early.MEMO_TIJDPAD, "verwijst_naar", early.REFERS_TO_MEMO, early.MEMO_CORONA),
    DemoRelatie(early.BRIEF_UITSTEL, "verwijst_naar", early.REFERS_TO_MEMO_APRIL, early.MEMO_TIJDPAD),
    DemoRelatie(late.MOTIE, "verwijst_naar", late.REFERS_TO_BRIEF, early.BRIEF_UITSTEL),
    DemoRelatie(late.ADVIES, "verwijst_naar", late.ADVICE_REFERS, early.BRIEF_UITSTEL),
    DemoRelatie(late.ANTWOORD, "is_reactie_op", late.REPLY_REFERS, late.ADVIES),
    DemoRelatie(
        late.ANTWOORD,
        "verwijst_naar",
        late.MISSING_REPORT,
        unresolved="onderzoek van bureau Kwelder & Co van 3 maart jl.",
    ),
    DemoRelatie(late.MEMO_EVALUATIE, "verwijst_naar", late.REFERS_TO_MEMO_2025, late.MEMO_WACHTTIJD),
)

VERGADERINGEN = (
    DemoVergadering("dv-commissie-2020-02", COMMISSIE, date(2020, 2, 13), "Commissie Samenleving"),
    DemoVergadering("dv-commissie-2021-06", COMMISSIE, date(2021, 6, 24), "Commissie Samenleving"),
    DemoVergadering("dv-raad-2021-09", RAAD, date(2021, 9, 28), "Raadsvergadering"),
    DemoVergadering("dv-raad-2022-11", RAAD, date(2022, 11, 8), "Raadsvergadering, begroting 2023"),
    DemoVergadering("dv-raad-2024-01", RAAD, date(2024, 1, 30), "Raadsvergadering"),
    DemoVergadering("dv-commissie-2026-06", COMMISSIE, date(2026, 6, 25), "Commissie Samenleving"),
    DemoVergadering("dv-raad-2026-12", RAAD, date(2026, 12, 15), "Raadsvergadering"),
)

BEHANDELINGEN = (
    DemoBehandeling(
        "dv-commissie-2020-02", "ter_kennisname", "Besproken zonder advies", document=early.BESTUURSOPDRACHT
    ),
    DemoBehandeling(
        "dv-commissie-2021-06", "bespreekstuk", "De commissie vraagt om een stuk", document=early.MEMO_TIJDPAD
    ),
    DemoBehandeling("dv-raad-2021-09", "besluit", "Eén toezegging afgedaan, één niet", document=early.LIJST_2021),
    DemoBehandeling("dv-raad-2022-11", "besluit", "Aangenomen, 19 voor en 6 tegen", document=late.MOTIE),
    DemoBehandeling("dv-raad-2024-01", "besluit", "Klankbordgroep vervalt", document=late.LIJST_2024),
    DemoBehandeling("dv-commissie-2026-06", "ter_kennisname", "", document=late.MEMO_EVALUATIE),
    DemoBehandeling("dv-raad-2026-12", "bespreekstuk", "", dossier=DOSSIER),
)

BESLUITEN = (
    DemoBesluit(
        "dv-besluit-tijdpad",
        RAAD,
        date(2021, 9, 28),
        "Voorstel om de toezegging over het nieuwe tijdpad af te doen.",
        "aangenomen",
        early.LIJST_2021,
        early.ACCEPTED_SCHEDULE,
    ),
    DemoBesluit(
        "dv-besluit-zomer",
        RAAD,
        date(2021, 9, 28),
        "Voorstel om de toezegging over de werkgroepen af te doen.",
        "verworpen",
        early.LIJST_2021,
        early.REFUSED_SUMMER,
    ),
    DemoBesluit(
        "dv-besluit-motie",
        RAAD,
        date(2022, 11, 8),
        "Motie ‘Niemand raakt zoek’",
        "aangenomen",
        late.LIJST_2022,
        late.MOTIE_ADOPTED,
    ),
    DemoBesluit(
        "dv-besluit-klankbordgroep",
        RAAD,
        date(2024, 1, 30),
        "De klankbordgroep komt er niet; de adviesraad neemt de taak over.",
        "aangenomen",
        late.LIJST_2024,
        late.CLIENTS_DROPPED,
    ),
)

MIJLPALEN = (
    DemoMijlpaal(
        "dv-mijlpaal-start",
        DOSSIER,
        "Start nieuwe werkwijze Wmo",
        "1 januari 2022",
        early.BESTUURSOPDRACHT,
        early.START_PLANNED,
        True,
        (
            DemoShift(
                "1 juli 2022",
                early.MEMO_TIJDPAD,
                early.START_TO_JULY,
                "Zorgmedewerkers hadden door corona geen tijd voor de werkgroepen.",
                "1 januari 2022",
            ),
            DemoShift(
                "1 januari 2023",
                early.BRIEF_UITSTEL,
                early.START_TO_JANUARY,
                "Het systeem voor berichtenverkeer komt vier maanden later.",
                "1 juli 2022",
            ),
        ),
    ),
    DemoMijlpaal(
        "dv-mijlpaal-evaluatie",
        DOSSIER,
        "Evaluatie nieuwe werkwijze Wmo",
        "uiterlijk 1 juli 2026",
        late.MEMO_WACHTTIJD,
        late.PROMISE_EVALUATION,
        False,
        (
            DemoShift(
                "uiterlijk op 15 december 2026",
                late.MEMO_EVALUATIE,
                late.EVALUATION_MOVED,
                "Het bureau had pas de helft van de gesprekken gevoerd.",
                "uiterlijk 1 juli 2026",
            ),
        ),
    ),
)

STORY = DemoStory(
    gemeente=DemoGemeente(GEMEENTE, "Duinvoorde"),
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
    afspraken=TOEZEGGINGEN + OPDRACHTEN,
)
