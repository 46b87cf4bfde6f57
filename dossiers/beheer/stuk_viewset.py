"""Stukken in /beheer/: Wagtail's list, editor, history and preview; publishing and withdrawing by our own services.

Wagtail's own publish, unpublish, delete, copy, lock and workflow routes are closed for everybody: they know neither
the gemeente nor what a stuk needs before it may be published.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, LiveStatusTagColumn
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from dossiers.beheer.gate import GatedViewSetMixin, OwnListMixin
from dossiers.beheer.stuk_form import STUK_PANELS
from dossiers.beheer.views.base import ServiceErrorsMixin
from dossiers.beheer.views.check import CheckView
from dossiers.beheer.views.page_reader import PageImageView, PageReaderView
from dossiers.beheer.views.publication import PublishView, WithdrawnView, WithdrawView
from dossiers.beheer.views.replace_bestand import ReplaceBestandView
from dossiers.models import Role, Stuk
from dossiers.services.ingest import look_through_if_changed


class StukIndexView(OwnListMixin, IndexView):
    empty_text = _("Hier komen de memo’s, brieven en andere stukken. Een stuk begint met een bestand.")
    way_out = reverse_lazy("dossiers_beheer:upload")
    way_out_label = _("Bestanden uploaden")

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().select_related("bestand", "withdrawal")

    @cached_property
    def columns(self) -> list[Any]:
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class StukEditView(ServiceErrorsMixin, EditView):
    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.object.is_withdrawn:
            return super().dispatch(request, *args, **kwargs)
        if request.method == "POST":
            raise PermissionDenied
        return WithdrawnView.as_view()(request, pk=self.object.pk)

    def get_available_actions(self) -> list[str]:
        return ["edit"]

    def form_valid(self, form: Any) -> Any:
        """An earlier version that is put back may bring an earlier file with it."""
        answer = super().form_valid(form)
        look_through_if_changed(self.object)
        return answer

    def get_success_url(self) -> str:
        if "action-to-publish" in self.request.POST:
            return reverse("beheer_stuk:publish", args=[self.object.pk])
        return super().get_success_url()


class ToPublishMenuItem(ActionMenuItem):
    name = "action-to-publish"
    label = _("Opslaan en publiceren…")
    icon_name = "upload"

    def is_shown(self, context: dict[str, Any]) -> bool:
        stuk = context.get("instance")
        shown: bool = super().is_shown(context)
        return (
            shown
            and stuk is not None
            and not stuk.is_withdrawn
            and context["request"].user.has_perm("dossiers.publish_stuk")
        )


WORKFLOW_ROUTES = {
    "workflow_action",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
}
# What Wagtail would put in the menu of actions beside saving.
CLOSED_ACTIONS = {"action-publish", "action-unpublish", "action-submit", "action-cancel-workflow"}


class StukViewSet(GatedViewSetMixin, SnippetViewSet):
    model = Stuk
    base_url_path = "stukken"
    admin_url_namespace = "beheer_stuk"
    icon = "doc-full"
    menu_label = _("Stukken")
    menu_order = 120
    add_to_admin_menu = True
    edit_handler = STUK_PANELS
    index_view_class = StukIndexView
    edit_view_class = StukEditView
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("title", "kenmerk")
    list_display = ("title", "soort", "bestand", LiveStatusTagColumn())
    index_template_name = "wagtailadmin/generic/index.html"
    list_filter = ("soort", "live", "dossiers")
    closed_routes = frozenset(
        {"add", "copy", "delete", "unpublish", "inspect", "lock", "unlock", "preview_on_add", *WORKFLOW_ROUTES}
    )
    griffier_routes = frozenset({"publish", "withdraw", "revisions_unschedule"})

    def role_for(self, route: str, thing: Any) -> Role:
        return Role.GRIFFIER if route in self.griffier_routes else Role.EDITOR

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), *self._gated_patterns(own_patterns())]

    def register_chooser_viewset(self) -> None:
        """Wagtail's chooser lists every stuk of every gemeente; our forms have choices of their own."""


def own_patterns() -> list[Any]:
    return [
        path("<int:pk>/publiceren/", PublishView.as_view(), name="publish"),
        path("<int:pk>/controleren/", CheckView.as_view(), name="check"),
        path("<int:pk>/controleren/pagina/<int:number>/", CheckView.as_view(), name="check_page"),
        path("<int:pk>/intrekken/", WithdrawView.as_view(), name="withdraw"),
        path("<int:pk>/bestand/", ReplaceBestandView.as_view(), name="replace_bestand"),
        path("<int:pk>/pagina/<int:number>/", PageReaderView.as_view(), name="pagina"),
        path("<int:pk>/pagina/<int:number>/beeld/", PageImageView.as_view(), name="pagina_beeld"),
    ]
