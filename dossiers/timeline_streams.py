"""What the dossiers package itself puts on the timeline: stukken and vergaderingen."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.models import Behandeling, Stuk, Vergadering
from dossiers.models.base import DATERING_COLUMNS, keep_columns, label_of
from dossiers.panels import Claim, Moment, claims_on_stukken, keys_on_page, once_per_page
from dossiers.stand import dated_then, stukken_then, was_placed_later
from dossiers.statements import keys_of_any, made_once
from dossiers.timeline_entries import Effect, TimelineEntry
from dossiers.timeline_keys import TimelineStream

_SHOWN = (
    *(
        "soort",
        "title",
        "public_id",
        "summary",
        "authority",
        "first_published_at",
        *(f"date_{suffix}" for suffix in DATERING_COLUMNS),
    ),
    *("sender_orgaan__name", "sender_orgaan__is_confirmed", "addressee_orgaan__name", "addressee_orgaan__is_confirmed"),
    *("sender_persoon__name", "addressee_persoon__name"),
)
LAST_BEHANDELINGEN = 20  # what "wie besprak wat" shows of a long dossier; on paper it shows all


def stuk_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Stuk]:
    """A stuk without a date stands on the day of its publication here."""
    rows = stukken_then(Stuk.objects.public(moment.at).filter(dossiers=dossier.pk), moment)
    if orgaan_pk is not None:
        rows = rows.filter(Q(sender_orgaan=orgaan_pk) | Q(addressee_orgaan=orgaan_pk))
    return rows.annotate(timeline_day=Coalesce("date_latest", "date_earliest", TruncDate("first_published_at")))


def stuk_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    claims = claims_on_stukken(pks, moment)
    return {
        stuk.pk: TimelineEntry(
            soort="stuk",
            date=stuk.date,
            kind_label=kind_label(stuk),
            title=stuk.title,
            url=stuk.get_absolute_url(),
            summary=stuk.summary,
            effects=tuple(_effects(claims[stuk.pk])),
            placed_later=was_placed_later(stuk.first_published_at, moment),
        )
        for stuk in _stukken(dossier, moment, pks)
    }


@made_once
def _stukken(_dossier: Any, _moment: Moment, pks: Any) -> QuerySet[Stuk]:
    return with_parties(Stuk.objects.filter(pk__in=pks)).only(*_SHOWN)


def with_parties(stukken: QuerySet[Stuk]) -> QuerySet[Stuk]:
    """Joined with who wrote it to whom, as `kind_label` says."""
    return stukken.select_related("sender_orgaan", "sender_persoon", "addressee_orgaan", "addressee_persoon")


def brief_entries(stukken: QuerySet[Stuk]) -> list[TimelineEntry]:
    """Stukken in one line each, without what they did."""
    rows = with_parties(stukken)
    return [TimelineEntry("stuk", stuk.date, kind_label(stuk), stuk.title, stuk.get_absolute_url()) for stuk in rows]


def _effects(claims: Sequence[Claim]) -> Iterable[Effect]:
    """One per thing and what was done to it, also when several passages say it."""
    effects = (
        Effect(
            soort=claim.soort,
            words=f"{claim.kind_label}:",
            title=claim.title,
            url=claim.url,
            statuses=((claim.status, claim.status_label),) if claim.status else (),
        )
        for claim in claims
    )
    return {(effect.words, effect.title, effect.url): effect for effect in effects}.values()


def kind_label(stuk: Stuk) -> str:
    """ "Memo · college aan gemeenteraad" """
    soort = label_of(Stuk.Soort(stuk.soort))  # `get_soort_display` makes its table of choices at each call
    if stuk.sender and stuk.addressee:
        return _("%(soort)s · %(sender)s aan %(addressee)s") % {
            "soort": soort,
            "sender": stuk.sender,
            "addressee": stuk.addressee,
        }
    return f"{soort} · {stuk.sender or label_of(Stuk.Authority(stuk.authority))}"


def public_behandelingen(dossier: Any, moment: Moment) -> QuerySet[Behandeling]:
    """Of a dossier and its stukken."""
    return held_then(Behandeling.objects.public(moment.at).filter(_in_dossier(dossier)), moment)


def held_then(rows: Any, moment: Moment) -> Any:
    """Behandelingen at a vergadering that had been held at the stand."""
    return rows.filter(dated_then(moment.stand, "vergadering__date")) if moment.stand else rows


def _in_dossier(dossier: Any) -> Q:
    stukken = Stuk.dossiers.through.objects.filter(dossierpage=dossier.pk).values("stuk")
    return Q(dossier=dossier.pk) | Q(stuk__in=stukken)


@once_per_page
def behandelingen_in(dossier: Any, moment: Moment) -> list[Behandeling]:
    """The last ones and those at a vergadering on the page of the timeline, in the order of their meetings."""
    return _behandelingen(dossier, moment, keys_on_page(dossier, "vergadering"))


@made_once
def _behandelingen(dossier: Any, moment: Moment, vergaderingen: Any) -> QuerySet[Behandeling]:
    link = Stuk.dossiers.through.objects.filter(dossierpage=dossier.pk, stuk=OuterRef("stuk"))
    public = held_then(Behandeling.objects.public(moment.at).filter(Q(dossier=dossier.pk) | Exists(link)), moment)
    day = F("vergadering__date_latest")
    # First the vergaderingen, of which there are fewer: a behandeling takes ten tables to look at.
    held = F("date_latest").desc(nulls_last=True)
    newest = vergadering_rows(dossier, None, moment).order_by(held, "-pk").values("pk")[: LAST_BEHANDELINGEN + 1]
    there = public.filter(vergadering__in=newest)
    last = there.order_by(day.desc(nulls_last=True), "-pk").values("pk")[: LAST_BEHANDELINGEN + 1]
    rows = public.filter(pk__in=keys_of_any(Behandeling, [Q(pk__in=last), Q(vergadering__pk__in=vergaderingen)]))
    rows = rows.select_related("vergadering__orgaan", "stuk__withdrawal", "dossier")
    rows = keep_columns(rows, "stuk", "public_id", "title", "date")
    rows = keep_columns(rows, "stuk__withdrawal", "stuk", "shows_title")
    return keep_columns(rows, "dossier", "title").order_by(day.asc(nulls_first=True), "pk")


def vergadering_rows(dossier: Any, orgaan_pk: int | None, moment: Moment) -> QuerySet[Vergadering]:
    """Meetings that treated the dossier or one of its stukken. Without a date they have no place on a timeline."""
    about = Behandeling.objects.of_known_subject(moment.at).filter(_in_dossier(dossier)).values("vergadering")
    rows = Vergadering.objects.public(moment.at).filter(pk__in=about)
    if moment.stand:
        rows = rows.filter(dated_then(moment.stand, "date"))
    if orgaan_pk is not None:
        rows = rows.filter(orgaan=orgaan_pk)
    return rows.annotate(timeline_day=Coalesce("date_latest", "date_earliest"))


def vergadering_entries(dossier: Any, pks: Sequence[int], moment: Moment) -> dict[int, TimelineEntry]:
    wanted = set(pks)
    vergaderingen: dict[int, Vergadering] = {}
    effects: dict[int, list[Effect]] = {}
    for behandeling in behandelingen_in(dossier, moment):
        vergaderingen[behandeling.vergadering_id] = behandeling.vergadering
        stuk: Any = behandeling.stuk
        if stuk is None:
            continue
        effects.setdefault(behandeling.vergadering_id, []).append(
            Effect(
                soort="stuk",
                words=f"{behandeling.manner_words}:",
                title=_("Ingetrokken stuk") if stuk.is_withdrawn and not stuk.withdrawal.shows_title else stuk.title,
                url=stuk.get_absolute_url(),
            )
        )
    return {
        pk: TimelineEntry(
            soort="vergadering",
            date=vergadering.date,
            kind_label=_("Vergadering · %s") % vergadering.orgaan,
            title=vergadering.title or str(vergadering.orgaan),
            url=vergadering.get_absolute_url(),
            effects=tuple(effects.get(pk, ())),
        )
        for pk, vergadering in vergaderingen.items()
        if pk in wanted
    }


STREAMS = (
    TimelineStream("stuk", gettext_lazy("Stukken"), stuk_rows, stuk_entries),  # type: ignore[arg-type] # lazy text
    TimelineStream("vergadering", gettext_lazy("Vergaderingen"), vergadering_rows, vergadering_entries),  # type: ignore[arg-type] # lazy text
)
