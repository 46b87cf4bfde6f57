from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from dossiers.models.gemeente import PublicPage, PublicPageManager


class HomePage(PublicPage, Page):
    introduction = models.TextField(_("inleiding"), blank=True)

    objects: ClassVar[Any] = PublicPageManager()
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["dossiers.DossierIndexPage"]
    template = "portal/home_page.html"

    class Meta:
        verbose_name = _("beginpagina")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.views import home_context  # the page is its own view in Wagtail

        return {**super().get_context(request, *args, **kwargs), **home_context(request, self)}
