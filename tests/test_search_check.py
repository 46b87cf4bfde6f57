"""What differs between index and database is found and named, whatever was done to the index, and is mended."""

import random
import re
from typing import Any

import pytest
import tantivy
from django.core.management import CommandError, call_command

from search.check import Fault, check, repair, roll_back
from search.engine import get_engine
from search.indexing import batch_of
from search.kept_lists import get_dutch
from search.models import OutboxRow, SearchRun
from search.services import enqueue, rebuild
from search.tantivy_engine import TantivyEngine
from search.tantivy_schema import open_index, to_document
from tests.search_shelf import Shelf, find

pytestmark = pytest.mark.django_db

THINGS, PAGES = 200, 3


class Damage:
    """Changes the index behind the back of Raadsspoor."""

    def __init__(self) -> None:
        self.engine: Any = get_engine()

    def put(self, documents: list[dict[str, Any]], gone: set[str]) -> None:
        """Takes the documents of these ids away and puts these in."""
        (self._tantivy if isinstance(self.engine, TantivyEngine) else self._elastic)(documents, gone)

    def _tantivy(self, documents: list[dict[str, Any]], gone: set[str]) -> None:
        index = open_index(str(self.engine.directory.current()))
        writer = index.writer(num_threads=1)
        for one in gone:
            parent, _, number = one.rpartition(":")
            both = [
                (tantivy.Occur.Must, tantivy.Query.term_query(index.schema, name, value))
                for name, value in (("parent", parent), ("number", int(number)))
            ]
            writer.delete_documents_by_query(tantivy.Query.boolean_query(both))
        for document in documents:
            writer.add_document(to_document(document))
        writer.commit()
        writer.wait_merging_threads()

    def _elastic(self, documents: list[dict[str, Any]], gone: set[str]) -> None:
        client, name = self.engine._writing_client(), self.engine.writing
        for one in gone:
            client.delete(index=name, id=one)
        for document in documents:
            sent = {key: value for key, value in document.items() if value not in (None, "", [])}
            client.index(index=name, id=f"{document['parent']}:{document['number']}", document=sent)
        client.indices.refresh(index=name)


def document_of(pk: int, number: int) -> dict[str, Any]:
    return next(one for one in batch_of([("stuk", pk)], get_dutch()).documents if one["number"] == number)


def fill(shelf: Shelf) -> None:
    for pk in range(1, THINGS + 1):
        shelf.put(pk, *["wachttijd"] * PAGES)
    shelf.index()


def test_an_index_that_is_equal_has_no_differences(shelf: Shelf) -> None:
    fill(shelf)
    result = check()
    assert (result.is_good, result.documents, result.parents) == (True, THINGS * PAGES, THINGS)


def test_one_in_a_hundred_damaged_at_random_is_all_found_and_all_mended(shelf: Shelf) -> None:
    fill(shelf)
    chance = random.Random()
    ids = [(pk, number) for pk in range(1, THINGS + 1) for number in range(1, PAGES + 1)]
    hit = chance.sample(ids, 6)
    gone, changed = hit[:3], hit[3:]
    documents = []
    for pk, number in changed:
        document = document_of(pk, number)
        document["record"] = document["record"].replace("wachttijd", chance.choice(["wachttijden", "", "é"]))
        documents.append(document)
    documents += [document_of(1, 1) | {"parent": parent, "number": 1} for parent in ("stuk:9001", "ander:4")]
    Damage().put(documents, {f"stuk:{pk}:{number}" for pk, number in hit})
    wanted = {f"stuk:{pk}:{number}": Fault.MISSING for pk, number in gone}
    wanted |= {f"stuk:{pk}:{number}": Fault.DIFFERS for pk, number in changed}
    wanted |= {"stuk:9001:1": Fault.SURPLUS, "ander:4:1": Fault.SURPLUS}
    result = check()
    assert {one.id: one.fault for one in result.differences} == wanted
    repair(result)
    assert check().is_good
    assert get_engine().state().counts.documents == THINGS * PAGES
    assert not OutboxRow.objects.exists()


