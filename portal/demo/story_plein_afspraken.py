"""Lindesluis: what two wethouders promised about the Sociaal Plein, what was required and what was ordered."""

from __future__ import annotations

from functools import partial

from portal.demo import story_plein_start as early
from portal.demo import story_plein_vervolg as late
from portal.demo.documents import DemoAfspraak, DemoQuote, DemoStep, Role
from portal.demo.story_lindesluis import COLLEGE, RAAD, WERK, ZORG
from portal.demo.story_plein_start import DOSSIER

HOURS = "ls-mijlpaal-openingstijden"

_afspraak = partial(DemoAfspraak, promised_by_orgaan=COLLEGE, promised_to=RAAD, dossiers=(DOSSIER,), owner=(WERK, ZORG))
_toezegging = partial(_afspraak, kind="toezegging")
_opdracht = partial(_afspraak, kind="opdracht", document=early.RAADSBESLUIT)
_randvoorwaarde = partial(
    _afspraak,
    kind="randvoorwaarde",
    document=early.BRIEF_NOVEMBER,
    termijn="Voordat het zover is",
    mijlpaal=HOURS,
)


def _reported(quote: str) -> DemoStep:
    proof = (DemoQuote(late.BRIEF_JUNI, quote),)
    return DemoStep("gereed_gemeld", "9 juni 2026", "college", "Het college noemt dit klaar.", proof)


def _judged(to: str, reason: str, *quotes: str, role: Role = "raad", besluit: str = "") -> DemoStep:
    proof = tuple(DemoQuote(late.LIJST_JUNI, quote) for quote in quotes)
    return DemoStep(to, "23 juni 2026", role, reason, proof, besluit)


TOEZEGGINGEN = (
    _toezegging(
        key="ls-t-oktober",
        document=early.BRIEF_ZOMER,
        quote=early.PROMISE_OCTOBER,
        title="De uitkomsten van project Kompas melden",
        promised_by=(WERK, ZORG),
        termijn="In oktober",
        steps=(
            DemoStep(
                "afdoening_voorgesteld",
                "25 november 2025",
                "college",
                "De uitkomsten staan in de raadsinformatiebrief, een maand later dan gezegd.",
                (DemoQuote(early.BRIEF_NOVEMBER, early.RESULTS_GIVEN),),
            ),
            DemoStep(
                "afgedaan",
                "16 december 2025",
                "griffie",
                "De raad heeft de uitkomsten en kon kiezen.",
                (DemoQuote(early.BRIEF_NOVEMBER, early.RESULTS_GIVEN),),
            ),
        ),
    ),
    _toezegging(
        key="ls-t-visitatie",
        document=early.BRIEF_ZOMER,
        quote=early.PROMISE_VISITORS,
        title="De visitatiecommissie laten beginnen",
        promised_by=(WERK, ZORG),
        termijn="Zodra de uitkomsten er zijn",
    ),
    _toezegging(
        key="ls-t-berekening",
        document=early.BRIEF_NOVEMBER,
        quote=early.PROMISE_CAPACITY,
        title="Berekening van het aantal medewerkers",
        termijn="in het eerste kwartaal van 2026",
        steps=(
            DemoStep(
                "in_behandeling",
                "6 oktober 2026",
                "college",
                "De berekening is niet af en er is geen nieuwe datum.",
                (DemoQuote(late.BRIEF_OKTOBER, late.CAPACITY_LATE),),
            ),
        ),
    ),
    _toezegging(
        key="ls-t-wachtruimte",
        document=late.VERSLAG,
        quote=late.PROMISE_WAITING_ROOM,
        title="Een rustige wachtruimte op het Plein",
        promised_by=(ZORG,),
        owner=(ZORG,),
        termijn="voor de zomer",
    ),
    _toezegging(
        key="ls-t-wachttijd",
        document=late.BRIEF_OKTOBER,
        quote=late.PROMISE_YEARLY,
        title="Elk half jaar de wachttijd melden",
        termijn="elk half jaar",
    ),
)

RANDVOORWAARDEN = (
    _randvoorwaarde(
        key="ls-r-roosters",
        quote=early.CONDITION_ROSTER,
        title="Instemming met de nieuwe roosters",
        steps=(
            _reported(late.ROSTER_REPORTED),
            _judged("aangetoond", "Het instemmingsbesluit is er.", late.ROSTER_SEEN),
        ),
    ),
    _randvoorwaarde(
        key="ls-r-agenda",
        quote=early.CONDITION_PHONE,
        title="Eén agenda voor telefoon en balie",
        steps=(
            _reported(late.PHONE_REPORTED),
            _judged("aangetoond", "De raad gaat af op wat het college zegt; er is geen stuk.", role="griffie"),
        ),
    ),
    _randvoorwaarde(
        key="ls-r-beveiliger",
        quote=early.CONDITION_GUARD,
        title="Een beveiliger op de avond",
        steps=(
            _judged("losgelaten", "Er is geen avond meer.", late.GUARD_RELEASED, besluit="ls-besluit-donderdagavond"),
        ),
    ),
    _randvoorwaarde(
        key="ls-r-balie",
        quote=early.CONDITION_COUNTER,
        title="Een derde balie",
        steps=(_judged("overbodig", "Bijna iedereen maakt nu een afspraak.", late.COUNTER_NEEDLESS),),
    ),
    _randvoorwaarde(
        key="ls-r-meeluisteren",
        quote=early.CONDITION_PRIVACY,
        title="Niemand kan meeluisteren",
        steps=(
            _reported(late.PRIVACY_REPORTED),
            _judged("aangetoond", "De commissie is gaan kijken.", late.PRIVACY_SEEN),
            DemoStep(
                "niet_gereed",
                "6 oktober 2026",
                "college",
                "Na de verbouwing is het weer mis.",
                (DemoQuote(late.BRIEF_OKTOBER, late.PRIVACY_LOST),),
            ),
        ),
    ),
)

OPDRACHTEN = (
    _opdracht(
        key="ls-o-avond",
        quote=early.ORDER_EVENING,
        title="Proef met een open donderdagavond",
        termijn="een half jaar lang",
        steps=(
            DemoStep(
                "in_uitvoering",
                "9 juni 2026",
                "college",
                "De proef begon op 2 april.",
                (DemoQuote(late.BRIEF_JUNI, late.EVENING_TRIED),),
            ),
            _judged(
                "vervallen",
                "Er kwamen te weinig bezoekers.",
                late.EVENING_DROPPED,
                besluit="ls-besluit-donderdagavond",
            ),
        ),
    ),
    _opdracht(
        key="ls-o-gezinnen",
        quote=early.ORDER_CASELOAD,
        title="Een grens kiezen voor het aantal gezinnen per medewerker",
        termijn="voor 1 mei 2026",
        steps=(
            DemoStep(
                "uitvoering_gemeld",
                "9 juni 2026",
                "college",
                "Het college vertelde dit mondeling.",
                (DemoQuote(late.BRIEF_JUNI, late.CASELOAD_TOLD),),
            ),
            _judged("uitgevoerd", "De raad sluit dit af; er is geen stuk met de grens."),
        ),
    ),
)
