"""Veenrade: what was promised, required and ordered around the Sociaal Team, and how that went on.

The team began with none of its seven randvoorwaarden aangetoond, and up to today none is: the college
reports, the proof is still to come.
"""

from __future__ import annotations

from functools import partial

from portal.demo import story_sociaal_team_start as early
from portal.demo import story_sociaal_team_vervolg as late
from portal.demo.documents import DemoAfspraak, DemoDelivery, DemoOnderdeel, DemoQuote, DemoStep, Role
from portal.demo.story_sociaal_team_start import COLLEGE, COMMISSIE, DOSSIER, RAAD

WETHOUDER, KWARTIERMAKER = "vr-wethouder", "vr-kwartiermaker"
START = "vr-mijlpaal-start"

_afspraak = partial(DemoAfspraak, promised_by_orgaan=COLLEGE, promised_to=RAAD, dossiers=(DOSSIER,), owner=(WETHOUDER,))
_toezegging = partial(_afspraak, kind="toezegging")
_opdracht = partial(_afspraak, kind="opdracht", document=early.RAADSBESLUIT)
_randvoorwaarde = partial(
    _afspraak,
    kind="randvoorwaarde",
    document=early.BRIEF_JUNI,
    termijn="Bij de start",
    mijlpaal=START,
)


def _reported(quote: str, *, to: str, reason: str, role: Role = "college") -> DemoStep:
    return DemoStep(to, "22 september 2026", role, reason, (DemoQuote(late.BRIEF_SEPTEMBER, quote),))


def _november(title: str, delivery: DemoDelivery) -> DemoOnderdeel:
    return DemoOnderdeel(title, "brief", RAAD, "In november", early.PROMISE_NOVEMBER_LETTER, delivery)


TOEZEGGINGEN = (
    _toezegging(
        key="vr-t-inrichtingsplan",
        document=early.BRIEF_JANUARI,
        quote=early.PROMISE_PLAN,
        title="Het inrichtingsplan naar de raad sturen",
        termijn="voor het zomerreces",
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "juni 2025",
                "college",
                "Het plan hoort bij de brief.",
                (DemoQuote(early.BRIEF_JUNI, early.PLAN_GIVEN),),
            ),
            DemoStep(
                "afgedaan",
                "juni 2025",
                "griffie",
                "De raad kreeg het plan op tijd.",
                (DemoQuote(early.BRIEF_JUNI, early.PLAN_GIVEN),),
            ),
        ),
        onderdelen=(
            DemoOnderdeel(
                "Het inrichtingsplan",
                "",
                RAAD,
                "voor het zomerreces",
                delivery=DemoDelivery("geheel", "", DemoQuote(early.BRIEF_JUNI, early.PLAN_GIVEN), "bijlage", RAAD),
            ),
            DemoOnderdeel(
                "De voorwaarden voor de start",
                "",
                RAAD,
                "",
                early.PROMISE_PLAN_CONDITIONS,
                DemoDelivery("geheel", "", DemoQuote(early.BRIEF_JUNI, early.CONDITIONS_GIVEN), "brief", RAAD),
            ),
        ),
    ),
    _toezegging(
        key="vr-t-november",
        document=early.BRIEF_JUNI,
        quote=early.PROMISE_NOVEMBER,
        title="In november vertellen wat wel en niet geregeld is",
        termijn="In november",
        mentions=(DemoQuote(late.BRIEF_BEWONERS, early.PROMISE_NOVEMBER),),
        steps=(
            DemoStep(
                "in_behandeling",
                "26 november 2025",
                "griffie",
                "Er was een presentatie in de commissie, niet in de raad.",
                (DemoQuote(early.VERSLAG, early.PRESENTED_IN_COMMISSIE),),
            ),
            DemoStep(
                "afdoening_voorgesteld",
                "20 januari 2026",
                "college",
                "Het college vindt de presentatie genoeg.",
                (
                    DemoQuote(late.BRIEF_START, late.NOVEMBER_CLAIMED),
                    DemoQuote(early.PRESENTATIE, early.PRESENTED_STATE),
                ),
            ),
            DemoStep(
                "deels_afgedaan",
                "21 april 2026",
                "raad",
                "Wel op tijd, maar niet aan de raad en niet volledig.",
                (DemoQuote(late.LIJST_APRIL, late.NOVEMBER_PARTLY),),
                "vr-besluit-november",
            ),
        ),
        onderdelen=(
            _november(
                "De stand per randvoorwaarde",
                DemoDelivery(
                    "geheel",
                    "De dia’s gingen naar de commissie. De raad kreeg geen brief.",
                    DemoQuote(early.PRESENTATIE, early.PRESENTED_STATE),
                    "presentatie",
                    COMMISSIE,
                ),
            ),
            _november(
                "Een lijst van wat niet op tijd klaar is",
                DemoDelivery(
                    "niet", "Niet in de presentatie en niet in een brief tot nu toe.", known_on="21 april 2026"
                ),
            ),
            _november(
                "Een tijdpad",
                DemoDelivery("geheel", "", DemoQuote(late.BRIEF_START, late.TIMETABLE_LATE), "brief", RAAD),
            ),
        ),
    ),
    _toezegging(
        key="vr-t-kosten",
        document=early.VERSLAG,
        quote=early.PROMISE_COSTS,
        title="Overzicht van de kosten van het team",
        promised_by=(WETHOUDER,),
        termijn="binnen drie weken",
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "20 januari 2026",
                "college",
                "De fracties zijn mondeling bijgepraat.",
                (DemoQuote(late.BRIEF_START, late.COSTS_ORAL),),
            ),
            DemoStep("afgedaan", "21 april 2026", "raad", "Er is geen stuk met de kosten."),
        ),
    ),
    _toezegging(
        key="vr-t-communicatieplan",
        document=late.BRIEF_START,
        quote=late.PROMISE_PLAN_ONLINE,
        title="Het communicatieplan op de website zetten",
        termijn="half maart",
    ),
    _toezegging(
        key="vr-t-bewijs",
        document=late.BRIEF_SEPTEMBER,
        quote=late.PROMISE_PROOF,
        title="Per randvoorwaarde laten zien waar het bewijs staat",
        termijn="Voor het einde van het jaar",
    ),
    _toezegging(
        key="vr-t-voorjaarsnota",
        document=late.BRIEF_SEPTEMBER,
        quote=late.PROMISE_BUDGET,
        title="Voorstel voor de extra kosten van het team",
        termijn="Bij de Voorjaarsnota 2027",
    ),
)

