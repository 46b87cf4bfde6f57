"""What the frame around every page names: the gemeenten of the portal and the pages about the portal itself."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from dossiers.models import DossierIndexPage
from dossiers.models.public import page_is_public

_INFO_DEPTH, _GEMEENTE_DEPTH = 3, 4


@dataclass(frozen=True, slots=True)
class Frame:
    gemeenten: tuple[Page, ...]
    info_pages: tuple[Page, ...]

    @property
    def single_gemeente(self) -> Page | None:
        """A portal of one gemeente names it everywhere and does not speak of gemeenten."""
        return self.gemeenten[0] if len(self.gemeenten) == 1 else None


def frame_of(request: HttpRequest) -> Frame:
    """One query per request. The pages are plain `Page` objects, in the order of the tree."""
    kept: Any = request
    if not hasattr(kept, "_frame"):
        pages = list(Page.objects.filter(page_is_public(""), depth__in=(_INFO_DEPTH, _GEMEENTE_DEPTH)).order_by("path"))
        upper = [page for page in pages if page.depth == _INFO_DEPTH]
        kept._frame = Frame(
            gemeenten=tuple(page for page in pages if page.depth == _GEMEENTE_DEPTH),
            info_pages=tuple(page for page in upper if page.specific_class is not DossierIndexPage),
        )
    frame: Frame = kept._frame
    return frame
