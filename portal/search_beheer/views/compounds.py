from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dossiers.beheer.views.base import BeheerView, ServiceFormView
from portal.search_beheer.forms import CompoundForm, TryForm
from portal.search_beheer.views.base import ActionView, KeepersMixin
from search.compound_lists import current_compounds, save_compound
from search.dutch.text import fold
from search.kept_lists import get_dutch_of, kept_lists
from search.models import Compound, CompoundRow, SearchRun
from search.runs import request_run, unfinished_runs

TITLE = gettext_lazy("Samengestelde woorden")
ICON = "link"


class CompoundsView(KeepersMixin, BeheerView):
    template_name = "beheer/compounds.html"
    page_title = TITLE
    header_icon = ICON

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = TryForm(self.request.GET, user=self.request.user)
        history = Prefetch("rows", CompoundRow.objects.select_related("recorded_by"))
        kept, wanted = kept_lists(), current_compounds()
        word = fold(form.cleaned_data["woord"]) if form.is_valid() else ""
        return super().get_context_data(
            form=form,
            compounds=Compound.objects.prefetch_related(history),
            must_rebuild=wanted != kept.compounds,
            run=next((run for run in unfinished_runs() if run.kind == SearchRun.Kind.REBUILD), None),
            word=word,
            parts=[(kept.dutch.parts(word)), get_dutch_of(wanted).parts(word)] if word else [],
            **kwargs,
        )


class CompoundFormView(KeepersMixin, ServiceFormView):
    form_class = CompoundForm
    template_name = "beheer/compound.html"
    header_icon = ICON
    success_message = gettext_lazy("Opgeslagen. Dit werkt na een nieuwe opbouw van de index.")
    compound: Compound | None = None

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("search_beheer:compounds"), TITLE)]

    def perform(self, form: CompoundForm) -> Compound:
        values = {**form.cleaned_data, "parts": form.cleaned_data["parts"].split()}
        return save_compound(self.compound, user=self.request.user, **values)

    def get_success_url(self) -> str:
        return reverse("search_beheer:compounds")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = self.compound.rows.select_related("recorded_by") if self.compound else ()
        return super().get_context_data(history=history, **kwargs)


class AddCompoundView(CompoundFormView):
    page_title = gettext_lazy("Woord toevoegen")

    def get_initial(self) -> dict[str, Any]:
        return {"kind": Compound.Kind.PART, "is_on": True}


class CompoundView(CompoundFormView):
    page_title = gettext_lazy("Wijzigen")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.compound = get_object_or_404(Compound, pk=kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.compound, name) for name in ("kind", "word", "parts", "is_on")}


class RebuildView(ActionView):
    back = "search_beheer:compounds"

    def act(self, **kwargs: Any) -> None:
        if request_run(SearchRun.Kind.REBUILD, self.request.user):
            messages.success(self.request, _("De nieuwe opbouw begint zo. Lezers merken er niets van."))
        else:
            messages.warning(self.request, _("Er wordt al opnieuw opgebouwd."))
