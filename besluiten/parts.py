"""What the public sees of an afspraak in parts: what was promised, what was delivered, and whether that fits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.deliveries import Given, Outcome, Promised, outcomes
from besluiten.models import Afspraak, Delivery, Form, Onderdeel
from besluiten.register import orgaan_name, term_in_words
from besluiten.shown_passages import PASSAGE_RELATED, ShownPassage, public_passages, shown_passage
from besluiten.wording import late_in_words
from dossiers.panels import Moment
from dossiers.stand import known_rows

PAGE_TEXT = "passage__pagina__text"
ORAL = frozenset({Form.PRESENTATION, Form.TALK})
ICONS = {
    Outcome.AS_PROMISED: "circle-check",
    Outcome.OTHER_FORM: "circle-dot",
    Outcome.OTHERS: "circle-x",
    Outcome.LATE: "alarm-clock",
    Outcome.PARTLY: "circle-dot",
    Outcome.NOT: "circle-x",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`icon`: a lucide name."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One row of templates/besluiten/parts.html. `promise` is empty when it stands in the quote of the afspraak."""

    onderdeel: Onderdeel
    promised_to: str
    term: tuple[str, bool, str]
    promise: ShownPassage | None
    delivery: Delivery | None
    given_to: str
    proof: ShownPassage | None
    verdicts: tuple[Verdict, ...]
    is_as_promised: bool


def public_onderdelen(moment: Moment) -> QuerySet[Onderdeel]:
    """Every public row, the earlier ones too, each with its public judgements as `shown_deliveries`."""
    rows = known_rows(Onderdeel.objects.public(moment.at), moment)
    return _with_deliveries(rows, known_rows(Delivery.objects.public(moment.at), moment))


def recorded_onderdelen() -> QuerySet[Onderdeel]:
    """As `public_onderdelen`, of everything: for the griffie only."""
    return _with_deliveries(Onderdeel.objects.all(), Delivery.objects.all())


def _with_deliveries(rows: QuerySet[Onderdeel], deliveries: QuerySet[Delivery]) -> QuerySet[Onderdeel]:
    deliveries = deliveries.select_related("given_to", *PASSAGE_RELATED).defer(PAGE_TEXT)
    rows = rows.order_by("pk").select_related("promised_to", *PASSAGE_RELATED).defer(PAGE_TEXT)
    return rows.prefetch_related(Prefetch("deliveries", deliveries, to_attr="shown_deliveries"))


def with_public_onderdelen(afspraken: QuerySet[Afspraak], moment: Moment) -> QuerySet[Afspraak]:
    """With `shown_onderdelen`, for `part_counts`."""
    return afspraken.prefetch_related(Prefetch("onderdelen", public_onderdelen(moment), to_attr="shown_onderdelen"))


def part_counts(afspraak: Any) -> tuple[int, int, int]:
    """How many parts it has, how many of those were given at least in part, and how many as promised."""
    rows = standing(afspraak.shown_onderdelen)
    last = [(row, delivery) for row in rows if (delivery := last_delivery(row))]
    given = sum(delivery.extent != Delivery.Extent.NOT for _row, delivery in last)
    return len(rows), given, sum(verdicts_of(row, delivery)[1] for row, delivery in last)


def standing(rows: Iterable[Onderdeel]) -> list[Onderdeel]:
    """Of these rows those that count, each at the place of the first one that it stands for."""
    every = {row.pk: row for row in rows}
    replaced = {row.replaces_id for row in every.values()}

    def place(row: Onderdeel) -> int:
        while row.replaces_id in every:
            row = every[row.replaces_id]
        return int(row.pk)

    return sorted((row for pk, row in every.items() if pk not in replaced and not row.is_dropped), key=place)


def last_delivery(onderdeel: Any) -> Delivery | None:
    """The judgement that counts, of a row with `shown_deliveries`."""
    return onderdeel.shown_deliveries[-1] if onderdeel.shown_deliveries else None


def verdicts_of(onderdeel: Onderdeel, delivery: Delivery | None) -> tuple[tuple[Verdict, ...], bool]:
    """In plain words what fits and what does not, and whether all of it does."""
    if delivery is None:
        return (Verdict("circle-dashed", _("Nog niet beoordeeld")),), False
    found = outcomes(
        Promised(onderdeel.form, onderdeel.promised_to_id, onderdeel.latest),
        Given(delivery.extent, delivery.form, delivery.given_to_id, delivery.known.earliest),
    )
    verdicts = tuple(Verdict(ICONS[outcome], _words(outcome, onderdeel, delivery)) for outcome in found)
    return verdicts, found == (Outcome.AS_PROMISED,)


