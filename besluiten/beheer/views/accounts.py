"""Who may speak for an orgaan at /inbreng/: the griffier makes an account, hands over its link, and ends it."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from besluiten.beheer.account_forms import AccountForm
from besluiten.models import OrgaanAccount
from besluiten.services.account_links import mail_goes_out, new_link
from besluiten.services.accounts import end_account, make_account
from besluiten.services.concern import why_silent
from besluiten.tasks import mail_link_task
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.gate import own
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import Role
from dossiers.services.rights import user_gemeenten

PER_PAGE = 50
LIST = reverse_lazy("besluiten_beheer:accounts")


class GriffierMixin:
    """For who is griffier of at least one gemeente."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc] # of View
        if not user_gemeenten(request.user, Role.GRIFFIER).exists():
            raise Http404


class AccountsView(GriffierMixin, BeheerView):
    template_name = "beheer/accounts.html"
    page_title = _("Accounts voor inbreng")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = own(OrgaanAccount.objects.select_related("orgaan", "user"), self.request.user, Role.GRIFFIER)
        found = found.order_by("orgaan__name", "orgaan", "ended_at", "pk")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("pagina"))
        rows = [(account, "" if account.ended_at else why_silent(account.orgaan)) for account in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class AccountFormView(ServiceFormView):
    header_icon = "group"
    success_url = LIST

    def parents(self) -> list[tuple[str, Any]]:
        return [(str(LIST), _("Accounts voor inbreng"))]


class LinkFormView(AccountFormView):
    """A form that ends in a link to hand over. It is shown once, in the answer itself, and kept nowhere."""

    def account(self, form: BeheerForm) -> OrgaanAccount:
        raise NotImplementedError

    def perform(self, form: BeheerForm) -> tuple[OrgaanAccount, str]:
        account = self.account(form)
        return account, new_link(account, user=self.request.user)

    def form_valid(self, form: BeheerForm) -> HttpResponse:
        self.result = None
        response = super().form_valid(form)
        return self.link_page(*self.result) if self.result else response

    def link_page(self, account: OrgaanAccount, path: str) -> HttpResponse:
        if mail_goes_out():
            mail_link_task.enqueue(account.pk)
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
        context = self.get_context_data(
            account=account,
            link=self.request.build_absolute_uri(path),
            sign_in=self.request.build_absolute_uri(reverse("inbreng:sign_in")),
            is_mailed=mail_goes_out(),
            days=ngettext("%d dag", "%d dagen", days) % days,
        )
        self.template_name = "beheer/account_link.html"
        return self.render_to_response(context)


class MakeAccountView(GriffierMixin, LinkFormView):
    form_class = AccountForm
    page_title = _("Account maken")
    submit_label = _("Account maken")
    success_message = _("Het account is gemaakt.")
    intro = _(
        "Met een account kan iemand bij /inbreng/ laten weten of een afspraak is nagekomen. In beheer komt hij niet."
    )

    def account(self, form: BeheerForm) -> OrgaanAccount:
        return make_account(user=self.request.user, **form.cleaned_data)


class OwnAccountMixin(OwnObjectMixin):
    model = OrgaanAccount
    role = Role.GRIFFIER


class NewLinkView(OwnAccountMixin, LinkFormView):
    form_class = BeheerForm
    page_title = _("Nieuwe link maken")
    submit_label = _("Maak een nieuwe link")
    success_message = _("De link is gemaakt.")
    intro = _("Met de link kiest deze persoon een nieuw wachtwoord. Het oude wachtwoord werkt tot dat is gedaan.")

    def account(self, form: BeheerForm) -> OrgaanAccount:
        account: OrgaanAccount = self.object
        return account


class EndAccountView(OwnAccountMixin, AccountFormView):
    form_class = BeheerForm
    page_title = _("Account beëindigen")
    submit_label = _("Beëindig dit account")
    success_message = _("Het account is beëindigd.")
    intro = _("Deze persoon komt er vanaf nu niet meer in. Wat namens het orgaan is gezegd, blijft staan.")

    def perform(self, form: BeheerForm) -> OrgaanAccount:
        return end_account(self.object, user=self.request.user)