RANDVOORWAARDEN = (
    _randvoorwaarde(
        key="vr-r-overeenkomst",
        quote=early.CONDITION_CONTRACT,
        title="Samenwerkingsovereenkomst getekend",
        steps=(_reported(late.CONTRACT_STAND, to="in_voorbereiding", reason="Vier van de vijf partners tekenden."),),
    ),
    _randvoorwaarde(
        key="vr-r-systeem",
        quote=early.CONDITION_SYSTEM,
        title="Eén registratiesysteem",
        owner=(WETHOUDER, KWARTIERMAKER),
        steps=(
            DemoStep(
                "in_voorbereiding",
                "20 januari 2026",
                "college",
                "De leverancier is bezig.",
                (DemoQuote(late.BRIEF_START, late.SYSTEM_PREPARED),),
            ),
        ),
    ),
    _randvoorwaarde(
        key="vr-r-werkafspraken",
        quote=early.CONDITION_PROCESS,
        title="Werkafspraken opgeschreven en getest",
        steps=(_reported(late.PROCESS_REPORTED, to="gereed_gemeld", reason="De tekst is af, de test komt nog."),),
    ),
    _randvoorwaarde(
        key="vr-r-aansturing",
        quote=early.CONDITION_LEAD,
        title="Duidelijk wie het team aanstuurt",
        steps=(
            DemoStep("gereed_gemeld", "21 april 2026", "college", "Mondeling gemeld: er is een afspraak."),
            _reported(late.LEAD_LOST, to="niet_gereed", reason="De afspraak is opgezegd.", role="griffie"),
        ),
    ),
    _randvoorwaarde(key="vr-r-begeleider", quote=early.CONDITION_CASE, title="Eén vaste begeleider voor elk gezin"),
    _randvoorwaarde(
        key="vr-r-werkplek",
        quote=early.CONDITION_HOUSING,
        title="Een eigen werkplek in de wijk",
        steps=(_reported(late.HOUSING_REPORTED, to="gereed_gemeld", reason="Het huurcontract komt later."),),
    ),
    _randvoorwaarde(
        key="vr-r-informeren",
        quote=early.CONDITION_INFORM,
        title="Inwoners weten wat er verandert",
        steps=(_reported(late.INFORM_STAND, to="in_voorbereiding", reason="Het communicatieplan is niet af."),),
    ),
)

OPDRACHTEN = (
    _opdracht(
        key="vr-o-maandelijks",
        quote=early.ORDER_MONTHLY,
        title="Iedere maand de stand van de randvoorwaarden",
        termijn="iedere maand",
        steps=(DemoStep("in_uitvoering", "21 april 2026", "griffie", "Twee van de vier maanden ontvangen."),),
    ),
    _opdracht(
        key="vr-o-overeenkomst",
        quote=early.ORDER_CONTRACT,
        title="De getekende overeenkomst aan de raad sturen",
        termijn="voor 1 april 2026",
        steps=(
            DemoStep(
                "uitvoering_gemeld",
                "21 april 2026",
                "college",
                "Vier van de vijf partners tekenden.",
                (DemoQuote(late.LIJST_APRIL, late.CONTRACT_REPORTED),),
            ),
            DemoStep("in_uitvoering", "21 april 2026", "raad", "De raad wacht op de laatste handtekening."),
        ),
    ),
    _opdracht(
        key="vr-o-brief",
        quote=early.ORDER_LETTER,
        title="Alle inwoners thuis een brief sturen",
        termijn="voor de start",
        steps=(
            DemoStep(
                "uitvoering_gemeld",
                "20 januari 2026",
                "college",
                "De brief is verstuurd.",
                (DemoQuote(late.BRIEF_START, late.LETTER_SENT),),
            ),
            DemoStep(
                "uitgevoerd",
                "21 april 2026",
                "raad",
                "De raad vindt de opdracht uitgevoerd.",
                (
                    DemoQuote(late.BRIEF_START, late.LETTER_SENT),
                    DemoQuote(late.LIJST_APRIL, late.ORDER_LETTER_DONE),
                ),
            ),
        ),
    ),
)
