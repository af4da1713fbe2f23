"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\n|[^\S\n]+|[^\W_]+(?:[.,:–-][^\W_]+)*|[\W_]", re.UNICODE)


class PieceKind(StrEnum):
    """Whether a piece stands in both texts, only in the first, or only in the second."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate."""

    kind: PieceKind
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts woven into one; what is gone stands before what is new.

    The same texts the other way round give the same pieces with gone and new exchanged.
    """
    if before == after:
        return (Piece(PieceKind.SAME, before),) if before else ()
    turned = before > after
    first, second = (after, before) if turned else (before, after)
    gone, new = (PieceKind.NEW, PieceKind.GONE) if turned else (PieceKind.GONE, PieceKind.NEW)
    old, fresh = _tokens(first), _tokens(second)
    pieces: list[Piece] = []
    for operation, i, j, k, m in SequenceMatcher(str.isspace, old, fresh, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(old[i:j])))
            continue
        found = [Piece(gone, "".join(old[i:j])), Piece(new, "".join(fresh[k:m]))]
        pieces += sorted((piece for piece in found if piece.text), key=lambda piece: piece.kind is PieceKind.NEW)
    return tuple(_calmed(pieces))


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(text)


def _calmed(pieces: list[Piece]) -> list[Piece]:
    """Join changes that only a space keeps apart: three words exchanged read better as one change."""
    calm: list[Piece] = []
    gone = new = ""
    for piece in [*pieces, Piece(PieceKind.SAME, "\n")]:
        if piece.kind is PieceKind.GONE:
            gone += piece.text
        elif piece.kind is PieceKind.NEW:
            new += piece.text
        elif piece.text == " " and (gone or new):
            gone, new = gone + " ", new + " "
        else:
            calm += _ended(gone, new)
            gone = new = ""
            calm.append(piece)
    return _joined(calm[:-1])


def _ended(gone: str, new: str) -> list[Piece]:
    """A change, with a space that both sides end in left outside it."""
    tail = ""
    if gone.endswith(" ") and new.endswith(" "):
        gone, new, tail = gone[:-1], new[:-1], " "
    found = [Piece(PieceKind.GONE, gone), Piece(PieceKind.NEW, new), Piece(PieceKind.SAME, tail)]
    return [piece for piece in found if piece.text]


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind is piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
