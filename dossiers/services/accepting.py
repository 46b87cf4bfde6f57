"""What it means to accept a kandidaat about the stuk itself: a fact goes into the concept, a reference is related."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dossiers.models import Kandidaat, Orgaan, Role, Stuk, StukRelatie
from dossiers.reading.model import FindKind
from dossiers.services.kandidaten import Accepted, found_passage, register_acceptor
from dossiers.services.organen import orgaan_kind
from dossiers.services.rights import user_can_work_for
from dossiers.services.stukken import relate, save_concept

STUK_FIELDS = ("soort", "authority", "title", "kenmerk", "date")
ORGAAN_FIELDS = {"sender": "sender_orgaan", "addressee": "addressee_orgaan"}


def accept_metadata(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """Put a fact into the newest concept. `values`: one of STUK_FIELDS, or `orgaan` (an Orgaan) or `new_orgaan`
    (a name) with `role` "sender" or "addressee"."""
    stuk: Stuk = kandidaat.stuk.get_latest_revision_as_object()
    for name in STUK_FIELDS:
        if name in values:
            setattr(stuk, name, values[name][:300] if name == "title" else values[name])
    told = values.get("date") or values.get("title") or values.get("kenmerk")
    if "role" in values:
        orgaan = values.get("orgaan") or _new_orgaan(kandidaat, values.get("new_orgaan", ""), user)
        setattr(stuk, ORGAAN_FIELDS[values["role"]], orgaan)
        told = orgaan
    save_concept(stuk, user=user)
    if "date" in values:
        told = values["date"].display()
    return Accepted(str(told or stuk.get_soort_display()))


def _new_orgaan(kandidaat: Kandidaat, name: str, user: Any) -> Orgaan:
    if not name.strip():
        raise ValidationError({"new_orgaan": _("Kies een orgaan, of vul de naam van een nieuw orgaan in.")})
    orgaan, _created = Orgaan.objects.get_or_create(
        gemeente_id=kandidaat.gemeente_id,
        name=name.strip()[:200],
        defaults={
            "kind": orgaan_kind(name),
            "is_confirmed": user is None or user_can_work_for(user, kandidaat.gemeente_id, Role.GRIFFIER),
        },
    )
    return orgaan


def accept_reference(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """Relate the stuk to `target`, or keep the reference as a loose end when there is none. `relation`: its kind."""
    passage = found_passage(kandidaat)
    target = values.get("target")
    relatie = relate(
        stuk=kandidaat.stuk,
        kind=values.get("relation") or StukRelatie.Kind.REFERENCE,
        target=target,
        words=" ".join(kandidaat.quote.split())[:300],
        passage=passage,
        user=user,
    )
    words = _("%(relation)s: %(title)s") % {"relation": relatie.get_kind_display(), "title": target}
    return Accepted(words if target else _("Bewaard als los eindje"), passage)


def accept_personal(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """It is there: the stuk stays a concept until its file has been replaced by one without it."""
    return Accepted(_("Moet weg uit het bestand"))


def accept_attention(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    return Accepted(_("Gezien"))


def register() -> None:
    register_acceptor(FindKind.METADATA, accept_metadata)
    register_acceptor(FindKind.REFERENCE, accept_reference)
    register_acceptor(FindKind.PERSONAL, accept_personal)
    register_acceptor(FindKind.ATTENTION, accept_attention)
