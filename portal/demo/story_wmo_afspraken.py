"""Duinvoorde: what was promised and ordered in the papers of the Transformatie Wmo, and how that went on."""

from __future__ import annotations

from functools import partial

from portal.demo import story_wmo_inrichten as early
from portal.demo import story_wmo_meelezen as meelezen
from portal.demo import story_wmo_uitvoering as late
from portal.demo.documents import DemoAfspraak, DemoOordeel, DemoQuote, DemoStep, DemoTermijn
from portal.demo.story_wmo_inrichten import ADVIESRAAD, COLLEGE, DOSSIER, RAAD

ZANDVERHOEF, AALDERDIJK = "dv-wethouder-zandverhoef", "dv-wethouder-aalderdijk"
BOTH = (ZANDVERHOEF, AALDERDIJK)

_toezegging = partial(DemoAfspraak, kind="toezegging", promised_by_orgaan=COLLEGE, dossiers=(DOSSIER,))
_opdracht = partial(DemoAfspraak, kind="opdracht", promised_by_orgaan=COLLEGE, dossiers=(DOSSIER,))

TOEZEGGINGEN = (
    _toezegging(
        key="dv-t-kwartaal",
        document=early.BESTUURSOPDRACHT,
        quote=early.PROMISE_QUARTERLY,
        title="Ieder kwartaal een korte voortgangsmelding",
        promised_to=RAAD,
        termijn="ieder kwartaal",
        owner=BOTH,
        steps=(
            DemoStep(
                "in_behandeling",
                "17 mei 2022",
                "college",
                "De vijfde melding is verstuurd.",
                (DemoQuote(early.BRIEF_UITSTEL, early.QUARTERLY_GIVEN),),
            ),
        ),
    ),
    _toezegging(
        key="dv-t-tijdpad",
        document=early.MEMO_CORONA,
        quote=early.PROMISE_SCHEDULE,
        title="Een nieuw tijdpad voorleggen",
        promised_by=(ZANDVERHOEF,),
        promised_to=RAAD,
        termijn="Zodra de partners hun eigen planning hebben herzien",
        owner=(ZANDVERHOEF,),
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "20 april 2021",
                "college",
                "Het nieuwe tijdpad staat in het raadsmemo.",
                (DemoQuote(early.MEMO_TIJDPAD, early.NEW_SCHEDULE),),
            ),
            DemoStep(
                "afgedaan",
                "28 september 2021",
                "raad",
                "De raad stemt in met de afdoening.",
                (DemoQuote(early.MEMO_TIJDPAD, early.NEW_SCHEDULE),),
                "dv-besluit-tijdpad",
            ),
            DemoStep(
                "openstaand",
                "5 april 2022",
                "raad",
                "Het tijdpad klopte niet meer. De raad opende de toezegging weer.",
            ),
            DemoStep(
                "afdoening_voorgesteld",
                "17 mei 2022",
                "college",
                "De brief noemt de nieuwe datum.",
                (DemoQuote(early.BRIEF_UITSTEL, early.START_TO_JANUARY),),
            ),
            DemoStep(
                "afgedaan",
                "14 juni 2022",
                "griffie",
                "Namens de raad: met de nieuwe datum is het tijdpad er.",
                (DemoQuote(early.BRIEF_UITSTEL, early.START_TO_JANUARY),),
            ),
        ),
    ),
    _toezegging(
        key="dv-t-zomer",
        document=early.MEMO_TIJDPAD,
        quote=early.PROMISE_SUMMER,
        title="Vertellen wat de werkgroepen hebben opgeleverd",
        promised_by=(ZANDVERHOEF,),
        promised_to=RAAD,
        termijn="Voor de zomer",
        owner=BOTH,
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "28 september 2021",
                "college",
                "De wethouder gaf een mondelinge toelichting in de commissie.",
                (DemoQuote(early.VERSLAG_COMMISSIE, early.TOLD_IN_COMMISSIE),),
            ),
            DemoStep(
                "in_behandeling",
                "28 september 2021",
                "raad",
                "De raad wil een stuk en houdt de toezegging open.",
                (DemoQuote(early.LIJST_2021, early.REFUSED_SUMMER),),
                "dv-besluit-zomer",
            ),
        ),
    ),
    _toezegging(
        key="dv-t-vindplaats",
        document=early.MEMO_TIJDPAD,
        quote=early.PROMISE_FILE,
        title="Eén vindplaats maken voor alle stukken",
        promised_by=(ZANDVERHOEF,),
        promised_to=RAAD,
        termijn="op korte termijn",
        owner=(ZANDVERHOEF,),
        steps=(
            DemoStep("afdoening_voorgesteld", "28 september 2021", "college", "De wethouder meldde dit mondeling."),
            DemoStep("afgedaan", "28 september 2021", "griffie", "Er is geen stuk waaruit het blijkt."),
        ),
    ),
    _toezegging(
        key="dv-t-begroting",
        document=early.BRIEF_UITSTEL,
        quote=early.PROMISE_BUDGET,
        title="Begrotingswijziging voor de nieuwe werkwijze",
        promised_to=RAAD,
        termijn="In november",
        owner=BOTH,
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "8 november 2022",
                "college",
                "De begrotingswijziging lag voor bij de begroting.",
                (DemoQuote(late.LIJST_2022, late.BUDGET_ADOPTED),),
            ),
            DemoStep(
                "afgedaan",
                "8 november 2022",
                "griffie",
                "De raad heeft de wijziging vastgesteld.",
                (DemoQuote(late.LIJST_2022, late.BUDGET_ADOPTED),),
            ),
        ),
    ),
    _toezegging(
        key="dv-t-klankbordgroep",
        document=early.BRIEF_UITSTEL,
        quote=early.PROMISE_CLIENTS,
        title="Een klankbordgroep van inwoners met Wmo-hulp",
        promised_to=RAAD,
        termijn="Voor 1 maart 2023",
        owner=BOTH,
        steps=(
            DemoStep(
                "vervallen",
                "30 januari 2024",
                "raad",
                "De adviesraad neemt de taak van de klankbordgroep over.",
                (DemoQuote(late.LIJST_2024, late.CLIENTS_DROPPED),),
                "dv-besluit-klankbordgroep",
            ),
        ),
    ),
    _toezegging(
        key="dv-t-kwaliteit",
        document=late.ANTWOORD,
        quote=late.PROMISE_QUALITY,
        title="Kwaliteitseisen voor alle aanbieders",
        promised_to=ADVIESRAAD,
        termijn="Voor 1 juli 2023",
        owner=(AALDERDIJK,),
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "17 juni 2025",
                "college",
                "Voor hulp bij het huishouden zijn de eisen er.",
                (DemoQuote(late.MEMO_WACHTTIJD, late.QUALITY_PARTLY),),
            ),
            DemoStep(
                "deels_afgedaan",
                "17 juni 2025",
                "griffie",
                "De eisen voor begeleiding ontbreken nog.",
                (DemoQuote(late.MEMO_WACHTTIJD, late.QUALITY_PARTLY),),
            ),
        ),
    ),
    _toezegging(
        key="dv-t-meelezen",
        document=late.ANTWOORD,
        quote=late.PROMISE_READING,
        title="De adviesraad leest mee met brieven en folders",
        promised_to=ADVIESRAAD,
        termijn="",
        owner=(AALDERDIJK,),
        steps=meelezen.STEPS,
        oordelen=meelezen.OORDELEN,
    ),
    _toezegging(
        key="dv-t-wachttijden",
        document=late.MEMO_WACHTTIJD,
        quote=late.PROMISE_FIGURES,
        title="Cijfers over de wachttijden per wijk",
        promised_by=(AALDERDIJK,),
        promised_to=RAAD,
        termijn="In het vierde kwartaal van 2025",
        owner=(AALDERDIJK,),
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "9 juni 2026",
                "college",
                "De cijfers staan in het raadsmemo.",
                (DemoQuote(late.MEMO_EVALUATIE, late.FIGURES_GIVEN),),
            ),
        ),
    ),
    _toezegging(
        key="dv-t-evaluatie",
        document=late.MEMO_WACHTTIJD,
        quote=late.PROMISE_EVALUATION,
        title="De evaluatie naar de raad sturen",
        promised_by=(AALDERDIJK,),
        promised_to=RAAD,
        termijn="Uiterlijk 1 juli 2026",
        owner=(AALDERDIJK,),
        steps=(
            DemoStep(
                "in_behandeling",
                "9 juni 2026",
                "college",
                "Het bureau is bezig; er is een nieuwe datum.",
                (DemoQuote(late.MEMO_EVALUATIE, late.EVALUATION_MOVED),),
            ),
        ),
        later_termijnen=(
            DemoTermijn(
                "uiterlijk op 15 december 2026",
                late.MEMO_EVALUATIE,
                late.EVALUATION_MOVED,
                "Het bureau had pas de helft van de gesprekken gevoerd.",
            ),
        ),
    ),
    _toezegging(
        key="dv-t-kadernota",
        document=late.MEMO_EVALUATIE,
        quote=late.PROMISE_KADERNOTA,
        title="Voorstel voor de kosten bij de Kadernota 2028",
        promised_by=(AALDERDIJK,),
        promised_to=RAAD,
        termijn="Bij de Kadernota 2028",
        owner=(AALDERDIJK,),
    ),
    _toezegging(
        key="dv-t-uitkomsten",
        document=late.BRIEF_ADVIESRAAD,
        quote=late.PROMISE_TALK,
        title="Eerste uitkomsten bespreken met de adviesraad",
        promised_to=ADVIESRAAD,
        termijn="In november",
        owner=(AALDERDIJK,),
    ),
    _toezegging(
        key="dv-t-uitleg",
        document=late.BRIEF_ADVIESRAAD,
        quote=late.PROMISE_ANSWER,
        title="Telefonische uitleg bij een afwijzing",
        promised_to=ADVIESRAAD,
        termijn="binnenkort",
        owner=(AALDERDIJK,),
        oordelen=(
            DemoOordeel(
                "derde",
                "deels",
                "Een paar mensen werden gebeld. De meesten kregen alleen de brief.",
                orgaan=ADVIESRAAD,
            ),
        ),
    ),
)

