"""Files and the text read from them. Bytes are immutable; a corrected file is another Bestand."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.extraction import FileFormat
from dossiers.models.base import GemeenteOwned
from dossiers.models.public import bestand_is_public


class BestandQuerySet(models.QuerySet["Bestand"]):
    def public(self, at: datetime | None = None) -> "BestandQuerySet":
        return self.filter(bestand_is_public("pk", at))


class Bestand(GemeenteOwned):
    class State(models.TextChoices):
        WAITING = "nog_niet_gelezen", _("Wordt nog gelezen")
        READ = "gelezen", _("Gelezen")
        NO_TEXT = "geen_tekst", _("Geen tekst gevonden")
        FAILED = "mislukt", _("Lezen is mislukt")

    sha256 = models.CharField(_("controlegetal"), max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("grootte in bytes"), editable=False)
    filename = models.CharField(_("bestandsnaam"), max_length=255, editable=False)
    path = models.CharField(_("plaats in de opslag"), max_length=120, editable=False)
    received_at = models.DateTimeField(_("ontvangen op"), default=timezone.now, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    state = models.CharField(_("toestand"), max_length=16, choices=State, default=State.WAITING, editable=False)
    format = models.CharField(
        _("soort bestand"),
        max_length=8,
        blank=True,
        choices=[(item.value, item.name) for item in FileFormat],
        editable=False,
    )
    reason = models.CharField(_("reden"), max_length=500, blank=True, editable=False)
    reason_code = models.CharField(_("code van de reden"), max_length=40, blank=True, editable=False)
    read_attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0, editable=False)
    read_at = models.DateTimeField(_("gelezen op"), null=True, blank=True, editable=False)
    text_version = models.CharField(_("versie van de tekst"), max_length=20, blank=True, editable=False)
    page_count = models.PositiveIntegerField(_("aantal pagina's of delen"), default=0, editable=False)

    objects = BestandQuerySet.as_manager()

    class Meta:
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "sha256"], name="bestand_once_per_gemeente"),
            models.CheckConstraint(name="bestand_not_empty", condition=models.Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def file_format(self) -> FileFormat | None:
        return FileFormat(self.format) if self.format else None

    @property
    def has_fixed_pages(self) -> bool:
        return bool(self.file_format and self.file_format.has_fixed_pages)

    @property
    def media_type(self) -> str:
        return self.file_format.media_type if self.file_format else "application/octet-stream"

    def page_label(self, number: int) -> str:
        """ "pagina 4" for files with fixed pages, "deel 2" for running text."""
        word = _("pagina") if self.has_fixed_pages else _("deel")
        return f"{word} {number}"

    @property
    def location(self) -> Path:
        """Where the bytes are on disk; no URL leads there."""
        return Path(settings.MEDIA_ROOT) / self.path

    def open(self) -> BinaryIO:
        return self.location.open("rb")


class StukPaginaQuerySet(models.QuerySet["StukPagina"]):
    def public(self, at: datetime | None = None) -> "StukPaginaQuerySet":
        return self.filter(bestand_is_public("bestand", at))


class StukPagina(models.Model):
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField(_("nummer"))
    text = models.TextField(_("tekst"), blank=True)

    objects = StukPaginaQuerySet.as_manager()

    # A row per page would make Wagtail's reference index run at each page saved.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pagina")
        verbose_name_plural = _("pagina's")
        ordering = ["bestand", "number"]
        constraints = [
            models.UniqueConstraint(fields=["bestand", "number"], name="stukpagina_number_once"),
            models.CheckConstraint(name="stukpagina_from_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.bestand.page_label(self.number)
