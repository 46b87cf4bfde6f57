"""Places on the pages of dossiers where other packages show what they know: panels, and claims on passages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Place = Literal["dossier", "stuk", "home", "gemeente", "orgaan", "vergadering"]


@dataclass(frozen=True, slots=True)
class Stand:
    """The day that a page is asked to stand still on, and the first moment after it in Amsterdam."""

    day: date
    end: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment that a page is about: for what is public, and for what is late.

    With a `stand` only what was known by then counts, and `today` is its day (see `dossiers.stand`).
    """

    at: datetime
    today: date
    stand: Stand | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """`context` gives what `template` needs for this object, or None when there is nothing to show.

    `area`: "top" (under the heading), "aside" (beside the main part) or "main" (after it). `brief_template`: how
    it stands on the short form of a dossier, on paper for a meeting; "" for not at all.
    """

    name: str
    order: int
    template: str
    context: Callable[[Any, Moment], dict[str, Any] | None]
    area: Literal["top", "aside", "main"] = "aside"
    brief_template: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says about a passage: "T-2021-007 Raad informeren", with its address and its public status."""

    kind_label: str
    title: str
    url: str
    status: str = ""
    status_label: str = ""
    soort: str = "afspraak"  # chooses the icon


@dataclass(frozen=True, slots=True)
class PassageClaim:
    passage_pk: int
    stuk_pk: int
    claim: Claim


ClaimPath = Literal["passage", "passage__stuk"]
ClaimSource = Callable[[ClaimPath, Sequence[int], Moment], Iterable[PassageClaim]]

_panels: dict[tuple[Place, str], Panel] = {}
_claim_sources: dict[str, ClaimSource] = {}


def register_panel(place: Place, panel: Panel) -> None:
    if (place, panel.name) in _panels:
        raise ValueError(f"panel {panel.name!r} is already registered for {place!r}")
    _panels[place, panel.name] = panel


def filled_panels(place: Place, subject: Any, moment: Moment) -> dict[str, list[tuple[Panel, dict[str, Any]]]]:
    """The panels of this place that have something to show, per area and in their order."""
    wanted = sorted((panel for (where, _name), panel in _panels.items() if where == place), key=lambda p: p.order)
    filled = ((panel, panel.context(subject, moment)) for panel in wanted)
    areas: dict[str, list[tuple[Panel, dict[str, Any]]]] = {"top": [], "aside": [], "main": []}
    for panel, context in filled:
        if context is not None:
            areas[panel.area].append((panel, context))
    return areas


def register_claims(name: str, source: ClaimSource) -> None:
    """`source(path, pks, moment)` gives the public claims of all rows of which `path` leads to one of these things."""
    if name in _claim_sources:
        raise ValueError(f"claims {name!r} are already registered")
    _claim_sources[name] = source


def claims_on_passages(pks: Sequence[int], moment: Moment) -> dict[int, list[Claim]]:
    claims: dict[int, list[Claim]] = {pk: [] for pk in pks}
    for found in _claims("passage", pks, moment):
        claims[found.passage_pk].append(found.claim)
    return claims


def claims_on_stukken(pks: Sequence[int], moment: Moment) -> dict[int, list[Claim]]:
    claims: dict[int, list[Claim]] = {pk: [] for pk in pks}
    for found in _claims("passage__stuk", pks, moment):
        claims[found.stuk_pk].append(found.claim)
    return claims


def _claims(path: ClaimPath, pks: Sequence[int], moment: Moment) -> Iterator[PassageClaim]:
    return (found for source in _claim_sources.values() if pks for found in source(path, pks, moment))


def begin_page(subject: Any, keys: Mapping[str, Sequence[int]]) -> None:
    """A page of this subject is built, with these things of its list on it; what another page loaded is forgotten."""
    subject.__dict__["_once_per_page"], subject.__dict__["_page_keys"] = {}, keys


def keys_on_page(subject: Any, soort: str) -> Sequence[int]:
    """What is loaded once per page brings these along; empty while no page was begun."""
    found: Sequence[int] = subject.__dict__.get("_page_keys", {}).get(soort, ())
    return found


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What stands beside a dossier in a list: a small track with the same in words, and status labels."""

    track: Any = None
    words: str = ""
    statuses: tuple[tuple[str, str], ...] = ()


RowFactSource = Callable[[Sequence[int], Moment], dict[int, RowFacts]]

_row_fact_sources: list[RowFactSource] = []


def register_row_facts(source: RowFactSource) -> None:
    """`source` gives what it knows of many dossiers at once, in a constant number of queries."""
    if source in _row_fact_sources:
        raise ValueError("this source of facts is already registered")
    _row_fact_sources.append(source)


def row_facts(pks: Sequence[int], moment: Moment) -> dict[int, list[RowFacts]]:
    facts: dict[int, list[RowFacts]] = {pk: [] for pk in pks}
    for source in _row_fact_sources:
        for pk, found in source(pks, moment).items():
            facts[pk].append(found)
    return facts


def once_per_page(load: Callable[[Any, Moment], T]) -> Callable[[Any, Moment], T]:
    """Several parts of one page ask this of its subject: it is loaded once per moment, and kept on the subject.

    A page object lives as long as its request.
    """

    @wraps(load)
    def kept(subject: Any, moment: Moment) -> T:
        answers = subject.__dict__.setdefault("_once_per_page", {})
        if (load, moment) not in answers:
            answers[load, moment] = load(subject, moment)
        answer: T = answers[load, moment]
        return answer

    return kept
