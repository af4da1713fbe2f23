"""A document as data for Typst: one flat list of blocks with finished strings."""

from collections.abc import Iterator, Mapping, Sequence

from rodatraden.core.document.inline import FigureRun, Line
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import (
    Attachment,
    Chart,
    Document,
    ItemList,
    KeyFigure,
    KeyFigures,
    Node,
    Paragraph,
    Section,
    SectionRole,
    StatusItem,
    StatusList,
)
from rodatraden.core.numbers import display
from rodatraden.documents.charts.theme import palette, themed
from rodatraden.documents.pdf.chapters import follow_on
from rodatraden.documents.pdf.cover_data import colours_data, meta_data, thread_data
from rodatraden.documents.pdf.headings import DEEPEST, Numbering, heading_data
from rodatraden.documents.pdf.inline_data import Json, line_data, plain, status_data
from rodatraden.documents.pdf.legend import legend_data
from rodatraden.documents.pdf.references import targets
from rodatraden.documents.pdf.table_data import table_data


class ChartMissing(LookupError):
    """A chart of the document has no drawing."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Diagrammet {key} är inte ritat.")


def typst_data(document: Document, charts: Mapping[str, str]) -> Json:
    """Everything the templates print; `charts` holds the SVG of each chart by its key."""
    blocks = list(_Blocks(document, charts).sections(document.children, 1))
    kept = follow_on(blocks)
    return {
        "colours": colours_data(document.meta.accent),
        "meta": meta_data(document),
        "thread": thread_data(document),
        "legend": legend_data(document),
        "blocks": blocks,
        "kept": kept,
    }


class _Blocks:
    """The walk over the tree; it holds what every block needs to know."""

    def __init__(self, document: Document, charts: Mapping[str, str]) -> None:
        self._mode = document.mode
        self._targets = targets(document)
        self._charts = charts
        self._colours = palette(document.meta.accent).chart_colours()
        self._numbering = Numbering()

    def sections(self, sections: tuple[Node, ...], depth: int) -> Iterator[Json]:
        """The blocks of nodes that stand under a heading of level `depth` - 1."""
        for node in sections:
            if isinstance(node, Section):
                yield from self._section(node, depth)
            else:
                yield self._block(node, depth)

    def _section(self, section: Section, depth: int) -> Iterator[Json]:
        heading = self._heading(section, depth)
        children = section.children
        first = children[0] if children else None
        tied = (
            section.role is SectionRole.COUNCIL_GOAL
            and isinstance(first, Section)
            and first.role is SectionRole.BOARD_GOAL
            and depth > 1
        )
        if tied and isinstance(first, Section):
            yield {"type": "goal", "council": heading, "board": self._heading(first, depth + 1)}
            yield from self.sections(first.children, depth + 2)
            yield from self.sections(children[1:], depth + 1)
        else:
            yield heading
            yield from self.sections(children, depth + 1)

    def _heading(self, section: Section, depth: int) -> Json:
        number = self._numbering.number(section, depth)
        return heading_data(section, depth, number, self._targets)

    def _block(self, node: Node, depth: int) -> Json:
        match node:
            case Table():
                return table_data(node, self._mode, self._targets)
            case Chart():
                return self._chart(node)
            case Paragraph():
                data = {"type": "lead" if node.lead else "paragraph", "tag": plain(node.tag)}
                return data | {"runs": self._line(node.runs), "id": self._id(node.key)}
            case ItemList():
                kind = "ordered" if node.ordered else "list"
                return self._items(kind, node.key, [self._line(item) for item in node.items])
            case KeyFigures():
                return self._items("keyfigures", node.key, [self._key_figure(item) for item in node.items])
            case StatusList():
                entries = [self._status_item(item) for item in node.items]
                return self._items("statuslist", node.key, entries) | {"level": min(depth, DEEPEST)}
            case Attachment():
                return {
                    "type": "attachment",
                    "id": self._id(node.key),
                    "title": plain(node.title),
                    "filename": plain(node.filename),
                    "sha256": plain(node.sha256),
                }
            case _:
                raise TypeError(f"Okänd nod: {type(node).__name__}")

    def _items(self, kind: str, key: str, items: Sequence[object]) -> Json:
        return {"type": kind, "id": self._id(key), "items": list(items)}

    def _line(self, line: Line) -> list[object]:
        return line_data(line, self._mode, self._targets)

    def _id(self, key: str) -> str:
        return key if key in self._targets else ""

    def _chart(self, chart: Chart) -> Json:
        if chart.key not in self._charts:
            raise ChartMissing(chart.key)
        return {
            "type": "chart",
            "id": self._id(chart.key),
            "caption": plain(chart.caption),
            "alt": plain(chart.alt) or plain(chart.caption),
            "svg": themed(self._charts[chart.key], self._colours),
            "wide": chart.wide,
            "source": plain(chart.source),
        }

    def _key_figure(self, item: KeyFigure) -> Json:
        return {
            "label": plain(item.label),
            "value": plain(display(item.figure, self._mode)),
            "unit": plain(item.unit),
            "compare": self._line(item.compare),
            "bar": _bar(item),
            "status": status_data(item.status) if item.status else None,
        }

    def _status_item(self, item: StatusItem) -> Json:
        return {
            "id": self._id(item.key),
            "title": plain(item.title) or "\u00a0",
            "scope": plain(item.scope),
            "status": status_data(item.status) if item.status else None,
            "paragraphs": [self._line(line) for line in item.paragraphs],
        }


def _bar(item: KeyFigure) -> Json | None:
    """Shares of a bar's width for the value and the one figure it is compared with, if there are."""
    compared = [run.figure for run in item.compare if isinstance(run, FigureRun)]
    if len(compared) != 1 or item.figure.value is None or compared[0].value is None:
        return None
    if compared[0].unit and item.unit and compared[0].unit != item.unit:
        return None
    value, other = item.figure.value, compared[0].value
    most = max(value, other)
    if value < 0 or other < 0 or most == 0:
        return None
    whole = most * 10 / 9
    return {"value": float(round(value / whole, 4)), "other": float(round(other / whole, 4))}
