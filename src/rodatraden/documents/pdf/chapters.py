"""Which chapters start a page of their own: all but the short ones, which follow on.

A goal area opens a page unless it is under a third of one, or the page it leaves would be mostly empty.
Any other chapter does when it is over a half, unless the one before it is so short that its page would be
left mostly empty.

The height of a chapter is an estimate, in millimetres: good enough to tell a few lines from a page.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from rodatraden.documents.pdf.inline_data import Json

SHORT = 140.0
SHORT_AREA = 80.0
KEPT = 110.0
PAGE = 240.0
_TEXT = frozenset({"heading", "paragraph", "lead", "list", "ordered"})
_LINE = 5.3
_LINE_LENGTH = 72


def follow_on(blocks: list[Json]) -> list[tuple[int, int]]:
    """Mark the headings of short chapters in `blocks`; the first, and appendices, never are.

    Gives the places of those that are kept on one page: a few lines of text.
    """
    whole: list[tuple[int, int]] = []
    starts = [i for i, block in enumerate(blocks) if block["type"] == "heading" and block["level"] == 1]
    before, used = SHORT, 0.0
    for start, end in pairwise([*starts, len(blocks)] if starts else []):
        heading = blocks[start]
        appendix = heading["number"].isalpha()
        height = sum(_height(block) for block in blocks[start:end])
        if start != starts[0] and not appendix:
            most = SHORT_AREA if heading["area"] else SHORT
            left_empty = used < KEPT if heading["area"] else before < KEPT
            heading["follows"] = height < most or left_empty
            heading["kept"] = height < min(KEPT, most) and all(block["type"] in _TEXT for block in blocks[start:end])
            if heading["kept"]:
                whole.append((start, end))
        before = height
        used = (used + height if heading["follows"] else height) % PAGE
    return whole


def _height(block: Json) -> float:
    known: Callable[[Json], float] | None = _HEIGHTS.get(block["type"])
    return known(block) if known else SHORT


def _text(runs: Iterable[Any]) -> float:
    """The height of a paragraph with these runs."""
    length = sum(len(run) if isinstance(run, str) else _length(run) for run in runs)
    return (length // _LINE_LENGTH + 1) * _LINE


def _length(run: Json) -> int:
    if "c" in run:
        return sum(len(part) if isinstance(part, str) else _length(part) for part in run["c"])
    return len(run.get("s") or run.get("label") or "")


def _items(block: Json) -> float:
    return sum(_text(item) + 2 for item in block["items"]) + 8


_HEIGHTS: dict[str, Callable[[Json], float]] = {
    "heading": lambda block: {1: 22.0, 2: 22.0}.get(block["level"], 15.0),
    "goal": lambda block: 40.0,
    "paragraph": lambda block: _text(block["runs"]) + 2,
    "lead": lambda block: 1.6 * _text(block["runs"]) + 6,
    "list": _items,
    "ordered": _items,
    "table": lambda block: 35.0 + 8 * len(block["rows"]) + 4 * len(block["notes"]),
    "attachment": lambda block: 14.0,
    "chart": lambda block: 75.0,
}
