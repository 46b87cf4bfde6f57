"""Whether the demonstration is there. Apart from the building of it, which takes a second to import."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from dossiers.models import GemeentePage
from portal.demo.logins import DEMO_LOGINS
from portal.demo.story_index import STORIES


def demo_is_complete() -> bool:
    """The logins come last, with everything that is registered."""
    names = [name for _role, name, _password in DEMO_LOGINS]
    return bool(get_user_model().objects.filter(username__in=names).count() == len(names))


def holds_only_demo() -> bool:
    slugs = {story.gemeente.slug for story in STORIES}
    return set(GemeentePage.objects.values_list("slug", flat=True)) <= slugs
