from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from dossiers.services.rights import user_keeps_portal_lists

PER_PAGE = 50


def keeps_lists(request: Any) -> bool:
    """Whether this user keeps the lists that all gemeenten share; the menu asks it for each of its items."""
    if not hasattr(request, "keeps_lists"):
        request.keeps_lists = user_keeps_portal_lists(request.user)
    return bool(request.keeps_lists)


class KeepersMixin:
    """For who keeps the lists that all gemeenten share."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc] # of View
        if not keeps_lists(request):
            raise PermissionDenied


class ActionView(KeepersMixin, View):
    """What a button in a list does. Who comes here in another way is led to the list."""

    back: str

    def act(self, **kwargs: Any) -> None:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(self.back)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.act(**kwargs)
        return redirect(self.back)
