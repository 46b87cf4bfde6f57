"""Public afspraken as rows of a register: what is shown of each, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, F, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, OwnerRow, TermijnRow
from besluiten.models.afspraak import TermijnColumns
from besluiten.shown_passages import PASSAGE_RELATED, ShownPassage, shown_passage
from besluiten.termijn import TermijnKind
from besluiten.transitions import OPEN_STATUSES, SETTLED_STATUSES, AfspraakKind
from besluiten.wording import KIND_WORDS, late_in_words, undated_in_words
from dossiers.datering_wording import day_in_words
from dossiers.models import DossierPage, Functie, Orgaan
from dossiers.panels import Moment
from dossiers.stand import known_rows, was_placed_later

KEPT_BESIDE = ("is_unproven", "is_disputed", "closed_day", "owner_row", "moves")
SHOWN_STATES = ("open", "overdue", "undated", "disputed")  # of `state_conditions`, in every overview


def public_afspraken(moment: Moment) -> QuerySet[Afspraak]:
    """With their public state, now or at the stand of this moment, and what `KeptState` holds beside it.

    `source_is_public`: the words of the source may be read.
    """
    readable = ExpressionWrapper(Q(publicity__source_until__gt=moment.at), output_field=BooleanField())
    public = Afspraak.objects.public(moment.at)
    if moment.stand:
        beside = {name: F(f"stood__{name}") for name in KEPT_BESIDE}
        state = public.with_state_on(moment.stand.day)
    else:
        beside = {name: F(f"publicity__{name}") for name in KEPT_BESIDE}
        state = public.with_public_state()
    return state.annotate(source_is_public=readable, known_day=F("publicity__known_day"), **beside)


def state_conditions(today: date) -> dict[str, Q]:
    """Of afspraken from `public_afspraken`; those of AfspraakQuerySet.open, overdue and undated among them.

    Every count of these is the length of the register with the filter of the same meaning.
    """
    is_open = Q(current_status__in=[status.value for status in OPEN_STATUSES])
    return {
        "open": is_open,
        "overdue": is_open & Q(last_day__lt=today, settlement_pending=False),
        "undated": is_open & Q(termijn_kind=TermijnKind.UNDETERMINED.value),
        "unproven": Q(is_unproven=True),
        "disputed": Q(is_disputed=True),
        "moved": Q(moves__gt=0),
    }


def settled_since(day: Any) -> Q:
    """Settled now, and known to be so on this day or later."""
    return Q(current_status__in=[status.value for status in SETTLED_STATUSES], closed_day__gte=day)


def state_counts(afspraken: Any, today: date) -> dict[str, dict[str, int]]:
    """Per public status how many there are, and how many of those are overdue, undated and so on; in one query."""
    conditions = state_conditions(today)
    counted = {name: Count("pk", filter=conditions[name]) for name in ("overdue", "undated", "unproven", "disputed")}
    counted["total"] = Count("pk")
    grouped = afspraken.order_by().values("current_status").annotate(**counted)
    return {
        status: dict(zip(counted, row, strict=True)) for status, *row in grouped.values_list("current_status", *counted)
    }


def with_shown_rows(afspraken: QuerySet[Afspraak], moment: Moment) -> QuerySet[Afspraak]:
    """Fetch what `shown_afspraak` needs. The lists hold public rows only and are named `shown_…`."""
    owners = known_rows(OwnerRow.objects.public(moment.at), moment).oldest_first().select_related("passage")
    owners = owners.prefetch_related(Prefetch("functies", Functie.objects.public(moment.at).select_related("persoon")))
    related = with_organen(afspraken).select_related("promised_by_orgaan", "promised_to", *PASSAGE_RELATED)
    functies = Functie.objects.public(moment.at).select_related("persoon")
    rows = TermijnRow.objects.select_related(*PASSAGE_RELATED).defer("passage__pagina__text").public(moment.at)
    termijnen = known_rows(rows, moment).oldest_first()
    return related.defer("passage__pagina__text").prefetch_related(
        Prefetch("promised_by", functies, to_attr="shown_promised_by"),
        Prefetch("termijn_rows", termijnen, to_attr="shown_termijnen"),
        Prefetch("dossiers", DossierPage.objects.public(moment.at).order_by("title"), to_attr="shown_dossiers"),
        Prefetch("owner_rows", owners, to_attr="shown_owner_rows"),
    )


def with_organen(afspraken: QuerySet[Afspraak]) -> QuerySet[Afspraak]:
    """With `by_orgaan` and `to_orgaan`: nothing for one that nobody confirmed, as it is not public."""
    return afspraken.annotate(by_orgaan=_confirmed("promised_by_orgaan"), to_orgaan=_confirmed("promised_to"))


def _confirmed(orgaan: str) -> Case:
    return Case(When(**{f"{orgaan}__is_confirmed": True}, then=F(f"{orgaan}__name")), default=Value(""))


@dataclass(frozen=True, slots=True)
class ShownAfspraak:
    """The context of templates/components/register_row.html, and what exports, panels and search add to it."""

    afspraak: Any
    nummer: str
    title: str
    url: str
    context: str
    by: str
    to: str
    term_words: str
    term_is_quote: bool
    term_detail: str
    statuses: tuple[tuple[str, str], ...]
    termijn: TermijnRow | None
    owner_row: OwnerRow | None
    dossiers: tuple[Any, ...]
    is_overdue: bool
    placed_later: bool

    @property
    def source(self) -> ShownPassage:
        return shown_passage(self.afspraak.passage, is_public=self.afspraak.source_is_public)

    @property
    def owners(self) -> tuple[Functie, ...]:
        return tuple(self.owner_row.functies.all()) if self.owner_row else ()


def shown_afspraak(afspraak: Any, moment: Moment) -> ShownAfspraak:
    """`afspraak` comes from `public_afspraken` and `with_shown_rows`; others from `listed.shown_in_list`."""
    row = afspraak.shown_termijnen[-1] if afspraak.shown_termijnen else None
    words, is_quote, detail = term_in_words(row)
    owner_rows = getattr(afspraak, "shown_owner_rows", [])
    return ShownAfspraak(
        afspraak=afspraak,
        nummer=afspraak.nummer,
        title=afspraak.title,
        url=afspraak.get_absolute_url(),
        context=", ".join(dossier.title for dossier in afspraak.shown_dossiers),
        by=promised_by(afspraak),
        to=afspraak.to_orgaan,
        term_words=words,
        term_is_quote=is_quote,
        term_detail=detail,
        statuses=tuple(statuses_of(afspraak, row, moment.today)),
        termijn=row,
        owner_row=owner_rows[-1] if owner_rows else None,
        dossiers=tuple(afspraak.shown_dossiers),
        is_overdue=is_overdue(afspraak, moment.today),
        placed_later=was_placed_later(afspraak.confirmed_at, moment),
    )


def is_open(afspraak: Any) -> bool:
    return afspraak.current_status in {status.value for status in OPEN_STATUSES}


def is_overdue(afspraak: Any, today: date) -> bool:
    """As `AfspraakQuerySet.overdue`, for one afspraak with its public state."""
    return bool(
        is_open(afspraak) and afspraak.last_day and afspraak.last_day < today and not afspraak.settlement_pending
    )


def statuses_of(afspraak: Any, row: TermijnRow | None, today: date) -> list[tuple[str, str]]:
    """The public status, and beside it what is computed: too late, without a date, without evidence, disputed."""
    statuses = [(afspraak.current_status, "")]
    if afspraak.is_unproven:
        statuses.append(("zonder_bewijs", ""))
    if is_overdue(afspraak, today):
        statuses.append(("te_laat", late_in_words(afspraak.last_day, today)))
    elif is_open(afspraak) and afspraak.termijn_kind == TermijnKind.UNDETERMINED:
        statuses.append(("onbepaald", undated_in_words(undated_since(afspraak, row), today)))
    if afspraak.is_disputed:
        statuses.append(("betwist", ""))
    return statuses


def undated_since(afspraak: Any, row: TermijnRow | None) -> date | None:
    """The day of the stuk that set the term; of a stuk without a day its latest possible one, else of registering."""
    return (row.anchor or row.known_day) if row else afspraak.known_day


def term_in_words(row: TermijnColumns | None) -> tuple[str, bool, str]:
    """Words, whether they stand so in the stuk, and what they mean."""
    words = row.words if row else ""
    if row is None or row.kind == TermijnKind.UNDETERMINED:
        detail = _("geen datum") if words else ""
        return words or _("geen datum genoemd"), bool(words), detail
    if row.kind in (TermijnKind.RECURRING, TermijnKind.EVENT):
        return words, True, KIND_WORDS[TermijnKind(row.kind)]
    if row.latest:
        day = day_in_words(row.latest)
        return words, True, "" if day in words else _("uiterlijk %s") % day
    return words, True, _("vanaf %s") % day_in_words(row.earliest) if row.earliest else ""


def promised_by(afspraak: Any) -> str:
    offices = ", ".join(functie.title for functie in afspraak.shown_promised_by)
    return offices or str(afspraak.by_orgaan)


def orgaan_name(orgaan: Orgaan | None) -> str:
    """Nothing for one that nobody confirmed: it is not public."""
    return orgaan.name if orgaan and orgaan.is_confirmed else ""


def kind_in_words(kind: str, *, is_plural: bool = False) -> str:
    plurals = {
        AfspraakKind.TOEZEGGING: _("Toezeggingen"),
        AfspraakKind.RANDVOORWAARDE: _("Randvoorwaarden"),
        AfspraakKind.OPDRACHT: _("Opdrachten"),
    }
    return plurals[AfspraakKind(kind)] if is_plural else str(Afspraak.Kind(kind).label)
