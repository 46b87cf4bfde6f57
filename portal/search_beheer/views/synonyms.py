"""Other words for what somebody types: the list of the release with that of the griffies through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dossiers.beheer.views.base import BeheerView, ServiceFormView
from portal.search_beheer.forms import SynonymFilter, SynonymForm
from portal.search_beheer.views.base import PER_PAGE, KeepersMixin
from search.common_words import common_among
from search.dutch.text import fold
from search.models import Synonym, SynonymRow
from search.synonym_lists import ONE_WAY, SAME, Entry, entries, entry_of, save_synonym, starting_entries

TITLE = gettext_lazy("Andere woorden")
ICON = "list-ul"


class SynonymsView(KeepersMixin, BeheerView):
    template_name = "beheer/synonyms.html"
    page_title = TITLE
    header_icon = ICON

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SynonymFilter(self.request.GET, user=self.request.user)
        history = Prefetch("rows", SynonymRow.objects.select_related("recorded_by"))
        synonyms = {synonym.pk: synonym for synonym in Synonym.objects.prefetch_related(history)}
        chosen = form.cleaned_data if form.is_valid() else {}
        found = list(_chosen(entries(synonyms.values()), **chosen))
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("pagina"))
        rows = [(entry, synonyms[entry.pk].rows.all()[0] if entry.pk else None) for entry in page]
        return super().get_context_data(form=form, page=page, rows=rows, **kwargs)


def _chosen(found: Iterable[Entry], q: str = "", soort: str = "", stand: str = "") -> Iterator[Entry]:
    words = fold(q)
    for entry in found:
        fits = {"eigen": entry.pk is not None, "aan": entry.is_on, "uit": not entry.is_on}.get(stand, True)
        if fits and soort in ("", entry.direction) and any(words in fold(text) for text in entry.texts):
            yield entry


class SynonymFormView(KeepersMixin, ServiceFormView):
    form_class = SynonymForm
    template_name = "beheer/synonym.html"
    header_icon = ICON
    success_message = gettext_lazy("Opgeslagen. Dit werkt meteen.")
    synonym: Synonym | None = None
    start: Entry | None = None
    """The entry of the release of which this takes the place."""

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("search_beheer:synonyms"), TITLE)]

    def perform(self, form: SynonymForm) -> Synonym:
        key = self.start.starting_key if self.start else ""
        saved = save_synonym(self.synonym, user=self.request.user, starting_key=key, **form.cleaned_data)
        if common := common_among(entry_of(saved).expressions if saved.is_on else ()):
            messages.warning(
                self.request,
                _("Let op: “%s” staat op heel veel pagina’s. Wie daar via dit woord komt, vindt bijna alles.")
                % "”, “".join(common),
            )
        return saved

    def get_success_url(self) -> str:
        return reverse("search_beheer:synonyms")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = self.synonym.rows.select_related("recorded_by") if self.synonym else ()
        return super().get_context_data(start=self.start, history=history, **kwargs)


class AddSynonymView(SynonymFormView):
    """`?bewoners=` fills in what was searched; `?begin=` names an entry of the release to change."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.start = starting_entries().get(request.GET.get("begin", ""))

    def get_page_title(self) -> Any:
        return _("Wijzigen") if self.start else _("Woorden toevoegen")

    def get_initial(self) -> dict[str, Any]:
        if self.start:
            return _initial(self.start)
        said = self.request.GET.get("bewoners", "")[:100]
        return {"direction": ONE_WAY if said else SAME, "said": said, "is_on": True}


class SynonymView(SynonymFormView):
    page_title = gettext_lazy("Wijzigen")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.synonym = get_object_or_404(Synonym, pk=kwargs["pk"])
        self.start = starting_entries().get(self.synonym.starting_key)

    def get_initial(self) -> dict[str, Any]:
        return _initial(entry_of(self.synonym)) if self.synonym else {}


def _initial(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in ("direction", "said", "expressions", "is_on")}
