"""The griffie's list of what is missing: per kind, the longest waiting first, one action a line."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.views.base import BeheerView
from dossiers.loose_ends import Found, Scope, find_loose_ends, loose_end_kinds
from dossiers.models import DossierPage
from dossiers.services.rights import user_gemeenten
from dossiers.views.moment import now

FIRST = 10
PER_PAGE = 50


class LooseEndsFilter(BeheerForm):
    dossier = forms.ModelChoiceField(
        label=_("Dossier"), queryset=DossierPage.objects.order_by("title"), required=False, empty_label=_("Alle")
    )
    soort = forms.ChoiceField(label=_("Soort"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, kind.title) for kind in loose_end_kinds()]
        self.fields["soort"].choices = [("", _("Alle")), *kinds]  # type: ignore[attr-defined] # ChoiceField


class LooseEndsView(BeheerView):
    template_name = "beheer/loose_ends.html"
    page_title = _("Losse einden")
    header_icon = "link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = LooseEndsFilter(self.request.GET, user=self.request.user)
        chosen = form.cleaned_data if form.is_valid() else {}
        dossier = chosen.get("dossier")
        scope = Scope(
            moment=now(),
            gemeente_pks=tuple(user_gemeenten(self.request.user).order_by("pk").values_list("pk", flat=True)),
            dossier_pk=dossier.pk if dossier else None,
        )
        if chosen.get("soort"):
            page, found = self._page(scope, chosen["soort"])
        else:
            page, found = None, find_loose_ends(scope, FIRST)
        return super().get_context_data(form=form, found=found, page=page, **kwargs)

    def _page(self, scope: Scope, name: str) -> tuple[Any, list[Found]]:
        """All of one kind, page by page."""
        kind = next(kind for kind in loose_end_kinds() if kind.name == name)
        page = Paginator(kind.find(scope), PER_PAGE).get_page(self.request.GET.get("pagina"))
        total = page.paginator.count
        return page, [Found(kind, total, tuple(kind.show(list(page), scope)))] if total else []
