"""In and out of /inbreng/: signing in, signing out, and a password by a one-time link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from besluiten.inbreng.forms import LinkForm, PasswordForm, SignInForm
from besluiten.services.account_links import TOKENS, account_with_address, mail_goes_out
from besluiten.services.concern import account_of
from besluiten.tasks import mail_link_task

TOO_MANY_REQUESTS = 429


class AnswersTooOftenMixin:
    """A form that counts tries says so in its status too."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc] # of FormView
        if form.is_too_often:
            response.status_code = TOO_MANY_REQUESTS
        return response


class SignInView(AnswersTooOftenMixin, LoginView):
    template_name = "inbreng/sign_in.html"
    authentication_form = SignInForm

    def get_default_redirect_url(self) -> str:
        return reverse("inbreng:overview")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if account_of(request.user):
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """Back to where the visitor wanted to be, within /inbreng/."""
        url = super().get_redirect_url(*args, **kwargs)
        return url if url.startswith(reverse("inbreng:overview")) else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mail_goes_out=mail_goes_out(), **kwargs)


class SignOutView(LogoutView):
    def get_success_url(self) -> str:
        return reverse("inbreng:sign_in")


class AskLinkView(AnswersTooOftenMixin, FormView):  # type: ignore[type-arg] # generic to the checker only
    """The answer is the same for every address, and so is the work: the rest is done by the worker."""

    template_name = "inbreng/ask_link.html"
    form_class = LinkForm
    success_url = reverse_lazy("inbreng:sign_in")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: LinkForm) -> HttpResponse:
        account = account_with_address(form.cleaned_data["email"])
        if mail_goes_out():
            mail_link_task.enqueue(account.pk if account else 0)
        messages.success(
            self.request,
            _("Hoort dit adres bij een account? Dan krijgt u binnen enkele minuten een e-mail met een link."),
        )
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mail_goes_out=mail_goes_out(), **kwargs)


class PasswordView(PasswordResetConfirmView):
    template_name = "inbreng/password.html"
    token_generator = TOKENS
    form_class = PasswordForm
    success_url = reverse_lazy("inbreng:sign_in")

    def get_user(self, uidb64: str) -> Any:
        user = super().get_user(uidb64)
        return user if isinstance(user, get_user_model()) and account_of(user) else None

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Uw wachtwoord is gekozen. Log er nu mee in."))
        return super().form_valid(form)
