"""Precision per rule and kind from what people decided, and recall of the kinds that people also register by hand."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from besluiten.services.reading_report import missed_by_kind
from dossiers.services.reading_report import RuleReport, kind_reports, rule_reports


class Command(BaseCommand):
    help = "Telt per leesregel en per soort hoe vaak een voorstel klopte, en wat er met de hand bij moest."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="schrijf JSON")

    def handle(self, *, as_json: bool, **options: Any) -> None:
        rules, missed = rule_reports(), missed_by_kind()
        kinds = [as_data(report) | recall_of(report, missed) for report in kind_reports(rules)]
        if as_json:
            data = {"regels": [as_data(report) for report in rules], "soorten": kinds}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for row in [*kinds, *(as_data(report) for report in rules if report.decided or report.undecided)]:
            self.stdout.write(in_words(row))


def as_data(report: RuleReport) -> dict[str, Any]:
    return {
        "regel": report.rule,
        "soort": report.kind,
        "klopt": report.accepted,
        "verbeterd": report.corrected,
        "klopt_niet": report.rejected,
        "open": report.undecided,
        "precisie": None if report.precision is None else round(report.precision, 4),
    }


def recall_of(report: RuleReport, missed: dict[str, int]) -> dict[str, Any]:
    """Of what is registered, the share that the machine had proposed; null for kinds that nobody enters by hand."""
    if report.kind not in missed:
        return {"gemist": None, "recall": None}
    right = report.accepted + report.corrected
    total = right + missed[report.kind]
    return {"gemist": missed[report.kind], "recall": round(right / total, 4) if total else None}


def in_words(row: dict[str, Any]) -> str:
    name = row["regel"] or row["soort"].upper()
    share = "nog niet beoordeeld" if row["precisie"] is None else f"precisie {row['precisie']:.0%}"
    recall = "" if row.get("recall") is None else f", recall {row['recall']:.0%} ({row['gemist']} gemist)"
    numbers = f"klopt {row['klopt']}, verbeterd {row['verbeterd']}, klopt niet {row['klopt_niet']}, open {row['open']}"
    return f"{name}: {share}{recall}; {numbers}"
