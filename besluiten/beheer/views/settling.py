"""Settling afspraken with one stuk: a list in which each has its own quote, its own form and its own button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from besluiten.beheer.settle_form import Choices, SettleForm, choices_of, seen
from besluiten.models import Afspraak, Onderdeel, TermijnRow, status_label
from besluiten.parts import recorded_onderdelen, standing
from besluiten.services.known_afspraken import afspraken_in_the_news
from besluiten.services.onderdelen import DeliveryConflict
from besluiten.services.settling import settle_with_stuk, settleable
from besluiten.services.status import StatusConflict, last_row
from besluiten.transitions import OPEN_STATUSES, Status
from dossiers.beheer.forms import add_service_errors
from dossiers.beheer.gate import get_own_or_404
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin
from dossiers.beheer.views.publication import KeptStukMixin
from dossiers.models import Kandidaat, Role, Stuk

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    pk: int
    status: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One afspraak on the screen; without `form` this stuk has done its work for it."""

    afspraak: Any
    status: str
    termijn: TermijnRow | None
    news: Kandidaat | None
    form: SettleForm | None
    is_open: bool


class SettleView(KeptStukMixin, OwnObjectMixin, BeheerView):
    model = Stuk
    role = Role.GRIFFIER
    template_name = "beheer/settle.html"
    page_title = _("Afspraken afdoen")
    header_icon = "tasks"

    def parents(self) -> list[tuple[str, Any]]:
        stuk_url = reverse("beheer_stuk:edit", args=[self.object.pk])
        return [(reverse("beheer_stuk:list"), _("Stukken")), (stuk_url, self.get_page_subtitle())]

    def get_page_subtitle(self) -> str:
        return str(self.object.get_latest_revision_as_object().title)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(request.GET.get("pagina"), wanted=_number(request.GET.get("bij")))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        afspraak = get_own_or_404(Afspraak, request.user, Role.GRIFFIER, pk=_number(request.POST.get("afspraak")))
        form = self._posted_form(afspraak)
        if form.is_valid():
            try:
                with transaction.atomic():
                    row = settle_with_stuk(afspraak, self.object, user=request.user, **form.values())
            except (StatusConflict, DeliveryConflict) as error:
                # Once told, the next try counts from what is there now.
                form = self._posted_form(afspraak, is_told=True)
                form.is_valid()
                add_service_errors(form, error)
            except ValidationError as error:
                add_service_errors(form, error)
            else:
                messages.success(
                    request,
                    _("%(afspraak)s: %(status)s") % {"afspraak": afspraak, "status": row.get_to_status_display()},
                )
                return self._to_next(afspraak.pk)
        if afspraak.pk not in self._places:
            for told in form.errors.values():
                messages.error(request, " ".join(map(str, told)))
            return HttpResponseRedirect(request.path)
        return self._page(self._places[afspraak.pk] // PER_PAGE + 1, wanted=afspraak.pk, bound=form)

    def _posted_form(self, afspraak: Afspraak, *, is_told: bool = False) -> SettleForm:
        last, data = last_row(afspraak), self.request.POST.copy()
        current = Status(last.to_status) if last else afspraak.life_cycle.first
        onderdelen = standing(recorded_onderdelen().filter(afspraak=afspraak))
        if is_told and last is not None:
            data[f"a{afspraak.pk}-expected_sequence"] = str(last.sequence)
            for row in onderdelen:
                data[f"a{afspraak.pk}-expected_last_{row.pk}"] = str(seen(row))
        return SettleForm(data, afspraak=afspraak, current=current, onderdelen=onderdelen, choices=self._choices)

    def _to_next(self, pk: int) -> HttpResponse:
        """Back to the list, at the next one that still waits."""
        place = self._places.get(pk, 0)
        after = self._listed[place + 1 :] + self._listed[:place]
        following = next((row.pk for row in after if not row.is_done), None)
        if following is None:
            return HttpResponseRedirect(f"{self.request.path}#gedaan")
        page = self._places[following] // PER_PAGE + 1
        return HttpResponseRedirect(f"{self.request.path}?pagina={page}&bij={following}#afspraak-{following}")

    @cached_property
    def _choices(self) -> Choices:
        return choices_of(self.object)

    @cached_property
    def _news(self) -> dict[int, Kandidaat]:
        return afspraken_in_the_news(self.object, settleable(self.object))

    @cached_property
    def _listed(self) -> list[Listed]:
        """What the reading machine has news of goes first, then what has to be done first."""
        found = settleable(self.object).values_list("pk", "current_status", "is_done", "last_day", "nummer")
        rows = sorted(found, key=lambda row: (row[0] not in self._news, row[3] or date.max, row[4], row[0]))
        return [Listed(pk, status, is_done) for pk, status, is_done, _last_day, _nummer in rows]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {row.pk: place for place, row in enumerate(self._listed)}

    def _page(self, number: Any, *, wanted: int, bound: SettleForm | None = None) -> HttpResponse:
        page = Paginator(self._listed, PER_PAGE).get_page(number)
        done = [row for row in self._listed if row.is_done]
        open_pk = wanted if wanted in {row.pk for row in page} else next((one.pk for one in page if not one.is_done), 0)
        context = self.get_context_data(
            page=page,
            rows=self._rows(list(page), open_pk, bound),
            total=len(self._listed),
            settled=sum(row.status not in OPEN_STATUSES for row in done),
            waiting=sum(row.status in OPEN_STATUSES for row in done),
        )
        return self.render_to_response(context)

    def _rows(self, listed: Sequence[Listed], open_pk: int, bound: SettleForm | None) -> list[Row]:
        onderdelen = Prefetch("onderdelen", recorded_onderdelen(), to_attr="every_onderdeel")
        termijnen = Prefetch("termijn_rows", TermijnRow.objects.oldest_first(), to_attr="every_termijn")
        found = Afspraak.objects.with_recorded_state().filter(pk__in=[row.pk for row in listed])
        found = found.select_related("passage__stuk", "passage__pagina__bestand").defer("passage__pagina__text")
        by_pk = {row.pk: row for row in found.prefetch_related(onderdelen, termijnen)}
        return [self._row(by_pk[row.pk], row, row.pk == open_pk, bound) for row in listed]

    def _row(self, afspraak: Any, listed: Listed, is_open: bool, bound: SettleForm | None) -> Row:
        form = bound if bound is not None and bound.afspraak.pk == afspraak.pk else None
        if form is None and not listed.is_done:
            form = self._empty_form(afspraak, standing(afspraak.every_onderdeel))
        return Row(
            afspraak=afspraak,
            status=status_label(listed.status),
            termijn=next(iter(afspraak.every_termijn[-1:]), None),
            news=self._news.get(afspraak.pk),
            form=form,
            is_open=is_open,
        )

    def _empty_form(self, afspraak: Any, onderdelen: Sequence[Onderdeel]) -> SettleForm:
        news = self._news.get(afspraak.pk)
        initial = {"expected_sequence": afspraak.current_sequence}
        if news is not None:
            initial |= {"words": news.quote, "page": news.pagina.number}
        return SettleForm(
            initial=initial,
            afspraak=afspraak,
            current=Status(afspraak.current_status),
            onderdelen=onderdelen,
            choices=self._choices,
        )


def _number(value: str | None) -> int:
    """0, which no row has, for what is no number."""
    return int(value[:18]) if value and value.isdecimal() else 0
