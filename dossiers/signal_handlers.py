"""What follows from a change: version numbers of published files, expiry, triggers after a migration."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError, Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)

from dossiers import search_sources
from dossiers.append_only import install_triggers
from dossiers.models import DossierPage, Functie, Orgaan, PagePublicity, Persoon, Stuk, Withdrawal
from dossiers.models.page_rights import carries_links
from dossiers.services import stukken
from dossiers.services.publicity import HOME_DEPTH, pages_changed, refresh_all, refresh_pages, stukken_in, tell_changed
from dossiers.signals import publicity_changed
from search.services import enqueue


def install_triggers_after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    # Once per migrate: post_migrate is sent for each app, ours comes after the tables of all apps exist.
    if sender.name == "dossiers":
        install_triggers(using)


def fill_publicity_after_migrate(sender: Any, **kwargs: Any) -> None:
    """For a database from before there were such rows."""
    if sender.name != "dossiers" or PagePublicity._meta.db_table not in connection.introspection.table_names():
        return
    if Page.objects.filter(depth=HOME_DEPTH).exists() and not PagePublicity.objects.exists():
        refresh_all()


def stuk_published(sender: Any, instance: Stuk, **kwargs: Any) -> None:
    stukken.record_publication(instance)


def stuk_unpublished(sender: Any, instance: Stuk, **kwargs: Any) -> None:
    """Only `publish_scheduled` unpublishes a stuk: its time is over."""
    if not Withdrawal.objects.filter(stuk=instance).exists():
        Withdrawal.objects.create(
            stuk=instance, cause=Withdrawal.Cause.EXPIRED, reason=str(Withdrawal.Cause.EXPIRED.label)
        )
    tell_changed(Stuk, [instance.pk])


def index_later(sender: Any, pks: list[int], **kwargs: Any) -> None:
    """Whatever may have changed for the public is indexed anew, or leaves the index."""
    kind = {Stuk: search_sources.STUK, DossierPage: search_sources.DOSSIER}.get(sender)
    if kind:
        enqueue(kind, *pks)


@transaction.atomic
def name_changed(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """What carries the name of this orgaan, persoon or functie carries another one from now on, or none."""
    if created:
        return
    if sender is Functie:
        functies = Functie.objects.filter(pk=instance.pk)
        stukken_below = Stuk.objects.none()
    else:
        role = {Orgaan: "orgaan", Persoon: "persoon"}[sender]
        functies = Functie.objects.filter(**{role: instance.pk})
        named = Q(**{f"sender_{role}": instance.pk}) | Q(**{f"addressee_{role}": instance.pk})
        stukken_below = Stuk.objects.filter(named)
    dossiers = DossierPage.objects.filter(portefeuillehouder_rows__functies__in=functies).distinct()
    tell_changed(Stuk, stukken_below.values_list("pk", flat=True))
    tell_changed(DossierPage, dossiers.values_list("pk", flat=True))
    publicity_changed.send(sender=sender, pks=[instance.pk])


def page_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """However a page came to be saved; Wagtail's own signals tell of some ways only. (A deleted page takes its row.)"""
    if issubclass(sender, Page) and not raw:
        pages_changed()


def page_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page went live, went away or moved: everything below it may have changed for the public."""
    dossiers_changed(instance)


def restriction_changed(sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    goes_with_its_page = origin is not None and getattr(origin, "model", type(origin)) is not PageViewRestriction
    if not goes_with_its_page:
        dossiers_changed(instance.page)


def dossier_about_to_move(sender: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """What stands in a dossier belongs to its gemeente for good."""
    if parent_page_before.pk != parent_page_after.pk:
        raise ValidationError(_("Een dossier kan niet naar een andere gemeente."))


def dossier_about_to_go(sender: Any, instance: DossierPage, **kwargs: Any) -> None:
    """What is linked to it would stand in no dossier, and so vanish without a word at its address."""
    if carries_links(instance):
        raise ProtectedError(str(_("In dit dossier staan stukken of afspraken. Het kan niet weg.")), {instance})


@transaction.atomic  # Wagtail sends some of its signals outside any transaction
def dossiers_changed(page: Any) -> None:
    dossiers = DossierPage.objects.descendant_of(page, inclusive=True)
    pks = sorted({*refresh_pages(), *dossiers.values_list("pk", flat=True)})
    tell_changed(DossierPage, pks)
    tell_changed(Stuk, stukken_in(pks))


def connect() -> None:
    published.connect(stuk_published, sender=Stuk)
    unpublished.connect(stuk_unpublished, sender=Stuk)
    publicity_changed.connect(index_later)
    post_save.connect(page_saved)
    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(page_changed)
    pre_page_move.connect(dossier_about_to_move, sender=DossierPage)
    pre_delete.connect(dossier_about_to_go, sender=DossierPage)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    for model in (Orgaan, Persoon, Functie):
        post_save.connect(name_changed, sender=model)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
