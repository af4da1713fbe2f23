"""Two wordings of a text as one run of pieces: sentence by sentence, and word by word where sentences differ."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from rodatraden.foundation.editing.conflicts import Piece, Side, word_differences

_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")
_KEPT = 160
_LONGEST_BY_WORD = 3_000


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """What stands in both, only before, and only after; the middle of long unchanged stretches left out."""
    return tuple(shortened(list(_joined(_pieces(_SENTENCES.findall(before), _SENTENCES.findall(after))))))


def _pieces(one: list[str], two: list[str]) -> Iterator[Piece]:
    """Comparing words costs the square of their number, so it is done within sentences that became each other."""
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(Side.BOTH, "".join(one[a:b]))
        elif what == "replace" and b - a == d - c:
            for first, second in zip(one[a:b], two[c:d], strict=True):
                yield from word_differences(first, second)
        else:
            yield from _rewritten("".join(one[a:b]), "".join(two[c:d]))


def _rewritten(first: str, second: str) -> Iterator[Piece]:
    """A stretch that became another of other sentences; a long one is shown as struck out and put in whole."""
    if len(first) + len(second) <= _LONGEST_BY_WORD:
        yield from word_differences(first, second)
        return
    yield from (Piece(side, text) for side, text in ((Side.FIRST, first), (Side.SECOND, second)) if text)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with neighbours of the same side as one."""
    side, texts = Side.BOTH, list[str]()
    for piece in pieces:
        if piece.side is not side and texts:
            yield Piece(side, "".join(texts))
            texts = []
        side = piece.side
        texts.append(piece.text)
    if any(texts):
        yield Piece(side, "".join(texts))


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the middle of long unchanged stretches left out."""
    found = []
    for at, piece in enumerate(pieces):
        if piece.side is not Side.BOTH or len(piece.text) <= 2 * _KEPT:
            found.append(piece)
            continue
        start = "" if at == 0 else piece.text[:_KEPT].rsplit(" ", 1)[0] + " "
        end = "" if at == len(pieces) - 1 else " " + piece.text[-_KEPT:].split(" ", 1)[-1]
        found.append(Piece(Side.BOTH, f"{start}[…]{end}"))
    return found