def test_a_document_that_stands_there_twice_or_without_a_parent_is_found_and_taken_away(
    shelf: Shelf, each_engine: str
) -> None:
    shelf.put(1, "wachttijd", "wachttijd")
    shelf.index()
    if each_engine == "tantivy":  # which has no ids
        Damage().put([document_of(1, 1), {"title_exact": "wachttijd", "number": 5}], set())
    else:
        engine: Any = get_engine()
        client = engine._writing_client()
        client.index(index=engine.writing, id="dubbel", document={"parent": "stuk:1", "number": 1})
        client.index(index=engine.writing, id="los", document={"title_exact": "wachttijd"})
    result = check()
    assert [one.fault for one in result.differences] == [Fault.SURPLUS] * 2
    repair(result)
    assert check().is_good


@pytest.mark.elasticsearch
@pytest.mark.parametrize("each_engine", ["elasticsearch"], indirect=True)
def test_one_term_that_somebody_changed_on_the_server_shows(shelf: Shelf) -> None:
    """Tantivy gives no terms back: there the stored record is what is compared."""
    shelf.put(1, "wachttijd")
    shelf.index()
    engine: Any = get_engine()
    for _turn in range(3):  # each raises the version that the server keeps
        engine._writing_client().update(index=engine.writing, id="stuk:1:0", doc={"text_stem": "ander"})
    result = check()
    assert [(one.id, one.fault) for one in result.differences] == [("stuk:1:0", Fault.DIFFERS)]
    repair(result)
    assert check().is_good


def test_what_waits_or_changes_meanwhile_is_no_difference(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    shelf.put(1, "anders")
    enqueue("stuk", 1)
    assert check().is_good

    def change() -> None:
        shelf.after_reading = lambda: None
        shelf.put(2, "anders", "anders")
        shelf.index()

    shelf.after_reading = change
    assert check().is_good


def test_what_cannot_be_built_is_named_and_does_not_count_as_surplus(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    shelf.broken.add(1)
    result = check()
    assert (result.is_good, result.differences) == (False, ())
    assert "cannot be built" in result.unbuilt["stuk:1"]


def test_the_command_names_each_difference_and_ends_with_one(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put(1, "wachttijd", "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    shelf.put(3, "wachttijd")
    del shelf.things[2]
    Damage().put([], {"stuk:1:2"})
    with pytest.raises(SystemExit) as ended:
        call_command("search_check")
    out = capsys.readouterr().out
    assert ended.value.code == 1
    assert out.splitlines() == [
        "stuk:1:2: ontbreekt",
        "stuk:2:0: te veel",
        "stuk:3:0: ontbreekt",
        "Index en database verschillen: 2 ontbreekt, 1 te veel.",
    ]
    run = SearchRun.objects.get()
    assert (run.is_good, run.details[0]) == (False, "stuk:1:2: ontbreekt")
    call_command("search_check", "--repair")
    told = capsys.readouterr().out
    assert re.search(r"3 verschillen aangepakt\. Index en database zijn gelijk: 3 plekken van 2 dingen\.", told)
    call_command("search_check")


def test_going_back_brings_the_previous_index_up_to_date(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put(1, "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    first = get_engine().state().name
    rebuild()
    shelf.put(1, "anders")
    shelf.put(3, "wachttijd")
    shelf.hidden.add(2)
    shelf.index()
    call_command("search_rollback")
    assert f"De vorige index ({first}) doet het weer." in capsys.readouterr().out
    assert (find("wachttijd").total, find("anders").total, get_engine().count()) == (1, 1, 2)
    assert check().is_good
    assert roll_back() is not None
    assert check().is_good


def test_going_back_without_a_previous_index_says_so(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    with pytest.raises(CommandError, match="geen vorige index"):
        call_command("search_rollback")
    assert find("wachttijd").total == 1
