"""Lists and edit forms of Wagtail for organen, people, vergaderingen, relaties and recessen. All gated."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from dossiers.beheer.gate import GatedViewSetMixin, OwnListMixin
from dossiers.beheer.model_forms import (
    BehandelingForm,
    FunctieForm,
    OrgaanForm,
    PersoonForm,
    RecesForm,
    RelatieForm,
    VergaderingForm,
)
from dossiers.beheer.views.base import ServiceErrorsMixin
from dossiers.models import Behandeling, Functie, Orgaan, Persoon, Reces, Role, StukRelatie, Vergadering
from dossiers.models.orgaan import ConfirmedModel

CONFIRMED = BooleanColumn("is_confirmed", label=_("Bevestigd"))


class OwnIndexView(OwnListMixin, generic.IndexView):
    empty_text = ""


class OwnCreateView(ServiceErrorsMixin, generic.CreateView):
    def get_initial(self) -> dict[str, Any]:
        """`?vergadering=3`, `?passage=…`: a link from another page fills in what it knows."""
        known = self.get_form_class().base_fields
        return {name: value for name, value in self.request.GET.items() if name in known}


class OwnEditView(ServiceErrorsMixin, generic.EditView):
    pass


class ProtectedDeleteView(generic.DeleteView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except (ProtectedError, PermissionDenied):  # Wagtail raises the second when its index knows of a reference
            messages.error(
                self.request,
                _("Dit is niet te verwijderen: er wordt nog naar verwezen. Haal die verwijzingen eerst weg."),
            )
            return HttpResponseRedirect(self.get_success_url())


class GemeenteViewSet(GatedViewSetMixin, ModelViewSet):
    """A list with forms for things of one gemeente."""

    model: type[Model]
    model_form: type[Any]
    index_view_class = OwnIndexView
    add_view_class = OwnCreateView
    edit_view_class = OwnEditView
    delete_view_class = ProtectedDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    closed_routes = frozenset({"copy", "reorder", "inspect"})
    add_to_reference_index = False
    empty_text: Any = ""

    def get_index_view_kwargs(self, **kwargs: Any) -> Any:
        return super().get_index_view_kwargs(empty_text=self.empty_text, **kwargs)

    def get_form_class(self, for_update: bool = False) -> Any:
        return self.model_form

    def role_for(self, route: str, thing: Any) -> Role:
        """What is confirmed stands on the public site: from then on it is the griffier's."""
        if route in ("edit", "delete") and isinstance(thing, ConfirmedModel) and thing.is_confirmed:
            return Role.GRIFFIER
        return super().role_for(route, thing)

    @cached_property
    def url_namespace(self) -> str:  # type: ignore[override] # Wagtail has a cached property here too
        return f"beheer_{self.model_name}"


class OrgaanViewSet(GemeenteViewSet):
    model = Orgaan
    model_form = OrgaanForm
    url_prefix = "organen"
    icon = "group"
    empty_text = _("Hier komen de raad, het college, commissies en adviesraden. Begin met de gemeenteraad.")
    list_display = ("name", "kind", CONFIRMED)
    list_filter = ("kind",)
    search_fields = ("name",)


class PersoonViewSet(GemeenteViewSet):
    model = Persoon
    model_form = PersoonForm
    url_prefix = "personen"
    icon = "user"
    empty_text = _("Hier komen de mensen die een functie hebben, zoals wethouders.")
    list_display = ("name",)
    search_fields = ("name",)
    griffier_routes = frozenset({"edit", "delete"})


class FunctieViewSet(GemeenteViewSet):
    model = Functie
    model_form = FunctieForm
    url_prefix = "functies"
    icon = "user"
    empty_text = _("Hier komt wie welke functie heeft, en van wanneer tot wanneer.")
    list_display = ("title", "persoon", "orgaan", "started_on", "ended_on", CONFIRMED)
    list_filter = ("orgaan",)
    search_fields = ("title", "persoon__name")


class RecesViewSet(GemeenteViewSet):
    model = Reces
    model_form = RecesForm
    url_prefix = "recessen"
    icon = "calendar-alt"
    empty_text = _("Vul het rooster van uw raad in. Daarmee wordt “voor de zomer” een datum.")
    list_display = ("name", "first_day", "last_day")
    griffier_routes = frozenset({"add", "edit", "delete"})


class VergaderingViewSet(GemeenteViewSet):
    model = Vergadering
    model_form = VergaderingForm
    url_prefix = "vergaderingen"
    icon = "calendar"
    menu_order = 170
    add_to_admin_menu = True
    empty_text = _("Hier komen de vergaderingen waarin stukken zijn besproken.")
    list_display = ("__str__", "orgaan", CONFIRMED)
    list_filter = ("orgaan",)
    search_fields = ("title", "orgaan__name")


class BehandelingViewSet(GemeenteViewSet):
    model = Behandeling
    model_form = BehandelingForm
    url_prefix = "behandelingen"
    icon = "tasks"
    menu_order = 175
    add_to_admin_menu = True
    empty_text = _("Hier komt welk stuk in welke vergadering is besproken, en wat de uitkomst was.")
    list_display = ("__str__", "vergadering", "manner", "outcome")
    list_filter = ("vergadering", "manner")


class RelatieViewSet(GemeenteViewSet):
    model = StukRelatie
    model_form = RelatieForm
    url_prefix = "relaties"
    icon = "link"
    menu_label = _("Verwijzingen")
    menu_order = 185
    add_to_admin_menu = True
    empty_text = _("Hier komt hoe stukken bij elkaar horen. Of begin in een stuk, bij de woorden die verwijzen.")
    list_display = ("stuk", "kind", "target", "words")
    list_filter = ("kind",)
    search_fields = ("words", "stuk__title")


VIEWSETS = (
    OrgaanViewSet("orgaan"),
    PersoonViewSet("persoon"),
    FunctieViewSet("functie"),
    RecesViewSet("reces"),
    VergaderingViewSet("vergadering"),
    BehandelingViewSet("behandeling"),
    RelatieViewSet("relatie"),
)
