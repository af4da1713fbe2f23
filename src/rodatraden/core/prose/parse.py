"""Running text to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from rodatraden.core.prose.blocks import (
    Block,
    FigureMark,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    ProseError,
    ReferenceMark,
    Table,
    lines_of,
)
from rodatraden.core.prose.expression import Address, addresses
from rodatraden.core.prose.inlines import parse_inlines
from rodatraden.core.prose.tables import is_caption, is_row, parse_table

BULLET = re.compile(r"- (?=\S)")
NUMBER = re.compile(r"[0-9]{1,9}\. (?=\S)")
HEADING = re.compile(r"### (?=\S)")
_EDGE = " \t"


@dataclass(slots=True)
class _Piece:
    """The text of one paragraph, heading, item or table, with where each of its lines came from."""

    kind: str
    lines: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def add(self, line: str, offset: int) -> None:
        self.lines.append(line)
        self.offsets.append(offset)

    def inlines(self) -> tuple[Inline, ...]:
        try:
            return parse_inlines(" ".join(self.lines))
        except ProseError as error:
            raise ProseError(error.sentence, self._offset(error.offset)) from None

    def table(self) -> Table | Paragraph | None:
        """The table that the lines are; a refused one says where in the whole text."""
        return parse_table(self.lines, self.offsets)

    def goes_on(self, kind: str, content: str) -> bool:
        """Whether a line belongs to it: running text to anything but a heading, a row to a table."""
        if self.kind == "table" or kind == "table":
            return self.kind == kind and not is_caption(content)
        return bool(content) and not kind and self.kind != "heading"

    def _offset(self, within: int) -> int:
        """Where in the whole text a place within the piece is; the space between lines is the first's."""
        for line, offset in zip(self.lines, self.offsets, strict=True):
            if within <= len(line):
                return offset + within
            within -= len(line) + 1
        return self.offsets[-1] + within


@lru_cache(maxsize=4096)
def parse_prose(text: str) -> tuple[Block, ...]:
    """The blocks of a text; a `ProseError` says what cannot be read, and where."""
    blocks: list[Block] = []
    for kind, pieces in groupby(_read(text), key=itemgetter(0)):
        if kind == "table":
            blocks += (table for _, table in pieces if isinstance(table, Table | Paragraph))
            continue
        lines = tuple(inlines for _, inlines in pieces if isinstance(inlines, tuple))
        match kind:
            case "heading":
                blocks += (Heading(inlines=inlines) for inlines in lines)
            case "paragraph":
                blocks += (Paragraph(inlines=inlines) for inlines in lines)
            case _:
                blocks.append(ItemList(items=lines, ordered=kind == "number"))
    return tuple(blocks)


def _read(text: str) -> Iterator[tuple[str, tuple[Inline, ...] | Table | Paragraph]]:
    """What each piece of the text says, with its kind; what says nothing is left out."""
    for piece in _pieces(text):
        said = piece.table() if piece.kind == "table" else piece.inlines()
        if said:
            yield piece.kind, said


def marks(text: str) -> Iterator[Address | ReferenceMark]:
    """Every address and reference of a text in reading order."""
    for block in parse_prose(text):
        for inline in (inline for line in lines_of(block) for inline in line):
            if isinstance(inline, FigureMark):
                yield from addresses(inline.expression)
            elif isinstance(inline, ReferenceMark):
                yield inline


def _pieces(text: str) -> Iterator[_Piece]:
    piece: _Piece | None = None
    offset = 0
    for line in text.replace("\r", " ").split("\n"):
        kind, content, indent = _classified(line)
        if piece and not piece.goes_on(kind, content):
            yield piece
            piece = None
        if content:
            piece = piece or _Piece(kind or "paragraph")
            piece.add(content, offset + indent)
        offset += len(line) + 1
    if piece:
        yield piece


def _classified(line: str) -> tuple[str, str, int]:
    """What a line starts, its content, and how far in the content stands."""
    content = line.strip(_EDGE)
    indent = len(line) - len(line.lstrip(_EDGE))
    if is_row(content):
        return "table", content, indent
    for kind, pattern in (("bullet", BULLET), ("number", NUMBER), ("heading", HEADING)):
        if found := pattern.match(content):
            return kind, content[found.end() :], indent + found.end()
    return "", content, indent
