"""What the frame around every page names: the gemeenten of the portal and the pages about the portal itself."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from dossiers.models import DossierIndexPage
from dossiers.models.public import page_is_public
from dossiers.panels import Moment
from dossiers.statements import made_once
from dossiers.views.moment import now

_INFO_DEPTH, _GEMEENTE_DEPTH = 3, 4


@dataclass(frozen=True, slots=True)
class Frame:
    gemeenten: tuple[Page, ...]
    info_pages: tuple[Page, ...]

    @property
    def single_gemeente(self) -> Page | None:
        """A portal of one gemeente names it everywhere and does not speak of gemeenten."""
        return self.gemeenten[0] if len(self.gemeenten) == 1 else None


@made_once
def _pages(_dossier: Any, moment: Moment) -> QuerySet[Page]:
    upper = Page.objects.filter(page_is_public("", moment.at), depth__in=(_INFO_DEPTH, _GEMEENTE_DEPTH))
    pages: QuerySet[Page] = upper.order_by("path")
    return pages


def frame_of(request: HttpRequest) -> Frame:
    """One query per request. The pages are plain `Page` objects, in the order of the tree."""
    kept: Any = request
    if not hasattr(kept, "_frame"):
        pages = _pages(None, now())
        upper = [page for page in pages if page.depth == _INFO_DEPTH]
        kept._frame = Frame(
            gemeenten=tuple(page for page in pages if page.depth == _GEMEENTE_DEPTH),
            info_pages=tuple(page for page in upper if page.specific_class is not DossierIndexPage),
        )
    frame: Frame = kept._frame
    return frame
