"""Who gets in at /inbreng/, and under which headers: whoever has an account for an orgaan now, and nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from besluiten.services.concern import held_account, why_silent

View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """Nothing of /inbreng/ may stay in a cache or come into a search engine."""

    @wraps(view)
    def private_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return private_view


def for_account(view: View) -> View:
    """Hands the account to the view. Who has none, or one that was ended, is asked to sign in; 403 for one of an orgaan
    that nobody may speak for now."""

    @wraps(view)
    def account_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        account = held_account(request.user)
        if account and (why := why_silent(account.orgaan)):
            return render(request, "inbreng/silent.html", {"account": account, "why": why}, status=403)
        if account is None:
            # What was sent is gone after signing in, and its address may only be sent to.
            back = request.get_full_path() if request.method == "GET" else reverse("inbreng:overview")
            return redirect_to_login(back, reverse("inbreng:sign_in"))
        return view(request, *args, account=account, **kwargs)

    return account_view
