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
    Besluit,
    Mijlpaal,
    StatusEvidence,
    StatusWijziging,
    TermijnRow,
    Verschuiving,
    status_label,
)
from dossiers.models.base import address_of, label_of
from dossiers.models.public import passage_may_be_known
from dossiers.panels import Claim, ClaimPath, Moment, PassageClaim, register_claims
from dossiers.statements import Slot, Statement, filled_slots, slots_of, width_of

AFSPRAAK, REPEAT, EVIDENCE, TERMIJN = "afspraak", "herhaling", "bewijs", "termijn"
MIJLPAAL, SHIFT, BESLUIT = "mijlpaal", "verschuiving", "besluit"


def claims_of_besluiten(path: ClaimPath, pks: Sequence[int], moment: Moment) -> Iterable[PassageClaim]:
    width = width_of(len(pks))
    rows = _statement(path, width).rows({"at": moment.at, **filled_slots("pk", pks, width)})
    for passage_pk, stuk_pk, *words in sorted(rows, key=lambda row: (row[0], row[2], row[5], row[6])):
        yield PassageClaim(passage_pk, stuk_pk, _claim(*words))


@cache
def _statement(path: ClaimPath, width: int) -> Statement:
    """The claims on this many things; a page asks for its own number, rounded up."""
    where = Q(**{f"{path}__pk__in": slots_of("pk", width)})
    at: Any = Slot("at")
    parts = [*_about_afspraken(where, at), *_about_plans(where, at)]
    return Statement.of(parts[0].union(*parts[1:], all=True))


def _about_afspraken(where: Q, at: Any) -> list[QuerySet[Any, Any]]:
    public = Afspraak.objects.public(at)
    steps = StatusWijziging.objects.public(at)
    of_afspraak = Exists(public.filter(pk=OuterRef("afspraak")))
    later = steps.filter(sequence__gt=1)  # the first step rests on the promise itself
    of_step = Exists(later.filter(pk=OuterRef("status_wijziging"), afspraak__in=public.values("pk")))
    evidence = StatusEvidence.objects.filter(where, of_step, passage_may_be_known("passage__", at))
    repeats = AfspraakPassage.objects.public(at).filter(where, of_afspraak)
    changed = TermijnRow.objects.public(at).filter(where, of_afspraak).exclude(passage=F("afspraak__passage"))
    return [
        _columns(public.filter(where), AFSPRAAK, ""),
        _columns(repeats, REPEAT, "afspraak__"),
        _columns(changed, TERMIJN, "afspraak__"),
        _columns(evidence, EVIDENCE, "status_wijziging__afspraak__"),
    ]


def _columns(rows: Any, claim: str, prefix: str) -> QuerySet[Any, Any]:
    """The columns of a claim; `prefix` leads from the row to its afspraak."""
    return _values(
        rows,
        claim,
        kind=F(f"{prefix}kind"),
        key=F(f"{prefix}public_id"),
        nummer=F(f"{prefix}nummer"),
        title=F(f"{prefix}title"),
        status=F(f"{prefix}publicity__status"),
    )


def _about_plans(where: Q, at: Any) -> list[QuerySet[Any, Any]]:
    mijlpalen = Mijlpaal.objects.public(at).filter(where)
    shifts = Verschuiving.objects.public(at).filter(where)
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
        status_label=status_label(status),
        soort={REPEAT: "afspraak"}.get(claim, claim),
    )


def _label(claim: str, kind: str) -> str:
    if claim == AFSPRAAK:
        return label_of(Afspraak.Kind(kind))
    if claim == REPEAT:
        return _("Opnieuw gezegd")
    return _("Bewijs") if claim == EVIDENCE else _("Nieuwe termijn")


def register() -> None:
    register_claims("besluiten", claims_of_besluiten)
