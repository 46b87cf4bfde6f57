"""A register as data: every row of the filter, streamed, with Dutch keys."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.http import StreamingHttpResponse

from besluiten.models import status_label
from besluiten.parts import part_counts
from besluiten.plans import Gate, Plan
from besluiten.register import ShownAfspraak
from dossiers.models import Functie
from dossiers.panels import Moment

CHUNK = 500
BOM = "\ufeff"
# A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
_RUNNING = ("=", "+", "-", "@", "\t", "\r", "\n")

Absolute = Callable[[str], str]


def afspraak_row(row: ShownAfspraak, absolute: Absolute) -> dict[str, Any]:
    afspraak, termijn = row.afspraak, row.termijn
    parts, given, as_promised = part_counts(afspraak)
    return {
        "nummer": row.nummer,
        "soort": afspraak.kind,
        "wat": row.title,
        "status": afspraak.current_status,
        "status_label": status_label(afspraak.current_status),
        "te_laat": row.is_overdue,
        "betwist": afspraak.is_disputed,
        "termijn": termijn.words if termijn else "",
        "vroegste": _iso(termijn.earliest if termijn else None),
        "laatste": _iso(termijn.latest if termijn else None),
        "precisie": termijn.precision if termijn else "",
        "toegezegd_door": row.by,
        "toegezegd_aan": row.to,
        "verantwoordelijk": owner_titles(row.owners),
        "dossiers": [dossier.title for dossier in row.dossiers],
        "citaat": row.source.words,
        "bron_titel": row.source.stuk_title,
        "bron_url": absolute(row.source.page_url or row.source.stuk_url),
        "pagina": row.source.page_label,
        "url": absolute(row.url),
        "bekend_sinds": _iso(afspraak.known_day),
        "onderdelen": parts,
        "geleverd": given,
        "zoals_toegezegd": as_promised,
    }


def owner_titles(owners: Iterable[Functie]) -> str:
    return ", ".join(functie.title for functie in owners)


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


class _Echo:
    """A file that hands each line straight back to the writer's caller."""

    def write(self, line: str) -> str:
        return line


def csv_response(
    name: str, moment: Moment, columns: Sequence[str], rows: Iterable[dict[str, Any]]
) -> StreamingHttpResponse:
    """UTF-8 with BOM and `;`, as a Dutch spreadsheet opens it."""
    writer = csv.writer(_Echo(), delimiter=";")

    def lines() -> Iterator[str]:
        yield BOM + str(writer.writerow(columns))
        for row in rows:
            yield str(writer.writerow([harmless(_cell(row[column])) for column in columns]))

    return _attachment(lines(), "text/csv; charset=utf-8", f"{name}-{moment.today.isoformat()}.csv")


def json_response(name: str, moment: Moment, total: int, rows: Iterable[dict[str, Any]]) -> StreamingHttpResponse:
    """{"totaal": n, "rijen": [...]}, one row a line; before them "stand" when another day was asked for."""
    stand = f'"stand": "{moment.stand.day.isoformat()}", ' if moment.stand else ""

    def lines() -> Iterator[str]:
        yield f'{{{stand}"totaal": {total}, "rijen": ['
        for number, row in enumerate(rows):
            yield ("," if number else "") + "\n" + json.dumps(row, ensure_ascii=False)
        yield "\n]}\n"

    return _attachment(lines(), "application/json", f"{name}-{moment.today.isoformat()}.json")


def _attachment(lines: Iterator[str], content_type: str, filename: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{filename}"'}
    )


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(value)
    return str(value)


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNNING) else cell


AFSPRAAK_COLUMNS = (
    "nummer", "soort", "wat", "status", "status_label", "te_laat", "betwist", "termijn", "vroegste", "laatste",
    "precisie", "toegezegd_door", "toegezegd_aan", "verantwoordelijk", "dossiers", "citaat", "bron_titel", "bron_url",
    "pagina", "url", "bekend_sinds", "onderdelen", "geleverd", "zoals_toegezegd",
)  # fmt: skip


def mijlpaal_row(plan: Plan, gate: Gate, today: date, absolute: Absolute) -> dict[str, Any]:
    mijlpaal = plan.mijlpaal
    return {
        "mijlpaal": mijlpaal.title,
        "dossier": mijlpaal.dossier.title,
        "plan": plan.current.display(),
        "vroegste": _iso(plan.current.earliest),
        "laatste": _iso(plan.current.latest),
        "precisie": plan.current.precision.value,
        "eerste_plan": plan.first.display() if plan.first.is_known else "",
        "uitloop": plan.slip,
        "verschuivingen": len(plan.shifts),
        "randvoorwaarden": gate.total,
        "aangetoond": gate.met,
        "hoe_lang_nog": plan.countdown(today),
        "url": absolute(mijlpaal.get_absolute_url()),
    }


MIJLPAAL_COLUMNS = (
    "mijlpaal", "dossier", "plan", "vroegste", "laatste", "precisie", "eerste_plan", "uitloop", "verschuivingen",
    "randvoorwaarden", "aangetoond", "hoe_lang_nog", "url",
)  # fmt: skip
