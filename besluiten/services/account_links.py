"""The one-time link with which somebody chooses a password for /inbreng/.

Nothing of it is kept: it is signed over the password and the last sign-in of the account, so that choosing a password
or signing in ends it, and it ends by itself after PASSWORD_RESET_TIMEOUT.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from besluiten.models import OrgaanAccount
from besluiten.services.concern import account_of, why_silent
from dossiers.models import Role
from dossiers.services.rights import require_role

# Those put a mail in the log or nowhere, and a link may stand in neither.
_STAYING_BACKENDS = ("console", "dummy")


class LinkTokens(PasswordResetTokenGenerator):
    """Other than those of /beheer/: a link of the one is none of the other."""

    key_salt = "besluiten.services.account_links"


TOKENS = LinkTokens()


def mail_goes_out() -> bool:
    return settings.EMAIL_BACKEND.split(".")[-2] not in _STAYING_BACKENDS


def path_of_link(account: OrgaanAccount) -> str:
    key = urlsafe_base64_encode(force_bytes(account.user_id))
    return reverse("inbreng:password", args=[key, TOKENS.make_token(account.user)])


@transaction.atomic
def new_link(account: OrgaanAccount, *, user: Any = None) -> str:
    """The path of a link; an earlier one with which no password was chosen yet ends. Raises ValidationError."""
    require_role(user, account.gemeente_id, Role.GRIFFIER)
    if account.ended_at is None and (why := why_silent(account.orgaan)):
        raise ValidationError(why)
    if account_of(account.user) is None:
        raise ValidationError(_("Dit account is beëindigd. Maak een nieuw account."))
    if not account.user.has_usable_password():
        account.user.set_unusable_password()  # with new chance in it, over which the link is signed
        account.user.save(update_fields=["password"])
    log(instance=account, action="raadsspoor.new_link", user=user, data={"orgaan": account.orgaan.name})
    return path_of_link(account)


def account_with_address(email: str) -> OrgaanAccount | None:
    """The account with which this e-mail address gets in now."""
    found = OrgaanAccount.objects.select_related("user").filter(user__username__iexact=email).first()
    return account_of(found.user) if found else None


def mail_link(account_pk: int) -> None:
    """Sends a link to the address of this account, if it gets in; 0 is no account. The link is made here, not kept."""
    found = OrgaanAccount.objects.select_related("user").filter(pk=account_pk).first()
    account = account_of(found.user) if found else None
    if account is None or not mail_goes_out():
        return
    context = {
        "account": account,
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path_of_link(account),
        "sign_in": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("inbreng:sign_in"),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600),
    }
    text = render_to_string("inbreng/link_mail.txt", context)
    send_mail(_("Uw wachtwoord voor %s") % settings.WAGTAIL_SITE_NAME, text, None, [account.user.email])
