"""Running text to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

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
    text: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: str, offset: int) -> None:
        if self.text:
            self.text += " "
        self.starts.append((len(self.text), offset))
        self.text += line

    def inlines(self) -> tuple[Inline, ...]:
        try:
            return parse_inlines(self.text)
        except ProseError as error:
            before = [pair for pair in self.starts if pair[0] <= error.offset]
            within, offset = before[-1] if before else (0, 0)
            raise ProseError(error.sentence, offset + error.offset - within) from None


@lru_cache(maxsize=4096)
def parse_prose(text: str) -> tuple[Block, ...]:
    """The blocks of a text; a `ProseError` says what cannot be read, and where."""
    blocks: list[Block] = []
    for piece in _pieces(text):
        inlines = piece.inlines()
        if not inlines:
            continue
        match piece.kind:
            case "heading":
                blocks.append(Heading(inlines=inlines))
            case "bullet" | "number":
                _append_item(blocks, inlines, ordered=piece.kind == "number")
            case _:
                blocks.append(Paragraph(inlines=inlines))
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


def _append_item(blocks: list[Block], item: tuple[Inline, ...], *, ordered: bool) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, ItemList) and last.ordered == ordered:
        blocks[-1] = ItemList(items=(*last.items, item), ordered=ordered)
    else:
        blocks.append(ItemList(items=(item,), ordered=ordered))


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
