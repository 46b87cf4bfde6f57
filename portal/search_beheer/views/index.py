"""How the search index is doing, for who keeps the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages

from dossiers.beheer.views.base import BeheerView
from portal.search_beheer.notices import Notice, notice_of
from portal.search_beheer.views.base import PER_PAGE
from search.engine import EngineAway, IndexState, Trouble, get_engine
from search.feeding import retry
from search.models import OutboxRow, SearchRun
from search.registry import sources
from search.runs import is_cut_off, request_run

TITLE = gettext_lazy("Zoekindex")
ICON = "tasks"
RUNS = 10
LINES = 50
WORKER_IS_LATE = timedelta(minutes=1)
ENGINES = {"tantivy": gettext_lazy("tantivy (ingebouwd)"), "elasticsearch": "Elasticsearch"}
CAN_BE_ASKED = (SearchRun.Kind.CHECK, SearchRun.Kind.REPAIR, SearchRun.Kind.REBUILD, SearchRun.Kind.ROLLBACK)


@dataclass(frozen=True, slots=True)
class ShownRun:
    run: SearchRun
    stand: str
    percent: int | None


class IndexView(BeheerView):
    template_name = "beheer/search_index.html"
    page_title = TITLE
    header_icon = ICON

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state, troubles = _look()
        runs = list(SearchRun.objects.exclude(kind=SearchRun.Kind.AWAY)[:RUNS])
        checks = (SearchRun.Kind.CHECK, SearchRun.Kind.REPAIR)
        last_check = SearchRun.objects.filter(kind__in=checks).exclude(finished_at=None).first()
        in_database = sum(len(set(source.all_pks())) for source in sources())
        waiting = OutboxRow.objects.summary()
        return super().get_context_data(
            engine=ENGINES.get(settings.SEARCH_ENGINE, settings.SEARCH_ENGINE),
            state=state,
            in_database=in_database,
            is_behind=state is not None and state.counts.parents != in_database and not waiting["untried"],
            waiting=waiting,
            away=SearchRun.objects.filter(kind=SearchRun.Kind.AWAY, finished_at=None).first(),
            notices=[*troubles, *_late_worker(runs)],
            last_check=last_check,
            lines=last_check.details[:LINES] if last_check else [],
            runs=[_shown(run) for run in runs],
            **kwargs,
        )


class RunView(View):
    """Asks the worker for long work."""

    def post(self, request: HttpRequest) -> HttpResponse:
        kind = request.POST.get("kind", "")
        if kind not in CAN_BE_ASKED:
            return HttpResponseBadRequest()
        if request_run(kind, request.user) is None:
            messages.warning(request, _("Dit is al bezig of staat al klaar."))
        else:
            messages.success(request, _("Gevraagd. De worker begint eraan; laad deze pagina opnieuw voor de stand."))
        return redirect("index_beheer:index")


class FailedRowsView(BeheerView):
    template_name = "beheer/search_failed.html"
    page_title = gettext_lazy("Niet in de zoekindex")
    header_icon = "warning"

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("index_beheer:index"), TITLE)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = OutboxRow.objects.failed().order_by("-attempts", "version")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(page=page, **kwargs)


class RetryView(View):
    """One row, or all."""

    def post(self, request: HttpRequest) -> HttpResponse:
        rows, version = OutboxRow.objects.failed(), request.POST.get("version", "")
        if version:
            if not version.isascii() or not version.isdigit() or int(version) >= 2**63:
                return HttpResponseBadRequest()
            rows = rows.filter(version=int(version))
        count = retry(rows)
        words = ngettext("Dit wordt opnieuw geprobeerd.", "%(n)d dingen worden opnieuw geprobeerd.", count)
        if count:
            messages.success(request, words % {"n": count})
        else:
            messages.warning(request, _("Dit staat hier niet meer."))
        return redirect("index_beheer:failed")


def _look() -> tuple[IndexState | None, list[Notice]]:
    try:
        state = get_engine().state()
    except EngineAway as error:
        return None, [notice_of(error.trouble, str(error))]
    troubles = [notice_of(trouble, words) for trouble, words in state.troubles]
    return state, troubles if state.name else [notice_of(Trouble.MISSING, "")]


def _late_worker(runs: list[SearchRun]) -> Iterator[Notice]:
    if any(run.started_at is None and timezone.now() - run.asked_at > WORKER_IS_LATE for run in runs):
        yield Notice(
            _("De worker pakt niets op."),
            _("Wat u vroeg, wacht al meer dan een minuut. Draait de worker? Of is hij nog met iets anders bezig?"),
            "manage.py worker",
        )


def _shown(run: SearchRun) -> ShownRun:
    if run.finished_at:
        return ShownRun(run, run.words, None)
    if run.started_at is None:
        return ShownRun(run, _("Wacht op de worker"), None)
    if is_cut_off(run):
        return ShownRun(run, _("Afgebroken: het programma dat dit deed, is gestopt. De oude index doet het nog."), None)
    told = _("%(done)d van %(total)d") % {"done": run.done, "total": run.total} if run.total else _("Begonnen")
    return ShownRun(run, told, 100 * run.done // run.total if run.total else 0)
