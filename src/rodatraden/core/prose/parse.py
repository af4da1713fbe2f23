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
)
from rodatraden.core.prose.expression import Address, addresses
from rodatraden.core.prose.inlines import parse_inlines

BULLET = re.compile(r"- (?=\S)")
NUMBER = re.compile(r"[0-9]{1,9}\. (?=\S)")
HEADING = re.compile(r"### (?=\S)")
_EDGE = " \t"


@dataclass(slots=True)
class _Piece:
    """The text of one paragraph, heading or item, with where each of its lines came from."""

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
    read = ((piece.kind, piece.inlines()) for piece in _pieces(text))
    for kind, pieces in groupby((each for each in read if each[1]), key=itemgetter(0)):
        lines = tuple(inlines for _, inlines in pieces)
        match kind:
            case "heading":
                blocks += (Heading(inlines=inlines) for inlines in lines)
            case "paragraph":
                blocks += (Paragraph(inlines=inlines) for inlines in lines)
            case _:
                blocks.append(ItemList(items=lines, ordered=kind == "number"))
    return tuple(blocks)


def marks(text: str) -> Iterator[Address | ReferenceMark]:
    """Every address and reference of a text in reading order."""
    for block in parse_prose(text):
        lines = block.items if isinstance(block, ItemList) else (block.inlines,)
        for inline in (inline for line in lines for inline in line):
            if isinstance(inline, FigureMark):
                yield from addresses(inline.expression)
            elif isinstance(inline, ReferenceMark):
                yield inline


def _pieces(text: str) -> Iterator[_Piece]:
    piece: _Piece | None = None
    offset = 0
    for line in text.replace("\r", " ").split("\n"):
        kind, content, indent = _classified(line)
        if piece and (kind or not content or piece.kind == "heading"):
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
    for kind, pattern in (("bullet", BULLET), ("number", NUMBER), ("heading", HEADING)):
        if found := pattern.match(content):
            return kind, content[found.end() :], indent + found.end()
    return "", content, indent
