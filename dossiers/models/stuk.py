"""A stuk, its published files, the passages that claims point at, and how stukken relate."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from dossiers.models.base import (
    AtomicPublishing,
    DateringField,
    GemeenteOwned,
    KnownModel,
    PublicIdModel,
    address_of,
    datering_in_order,
)
from dossiers.models.bestand import Bestand, StukPagina
from dossiers.models.orgaan import Orgaan, Persoon
from dossiers.models.public import (
    passage_is_public,
    passage_may_be_known,
    stuk_is_public,
    stuk_is_withdrawn,
    stuk_may_be_known,
)


class StukQuerySet(models.QuerySet["Stuk"]):
    def public(self, at: datetime | None = None) -> "StukQuerySet":
        return self.filter(stuk_is_public("", at))

    def withdrawn(self, at: datetime | None = None) -> "StukQuerySet":
        return self.filter(stuk_is_withdrawn("", at))

    def public_or_withdrawn(self, at: datetime | None = None) -> "StukQuerySet":
        return self.filter(stuk_may_be_known("", at))


class Stuk(
    AtomicPublishing,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    GemeenteOwned,
    PublicIdModel,
    ClusterableModel,
):
    class Soort(models.TextChoices):
        MEMO = "memo", _("Memo")
        INFORMATION_LETTER = "raadsinformatiebrief", _("Raadsinformatiebrief")
        LETTER = "brief", _("Brief")
        MOTION = "motie", _("Motie")
        AMENDMENT = "amendement", _("Amendement")
        PROPOSAL = "raadsvoorstel", _("Raadsvoorstel")
        QUESTIONS = "vragen", _("Vragen")
        ANSWERS = "beantwoording", _("Beantwoording")
        ADVICE = "advies", _("Advies")
        REPORT = "verslag", _("Verslag")
        DECISION_LIST = "besluitenlijst", _("Besluitenlijst")
        NEWS = "nieuwsbericht", _("Nieuwsbericht")
        ATTACHMENT = "bijlage", _("Bijlage")
        OTHER = "overig", _("Overig")

    class Authority(models.TextChoices):
        BOARD = "college", _("College")
        COUNCIL = "raad", _("Raad")
        ADVISORY = "adviesraad", _("Adviesraad")
        RESIDENTS = "inwoners", _("Inwoners")
        PRESS = "pers", _("Pers")

    soort = models.CharField(_("soort"), max_length=24, choices=Soort, default=Soort.OTHER)
    title = models.CharField(_("titel"), max_length=300)
    summary = models.TextField(_("in het kort"), blank=True)
    date = DateringField(_("datum"))
    kenmerk = models.CharField(_("kenmerk"), max_length=100, blank=True)
    authority = models.CharField(
        _("bron"),
        max_length=12,
        choices=Authority,
        default=Authority.BOARD,
        help_text=_("Van wie komt dit stuk?"),
    )
    sender_orgaan = models.ForeignKey(
        Orgaan,
        verbose_name=_("van (orgaan)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    sender_persoon = models.ForeignKey(
        Persoon,
        verbose_name=_("van (persoon)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    addressee_orgaan = models.ForeignKey(
        Orgaan,
        verbose_name=_("aan (orgaan)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    addressee_persoon = models.ForeignKey(
        Persoon,
        verbose_name=_("aan (persoon)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dossiers = ParentalManyToManyField(
        "dossiers.DossierPage", verbose_name=_("dossiers"), blank=True, related_name="stukken"
    )
    bestand = models.ForeignKey(
        Bestand,
        verbose_name=_("bestand"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stukken",
    )
    created_at = models.DateTimeField(_("gemaakt op"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = StukQuerySet.as_manager()

    @property
    def status_string(self) -> str:
        """What the lists of /beheer/ call its state; Wagtail itself speaks of "live" and knows no withdrawal."""
        if hasattr(self, "withdrawal"):
            return str(_("ingetrokken"))
        if self.approved_schedule:
            return str(_("openbaar, wijziging gepland") if self.live else _("gepland"))
        if not self.live:
            return str(_("concept"))
        return str(_("openbaar, met nieuwer concept") if self.has_unpublished_changes else _("openbaar"))

    class Meta:
        verbose_name = _("stuk")
        verbose_name_plural = _("stukken")
        constraints = [datering_in_order("date", "stuk")]
        indexes = [models.Index(fields=["gemeente", "kenmerk"]), models.Index(fields=["live", "date_latest"])]
        permissions = [("withdraw_stuk", _("Kan een stuk intrekken"))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("dossiers:stuk", self.public_id)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        super().full_clean(*args, **kwargs)
        self.check_gemeente()

    @property
    def sender(self) -> str:
        return _names(self.sender_persoon, self.sender_orgaan)

    @property
    def addressee(self) -> str:
        return _names(self.addressee_persoon, self.addressee_orgaan)

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "dossiers/stuk.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from dossiers.views.stuk import stuk_preview_context  # Wagtail asks the model for its preview

        return {**super().get_preview_context(request, mode_name), **stuk_preview_context(request, self)}


def _names(persoon: Persoon | None, orgaan: Orgaan | None) -> str:
    known = orgaan if orgaan and orgaan.is_confirmed else None
    return ", ".join(str(thing) for thing in (persoon, known) if thing)


class PublishedBestand(models.Model):
    """A file that was published with a stuk, under a version number that never changes. Append-only.

    The link Stuk.bestand lives in revisions and moves with them; nothing refers to it. This row is what the public
    addresses, passages and `.public()` of files rest on.
    """

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="published_bestanden")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(_("versie"))
    published_at = models.DateTimeField(_("geplaatst op"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("geplaatst bestand")
        verbose_name_plural = _("geplaatste bestanden")
        ordering = ["stuk", "number"]
        constraints = [
            models.UniqueConstraint(fields=["stuk", "number"], name="publishedbestand_number_once"),
            models.UniqueConstraint(fields=["stuk", "bestand"], name="publishedbestand_bestand_once"),
        ]

    def __str__(self) -> str:
        return f"{self.bestand} ({self.number})"


class Withdrawal(models.Model):
    """Why a published stuk is no longer there. Outside the revisions, so that no later publication undoes it."""

    class Cause(models.TextChoices):
        WITHDRAWN = "ingetrokken", _("Ingetrokken")
        EXPIRED = "verlopen", _("Termijn van plaatsing verstreken")

    stuk = models.OneToOneField(Stuk, on_delete=models.PROTECT, related_name="withdrawal")
    cause = models.CharField(_("oorzaak"), max_length=12, choices=Cause, default=Cause.WITHDRAWN)
    reason = models.CharField(_("reden"), max_length=500)
    shows_title = models.BooleanField(_("titel blijft zichtbaar"), default=True)
    successor = models.ForeignKey(
        Stuk,
        verbose_name=_("vervangen door"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("intrekking")
        verbose_name_plural = _("intrekkingen")

    def __str__(self) -> str:
        return self.reason


class PassageQuerySet(models.QuerySet["Passage"]):
    def public(self, at: datetime | None = None) -> "PassageQuerySet":
        return self.filter(passage_is_public("", at))

    def public_or_withdrawn(self, at: datetime | None = None) -> "PassageQuerySet":
        return self.filter(passage_may_be_known("", at))


class Passage(PublicIdModel):
    """Words on a page of a stuk: half-open span in code points of StukPagina.text, and the words themselves."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="passages")
    pagina = models.ForeignKey(StukPagina, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField(_("begin"))
    end = models.PositiveIntegerField(_("einde"))
    quote = models.TextField(_("citaat"))
    # The file that it stands in has been published with this stuk, once and for good: see PublishedBestand.
    is_published = models.BooleanField(_("in een gepubliceerd bestand"), default=False, editable=False)
    created_at = models.DateTimeField(_("gemaakt op"), default=timezone.now, editable=False)

    objects = PassageQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints = [
            models.CheckConstraint(name="passage_not_empty", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(fields=["stuk", "pagina", "start", "end"], name="passage_once"),
        ]

    def __str__(self) -> str:
        return self.quote

    def get_absolute_url(self) -> str:
        return address_of("dossiers:passage", self.public_id)

    @property
    def gemeente_id(self) -> int:
        return int(self.stuk.gemeente_id)

    @property
    def stands_where_it_says(self) -> bool:
        return self.pagina.text[self.start : self.end] == self.quote


class StukRelatieQuerySet(models.QuerySet["StukRelatie"]):
    def public(self, at: datetime | None = None) -> "StukRelatieQuerySet":
        """Everything that the relation names may be known; an unresolved one goes with its public stuk."""
        return self.filter(
            Q(target__isnull=True) | stuk_may_be_known("target__", at),
            Q(passage__isnull=True) | passage_may_be_known("passage__", at),
            stuk_may_be_known("stuk__", at),
        )

    def unresolved(self) -> "StukRelatieQuerySet":
        return self.filter(target__isnull=True)


class StukRelatie(GemeenteOwned, KnownModel):
    """ "stuk is a reply to / refers to / … target". Without a target it is a loose end, kept in its own words."""

    class Kind(models.TextChoices):
        REPLY = "is_reactie_op", _("is reactie op")
        REFERENCE = "verwijst_naar", _("verwijst naar")
        ATTACHMENT = "bijlage_bij", _("is bijlage bij")
        REPLACEMENT = "vervangt", _("vervangt")
        ELABORATION = "is_uitwerking_van", _("is uitwerking van")

    stuk = models.ForeignKey(Stuk, verbose_name=_("stuk"), on_delete=models.PROTECT, related_name="relaties")
    kind = models.CharField(_("relatie"), max_length=20, choices=Kind)
    target = models.ForeignKey(
        Stuk,
        verbose_name=_("ander stuk"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="incoming_relaties",
    )
    words = models.CharField(
        _("woorden van de verwijzing"),
        max_length=300,
        blank=True,
        help_text=_("Zoals het er staat. Nodig als het andere stuk hier nog niet is."),
    )
    passage = models.ForeignKey(
        Passage,
        verbose_name=_("passage"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relaties",
    )

    objects = StukRelatieQuerySet.as_manager()

    class Meta:
        verbose_name = _("relatie")
        verbose_name_plural = _("relaties")
        constraints = [
            models.CheckConstraint(
                name="stukrelatie_names_something", condition=Q(target__isnull=False) | ~Q(words="")
            ),
            models.CheckConstraint(
                name="stukrelatie_not_itself", condition=Q(target__isnull=True) | ~Q(target=F("stuk"))
            ),
            models.UniqueConstraint(fields=["stuk", "kind", "target"], name="stukrelatie_once"),
            datering_in_order("known", "stukrelatie"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target or self.words}"
