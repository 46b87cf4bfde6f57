from wagtail.models import PagePermissionTester


class KeptPageRights(PagePermissionTester):
    """A gemeente or dossier has an address for good: in /beheer/ it is never deleted, moved, copied or taken offline.

    A superuser can do all of it.
    """

    def __init__(self, user: object, page: object) -> None:
        super().__init__(user, page)
        self.is_beheerder = self.user.is_active and self.user.is_superuser

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(self.is_beheerder and super().can_delete(ignore_bulk))

    def can_unpublish(self) -> bool:
        return bool(self.is_beheerder and super().can_unpublish())

    def can_move(self) -> bool:
        return bool(self.is_beheerder and super().can_move())

    def can_copy(self) -> bool:
        return bool(self.is_beheerder and super().can_copy())

    def can_reorder_children(self) -> bool:
        return bool(self.is_beheerder and super().can_reorder_children())
