"""Spans between days in plain Dutch: how late, how long without a date, how far a plan moved. Pure: no Django.

"Te laat" only after the last day; a plan that is given less precisely than to the day moves "ongeveer".
"""

from calendar import monthrange
from datetime import date

from besluiten.termijn import TermijnKind
from dossiers.datering import Datering, Precision

# From here on a longer unit says it better: "59 dagen", "2 maanden", "23 maanden", "2 jaar".
DAYS_UNTIL_MONTHS = 60
MONTHS_UNTIL_YEARS = 36

PRECISION_WORDS = {
    Precision.DAY: "de dag",
    Precision.WEEK: "de week",
    Precision.PART: "een deel van de maand",
    Precision.MONTH: "de maand",
    Precision.QUARTER: "het kwartaal",
    Precision.SEASON: "het seizoen",
    Precision.HALF: "het halfjaar",
    Precision.YEAR: "het jaar",
    Precision.RANGE: "een periode",
    Precision.UNKNOWN: "niet bekend",
}

KIND_WORDS = {
    TermijnKind.DAY: "een dag",
    TermijnKind.INTERVAL: "een periode",
    TermijnKind.UNDETERMINED: "zonder datum",
    TermijnKind.RECURRING: "komt steeds terug",
    TermijnKind.EVENT: "hangt af van een gebeurtenis",
}


def whole_months(start: date, end: date) -> int:
    """Whole months from start to end (end not before start); the last day of a month completes a month."""
    months = (end.year - start.year) * 12 + end.month - start.month
    is_month_end = end.day == monthrange(end.year, end.month)[1]
    return months if end.day >= start.day or is_month_end else months - 1


def span_in_words(start: date, end: date) -> str:
    """ "1 dag", "45 dagen", "21 maanden", "3 jaar": never more than has passed."""
    days = (end - start).days
    months = whole_months(start, end)
    if days < DAYS_UNTIL_MONTHS or months < 2:
        return "1 dag" if days == 1 else f"{days} dagen"
    return f"{months} maanden" if months < MONTHS_UNTIL_YEARS else f"{months // 12} jaar"


def late_in_words(last_day: date, today: date) -> str:
    return f"{span_in_words(last_day, today)} te laat"


def countdown_in_words(last_day: date | None, today: date) -> str:
    """ "nog 24 dagen", "vandaag", "de dag is geweest": in days, since who prepares for a day counts them."""
    if last_day is None:
        return "datum niet genoemd"
    days = (last_day - today).days
    if days < 0:
        return "de dag is geweest"
    return {0: "vandaag", 1: "nog 1 dag"}.get(days, f"nog {days} dagen")


def undated_in_words(since: date | None, today: date) -> str:
    """ "Zonder datum, al 22 dagen", "Zonder datum, al 3 jaar": counted from the day of the stuk."""
    if since is None or since > today:
        return "Zonder datum"
    return f"Zonder datum, al {span_in_words(since, today)}"


def slip_in_words(origin: Datering, target: Datering) -> str:
    """ "6 maanden later", "2 weken eerder" as far as both plans name a date; else ""."""
    before, after = origin.sort_date, target.sort_date
    if before is None or after is None or before == after:
        return ""
    first, last = min(before, after), max(before, after)
    months = whole_months(first, last)
    length = (f"{months} maanden" if months > 1 else "1 maand") if months else _short_span((last - first).days)
    about = "" if origin.precision is target.precision else "ongeveer "
    return f"{about}{length} {'later' if after > before else 'eerder'}"


def _short_span(days: int) -> str:
    if days % 7 == 0:
        return "1 week" if days == 7 else f"{days // 7} weken"
    return "1 dag" if days == 1 else f"{days} dagen"
