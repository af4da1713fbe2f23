"""A prose text as plain words: one line a paragraph, heading, item or row, without its markup."""

from rodatraden.core.prose import FigureMark, Inline, Link, ProseError, ReferenceMark, Words, lines_of, parse_prose


def plain_words(text: str) -> str:
    """The words of a text; a live figure stands as its address. What cannot be read stands as it is written."""
    try:
        blocks = parse_prose(text)
    except ProseError:
        return text.strip()
    lines: list[str] = []
    for block in blocks:
        lines += ["".join(_words(inline) for inline in line) for line in lines_of(block)]
    return "\n".join(lines)


def _words(inline: Inline) -> str:
    match inline:
        case Words() | Link():
            return inline.text
        case ReferenceMark():
            return inline.words or inline.key
        case FigureMark():
            return f"[{inline.expression}]"
