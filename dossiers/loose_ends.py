"""What is still missing: kinds of loose ends that apps register, of one dossier or of whole gemeenten.

The griffie works through all of them; of a dossier whose griffie chose so, the public sees those that rest on nothing
but what is public.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossiers.models import Decision, Stuk, StukRelatie
from dossiers.models.base import known_day
from dossiers.panels import Moment


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look. `dossier_pk`: in that dossier only; `is_public`: by what the public may know."""

    moment: Moment
    gemeente_pks: tuple[int, ...]
    dossier_pk: int | None = None
    is_public: bool = False

    @property
    def stukken(self) -> QuerySet[Stuk]:
        rows = Stuk.objects.public(self.moment.at) if self.is_public else Stuk.objects.filter(withdrawal__isnull=True)
        rows = rows.filter(gemeente__in=self.gemeente_pks)
        return rows.filter(dossiers=self.dossier_pk) if self.dossier_pk else rows


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """`words`: why it is one, with how long. `url` is public; `action_url` is where the griffie mends it."""

    title: str
    words: str
    url: str
    action_url: str


@dataclass(frozen=True, slots=True)
class LooseEndKind:
    """`find(scope)` gives the rows, the longest waiting first; `show(rows, scope)` says of each what is loose.

    `is_public`: it rests on public things alone.
    """

    name: str
    order: int
    title: Any
    explanation: Any
    action: Any
    find: Callable[[Scope], QuerySet[Any]]
    show: Callable[[Sequence[Any], Scope], Iterable[LooseEnd]]
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Of one kind: how many there are, and the first of them."""

    kind: LooseEndKind
    total: int
    ends: tuple[LooseEnd, ...]


_kinds: dict[str, LooseEndKind] = {}


def register_loose_ends(kind: LooseEndKind) -> None:
    if kind.name in _kinds:
        raise ValueError(f"loose ends {kind.name!r} are already registered")
    _kinds[kind.name] = kind


def loose_end_kinds(*, for_public: bool = False) -> list[LooseEndKind]:
    return sorted((kind for kind in _kinds.values() if kind.is_public or not for_public), key=lambda kind: kind.order)


def find_loose_ends(scope: Scope, limit: int) -> list[Found]:
    """Of every kind that has any, in a constant number of queries."""
    found = []
    for kind in loose_end_kinds(for_public=scope.is_public):
        rows = kind.find(scope)
        first = list(rows[: limit + 1])
        total = rows.count() if len(first) > limit else len(first)
        if first:
            found.append(Found(kind, total, tuple(kind.show(first[:limit], scope))))
    return found


def days_in_words(since: date | None, today: date) -> str:
    """ "sinds vandaag", "al 45 dagen", "al 8 maanden"; "" when it is not known since when."""
    if since is None or since > today:
        return ""
    days = (today - since).days
    if not days:
        return _("sinds vandaag")
    if days < 90:
        return ngettext("al %d dag", "al %d dagen", days) % days
    months = round(days / 30.44)
    if months < 24:
        return ngettext("al %d maand", "al %d maanden", months) % months
    return _("al %d jaar") % (days // 365)


def _references(scope: Scope) -> QuerySet[StukRelatie]:
    rows: Any = StukRelatie.objects.unresolved()
    if scope.is_public:
        rows = rows.public(scope.moment.at)
    return rows.filter(stuk__in=scope.stukken).select_related("stuk").order_by(known_day(), "pk")


def _show_references(rows: Sequence[StukRelatie], scope: Scope) -> Iterable[LooseEnd]:
    for row in rows:
        yield LooseEnd(
            title=_("“%s”") % row.words,
            words=_("genoemd in %(stuk)s, %(long)s")
            % {"stuk": row.stuk.title, "long": days_in_words(row.known_day, scope.moment.today)},
            url=row.stuk.get_absolute_url(),
            action_url=reverse("beheer_stukrelatie:edit", args=[row.pk]),
        )


def _unjudged(scope: Scope) -> QuerySet[Any]:
    mine = Q(kandidaten__decision=Decision.OPEN, kandidaten__pagina__bestand=F("reading__bestand"))
    return scope.stukken.filter(mine).distinct().order_by("pk")


def _show_unjudged(rows: Sequence[Stuk], scope: Scope) -> Iterable[LooseEnd]:
    for stuk in rows:
        since = timezone.localdate(stuk.created_at)
        yield LooseEnd(
            title=stuk.title,
            words=_("voorstellen van de machine, %s") % days_in_words(since, scope.moment.today),
            url=stuk.get_absolute_url() if stuk.live else "",
            action_url=reverse("beheer_stuk:check", args=[stuk.pk]),
        )


KINDS = (
    LooseEndKind(
        name="verwijzingen",
        order=10,
        title=gettext_lazy("Verwijzingen zonder stuk"),
        explanation=gettext_lazy("Een stuk noemt een ander stuk, en dat is hier niet gevonden."),
        action=gettext_lazy("Koppel het stuk"),
        find=_references,
        show=_show_references,
    ),
    LooseEndKind(
        name="voorstellen",
        order=80,
        title=gettext_lazy("Voorstellen die niemand beoordeelde"),
        explanation=gettext_lazy("De machine vond iets in een stuk, en nog niemand keek ernaar."),
        action=gettext_lazy("Controleer het stuk"),
        find=_unjudged,
        show=_show_unjudged,
        is_public=False,
    ),
)


def register() -> None:
    for kind in KINDS:
        register_loose_ends(kind)
