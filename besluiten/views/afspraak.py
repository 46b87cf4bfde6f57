"""One afspraak: its words in their context, who, for when, how it stands, and everything that happened to it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from besluiten.history import Event, history_of
from besluiten.models import Afspraak, Mijlpaal, TermijnRow, status_label
from besluiten.parts import public_onderdelen, shown_parts, summary
from besluiten.plans import mijlpalen_then, total_in_words
from besluiten.register import (
    ShownAfspraak,
    is_open,
    kind_in_words,
    orgaan_name,
    public_afspraken,
    shown_afspraak,
    undated_since,
    with_shown_rows,
)
from besluiten.shown_passages import public_passages, shown_passage
from besluiten.shown_readings import readings_of, side_by_side, with_readings
from besluiten.silence import is_silent
from besluiten.term_chart import Term, term_chart
from besluiten.term_moves import datering_of_term, has_moved
from besluiten.termijn import TermijnKind
from besluiten.transitions import AfspraakKind
from besluiten.views.registers import LIST_NAMES
from besluiten.wording import KIND_WORDS, PRECISION_WORDS, slip_in_words, undated_in_words
from dossiers.datering import Precision
from dossiers.datering_wording import day_in_words
from dossiers.models import StukPagina
from dossiers.panels import Moment
from dossiers.views.errors import not_known_then
from dossiers.views.moment import moment_of, now

LONGEST_WORDS = 36  # of a term on its line


@require_safe
def afspraak(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    moment = moment_of(request)
    rows = with_shown_rows(public_afspraken(moment).filter(kind=kind, public_id=key), moment)
    # The whole text of the page is needed here: it is the context of the quote.
    found = rows.defer(None).select_related("gemeente").first()
    list_url = reverse(f"besluiten:{LIST_NAMES[AfspraakKind(kind)]}")
    if found is None:
        if moment.stand and public_afspraken(now()).filter(kind=kind, public_id=key).exists():
            lists = (kind_in_words(kind, is_plural=True), list_url)
            return not_known_then(request, moment, kind=kind_in_words(kind), lists=lists)
        raise Http404
    row = shown_afspraak(found, moment)
    onderdelen = list(public_onderdelen(moment).filter(afspraak=found))
    readings, parts = readings_of(found, moment), shown_parts(found, onderdelen, moment)
    events = with_readings(history_of(found, moment, onderdelen), readings)
    context = {
        "row": row,
        "kind": kind,
        "kind_label": Afspraak.Kind(kind).label,
        "gemeente": found.gemeente,
        "passage": shown_passage(found.passage, is_public=row.afspraak.source_is_public, has_context=True),
        "term_line": term_line(row, events, moment),
        "term_facts": term_facts(row, moment),
        **term_shifts(row, moment),
        "people_facts": people_facts(row),
        "dossiers": [(dossier.title, dossier.get_url()) for dossier in row.dossiers],
        "mijlpaal": _mijlpaal(found, moment),
        "readings": side_by_side(readings, row.afspraak),
        "events": events,
        "parts": parts,
        "parts_summary": summary(parts),
        "nav_current": "toezeggingen" if kind == AfspraakKind.TOEZEGGING else "",
        "breadcrumb": [
            (kind_in_words(kind, is_plural=True), list_url),
            (found.nummer, ""),
        ],
    }
    return render(request, "besluiten/afspraak.html", context)


def _mijlpaal(found: Afspraak, moment: Moment) -> Mijlpaal | None:
    return mijlpalen_then(moment).filter(pk=found.mijlpaal_id).first() if found.mijlpaal_id else None


def term_facts(row: ShownAfspraak, moment: Moment) -> list[tuple[str, str]]:
    """Never more than the words say: without a date there are no days, only how long that has been so."""
    termijn: TermijnRow | None = row.termijn
    kind = TermijnKind(termijn.kind) if termijn else TermijnKind.UNDETERMINED
    facts = [(_("Soort termijn"), KIND_WORDS[kind])]
    if row.afspraak.hardheid:
        facts.append((_("Hoe hard"), row.afspraak.get_hardheid_display()))
    if termijn and kind in (TermijnKind.DAY, TermijnKind.INTERVAL):
        facts += [
            (_("Vroegst"), day_in_words(termijn.earliest) if termijn.earliest else _("niet genoemd")),
            (_("Laatst"), day_in_words(termijn.latest) if termijn.latest else _("niet genoemd")),
            (_("Nauwkeurig op"), PRECISION_WORDS[Precision(termijn.precision)]),
        ]
    if termijn and termijn.anchor:
        # A stuk of "juni 2022" is counted from its last possible day, but that is not its date.
        said = termijn.known.display() if termijn.known.is_known else day_in_words(termijn.anchor)
        facts.append((_("Gerekend vanaf"), _("%s, de datum van het stuk") % said))
    if kind is TermijnKind.UNDETERMINED and is_open(row.afspraak):
        since = undated_since(row.afspraak, termijn)
        facts.append((_("Hoe lang al"), undated_in_words(since, moment.today)))
    return facts


def term_shifts(row: ShownAfspraak, moment: Moment) -> dict[str, Any]:
    """Each move of the term, with what announced it; how often and how far together."""
    rows = row.afspraak.shown_termijnen
    moved = [(before, after) for before, after in pairwise(rows) if has_moved(before.termijn, after.termijn)]
    if not moved:
        return {"shifts": [], "shifts_total": ""}
    readable = public_passages((after.passage_id for _before, after in moved), moment)
    read = [after.passage.pagina_id for _before, after in moved if after.passage_id in readable and after.passage]
    texts = dict(StukPagina.objects.filter(pk__in=read).values_list("pk", "text")) if read else {}
    shifts = [
        _term_shift(before, after, texts.get(after.passage.pagina_id) if after.passage else None)
        for before, after in moved
    ]
    first, current = (datering_of_term(one.termijn) for one in (moved[0][0], rows[-1]))
    return {
        "shifts": shifts,
        "shifts_total": total_in_words(len(moved), first, current),
        "has_silent": any(shift["is_silent"] for shift in shifts),
    }


def _term_shift(before: TermijnRow, after: TermijnRow, text: str | None) -> dict[str, Any]:
    """`text`: of the page that announced it; None when none may be read: then nothing is said of it."""
    origin, target = datering_of_term(before.termijn), datering_of_term(after.termijn)
    words = [one.display() if one.is_known else one.words or _("geen datum") for one in (origin, target)]
    return {
        "known": after.known,
        "shift": {"from_words": words[0], "to_words": words[1], "difference": slip_in_words(origin, target)},
        "reason": after.reason,
        "passage": shown_passage(after.passage, is_public=text is not None) if after.passage else None,
        "is_silent": bool(
            after.passage and text is not None and is_silent(f"{after.passage.stuk.title}\n{text}", before.termijn)
        ),
    }


def term_line(row: ShownAfspraak, events: Sequence[Event], moment: Moment) -> dict[str, Any] | None:
    """The term as a line, when its last day and the day of its stuk are known."""
    termijn: TermijnRow | None = row.termijn
    if termijn is None or not (termijn.latest and termijn.anchor):
        return None
    if TermijnKind(termijn.kind) not in (TermijnKind.DAY, TermijnKind.INTERVAL):
        return None
    done = (
        None
        if is_open(row.afspraak)
        else next((event.date for event in events if event.icon == "afgedaan" and event.date.is_known), None)
    )
    said = termijn.known.display() if termijn.known.is_known else day_in_words(termijn.anchor)
    until = _("t/m %s") % day_in_words(termijn.latest)
    chart = term_chart(
        Term(
            said=termijn.anchor,
            earliest=termijn.earliest,
            latest=termijn.latest,
            words=termijn.words if len(termijn.words) <= LONGEST_WORDS else until,
            said_words=said,
            done=done.sort_date if done else None,
            done_words=row.statuses[0][1] or str(status_label(row.statuses[0][0])).lower(),
        ),
        moment.today,
        _("deze dag") if moment.stand else _("vandaag"),
    )
    words = _("Gezegd: %(said)s. Laatste dag: %(last)s. Vandaag: %(today)s.")
    values = {"said": said, "last": day_in_words(termijn.latest), "today": day_in_words(moment.today)}
    return {"chart": chart, "words": words % values}


def people_facts(row: ShownAfspraak) -> list[tuple[str, str, str]]:
    """(label, words, address); an empty value shows as "niet vermeld"."""
    afspraak = row.afspraak
    labels = {
        AfspraakKind.TOEZEGGING: (_("Toegezegd door"), _("Aan")),
        AfspraakKind.RANDVOORWAARDE: (_("Genoemd door"), _("Aan")),
        AfspraakKind.OPDRACHT: (_("Opgedragen door"), _("Aan")),
    }
    by_label, to_label = labels[AfspraakKind(afspraak.kind)]
    body = orgaan_name(afspraak.promised_by_orgaan)
    people = [str(functie) for functie in afspraak.shown_promised_by]
    to = orgaan_name(afspraak.promised_to)
    return [
        (by_label, ", ".join([*people, *([body] if body else [])]), ""),
        (to_label, to, afspraak.promised_to.get_absolute_url() if to else ""),
        (_("Nu verantwoordelijk"), ", ".join(str(functie) for functie in row.owners), ""),
    ]
