"""Page text is cut into paragraphs and marked pieces; nothing gets lost and no mark crosses another."""

from hypothesis import given
from hypothesis import strategies as st

from dossiers.page_text import Mark, paragraphs

TEXT = "Eerste zin. Tweede zin.\n\nDerde zin."


def shown(text: str, *marks: Mark) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(piece.text, piece.keys) for piece in paragraph] for paragraph in paragraphs(text, marks)]


def test_blank_lines_stand_between_paragraphs() -> None:
    assert shown("Een.\nTwee.\n \n\nDrie.") == [[("Een.\nTwee.", ())], [("Drie.", ())]]


def test_no_text_gives_no_paragraph() -> None:
    assert paragraphs("") == []


def test_a_mark_inside_a_word_splits_it_without_white_space() -> None:
    assert shown("toezegging", Mark(1, 3, 6)) == [[("toe", ()), ("zeg", (1,)), ("ging", ())]]


def test_a_nested_mark_shares_its_piece() -> None:
    assert shown("abcdef", Mark(1, 0, 6), Mark(2, 2, 4)) == [[("ab", (1,)), ("cd", (1, 2)), ("ef", (1,))]]


def test_overlapping_marks_share_only_the_overlap() -> None:
    assert shown("abcdef", Mark(1, 0, 4), Mark(2, 2, 6)) == [[("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]]


def test_a_mark_over_two_paragraphs_starts_once_and_ends_once() -> None:
    pieces = [piece for paragraph in paragraphs(TEXT, [Mark(7, 12, 30)]) for piece in paragraph]
    assert [piece.text for piece in pieces if 7 in piece.keys] == ["Tweede zin.", "Derde"]
    assert [piece.text for piece in pieces if 7 in piece.starts] == ["Tweede zin."]
    assert [piece.text for piece in pieces if 7 in piece.ends] == ["Derde"]


def test_offsets_count_code_points() -> None:
    assert shown("😀 goed", Mark(1, 2, 6)) == [[("😀 ", ()), ("goed", (1,))]]


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=5),
)
def test_whatever_the_marks_every_word_is_there_once_and_in_order(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(key, start, start + length) for key, (start, length) in enumerate(spans)]
    joined = "".join(piece.text for paragraph in paragraphs(text, marks) for piece in paragraph)
    assert "".join(joined.split()) == "".join(text.split())
