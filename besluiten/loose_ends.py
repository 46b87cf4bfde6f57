"""What of afspraken and letters is still missing: without an answer, without news, without a date, without a source."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from besluiten.models import (
    Afspraak,
    AfspraakPassage,
    Delivery,
    FollowTerms,
    Oordeel,
    OordeelAnswer,
    StatusWijziging,
    TermijnRow,
    status_label,
)
from besluiten.register import public_afspraken
from besluiten.transitions import AfspraakKind
from dossiers.loose_ends import LooseEnd, LooseEndKind, Scope, days_in_words, register_loose_ends
from dossiers.models import Decision, Kandidaat, Stuk, StukRelatie
from dossiers.models.base import known_day
from dossiers.models.public import stuk_is_public
from dossiers.reading.model import FindKind

UNDATED_DAYS = 365
NEWS = (
    (StatusWijziging, "afspraak"),
    (TermijnRow, "afspraak"),
    (AfspraakPassage, "afspraak"),
    (Oordeel, "afspraak"),
    (OordeelAnswer, "oordeel__afspraak"),
    (Delivery, "onderdeel__afspraak"),
)
"""What tells something new of an afspraak, and the way from it to the afspraak."""
QUOTED = (Afspraak.Hardheid.REPORTED.value, Afspraak.Hardheid.REPEATED.value)
ASKING = Q(soort__in=[Stuk.Soort.LETTER, Stuk.Soort.ADVICE], authority__in=["adviesraad", "inwoners"]) | Q(
    soort=Stuk.Soort.QUESTIONS
)
"""Who writes so waits for an answer."""


def _terms(scope: Scope) -> list[FollowTerms]:
    chosen = {terms.gemeente_id: terms for terms in FollowTerms.objects.filter(gemeente__in=scope.gemeente_pks)}
    return [chosen.get(pk) or FollowTerms(gemeente_id=pk) for pk in scope.gemeente_pks]


def _before(scope: Scope, column: str, days: str) -> Q:
    """`column` lies longer ago than its gemeente allows."""
    allowed = Q(pk__in=[])
    for terms in _terms(scope):
        last = scope.moment.today - timedelta(days=getattr(terms, days))
        allowed |= Q(**{"gemeente": terms.gemeente_id, f"{column}__lt": last})
    return allowed


def _afspraken(scope: Scope) -> Any:
    if scope.is_public:
        rows: Any = public_afspraken(scope.moment)
    else:
        rows = Afspraak.objects.with_recorded_state().filter(confirmed_at__isnull=False)
    rows = rows.filter(gemeente__in=scope.gemeente_pks)
    return rows.filter(dossiers=scope.dossier_pk) if scope.dossier_pk else rows


def _rows_of(model: Any, scope: Scope) -> Any:
    return model.objects.public(scope.moment.at) if scope.is_public else model.objects.all()


def _with_news(afspraken: Any, scope: Scope) -> Any:
    """With `news`: the last day on which something was known of it."""
    first = _rows_of(StatusWijziging, scope).filter(afspraak=OuterRef("pk"), sequence=1).annotate(day=known_day())
    said = Subquery(first.values("day")[:1])
    days = []
    for model, path in NEWS:
        rows = _rows_of(model, scope).annotate(day=known_day()).filter(**{path: OuterRef("pk")})
        last = rows.order_by().values(path).annotate(last=Max("day")).values("last")
        days.append(Coalesce(Subquery(last), said))
    return afspraken.annotate(news=Greatest(*days))


def _silent_orders(scope: Scope) -> QuerySet[Afspraak]:
    rows = _with_news(_afspraken(scope).open().filter(kind=AfspraakKind.OPDRACHT.value), scope)
    found: QuerySet[Afspraak] = rows.filter(_before(scope, "news", "opdracht_days")).order_by("news", "pk")
    return found


def _silent(scope: Scope) -> QuerySet[Afspraak]:
    rows = _with_news(_afspraken(scope).open().exclude(kind=AfspraakKind.OPDRACHT.value), scope)
    found: QuerySet[Afspraak] = rows.filter(_before(scope, "news", "silent_days")).order_by("news", "pk")
    return found


def _show_silent(rows: Sequence[Any], scope: Scope) -> Iterable[LooseEnd]:
    for row in rows:
        words = _("%(status)s, %(long)s geen nieuws")
        long = days_in_words(row.news, scope.moment.today)
        yield _end(row, words % {"status": status_label(row.current_status).lower(), "long": long}, "status")


def _undated(scope: Scope) -> QuerySet[Afspraak]:
    terms = _rows_of(TermijnRow, scope).filter(afspraak=OuterRef("pk")).oldest_first().reverse()
    since = Subquery(terms.annotate(since=Coalesce("anchor", known_day())).values("since")[:1])
    rows = _afspraken(scope).undated().annotate(since=since)
    last = scope.moment.today - timedelta(days=UNDATED_DAYS)
    found: QuerySet[Afspraak] = rows.filter(since__lt=last).order_by("since", "pk")
    return found


def _show_undated(rows: Sequence[Any], scope: Scope) -> Iterable[LooseEnd]:
    for row in rows:
        yield _end(row, _("%s zonder datum") % days_in_words(row.since, scope.moment.today), "termijn")


def _without_source(scope: Scope) -> QuerySet[Afspraak]:
    elsewhere = _rows_of(AfspraakPassage, scope).filter(afspraak=OuterRef("pk"), passage__stuk__withdrawal__isnull=True)
    rows: QuerySet[Afspraak] = _afspraken(scope).filter(~Exists(elsewhere), passage__stuk__withdrawal__isnull=False)
    return rows.annotate(withdrawn=F("passage__stuk__withdrawal__withdrawn_at")).order_by("withdrawn", "pk")


def _show_without_source(rows: Sequence[Any], scope: Scope) -> Iterable[LooseEnd]:
    for row in rows:
        since = days_in_words(timezone.localdate(row.withdrawn), scope.moment.today)
        yield _end(row, _("het stuk waarin dit staat is ingetrokken, %s") % since, "afspraak")


def _end(row: Afspraak, words: str, screen: str) -> LooseEnd:
    return LooseEnd(
        title=f"{row.nummer} {row.title}",
        words=words,
        url=row.get_absolute_url(),
        action_url=reverse(f"besluiten_beheer:{screen}", args=[row.pk]),
    )


def _unanswered(scope: Scope) -> QuerySet[Stuk]:
    """Brieven, adviezen and vragen to the gemeente that no public stuk is a reply to."""
    replies = StukRelatie.objects.filter(kind=StukRelatie.Kind.REPLY, target=OuterRef("pk"))
    if scope.is_public:
        replies = replies.filter(stuk_is_public("stuk__", scope.moment.at))
    day = Coalesce("date_latest", "date_earliest")
    rows = scope.stukken.filter(ASKING, ~Exists(replies), live=True).annotate(asked=day)
    return rows.filter(_before(scope, "asked", "letter_days")).order_by("asked", "pk")


def _show_unanswered(rows: Sequence[Any], scope: Scope) -> Iterable[LooseEnd]:
    for stuk in rows:
        words = _("%(soort)s van %(day)s, %(long)s zonder antwoord")
        values = {
            "soort": stuk.get_soort_display(),
            "day": stuk.date.display(),
            "long": days_in_words(stuk.asked, scope.moment.today),
        }
        yield LooseEnd(
            title=stuk.title,
            words=words % values,
            url=stuk.get_absolute_url(),
            action_url=f"{reverse('beheer_stukrelatie:add')}?target={stuk.pk}&kind={StukRelatie.Kind.REPLY.value}",
        )


def _quoted(scope: Scope) -> QuerySet[Kandidaat]:
    rows = Kandidaat.objects.filter(
        kind=FindKind.TOEZEGGING.value, decision=Decision.OPEN, proposal__hardheid__in=QUOTED, stuk__in=scope.stukken
    )
    return rows.select_related("stuk").order_by("created_at", "pk")


def _show_quoted(rows: Sequence[Kandidaat], scope: Scope) -> Iterable[LooseEnd]:
    for row in rows:
        yield LooseEnd(
            title=_("“%s”") % row.quote,
            words=_("aangehaald in %s") % row.stuk.title,
            url=row.stuk.get_absolute_url() if row.stuk.live else "",
            action_url=reverse("beheer_stuk:check", args=[row.stuk_id]),
        )


KINDS = (
    LooseEndKind(
        name="onbeantwoord",
        order=20,
        title=gettext_lazy("Brieven en adviezen zonder antwoord"),
        explanation=gettext_lazy("De termijn om te antwoorden is voorbij, en er is geen antwoord gevonden."),
        action=gettext_lazy("Leg het antwoord vast"),
        find=_unanswered,
        show=_show_unanswered,
    ),
    LooseEndKind(
        name="stille_opdrachten",
        order=30,
        title=gettext_lazy("Opdrachten zonder nieuws"),
        explanation=gettext_lazy("De raad vroeg erom, en sindsdien is er al lang niets over gemeld."),
        action=gettext_lazy("Leg vast hoe het staat"),
        find=_silent_orders,
        show=_show_silent,
    ),
    LooseEndKind(
        name="stille_afspraken",
        order=40,
        title=gettext_lazy("Afspraken waar het stil om is"),
        explanation=gettext_lazy("Open toezeggingen en randvoorwaarden waarover al lang niets is gemeld."),
        action=gettext_lazy("Leg vast hoe het staat"),
        find=_silent,
        show=_show_silent,
    ),
    LooseEndKind(
        name="zonder_datum",
        order=50,
        title=gettext_lazy("Langer dan een jaar zonder datum"),
        explanation=gettext_lazy("Open afspraken zonder datum: nu al langer dan een jaar."),
        action=gettext_lazy("Leg een termijn vast"),
        find=_undated,
        show=_show_undated,
    ),
    LooseEndKind(
        name="bron_ingetrokken",
        order=60,
        title=gettext_lazy("Afspraken waarvan de bron is ingetrokken"),
        explanation=gettext_lazy("Het stuk waarin zij staan is niet meer te lezen, en zij staan in geen ander stuk."),
        action=gettext_lazy("Bekijk de afspraak"),
        find=_without_source,
        show=_show_without_source,
    ),
    LooseEndKind(
        name="aangehaald",
        order=70,
        title=gettext_lazy("Aangehaalde toezeggingen die niet in het register staan"),
        explanation=gettext_lazy("Een later stuk spreekt van een toezegging, en nog niemand keek welke dat is."),
        action=gettext_lazy("Controleer het stuk"),
        find=_quoted,
        show=_show_quoted,
        is_public=False,
    ),
)


def register() -> None:
    for kind in KINDS:
        register_loose_ends(kind)
