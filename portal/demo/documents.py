"""Plain data for the demonstration: papers and everything that is registered from them.

Every gemeente, person and organisation is fictional. Keys are unique over all stories. A quote is the literal
text of a passage and stands exactly once in its document, whitespace apart. Dates "in words" are for the
datering reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

BlockKind = Literal["kop", "alinea", "lijst", "tabel", "pagina"]
Authority = Literal["college", "raad", "adviesraad", "inwoners", "pers"]
OrgaanKind = Literal["college", "raad", "commissie", "adviesraad", "bewonersgroep", "pers", "fractie"]
Role = Literal["college", "griffie", "raad"]
AfspraakKind = Literal["toezegging", "randvoorwaarde", "opdracht"]
Treatment = Literal["ter_kennisname", "bespreekstuk", "hamerstuk", "besluit"]
RelatieKind = Literal["is_reactie_op", "verwijst_naar", "bijlage_bij", "vervangt", "is_uitwerking_van"]
Fate = Literal["openbaar", "concept", "embargo", "verlopen"]
Body = Literal["tekst", "scan", "afgebroken"]


@dataclass(frozen=True)
class Block:
    """One piece of a paper. A `lijst` with text "1" is numbered; a `tabel` begins with its headings."""

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def heading(text: str) -> Block:
    return Block("kop", text)


def paragraph(text: str) -> Block:
    """A paragraph; line ends and indents of the source are only layout and become single spaces."""
    return Block("alinea", " ".join(text.split()))


def bullets(*items: str) -> Block:
    return Block("lijst", items=tuple(" ".join(item.split()) for item in items))


def numbered(*items: str) -> Block:
    return Block("lijst", "1", tuple(" ".join(item.split()) for item in items))


def table(*rows: Iterable[str]) -> Block:
    return Block("tabel", rows=tuple(tuple(row) for row in rows))


def page_break() -> Block:
    return Block("pagina")


@dataclass(frozen=True)
class DemoDocument:
    """One paper. `sender` and `addressee` are the words on it; the keys name who is registered as such.

    A `scan` holds shapes and no text; an `afgebroken` file is a PDF that was cut off, which nobody can read.
    `earlier` is the file that stood under this stuk first: only its file name and blocks count. Of a paper that is
    not `is_described` nobody has filled in anything yet: it was uploaded, and that is all.
    """

    key: str
    filename: str
    gemeente: str
    dossiers: tuple[str, ...]
    soort: str
    title: str
    datering: str
    sender: str
    addressee: str
    authority: Authority
    kenmerk: str
    blocks: tuple[Block, ...]
    fate: Fate = "openbaar"
    body: Body = "tekst"
    earlier: DemoDocument | None = None
    sender_orgaan: str = ""
    sender_functie: str = ""
    addressee_orgaan: str = ""
    is_described: bool = True

    @property
    def is_shown(self) -> bool:
        """Readers can open it, or could before it was withdrawn."""
        return self.fate == "openbaar"


class DemoQuote(NamedTuple):
    document: str
    quote: str


@dataclass(frozen=True)
class DemoGemeente:
    slug: str
    name: str


@dataclass(frozen=True)
class DemoDossier:
    """`phases` holds (phase, first day in words); a functie in `portefeuillehouders` counts while held.

    `shows_loose_ends`: its page shows what is missing.
    """

    slug: str
    gemeente: str
    title: str
    summary: str
    bestuursopdracht: str
    phases: tuple[tuple[str, str], ...]
    portefeuillehouders: tuple[str, ...]
    shows_loose_ends: bool = False


@dataclass(frozen=True)
class DemoOrgaan:
    key: str
    gemeente: str
    name: str
    kind: OrgaanKind


@dataclass(frozen=True)
class DemoPersoon:
    key: str
    gemeente: str
    name: str


@dataclass(frozen=True)
class DemoFunctie:
    """An office from `since` to `until`, both inclusive; no `until` means still held."""

    key: str
    persoon: str
    title: str
    orgaan: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class DemoVergadering:
    key: str
    orgaan: str
    date: date
    title: str


@dataclass(frozen=True)
class DemoBehandeling:
    """What a vergadering treated: a document or, when that is empty, a dossier."""

    vergadering: str
    how: Treatment
    outcome: str
    document: str = ""
    dossier: str = ""


@dataclass(frozen=True)
class DemoBesluit:
    key: str
    orgaan: str
    date: date
    text: str
    outcome: str
    document: str
    quote: str


@dataclass(frozen=True)
class DemoStep:
    """A change to status `to`. A closing step without evidence is shown as *zonder bewijs*."""

    to: str
    known_on: str
    role: Role
    reason: str
    evidence: tuple[DemoQuote, ...] = ()
    besluit: str = ""


@dataclass(frozen=True)
class DemoTermijn:
    """A later term of an afspraak: its words and the passage that announced it."""

    words: str
    document: str
    quote: str
    reason: str


@dataclass(frozen=True)
class DemoDelivery:
    """How a part of a promise was delivered; `to` is the key of an orgaan, `known_on` the day, else the evidence's."""

    extent: str
    reason: str
    evidence: DemoQuote | None = None
    form: str = ""
    to: str = ""
    known_on: str = ""


