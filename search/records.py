"""What an app hands to the search engine: one record per page of a stuk, or one for a thing without pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One findable place. Only what is public goes in: a record is shown and counted as it stands.

    `parent` is "<registered kind>:<primary key>"; records of one parent are shown and counted as one hit and
    carry the same facet keys and dates. `identifiers` match as a whole, whatever their case and punctuation.
    `last_day` is set for open things only, so that "te laat" is a range at query time. Dates are inclusive.
    """

    parent: str
    number: int
    kind: str
    title: str
    text: str
    url: str
    page_label: str = ""
    identifiers: tuple[str, ...] = ()
    soort: str = ""
    gemeente: str = ""
    dossiers: tuple[str, ...] = ()
    jaar: int | None = None
    status: str = ""
    organen: tuple[str, ...] = ()
    portefeuillehouders: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    last_day: date | None = None
    settlement_pending: bool = False
    parent_url: str = ""
    """Address of the parent itself, for the heading of a hit; empty means `url`."""
    rests_on: tuple[str, ...] = ()
    """Other parents whose words or facts stand in this record. While one of them is not public, this is not found:
    the record is from before that, and the next feed makes one without."""
    byline: str = ""
    """One line for people under the heading: "Memo · college aan raad · juni 2022"."""

    @property
    def id(self) -> str:
        return f"{self.parent}:{self.number}"


def parent_name(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def split_parent(parent: str) -> tuple[str, int]:
    """The kind and primary key of "stuk:12"; ValueError on anything else."""
    kind, _, pk = parent.partition(":")
    if not kind or not pk.isascii() or not pk.isdigit():
        raise ValueError(f"not a parent key: {parent!r}")
    return kind, int(pk)
