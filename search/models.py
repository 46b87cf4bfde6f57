from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

RETRY_WAITS = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
)
"""Between the attempts at a row; after the last one it is a dead letter."""


class OutboxQuerySet(models.QuerySet["OutboxRow"]):
    def waiting(self) -> OutboxQuerySet:
        """Those that are still tried."""
        return self.filter(attempts__lte=len(RETRY_WAITS))

    def due(self, now: datetime) -> OutboxQuerySet:
        return self.waiting().filter(models.Q(retry_at=None) | models.Q(retry_at__lte=now))

    def untried(self) -> OutboxQuerySet:
        return self.filter(attempts=0)

    def failed(self) -> OutboxQuerySet:
        return self.filter(attempts__gt=0)

    def dead(self) -> OutboxQuerySet:
        return self.filter(attempts__gt=len(RETRY_WAITS))

    def summary(self) -> dict[str, Any]:
        """How many are `untried`, `failed` and `dead`, and since when the `oldest` untried one waits."""
        untried, tried = models.Q(attempts=0), models.Q(attempts__gt=0)
        return self.aggregate(
            untried=models.Count("pk", filter=untried),
            oldest=models.Min("created_at", filter=untried),
            failed=models.Count("pk", filter=tried),
            dead=models.Count("pk", filter=models.Q(attempts__gt=len(RETRY_WAITS))),
        )


class OutboxRow(models.Model):
    """Something changed and the index does not know it yet. Written in the transaction of the change
    itself."""

    version = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often this thing itself could not be indexed; an engine that is away does not count."""
    retry_at = models.DateTimeField(null=True)
    error = models.TextField(default="")

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        indexes = [models.Index(fields=["kind", "object_id"], name="outbox_thing")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} ({self.version})"

    @property
    def is_dead(self) -> bool:
        return self.attempts > len(RETRY_WAITS)

    def note_failure(self, words: str, now: datetime) -> None:
        self.attempts += 1
        self.error = words
        self.retry_at = None if self.is_dead else now + RETRY_WAITS[self.attempts - 1]
        self.save(update_fields=["attempts", "error", "retry_at"])


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


class SearchRun(models.Model):
    """Long work on the index that somebody asked for, or that the worker does by itself."""

    class Kind(models.TextChoices):
        CHECK = "controle", _("Controle")
        REPAIR = "herstel", _("Controle met herstel")
        REBUILD = "herbouw", _("Herbouw")
        ROLLBACK = "terug", _("Terug naar de vorige index")
        AWAY = "weg", _("Zoekmachine weg")
        """From the first time that the worker could not feed it until it could."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    """When it last told how far it was."""
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    is_good = models.BooleanField(null=True)
    words = models.TextField(default="")
    """What came of it, for the beheerder."""
    details = models.JSONField[Any](default=list)
    """Lines that name what was found."""

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"


class CompoundWords(models.Model):
    class Kind(models.TextChoices):
        PART = "deel", _("Mag een deel zijn van samengestelde woorden")
        SPLIT = "delen", _("Samengesteld woord met zijn delen")
        WHOLE = "heel", _("Nooit splitsen")

    kind = models.CharField(_("soort"), max_length=5, choices=Kind.choices)
    word = models.CharField(_("woord"), max_length=60)
    parts = models.CharField(_("delen"), max_length=100, blank=True)  # for SPLIT only, with a space between
    is_on = models.BooleanField(_("gebruiken bij het zoeken"), default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.word} = {' + '.join(self.parts.split())}" if self.parts else self.word


class Compound(CompoundWords):
    """What the griffie says of compounds, see search.compound_lists."""

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("samengesteld woord")
        verbose_name_plural = _("samengestelde woorden")
        ordering: ClassVar[list[str]] = ["word"]
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["word"], name="compound_word_once")]


class CompoundRow(CompoundWords, HistoryRow):
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, related_name="rows")

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    class Meta(HistoryRow.Meta):
        pass


class IndexRow(models.Model):
    """The compounds that an index was built with; the last row is of the index that answers, the one before it of the
    previous one."""

    compounds = models.JSONField[Any](default=list)
    built_at = models.DateTimeField(default=timezone.now)

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.built_at:%Y-%m-%d %H:%M}"


class QueryDay(models.Model):
    """Somebody typed a query on this day that found nothing; which one, only who has the key and the query can tell."""

    digest = models.CharField(max_length=64)
    day = models.DateField(db_index=True)

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["digest", "day"], name="query_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.digest[:8]} {self.day}"


class EmptyQuery(models.Model):
    """A query that found nothing and may be known, see search.empty_queries."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.CharField(max_length=100)
    is_hidden = models.BooleanField(default=False)

    objects: Any = models.Manager()
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.text
