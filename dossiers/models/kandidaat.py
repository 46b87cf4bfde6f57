"""What a machine found in the file of a stuk, and what a person decided about it. Never public."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models.base import GemeenteOwned
from dossiers.models.bestand import Bestand, StukPagina
from dossiers.models.stuk import Passage, Stuk
from dossiers.reading.model import FindKind


class StukReading(models.Model):
    """How far the machine is with the present file of a stuk. Made when the file comes in, so that nothing is
    published before it was read; a stuk from before the reading machine has none."""

    class State(models.TextChoices):
        WAITING = "wacht", _("Wordt nog nagekeken")
        DONE = "gelezen", _("Nagekeken")
        FAILED = "mislukt", _("Nakijken is mislukt")

    stuk = models.OneToOneField(Stuk, on_delete=models.PROTECT, related_name="reading")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("toestand"), max_length=8, choices=State, default=State.WAITING)
    version = models.CharField(_("versie van regels, gewichten en tekst"), max_length=80, blank=True)
    notice = models.CharField(_("opmerking"), max_length=500, blank=True)
    left_out = models.PositiveIntegerField(_("niet getoonde voorstellen"), default=0)
    expected_at = models.DateTimeField(_("wacht sinds"), default=timezone.now)
    read_at = models.DateTimeField(_("nagekeken op"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("nakijken van een stuk")
        verbose_name_plural = _("nakijken van stukken")

    def __str__(self) -> str:
        return f"{self.stuk}: {self.get_state_display()}"


class Decision(models.TextChoices):
    OPEN = "", _("Nog te doen")
    ACCEPTED = "klopt", _("Klopt")
    CORRECTED = "verbeterd", _("Verbeterd")
    REJECTED = "klopt_niet", _("Klopt niet")
    KEPT = "blijft_staan", _("Blijft staan, met reden")
    """Of personal data: it is there, and may be published all the same."""


class Level(models.TextChoices):
    """How grave it would be to publish personal data. HIGH keeps a stuk a concept."""

    NONE = "", _("Geen")
    LOW = "laag", _("Laag")
    HIGH = "hoog", _("Hoog")


class KandidaatQuerySet(models.QuerySet["Kandidaat"]):
    def undecided(self) -> "KandidaatQuerySet":
        return self.filter(decision=Decision.OPEN)

    def obstacles(self) -> "KandidaatQuerySet":
        """Grave personal data that nobody has judged harmless."""
        return self.filter(level=Level.HIGH).exclude(decision__in=[Decision.REJECTED, Decision.KEPT])


class Kandidaat(GemeenteOwned):
    """A proposal on words of a page: half-open span in code points, as of a Passage.

    `proposal` holds field names and text, as in `dossiers.reading.model.Find`. `fingerprint` is the same for the same
    words of the same kind after a new reading, so that what was decided is not asked again.
    """

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="kandidaten")
    pagina = models.ForeignKey(StukPagina, on_delete=models.PROTECT, related_name="kandidaten")
    start = models.PositiveIntegerField(_("begin"))
    end = models.PositiveIntegerField(_("einde"))
    quote = models.TextField(_("citaat"))
    kind = models.CharField(_("soort"), max_length=16, choices=[(kind.value, kind.value) for kind in FindKind])
    rule = models.CharField(_("regel"), max_length=60)
    score = models.FloatField(_("zekerheid"))
    why = models.JSONField(_("waarom"), default=list)
    proposal = models.JSONField(_("voorstel"), default=dict)
    level = models.CharField(_("ernst"), max_length=4, choices=Level, blank=True, default=Level.NONE)
    fingerprint = models.CharField(_("vingerafdruk"), max_length=64)
    created_at = models.DateTimeField(_("gevonden op"), default=timezone.now, editable=False)
    decision = models.CharField(_("oordeel"), max_length=16, choices=Decision, blank=True, default=Decision.OPEN)
    decisions_count = models.PositiveIntegerField(_("aantal oordelen"), default=0)
    outcome = models.CharField(_("uitkomst"), max_length=300, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="kandidaten")

    objects = KandidaatQuerySet.as_manager()

    class Meta:
        verbose_name = _("kandidaat")
        verbose_name_plural = _("kandidaten")
        ordering = ["pagina__number", "start", "pk"]
        constraints = [
            models.CheckConstraint(name="kandidaat_not_empty", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(fields=["stuk", "fingerprint"], name="kandidaat_once"),
        ]
        indexes = [models.Index(fields=["gemeente", "decision", "kind"])]

    def __str__(self) -> str:
        return self.quote

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)


class KandidaatDecision(models.Model):
    """Who judged a kandidaat when, and as what. Append-only; the last row counts, an empty one reopens."""

    kandidaat = models.ForeignKey(Kandidaat, on_delete=models.PROTECT, related_name="decision_rows")
    sequence = models.PositiveIntegerField()
    decision = models.CharField(_("oordeel"), max_length=16, choices=Decision, blank=True)
    values = models.JSONField(_("vastgesteld"), default=dict)
    reason = models.TextField(_("reden"), blank=True)
    decided_at = models.DateTimeField(_("beoordeeld op"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("oordeel over een kandidaat")
        verbose_name_plural = _("oordelen over kandidaten")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kandidaat", "sequence"], name="kandidaatdecision_sequence_once")
        ]

    def __str__(self) -> str:
        return self.get_decision_display()


class RuleSwitch(models.Model):
    """A rule of reading that the beheerder switched off, or on again."""

    rule = models.CharField(_("regel"), max_length=60, unique=True)
    is_off = models.BooleanField(_("uitgezet"), default=True)
    changed_at = models.DateTimeField(_("gewijzigd op"), default=timezone.now, editable=False)
    changed_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("schakelaar van een leesregel")
        verbose_name_plural = _("schakelaars van leesregels")

    def __str__(self) -> str:
        return self.rule
