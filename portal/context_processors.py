from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from dossiers.views.frame import frame_of
from portal.theme import theme_of


def portal(request: HttpRequest) -> dict[str, Any]:
    """What every public page needs in its frame. Lazy: /beheer/ and errors pay nothing."""
    return {
        "portal_name": settings.WAGTAIL_SITE_NAME,
        "is_demo": settings.DEMO,
        "stand": getattr(request, "stand", None),
        "knows_stand": hasattr(request, "stand"),
        "asked_day": getattr(request, "asked_day", None),
        "theme": theme_of(request),
        "single_gemeente": SimpleLazyObject(lambda: frame_of(request).single_gemeente),
        "info_pages": SimpleLazyObject(lambda: frame_of(request).info_pages),
    }
