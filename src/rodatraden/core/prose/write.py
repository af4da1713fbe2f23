"""Blocks to running text in one canonical form."""

import re
from collections.abc import Iterator

from rodatraden.core.prose.blocks import (
    Block,
    FigureMark,
    Heading,
    Inline,
    ItemList,
    Link,
    ReferenceMark,
    Table,
    Words,
)
from rodatraden.core.prose.brackets import write_figure, write_link, write_reference
from rodatraden.core.prose.inlines import EMPHASIS, STRONG
from rodatraden.core.prose.parse import BULLET, HEADING, NUMBER
from rodatraden.core.prose.tables import CAPTION, is_row, is_rule

_ALWAYS = re.compile(r"[\\\[]")
_BAR = re.compile(r"\|")
_STARS = re.compile(r"\*(?=\*|$)|(?<=\*)\*|^\*")
_BRACES = re.compile(r"\{(?=\{|$)|^\{")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def write_prose(blocks: tuple[Block, ...]) -> str:
    """The text of blocks: one line a paragraph, heading, item and row, a blank line between blocks."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, ItemList):
        marks = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
        pairs = zip(marks, block.items, strict=True)
        return "\n".join(f"{mark} {write_inlines(item)}" for mark, item in pairs)
    if isinstance(block, Table):
        return "\n".join(_table(block))
    line = write_inlines(block.inlines)
    return f"### {line}" if isinstance(block, Heading) else _not_a_mark(line)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"{CAPTION} {write_inlines(table.caption)}"
    for number, row in enumerate(table.rows):
        cells = [write_inlines(cell, in_cell=True) for cell in row]
        if number == 1 and is_rule(cells):
            cells[0] = f"\\{cells[0]}"
        yield f"| {' | '.join(cells)} |"


def write_inlines(inlines: tuple[Inline, ...], *, in_cell: bool = False) -> str:
    """The text of one line, or of a cell in a row."""
    written: list[str] = []
    strong = emphasis = False
    for inline in (*inlines, Words(text="")):
        wanted = (inline.strong, inline.emphasis) if isinstance(inline, Words) else (False, False)
        written += [EMPHASIS] * (emphasis and not wanted[1]) + [STRONG] * (strong and not wanted[0])
        written += [STRONG] * (wanted[0] and not strong) + [EMPHASIS] * (wanted[1] and not emphasis)
        strong, emphasis = wanted
        written.append(_inline(inline, in_cell=in_cell))
    return "".join(written)


def _inline(inline: Inline, *, in_cell: bool) -> str:
    match inline:
        case Words():
            return _escaped(inline.text, in_cell=in_cell)
        case Link():
            return write_link(inline)
        case FigureMark():
            return write_figure(inline)
        case ReferenceMark():
            return write_reference(inline)


def _escaped(text: str, *, in_cell: bool) -> str:
    patterns = (_ALWAYS, _STARS, _BRACES, _UNDERSCORE, *((_BAR,) if in_cell else ()))
    found = {match.start() for pattern in patterns for match in pattern.finditer(text)}
    return "".join(f"\\{character}" if at in found else character for at, character in enumerate(text))


def _not_a_mark(line: str) -> str:
    """A paragraph's line that must not be taken for an item or a heading."""
    if BULLET.match(line) or HEADING.match(line) or is_row(line):
        return f"\\{line}"
    return line.replace(".", "\\.", 1) if NUMBER.match(line) else line
