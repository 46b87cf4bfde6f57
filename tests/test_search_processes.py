"""Several processes and one index: one writes, all read, and a killed writer leaves nothing behind."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from search.engine import get_engine
from search.locks import WriterBusy, is_locked, writer_lock
from search.models import OutboxRow
from search.services import enqueue, feed_outbox, rebuild
from tests.search_shelf import Shelf, find

pytestmark = pytest.mark.django_db

PROLOGUE = """
import sys
from django.conf import settings
settings.configure(SEARCH_ENGINE="tantivy", SEARCH_INDEX_DIR=sys.argv[1])
from search.engine import get_engine
from search.locks import writer_lock
from search.documents import documents_of
from search.dutch.analysis import Dutch
from search.nodes import Term
from search.records import SearchRecord
from search.registry import SearchSource, register_source
register_source(SearchSource("stuk", lambda pks: (), set, lambda: ()))
DUTCH = Dutch()

def record(pk):
    found = SearchRecord(parent=f"stuk:{pk}", number=0, kind="stuk", title="Memo", text="wachttijd", url="/")
    return next(documents_of([found], DUTCH))

def total():
    reader = get_engine().reader()
    return len(reader.find(Term("text_exact", "wachttijd"), "relevantie", 0, 0).parents) if reader else 0

def say(words):
    print(words, flush=True)
"""
HOLD_LOCK = """
with writer_lock():
    say("locked")
    sys.stdin.readline()
"""
READ = """
while sys.stdin.readline():
    say(total())
"""
READ_ON = """
import threading
asked = threading.Event()
threading.Thread(target=lambda: asked.set() if sys.stdin.readline() else None).start()
totals = [total()]
say("reads")
while not asked.is_set():
    totals.append(total())
say(f"{len(totals)} {totals == sorted(totals)} {total()}")
"""
DIE_WHILE_WRITING = """
def records():
    for pk in range(100, 200):
        yield record(pk)
    say("half way")
    sys.stdin.readline()

with writer_lock():
    get_engine().index([record(pk) for pk in range(10)], [f"stuk:{pk}" for pk in range(10)], 1)
    get_engine().index(records(), [f"stuk:{pk}" for pk in range(200)], 2)
"""


@pytest.fixture
def shelf(tantivy_shelf: Shelf) -> Shelf:
    return tantivy_shelf


@contextmanager
def process(script: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", PROLOGUE + script, str(folder)]
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        try:
            yield child
        finally:
            child.kill()


def answer(child: subprocess.Popen[str], question: str = "") -> str:
    assert child.stdin is not None
    assert child.stdout is not None
    if question:
        child.stdin.write(f"{question}\n")
        child.stdin.flush()
    return child.stdout.readline().strip()


def test_a_second_writer_waits_and_then_says_that_it_is_busy(shelf: Shelf, settings: Any) -> None:
    shelf.put(1, "wachttijd")
    enqueue("stuk", 1)
    with process(HOLD_LOCK, settings.SEARCH_INDEX_DIR) as other:
        assert answer(other) == "locked"
        assert is_locked()
        with pytest.raises(WriterBusy), writer_lock(wait=0.1):
            pass
        other.kill()
        other.wait()
    assert not is_locked()
    assert feed_outbox() == 1


def test_two_writers_in_one_process_exclude_each_other(shelf: Shelf) -> None:
    with writer_lock(), pytest.raises(WriterBusy), writer_lock(wait=0.1):
        pass


def test_a_reader_in_another_process_sees_each_commit(shelf: Shelf, settings: Any) -> None:
    with process(READ, settings.SEARCH_INDEX_DIR) as reader:
        assert answer(reader, "?") == "0"
        shelf.put(1, "wachttijd")
        shelf.index()
        assert answer(reader, "?") == "1"
        shelf.put(2, "wachttijd")
        shelf.index()
        assert answer(reader, "?") == "2"
        shelf.hidden.update((1, 2))
        shelf.index()
        assert answer(reader, "?") == "0"


def test_a_writer_killed_half_way_leaves_its_last_commit_and_no_lock(shelf: Shelf, settings: Any) -> None:
    for pk in range(10):
        shelf.put(pk, "wachttijd")
    with process(DIE_WHILE_WRITING, settings.SEARCH_INDEX_DIR) as writer:
        assert answer(writer) == "half way"
        writer.kill()
        writer.wait()
    assert find("wachttijd").total == get_engine().count() == 10
    shelf.put(11, "wachttijd")
    shelf.index(11)
    assert find("wachttijd").total == 11
    assert not OutboxRow.objects.exists()


def test_two_processes_read_on_while_a_third_writes_and_rebuilds(shelf: Shelf, settings: Any) -> None:
    """A lock or a file that went away would end a reader with an error, and an empty index would show as fewer."""
    shelf.put(1, "wachttijd")
    shelf.index()
    with process(READ_ON, settings.SEARCH_INDEX_DIR) as one, process(READ_ON, settings.SEARCH_INDEX_DIR) as other:
        assert answer(one) == answer(other) == "reads"
        for pk in range(2, 32):
            shelf.put(pk, "wachttijd")
            shelf.index(pk)
            if pk % 10 == 0:
                rebuild()
        told = [answer(reader, "stop").split() for reader in (one, other)]
    assert [tuple(words[1:]) for words in told] == [("True", "31")] * 2
    assert min(int(words[0]) for words in told) > 1
