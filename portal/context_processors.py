from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from dossiers.models import GemeentePage


def portal(request: HttpRequest) -> dict[str, Any]:
    """What every public page needs in its frame. Lazy: /beheer/ and errors pay nothing."""
    gemeenten = SimpleLazyObject(lambda: list(GemeentePage.objects.public()[:2]))
    return {
        "portal_name": settings.WAGTAIL_SITE_NAME,
        "is_demo": settings.DEMO,
        "single_gemeente": SimpleLazyObject(lambda: gemeenten[0] if len(gemeenten) == 1 else None),
    }
