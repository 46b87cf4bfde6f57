"""What of Wagtail's own admin a griffier or redacteur may reach, and under which headers.

An allow-list: whatever is not named here does not exist for anyone but a superuser. Wagtail's reports, choosers,
bulk actions, searches and settings know no gemeenten.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.apps import apps
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from wagtail.models import Page

from dossiers.beheer.gate import GatedViewSetMixin, get_own_or_404, int_or_404
from dossiers.models import GemeentePage
from dossiers.models.base import GemeenteOwned
from dossiers.services.rights import user_gemeenten

View = Callable[..., HttpResponse]

# Wagtail's scripts and styles are partly inline; this policy holds for /beheer/ only.
BEHEER_CSP = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}

OWN_NAMESPACES = {"dossiers_beheer", "besluiten_beheer", "search_beheer"}
OWN_ACCOUNT = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:release",
}
# The explorer offers filters over all users; our own list of dossiers takes its place.
EXPLORER = {"wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"}
EDITING_SESSION = "wagtailadmin_editing_sessions:ping"
PAGE_VIEWS = {
    f"wagtailadmin_pages:{name}"
    for name in (
        "add",
        "preview_on_add",
        "edit",
        "preview_on_edit",
        "view_draft",
        "usage",
        "history",
        "history_results",
        "revisions_index",
        "revisions_view",
        "revisions_revert",
        "revisions_compare",
        "revisions_unschedule",
    )
}
PAGE_KEYS = ("page_id", "parent_page_id", "pk")


def only_allowed(view: View) -> View:
    @wraps(view)
    def allowed_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        # Anonymous visitors go on: Wagtail sends them to the login page.
        if user.is_anonymous or user.is_superuser:
            return view(request, *args, **kwargs)
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in EXPLORER:
            return redirect("dossiers_beheer:dossiers")
        check_allowed(user, name, kwargs)
        return view(request, *args, **kwargs)

    return allowed_view


def check_allowed(user: Any, name: str, kwargs: dict[str, Any]) -> None:
    """Raise Http404 unless this view is on the list and what it names is of an own gemeente."""
    if name in OWN_ACCOUNT or name.partition(":")[0] in OWN_NAMESPACES | viewset_namespaces():
        return
    if name in PAGE_VIEWS:
        check_page(user, kwargs)
    elif name == EDITING_SESSION:
        check_editing_session(user, kwargs)
    else:
        raise Http404


def viewset_namespaces() -> set[str]:
    """The viewsets of ours: each is behind the gate itself."""
    from wagtail.admin.viewsets import viewsets  # filled by hooks, after the URLs are first read

    return {viewset.url_namespace for viewset in viewsets.viewsets if isinstance(viewset, GatedViewSetMixin)}


def check_page(user: Any, kwargs: dict[str, Any]) -> None:
    key = next(kwargs[name] for name in PAGE_KEYS if name in kwargs)
    page = Page.objects.filter(pk=int_or_404(key)).first()
    if page is None or not any(page.path.startswith(gemeente.path) for gemeente in user_gemeenten(user)):
        raise Http404


def check_editing_session(user: Any, kwargs: dict[str, Any]) -> None:
    """Wagtail names everybody who has this object open."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        raise Http404 from None
    key = int_or_404(unquote(kwargs["object_id"]))
    if issubclass(model, Page):
        check_page(user, {"pk": key})
    elif issubclass(model, GemeenteOwned) and not issubclass(model, GemeentePage):
        get_own_or_404(model, user, pk=key)
    else:
        raise Http404


def private(view: View) -> View:
    """Nothing of /beheer/ may stay in a cache."""

    @wraps(view)
    def private_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return private_view


def beheer_view(view: View) -> View:
    """All that holds for every view under /beheer/."""
    return private(csp_replace(BEHEER_CSP)(only_allowed(view)))
