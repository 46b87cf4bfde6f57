"""What is said about a passage in public: promised here, proved here, moved here, decided here. One query."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse
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
from dossiers.panels import Claim, Moment, register_claims

AFSPRAAK, REPEAT, EVIDENCE, TERMIJN = "afspraak", "herhaling", "bewijs", "termijn"
MIJLPAAL, SHIFT, BESLUIT = "mijlpaal", "verschuiving", "besluit"


def claims_of_besluiten(passage_pks: Sequence[int], moment: Moment) -> dict[int, list[Claim]]:
    parts = [*_about_afspraken(passage_pks, moment), *_about_plans(passage_pks, moment)]
    rows = parts[0].union(*parts[1:], all=True)
    claims: dict[int, list[Claim]] = {}
    for row in sorted(rows, key=lambda row: (row[0], row[1], row[4], row[5])):
        claims.setdefault(row[0], []).append(_claim(*row[1:]))
    return claims


def _about_afspraken(pks: Sequence[int], moment: Moment) -> list[QuerySet[Any, Any]]:
    public = Afspraak.objects.public(moment.at)
    steps = StatusWijziging.objects.public(moment.at)
    of_afspraak = Exists(public.filter(pk=OuterRef("afspraak")))
    later = steps.filter(sequence__gt=1)  # the first step rests on the promise itself
    of_step = Exists(later.filter(pk=OuterRef("status_wijziging"), afspraak__in=public.values("pk")))
    changed = TermijnRow.objects.filter(of_afspraak, passage__in=pks).exclude(passage=F("afspraak__passage"))
    return [
        _columns(public.filter(passage__in=pks), AFSPRAAK, moment, ""),
        _columns(AfspraakPassage.objects.filter(of_afspraak, passage__in=pks), REPEAT, moment, "afspraak"),
        _columns(changed, TERMIJN, moment, "afspraak"),
        _columns(
            StatusEvidence.objects.filter(of_step, passage__in=pks), EVIDENCE, moment, "status_wijziging__afspraak"
        ),
    ]


def _columns(rows: Any, claim: str, moment: Moment, path: str) -> QuerySet[Any, Any]:
    """The columns of a claim; `path` leads from the row to its afspraak."""
    prefix = f"{path}__" if path else ""
    last = StatusWijziging.objects.public(moment.at).filter(afspraak=OuterRef(path or "pk")).order_by("-sequence")
    return _values(
        rows,
        claim,
        kind=F(f"{prefix}kind"),
        key=F(f"{prefix}public_id"),
        nummer=F(f"{prefix}nummer"),
        title=F(f"{prefix}title"),
        status=Subquery(last.values("to_status")[:1]),
    )


def _about_plans(pks: Sequence[int], moment: Moment) -> list[QuerySet[Any, Any]]:
    mijlpalen = Mijlpaal.objects.public(moment.at).filter(passage__in=pks)
    shifts = Verschuiving.objects.public(moment.at).filter(passage__in=pks)
    besluiten = Besluit.objects.public(moment.at).filter(passage__in=pks)
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
        text(Value(claim)),
        text(more.get("kind", nothing)),
        text(key),
        text(more.get("nummer", nothing)),
        text(title),
        text(more.get("status", nothing)),
    )


def _claim(claim: str, kind: str, key: str | None, nummer: str, title: str, status: str) -> Claim:
    if claim == BESLUIT:
        url = reverse("dossiers:vergadering", args=[key]) if key else ""
        return Claim(kind_label=_("Besluit"), title=title, url=url, soort="besluit")
    if claim in (MIJLPAAL, SHIFT):
        label = _("Mijlpaal") if claim == MIJLPAAL else _("Verschoven")
        return Claim(kind_label=label, title=title, url=reverse("besluiten:mijlpaal", args=[key]), soort=claim)
    labels = {
        AFSPRAAK: str(Afspraak.Kind(kind).label),
        REPEAT: _("Opnieuw gezegd"),
        EVIDENCE: _("Bewijs"),
        TERMIJN: _("Nieuwe termijn"),
    }
    return Claim(
        kind_label=labels[claim],
        title=f"{nummer} {title}",
        url=reverse(f"besluiten:{kind}", args=[key]),
        status=status,
        status_label=status_label(status),
        soort={REPEAT: "afspraak"}.get(claim, claim),
    )


def register() -> None:
    register_claims("besluiten", claims_of_besluiten)
