"""Accounts for /inbreng/: one person who speaks for one orgaan. The griffier makes and ends them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from besluiten.models import OrgaanAccount
from besluiten.services.concern import why_silent
from dossiers.models import Orgaan, Role
from dossiers.services.rights import require_role

ROOM_FOR_NAME = 110  # of the 150 characters of a user name


@transaction.atomic
def make_account(*, orgaan: Orgaan, email: str, name: str, user: Any = None) -> OrgaanAccount:
    """A user without a password, who may do nothing but speak for this orgaan. Raises ValidationError."""
    require_role(user, orgaan.gemeente_id, Role.GRIFFIER)
    if why_silent(orgaan) or not orgaan.is_confirmed:
        raise ValidationError({"orgaan": _("Voor dit orgaan kan geen account worden gemaakt.")})
    address = email.strip().lower()
    validate_email(address)
    users = get_user_model()
    if users.objects.filter(username__iexact=address).exists():
        raise ValidationError({"email": _("Met dit e-mailadres is er al een account.")})
    first, _space, last = name.strip().partition(" ")
    made = users.objects.create_user(username=address, email=address, first_name=first[:150], last_name=last[:150])
    account = OrgaanAccount(gemeente_id=orgaan.gemeente_id, user=made, orgaan=orgaan, made_by=user)
    account.full_clean()
    account.save()
    log(instance=account, action="raadsspoor.make_account", user=user, data={"orgaan": orgaan.name})
    return account


@transaction.atomic
def end_account(account: OrgaanAccount, *, user: Any = None) -> OrgaanAccount:
    """From now on nobody gets in with it; what was said with it stays. The same address may get a new account."""
    require_role(user, account.gemeente_id, Role.GRIFFIER)
    account = OrgaanAccount.objects.select_for_update().get(pk=account.pk)
    if account.ended_at is None:
        account.ended_at, account.ended_by = timezone.now(), user
        account.save(update_fields=["ended_at", "ended_by"])
        ended = account.user
        ended.username = f"{ended.username[:ROOM_FOR_NAME]} (beëindigd {account.pk})"
        ended.is_active = False
        ended.set_unusable_password()
        ended.save(update_fields=["username", "is_active", "password"])
        log(instance=account, action="raadsspoor.end_account", user=user, data={"orgaan": account.orgaan.name})
    return account
