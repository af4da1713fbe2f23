"""What stands in a cell: a number when there is one, otherwise words."""

from decimal import Decimal

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import FigureRun, Inline, Line, Link, Reference, Status, Text, Trend
from rodatraden.core.document.table import Cell, FigureCell, StatusCell, TextCell, TrendCell
from rodatraden.core.numbers import display_own, typographic, with_unit
from rodatraden.documents.excel.formats import mark_text


def number_of(cell: Cell) -> Decimal | None:
    """The exact number in a cell, in the unit that its table is printed in."""
    if not isinstance(cell, FigureCell) or cell.figure.text or cell.figure.value is None:
        return None
    return cell.figure.value / cell.figure.scale


def stated_of(cell: Cell) -> str:
    """What the source printed, when it reads otherwise than our own value."""
    if not isinstance(cell, FigureCell) or cell.figure.stated is None:
        return ""
    stated = typographic(cell.figure.stated)
    return stated if stated != display_own(cell.figure) else ""


def marks_of(cell: Cell) -> tuple[str, ...]:
    """The note marks of a cell."""
    if isinstance(cell, FigureCell):
        return cell.figure.marks
    return cell.marks if isinstance(cell, TextCell) else ()


def words_of(cell: Cell, mode: Mode) -> str:
    """A cell in words, with its note marks; what a source printed has a column of its own."""
    match cell:
        case FigureCell(figure=figure):
            shown = display_own(figure)
        case TextCell(lines=lines):
            shown = "\n".join(line_text(line, mode) for line in lines)
        case StatusCell(status=status):
            shown = status.label
        case TrendCell(trend=trend):
            shown = trend_word(trend, mode)
        case _:
            shown = ""
    return f"{shown} {mark_text(marks_of(cell))}".strip()


def reason_of(cell: Cell) -> str:
    """Why there is no number, when no note under the table says it."""
    if not isinstance(cell, FigureCell) or cell.figure.marks or cell.figure.missing is None:
        return ""
    return "" if _has_content(cell.figure) else cell.figure.missing.explain()


def line_text(line: Line, mode: Mode) -> str:
    """A line of text without its styles."""
    return "".join(_inline_text(inline, mode) for inline in line)


def trend_word(trend: Trend, mode: Mode) -> str:
    """The word of a trend; a published document has the source's own."""
    return trend.stated if mode is Mode.PUBLISHED and trend.stated else trend.label


def _inline_text(inline: Inline, mode: Mode) -> str:
    match inline:
        case FigureRun(figure=figure):
            return f"{with_unit(figure, mode)} {mark_text(figure.marks)}".strip()
        case Status(label=label):
            return label
        case Trend():
            return trend_word(inline, mode)
        case Text(text=text) | Reference(text=text):
            return text
        case Link(url=url, text=text):
            return f"{text} ({url})" if text and url else text or url


def _has_content(figure: Figure) -> bool:
    return figure.value is not None or bool(figure.text)
