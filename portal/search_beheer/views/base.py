from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

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
