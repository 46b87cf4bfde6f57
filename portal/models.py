from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page

from dossiers.models.gemeente import PublicPage, PublicPageManager
from portal.theme import FOLDER, check_css, check_logo, is_new, keep, logo_suffix

CLASS_NAMES = RegexValidator(
    r"^[A-Za-z][\w-]*( [A-Za-z][\w-]*)*$", _("Vul de class in zonder punt, zoals gemeente-theme.")
)


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


@register_setting(icon="view")
class Theme(BaseGenericSetting):
    """How the portal looks: see `portal.theme`. Without one it has its own colours and logo."""

    COLUMNS = ("css", "css_class", "logo")

    css = models.FileField(
        _("themabestand"),
        blank=True,
        upload_to=FOLDER,
        validators=[check_css],
        help_text=_("Het CSS-bestand van uw NL Design System-thema, met de namen --basis-…. Leeg: onze eigen kleuren."),
    )
    css_class = models.CharField(
        _("class van het thema"),
        max_length=200,
        blank=True,
        validators=[CLASS_NAMES],
        help_text=_("Staat boven in het themabestand, zonder punt ervoor. Bijvoorbeeld: gemeente-theme."),
    )
    logo = models.FileField(
        _("logo"),
        blank=True,
        upload_to=FOLDER,
        validators=[check_logo],
        help_text=_("SVG of PNG, leesbaar op de kleur van de balk bovenaan. Leeg: het logo van Raadsspoor."),
    )

    class Meta:
        verbose_name = _("huisstijl")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_new(self.css):
            self.css = keep(self.css, "css")
        if is_new(self.logo):
            self.logo = keep(self.logo, logo_suffix(self.logo))
        super().save(*args, **kwargs)
