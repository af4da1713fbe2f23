"""Two texts woven into one."""

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.comparison import PieceKind, word_changes

texts = st.text("ab å,.\n-1", max_size=40)


@given(texts, texts)
def test_each_text_can_be_read_back(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.NEW) == before
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.GONE) == after


@given(texts, texts)
def test_texts_exchanged_give_gone_and_new_exchanged(before: str, after: str) -> None:
    turned = {PieceKind.GONE: PieceKind.NEW, PieceKind.NEW: PieceKind.GONE, PieceKind.SAME: PieceKind.SAME}
    forth, back = (
        sorted((turn.get(p.kind, p.kind), p.text) for p in word_changes(*pair))
        for pair, turn in (((before, after), {}), ((after, before), turned))
    )
    assert forth == back


def test_change_is_told_word_by_word() -> None:
    pieces = word_changes("Sju stråk får belysning i år.", "Nio stråk får ny belysning.")
    shapes = {PieceKind.SAME: "{}", PieceKind.GONE: "[-{}-]", PieceKind.NEW: "[+{}+]"}
    told = "".join(shapes[piece.kind].format(piece.text) for piece in pieces)
    assert told == "[-Sju-][+Nio+] stråk får [+ny +]belysning[- i år-]."


def test_words_exchanged_side_by_side_are_one_change() -> None:
    assert [p.text for p in word_changes("röd grön blå", "ett två blå")] == ["röd grön", "ett två", " blå"]
