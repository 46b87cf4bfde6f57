from typing import Any

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site

from besluiten.models import Afspraak, AfspraakPeriod, AfspraakPublicity, Mijlpaal
from besluiten.signals import afspraken_changed, mijlpalen_changed
from dossiers.models import DossierPage, PagePublicity, Stuk, StukPublicity
from dossiers.signals import publicity_changed
from portal.models import PublicStamp
from portal.services.page_tree import make_page_tree
from portal.services.stamps import PORTAL, scope_of, touch

SHOWN_APPS = {"portal", "dossiers", "besluiten"}
# They follow from other changes.
FOLLOWING = (PublicStamp, PagePublicity, StukPublicity, AfspraakPublicity, AfspraakPeriod)


def make_page_tree_after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    # Permissions of each app are made at its own turn; the page tree and groups need those of all.
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.name == last.name and using == "default":
        make_page_tree()
        touch(PORTAL)


def thing_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """However it was saved: that a page shows it is more likely than not, and counting once too often does no harm."""
    is_shown = sender._meta.app_label in SHOWN_APPS or issubclass(sender, Page | PageViewRestriction | Site)
    if is_shown and not issubclass(sender, FOLLOWING) and not kwargs.get("raw"):
        touch(PORTAL if issubclass(sender, PageViewRestriction | Site) else scope_of(instance))


def things_told(sender: Any, pks: list[int], **kwargs: Any) -> None:
    """Changes that write past the signals of single rows, or follow from a moment that has passed."""
    path = {Stuk: "gemeente", Afspraak: "gemeente", Mijlpaal: "gemeente"}.get(sender)
    if path is not None:
        scopes = set(sender.objects.filter(pk__in=pks).values_list(path, flat=True))
    elif sender is DossierPage:
        scopes = {scope_of(page) for page in DossierPage.objects.filter(pk__in=pks)}
    else:
        scopes = {PORTAL}
    for scope in scopes:
        touch(scope)


def connect() -> None:
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(thing_changed)
    for told in (publicity_changed, afspraken_changed, mijlpalen_changed):
        told.connect(things_told)
