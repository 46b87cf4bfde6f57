"""A party says whether an afspraak was met, the college answers, the griffie keeps order. Nothing is changed later."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from besluiten.models import (
    Afspraak,
    FollowTerms,
    Oordeel,
    OordeelAnswer,
    WithheldWords,
)
from besluiten.services.claims_checked import check_day, check_public
from besluiten.services.concern import SPEAKING_KINDS, account_of, require_concern, speaks_for_board
from besluiten.signals import afspraken_changed
from dossiers.datering import Datering, datering_from_iso
from dossiers.models import Orgaan, Passage, Role
from dossiers.services.rights import check_same_gemeente, require_role
from dossiers.stand import end_of_day

LONGEST_WORDS = 4_000
Party, Verdict = Oordeel.Party, Oordeel.Verdict
THIRD_KINDS = SPEAKING_KINDS - {Orgaan.Kind.BOARD.value}


def follow_terms(gemeente_id: int) -> FollowTerms:
    """Those of the gemeente, or what holds until it chooses its own."""
    return FollowTerms.objects.filter(gemeente=gemeente_id).first() or FollowTerms(gemeente_id=gemeente_id)


@transaction.atomic
def give_oordeel(
    afspraak: Afspraak,
    *,
    verdict: str,
    party: str | None = None,
    orgaan: Orgaan | None = None,
    words: str = "",
    passage: Passage | None = None,
    known: Datering | None = None,
    user: Any = None,
) -> Oordeel:
    """Record a reading. With an account it is that of its own orgaan; the griffie records its own, or takes over that
    of another party from a letter. `known`: the day on which it was given; else today, and for what the griffie takes
    over the day of the passage.

    Raises PermissionDenied when the afspraak does not concern the account, and ValidationError.
    """
    account = account_of(user)
    if account is not None:
        require_concern(account, afspraak)
        party, orgaan = (Party.BOARD, None) if speaks_for_board(account) else (Party.THIRD, account.orgaan)
        check_public(passage)
    else:
        require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    said = _day_of(known, passage if account is None else None)
    check_words(words, passage)
    if afspraak.confirmed_at is None:
        raise ValidationError(_("Deze afspraak is nog niet bevestigd."))
    check_day(afspraak, said)
    check_same_gemeente(afspraak.gemeente_id, [orgaan, passage and passage.stuk])
    now = timezone.now()
    row = Oordeel(
        afspraak=afspraak,
        party=party or Party.GRIFFIE,
        orgaan=orgaan,
        verdict=verdict,
        reason=words.strip(),
        passage=passage,
        is_from_letter=account is None and party not in (None, Party.GRIFFIE),
        recorded_by=user,
        recorded_at=now,
    )
    row.known = said
    row.public_from = _opens(row, now)
    row.published_at = now if row.public_from <= now else None
    _require_third(row)
    if account is not None:
        _require_new(row)
    row.full_clean()
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


def _day_of(known: Datering | None, source: Passage | None) -> Datering:
    """A period that has not ended cannot be the day of a reading: it would count as later than all of this year."""
    today = timezone.localdate()
    if known and known.is_known:
        if known.latest and (known.earliest or today) <= today < known.latest:
            raise ValidationError({"known": _("Vul de dag in, of laat dit leeg. Deze periode is nog niet voorbij.")})
        return known
    day = source.stuk.date if source else None
    is_past = day is not None and day.is_known and (day.latest or day.earliest or today) <= today
    return day if day is not None and is_past else today_as_datering()


def _require_new(row: Oordeel) -> None:
    """What is sent twice by accident is said once. What the griffie took over from a concept tells nothing here."""
    Afspraak.objects.select_for_update().get(pk=row.afspraak_id)
    before = (
        Oordeel.objects.knowable()
        .filter(afspraak=row.afspraak_id, party=row.party, orgaan=row.orgaan)
        .order_by("-pk")
        .first()
    )
    said = (row.verdict, row.reason, row.passage_id)
    if before and said == (before.verdict, before.reason, before.passage_id):
        raise ValidationError(_("Dit oordeel is al opgeslagen."))


def _require_third(row: Oordeel) -> None:
    if row.party == Party.THIRD and row.orgaan is None:
        raise ValidationError({"orgaan": _("Kies van welk orgaan dit oordeel is.")})
    if row.orgaan is not None and row.orgaan.kind not in THIRD_KINDS:
        raise ValidationError({"orgaan": _("Dit orgaan geeft hier geen eigen oordeel.")})


def _opens(row: Oordeel, now: datetime) -> datetime:
    """The college may answer first, when the gemeente has chosen so."""
    terms = follow_terms(row.afspraak.gemeente_id)
    waits = row.party == Party.THIRD and terms.waits_for_answer
    return _term_ends(now, terms) if waits else now


def _term_ends(start: datetime, terms: FollowTerms) -> datetime:
    """A term counts whole days: on its last day the college may answer until midnight."""
    return end_of_day(timezone.localdate(start) + timedelta(days=terms.answer_days))


def in_time_to_answer(days: int, now: datetime) -> Q:
    """Of readings that the college may still answer, with a term of so many days; as `last_day_to_answer`."""
    first = timezone.localdate(now) - timedelta(days=days)
    return Q(recorded_at__gte=end_of_day(first - timedelta(days=1))) | Q(public_from__gt=now)


@transaction.atomic
def answer_oordeel(
    oordeel: Oordeel, *, words: str, passage: Passage | None = None, known: Datering | None = None, user: Any = None
) -> OordeelAnswer:
    """The college answers, which opens the reading too; the griffie may take an answer over from a letter."""
    afspraak = oordeel.afspraak
    account = account_of(user)
    if account is not None:
        if not speaks_for_board(account) or oordeel.party == Party.BOARD:
            raise PermissionDenied
        require_concern(account, afspraak)
        check_public(passage)
        if timezone.localdate() > last_day_to_answer(oordeel):
            raise ValidationError(_("De termijn om te antwoorden is voorbij. Stuur uw antwoord aan de griffie."))
    else:
        require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    if oordeel.party == Party.BOARD:
        raise ValidationError(_("Op het oordeel van het college antwoordt het college niet."))
    if not words.strip():
        raise ValidationError({"words": _("Schrijf het antwoord op.")})
    check_words(words, passage)
    check_same_gemeente(afspraak.gemeente_id, [passage and passage.stuk])
    oordeel = Oordeel.objects.select_for_update(of=("self",)).get(pk=oordeel.pk)
    if account is not None and OordeelAnswer.objects.public().filter(oordeel=oordeel).exists():
        raise ValidationError(_("Op dit oordeel is al geantwoord. Wilt u er iets aan toevoegen? Vraag het de griffie."))
    row = OordeelAnswer(oordeel=oordeel, words=words.strip(), passage=passage, recorded_by=user)
    row.known = known if known and known.is_known else today_as_datering()
    check_day(afspraak, row.known)
    if row.known_day < oordeel.known_day:
        raise ValidationError({"known": _("Deze datum ligt voor de dag van het oordeel.")})
    row.full_clean()
    row.save()
    # An answer that is not public itself, on words of a concept, leaves the reading waiting for its own day.
    if oordeel.published_at is None and (passage is None or Passage.objects.public().filter(pk=passage.pk).exists()):
        oordeel.published_at = row.recorded_at
        oordeel.save(update_fields=["published_at"])
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


def last_day_to_answer(oordeel: Oordeel, terms: FollowTerms | None = None) -> date:
    """`terms` of its gemeente, when the caller has them. A term that is made shorter ends none that runs."""
    terms = terms or follow_terms(oordeel.afspraak.gemeente_id)
    until = max(oordeel.public_from, _term_ends(oordeel.recorded_at, terms))
    return timezone.localdate(until - timedelta(microseconds=1))


@transaction.atomic
def withhold_words(said: Oordeel | OordeelAnswer, *, reason: str, user: Any = None) -> WithheldWords:
    """A verdict stays; in the place of the words stands that the griffie does not show them, and why."""
    oordeel = said.oordeel if isinstance(said, OordeelAnswer) else said
    require_role(user, oordeel.afspraak.gemeente_id, Role.GRIFFIER)
    about = {"oordeel" if said is oordeel else "answer": said}
    if WithheldWords.objects.filter(**about).exists():
        raise ValidationError(_("Deze tekst staat al niet meer op de site."))
    row = WithheldWords(**about, reason=reason.strip(), withheld_by=user)
    row.full_clean()
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[oordeel.afspraak_id])
    return row


@transaction.atomic
def publish_due_oordelen() -> int:
    """Those whose day has come; returns how many. For the worker."""
    now = timezone.now()
    due = Oordeel.objects.filter(published_at__isnull=True, public_from__lte=now)
    rows = list(due.select_for_update(of=("self",), skip_locked=True).order_by("pk"))
    for row in rows:
        row.published_at = now
        row.save(update_fields=["published_at"])
    if rows:
        afspraken_changed.send(sender=Afspraak, pks=sorted({row.afspraak_id for row in rows}))
    return len(rows)


def check_words(words: str, passage: Passage | None) -> None:
    if len(words) > LONGEST_WORDS:
        raise ValidationError({"words": _("Deze tekst is te lang. Gebruik ten hoogste %d tekens.") % LONGEST_WORDS})
    if not words.strip() and passage is None:
        raise ValidationError({"words": _("Schrijf op waarom, of kies de passage waaruit het blijkt.")})


def today_as_datering() -> Datering:
    return datering_from_iso(timezone.localdate().isoformat())
