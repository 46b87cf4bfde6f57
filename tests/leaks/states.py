"""The states in which a thing is not public, which of them each kind can be in, and why not in the others."""

from collections.abc import Iterator
from enum import StrEnum

from django.apps import apps

from besluiten.models import Afspraak
from besluiten.transitions import AfspraakKind


class State(StrEnum):
    """The values are letters only: they become part of the canary words."""

    PUBLIC = "openbaar"
    CONCEPT = "concept"
    EMBARGO = "embargo"
    DRAFT = "nieuwconcept"  # a newer concept, with a new file, of something public
    UPLOAD = "upload"
    UNCONFIRMED = "onbevestigd"
    DOSSIER_CONCEPT = "dossierconcept"
    DOSSIER_RESTRICTED = "dossierbesloten"
    DOSSIER_EXPIRED = "dossierverlopen"
    GEMEENTE_CONCEPT = "gemeenteconcept"
    GEMEENTE_RESTRICTED = "gemeentebesloten"
    WITHDRAWN = "ingetrokken"
    NAMELESS = "titelweg"
    EXPIRED = "verlopen"


S = State
RESTING = frozenset({S.CONCEPT, S.EMBARGO, S.DRAFT})
IN_DOSSIER = frozenset({S.DOSSIER_CONCEPT, S.DOSSIER_RESTRICTED, S.DOSSIER_EXPIRED})
IN_GEMEENTE = frozenset({S.GEMEENTE_CONCEPT, S.GEMEENTE_RESTRICTED})
PLACES = IN_DOSSIER | IN_GEMEENTE
UPLOAD = frozenset({S.UPLOAD})
UNCONFIRMED = frozenset({S.UNCONFIRMED})
TAKEN_BACK = frozenset({S.WITHDRAWN, S.NAMELESS, S.EXPIRED})
NEVER_PUBLIC = RESTING | PLACES | UPLOAD | UNCONFIRMED
EVERY_STATE = NEVER_PUBLIC | TAKEN_BACK

AFSPRAKEN = tuple(kind.value for kind in AfspraakKind)
READINGS = ("Oordeel", "OordeelAnswer", "WithheldWords")  # one that waits for the college stands in every state

STATES_OF: dict[str, frozenset[State]] = {
    "HomePage": frozenset({S.DRAFT}),
    "DossierIndexPage": frozenset({S.DRAFT}),
    "InfoPage": frozenset({S.DRAFT, S.CONCEPT}),
    "GemeentePage": frozenset({S.DRAFT}) | IN_GEMEENTE,
    "DossierPage": frozenset({S.DRAFT}) | PLACES,
    "Orgaan": UNCONFIRMED | IN_GEMEENTE,
    "Functie": UNCONFIRMED | IN_GEMEENTE,
    "Vergadering": UNCONFIRMED | IN_GEMEENTE,
    "Persoon": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "Stuk": RESTING | PLACES | TAKEN_BACK,
    "Bestand": RESTING | PLACES | TAKEN_BACK | UPLOAD,
    "StukPagina": RESTING | PLACES | TAKEN_BACK | UPLOAD,
    "Passage": RESTING | PLACES | TAKEN_BACK,
    "Withdrawal": PLACES,
    "StukRelatie": RESTING | PLACES | TAKEN_BACK,
    "Kandidaat": RESTING | PLACES | TAKEN_BACK | UNCONFIRMED,
    "KandidaatDecision": RESTING | PLACES | TAKEN_BACK | UNCONFIRMED,
    "StukReading": RESTING | PLACES | TAKEN_BACK | UNCONFIRMED,
    "Behandeling": (RESTING - {S.DRAFT}) | PLACES | UNCONFIRMED,
    "PhaseRow": RESTING | PLACES,
    "PortefeuillehouderRow": RESTING | PLACES,
    "Mijlpaal": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "Verschuiving": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    **dict.fromkeys(AFSPRAKEN, RESTING | PLACES | UNCONFIRMED | TAKEN_BACK),
    "AfspraakPassage": RESTING | PLACES | TAKEN_BACK,
    "TermijnRow": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "OwnerRow": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "CorrectionRow": RESTING | PLACES,
    "Onderdeel": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "Delivery": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "Besluit": RESTING | IN_GEMEENTE | UNCONFIRMED | TAKEN_BACK,
    "StatusWijziging": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "StatusEvidence": RESTING | PLACES | TAKEN_BACK,
    **dict.fromkeys(READINGS, RESTING | PLACES | UNCONFIRMED | TAKEN_BACK),
    "GateSnapshot": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
    "GateSnapshotRow": RESTING | PLACES | UNCONFIRMED | TAKEN_BACK,
}

