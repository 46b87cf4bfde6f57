from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from dossiers.models.gemeente import PublicPage, PublicPageManager


class HomePage(PublicPage, Page):
    introduction = models.TextField(_("inleiding"), blank=True)

    objects: ClassVar[Any] = PublicPageManager()
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["dossiers.DossierIndexPage", "portal.InfoPage"]
    template = "portal/home_page.html"

    class Meta:
        verbose_name = _("beginpagina")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.views import home_context  # the page is its own view in Wagtail

        return {**super().get_context(request, *args, **kwargs), **home_context(request, self)}


class InfoPage(PublicPage, Page):
    """Words of the portal itself: about, privacy, accessibility, glossary. The footer leads to each of them."""

    body = RichTextField(_("tekst"), features=["h2", "h3", "bold", "link", "ol", "ul"])

    objects: ClassVar[Any] = PublicPageManager()
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["portal.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "portal/info_page.html"

    class Meta:
        verbose_name = _("pagina over het portaal")
        verbose_name_plural = _("pagina's over het portaal")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "breadcrumb": [(self.title, "")]}


class PublicStamp(models.Model):
    """One change, or `weight` changes, of what public pages show: see `portal.services.stamps`."""

    scope = models.BigIntegerField(db_index=True)  # the key of a gemeente; 0 is the portal itself
    weight = models.BigIntegerField(default=1)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.scope}: {self.weight}"
