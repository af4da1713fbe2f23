"""A text as the editor in the browser holds it: our prose as the nodes of its document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rodatraden.core.prose import (
    Block,
    FigureMark,
    Heading,
    Inline,
    ItemList,
    Link,
    ProseError,
    ReferenceMark,
    Table,
    Words,
    parse_prose,
)
from rodatraden.core.prose.write import write_inlines

Node = dict[str, Any]
Shown = Callable[[str], str]


def editor_document(prose: str, shown: Shown) -> Node | None:
    """The nodes of a text; None when it cannot be read, so that it is edited as plain text.

    `shown` gives the words that a live figure or a reference stands for.
    """
    try:
        blocks = parse_prose(prose)
    except ProseError:
        return None
    return {"type": "doc", "content": [_block(block, shown) for block in blocks] or [{"type": "paragraph"}]}


def _block(block: Block, shown: Shown) -> Node:
    match block:
        case ItemList():
            items = [{"type": "listItem", "content": [_paragraph(item, shown)]} for item in block.items]
            return {"type": "orderedList" if block.ordered else "bulletList", "content": items}
        case Table():
            caption = write_inlines(block.caption)
            rows = [_row(row, shown, head=number == 0) for number, row in enumerate(block.rows)]
            return {"type": "table", "attrs": {"caption": caption}, "content": rows}
        case Heading():
            return {"type": "heading", "attrs": {"level": 2}, "content": _line(block.inlines, shown)}
        case _:
            return _paragraph(block.inlines, shown)


def _row(row: Sequence[Sequence[Inline]], shown: Shown, *, head: bool) -> Node:
    kind = "tableHeader" if head else "tableCell"
    return {"type": "tableRow", "content": [{"type": kind, "content": [_paragraph(cell, shown)]} for cell in row]}


def _paragraph(inlines: Sequence[Inline], shown: Shown) -> Node:
    return {"type": "paragraph", "content": _line(inlines, shown)}


def _line(inlines: Sequence[Inline], shown: Shown) -> list[Node]:
    return [_inline(inline, shown) for inline in inlines]


def _inline(inline: Inline, shown: Shown) -> Node:
    match inline:
        case Words():
            marks = [{"type": "bold"}] * inline.strong + [{"type": "italic"}] * inline.emphasis
            return {"type": "text", "text": inline.text, **({"marks": marks} if marks else {})}
        case Link():
            return {"type": "text", "text": inline.text, "marks": [{"type": "link", "attrs": {"href": inline.url}}]}
        case FigureMark() | ReferenceMark():
            written = write_inlines((inline,))
            kind = "figure" if isinstance(inline, FigureMark) else "reference"
            return {"type": "live", "attrs": {"written": written, "shown": shown(written), "kind": kind}}
