"""From lines of a text to prose: paragraphs joined, page breaks mended, lists kept, syntax escaped."""

import re
from dataclasses import dataclass, field

from rodatraden.connectors.reference.lines import BULLETS, Lines
from rodatraden.connectors.reference.marks import Marks

_SENTENCE_END = re.compile(r"[.:;!?][”\"')]*$")
_NUMBERED = re.compile(r"(\d{1,2})\. (?=\S)")
_SYNTAX = re.compile(r"([\\*_\[{])")
_LEADING = re.compile(r"(- |#+ |\d+\. )")
_ADDRESS = re.compile(r"https?://\S+")
_ROOM = 0.8


@dataclass
class Block:
    """A paragraph or a list item, and its lines; `kind` is "", "-" or "1."."""

    kind: str = ""
    lines: list[int] = field(default_factory=list)


def escape(words: str) -> str:
    """`words` with no meaning for the prose syntax."""
    escaped = _SYNTAX.sub(r"\\\1", words)
    return "\\" + escaped if _LEADING.match(escaped) and not escaped[0].isdigit() else _no_number(escaped)


def _no_number(words: str) -> str:
    return re.sub(r"^(\d+)\. ", r"\1\\. ", words)


def blocks(text: Lines, lines: list[int]) -> list[Block]:
    """The lines as paragraphs and list items."""
    filled = [n for n in lines if text.words(n)]
    width = max((len(text.raw(n).strip()) for n in filled), default=0)
    found: list[Block] = []
    before = 0
    for line in filled:
        kind = _starts(text, line, before, width, found[-1].kind if found else "")
        if kind is None and found:
            found[-1].lines.append(line)
        else:
            found.append(Block(kind or "", [line]))
        before = line
    return found


def _starts(text: Lines, line: int, before: int, width: int, current: str) -> str | None:
    """The kind of block that begins on `line`; None when the line goes on with the block before."""
    raw, words = text.raw(line), text.words(line)
    if raw.strip()[0] in BULLETS or (_indented(text, line) and _neighbour_indented(text, line)):
        return "-"
    if _NUMBERED.match(words) and (before == 0 or line != before + 1 or current == "1." or _indented(text, line)):
        return "1."
    if before == 0:
        return ""
    ended = bool(_SENTENCE_END.search(text.words(before)))
    if line != before + 1:
        return "" if ended or not words[0].islower() else None
    if not ended or words[0].islower():
        return None
    short = len(text.words(before)) + 1 + len(words.split()[0]) <= _ROOM * width
    return "" if _indented(text, line) or (short and not current) else None


def _indented(text: Lines, line: int) -> bool:
    return text.raw(line).startswith(" ") and bool(text.words(line))


def _neighbour_indented(text: Lines, line: int) -> bool:
    return _indented(text, line - 1) or _indented(text, line + 1)


def paragraphs(text: Lines, lines: list[int], marks: Marks) -> list[tuple[str, str]]:
    """The blocks of the lines as (kind, prose)."""
    return [(block.kind, block_prose(text, block, marks)) for block in blocks(text, lines)]


def block_prose(text: Lines, block: Block, marks: Marks) -> str:
    """One block as prose, without the sign of its list."""
    joined = marks.weave(text, block.lines)
    if block.kind == "1.":
        joined = _NUMBERED.sub("", joined, count=1)
    if _ADDRESS.fullmatch(joined):
        return f"[{joined}]({joined})"
    return marks.fill(escape(joined))


def prose(text: Lines, lines: list[int], marks: Marks) -> str:
    """The lines as prose in the syntax of `core.prose`."""
    return compose(paragraphs(text, lines, marks))


def compose(parts: list[tuple[str, str]]) -> str:
    """Paragraphs with a blank line between, list items without."""
    result, before = "", ""
    for kind, words in parts:
        item = f"{kind} {words}" if kind else words
        tight = kind and kind == before
        result = item if not result else f"{result}\n{item}" if tight else f"{result}\n\n{item}"
        before = kind
    return result