# A kind that has no words for the public at all.
WITHOUT_WORDS = {
    "PagePublicity": "until when a page is public; no page shows it",
    "PublicStamp": "how often something changed; no page shows it",
    "Theme": "colours and logo, set by the beheerder for every page",
    "AfspraakPublicity": "what the public may know of an afspraak; its words are those of the afspraak and its rows",
    "AfspraakPeriod": "the same of earlier days; its words are those of the afspraak and its rows",
    "StatusHead": "how far a chain of hashes has come; no page shows it",
    "StukPublicity": "until when a stuk is public; no page shows it",
    "PublishedBestand": "a version number; its addresses and its file are those of the stuk",
    "GemeenteGroup": "who works for a gemeente; no public page reads it",
    "RuleSwitch": "which rule of reading is off; read in /beheer/ only",
    "FollowTerms": "after how many days something is late, silent or unanswered; told at /beheer/ and /inbreng/",
    "OrgaanAccount": "who signs in for an orgaan; no page but their own and /beheer/ names them",
    "Reces": "kept in /beheer/; read to compute terms, never shown",
}

ABSENT: tuple[tuple[tuple[str, ...], frozenset[State], str], ...] = (
    (
        ("HomePage", "DossierIndexPage"),
        EVERY_STATE - {S.DRAFT},
        "it rests on nothing; hiding it closes the portal, which has a test of its own",
    ),
    (("InfoPage",), EVERY_STATE - {S.DRAFT, S.CONCEPT}, "a page about the portal: live, changed since, or a concept"),
    (("GemeentePage",), RESTING - {S.DRAFT} | UPLOAD | UNCONFIRMED | TAKEN_BACK, "a page is live or not"),
    (("GemeentePage",), IN_DOSSIER, "stands above the dossier"),
    (("DossierPage",), RESTING - {S.DRAFT} | UPLOAD | UNCONFIRMED | TAKEN_BACK, "a page is live or not"),
    (
        ("Orgaan", "Functie", "Vergadering"),
        RESTING | IN_DOSSIER | UPLOAD | TAKEN_BACK,
        "rests on no stuk or dossier: public once confirmed, with its gemeente",
    ),
    (("Persoon", "Passage", "StukRelatie"), UPLOAD, "an upload without stuk names nobody and nothing"),
    (("Passage", "StukRelatie"), UNCONFIRMED, "nobody confirms it; it goes with its stuk"),
    (("Stuk",), UPLOAD | UNCONFIRMED, "a stuk is a concept or published"),
    (("Bestand", "StukPagina"), UNCONFIRMED, "nobody confirms it; it goes with its stuk"),
    (("Kandidaat", "KandidaatDecision", "StukReading"), UPLOAD, "an upload without stuk is not read"),
    (("Withdrawal",), RESTING | UPLOAD | UNCONFIRMED, "only what was published is withdrawn"),
    (("Withdrawal",), TAKEN_BACK, "its reason is what readers of the 410 page must see"),
    (("Behandeling",), frozenset({S.DRAFT}), "treats the stuk, which is public, not its newer concept"),
    (("Behandeling",), UPLOAD, "treats a stuk or a dossier"),
    (("Behandeling",), TAKEN_BACK, "that a stuk was treated stays known"),
    (("PhaseRow", "PortefeuillehouderRow"), UPLOAD | UNCONFIRMED, "a row has no state of its own"),
    (("PhaseRow", "PortefeuillehouderRow"), TAKEN_BACK, "the row stays, and shows no words of its passage"),
    (("Onderdeel", "Delivery"), UPLOAD, "needs a passage"),
    (
        ("Mijlpaal", "Verschuiving", *AFSPRAKEN, "TermijnRow", "OwnerRow", "StatusWijziging", *READINGS),
        UPLOAD,
        "needs a passage",
    ),
    (("AfspraakPassage", "StatusEvidence"), UPLOAD | UNCONFIRMED, "goes with the afspraak or row that it belongs to"),
    (("CorrectionRow",), UPLOAD | UNCONFIRMED, "goes with its afspraak"),
    (("CorrectionRow",), TAKEN_BACK, "the griffie's own words stay"),
    (("Besluit",), IN_DOSSIER, "public with its gemeente; only the hidden dossier may not be named"),
    (("Besluit",), UPLOAD, "rests on no file"),
    (("GateSnapshot", "GateSnapshotRow"), UPLOAD, "is of a mijlpaal and its randvoorwaarden"),
)


def registered_kinds() -> Iterator[str]:
    """The name of every model of the portal; an Afspraak by its kind."""
    for label in ("portal", "dossiers", "besluiten"):
        for model in apps.get_app_config(label).get_models():
            if model is Afspraak:
                yield from AFSPRAKEN
            else:
                yield model.__name__


def reasons_of(kind: str) -> dict[State, str]:
    return {state: reason for kinds, states, reason in ABSENT if kind in kinds for state in states}


def pairs(states: frozenset[State]) -> set[tuple[str, State]]:
    return {(kind, state) for kind, possible in STATES_OF.items() for state in possible & states}