@dataclass(frozen=True)
class DemoOnderdeel:
    """A part of a promise; `quote` stands in the document of the afspraak, empty when it is the promise itself."""

    title: str
    form: str
    to: str
    termijn: str
    quote: str = ""
    delivery: DemoDelivery | None = None


@dataclass(frozen=True)
class DemoAnswer:
    """What the college said to an oordeel."""

    words: str
    known_on: str
    source: DemoQuote | None = None


@dataclass(frozen=True)
class DemoOordeel:
    """What a party says of an afspraak; a third party is an `orgaan`. Without `known_on` its source tells the day.

    `withheld` is why the griffie does not show its words. Of a third party, it is public once it has an answer.
    """

    party: Literal["college", "griffie", "derde"]
    verdict: Literal["nagekomen", "deels", "niet_nagekomen", "niet_te_zeggen"]
    words: str
    known_on: str = ""
    orgaan: str = ""
    source: DemoQuote | None = None
    answer: DemoAnswer | None = None
    withheld: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoAfspraak:
    """One afspraak; it begins in the first status of its kind on the date of its document, `steps` follow.

    `termijn` is empty when the words name none. Of the functie keys in `owner`, those who hold office on
    a day answer together on that day. `mentions` repeat the promise elsewhere. Only a randvoorwaarde has a
    mijlpaal.
    """

    key: str
    kind: AfspraakKind
    document: str
    quote: str
    title: str
    promised_by_orgaan: str
    promised_to: str
    termijn: str
    dossiers: tuple[str, ...]
    owner: tuple[str, ...]
    promised_by: tuple[str, ...] = ()
    mijlpaal: str | None = None
    steps: tuple[DemoStep, ...] = ()
    later_termijnen: tuple[DemoTermijn, ...] = ()
    mentions: tuple[DemoQuote, ...] = ()
    onderdelen: tuple[DemoOnderdeel, ...] = ()
    oordelen: tuple[DemoOordeel, ...] = ()


@dataclass(frozen=True)
class DemoShift:
    to: str
    document: str
    quote: str
    reason: str
    from_: str = ""


@dataclass(frozen=True)
class DemoMijlpaal:
    key: str
    dossier: str
    title: str
    plan: str
    document: str
    quote: str
    is_main: bool
    shifts: tuple[DemoShift, ...] = ()


@dataclass(frozen=True)
class DemoRelatie:
    """From one document to another, or to the words of a paper that is not in the portal (`unresolved`)."""

    document: str
    kind: RelatieKind
    quote: str
    to_document: str = ""
    unresolved: str = ""


@dataclass(frozen=True)
class DemoWithdrawal:
    """The griffie took a published paper back; `successor` is the paper that stands in its place."""

    document: str
    reason: str
    successor: str = ""


@dataclass(frozen=True)
class DemoReces:
    """A recess; both days inclusive."""

    gemeente: str
    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class DemoStory:
    """Everything the builder registers for one subject, in the order in which it can be made.

    Stories of the same gemeente name the same rows of people again; each exists once.
    """

    gemeente: DemoGemeente
    recessen: tuple[DemoReces, ...]
    organen: tuple[DemoOrgaan, ...]
    personen: tuple[DemoPersoon, ...]
    functies: tuple[DemoFunctie, ...]
    dossiers: tuple[DemoDossier, ...]
    documents: tuple[DemoDocument, ...]
    relaties: tuple[DemoRelatie, ...]
    vergaderingen: tuple[DemoVergadering, ...]
    behandelingen: tuple[DemoBehandeling, ...]
    besluiten: tuple[DemoBesluit, ...]
    mijlpalen: tuple[DemoMijlpaal, ...]
    afspraken: tuple[DemoAfspraak, ...]
    withdrawals: tuple[DemoWithdrawal, ...] = ()