def _words(outcome: Outcome, onderdeel: Onderdeel, delivery: Delivery) -> str:
    if outcome is Outcome.OTHER_FORM:
        return _("In een andere vorm: %(promised)s toegezegd, %(given)s gegeven") % _forms(onderdeel, delivery)
    if outcome is Outcome.LATE and onderdeel.latest and delivery.known.earliest:
        return capfirst(late_in_words(onderdeel.latest, delivery.known.earliest))
    return {
        Outcome.AS_PROMISED: _("Zoals toegezegd"),
        Outcome.OTHERS: _("Aan anderen dan toegezegd"),
        Outcome.PARTLY: _("Voor een deel gegeven"),
        Outcome.NOT: _("Niet gegeven"),
    }[outcome]


def _forms(onderdeel: Onderdeel, delivery: Delivery) -> dict[str, str]:
    promised, given = Form(onderdeel.form), Form(delivery.form)
    if (promised in ORAL) == (given in ORAL):
        return {"promised": promised.label.lower(), "given": given.label.lower()}
    words = {True: _("mondeling"), False: _("schriftelijk")}
    return {"promised": words[promised in ORAL], "given": words[given in ORAL]}


def shown_parts(afspraak: Afspraak, onderdelen: Iterable[Onderdeel], moment: Moment) -> list[ShownPart]:
    """`onderdelen` come from `public_onderdelen`."""
    rows = standing(onderdelen)
    last = {row.pk: delivery for row in rows if (delivery := last_delivery(row))}
    passages = [*(row.passage_id for row in rows), *(delivery.passage_id for delivery in last.values())]
    readable = public_passages(passages, moment)

    def passage_of(row: Onderdeel | Delivery | None) -> ShownPassage | None:
        passage = row.passage if row else None
        return shown_passage(passage, is_public=passage.pk in readable) if passage else None

    def promise_of(row: Onderdeel) -> ShownPassage | None:
        return passage_of(row) if row.passage_id != afspraak.passage_id else None

    return [_shown(row, last.get(row.pk), promise_of(row), passage_of(last.get(row.pk))) for row in rows]


def _shown(
    row: Onderdeel, delivery: Delivery | None, promise: ShownPassage | None, proof: ShownPassage | None
) -> ShownPart:
    verdicts, is_as_promised = verdicts_of(row, delivery)
    return ShownPart(
        onderdeel=row,
        promised_to=orgaan_name(row.promised_to),
        term=term_in_words(row),
        promise=promise,
        delivery=delivery,
        given_to=orgaan_name(delivery.given_to) if delivery else "",
        proof=proof,
        verdicts=verdicts,
        is_as_promised=is_as_promised,
    )


@dataclass(frozen=True, slots=True)
class RecordedPart:
    """One row of templates/beheer/parts.html."""

    onderdeel: Onderdeel
    delivery: Delivery | None
    verdicts: tuple[Verdict, ...]


def recorded_parts(afspraak: Afspraak) -> list[RecordedPart]:
    """For the griffie only."""
    found = []
    for row in standing(recorded_onderdelen().filter(afspraak=afspraak)):
        delivery = last_delivery(row)
        found.append(RecordedPart(row, delivery, verdicts_of(row, delivery)[0]))
    return found


def summary(parts: Iterable[ShownPart]) -> str:
    """ "3 van 5 onderdelen gegeven zoals toegezegd, 1 nog niet beoordeeld."; nothing without parts."""
    every = list(parts)
    if not every:
        return ""
    total, kept = len(every), sum(part.is_as_promised for part in every)
    waiting = sum(part.delivery is None for part in every)
    words = ngettext(
        "%(kept)d van %(total)d onderdeel gegeven zoals toegezegd",
        "%(kept)d van %(total)d onderdelen gegeven zoals toegezegd",
        total,
    ) % {"kept": kept, "total": total}
    return words + (_(", %d nog niet beoordeeld.") % waiting if waiting else ".")


def part_rows(onderdelen: Iterable[Onderdeel]) -> list[tuple[Any, Any]]:
    """For the history: each row that replaced a public one, with that one, and each judgement, with its onderdeel."""
    every = {row.pk: row for row in onderdelen}
    changes = [(row, every[row.replaces_id]) for row in every.values() if row.replaces_id in every]
    judged = [(delivery, row) for row in every.values() for delivery in row.shown_deliveries]  # type: ignore[attr-defined] # prefetched
    return [*changes, *judged]


def part_words(row: Onderdeel | Delivery, before: Onderdeel) -> tuple[str, str, str]:
    """Icon, kind label and title of a row of `part_rows`."""
    if isinstance(row, Delivery):
        verdicts, is_as_promised = verdicts_of(before, row)
        values = {"title": before.title, "words": "; ".join(verdict.words for verdict in verdicts).lower()}
        return "afgedaan" if is_as_promised else "bewijs", _("Levering"), _("“%(title)s”: %(words)s") % values
    if row.is_dropped:
        return "bewijs", _("Onderdeel vervalt"), _("“%s”") % row.title
    values = {"before": before.title, "now": row.title}
    words = _("“%(before)s” werd “%(now)s”") if row.title != before.title else _("“%(now)s”: vorm, aan wie of termijn")
    return "bewijs", _("Onderdeel verbeterd"), words % values
