"""A text that went two ways: what differs word by word, and both ways put together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")
_PARAGRAPH = "\n\n"


class Side(StrEnum):
    """In which of two texts a piece stands."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and in which of the two texts it stands."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two ways put together; `overlaps` counts the places where both had changed the same paragraph."""

    text: str
    overlaps: int


def word_differences(first: str, second: str) -> list[Piece]:
    """The two texts as one run of pieces: whole words, what stands only in the first before the second's."""
    one, two = _words(first), _words(second)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece(Side.BOTH, "".join(one[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Side.FIRST, "".join(one[a:b])))
        if d > c:
            pieces.append(Piece(Side.SECOND, "".join(two[c:d])))
    return pieces


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def combined(base: str | None, theirs: str, mine: str) -> Merged:
    """Both ways put together, paragraph by paragraph.

    What only one of them changed is taken from that one. Where both changed the same paragraph both
    stand, theirs first. Without `base` (what the text was before) what differs stands from both.
    """
    if theirs in (mine, base):
        return Merged(text=mine, overlaps=0)
    if mine == base:
        return Merged(text=theirs, overlaps=0)
    one, two = _paragraphs(theirs), _paragraphs(mine)
    before = _paragraphs(base) if base is not None else _alike(one, two)
    found: list[str] = []
    overlaps = at = 0
    for start, end, first, second in _stretches(_changes(before, one), _changes(before, two)):
        found += before[at:start]
        was = before[start:end]
        left, right = _after(was, start, first), _after(was, start, second)
        if first and second and left != right:
            overlaps += 1
            found += [*left, *(paragraph for paragraph in right if paragraph not in left)]
        else:
            found += left if first else right
        at = end
    return Merged(text=_PARAGRAPH.join([*found, *before[at:]]), overlaps=overlaps)


@dataclass(frozen=True, slots=True)
class _Change:
    """That the paragraphs from `start` to `end` of what was before became these."""

    start: int
    end: int
    became: list[str]


def _paragraphs(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text.replace("\r\n", "\n").strip("\n")) if part.strip()]


def _alike(one: Sequence[str], two: Sequence[str]) -> list[str]:
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return [paragraph for block in blocks for paragraph in one[block.a : block.a + block.size]]


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    """What became what; a run of paragraphs that became as many is as many changes."""
    found: list[_Change] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            found += (_Change(a + step, a + step + 1, [after[c + step]]) for step in range(b - a))
        elif what != "equal":
            found.append(_Change(a, b, after[c:d]))
    return found


def _stretches(one: list[_Change], two: list[_Change]) -> Iterator[tuple[int, int, list[_Change], list[_Change]]]:
    """Where something changed, with each side's changes there; stretches do not touch each other's paragraphs."""
    left, right = [*one], [*two]
    while left or right:
        first = min((side[0] for side in (left, right) if side), key=lambda change: (change.start, change.end))
        start, end = first.start, first.end
        taken: tuple[list[_Change], list[_Change]] = ([], [])
        grown = True
        while grown:
            grown = False
            for side, mine in ((left, taken[0]), (right, taken[1])):
                while side and (side[0].start < end or (side[0].start, side[0].end) == (start, end)):
                    mine.append(side.pop(0))
                    end, grown = max(end, mine[-1].end), True
        yield start, end, *taken


def _after(was: list[str], start: int, changes: list[_Change]) -> list[str]:
    """A stretch of what was before, as one side left it."""
    found: list[str] = []
    at = 0
    for change in changes:
        found += [*was[at : change.start - start], *change.became]
        at = change.end - start
    return found + was[at:]
