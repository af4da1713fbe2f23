"""The reading guide: explains just the signs that this document uses."""

from collections.abc import Iterator

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import Inline, Status, Trend
from rodatraden.core.document.table import Cell, FigureCell, StatusCell, Table, TrendCell
from rodatraden.core.document.tree import Document, KeyFigures, StatusList, walk
from rodatraden.documents.pdf.inline_data import Json, plain, status_data, trend_data
from rodatraden.documents.pdf.references import lines_of

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
            label = shown["label"][:1].upper() + shown["label"][1:]
            trends.setdefault((run.direction.value, label), shown | {"label": label})
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
        if isinstance(node, Table):
            yield from (sign for row in node.rows for cell in row.cells for sign in _cell_signs(cell))
        elif isinstance(node, (StatusList, KeyFigures)):
            yield from (item.status for item in node.items if item.status)
        yield from (run for line in lines_of(node) for run in line)


def _cell_signs(cell: Cell) -> Iterator[Inline]:
    if isinstance(cell, StatusCell):
        yield cell.status
    elif isinstance(cell, TrendCell):
        yield cell.trend
