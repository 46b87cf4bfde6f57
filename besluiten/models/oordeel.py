"""What a party says about how an afspraak was met, the college's answer to it, and who may speak for an orgaan."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from besluiten.models.afspraak import Afspraak, AfspraakRow, AfspraakRowQuerySet
from dossiers.models import GemeentePage, Orgaan, Passage
from dossiers.models.base import GemeenteOwned, KnownModel, datering_in_order, moment
from dossiers.models.public import passage_may_be_known


class OordeelQuerySet(AfspraakRowQuerySet):
    def public(self, at: datetime | None = None) -> "OordeelQuerySet":
        return self.knowable(at).filter(published_at__lte=moment(at))

    def knowable(self, at: datetime | None = None) -> "OordeelQuerySet":
        """Of a confirmed orgaan, and its passage, if any, may be known: public, or going to be."""
        rows: Any = super().public(at)
        return rows.filter(Q(orgaan__isnull=True) | Q(orgaan__is_confirmed=True))


class Oordeel(AfspraakRow):
    """The words of a party are in `reason`. Append-only: who changes their mind gives a new one."""

    class Party(models.TextChoices):
        BOARD = "college", _("College")
        GRIFFIE = "griffie", _("Griffie")
        THIRD = "derde", _("Wie het is toegezegd")

    class Verdict(models.TextChoices):
        MET = "nagekomen", _("Nagekomen")
        PARTLY = "deels", _("Deels")
        NOT_MET = "niet_nagekomen", _("Niet nagekomen")
        UNKNOWN = "niet_te_zeggen", _("Niet te zeggen")

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="oordelen")
    party = models.CharField(_("van"), max_length=8, choices=Party)
    orgaan = models.ForeignKey(
        Orgaan, verbose_name=_("orgaan"), on_delete=models.PROTECT, null=True, blank=True, related_name="oordelen"
    )
    verdict = models.CharField(_("oordeel"), max_length=16, choices=Verdict)
    is_from_letter = models.BooleanField(
        _("door de griffie overgenomen"),
        default=False,
        help_text=_("Uit een brief of een gesprek, namens deze partij."),
    )
    public_from = models.DateTimeField(_("openbaar vanaf"), editable=False)
    published_at = models.DateTimeField(_("openbaar sinds"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = OordeelQuerySet.as_manager()

    class Meta(AfspraakRow.Meta):
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")
        constraints = [
            models.CheckConstraint(
                name="oordeel_third_has_orgaan",
                condition=Q(party="derde", orgaan__isnull=False) | (~Q(party="derde") & Q(orgaan__isnull=True)),
            ),
            datering_in_order("known", "oordeel"),
        ]
        indexes = [
            models.Index(fields=["public_from"], condition=Q(published_at__isnull=True), name="oordeel_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.party_name}: {self.get_verdict_display()}"

    @property
    def party_name(self) -> str:
        return str(self.orgaan or self.Party(self.party).label)


class OordeelAnswerQuerySet(models.QuerySet["OordeelAnswer"]):
    def public(self, at: datetime | None = None) -> "OordeelAnswerQuerySet":
        """Of a public oordeel; its passage, if any, may be known."""
        shown = Oordeel.objects.public(at).values("pk")
        return self.filter(Q(passage__isnull=True) | passage_may_be_known("passage__", at), oordeel__in=shown)


class OordeelAnswer(KnownModel):
    """What the college says to a reading. Append-only."""

    oordeel = models.ForeignKey(Oordeel, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField(_("antwoord"))
    passage = models.ForeignKey(
        Passage, verbose_name=_("bron"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: Any = OordeelAnswerQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("antwoord op een oordeel")
        verbose_name_plural = _("antwoorden op oordelen")
        ordering = ["pk"]
        constraints = [datering_in_order("known", "oordeelanswer")]

    def __str__(self) -> str:
        return self.words[:80]


class WithheldWords(models.Model):
    """The griffie does not show the words of a reading, or of an answer; that it does not, and why, is public.

    Append-only.
    """

    oordeel = models.OneToOneField(
        Oordeel, on_delete=models.PROTECT, null=True, blank=True, related_name="withheld", editable=False
    )
    answer = models.OneToOneField(
        OordeelAnswer, on_delete=models.PROTECT, null=True, blank=True, related_name="withheld", editable=False
    )
    reason = models.CharField(_("reden"), max_length=500, help_text=_("Lezers zien deze reden."))
    withheld_at = models.DateTimeField(_("op"), default=timezone.now, editable=False)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("niet getoonde tekst")
        verbose_name_plural = _("niet getoonde teksten")
        constraints = [
            models.CheckConstraint(
                name="withheldwords_of_one",
                condition=Q(oordeel__isnull=False, answer__isnull=True) | Q(oordeel__isnull=True, answer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class OrgaanAccount(GemeenteOwned):
    """Somebody who signs in at /inbreng/ and speaks there for one orgaan. Ended, never deleted."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="orgaan_account")
    orgaan = models.ForeignKey(Orgaan, verbose_name=_("orgaan"), on_delete=models.PROTECT, related_name="accounts")
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("beëindigd op"), null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("account voor inbreng")
        verbose_name_plural = _("accounts voor inbreng")
        ordering = ["orgaan__name", "pk"]

    def __str__(self) -> str:
        return f"{self.user.get_full_name() or self.user.get_username()} ({self.orgaan})"


class FollowTerms(models.Model):
    """After how many days this gemeente calls something late, silent or unanswered."""

    gemeente = models.OneToOneField(GemeentePage, on_delete=models.CASCADE, related_name="follow_terms")
    answer_days = models.PositiveSmallIntegerField(
        _("antwoord van het college binnen"),
        default=14,
        help_text=_("Zoveel dagen heeft het college om op een oordeel te antwoorden."),
    )
    waits_for_answer = models.BooleanField(
        _("eerst antwoord, dan openbaar"),
        default=True,
        help_text=_("Een oordeel wordt openbaar zodra het college antwoordt, en anders na deze dagen."),
    )
    opdracht_days = models.PositiveSmallIntegerField(
        _("opdracht zonder nieuws na"), default=90, help_text=_("Dagen zonder nieuws over een opdracht.")
    )
    silent_days = models.PositiveSmallIntegerField(
        _("afspraak stil na"), default=180, help_text=_("Dagen zonder nieuws over een toezegging of randvoorwaarde.")
    )
    letter_days = models.PositiveSmallIntegerField(
        _("brief of advies zonder antwoord na"), default=42, help_text=_("Dagen na de datum van de brief.")
    )

    class Meta:
        verbose_name = _("termijnen van de gemeente")
        verbose_name_plural = _("termijnen van de gemeente")

    def __str__(self) -> str:
        return str(self.gemeente)
