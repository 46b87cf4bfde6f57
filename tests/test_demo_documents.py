"""The demo papers: real files, the same on every run, in which every registered quote can be found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pypdfium2
import pytest
from docx.table import Table

from besluiten.transitions import EVIDENCED_STATUSES, LIFE_CYCLES, Actor, AfspraakKind, Need, Status
from portal.demo.documents import DemoAfspraak, DemoDocument, DemoQuote, DemoStory
from portal.demo.render import render_document
from portal.demo.story_index import STORIES

DOCUMENTS = {document.key: document for story in STORIES for document in story.documents}
READABLE = [key for key, document in DOCUMENTS.items() if document.body == "tekst"]
AFSPRAKEN = {afspraak.key: afspraak for story in STORIES for afspraak in story.afspraken}


def _quotes_of_afspraak(afspraak: DemoAfspraak) -> Iterator[DemoQuote]:
    yield DemoQuote(afspraak.document, afspraak.quote)
    yield from afspraak.mentions
    for termijn in afspraak.later_termijnen:
        yield DemoQuote(termijn.document, termijn.quote)
    for step in afspraak.steps:
        yield from step.evidence
    for oordeel in afspraak.oordelen:
        yield from filter(None, (oordeel.source, oordeel.answer and oordeel.answer.source))


def _quotes(story: DemoStory) -> Iterator[DemoQuote]:
    for afspraak in story.afspraken:
        yield from _quotes_of_afspraak(afspraak)
    for mijlpaal in story.mijlpalen:
        yield DemoQuote(mijlpaal.document, mijlpaal.quote)
        for shift in mijlpaal.shifts:
            yield DemoQuote(shift.document, shift.quote)
    for besluit in story.besluiten:
        yield DemoQuote(besluit.document, besluit.quote)
    for relatie in story.relaties:
        if relatie.quote:
            yield DemoQuote(relatie.document, relatie.quote)


QUOTES = sorted({quote for story in STORIES for quote in _quotes(story)})


def _docx_text(path: Path) -> str:
    lines = []
    for part in docx.Document(str(path)).iter_inner_content():
        if isinstance(part, Table):
            lines += [cell.text for row in part.rows for cell in row.cells]
        else:
            lines.append(part.text)
    return " ".join(lines)


def _pdf_pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@cache
def _pages(key: str) -> tuple[str, ...]:
    """The text of each page with white space made even; a Word file is one page."""
    with TemporaryDirectory() as folder:
        path = render_document(DOCUMENTS[key], Path(folder))
        pages = _pdf_pages(path) if path.suffix == ".pdf" else [_docx_text(path)]
    return tuple(" ".join(page.split()) for page in pages)


def _digest(document: DemoDocument, folder: Path) -> str:
    folder.mkdir()
    return hashlib.sha256(render_document(document, folder).read_bytes()).hexdigest()


def test_the_stories_have_enough_papers_of_both_kinds() -> None:
    assert len(STORIES) == 5
    assert len(DOCUMENTS) >= 35
    assert {Path(document.filename).suffix for document in DOCUMENTS.values()} == {".pdf", ".docx"}


@pytest.mark.parametrize("kind", AfspraakKind)
def test_every_status_of_a_life_cycle_is_the_present_one_of_some_afspraak(kind: AfspraakKind) -> None:
    cycle = LIFE_CYCLES[kind]
    present = {row.steps[-1].to if row.steps else cycle.first for row in AFSPRAKEN.values() if row.kind == kind}
    assert present == cycle.statuses


def test_keys_and_file_names_are_unique() -> None:
    documents = [document for story in STORIES for document in story.documents]
    keys = [document.key for document in documents]
    keys += [row.key for story in STORIES for row in (*story.afspraken, *story.mijlpalen, *story.besluiten)]
    keys += [orgaan.key for orgaan in {row for story in STORIES for row in story.organen}]
    keys += [persoon.key for persoon in {row for story in STORIES for row in story.personen}]
    keys += [functie.key for functie in {row for story in STORIES for row in story.functies}]
    assert len(keys) == len(set(keys))
    names = [file.filename for document in documents for file in (document, document.earlier) if file]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("key", READABLE)
def test_paper_shows_its_title_and_has_at_most_four_pages(key: str) -> None:
    pages = _pages(key)
    assert 1 <= len(pages) <= 4
    assert DOCUMENTS[key].title in pages[0]
    assert all(len(page) > 200 for page in pages)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_second_rendering_gives_the_same_bytes(key: str, tmp_path: Path) -> None:
    document = DOCUMENTS[key]
    first = _digest(document, tmp_path / "first")
    assert first == _digest(document, tmp_path / "second")
    assert document.earlier is None or first != _digest(document.earlier, tmp_path / "earlier")


@pytest.mark.parametrize(("key", "quote"), QUOTES)
def test_quote_stands_exactly_once_on_one_page(key: str, quote: str) -> None:
    assert sum(page.count(quote) for page in _pages(key)) == 1
    assert len(quote) < 200


@pytest.mark.parametrize("key", AFSPRAKEN)
def test_termijn_stands_in_the_source(key: str) -> None:
    afspraak = AFSPRAKEN[key]
    assert afspraak.termijn in " ".join(_pages(afspraak.document))


@pytest.mark.parametrize("key", AFSPRAKEN)
def test_every_step_is_allowed_to_who_takes_it(key: str) -> None:
    afspraak = AFSPRAKEN[key]
    cycle = LIFE_CYCLES[AfspraakKind(afspraak.kind)]
    status = cycle.first
    for step in afspraak.steps:
        transition = cycle.between(status, Status(step.to))
        assert transition is not None
        assert Actor(step.role) in transition.actors
        assert step.reason or Need.REASON not in transition.needs
        assert step.besluit or Need.BESLUIT not in transition.needs
        status = Status(step.to)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.dossiers[0].slug)
def test_registrations_point_at_what_exists(story: DemoStory) -> None:
    organen = {orgaan.key for orgaan in story.organen}
    functies = {functie.key for functie in story.functies}
    dossiers = {dossier.slug for dossier in story.dossiers}
    documents = {document.key for document in story.documents}
    for document in story.documents:
        assert {document.sender_orgaan, document.addressee_orgaan} <= organen | {""}
        assert document.sender_functie in functies | {""}
        assert set(document.dossiers) <= dossiers
    for afspraak in story.afspraken:
        assert {afspraak.promised_by_orgaan, afspraak.promised_to} <= organen
        assert {*afspraak.owner, *afspraak.promised_by} <= functies
        assert {oordeel.orgaan for oordeel in afspraak.oordelen} <= organen | {""}
        assert (afspraak.mijlpaal is None) == (afspraak.kind != "randvoorwaarde")
        assert afspraak.mijlpaal in {None, *(mijlpaal.key for mijlpaal in story.mijlpalen)}
        assert {step.besluit for step in afspraak.steps} <= {
            "",
            *(besluit.key for besluit in story.besluiten),
        }
    for functie in story.functies:
        assert functie.orgaan in organen
        assert functie.persoon in {persoon.key for persoon in story.personen}
    for behandeling in story.behandelingen:
        assert behandeling.vergadering in {vergadering.key for vergadering in story.vergaderingen}
        assert behandeling.document in documents or behandeling.dossier in dossiers
    for relatie in story.relaties:
        assert (relatie.to_document in documents) != bool(relatie.unresolved)
    for row in story.withdrawals:
        assert row.document in documents
        assert row.successor in documents | {""}


@pytest.mark.parametrize("key", AFSPRAKEN)
def test_public_registrations_rest_on_published_papers(key: str) -> None:
    assert all(DOCUMENTS[quote.document].is_shown for quote in _quotes_of_afspraak(AFSPRAKEN[key]))


def test_wmo_start_slipped_twice_by_a_year_in_all() -> None:
    [start] = [mijlpaal for mijlpaal in STORIES[0].mijlpalen if mijlpaal.is_main]
    assert [start.plan, *(shift.to for shift in start.shifts)] == [
        "1 januari 2022",
        "1 juli 2022",
        "1 januari 2023",
    ]


def test_sociaal_team_has_seven_randvoorwaarden_and_none_is_aangetoond() -> None:
    randvoorwaarden = [row for row in STORIES[1].afspraken if row.kind == "randvoorwaarde"]
    assert len(randvoorwaarden) == 7
    assert not [row for row in randvoorwaarden if any(step.to == "aangetoond" for step in row.steps)]


def test_one_toezegging_is_settled_without_proof_and_one_was_refused() -> None:
    steps = [step for row in AFSPRAKEN.values() for step in row.steps]
    assert [step for step in steps if Status(step.to) in EVIDENCED_STATUSES and not step.evidence]
    refused = [
        row.key
        for row in AFSPRAKEN.values()
        if [step.to for step in row.steps][-2:] == ["afdoening_voorgesteld", "in_behandeling"]
    ]
    assert refused == ["dv-t-zomer"]
