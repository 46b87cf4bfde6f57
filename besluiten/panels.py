"""What besluiten shows on the pages of dossiers and of the portal. Each count is that of the register it links to."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Value
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.gates import frozen_words
from besluiten.history import besluit_in_words
from besluiten.in_dossier import (
    LIST_LENGTH,
    LISTED_KINDS,
    afspraken_in,
    besluiten_in,
    gates_in,
    plans_in,
    shown_besluiten,
    snapshots_in,
)
from besluiten.models import Afspraak, Besluit
from besluiten.plans import Plan, chart_of, shown_shifts
from besluiten.register import (
    SHOWN_STATES,
    ShownAfspraak,
    is_open,
    kind_in_words,
    public_afspraken,
    state_conditions,
)
from besluiten.transitions import LIFE_CYCLES, AfspraakKind, Status
from besluiten.views.registers import LIST_NAMES, columns
from dossiers.panels import Moment, Panel, once_per_page, register_panel
from dossiers.search_sources import dossier_key
from dossiers.statements import Slot, Statement, some_moment, values_of

TOEZEGGING, RANDVOORWAARDE = AfspraakKind.TOEZEGGING, AfspraakKind.RANDVOORWAARDE


def list_url(kind: AfspraakKind, **params: Any) -> str:
    """The register with this filter; keys of dossiers stay readable."""
    query = urlencode(params, doseq=True, safe="/")
    return _list_path(kind, get_script_prefix()) + (f"?{query}" if query else "")


@cache
def _list_path(kind: AfspraakKind, _prefix: str) -> str:
    """Asked three hundred times for an overview."""
    return reverse(f"besluiten:{LIST_NAMES[kind]}")


def open_url(kind: AfspraakKind, **params: Any) -> str:
    statuses = [status.value for status in Status if status in LIFE_CYCLES[kind].open]
    return list_url(kind, status=statuses, **params)


def counts_of(afspraken: QuerySet[Afspraak], moment: Moment) -> dict[str, int]:
    """In one query."""
    found: dict[str, int] = afspraken.aggregate(**_counted(moment))
    return found


def _counted(moment: Moment) -> dict[str, Count]:
    conditions = state_conditions(moment.today)
    promises, gate, orders = (Q(kind=kind.value) for kind in (TOEZEGGING, RANDVOORWAARDE, AfspraakKind.OPDRACHT))
    return {
        "total": Count("pk", filter=promises),
        **{name: Count("pk", filter=promises & conditions[name]) for name in (*SHOWN_STATES, "moved")},
        "gate": Count("pk", filter=gate),
        "met": Count("pk", filter=gate & Q(current_status=Status.SHOWN.value)),
        "open_orders": Count("pk", filter=orders & conditions["open"]),
    }


@once_per_page
def counts_in(dossier: Any, moment: Moment) -> dict[str, int]:
    """As `counts_of`; every page of a dossier asks it."""
    names = tuple(_counted(moment))
    values = {"dossier": dossier.pk, **values_of(moment)}
    return dict(zip(names, _counts_in_dossier(bool(moment.stand)).rows(values)[0], strict=True))


@cache
def _counts_in_dossier(has_stand: bool) -> Statement:
    moment = some_moment(has_stand=has_stand)
    counted = _counted(moment)
    own = public_afspraken(moment).filter(dossiers=Slot("dossier")).order_by()
    return Statement.of(own.values(together=Value(1)).annotate(**counted).values_list(*counted))


def in_short(dossier: Any, moment: Moment) -> dict[str, Any]:
    """In het kort, always six figures: planned end and slip of the main mijlpaal, and how the promises stand."""
    key = dossier_key(dossier)
    counts = counts_in(dossier, moment)
    main = next((plan for plan in plans_in(dossier, moment) if plan.mijlpaal.is_main), None)
    return {"figures": [*_main_figures(main), *promise_figures(counts, dossier=key), _gate_figure(counts, key)]}


def _main_figures(plan: Plan | None) -> list[dict[str, Any]]:
    if plan is None:
        missing = {"figure": _("onbekend"), "note": _("geen mijlpaal aangewezen")}
        return [{"label": _("Gepland einde"), **missing}, {"label": _("Uitloop tot nu"), **missing}]
    url = plan.mijlpaal.get_absolute_url()
    slip = plan.slip.removesuffix(_(" later")) or (_("onbekend") if plan.shifts else _("geen"))
    return [
        {"label": _("Gepland einde"), "figure": plan.current.display(), "note": plan.mijlpaal.title, "url": url},
        {"label": _("Uitloop tot nu"), "figure": slip, "note": plan.shift_words, "url": url},
    ]


def promise_figures(counts: Mapping[str, int], **scope: str) -> list[dict[str, Any]]:
    """`scope`: the parameters with which the register holds these toezeggingen and no others."""
    every = ngettext("van %d toezegging", "van %d toezeggingen", counts["total"]) % counts["total"]
    still_open = ngettext("van %d open", "van %d open", counts["open"]) % counts["open"]
    return [
        {
            "label": _("Toezeggingen open"),
            "figure": counts["open"],
            "note": every,
            "url": open_url(TOEZEGGING, **scope),
            **_disputed(counts, **scope),
        },
        {
            "label": _("Te laat"),
            "figure": counts["overdue"],
            "note": still_open,
            "url": list_url(TOEZEGGING, **scope, te_laat=1),
            "status": "te-laat" if counts["overdue"] else "",
        },
        {
            "label": _("Zonder datum"),
            "figure": counts["undated"],
            "note": still_open,
            "url": list_url(TOEZEGGING, **scope, zonder_termijn=1),
        },
    ]


def _disputed(counts: Mapping[str, int], **params: Any) -> dict[str, Any]:
    number = counts["disputed"]
    if not number:
        return {}
    return {"disputed": _("%d betwist") % number, "disputed_url": list_url(TOEZEGGING, betwist=1, **params)}


def _gate_figure(counts: dict[str, int], key: str) -> dict[str, Any]:
    words = _("%(met)d van %(total)d") % {"met": counts["met"], "total": counts["gate"]}
    shown = {"figure": words, "note": _("aangetoond")} if counts["gate"] else {"figure": 0, "note": _("genoemd")}
    return {"label": _("Randvoorwaarden"), **shown, "url": list_url(RANDVOORWAARDE, dossier=key)}


def plans_of(dossier: Any, moment: Moment) -> dict[str, Any] | None:
    """Each mijlpaal with its shifts, and the gate of randvoorwaarden before it."""
    plans = plans_in(dossier, moment)
    if not plans:
        return None
    found, snapshots = gates_in(dossier, moment), snapshots_in(dossier, moment)
    key = dossier_key(dossier)
    shown = plans[:LIST_LENGTH]
    return {
        "title": _("Mijlpalen en verschuivingen"),
        "anchor": "mijlpalen",
        "plans": [
            {
                "plan": plan,
                "shifts": shown_shifts(plan),
                "chart": chart_of(plan, moment.today) if plan.mijlpaal.is_main else None,
            }
            for plan in shown
        ],
        "url": f"{reverse('besluiten:mijlpalen')}?dossier={key}" if len(plans) > LIST_LENGTH else "",
        "gates": [
            {
                "mijlpaal": plan.mijlpaal,
                "gate": found[plan.mijlpaal.pk],
                "countdown": plan.countdown(moment.today),
                "frozen": [(row, frozen_words(row)) for row in snapshots if row.mijlpaal_id == plan.mijlpaal.pk],
            }
            for plan in shown
            if plan.mijlpaal.pk in found
        ],
        "gates_url": list_url(RANDVOORWAARDE, dossier=key),
    }


def open_lists(dossier: Any, moment: Moment) -> dict[str, Any] | None:
    """Open toezeggingen and opdrachten, most pressing first, and the way to all of them."""
    found = [row for row in afspraken_in(dossier, moment) if row.afspraak.is_here and is_open(row.afspraak)]
    counts = counts_in(dossier, moment)
    lists = [
        _open_list(kind, rows[:LIST_LENGTH], total, dossier)
        for kind, total in zip(LISTED_KINDS, (counts["open"], counts["open_orders"]), strict=True)
        if (rows := [row for row in found if row.afspraak.kind == kind])
    ]
    if not lists:
        return None
    moved = counts["moved"]
    words = ngettext("%d toezegging met een verschoven termijn", "%d toezeggingen met een verschoven termijn", moved)
    return {
        "title": _("Nog open"),
        "anchor": "open-afspraken",
        "lists": lists,
        "moved_words": words % moved if moved else "",
        "moved_url": list_url(TOEZEGGING, dossier=dossier_key(dossier), verschoven=1),
    }


def _open_list(kind: AfspraakKind, rows: list[ShownAfspraak], total: int, dossier: Any) -> dict[str, Any]:
    title = kind_in_words(kind, is_plural=True)
    every = _("Alle %(total)d open %(noun)s") % {"total": total, "noun": title.lower()}
    return {
        "title": title,
        "rows": rows,
        "columns": [{"label": column.label} for column in columns(kind.value, "")],
        "url": open_url(kind, dossier=dossier_key(dossier)),
        "words": every if total > 1 else _("Bekijk in het register"),
    }


def taken_in_dossier(dossier: Any, moment: Moment) -> dict[str, Any] | None:
    found = besluiten_in(dossier, moment)
    return _besluiten(found[:LIST_LENGTH], "?soort=besluit#tijdlijn" if len(found) > LIST_LENGTH else "")


def taken_at_vergadering(vergadering: Any, moment: Moment) -> dict[str, Any] | None:
    rows = Besluit.objects.public(moment.at).filter(vergadering=vergadering.pk)
    return _besluiten(list(shown_besluiten(rows, moment)))


def _besluiten(found: list[Any], url: str = "") -> dict[str, Any] | None:
    if not found:
        return None
    return {
        "title": _("Besluiten"),
        "anchor": "besluiten",
        "url": url,
        "besluiten": [
            {
                "words": besluit_in_words(row),
                "passage": row.passage if row.source_is_public else None,
            }
            for row in found
        ],
    }


def promised_to_us(orgaan: Any, moment: Moment) -> dict[str, Any] | None:
    counts = counts_of(public_afspraken(moment).filter(promised_to=orgaan.pk), moment)
    if not counts["total"]:
        return None
    words = (
        ngettext("%d toezegging aan dit orgaan", "%d toezeggingen aan dit orgaan", counts["total"]) % counts["total"]
    )
    return {
        "title": _("Toezeggingen aan dit orgaan"),
        "anchor": "aan-ons",
        "words": words,
        "url": list_url(TOEZEGGING, aan=orgaan.public_id),
        "open_words": _("%d nog open") % counts["open"],
        "open_url": open_url(TOEZEGGING, aan=orgaan.public_id),
        "late_words": _("%d te laat") % counts["overdue"] if counts["overdue"] else "",
        "late_url": list_url(TOEZEGGING, aan=orgaan.public_id, te_laat=1),
        **_disputed(counts, aan=orgaan.public_id),
    }


def register() -> None:
    folder = "besluiten/panels"
    in_short_template = f"{folder}/in_short.html"
    register_panel("dossier", Panel("in_short", 10, in_short_template, in_short, "top", in_short_template))
    register_panel("dossier", Panel("plans", 20, f"{folder}/plans.html", plans_of))
    open_template, brief_template = f"{folder}/open_lists.html", f"{folder}/open_brief.html"
    register_panel("dossier", Panel("open_lists", 40, open_template, open_lists, "main", brief_template))
    register_panel("dossier", Panel("besluiten", 50, f"{folder}/besluiten.html", taken_in_dossier, area="main"))
    register_panel("orgaan", Panel("afspraken", 10, f"{folder}/orgaan.html", promised_to_us))
    register_panel("vergadering", Panel("besluiten", 10, f"{folder}/besluiten.html", taken_at_vergadering, area="main"))
