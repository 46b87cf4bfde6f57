"""What besluiten knows of changes of policy: shifts of the main mijlpaal, and afspraken that were dropped."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from besluiten.models import Besluit, StatusEvidence, StatusWijziging, Verschuiving
from besluiten.models.afspraak import afspraak_is_public
from besluiten.transitions import LIFE_CYCLES, Status, Step
from dossiers.datering import Datering
from dossiers.datering_wording import day_in_words
from dossiers.models import Orgaan, Stuk
from dossiers.models.base import address_of, label_of
from dossiers.panels import Moment
from dossiers.policy_changes import (
    ChangeRow,
    PolicyChange,
    change_columns,
    dossier_was_treated,
    register_policy_changes,
    stuk_was_treated,
)
from dossiers.stand import known_rows

DROPPED = {t.target.value for cycle in LIFE_CYCLES.values() for t in cycle.transitions if t.step is Step.DROP}
_SHIFT, _DROP = "verschuiving", "vervallen"


def shift_rows(dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    rows = known_rows(Verschuiving.objects.public(moment.at), moment).filter(
        mijlpaal__dossier=dossier.pk, mijlpaal__is_main=True
    )
    rows = rows.filter(~stuk_was_treated(moment, "passage__stuk__"), ~dossier_was_treated(dossier, moment))
    soort, key = F("passage__stuk__soort"), F("mijlpaal__public_id")
    return change_columns(rows, _SHIFT, key=key, title=F("mijlpaal__title"), extra=soort, target="target")


def shift_words(row: ChangeRow) -> PolicyChange:
    soort = label_of(Stuk.Soort(row.extra)).lower()
    source = _("%(soort)s van %(day)s") % {"soort": soort, "day": row.known.display()} if row.known.is_known else soort
    words = _("De verschuiving naar %s") % _date_in_words(row.target)
    return PolicyChange(words, address_of("besluiten:mijlpaal", row.key), source)


def _date_in_words(target: Datering) -> str:
    if not target.is_known:
        return _("een datum die niet genoemd is")
    if target.latest and not target.earliest:
        return _("uiterlijk %s") % day_in_words(target.latest)
    return target.display()


def drop_rows(dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    """Afspraken that are dropped now, and not by a besluit of the raad."""
    steps = known_rows(StatusWijziging.objects.public(moment.at), moment)
    rows = steps.filter(
        afspraak_is_public("afspraak__", moment.at), afspraak__dossiers=dossier.pk, to_status__in=DROPPED
    )
    if moment.stand:
        rows = rows.filter(~Exists(steps.filter(afspraak=OuterRef("afspraak"), sequence__gt=OuterRef("sequence"))))
    else:
        rows = rows.filter(sequence=F("afspraak__publicity__sequence"))
    by_council = Besluit.objects.filter(pk=OuterRef("besluit"), orgaan__kind=Orgaan.Kind.COUNCIL)
    proofs = StatusEvidence.objects.filter(stuk_was_treated(moment, "passage__stuk__"), status_wijziging=OuterRef("pk"))
    rows = rows.filter(~Exists(by_council), ~Exists(proofs), ~dossier_was_treated(dossier, moment))
    what = Concat("afspraak__kind", Value(" "), "to_status")
    return change_columns(rows, _DROP, key=F("afspraak__public_id"), title=F("afspraak__nummer"), extra=what)


def drop_words(row: ChangeRow) -> PolicyChange:
    kind, status = row.extra.split()
    words = {
        Status.LAPSED: _("Het vervallen van %s"),
        Status.RELEASED: _("Het loslaten van %s"),
        Status.SUPERFLUOUS: _("Het overbodig verklaren van %s"),
    }
    known = row.known.display() if row.known.is_known else ""
    return PolicyChange(words[Status(status)] % row.title, address_of(f"besluiten:{kind}", row.key), known)


def register() -> None:
    register_policy_changes(_SHIFT, shift_rows, shift_words)
    register_policy_changes(_DROP, drop_rows, drop_words)
