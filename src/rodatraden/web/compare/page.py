"""What of a comparison stands on one page: all of it where there is room, else the beginning of each group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rodatraden.documents.comparison.layout import Block, GroupLayout

MOST_ROWS = 180
"""A page with more rows than this is cut."""
FIRST_ROWS = 24
"""How many rows of each group a cut page begins with."""
MOST_TEXT = 120_000
"""How many characters of values a page holds."""


@dataclass(frozen=True)
class Shown:
    """A group on the page, and how many of its rows are left out."""

    group: GroupLayout
    left_out: int

    @property
    def key(self) -> str:
        """The group in an address."""
        return self.group.group.value


def shown(groups: Sequence[GroupLayout], wanted: str, page: int) -> tuple[list[Shown], int]:
    """The groups to show, and how many pages there are: every group, or one group page by page."""
    if not wanted:
        room = sum(group.rows for group in groups) <= MOST_ROWS and sum(map(_text, groups)) <= MOST_TEXT
        limit = MOST_ROWS if room else FIRST_ROWS
        return [_cut(group, 0, limit) for group in groups], 1
    found = next((group for group in groups if group.group == wanted), None)
    if found is None:
        return [], 1
    starts = _starts(found)
    at = min(max(page, 1), len(starts))
    one = _cut(found, starts[at - 1], MOST_ROWS)
    return [Shown(one.group, 0)], len(starts)


def _text(group: GroupLayout) -> int:
    return sum(_length(block) for block in (*group.blocks, *group.tables))


def _length(block: Block) -> int:
    return sum(len(row.before.words) + len(row.after.words) for row in block.rows)


def _starts(group: GroupLayout) -> list[int]:
    """The numbers of the blocks that pages begin with."""
    starts, rows, text = [0], 0, 0
    for number, block in enumerate((*group.blocks, *group.tables)):
        size, length = max(1, len(block.rows)), _length(block)
        if rows and (rows + size > MOST_ROWS or text + length > MOST_TEXT):
            starts.append(number)
            rows = text = 0
        rows, text = rows + size, text + length
    return starts


def _cut(group: GroupLayout, start: int, limit: int) -> Shown:
    """The blocks from a place on, as many as there is room for; the first one always."""
    kept: list[Block] = []
    rows = text = 0
    every = (*group.blocks, *group.tables)
    for block in every[start:]:
        size, length = max(1, len(block.rows)), _length(block)
        full = rows + size > limit or text + length > min(MOST_TEXT, limit * 700)
        if kept and full:
            break
        kept.append(replace(block, rows=block.rows[:MOST_ROWS]))
        rows, text = rows + size, text + length
    things = {block.key for block in group.blocks}
    cut = replace(
        group,
        blocks=tuple(block for block in kept if block.key in things),
        tables=tuple(block for block in kept if block.key not in things),
    )
    return Shown(cut, group.rows - rows)
