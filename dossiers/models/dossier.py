"""A dossier holds all there is about one bestuursopdracht. Phase and portefeuillehouder are dated rows."""

from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from dossiers.models.base import KnownModel, datering_in_order, known_day
from dossiers.models.gemeente import ADDRESS_PANELS, GemeentePage, PublicPage, PublicPageManager
from dossiers.models.page_rights import KeptPageRights
from dossiers.models.public import page_is_public, passage_may_be_known
from dossiers.models.stuk import Passage
from dossiers.statements import Slot, Statement


class DossierPage(PublicPage, Page):
    summary = models.TextField(
        _("in het kort"),
        blank=True,
        help_text=_("Twee of drie zinnen: waar gaat dit over, en hoe staat het ervoor?"),
    )
    bestuursopdracht = models.TextField(
        _("bestuursopdracht"), blank=True, help_text=_("Wat is er opgedragen, door wie en wanneer?")
    )

    shows_loose_ends = models.BooleanField(
        _("toon wat ontbreekt"),
        default=False,
        help_text=_("Zet onder het dossier een lijst van wat ontbreekt of stil ligt, voor zover dat openbaar is."),
    )

    objects: ClassVar[Any] = PublicPageManager()
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("bestuursopdracht"),
        FieldPanel("shows_loose_ends"),
    ]
    promote_panels: ClassVar[list[Any]] = ADDRESS_PANELS
    settings_panels: ClassVar[list[Any]] = []
    parent_page_types: ClassVar[list[str]] = ["dossiers.GemeentePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "dossiers/dossier_page.html"

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def permissions_for_user(self, user: Any) -> KeptPageRights:
        return KeptPageRights(user, self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from dossiers.views.dossier import dossier_context  # the page is its own view in Wagtail

        return {**super().get_context(request, *args, **kwargs), **dossier_context(request, self)}

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        return "dossiers/dossier_short.html" if request.GET.get("afdruk") == "kort" else self.template

    @property
    def gemeente_id(self) -> int | None:
        """Of the page above it; None for a page that has no place in the tree yet."""
        above = _gemeente_at().rows({"path": self.path[: -self.steplen]}) if self.path else []
        return int(above[0][0]) if above else None

    def can_move_to(self, parent: Any) -> bool:
        return bool(super().can_move_to(parent)) and parent.pk == self.gemeente_id


@cache
def _gemeente_at() -> Statement:
    return Statement.of(GemeentePage.objects.filter(path=Slot("path")).order_by().values_list("pk"))


class DossierRowQuerySet(models.QuerySet[Any]):
    def public(self, at: datetime | None = None) -> "DossierRowQuerySet":
        """Rows of a public dossier whose announcing passage, if any, may be known."""
        return self.filter(
            Q(passage__isnull=True) | passage_may_be_known("passage__", at), page_is_public("dossier__", at)
        )


class DossierRow(KnownModel):
    """What a dossier is from a day on; the last row counts, older ones stay. Append-only."""

    passage = models.ForeignKey(
        Passage, verbose_name=_("bron"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = DossierRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = [known_day(), "pk"]


class PhaseRow(DossierRow):
    class Phase(models.TextChoices):
        EXPLORING = "verkennen", _("Verkennen")
        DIRECTING = "richten", _("Richten")
        DESIGNING = "inrichten", _("Inrichten")
        EXECUTING = "uitvoering", _("Uitvoering")
        EVALUATING = "evaluatie", _("Evaluatie")
        CLOSED = "afgesloten", _("Afgesloten")

    dossier = models.ForeignKey(DossierPage, on_delete=models.PROTECT, related_name="phase_rows")
    phase = models.CharField(_("fase"), max_length=12, choices=Phase)

    class Meta(DossierRow.Meta):
        verbose_name = _("fase")
        verbose_name_plural = _("fasen")
        constraints = [datering_in_order("known", "phaserow")]

    def __str__(self) -> str:
        return str(self.get_phase_display())


class PortefeuillehouderRowQuerySet(DossierRowQuerySet):
    def public(self, at: datetime | None = None) -> "PortefeuillehouderRowQuerySet":
        """As every row; and each functie that it names is confirmed."""
        links = PortefeuillehouderRow.functies.through.objects.filter(functie__is_confirmed=False)
        rows: Any = super().public(at).filter(~Exists(links.filter(portefeuillehouderrow=OuterRef("pk"))))
        return rows


class PortefeuillehouderRow(DossierRow):
    dossier = models.ForeignKey(DossierPage, on_delete=models.PROTECT, related_name="portefeuillehouder_rows")
    functies = models.ManyToManyField("dossiers.Functie", verbose_name=_("functies"), related_name="+")

    objects: ClassVar[Any] = PortefeuillehouderRowQuerySet.as_manager()

    class Meta(DossierRow.Meta):
        verbose_name = _("portefeuillehouder")
        verbose_name_plural = _("portefeuillehouders")
        constraints = [datering_in_order("known", "portefeuillehouderrow")]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.known.display()}"
