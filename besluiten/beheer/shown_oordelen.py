"""What the griffie sees of the readings: every one with its state, and those on which the college may still answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, FollowTerms, Oordeel, OordeelAnswer
from besluiten.services.oordelen import in_time_to_answer, last_day_to_answer


class ToldOordeel(NamedTuple):
    """`state`: where it stands on the way to the site. `may_be_answered`: the college has something to answer to."""

    row: Any
    state: str
    may_be_answered: bool


def told_oordelen(afspraak: Afspraak) -> list[ToldOordeel]:
    """Newest first, in a constant number of queries."""
    answers = Prefetch("answers", OordeelAnswer.objects.select_related("withheld"))
    rows = afspraak.oordelen.select_related("orgaan", "withheld", "passage__stuk").prefetch_related(answers)
    public = set(Oordeel.objects.public().filter(afspraak=afspraak).values_list("pk", flat=True))
    return [
        ToldOordeel(row, state_of(row, is_public=row.pk in public), row.party != Oordeel.Party.BOARD)
        for row in rows.order_by("-pk")
    ]


def state_of(row: Oordeel, *, is_public: bool) -> str:
    if is_public:
        return _("openbaar")
    if row.published_at is None:
        day = date_format(timezone.localtime(row.public_from), "j F Y")
        return _("wacht op antwoord van het college tot %s") % day
    return _("nog niet op de site: de bron of het orgaan is niet openbaar")


class Unanswered(NamedTuple):
    oordeel: Any
    last_day: date


def unanswered(afspraken: Iterable[Afspraak]) -> list[Unanswered]:
    """Readings of these afspraken's third parties on which the college may still answer; the nearest last day first."""
    chosen, usual = {terms.gemeente_id: terms for terms in FollowTerms.objects.all()}, FollowTerms()
    today = timezone.localdate()
    longest = max(terms.answer_days for terms in (usual, *chosen.values()))
    in_time = Oordeel.objects.filter(in_time_to_answer(longest, timezone.now()), party=Oordeel.Party.THIRD)
    rows = in_time.filter(afspraak__in=afspraken, answers__isnull=True).select_related("afspraak", "orgaan")
    waiting = (Unanswered(row, last_day_to_answer(row, chosen.get(row.afspraak.gemeente_id, usual))) for row in rows)
    return sorted((one for one in waiting if one.last_day >= today), key=lambda one: (one.last_day, one.oordeel.pk))
