"""How well each rule of reading does in this portal, from what people decided about its proposals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from dossiers.models import Decision, GemeentePage, Kandidaat
from dossiers.readers import reading_rules


@dataclass(frozen=True, slots=True)
class RuleReport:
    """Numbers of kandidaten. KEPT counts as right: it was there."""

    rule: str
    kind: str
    accepted: int
    corrected: int
    rejected: int
    undecided: int

    @property
    def decided(self) -> int:
        return self.accepted + self.corrected + self.rejected

    @property
    def precision(self) -> float | None:
        """The share of what was judged that was right, corrected or not; None when nothing was judged."""
        return (self.accepted + self.corrected) / self.decided if self.decided else None


def rule_reports(gemeenten: Iterable[GemeentePage] | None = None) -> list[RuleReport]:
    """Of every rule, also of one that found nothing; of these gemeenten, or of all."""
    kandidaten = Kandidaat.objects.all() if gemeenten is None else Kandidaat.objects.filter(gemeente__in=gemeenten)
    counted = kandidaten.values("rule", "kind").annotate(
        accepted=Count("pk", filter=Q(decision__in=[Decision.ACCEPTED, Decision.KEPT])),
        corrected=Count("pk", filter=Q(decision=Decision.CORRECTED)),
        rejected=Count("pk", filter=Q(decision=Decision.REJECTED)),
        undecided=Count("pk", filter=Q(decision=Decision.OPEN)),
    )
    found = {row["rule"]: RuleReport(**row) for row in counted.order_by()}
    known = [found.pop(rule.id, RuleReport(rule.id, rule.kind.value, 0, 0, 0, 0)) for rule in reading_rules()]
    return [*known, *sorted(found.values(), key=lambda report: (report.kind, report.rule))]


def kind_reports(reports: Iterable[RuleReport]) -> list[RuleReport]:
    """The same, added up per kind; `rule` is ""."""
    sums: dict[str, list[int]] = {}
    for report in reports:
        numbers = (report.accepted, report.corrected, report.rejected, report.undecided)
        sums[report.kind] = [a + b for a, b in zip(sums.get(report.kind, [0] * 4), numbers, strict=True)]
    return [RuleReport("", kind, *numbers) for kind, numbers in sums.items()]
