"""Lines with "|" to a table of words, and back."""

import re
from collections.abc import Iterator, Sequence

from rodatraden.core.prose.blocks import Cell, Paragraph, ProseError, Table
from rodatraden.core.prose.brackets import parse_figure, parse_link, parse_reference
from rodatraden.core.prose.inlines import parse_inlines

MOST_COLUMNS = 10
CAPTION = "|:"
_EDGE = " \t"
_RULE = re.compile(r":?-{3,}:?")
_NUMBER = re.compile(r"[+\-−–]?\d[\d\s.,\u00a0\u202f]*(?:%|procent|kr|tkr|mnkr)?")


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, or its caption."""
    return line.startswith("|") and (is_caption(line) or "|" in line[1:])


def is_caption(line: str) -> bool:
    """Whether a line is the caption of the table that follows it."""
    return line.startswith(CAPTION) and not line.startswith(f"{CAPTION}-")


def parse_table(lines: Sequence[str], offsets: Sequence[int]) -> Table | Paragraph | None:
    """The table of lines that stand under each other; a caption alone is a paragraph, and nothing is None.

    `offsets` say where each line stands in its text. A second line of dashes alone, as others write tables, is
    no row, nor are empty ones at the end.
    """
    caption: Cell = ()
    rows: list[tuple[Cell, ...]] = []
    for number, (line, offset) in enumerate(zip(lines, offsets, strict=True)):
        if number == 0 and is_caption(line):
            caption = _inlines(line[len(CAPTION) :], offset + len(CAPTION))
            continue
        cells = _cells_at(line, offset)
        if len(rows) == 1 and all(_RULE.fullmatch(text.strip(_EDGE)) for _at, text in cells):
            continue
        if len(cells) > MOST_COLUMNS:
            raise ProseError(f"tabellen har {len(cells)} kolumner; högst {MOST_COLUMNS} ryms på en sida", offset)
        rows.append(tuple(_inlines(text, offset + at) for at, text in cells))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return Paragraph(inlines=caption) if caption else None
    width = max(len(row) for row in rows)
    return Table(rows=tuple((*row, *((),) * (width - len(row))) for row in rows), caption=caption)


def is_rule(row: Sequence[str]) -> bool:
    """Whether the written cells of a row would be read as a line of dashes."""
    return all(_RULE.fullmatch(cell) for cell in row)


def is_a_number(text: str) -> bool:
    """Whether what a cell says is nothing but a number: a live figure would follow its source."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _cells_at(line: str, offset: int) -> list[tuple[int, str]]:
    try:
        return list(_cells(line))
    except ProseError as error:
        raise ProseError(error.sentence, offset + error.offset) from None


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """Where each cell of a row begins, and its text; what stands after the last "|" is a cell if it says anything."""
    start = at = 1
    while at < len(line):
        if line[at] == "|":
            yield start, line[start:at]
            start = at = at + 1
        else:
            at = _next(line, at)
    if line[start:].strip(_EDGE):
        yield start, line[start:]


def _next(line: str, at: int) -> int:
    """Where what begins at a place ends: a "|" within a mark, or after a backslash, ends no cell."""
    if line[at] == "\\":
        return at + 2
    if line.startswith("{{", at):
        return parse_figure(line, at)[1]
    if line.startswith("[[", at):
        return parse_reference(line, at)[1]
    link = parse_link(line, at) if line[at] == "[" else None
    return link[1] if link else at + 1


def _inlines(text: str, offset: int) -> Cell:
    try:
        return parse_inlines(text)
    except ProseError as error:
        raise ProseError(error.sentence, offset + error.offset) from None
