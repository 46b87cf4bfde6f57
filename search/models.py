from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """Something changed and the index does not know it yet. Written in the transaction of the change
    itself."""

    version = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} ({self.version})"


class SearchWord(models.Model):
    """A word that stood in public text once; see search.vocabulary."""

    word = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.word


class HistoryRow(models.Model):
    """How an entry of a list was left by one change. Append-only."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-pk"]


class SynonymWords(models.Model):
    class Direction(models.TextChoices):
        SAME = "hetzelfde", _("Betekent hetzelfde")
        ONE_WAY = "bewoners", _("Bewoners zeggen → stukken zeggen")

    direction = models.CharField(_("soort"), max_length=10, choices=Direction.choices)
    said = models.CharField(_("bewoners zeggen"), max_length=100, blank=True)  # for ONE_WAY only
    expressions = models.TextField(_("woorden"))  # one a line, best first
    is_on = models.BooleanField(_("gebruiken bij het zoeken"), default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        listed = self.expressions.splitlines()
        return f"{self.said} → {', '.join(listed)}" if self.said else " = ".join(listed)


class Synonym(SynonymWords):
    """What the griffie says of words, see search.synonym_lists. It may take the place of an entry of the list that
    comes with the release, which has no row here."""

    starting_key = models.CharField(max_length=200, blank=True, editable=False)

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ander woord")
        verbose_name_plural = _("andere woorden")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["starting_key"], condition=~models.Q(starting_key=""), name="synonym_starting_key_once"
            )
        ]


class SynonymRow(SynonymWords, HistoryRow):
    synonym = models.ForeignKey(Synonym, on_delete=models.PROTECT, related_name="rows")

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    class Meta(HistoryRow.Meta):
        pass
