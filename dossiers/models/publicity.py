"""Until when a page or a stuk is public, as far as is known now: the ground that every `.public()` stands on.

Written by `dossiers.services.publicity` in the transaction of each change, so that a page asks one comparison instead
of the whole rule. A moment that passes closes by itself (`until` lies behind us); what opens later is opened by the
worker. A thing without a row is not public.
"""

from datetime import UTC, datetime

from django.db import models
from wagtail.models import Page

from dossiers.models.stuk import Stuk

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)


class PagePublicity(models.Model):
    """Of every page below the home page and of the home page itself."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="publicity")
    until = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page_id}: {self.until}"


class StukPublicity(models.Model):
    """`shown_until`: public. `known_until`: public, or taken back since, so that it may be known to exist."""

    stuk = models.OneToOneField(Stuk, on_delete=models.CASCADE, primary_key=True, related_name="publicity")
    shown_until = models.DateTimeField(db_index=True)
    known_until = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stukpublicity_shown_is_known", condition=models.Q(shown_until__lte=models.F("known_until"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.stuk_id}: {self.shown_until}"
