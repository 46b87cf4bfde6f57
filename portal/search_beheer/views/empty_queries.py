from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dossiers.beheer.views.base import BeheerView
from portal.search_beheer.views.base import ActionView, KeepersMixin
from search.empty_queries import hide, kept_queries


class EmptyQueriesView(KeepersMixin, BeheerView):
    template_name = "beheer/empty_queries.html"
    page_title = gettext_lazy("Niets gevonden")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(queries=list(kept_queries(timezone.localdate())), **kwargs)


class HideView(ActionView):
    back = "search_beheer:empty_queries"

    def act(self, **kwargs: Any) -> None:
        hide(kwargs["pk"])
        messages.success(self.request, _("Verborgen."))
