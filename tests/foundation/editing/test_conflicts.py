"""Two ways of one text: what differs, and both put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.foundation.editing.conflicts import Merged, Piece, Side, combined, word_differences

TEXTS = st.text(alphabet="ab å.,\n–", max_size=80)
PARAGRAPHS = st.lists(st.sampled_from(["Ett.", "Två.", "Tre.", "Fyra.", "Fem."]), max_size=6)


def text(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def test_words_that_differ_are_told_apart_whole() -> None:
    assert word_differences("Kön är lång i dag", "Kön är kort i dag") == [
        Piece(Side.BOTH, "Kön är "), Piece(Side.FIRST, "lång"), Piece(Side.SECOND, "kort"), Piece(Side.BOTH, " i dag"),
    ]  # fmt: skip


@given(TEXTS, TEXTS)
def test_pieces_hold_both_texts(first: str, second: str) -> None:
    pieces = word_differences(first, second)
    assert "".join(piece.text for piece in pieces if piece.side is not Side.SECOND) == first
    assert "".join(piece.text for piece in pieces if piece.side is not Side.FIRST) == second


@given(TEXTS)
def test_equal_texts_differ_nowhere(same: str) -> None:
    assert [piece.side for piece in word_differences(same, same)] in ([], [Side.BOTH])


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "both"),
    [
        ("A\n\nB", "A1\n\nB", "A\n\nB1", Merged(text="A1\n\nB1", overlaps=0)),
        ("A\n\nB", "A\n\nB\n\nC", "X\n\nA\n\nB", Merged(text="X\n\nA\n\nB\n\nC", overlaps=0)),
        ("A\n\nB", "A", "A\n\nB\n\nC", Merged(text="A\n\nC", overlaps=0)),
        ("A", "A1", "A2", Merged(text="A1\n\nA2", overlaps=1)),
        ("", "Hennes", "Hans", Merged(text="Hennes\n\nHans", overlaps=1)),
        (None, "A\n\nB", "A\n\nC", Merged(text="A\n\nB\n\nC", overlaps=1)),
        ("A\r\n\r\nB", "A1\n\nB", "A\n\nB1", Merged(text="A1\n\nB1", overlaps=0)),
    ],
)
def test_two_ways_are_put_together(base: str | None, theirs: str, mine: str, both: Merged) -> None:
    assert combined(base, theirs, mine) == both


@given(PARAGRAPHS, PARAGRAPHS)
def test_one_way_alone_is_what_comes_out(before: list[str], after: list[str]) -> None:
    base, changed = text(before), text(after)
    assert combined(base, base, changed).text == changed
    assert combined(base, changed, base).text == changed
    assert combined(base, changed, changed).text == changed


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_nothing_that_somebody_added_is_lost(base: list[str], theirs: list[str], mine: list[str]) -> None:
    together = combined(text(base), text(theirs), text(mine)).text.split("\n\n")
    assert {p for p in [*theirs, *mine] if p not in base} <= set(together)


@given(PARAGRAPHS, PARAGRAPHS)
def test_without_what_was_before_everything_stands(theirs: list[str], mine: list[str]) -> None:
    together = combined(None, text(theirs), text(mine)).text.split("\n\n")
    assert {*theirs, *mine} - {""} <= set(together)
