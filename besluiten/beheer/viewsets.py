from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import BesluitForm
from besluiten.models import Besluit
from dossiers.beheer.viewsets import CONFIRMED, GemeenteViewSet


class BesluitViewSet(GemeenteViewSet):
    model = Besluit
    model_form = BesluitForm
    url_prefix = "besluiten"
    icon = "clipboard-list"
    menu_order = 180
    add_to_admin_menu = True
    empty_text = _("Hier komen de besluiten van raad en college.")
    list_display = ("__str__", "outcome", CONFIRMED)
    list_filter = ("orgaan", "outcome")
    search_fields = ("text",)
