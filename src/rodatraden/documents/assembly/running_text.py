"""Running text from the content: parsed, its live figures and references looked up."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core import number_words, shares
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import FigureRun, Inline, Line, Link, Reference, Status, Text, Trend
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, Table, TextCell
from rodatraden.core.document.tree import ItemList, Node, Paragraph, Section
from rodatraden.core.money import ORE_IN_UNIT, convert
from rodatraden.core.numbers import with_unit
from rodatraden.core.prose import blocks as prose
from rodatraden.core.prose.expression import (
    Abs,
    Address,
    Change,
    Expression,
    Negated,
    Share,
    Sum,
)
from rodatraden.core.prose.parse import parse_prose
from rodatraden.documents.assembly.addresses import AddressUnknown, look_up
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.references import reference_of

UNKNOWN = "[okänd siffra]"
"""Stands where a text names a figure that is not there; the import and the review refuse it."""
SHORT_UNITS = {"miljoner": "mnkr", "miljon": "mnkr"}


def blocks(material: Material, text: str, key: str) -> list[Node]:
    """The nodes of a text: paragraphs, lists and tables; a subheading opens a section with what follows."""
    nodes: list[Node] = []
    open_heading: tuple[str, str] | None = None
    under: list[Node] = []
    for number, block in enumerate(parse_prose(text)):
        node_key = f"{key}/{number}"
        if isinstance(block, prose.Heading):
            if open_heading:
                nodes.append(_subsection(open_heading, under))
            open_heading, under = (node_key, _plain(_line(material, block.inlines), material.mode)), []
            continue
        node: Node
        if isinstance(block, prose.ItemList):
            items = tuple(_line(material, item) for item in block.items)
            node = ItemList(key=node_key, items=items, ordered=block.ordered)
        elif isinstance(block, prose.Table):
            node = _table(material, block, node_key)
        else:
            node = Paragraph(key=node_key, runs=_line(material, block.inlines))
        (under if open_heading else nodes).append(node)
    if open_heading:
        nodes.append(_subsection(open_heading, under))
    return nodes


def _table(material: Material, given: prose.Table, key: str) -> Table:
    """A table of words; without a caption of its own it is called by its columns."""
    head, *rows = given.rows
    labels = [_plain(_line(material, cell), material.mode) for cell in head]
    called = ", ".join(label for label in labels if label)
    return Table(
        key=key,
        caption=_plain(_line(material, given.caption), material.mode) or called,
        columns=tuple(
            Column(
                key=str(number),
                label=label or f"Kolumn {number}",
                kind=ColumnKind.LABEL if number == 1 else ColumnKind.TEXT,
            )
            for number, label in enumerate(labels, start=1)
        ),
        rows=tuple(
            Row(
                key=str(number),
                kind=RowKind.LINE,
                cells=tuple(TextCell(lines=(_line(material, cell),) if cell else ()) for cell in row),
            )
            for number, row in enumerate(rows, start=1)
        ),
        of="prose",
    )


def _subsection(heading: tuple[str, str], children: list[Node]) -> Section:
    key, words = heading
    return Section(key=f"section:{key}", heading=words, numbered=False, children=tuple(children))


def lines(material: Material, text: str) -> tuple[Line, ...]:
    """A text as lines, one a paragraph, list item or row: for cells and status lists."""
    found: list[Line] = []
    for block in parse_prose(text):
        found.extend(_line(material, said) for said in prose.lines_of(block))
    return tuple(found)


def line(material: Material, text: str) -> Line:
    """A text as one line, its paragraphs joined."""
    joined: list[Inline] = []
    for part in lines(material, text):
        if joined:
            joined.append(Text(text=" "))
        joined.extend(part)
    return tuple(joined)


def cell(material: Material, text: str, marks: tuple[str, ...] = ()) -> TextCell:
    """A text as a cell, one line a paragraph or list item."""
    return TextCell(lines=lines(material, text), marks=marks)


def told(material: Material, text: str) -> str:
    """A text as words only, for labels: its figures as the document prints them."""
    return _plain(line(material, text), material.mode)


def _plain(runs: Line, mode: Mode) -> str:
    return "".join(_words(run, mode) for run in runs)


def _words(run: Inline, mode: Mode) -> str:
    match run:
        case Text() | Reference() | Link():
            return run.text
        case FigureRun():
            return with_unit(run.figure, mode)
        case Status() | Trend():
            return run.label


def _line(material: Material, inlines: tuple[prose.Inline, ...]) -> Line:
    return tuple(_inline(material, inline) for inline in inlines)


def _inline(material: Material, inline: prose.Inline) -> Inline:
    match inline:
        case prose.Words():
            return Text(text=inline.text, strong=inline.strong, emphasis=inline.emphasis)
        case prose.Link():
            return Link(url=inline.url, text=inline.text)
        case prose.ReferenceMark():
            return reference_of(material, inline)
        case prose.FigureMark():
            return FigureRun(figure=live_figure(material, inline))


def live_figure(material: Material, mark: prose.FigureMark) -> Figure:
    """The figure of a mark, in the unit and decimals it asks for."""
    options = mark.options
    figure = evaluate(material, mark.expression)
    figure = in_unit(figure, options.unit)
    if options.decimals is not None:
        figure = replace(figure, decimals=options.decimals)
    if options.signed:
        figure = replace(figure, signed=True)
    if options.stated is not None and material.mode is Mode.PUBLISHED:
        return replace(figure, stated=options.stated, unit="")
    if options.words and figure.value is not None and figure.value == int(figure.value):
        return replace(figure, text=number_words.to_words(int(figure.value)))
    return figure


def evaluate(material: Material, expression: Expression) -> Figure:
    """What an expression is worth, with what it is computed from."""
    match expression:
        case Address():
            return _at(material, expression)
        case Sum():
            parts = [evaluate(material, part) for part in expression.parts]
            values = [p.value for p in parts if p.value is not None]
            value = sum(values, Decimal(0)) if values else None
            return _computed(expression, parts, value, "Summa")
        case Change():
            now = evaluate(material, expression.now)
            before = evaluate(material, expression.before)
            value = None
            if now.value is not None and before.value is not None:
                value = now.value - before.value
            return _computed(expression, [now, before], value, "Skillnad: det första minus det andra")
        case Share():
            part, whole = evaluate(material, expression.part), evaluate(material, expression.whole)
            value = None
            if part.value is not None and whole.value:
                value = shares.share(part.value, whole.value)
            figure = _computed(expression, [part, whole], value, "Andel i procent")
            return replace(figure, unit="procent", decimals=1)
        case Abs():
            inner = evaluate(material, expression.of)
            return replace(inner, value=None if inner.value is None else abs(inner.value))
        case Negated():
            inner = evaluate(material, expression.of)
            return replace(inner, value=None if inner.value is None else -inner.value)


def _at(material: Material, address: Address) -> Figure:
    try:
        return look_up(material, address.kind, address.segments, dict(address.query))
    except AddressUnknown:
        provenance = Provenance(address=str(address), label=str(address))
        return Figure(text=UNKNOWN, provenance=provenance)


def _computed(expression: Expression, parts: list[Figure], value: Decimal | None, rule: str) -> Figure:
    labels = [p.provenance.label for p in parts if p.provenance]
    addresses = tuple(p.provenance.address for p in parts if p.provenance)
    return Figure(
        value=value,
        decimals=max((p.decimals for p in parts), default=0),
        unit=parts[0].unit if parts else "",
        provenance=Provenance(
            address=str(expression), label=f"{rule}: {'; '.join(labels)}", rule=rule, parts=addresses
        ),
    )


def in_unit(figure: Figure, unit: str) -> Figure:
    """The figure printed in another unit; money is scaled from its own unit to that one."""
    if not unit:
        return figure
    scale, wanted = figure.scale, SHORT_UNITS.get(unit, unit)
    if {wanted, figure.unit} <= ORE_IN_UNIT.keys():
        scale = convert(Decimal(1), wanted, figure.unit)
    return replace(figure, unit=unit, scale=scale)
