"""What an account sees at /inbreng/: the public afspraken that concern its orgaan, the public readings, and those that
wait to become public: its own, and for the college those that it may answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from besluiten.models import Afspraak, Oordeel, OordeelAnswer, OrgaanAccount
from besluiten.register import public_afspraken, state_conditions
from besluiten.services.concern import concerning, speaks_for_board
from besluiten.services.oordelen import follow_terms, in_time_to_answer
from dossiers.panels import Moment

NONE, OWN, WAITS = "geen_oordeel", "eigen_oordeel", "wacht_op_antwoord"


def own_afspraken(account: OrgaanAccount, moment: Moment) -> Any:
    """From `public_afspraken`, with `has_own` (a reading of this orgaan) and `waits` (for an answer that may come)."""
    own = own_oordelen(account, moment).filter(afspraak=OuterRef("pk"))
    asked = unanswered(account, moment).filter(afspraak=OuterRef("pk"))
    concerned = concerning(account.orgaan, moment.at).values("pk")
    return public_afspraken(moment).filter(pk__in=concerned).annotate(has_own=Exists(own), waits=Exists(asked))


def own_oordelen(account: OrgaanAccount, moment: Moment) -> QuerySet[Oordeel]:
    rows: QuerySet[Oordeel] = Oordeel.objects.knowable(moment.at)
    if speaks_for_board(account):
        return rows.filter(party=Oordeel.Party.BOARD)
    return rows.filter(party=Oordeel.Party.THIRD, orgaan=account.orgaan)


def visible_oordelen(account: OrgaanAccount, moment: Moment) -> QuerySet[Oordeel]:
    """Of any afspraak: the caller asks for one that concerns the account."""
    seen = Q(pk__in=Oordeel.objects.public(moment.at).values("pk"))
    rows: QuerySet[Oordeel] = Oordeel.objects.knowable(moment.at)
    if speaks_for_board(account):
        return rows  # all of them may be answered
    return rows.filter(seen | Q(party=Oordeel.Party.THIRD, orgaan=account.orgaan))


def unanswered(account: OrgaanAccount, moment: Moment) -> QuerySet[Oordeel]:
    """For the college: what it may still answer; for another orgaan: its own that the college may still answer."""
    in_time = in_time_to_answer(follow_terms(account.gemeente_id).answer_days, moment.at)
    rows = visible_oordelen(account, moment).exclude(party=Oordeel.Party.BOARD)
    if not speaks_for_board(account):
        rows = own_oordelen(account, moment)
    answers = OordeelAnswer.objects.public(moment.at).filter(oordeel=OuterRef("pk"))
    return rows.filter(~Exists(answers), in_time)


def waiting(account: OrgaanAccount, afspraak: Afspraak, moment: Moment) -> QuerySet[Oordeel]:
    """Not public yet, and seen by this account all the same."""
    public = Oordeel.objects.public(moment.at).values("pk")
    return visible_oordelen(account, moment).filter(afspraak=afspraak).exclude(pk__in=public)


def counts_of(afspraken: Any, moment: Moment) -> dict[str, int]:
    """Of `own_afspraken`, in one query."""
    counts: dict[str, int] = afspraken.order_by().aggregate(
        **{
            "": Count("pk"),
            "te_laat": Count("pk", filter=state_conditions(moment.today)["overdue"]),
            NONE: Count("pk", filter=Q(has_own=False)),
            OWN: Count("pk", filter=Q(has_own=True)),
            WAITS: Count("pk", filter=Q(waits=True)),
        }
    )
    return counts


def in_state(afspraken: Any, state: str, moment: Moment) -> Any:
    """`state`: a key of `counts_of`."""
    conditions = {
        "te_laat": state_conditions(moment.today)["overdue"],
        NONE: Q(has_own=False),
        OWN: Q(has_own=True),
        WAITS: Q(waits=True),
    }
    return afspraken.filter(conditions[state]) if state else afspraken


@dataclass(frozen=True, slots=True)
class OwnReading:
    """The latest reading of the orgaan, in a row of the overview."""

    verdict: str
    opens: datetime | None


def latest_own(account: OrgaanAccount, pks: list[int], moment: Moment) -> dict[int, OwnReading]:
    """Per afspraak the one that counts (see `besluiten.readings`); in one query."""
    rows = own_oordelen(account, moment).filter(afspraak__in=pks)
    ordered = sorted(rows, key=lambda row: (row.known_day, row.recorded_at))
    return {row.afspraak_id: OwnReading(row.verdict, None if row.published_at else row.public_from) for row in ordered}


def address_of(afspraak: Afspraak) -> str:
    return reverse("inbreng:afspraak", args=[afspraak.public_id])
