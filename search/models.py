from __future__ import annotations

from django.db import models
from django.utils import timezone


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
