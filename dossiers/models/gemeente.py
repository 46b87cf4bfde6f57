"""The page tree: home → dossiers → GemeentePage → DossierPage, and who works for which gemeente."""

from collections import defaultdict
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from dossiers.datering import Reces as RecesPeriod
from dossiers.models.base import AtomicPublishing, GemeenteOwned
from dossiers.models.page_rights import KeptPageRights
from dossiers.models.public import page_is_public


class PublicPageQuerySet(PageQuerySet):
    def public(self, at: datetime | None = None) -> "PublicPageQuerySet":
        """Pages that are live, as is every page above them, and that no view restriction hides."""
        pages: PublicPageQuerySet = self.filter(page_is_public("", at))
        return pages


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class PublicPage(AtomicPublishing, models.Model):
    """Served only while public: Wagtail itself serves a live page below one that is not."""

    is_routed = False
    url_path: Any

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        return public_route(self.url_path, path_components)

    def get_view_restrictions(self) -> Any:
        """For the screens of Wagtail; a page that `route` gave is public, and so has none: no query per visitor."""
        return PageViewRestriction.objects.none() if self.is_routed else super().get_view_restrictions()  # type: ignore[misc] # the next class is Wagtail's


# The page models by their level in the tree; each app names its own.
PUBLIC_PAGE_MODELS: dict[int, list[Any]] = defaultdict(list)


def public_route(above: str, path_components: list[str]) -> RouteResult:
    """The page at this path below the one with the `url_path` above, in one query per page model of its level.

    Raises Http404 when it is not there or not public. Wagtail itself walks down with two queries a level.
    """
    path = above + "".join(f"{part}/" for part in path_components)
    for model in PUBLIC_PAGE_MODELS.get(path.count("/"), ()):
        if page := model.objects.public().filter(url_path=path).first():
            page.is_routed = True
            return RouteResult(page)
    raise Http404


class DossierIndexPage(PublicPage, Page):
    """/dossiers/: the gemeenten, or the dossiers when there is one gemeente."""

    objects: ClassVar[Any] = PublicPageManager()
    max_count = 1
    subpage_types: ClassVar[list[str]] = ["dossiers.GemeentePage"]
    template = "dossiers/dossier_index_page.html"

    class Meta:
        verbose_name = _("overzicht van dossiers")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from dossiers.views.pages import dossier_index_context  # the page is its own view in Wagtail

        return {**super().get_context(request, *args, **kwargs), **dossier_index_context(request, self)}


# Wagtail also asks for titles and words for search engines, which our templates do not use.
ADDRESS_PANELS = [
    FieldPanel("slug", help_text=_("Het laatste stuk van het adres. Verander het niet meer als de pagina openbaar is."))
]


class GemeentePage(PublicPage, Page):
    introduction = models.TextField(_("inleiding"), blank=True)

    objects: ClassVar[Any] = PublicPageManager()
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction", help_text=_("Twee of drie zinnen boven de lijst van dossiers. Mag leeg blijven.")),
    ]
    promote_panels: ClassVar[list[Any]] = ADDRESS_PANELS
    settings_panels: ClassVar[list[Any]] = []  # no day on which it goes: once public it stays
    parent_page_types: ClassVar[list[str]] = ["dossiers.DossierIndexPage"]
    subpage_types: ClassVar[list[str]] = ["dossiers.DossierPage"]
    template = "dossiers/gemeente_page.html"

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")

    def permissions_for_user(self, user: Any) -> KeptPageRights:
        return KeptPageRights(user, self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from dossiers.views.pages import gemeente_context  # the page is its own view in Wagtail

        return {**super().get_context(request, *args, **kwargs), **gemeente_context(request, self)}

    def reces_calendar(self) -> tuple[RecesPeriod, ...]:
        return tuple(
            RecesPeriod(name=row.name, first_day=row.first_day, last_day=row.last_day)
            for row in Reces.objects.filter(gemeente=self)
        )


class Role(models.TextChoices):
    EDITOR = "redacteur", _("Redacteur")
    GRIFFIER = "griffier", _("Griffier")


class GemeenteGroup(models.Model):
    """Which group of users does what for which gemeente. The group also holds the page permissions."""

    gemeente = models.ForeignKey(GemeentePage, on_delete=models.CASCADE, related_name="role_groups")
    role = models.CharField(_("rol"), max_length=12, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="gemeente_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "role"], name="gemeentegroup_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.gemeente}"


class Reces(GemeenteOwned):
    """One recess of a gemeente's calendar; both days inclusive. Terms such as "voor de zomer" are read with it."""

    class Name(models.TextChoices):
        SPRING = "voorjaar", _("Voorjaarsreces")
        MAY = "mei", _("Meireces")
        SUMMER = "zomer", _("Zomerreces")
        AUTUMN = "herfst", _("Herfstreces")
        CHRISTMAS = "kerst", _("Kerstreces")

    name = models.CharField(_("reces"), max_length=12, choices=Name)
    first_day = models.DateField(_("eerste dag"))
    last_day = models.DateField(_("laatste dag"))

    class Meta:
        verbose_name = _("reces")
        verbose_name_plural = _("recessen")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(name="reces_in_order", condition=Q(first_day__lte=F("last_day"))),
            models.UniqueConstraint(fields=["gemeente", "name", "first_day"], name="reces_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()} {self.first_day.year}"
