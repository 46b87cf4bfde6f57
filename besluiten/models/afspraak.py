"""The trackable thing: a toezegging, randvoorwaarde or opdracht, and its dated rows."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from besluiten.models.mijlpaal import Mijlpaal
from besluiten.termijn import Termijn, TermijnKind
from besluiten.transitions import (
    LIFE_CYCLES,
    OPEN_STATUSES,
    PENDING_STATUSES,
    STATUS_LABELS,
    AfspraakKind,
    LifeCycle,
    Status,
)
from dossiers.datering import Precision
from dossiers.models import DossierPage, Functie, Orgaan, Passage
from dossiers.models.base import (
    GemeenteOwned,
    KnownModel,
    PublicIdModel,
    address_of,
    datering_in_order,
    known_day,
    moment,
)
from dossiers.models.public import passage_may_be_known


def _model(name: str) -> Any:
    """The history builds on Afspraak, so that its models are looked up and not imported."""
    return apps.get_model("besluiten", name)


def afspraak_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Confirmed by a person, its source public (or withdrawn since), in at least one public dossier."""
    return Q(**{f"{prefix}publicity__until__gt": moment(at)})


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    def public(self, at: datetime | None = None) -> "AfspraakQuerySet":
        return self.filter(afspraak_is_public("", at))

    def with_public_state(self) -> "AfspraakQuerySet":
        """After `public`: annotate what the public may know now.

        `current_status`, `current_sequence`, `last_day` (None without a last day), `termijn_kind`,
        `settlement_pending` (settlement proposed with evidence inside the term: the clock stands still).
        """
        return self.annotate(
            current_status=F("publicity__status"),
            current_sequence=F("publicity__sequence"),
            last_day=F("publicity__last_day"),
            termijn_kind=F("publicity__termijn_kind"),
            settlement_pending=F("publicity__settlement_pending"),
        )

    def with_state_on(self, day: date) -> "AfspraakQuerySet":
        """After `public`: those that were known on this day, with the same annotations as they were then.

        As `stood` the row of AfspraakPeriod itself.
        """
        on_day = Q(periods__from_day__lte=day, periods__until_day__gt=day)
        known = self.annotate(stood=FilteredRelation("periods", condition=on_day)).filter(stood__isnull=False)
        return known.annotate(
            current_status=F("stood__status"),
            current_sequence=F("stood__sequence"),
            last_day=F("stood__last_day"),
            termijn_kind=F("stood__termijn_kind"),
            settlement_pending=F("stood__settlement_pending"),
        )

    def with_recorded_state(self) -> "AfspraakQuerySet":
        """As `with_public_state`, over every row: for the griffie only."""
        rows, termijnen = _model("StatusWijziging").objects.all(), TermijnRow.objects.all()
        own = rows.filter(afspraak=OuterRef("pk")).order_by("-sequence")
        term = termijnen.filter(afspraak=OuterRef("pk")).oldest_first().reverse()
        evidence = _model("StatusEvidence").objects.filter(status_wijziging=OuterRef("pk"))
        pending = rows.annotate(day=known_day()).filter(
            Exists(evidence),
            afspraak=OuterRef("pk"),
            sequence=OuterRef("current_sequence"),
            to_status__in=[status.value for status in PENDING_STATUSES],
            day__lte=OuterRef("last_day"),
        )
        return self.annotate(
            current_status=Subquery(own.values("to_status")[:1]),
            current_sequence=Subquery(own.values("sequence")[:1]),
            last_day=Subquery(term.values("latest")[:1]),
            termijn_kind=Subquery(term.values("kind")[:1]),
        ).annotate(settlement_pending=Exists(pending))

    def open(self) -> "AfspraakQuerySet":
        """After one of the `with_…_state` methods."""
        wanted = [status.value for status in OPEN_STATUSES]
        return self.filter(current_status__in=wanted)  # type: ignore[misc] # annotated

    def overdue(self, today: date) -> "AfspraakQuerySet":
        """Open, and today is after the latest reading of the term. After one of the `with_…_state` methods."""
        return self.open().filter(last_day__lt=today, settlement_pending=False)  # type: ignore[misc] # annotated

    def undated(self) -> "AfspraakQuerySet":
        """Open without a date; herhalend and gebeurtenis have their own words and do not count."""
        return self.open().filter(termijn_kind=TermijnKind.UNDETERMINED.value)  # type: ignore[misc] # annotated


