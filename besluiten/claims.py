"""What is said about a passage in public: promised here, proved here, moved here, decided here. One query."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from besluiten.models import (
    Afspraak,
    AfspraakPassage,
    AfspraakPeriod,
    Besluit,
    Oordeel,
    StatusEvidence,
    StatusWijziging,
    TermijnRow,
    Verschuiving,
    status_label,
)
from besluiten.plans import mijlpalen_then
from besluiten.shown_readings import oordelen_then
from dossiers.models.base import address_of, label_of
from dossiers.models.public import passage_may_be_known
from dossiers.panels import Claim, ClaimPath, Moment, PassageClaim, register_claims
from dossiers.stand import known_rows
from dossiers.statements import Statement, filled_slots, slots_of, some_moment, values_of, width_of

AFSPRAAK, REPEAT, EVIDENCE, TERMIJN, OORDEEL = "afspraak", "herhaling", "bewijs", "termijn", "oordeel"
MIJLPAAL, SHIFT, BESLUIT = "mijlpaal", "verschuiving", "besluit"


def claims_of_besluiten(path: ClaimPath, pks: Sequence[int], moment: Moment) -> Iterable[PassageClaim]:
    width = width_of(len(pks))
    rows = _statement(path, width, bool(moment.stand)).rows({**values_of(moment), **filled_slots("pk", pks, width)})
    for passage_pk, stuk_pk, *words in sorted(rows, key=lambda row: (row[0], row[2], row[5], row[6])):
        yield PassageClaim(passage_pk, stuk_pk, _claim(*words))


@cache
def _statement(path: ClaimPath, width: int, has_stand: bool) -> Statement:
    """The claims on this many things; a page asks for its own number, rounded up."""
    where = Q(**{f"{path}__pk__in": slots_of("pk", width)})
    moment = some_moment(has_stand=has_stand)
    parts = [*_about_afspraken(where, moment), *_about_plans(where, moment)]
    return Statement.of(parts[0].union(*parts[1:], all=True))


def _about_afspraken(where: Q, moment: Moment) -> list[QuerySet[Any, Any]]:
    at = moment.at
    public = Afspraak.objects.public(at)
    steps = known_rows(StatusWijziging.objects.public(at), moment)
    then = AfspraakPeriod.objects.on(moment.stand.day) if moment.stand else None
    if then is not None:
        public = public.filter(Exists(then.filter(afspraak=OuterRef("pk"))))
    of_afspraak = Exists(public.filter(pk=OuterRef("afspraak")))
    later = steps.filter(sequence__gt=1)  # the first step rests on the promise itself
    of_step = Exists(later.filter(pk=OuterRef("status_wijziging"), afspraak__in=public.values("pk")))
    evidence = StatusEvidence.objects.filter(where, of_step, passage_may_be_known("passage__", at))
    repeats = known_rows(AfspraakPassage.objects.public(at).filter(where, of_afspraak), moment)
    termijnen = known_rows(TermijnRow.objects.public(at).filter(where, of_afspraak), moment)
    given = oordelen_then(moment).filter(where, of_afspraak)
    changed = termijnen.exclude(passage=F("afspraak__passage"))
    return [
        _columns(public.filter(where), AFSPRAAK, "", then),
        _columns(repeats, REPEAT, "afspraak__", then),
        _columns(changed, TERMIJN, "afspraak__", then),
        _columns(evidence, EVIDENCE, "status_wijziging__afspraak__", then),
        _columns(given, OORDEEL, "afspraak__", None, status=F("verdict")),
    ]


def _columns(rows: Any, claim: str, prefix: str, then: Any, status: Any = None) -> QuerySet[Any, Any]:
    """The columns of a claim; `prefix` leads from the row to its afspraak. `then`: its AfspraakPeriod, at a stand.

    `status`: what is shown in the place of that of the afspraak.
    """
    status = status or F(f"{prefix}publicity__status")
    if then is not None:
        status = Subquery(then.filter(afspraak=OuterRef(f"{prefix}pk")).values("status"))
    return _values(
        rows,
        claim,
        kind=F(f"{prefix}kind"),
        key=F(f"{prefix}public_id"),
        nummer=F(f"{prefix}nummer"),
        title=F(f"{prefix}title"),
        status=status,
    )


def _about_plans(where: Q, moment: Moment) -> list[QuerySet[Any, Any]]:
    at = moment.at
    mijlpalen = mijlpalen_then(moment).filter(where)
    shifts = known_rows(Verschuiving.objects.public(at).filter(where), moment)
    besluiten = Besluit.objects.public(at).filter(where, passage_may_be_known("passage__", at))
    meeting = Subquery(
        Besluit.objects.filter(pk=OuterRef("pk"), vergadering__is_confirmed=True).values("vergadering__public_id")[:1]
    )
    return [
        _values(mijlpalen, MIJLPAAL, key=F("public_id"), title=F("title")),
        _values(shifts, SHIFT, key=F("mijlpaal__public_id"), title=F("mijlpaal__title")),
        _values(besluiten, BESLUIT, key=meeting, title=F("text")),
    ]


def _values(rows: Any, claim: str, *, key: Any, title: Any, **more: Any) -> QuerySet[Any, Any]:
    def text(expression: Any) -> Any:
        return Cast(expression, CharField())

    nothing = Value("")
    return rows.order_by().values_list(
        "passage_id",
        F("passage__stuk_id"),
        text(Value(claim)),
        text(more.get("kind", nothing)),
        text(key),
        text(more.get("nummer", nothing)),
        text(title),
        text(more.get("status", nothing)),
    )


def _claim(claim: str, kind: str, key: str | None, nummer: str, title: str, status: str) -> Claim:
    if claim == BESLUIT:
        url = address_of("dossiers:vergadering", key) if key else ""
        return Claim(kind_label=_("Besluit"), title=title, url=url, soort="besluit")
    if claim in (MIJLPAAL, SHIFT):
        label = _("Mijlpaal") if claim == MIJLPAAL else _("Verschoven")
        return Claim(kind_label=label, title=title, url=address_of("besluiten:mijlpaal", key or ""), soort=claim)
    return Claim(
        kind_label=_label(claim, kind),
        title=f"{nummer} {title}",
        url=address_of(f"besluiten:{kind}", key or ""),
        status=status,
        status_label=label_of(Oordeel.Verdict(status)) if claim == OORDEEL else status_label(status),
        soort={REPEAT: "afspraak"}.get(claim, claim),
    )


def _label(claim: str, kind: str) -> str:
    if claim == AFSPRAAK:
        return label_of(Afspraak.Kind(kind))
    if claim == REPEAT:
        return _("Opnieuw gezegd")
    return {OORDEEL: _("Oordeel"), EVIDENCE: _("Bewijs")}.get(claim, _("Nieuwe termijn"))


def register() -> None:
    register_claims("besluiten", claims_of_besluiten)
