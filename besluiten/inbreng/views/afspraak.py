"""One afspraak, with what the college and others say of it, and the forms with which an orgaan says so itself."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from besluiten.history import Event, history_of
from besluiten.inbreng.afspraak_forms import AnswerForm, OwnReadingForm, ProposalForm, SpokenForm
from besluiten.inbreng.concerned import address_of, own_afspraken, unanswered, visible_oordelen, waiting
from besluiten.models import Afspraak, Oordeel, OrgaanAccount
from besluiten.parts import public_onderdelen, shown_parts, summary
from besluiten.register import shown_afspraak, with_shown_rows
from besluiten.services.concern import speaks_for_board
from besluiten.services.oordelen import (
    answer_oordeel,
    follow_terms,
    give_oordeel,
    last_day_to_answer,
    today_as_datering,
)
from besluiten.services.status import StatusConflict, change_status
from besluiten.shown_passages import ShownPassage, shown_passage
from besluiten.shown_readings import ShownReading, readings_of, shown_oordelen, side_by_side, with_readings
from besluiten.transitions import Actor, Status
from besluiten.views.afspraak import people_facts, term_facts
from dossiers.beheer.forms import add_service_errors
from dossiers.panels import Moment
from dossiers.views.moment import now

CHANGED = gettext_lazy("Deze afspraak is net gewijzigd. Kijk hoe zij nu staat, en of uw voorstel nog klopt.")


def get_concerned_or_404(account: OrgaanAccount, key: str, moment: Moment) -> Any:
    """An afspraak that does not concern the orgaan does not exist for it."""
    rows = with_shown_rows(own_afspraken(account, moment).filter(public_id=key), moment)
    found = rows.defer(None).select_related("gemeente").first()
    if found is None:
        raise Http404
    return found


@require_safe
def afspraak(request: HttpRequest, key: str, account: OrgaanAccount) -> HttpResponse:
    moment = now()
    return afspraak_page(request, account, get_concerned_or_404(account, key, moment), moment)


@require_POST
def own_reading(request: HttpRequest, key: str, account: OrgaanAccount) -> HttpResponse:
    moment = now()
    found = get_concerned_or_404(account, key, moment)
    form = OwnReadingForm(request.POST, afspraak=found, **ids("oordeel"))
    if form.is_valid():
        try:
            row = give_oordeel(found, user=request.user, **form.values())
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            messages.success(request, after_reading(row))
            return HttpResponseRedirect(address_of(found))
    return afspraak_page(request, account, found, moment, {"reading_form": form})


def after_reading(row: Oordeel) -> str:
    if row.published_at:
        return _("Uw oordeel is opgeslagen. Het staat nu op de openbare pagina.")
    words = _("Uw oordeel is opgeslagen. Het wordt openbaar op %s, of eerder: zodra het college antwoordt.")
    return words % in_words(row.public_from)


def when_it_opens(account: OrgaanAccount) -> str:
    """Told before the button is pressed: what is said cannot be taken back."""
    terms = follow_terms(account.gemeente_id)
    if speaks_for_board(account) or not terms.waits_for_answer:
        return _("Uw oordeel staat meteen op de openbare pagina.")
    words = ngettext(
        "Uw oordeel wordt openbaar zodra het college antwoordt, en anders na %d dag.",
        "Uw oordeel wordt openbaar zodra het college antwoordt, en anders na %d dagen.",
        terms.answer_days,
    )
    return words % terms.answer_days


def in_words(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


@require_POST
def proposal(request: HttpRequest, key: str, account: OrgaanAccount) -> HttpResponse:
    moment = now()
    found = get_concerned_or_404(account, key, moment)
    if not speaks_for_board(account):
        raise PermissionDenied
    form = ProposalForm(request.POST, afspraak=found, **ids("voorstel"))
    if form.is_valid():
        try:
            propose(request, found, form)
        except StatusConflict:
            data = request.POST.copy()
            data["seen"] = step_shown(found)  # the next try counts from this page
            form.data = data
            form.add_error(None, CHANGED)
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            done = _("Uw voorstel staat op de openbare pagina. De raad besluit, of de griffie namens de raad.")
            messages.success(request, done)
            return HttpResponseRedirect(address_of(found))
    return afspraak_page(request, account, found, moment, {"proposal_form": form})


def propose(request: HttpRequest, found: Any, form: ProposalForm) -> None:
    values = form.values()
    if values.pop("seen") != step_shown(found):
        raise StatusConflict("")
    change_status(
        found,
        target=found.life_cycle.pending,
        actor=Actor.BOARD,
        known=today_as_datering(),
        expected_sequence=found.current_sequence,
        user=request.user,
        **values,
    )


def step_shown(found: Any) -> str:
    """Names the public step at which the afspraak stands. Its number would tell of steps before it that are hidden."""
    return salted_hmac("besluiten.inbreng.step", f"{found.pk}-{found.current_sequence}").hexdigest()[:16]


@require_POST
def answer(request: HttpRequest, key: str, oordeel: int, account: OrgaanAccount) -> HttpResponse:
    moment = now()
    found = get_concerned_or_404(account, key, moment)
    if not speaks_for_board(account):
        raise PermissionDenied
    about = get_object_or_404(visible_oordelen(account, moment).filter(afspraak=found), pk=oordeel)
    form = AnswerForm(request.POST, afspraak=found, **ids(f"antwoord_{about.pk}"))
    if form.is_valid():
        try:
            answer_oordeel(about, user=request.user, **form.values())
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            messages.success(request, _("Uw antwoord staat nu op de openbare pagina, bij het oordeel."))
            return HttpResponseRedirect(address_of(found))
    return afspraak_page(request, account, found, moment, {"answer_form": (about.pk, form)})


def ids(name: str) -> dict[str, str]:
    """Several forms stand on the page, some with the same fields."""
    return {"auto_id": f"{name}_%s"}


def afspraak_page(
    request: HttpRequest, account: OrgaanAccount, found: Any, moment: Moment, bound: dict[str, Any] | None = None
) -> HttpResponse:
    """`bound`: the one form that was sent and is not right."""
    row, onderdelen = shown_afspraak(found, moment), list(public_onderdelen(moment).filter(afspraak=found))
    parts, events = shown_parts(found, onderdelen, moment), history_of(found, moment, onderdelen)
    readings, sent = readings_of(found, moment), bound or {}
    context = {
        "account": account,
        "is_board": speaks_for_board(account),
        "row": row,
        "kind_label": Afspraak.Kind(found.kind).label,
        "gemeente": found.gemeente,
        "passage": shown_passage(found.passage, is_public=found.source_is_public, has_context=True),
        "proofs": proofs(events),
        "events": with_readings(events, readings),
        "parts": parts,
        "parts_summary": summary(parts),
        "readings": side_by_side(readings, found),
        "waiting": waiting_readings(account, found, moment),
        "to_answer": to_answer(account, found, moment, sent.get("answer_form")),
        "opens": when_it_opens(account),
        "reading_form": sent.get("reading_form") or OwnReadingForm(afspraak=found, **ids("oordeel")),
        "proposal_form": sent.get("proposal_form") or proposal_form(account, found),
        "term_facts": term_facts(row, moment),
        "people_facts": people_facts(row),
        "breadcrumb": [(_("Inbreng"), reverse("inbreng:overview")), (found.nummer, "")],
    }
    return render(request, "inbreng/afspraak.html", context)


def proofs(events: Sequence[Event]) -> tuple[ShownPassage, ...]:
    """Of the latest step that has any."""
    return next(
        (event.passages for event in events if event.icon in ("voorgesteld", "afgedaan") and event.passages), ()
    )


def waiting_readings(account: OrgaanAccount, found: Any, moment: Moment) -> list[tuple[ShownReading, str]]:
    """With the day on which each becomes public; for the college those stand where it answers them."""
    rows = waiting(account, found, moment)
    if speaks_for_board(account):
        rows = rows.filter(party=Oordeel.Party.BOARD)
    shown = shown_oordelen(rows.order_by("-pk"), moment)
    return [(one, in_words(row.public_from)) for row, one in shown]


def to_answer(
    account: OrgaanAccount, found: Any, moment: Moment, sent: tuple[int, SpokenForm] | None
) -> list[dict[str, Any]]:
    """What the college may answer, with the last day for it, and the one whose form was sent."""
    if not speaks_for_board(account):
        return []
    key, form = sent or (0, None)
    # The one whose form was sent stays, also when it can be answered no more: the page says why, with the words in it.
    wanted = Q(pk__in=unanswered(account, moment).values("pk")) | Q(pk=key)
    rows = visible_oordelen(account, moment).filter(wanted, afspraak=found)
    shown = shown_oordelen(rows.order_by("pk"), moment)
    terms = follow_terms(account.gemeente_id)
    return [
        {
            "pk": row.pk,
            "reading": one,
            "last_day": date_format(last_day_to_answer(row, terms), "j F Y"),
            "is_public": row.published_at is not None,
            "form": form if row.pk == key else AnswerForm(afspraak=found, **ids(f"antwoord_{row.pk}")),
        }
        for row, one in shown
    ]


def proposal_form(account: OrgaanAccount, found: Any) -> ProposalForm | None:
    """None when nobody may propose a settlement from where the afspraak stands."""
    cycle = found.life_cycle
    if not speaks_for_board(account) or cycle.between(Status(found.current_status), cycle.pending) is None:
        return None
    return ProposalForm(afspraak=found, initial={"seen": step_shown(found)}, **ids("voorstel"))
