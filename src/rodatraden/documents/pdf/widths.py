"""How wide a table's columns are: follows what they hold, in millimetres.

Numbers never break, so their columns come first; the rest is shared between label and text
columns by what they need. A table that would not fit gets smaller type.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FULL = 164.0
TEXT = 120.0
SIZE = 8.8
SIZES = (8.8, 8.2, 7.6, 7.0, 6.2, 5.4)
DENSE = 7
NARROW_FIGURES = 3
_NUMBER_GAP = 2.8
_DENSE_GAP = 1.3
_GROUP_GAP = 3.2
_TEXT_GAP = 4.0
_LEAST_LABEL = 34.0
_LEAST_NARROW_LABEL = 46.0
_HEAD = 0.94
_BREAKABLE_WORD = 14


class _Units(dict[str, float]):
    """The width of a character in parts of the type size; most are of middling width."""

    def __missing__(self, character: str) -> float:
        return 0.52


_UNITS = _Units(dict.fromkeys("iljtfr.,:;|!'()[] \u00a0", 0.30) | dict.fromkeys("mwMWÅÄÖOQCDGHNU%—+−", 0.70))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a column holds, for the sake of its width.

    `head` is the header's label, `shown` the printed strings, `gutter` the longest note mark,
    `group` the header above it, `amount` how much text there is in all: the width of its lines in mm.
    """

    number: bool
    label: bool
    head: str
    shown: Sequence[str]
    gutter: int = 0
    group: str = ""
    focus: bool = False
    amount: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Widths and left gaps in millimetres, type size in points, and which columns hyphenate."""

    size: float
    wide: bool
    dense: bool
    widths: tuple[float, ...]
    gaps: tuple[float, ...]
    hyphenate: tuple[bool, ...]


def text_width(text: str, size: float = SIZE) -> float:
    """A slightly generous estimate of `text` set in Source Sans at `size` points, in mm."""
    return sum(map(_UNITS.__getitem__, text)) * size * 0.3528


def _longest_word(texts: Sequence[str], size: float, cap: int | None = None) -> float:
    words = {word for text in texts for word in text.split(" ")}
    return max((text_width(word[:cap] if cap else word, size) for word in words), default=0.0)


def gutter_width(marks: int, size: float) -> float:
    """The room for note marks after the numbers of a column, in mm."""
    return 0.0 if not marks else (0.55 + 0.36 * marks) * size * 0.3528


def layout(columns: Sequence[Content]) -> Layout:
    """The layout of a table, in the largest type size that fits."""
    figures = sum(c.number for c in columns)
    dense = figures >= DENSE
    for size in SIZES:
        found = _try(columns, size, figures, dense=dense)
        if found:
            return found
    return _squeezed(columns, figures)


def _gaps(columns: Sequence[Content], *, dense: bool) -> tuple[float, ...]:
    gaps = [0.0]
    for before, column in pairwise(columns):
        if column.group and before.group and column.group != before.group:
            gaps.append(_GROUP_GAP)
        elif not column.number:
            gaps.append(6.0 if before.number else _TEXT_GAP)
        else:
            gaps.append(_DENSE_GAP if dense else _NUMBER_GAP)
    return tuple(gaps)


def _number_width(column: Content, gap: float, size: float, least: float) -> float:
    shown = _longest_word(column.shown, size)
    head = _longest_word([column.head], size * _HEAD) * 1.06
    focus = 1.6 if column.focus else 0.0
    gutter = gutter_width(column.gutter, size)
    return max(least * size / SIZE, max(shown, head) + gap + gutter + focus + 0.4)


def _try(columns: Sequence[Content], size: float, figures: int, *, dense: bool) -> Layout | None:
    gaps = _gaps(columns, dense=dense)
    few = figures <= NARROW_FIGURES and all(c.number or c.label for c in columns)
    least = 14.8 if dense else 18.5 if figures > NARROW_FIGURES else 23.0 if few else 19.0
    widths = [_number_width(c, gap, size, least) if c.number else 0.0 for c, gap in zip(columns, gaps, strict=True)]
    rest = [i for i, c in enumerate(columns) if not c.number]
    desired = {i: _desired(columns[i], size) + gaps[i] + 1.2 for i in rest}
    smallest = {i: _smallest(columns[i], size) + gaps[i] + 1.2 for i in rest}
    taken = sum(widths)
    narrow = taken + sum(max(d, _LEAST_NARROW_LABEL) for d in desired.values()) <= TEXT
    if few and taken + sum(max(s, _LEAST_NARROW_LABEL) for s in smallest.values()) <= TEXT:
        narrow = True
    room = (TEXT if narrow else FULL) - taken
    if room < sum(smallest.values()):
        return None
    amounts = {i: math.sqrt(max(columns[i].amount, 1.0)) for i in rest}
    for i, width in _share(rest, desired, smallest, amounts, room).items():
        widths[i] = width
    return Layout(
        size=size,
        wide=not narrow,
        dense=dense,
        widths=tuple(round(w, 2) for w in widths),
        gaps=gaps,
        hyphenate=tuple(_hyphenates(c, w - g, size) for c, w, g in zip(columns, widths, gaps, strict=True)),
    )


def _desired(column: Content, size: float) -> float:
    """Room for the longest text on one line, but no more than a readable line."""
    longest = max((text_width(text, size) for text in column.shown), default=0.0)
    head = text_width(column.head, size * _HEAD)
    return min(max(longest, head), 110.0)


def _smallest(column: Content, size: float) -> float:
    """Room for the longest word, a row label's whole, another text's first part."""
    cap = 26 if column.label else _BREAKABLE_WORD
    head = _longest_word([column.head], size * _HEAD, 26) * 1.06
    least = _LEAST_LABEL * size / SIZE if column.label else 14.0
    return max(_longest_word(column.shown, size, cap), head, min(least, _desired(column, size)))


def _share(
    rest: Sequence[int], desired: dict[int, float], smallest: dict[int, float], amounts: dict[int, float], room: float
) -> dict[int, float]:
    spare = room - sum(desired.values())
    if spare >= 0:
        total = sum(desired.values()) or 1.0
        return {i: desired[i] + spare * desired[i] / total for i in rest}
    shares = dict(smallest)
    spare = room - sum(smallest.values())
    waiting = sorted(rest, key=lambda i: desired[i] - smallest[i])
    # Short texts get all they need, as long as that is no more than an equal part each.
    while waiting and desired[waiting[0]] - shares[waiting[0]] <= spare / len(waiting):
        short = waiting.pop(0)
        spare -= desired[short] - shares[short]
        shares[short] = desired[short]
    # Long texts share the rest by how much there is to read, so that rows become low.
    room = spare + sum(shares[i] for i in waiting)
    while waiting:
        total = sum(amounts[i] for i in waiting)
        tight = [i for i in waiting if room * amounts[i] / total < smallest[i]]
        if not tight:
            return shares | {i: room * amounts[i] / total for i in waiting}
        for i in tight:
            waiting.remove(i)
            shares[i] = smallest[i]
            room -= smallest[i]
    return shares


def _hyphenates(column: Content, room: float, size: float) -> bool:
    """Whether a word is too long for its column; long words in text may be hyphenated anyway."""
    return not column.number and _longest_word(column.shown, size) > room


def _squeezed(columns: Sequence[Content], figures: int) -> Layout:
    """The last way out: the smallest type, and every column its share of the page."""
    size = SIZES[-1]
    need = [_number_width(c, _DENSE_GAP, size, 8.0) if c.number else _smallest(c, size) for c in columns]
    scale = FULL / sum(need)
    return Layout(
        size=size * min(1.0, scale),
        wide=True,
        dense=figures >= DENSE,
        widths=tuple(round(n * scale, 2) for n in need),
        gaps=tuple(0.0 if i == 0 else _DENSE_GAP * min(1.0, scale) for i in range(len(columns))),
        hyphenate=tuple(not c.number for c in columns),
    )


def lines(text: str, width: float, size: float) -> int:
    """How many lines `text` takes in a column of `width` mm, about."""
    return max(1, math.ceil(text_width(text, size) * 1.06 / max(width, 1.0)))
