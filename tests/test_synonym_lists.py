"""What the griffie says of words: beside and in the place of the lists of the release, at once, and never undone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from search import synonym_lists
from search.dutch.word_lists import everyday_pairs, synonym_groups
from search.kept_lists import get_dutch, get_synonyms, kept_lists
from search.models import Synonym, SynonymRow
from search.synonym_lists import Entry, entries, save_synonym, starting_entries
from search.wishes import WishReader
from tests.factories import make_synonym
from tests.search_shelf import Shelf, find, parents
from tests.worker_process import ROOT, environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    shelf.put(1, "Over het zwerfkeienbeleid en de zwerfkeien.")
    shelf.put(2, "Hulp bij het huishouden wordt anders.")
    shelf.index()
    return shelf


def others(text: str) -> set[str]:
    stems = WishReader(get_dutch(), None).stems_of(text)
    return {one.text for one in get_synonyms().of(stems)}


def same(*expressions: str, **fields: Any) -> Synonym:
    return save_synonym(
        fields.pop("synonym", None),
        **{"direction": "hetzelfde", "said": "", "expressions": expressions, "is_on": True, "user": None, **fields},
    )


def refused(save: Callable[[], Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        save()
    return " ".join(caught.value.messages)


def test_a_search_follows_a_word_of_the_griffie_at_once(shelf: Shelf) -> None:
    assert parents(find("keitjes")) == []
    synonym = make_synonym("keitjes", "zwerfkeienbeleid")
    assert parents(find("keitjes")) == ["stuk:1"]
    make_synonym("keitjes", "hulp bij het huishouden", synonym=synonym)
    assert parents(find("keitjes")) == ["stuk:2"]
    make_synonym("keitjes", "hulp bij het huishouden", synonym=synonym, is_on=False)
    assert parents(find("keitjes")) == []


def test_what_residents_say_leads_there_and_hardly_back_and_the_same_leads_both_ways(db: None) -> None:
    make_synonym("keitjes", "zwerfkeienbeleid")
    same("ruitersportpad", "paardenlaantje")
    stems_of = WishReader(get_dutch(), None).stems_of
    there, back = (get_synonyms().of(stems_of(text))[0] for text in ("keitjes", "zwerfkeienbeleid"))
    assert (there.text, back.text) == ("zwerfkeienbeleid", "keitjes")
    assert back.weight < there.weight
    assert others("paardenlaantje") == {"ruitersportpad"}
    assert others("ruitersportpad") == {"paardenlaantje"}


def test_without_rows_the_lists_of_the_release_are_used(db: None) -> None:
    assert "hulp bij het huishouden" in others("thuishulp")
    assert len(list(entries([]))) == len(synonym_groups()) + len(everyday_pairs())


def test_an_entry_of_the_release_is_changed_and_put_off_in_its_place(db: None) -> None:
    key = "bewoners:thuishulp"
    changed = make_synonym("thuishulp", "zwerfkeienbeleid", starting_key=key)
    assert others("thuishulp") == {"zwerfkeienbeleid"}
    make_synonym("thuishulp", "zwerfkeienbeleid", synonym=changed, is_on=False)
    assert others("thuishulp") == set()
    assert make_synonym("thuishulp", "hondenbeleid", starting_key=key).pk == changed.pk


def test_a_new_release_does_not_undo_what_a_griffie_changed(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_synonym("thuishulp", "zwerfkeienbeleid", starting_key="bewoners:thuishulp")
    make_synonym("poetshulp", "hondenbeleid", starting_key="bewoners:poetshulp", is_on=False)
    release = {
        one.starting_key: one
        for one in (
            Entry("bewoners", "thuishulp", ("wijkteam",), starting_key="bewoners:thuishulp"),
            Entry("bewoners", "poetshulp", ("wijkteam",), starting_key="bewoners:poetshulp"),
            Entry("bewoners", "nieuwwoord", ("wijkteam",), starting_key="bewoners:nieuwwoord"),
        )
    }
    monkeypatch.setattr(synonym_lists, "starting_entries", lambda: release)
    used = {entry.said: entry.expressions for entry in entries(Synonym.objects.all()) if entry.is_on}
    assert used == {"thuishulp": ("zwerfkeienbeleid",), "nieuwwoord": ("wijkteam",)}


def test_each_entry_of_the_release_has_a_key_of_its_own_that_fits(db: None) -> None:
    found = starting_entries()
    assert len(found) == len(synonym_groups()) + len(everyday_pairs())
    assert max(map(len, found)) <= Synonym._meta.get_field("starting_key").max_length


def test_every_change_is_a_row_that_stays(griffier: Any) -> None:
    synonym = make_synonym("keitjes", "zwerfkeienbeleid", user=griffier)
    make_synonym("keitjes", "zwerfkeienbeleid", synonym=synonym, user=griffier)
    make_synonym("keitjes", "zwerfkeienbeleid", synonym=synonym, user=griffier, is_on=False)
    rows = [(str(row), row.is_on, row.recorded_by) for row in synonym.rows.all()]
    words = "keitjes → zwerfkeienbeleid"
    assert rows == [(words, False, griffier), (words, True, griffier)]


@pytest.mark.parametrize(
    ("expressions", "words"),
    [
        (["keitjes"], "twee of meer woorden"),
        (["keitjes", "een twee drie vier vijf zes zeven"], "te lang"),
        (["keitjes", "k" * 101], "te lang"),
        (["keitjes", "kei, steen"], "op een eigen regel"),
        (["keitjes", "Keitjes"], "twee keer"),
        (["ideeënbus", "ideeenbus"], "twee keer"),
        (["keitjes", "de het"], "geen woord waarop u kunt zoeken"),
        (["keitjes", "?!"], "geen woord waarop u kunt zoeken"),
        ([f"kei{number}" for number in range(13)], "te veel woorden"),
        (["keitjes", "wmo"], "“wmo” staat al bij: "),
    ],
)
def test_what_helps_nobody_is_refused_with_a_reason(expressions: list[str], words: str) -> None:
    assert words in refused(lambda: same(*expressions))
    assert not SynonymRow.objects.exists()


def test_what_residents_say_stands_once(db: None) -> None:
    make_synonym("keitjes", "zwerfkeienbeleid")
    assert "staat al bij: keitjes → zwerfkeienbeleid" in refused(lambda: make_synonym("Keitjes", "hondenbeleid"))
    assert "staat al bij: thuishulp" in refused(lambda: make_synonym("thuishulp", "hondenbeleid"))
    assert "Vul in wat bewoners zeggen" in refused(lambda: make_synonym(" ", "hondenbeleid"))
    assert "Houd het bij 4 woorden" in refused(lambda: make_synonym("een drie vijf zes zeven twaalf", "hondenbeleid"))
    assert "Vul in wat er in stukken staat" in refused(lambda: make_synonym("kei"))


def test_an_unchanged_list_costs_one_query(django_assert_num_queries: Any) -> None:
    first = kept_lists()
    with django_assert_num_queries(1):
        assert kept_lists() is first


def test_a_change_keeps_what_was_worked_out_of_dutch(db: None) -> None:
    before = kept_lists()
    make_synonym("keitjes", "zwerfkeienbeleid")
    after = kept_lists()
    assert after is not before
    assert after.dutch is before.dutch


ASK = """
import sys
from search.kept_lists import get_synonyms
for line in sys.stdin:
    print(" ".join(one.text for one in get_synonyms().of((line.strip(),))), flush=True)
"""


@contextmanager
def other_process() -> Iterator[Callable[[str], str]]:
    """Asks another process on this database for other words."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment(), **pipes) as child:  # type: ignore[call-overload] # pipes

        def ask(stem: str) -> str:
            child.stdin.write(f"{stem}\n")
            child.stdin.flush()
            return str(child.stdout.readline().strip())

        try:
            yield ask
        finally:
            child.kill()


@pytest.mark.django_db(transaction=True)
def test_another_web_process_follows_at_once(worker_folders: Path) -> None:
    with other_process() as ask:
        assert ask("zwerfkei") == ""
        synonym = make_synonym("zwerfkei", "hondenbeleid")
        assert ask("zwerfkei") == "hondenbeleid"
        make_synonym("zwerfkei", "wijkraad", synonym=synonym)
        assert ask("zwerfkei").split()[0] == "wijkraad"
