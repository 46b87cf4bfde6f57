"""The pages and groups that every portal has. Idempotent; runs after each migrate (and so after a test's flush)."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from dossiers.models import DossierIndexPage
from dossiers.services.rights import grant_role_groups
from portal.models import HomePage


@transaction.atomic
def make_page_tree() -> None:
    Locale.objects.get_or_create(language_code="nl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = HomePage.objects.first()
    if home is None:
        # Wagtail's own migration leaves a welcome page in the place of a home page.
        Page.objects.filter(depth=2, content_type__model="page").delete()
        root = Page.get_first_root_node()
        home = root.add_child(instance=HomePage(title="Raadsspoor", slug="home"))
    if not DossierIndexPage.objects.exists():
        home.add_child(instance=DossierIndexPage(title="Dossiers", slug="dossiers"))
    site, _created = Site.objects.get_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Raadsspoor"},
    )
    if site.root_page_id != home.pk and site.root_page.depth <= 2:
        site.root_page = home
        site.save()
    # Wagtail's own groups may edit every page; ours are per gemeente.
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
    grant_role_groups()
