"""A prose text as plain words: one line a paragraph, heading or item, without its markup."""

from rodatraden.core.prose import FigureMark, Inline, ItemList, Link, ProseError, ReferenceMark, Words, parse_prose


def plain_words(text: str) -> str:
    """The words of a text; a live figure stands as its address. What cannot be read stands as it is written."""
    try:
        blocks = parse_prose(text)
    except ProseError:
        return text.strip()
    lines: list[str] = []
    for block in blocks:
        rows = block.items if isinstance(block, ItemList) else (block.inlines,)
        lines += ["".join(_words(inline) for inline in row) for row in rows]
    return "\n".join(lines)


def _words(inline: Inline) -> str:
    match inline:
        case Words() | Link():
            return inline.text
        case ReferenceMark():
            return inline.words or inline.key
        case FigureMark():
            return f"[{inline.expression}]"
