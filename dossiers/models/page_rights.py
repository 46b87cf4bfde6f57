from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from wagtail.models import PagePermissionTester


class KeptPageRights(PagePermissionTester):
    """A gemeente or dossier has an address for good: in /beheer/ it is never deleted, moved, copied, locked or hidden.

    A superuser can do all of it, except deleting what other rows rest on.
    """

    def __init__(self, user: object, page: object) -> None:
        super().__init__(user, page)
        self.is_beheerder = self.user.is_active and self.user.is_superuser

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(self.is_beheerder and super().can_delete(ignore_bulk) and not self._carries_rows())

    def can_unpublish(self) -> bool:
        return bool(self.is_beheerder and super().can_unpublish())

    def can_move(self) -> bool:
        return bool(self.is_beheerder and super().can_move())

    def can_copy(self) -> bool:
        return bool(self.is_beheerder and super().can_copy())

    def can_set_view_restrictions(self) -> bool:
        return bool(self.is_beheerder and super().can_set_view_restrictions())

    def can_lock(self) -> bool:
        return bool(self.is_beheerder and super().can_lock())

    def can_reorder_children(self) -> bool:
        return bool(self.is_beheerder and super().can_reorder_children())

    def _carries_rows(self) -> bool:
        try:
            for page in self.page.get_descendants(inclusive=True).specific():
                Collector(using=DEFAULT_DB_ALIAS, origin=page).collect([page])
                if carries_links(page):
                    return True
        except (ProtectedError, RestrictedError):
            return True
        return False


def carries_links(page: Any) -> bool:
    """Stukken, afspraken or besluiten stand in it. A database lets such links go with the page without a word."""
    links = [relation for relation in page._meta.related_objects if relation.many_to_many]
    return any(getattr(page, str(relation.get_accessor_name())).exists() for relation in links)