class Afspraak(GemeenteOwned, PublicIdModel):
    class Kind(models.TextChoices):
        TOEZEGGING = AfspraakKind.TOEZEGGING.value, _("Toezegging")
        RANDVOORWAARDE = AfspraakKind.RANDVOORWAARDE.value, _("Randvoorwaarde")
        OPDRACHT = AfspraakKind.OPDRACHT.value, _("Opdracht")

    class Hardheid(models.TextChoices):
        """How firmly it was said, in the words of the source."""

        FIRM = "hard", _("Harde toezegging")
        EFFORT = "inspanning", _("Inspanning")
        EXPECTATION = "verwachting", _("Verwachting")
        PLAN = "planning", _("Planning")
        REPORTED = "aangehaald", _("Aangehaald door een ander")
        REPEATED = "herhaling", _("Herhaling")

    kind = models.CharField(_("soort"), max_length=16, choices=Kind)
    hardheid = models.CharField(_("hoe hard"), max_length=12, choices=Hardheid, blank=True)
    nummer = models.CharField(_("nummer"), max_length=40, blank=True)
    first_nummer = models.CharField(
        _("eerste nummer"), max_length=40, blank=True, editable=False, help_text=_("Wordt aan geen ander gegeven.")
    )
    title = models.CharField(_("wat"), max_length=300, help_text=_("In gewone woorden: wie doet wat?"))
    passage = models.ForeignKey(Passage, verbose_name=_("bron"), on_delete=models.PROTECT, related_name="afspraken")
    promised_by = models.ManyToManyField(
        Functie, verbose_name=_("toegezegd door"), blank=True, related_name="promised_afspraken"
    )
    promised_by_orgaan = models.ForeignKey(
        Orgaan,
        verbose_name=_("toegezegd door (orgaan)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promised_afspraken",
    )
    promised_to = models.ForeignKey(
        Orgaan,
        verbose_name=_("toegezegd aan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_afspraken",
    )
    dossiers = models.ManyToManyField(DossierPage, verbose_name=_("dossiers"), related_name="afspraken")
    mijlpaal = models.ForeignKey(
        Mijlpaal,
        verbose_name=_("mijlpaal"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="randvoorwaarden",
        help_text=_("Voor een randvoorwaarde: de mijlpaal die ervan afhangt."),
    )
    created_at = models.DateTimeField(_("gemaakt op"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "nummer"], condition=~Q(nummer=""), name="afspraak_nummer_once"
            ),
            models.CheckConstraint(
                name="afspraak_confirmed_has_nummer", condition=Q(confirmed_at__isnull=True) | ~Q(nummer="")
            ),
            models.CheckConstraint(
                name="afspraak_mijlpaal_of_randvoorwaarde",
                condition=Q(kind="randvoorwaarde", mijlpaal__isnull=False)
                | (~Q(kind="randvoorwaarde") & Q(mijlpaal__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return address_of(f"besluiten:{self.kind}", self.public_id)

    @property
    def life_cycle(self) -> LifeCycle:
        return LIFE_CYCLES[AfspraakKind(self.kind)]


class AfspraakRowQuerySet(models.QuerySet[Any]):
    def public(self, at: datetime | None = None) -> "AfspraakRowQuerySet":
        """Rows that name no passage, or one that may be known."""
        return self.filter(Q(passage__isnull=True) | passage_may_be_known("passage__", at))

    def oldest_first(self) -> "AfspraakRowQuerySet":
        """By the day on which each was known: what is entered late counts from its own day.

        The row that came with the promise stays first, also when the promise has no day of its own.
        """
        earlier = self.model._default_manager.filter(afspraak=OuterRef("afspraak"), pk__lt=OuterRef("pk"))
        return self.alias(is_change=Exists(earlier)).order_by("is_change", known_day(), "pk")


class AfspraakPassage(KnownModel):
    """A later passage in which a known afspraak is promised again."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="repeated_passages")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="repeated_afspraken")

    objects: ClassVar[Any] = AfspraakRowQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("herhaling")
        verbose_name_plural = _("herhalingen")
        constraints = [models.UniqueConstraint(fields=["afspraak", "passage"], name="afspraakpassage_once")]

    def __str__(self) -> str:
        return str(self.passage)


class AfspraakRow(KnownModel):
    """What an afspraak is from a day on: the last row counts, older ones stay. Append-only."""

    reason = models.TextField(_("waarom"), blank=True)
    passage = models.ForeignKey(
        Passage, verbose_name=_("bron"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = AfspraakRowQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["pk"]


class TermijnColumns(models.Model):
    """A Termijn in columns."""

    kind = models.CharField(
        _("soort termijn"), max_length=12, choices=[(item.value, item.value) for item in TermijnKind]
    )
    words = models.CharField(_("termijn in woorden"), max_length=300, blank=True)
    earliest = models.DateField(_("vroegste dag"), null=True, blank=True)
    latest = models.DateField(_("laatste dag"), null=True, blank=True)
    precision = models.CharField(_("precisie"), max_length=12, choices=[(item.value, item.value) for item in Precision])
    anchor = models.DateField(_("gerekend vanaf"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def termijn(self) -> Termijn:
        return Termijn(
            kind=TermijnKind(self.kind),
            words=self.words,
            earliest=self.earliest,
            latest=self.latest,
            precision=Precision(self.precision),
            anchor=self.anchor,
        )

    @termijn.setter
    def termijn(self, termijn: Termijn) -> None:
        self.kind, self.words = termijn.kind.value, termijn.words
        self.earliest, self.latest = termijn.earliest, termijn.latest
        self.precision, self.anchor = termijn.precision.value, termijn.anchor


def termijn_in_order(model: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            name=f"{model}_in_order",
            condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
        ),
        models.CheckConstraint(
            name=f"{model}_dates_belong_to_kind",
            condition=Q(kind__in=["dag", "interval"]) | Q(earliest__isnull=True, latest__isnull=True),
        ),
    ]


class TermijnRow(AfspraakRow, TermijnColumns):
    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="termijn_rows")

    class Meta(AfspraakRow.Meta):
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")
        constraints = [*termijn_in_order("termijnrow"), datering_in_order("known", "termijnrow")]

    def __str__(self) -> str:
        return self.words


class OwnerRowQuerySet(AfspraakRowQuerySet):
    def public(self, at: datetime | None = None) -> "OwnerRowQuerySet":
        """As every row; and each functie that it names is confirmed, as is its orgaan."""
        hidden = Q(functie__is_confirmed=False) | Q(functie__orgaan__is_confirmed=False)
        links = OwnerRow.functies.through.objects.filter(hidden, ownerrow=OuterRef("pk"))
        return self.filter(~Exists(links), Q(passage__isnull=True) | passage_may_be_known("passage__", at))


class OwnerRow(AfspraakRow):
    """Who answers for the afspraak from this row on: all owners together."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="owner_rows")
    functies = models.ManyToManyField(Functie, verbose_name=_("functies"), related_name="+")

    objects: ClassVar[Any] = OwnerRowQuerySet.as_manager()

    class Meta(AfspraakRow.Meta):
        verbose_name = _("verantwoordelijke")
        verbose_name_plural = _("verantwoordelijken")
        constraints = [datering_in_order("known", "ownerrow")]

    def __str__(self) -> str:
        return ", ".join(str(functie) for functie in self.functies.all())


class CorrectionRow(AfspraakRow):
    """The portal's own words for an afspraak were put right. The quote itself never changes."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="correction_rows")
    old_title = models.CharField(_("was"), max_length=300)
    new_title = models.CharField(_("werd"), max_length=300)

    class Meta(AfspraakRow.Meta):
        verbose_name = _("verbetering")
        verbose_name_plural = _("verbeteringen")
        constraints = [datering_in_order("known", "correctionrow")]

    def __str__(self) -> str:
        return self.new_title


def status_label(value: str) -> str:
    return STATUS_LABELS[Status(value)]
