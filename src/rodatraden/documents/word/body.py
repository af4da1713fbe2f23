"""The nodes of a document as paragraphs and tables, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute_of

from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import (
    Attachment,
    Chart,
    ItemList,
    KeyFigures,
    Node,
    Paragraph,
    Section,
    StatusItem,
    StatusList,
)
from rodatraden.documents.pdf.headings import heading_data
from rodatraden.documents.word.contents import DEEPEST, Heading
from rodatraden.documents.word.inline import Inlines
from rodatraden.documents.word.keyfigures import key_figures
from rodatraden.documents.word.markup import bookmark, field, indent, paragraph, run, tab
from rodatraden.documents.word.numbering import APPENDICES, BULLETS, HEADINGS, NUMBERS
from rodatraden.documents.word.page import SIDE, Pages
from rodatraden.documents.word.pictures import Picture, drawing
from rodatraden.documents.word.shape import Shape, shape_of
from rodatraden.documents.word.styles import Look
from rodatraden.documents.word.tables import TableWriter

_LONGEST_TAG = 22
_CLOSE = '<w:spacing w:before="0"/>'


@dataclass(slots=True, kw_only=True)
class Body:
    """Writes the nodes; counts tables, figures, ordered lists, bookmarks and drawings on the way."""

    inlines: Inlines
    look: Look
    headings: tuple[Heading, ...]
    pictures: Mapping[str, Picture]
    pages: Pages
    parts: list[str] = attribute_of(default_factory=list)
    counts: dict[str, int] = attribute_of(default_factory=dict)

    def write(self, nodes: tuple[Node, ...], depth: int = 1) -> None:
        """Write `nodes`, which stand under a heading of level `depth` - 1."""
        for node in nodes:
            if not isinstance(node, Table):
                self.parts.append(self.pages.turn(landscape=False))
            match node:
                case Section():
                    self._heading(self.headings[self._next("heading") - 1], depth)
                    self.write(node.children, depth + 1)
                case Table():
                    self._table(node)
                case Chart():
                    self._chart(node)
                case StatusList():
                    for item in node.items:
                        self._status_item(item, depth)
                case _:
                    self._text(node)

    def _text(self, node: Paragraph | ItemList | KeyFigures | Attachment) -> None:
        match node:
            case Paragraph():
                self._paragraph(node)
            case ItemList():
                self._list(node)
            case KeyFigures():
                self.parts.append(key_figures(node, self.inlines, self.look))
            case Attachment():
                name = f" ({node.filename})" if node.filename else ""
                shown = run(node.title) + run(name, style="Enhet")
                self.parts.append(paragraph("ListBullet", self._marked(node.key, shown), numbering=(BULLETS, 0)))

    def _next(self, what: str) -> int:
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]

    def _marked(self, key: str, content: str) -> str:
        """`content` as the place that references to `key` lead to, when there are any."""
        anchor = self.inlines.anchors.get(key, "")
        if not anchor or self.counts.get(anchor):
            return content
        self._next(anchor)
        return bookmark(anchor, self._next("bookmark"), content)

    # ---- text ---------------------------------------------------------------
    def _heading(self, heading: Heading, depth: int) -> None:
        section = heading.section
        data = heading_data(section, depth, heading.number, frozenset())
        kicker = data["kicker"] or data["margin"]
        new_page = depth == 1
        if kicker:
            self.parts.append(
                paragraph("Overrad", run(kicker), keep_next=True, page_break=new_page, space=_CLOSE if new_page else "")
            )
        list_id = APPENDICES if heading.appendix else HEADINGS
        self.parts.append(
            paragraph(
                f"Heading{heading.level}",
                bookmark(heading.anchor, self._next("bookmark"), run(section.heading)),
                page_break=new_page and not kicker,
                space=_CLOSE if kicker else "",
                numbering=(list_id, heading.level - 1) if heading.number else None,
                ind=indent(left=SIDE, hanging=SIDE) if heading.number else "",
            )
        )

    def _paragraph(self, node: Paragraph) -> None:
        style = "Ingress" if node.lead else "BodyText"
        content = self._marked(node.key, self.inlines.line(node.runs))
        if not node.tag:
            self.parts.append(paragraph(style, content))
        elif len(node.tag) > _LONGEST_TAG:
            self.parts += [paragraph("Overrad", run(node.tag)), paragraph(style, content)]
        else:
            hanging = indent(left=SIDE, hanging=SIDE)
            self.parts.append(paragraph(style, run(node.tag, style="Marginalord"), tab(), content, ind=hanging))

    def _list(self, node: ItemList) -> None:
        number = NUMBERS + self._next("list") - 1 if node.ordered else BULLETS
        style = "ListNumber" if node.ordered else "ListBullet"
        lines = [self.inlines.line(item) for item in node.items]
        if lines:
            lines[0] = self._marked(node.key, lines[0])
        self.parts += [paragraph(style, line, numbering=(number, 0)) for line in lines]

    def _status_item(self, item: StatusItem, depth: int) -> None:
        self.parts.append(
            paragraph("Statusrubrik", self._marked(item.key, run(item.title)), outline=min(depth, DEEPEST) - 1)
        )
        status = self.inlines.status(item.status) if item.status else ""
        scope = run(item.scope) if item.scope else ""
        if status or scope:
            self.parts.append(paragraph("Statusrad", status, run("   ") if status and scope else "", scope))
        self.parts += [paragraph("BodyText", self.inlines.line(line)) for line in item.paragraphs]

    # ---- tables and figures -------------------------------------------------
    def _table(self, table: Table) -> None:
        shape = shape_of(table, self.inlines.mode)
        self.parts.append(self.pages.turn(landscape=shape.landscape))
        self._caption("Tabell", table.key, _titled(table.caption, table.unit), shape.indent)
        self._grid(table, shape)

    def _grid(self, table: Table, shape: Shape) -> None:
        if table.columns:
            writer = TableWriter(table=table, shape=shape, inlines=self.inlines, look=self.look)
            self.parts.append(writer.write())
        lines = [
            (run(f"{note.mark}\u00a0\u00a0", style="Strong") if note.mark else "") + self.inlines.line(note.text)
            for note in table.notes
        ] + _source(table.source)
        self._under(lines, shape.indent)

    def _under(self, lines: list[str], left: int) -> None:
        """Notes and source, kept with what they stand under."""
        self.parts.append(paragraph("Tabellslut", keep_next=bool(lines)))
        self.parts += [
            paragraph("Tabellnot", line, keep_next=i < len(lines), ind=indent(left=left))
            for i, line in enumerate(lines, 1)
        ]
        if lines:
            self.parts.append(paragraph("Tabellslut"))

    def _caption(self, word: str, key: str, text: str, left: int) -> None:
        number = field(f"SEQ {word} \\* ARABIC", str(self._next(word)), style="Accent")
        label = run(f"{word}\u00a0", style="Accent") + number
        content = self._marked(key, label + run("  " + text))
        self.parts.append(paragraph("Caption", content, ind=indent(left=left)))

    def _chart(self, chart: Chart) -> None:
        left = 0 if chart.wide else SIDE
        self._caption("Figur", chart.key, chart.caption, left)
        picture = self.pictures.get(chart.key)
        if picture is None:
            self._grid(chart.data, shape_of(chart.data, self.inlines.mode))
        else:
            shown = drawing(picture, chart, self._next("drawing"))
            self.parts.append(paragraph("Figur", shown, ind=indent(left=left)))
        self._under(_source(chart.source), left)


def _titled(caption: str, unit: str) -> str:
    return f"{caption}, {unit}" if unit and not caption.endswith(unit) else caption


def _source(source: str) -> list[str]:
    if not source:
        return []
    return [run(source if source.startswith("Käll") else f"Källa: {source}")]
