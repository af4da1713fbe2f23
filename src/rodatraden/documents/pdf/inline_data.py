"""Lines of text as data for Typst: finished strings, in a few kinds of run."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import (
    FigureRun,
    Inline,
    Line,
    Link,
    Reference,
    Status,
    Text,
    Trend,
)
from rodatraden.core.numbers import NBSP, display
from rodatraden.documents.pdf.glyphs import printable

Json = dict[str, Any]
# "e-tjänst" and "24–70" stay on one line; only long words may be hyphenated, which reads better in
# ragged text and takes a fifth of the time.
_TOGETHER = re.compile(r"\b[^\W\d_]-[^\W\d_]+|\d+–\d+")
_TOGETHER_OR_LONG = re.compile(_TOGETHER.pattern + r"|([^\W\d_]{13,})")
_LONG_WORD = re.compile(r"\S{34,}")
_STEP = 16
_ZERO_WIDTH_SPACE = "\u200b"


def plain(text: str) -> str:
    """`text` with only characters that the fonts hold, and with breaks in words without end."""
    return _LONG_WORD.sub(lambda found: _broken(found[0]), printable(text))


def _broken(word: str) -> str:
    return _ZERO_WIDTH_SPACE.join(word[i : i + _STEP] for i in range(0, len(word), _STEP))


def status_data(status: Status) -> Json:
    """A status: its meaning gives the shape, its label the word."""
    return {"meaning": status.meaning.value, "label": plain(status.label)}


def trend_data(trend: Trend, mode: Mode) -> Json:
    """A trend: its direction gives the shape; a published document prints the source's word."""
    stated = trend.stated if mode is Mode.PUBLISHED and trend.stated else trend.label
    return {"direction": trend.direction.value, "label": plain(stated)}


def marks_text(marks: Iterable[str]) -> str:
    """Note marks beside each other."""
    return plain(",".join(marks))


def line_data(line: Line, mode: Mode, targets: frozenset[str], *, prose: bool = True) -> list[Any]:
    """A line as Typst runs; a reference is a link when its target is in the document.

    In `prose` long words may be hyphenated; in a table the column decides.
    """
    pattern = _TOGETHER_OR_LONG if prose else _TOGETHER
    return [part for run in line for part in _run(run, mode, targets, pattern)]


def _run(run: Inline, mode: Mode, targets: frozenset[str], pattern: re.Pattern[str]) -> Iterator[Any]:
    match run:
        case Text(text=text, strong=strong, emphasis=emphasis):
            parts = list(_parts(plain(text), pattern))
            if strong or emphasis:
                yield {"k": "styled", "strong": strong, "em": emphasis, "c": parts}
            else:
                yield from parts
        case FigureRun(figure=figure):
            yield figure_data(figure, mode)
        case Reference(target=target, text=text, inside=inside):
            linked = inside and target in targets
            yield {"k": "ref", "to": target, "s": plain(text)} if linked else plain(text)
        case Link(url=url, text=text):
            yield {"k": "link", "url": url, "s": plain(text or url)} if url else plain(text)
        case Status():
            yield {"k": "status", **status_data(run)}
        case Trend():
            yield {"k": "trend", **trend_data(run, mode)}


def figure_data(figure: Figure, mode: Mode) -> Json:
    """A figure in running text: number, unit and marks."""
    data: Json = {"k": "num", "s": plain(display(figure, mode))}
    if figure.unit and figure.value is not None and not figure.text:
        data["unit"] = plain(figure.unit)
    if figure.marks:
        data["marks"] = marks_text(figure.marks)
    return data


def _parts(text: str, pattern: re.Pattern[str]) -> Iterator[Any]:
    start = 0
    for found in pattern.finditer(text):
        if found.start() > start:
            yield text[start : found.start()]
        yield {"k": "long" if found.lastindex else "box", "s": found[0]}
        start = found.end()
    if start < len(text) or not text:
        yield text[start:]


def words(line: Line, mode: Mode) -> str:
    """A line as plain text, to measure it with."""
    return "".join(_words(run, mode) for run in line)


def _words(run: Inline, mode: Mode) -> str:
    match run:
        case FigureRun(figure=figure):
            shown = display(figure, mode)
            return f"{shown}{NBSP}{figure.unit}" if figure.unit else shown
        case Status(label=label) | Trend(label=label):
            return f"oo {label}"
        case Text(text=text) | Reference(text=text) | Link(text=text):
            return text