OPDRACHTEN = (
    _opdracht(
        key="dv-o-telefoon",
        document=late.MOTIE,
        quote=late.ORDER_PHONE,
        title="Eén telefoonnummer voor vragen over Wmo-hulp",
        promised_to=RAAD,
        termijn="voor 1 april 2023",
        owner=(AALDERDIJK,),
        steps=(
            DemoStep(
                "uitvoering_gemeld",
                "30 januari 2024",
                "college",
                "Het nummer is open.",
                (DemoQuote(late.LIJST_2024, late.PHONE_OPEN),),
            ),
            DemoStep(
                "uitgevoerd",
                "30 januari 2024",
                "raad",
                "De raad vindt de opdracht uitgevoerd.",
                (DemoQuote(late.LIJST_2024, late.PHONE_OPEN),),
            ),
        ),
    ),
    _opdracht(
        key="dv-o-wachttijd",
        document=late.MOTIE,
        quote=late.ORDER_WAITING,
        title="Elk half jaar melden hoeveel inwoners lang wachten",
        promised_to=RAAD,
        termijn="elk half jaar",
        owner=(AALDERDIJK,),
        steps=(DemoStep("in_uitvoering", "17 juni 2025", "college", "De aanbieders gaan op dezelfde manier tellen."),),
    ),
    _opdracht(
        key="dv-o-vaste-hulp",
        document=late.MOTIE,
        quote=late.ORDER_HELPERS,
        title="Een vaste hulp alleen na overleg vervangen",
        promised_to=RAAD,
        termijn="",
        owner=(AALDERDIJK,),
        steps=(
            DemoStep("in_uitvoering", "8 november 2022", "college", "Het gesprek met de aanbieders is begonnen."),
            DemoStep(
                "uitvoering_gemeld",
                "30 januari 2024",
                "college",
                "Drie van de vier aanbieders doen mee.",
                (DemoQuote(late.LIJST_2024, late.HELPERS_PARTLY),),
            ),
            DemoStep(
                "deels_uitgevoerd",
                "30 januari 2024",
                "raad",
                "Eén aanbieder heeft nog niet getekend.",
                (DemoQuote(late.LIJST_2024, late.HELPERS_PARTLY),),
            ),
        ),
    ),
)
