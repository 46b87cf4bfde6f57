"""Words on a page become a passage; the passage stays with its words whatever happens to the text."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models import Passage
from dossiers.services.passages import find_spans, make_passage, reanchor
from tests.factories import make_bestand, make_stuk, passage_of

pytestmark = pytest.mark.django_db


def test_words_are_found_whatever_the_white_space_between_them() -> None:
    text = "Wij sturen\nde  brief. Wij sturen de brief."
    spans = find_spans(text, " Wij sturen de\tbrief. ")
    assert [text[span.start : span.end] for span in spans] == ["Wij sturen\nde  brief.", "Wij sturen de brief."]


def test_offsets_count_code_points_and_not_utf16(dossier: Any) -> None:
    stuk = make_stuk(dossier, "😀😀 Wij sturen de brief.")
    passage = passage_of(stuk, "Wij sturen de brief.")
    assert (passage.start, passage.end) == (3, 23)
    assert passage.stands_where_it_says


@given(st.text(max_size=60), st.text(max_size=20))
def test_every_span_holds_the_words(text: str, words: str) -> None:
    for span in find_spans(text, words):
        assert text[span.start : span.end].split() == words.split()


def test_absent_and_repeated_words_are_told_apart(dossier: Any) -> None:
    stuk = make_stuk(dossier, "In mei. In juni. In mei.")
    pagina = stuk.bestand.pages.get()
    with pytest.raises(ValidationError, match="staan niet op deze pagina"):
        make_passage(stuk=stuk, pagina=pagina, words="In juli.")
    with pytest.raises(ValidationError, match="2 keer op deze pagina"):
        make_passage(stuk=stuk, pagina=pagina, words="In mei.")
    assert make_passage(stuk=stuk, pagina=pagina, words="In mei.", occurrence=2).start == 17


def test_the_same_words_give_the_same_passage(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    assert passage_of(stuk) == passage_of(stuk)
    assert Passage.objects.count() == 1


def test_a_page_of_another_stuk_is_refused(dossier: Any) -> None:
    stuk, other = make_stuk(dossier, "Een."), make_stuk(dossier, "Twee.")
    with pytest.raises(ValidationError, match="hoort niet bij dit stuk"):
        make_passage(stuk=stuk, pagina=other.bestand.pages.get(), words="Twee.")


def test_reading_anew_moves_passages_along_by_their_words(dossier: Any) -> None:
    stuk = make_stuk(dossier, "Inleiding.", "Eerst dit. Wij sturen de brief. En dan nog dat.")
    passage = passage_of(stuk, "Wij sturen de brief.", page=2)
    lost = passage_of(stuk, "En dan nog dat.", page=2)
    assert reanchor(stuk.bestand, {1: "Inleiding. Wij sturen de brief.", 2: "Eerst dit."}) == [lost]
    passage.refresh_from_db()
    assert passage.pagina.number == 1
    assert passage.stands_where_it_says


def test_a_corrected_file_leaves_passages_on_their_own_version(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    passage = passage_of(stuk)
    stuk.bestand = make_bestand(stuk.gemeente, "Een heel andere tekst.")
    stuk.save_revision().publish()
    passage.refresh_from_db()
    assert passage.stands_where_it_says
    assert Passage.objects.public().filter(pk=passage.pk).exists()
    assert [row.number for row in stuk.published_bestanden.all()] == [1, 2]


def test_publishing_and_reverting_keep_the_key_of_the_passage(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    passage = passage_of(stuk)
    first = stuk.latest_revision
    stuk.title = "Nieuwe titel"
    stuk.save_revision().publish()
    first.publish()
    assert Passage.objects.get(pk=passage.pk).stuk.title == "Voortgang Wmo"
    assert stuk.published_bestanden.count() == 1


def test_the_database_refuses_to_change_a_quote_or_to_lose_a_page(dossier: Any) -> None:
    passage = passage_of(make_stuk(dossier))
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.filter(pk=passage.pk).update(quote="Iets anders.")
    with pytest.raises(IntegrityError), transaction.atomic():
        passage.pagina._meta.model.objects.filter(pk=passage.pagina_id)._raw_delete("default")


def test_the_command_finds_a_passage_that_moved(dossier: Any, capsys: Any) -> None:
    passage = passage_of(make_stuk(dossier))
    call_command("controleer_passages")
    Passage.objects.filter(pk=passage.pk).update(start=1)
    with pytest.raises(SystemExit, match="1"):
        call_command("controleer_passages")
    assert passage.public_id in capsys.readouterr().out
