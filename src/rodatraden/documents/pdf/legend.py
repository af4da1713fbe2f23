"""The reading guide: explains just the signs that this document uses."""

from collections.abc import Iterator

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import Inline, Status, Trend
from rodatraden.core.document.table import (
    FigureCell,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.document.tree import (
    Document,
    ItemList,
    KeyFigures,
    Node,
    Paragraph,
    StatusList,
    walk,
)
from rodatraden.documents.pdf.inline_data import Json, plain, status_data, trend_data

_UNITS = "Tusental kronor skrivs tkr och miljoner kronor mnkr."
_MISSING = "Ett streck (–) betyder att värdet saknas."
_LETTERS = "Bokstaven bredvid leder till en not under tabellen."
_PRINTED = "Tal och nottecken återges som de trycktes. Noterna står under varje tabell."
_MOST = 7


def legend_data(document: Document) -> list[Json]:
    """The guide's columns: numbers, statuses, trends; empty when there is nothing to explain."""
    tables = [node for node in walk(document) if isinstance(node, Table)]
    columns: list[Json] = []
    if numbers := _numbers(tables, document.mode):
        columns.append({"title": "Siffror", "text": numbers, "statuses": [], "trends": []})
    statuses: dict[tuple[str, str], Json] = {}
    trends: dict[tuple[str, str], Json] = {}
    for run in _signs(document):
        if isinstance(run, Status):
            statuses.setdefault((run.meaning.value, run.label), status_data(run))
        elif isinstance(run, Trend):
            shown = trend_data(run, document.mode)
            trends.setdefault((run.direction.value, shown["label"]), shown)
    if statuses:
        shown_statuses = [statuses[key] for key in sorted(statuses, key=_status_order)]
        columns.append({"title": "Status", "text": "", "statuses": shown_statuses[:_MOST], "trends": []})
    if trends:
        shown_trends = list(trends.values())
        columns.append({"title": "Trend", "text": "", "statuses": [], "trends": shown_trends[:_MOST]})
    return columns


_ORDER = (
    "done", "on_track", "at_risk", "off_track", "not_started", "cancelled", "information", "none",
)  # fmt: skip


def _status_order(key: tuple[str, str]) -> tuple[int, str]:
    return (_ORDER.index(key[0]), key[1])


def _numbers(tables: list[Table], mode: Mode) -> str:
    figures = [
        cell.figure for table in tables for row in table.rows for cell in row.cells if isinstance(cell, FigureCell)
    ]
    if not figures:
        return ""
    sentences = []
    captions = " ".join(f"{table.caption} {table.unit}".lower() for table in tables)
    if "tkr" in captions or "mnkr" in captions:
        sentences.append(_UNITS)
    if any(_is_missing(figure) for figure in figures):
        sentences.append(_MISSING)
    if any(figure.marks for figure in figures):
        sentences.append(_LETTERS if mode is Mode.OWN else _PRINTED)
    return plain(" ".join(sentences))


def _is_missing(figure: Figure) -> bool:
    return figure.value is None and not figure.text


def _signs(document: Document) -> Iterator[Inline]:
    for node in walk(document):
        yield from _node_signs(node)


def _node_signs(node: Node) -> Iterator[Inline]:
    match node:
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    if isinstance(cell, StatusCell):
                        yield cell.status
                    elif isinstance(cell, TrendCell):
                        yield cell.trend
                    elif isinstance(cell, TextCell):
                        yield from (run for line in cell.lines for run in line)
        case StatusList(items=entries):
            for entry in entries:
                if entry.status:
                    yield entry.status
                yield from (run for line in entry.paragraphs for run in line)
        case KeyFigures(items=figures):
            yield from (figure.status for figure in figures if figure.status)
        case Paragraph(runs=runs):
            yield from runs
        case ItemList(items=items):
            yield from (run for line in items for run in line)
        case _:
            return
