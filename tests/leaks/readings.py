"""Makes what parties say of an afspraak in each state, each on a sentence of its own."""

from typing import Any

from besluiten.models import Afspraak, FollowTerms, Oordeel
from besluiten.services.oordelen import answer_oordeel, give_oordeel, withhold_words
from dossiers.models import Orgaan
from tests.leaks.case import Case
from tests.leaks.papers import DAY
from tests.leaks.states import State


def add_public_reading(afspraak: Afspraak) -> None:
    """Without a secret, for an answer to hang on; a reading that leaks differs from it."""
    give_oordeel(afspraak, verdict="deels", words="Dat is nog niet alles.", known=DAY)


def add_oordelen(case: Case) -> None:
    """Two by an orgaan: one that rests on the secret, one that waits for the college unless it is public."""
    afspraak, orgaan = case.afspraak, _speaker(case)
    base = afspraak.oordelen.order_by("pk")[0]
    given = _give(
        case, afspraak, orgaan, words=case.text("Oordeel", "reden"), passage=case.passage("Oordeel"), waits=False
    )
    hidden = given if case.state is State.UNCONFIRMED else base
    answer_oordeel(
        hidden, words=case.text("OordeelAnswer", "antwoord"), passage=case.passage("OordeelAnswer"), known=DAY
    )
    answered = answer_oordeel(hidden, words="Schelden.", passage=case.passage("OordeelAnswer"), known=DAY)
    withhold_words(answered, reason=case.text("WithheldWords", "antwoord"))
    withheld = _give(case, afspraak, orgaan, words="Schelden.", passage=case.passage("Oordeel"), waits=False)
    withhold_words(withheld, reason=case.text("WithheldWords", "reden"))
    waits = case.state is not State.PUBLIC
    public = Orgaan.objects.filter(gemeente=case.place.gemeente, kind=Orgaan.Kind.ADVISORY, is_confirmed=True)[0]
    _give(case, afspraak, public, words=case.text("Oordeel", "wachtend"), waits=waits)


def _give(case: Case, afspraak: Afspraak, orgaan: Orgaan, *, waits: bool, **more: Any) -> Oordeel:
    """The choice of the gemeente is no secret: who speaks at /inbreng/ is told of it, so it is put back."""
    _choose(case, waits=waits)
    given = give_oordeel(afspraak, party="derde", orgaan=orgaan, verdict="niet_nagekomen", known=DAY, **more)
    _choose(case, waits=True)
    return given


def _choose(case: Case, *, waits: bool) -> None:
    FollowTerms.objects.update_or_create(gemeente=case.place.gemeente, defaults={"waits_for_answer": waits})


def _speaker(case: Case) -> Orgaan:
    """The secret one, when the state has one."""
    known = Orgaan.objects.filter(gemeente=case.place.gemeente, kind=Orgaan.Kind.ADVISORY).order_by("pk")
    found: Orgaan = case.things["Orgaan"][0] if case.things["Orgaan"] else known[0]
    return found


READING_BUILDERS = {"Oordeel": add_oordelen}
