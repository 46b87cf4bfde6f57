from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from dossiers.services.rights import user_keeps_portal_lists

PER_PAGE = 50


class KeepersMixin:
    """For who keeps the lists that all gemeenten share."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc] # of View
        if not user_keeps_portal_lists(request.user):
            raise PermissionDenied
