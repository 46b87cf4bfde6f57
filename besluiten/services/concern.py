"""Which afspraken concern an orgaan: what its account sees and may speak about at /inbreng/, and nothing else."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Onderdeel, OrgaanAccount, OwnerRow
from dossiers.models import Orgaan
from dossiers.services.rights import user_gemeenten

SPEAKING_KINDS = frozenset(
    {
        Orgaan.Kind.BOARD.value,
        Orgaan.Kind.ADVISORY.value,
        Orgaan.Kind.RESIDENTS.value,
        Orgaan.Kind.PARTNER.value,
        Orgaan.Kind.OTHER.value,
    }
)
"""The raad and its committees speak through the griffie, the press not at all."""


def why_silent(orgaan: Orgaan) -> str:
    """Why no orgaan of this kind speaks at /inbreng/, also with an account from before; nothing when it does."""
    if orgaan.kind in SPEAKING_KINDS:
        return ""
    said = _("De griffie heeft dit orgaan vastgelegd als “%s”. Zo’n orgaan geeft hier geen eigen oordeel.")
    return said % orgaan.get_kind_display()


def account_of(user: Any) -> OrgaanAccount | None:
    """The account that this user speaks with now; None for everybody else, and once it was ended."""
    account = held_account(user)
    return None if account is None or why_silent(account.orgaan) else account


def held_account(user: Any) -> OrgaanAccount | None:
    """The account of this user that was not ended, also while nobody may speak for its orgaan (`why_silent`).

    Who works for a gemeente speaks for no orgaan: what they record is the griffie's.
    """
    if not getattr(user, "is_active", False) or user.pk is None:
        return None
    if user.is_superuser or user_gemeenten(user).exists():
        return None
    accounts = OrgaanAccount.objects.select_related("orgaan", "gemeente")
    return accounts.filter(user=user.pk, ended_at__isnull=True, orgaan__is_confirmed=True).first()


def speaks_for_board(account: OrgaanAccount) -> bool:
    return account.orgaan.kind == Orgaan.Kind.BOARD


def concerning(orgaan: Orgaan, at: datetime | None = None) -> Any:
    """Public afspraken promised to this orgaan, as a whole or in part; for the college those that it answers for."""
    public = Afspraak.objects.public(at).filter(gemeente=orgaan.gemeente_id)
    if orgaan.kind != Orgaan.Kind.BOARD:
        parts = Onderdeel.objects.public(at).current().filter(afspraak=OuterRef("pk"), promised_to=orgaan.pk)
        return public.filter(Q(promised_to=orgaan.pk) | Exists(parts))
    offices = Afspraak.promised_by.through.objects.filter(afspraak=OuterRef("pk"), functie__orgaan=orgaan.pk)
    owners = OwnerRow.objects.public(at).filter(afspraak=OuterRef("pk"), functies__orgaan=orgaan.pk)
    own = Q(promised_by_orgaan=orgaan.pk) | Q(promised_to=orgaan.pk)
    return public.filter(own | Exists(offices) | Exists(owners))


def require_concern(account: OrgaanAccount, afspraak: Afspraak) -> None:
    """Raise PermissionDenied unless the afspraak concerns the orgaan of this account."""
    if not concerning(account.orgaan).filter(pk=afspraak.pk).exists():
        raise PermissionDenied
