"""Prose as people write it, as plain words for a list or a line."""

from collections.abc import Iterable

from rodatraden.core.prose.blocks import FigureMark, Inline, Link, ProseError, ReferenceMark, Words, lines_of
from rodatraden.core.prose.parse import parse_prose

LONGEST = 130


def first_words(prose: str) -> str:
    """The first sentence of a text without its marks, cut between words when it is long."""
    first = next(iter(blocks(prose)), "")
    sentence = first.partition(". ")[0]
    if len(sentence) <= LONGEST:
        return sentence if sentence == first else sentence + "."
    return sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def blocks(prose: str) -> list[str]:
    """Every paragraph, heading, item and row as plain words; a text that cannot be read is shown as it stands."""
    try:
        parsed = parse_prose(prose)
    except ProseError:
        return [prose]
    found: list[str] = []
    for block in parsed:
        found += [said for line in lines_of(block) if (said := _said(line))]
    return found


def _said(line: Iterable[Inline]) -> str:
    return "".join(_run(run) for run in line).strip()


def _run(run: Inline) -> str:
    match run:
        case Words() | Link():
            return run.text
        case FigureMark():
            return run.options.stated or ""
        case ReferenceMark():
            return run.words
