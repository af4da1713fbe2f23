"""Allocations of a plan, and a report's measures to get back into balance."""

from collections.abc import Sequence
from decimal import Decimal

from rodatraden.core.content.economy import ConditionalIncome, CorrectiveMeasure
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.document.table import (
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    NoteMeaning,
    Row,
    RowKind,
    Table,
)
from rodatraden.core.document.tree import Node
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import decimals_of
from rodatraden.documents.assembly.indicators import caption_of
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook
from rodatraden.documents.assembly.running_text import cell, told


def allocation_table(material: Material) -> Table | None:
    """What the frame is made of: allocations and adjustments with the decision they rest on."""
    allocations = material.plan.allocations
    if not allocations or material.report is not None:
        return None
    rows = []
    for item in allocations:
        provenance = Provenance(address=f"allocation:{item.key}", label=told(material, item.text), source=item.decision)
        figure = Figure(
            value=item.amount,
            decimals=decimals_of(item.amount),
            signed=True,
            provenance=provenance,
        )
        decision = item.decision + (f", {item.decided_on}" if item.decided_on else "")
        cells = (cell(material, item.text), FigureCell(figure=figure), text_cell(decision))
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=cells))
    columns = (
        Column(key="text", label="Satsning eller justering", kind=ColumnKind.LABEL),
        Column(key="amount", label="Belopp", kind=ColumnKind.NUMBER),
        Column(key="decision", label="Beslut", kind=ColumnKind.TEXT),
    )
    return Table(
        key="allocations",
        of="allocations",
        caption=caption_of(material, "allocations", "Satsningar och justeringar"),
        unit=allocations[0].unit,
        columns=columns,
        rows=tuple(rows),
    )


def measures(material: Material) -> list[Node]:
    """The measures with expected effect, and income that hangs on somebody's decision."""
    if material.report is None:
        return []
    nodes: list[Node] = []
    if material.report.measures:
        nodes.append(_measure_table(material, material.report.measures))
    if material.report.conditional_income:
        nodes.append(_income_table(material, material.report.conditional_income))
    return nodes


def _measure_table(material: Material, found: Sequence[CorrectiveMeasure]) -> Table:
    book = NoteBook(material, "measures")
    lacking = Missing(reason=MissingReason.NOT_STATED, text="Effekten är inte beräknad. Räknas som noll i summan.")
    rows = []
    for item in found:
        marks = () if item.expected_effect is not None else book.mark(lacking.explain(), NoteMeaning.OTHER)
        figure = Figure(
            value=item.expected_effect,
            decimals=decimals_of(item.expected_effect, 1),
            missing=None if item.expected_effect is not None else lacking,
            marks=marks,
            provenance=Provenance(address=f"measure:{item.key}", label=told(material, item.text)),
        )
        cells = (cell(material, item.text), text_cell(item.operation), FigureCell(figure=figure))
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=cells))
    amounts = [m.expected_effect for m in found if m.expected_effect is not None]
    total = Figure(
        value=sum(amounts, Decimal(0)),
        decimals=max((decimals_of(a) for a in amounts), default=1),
        provenance=Provenance(
            address="measure:total",
            label="Summa förväntad effekt",
            rule="Summan av de beräknade effekterna",
            parts=tuple(f"measure:{m.key}" for m in found),
        ),
    )
    sums = (text_cell("Summa"), EmptyCell(), FigureCell(figure=total))
    rows.append(Row(key="total", kind=RowKind.TOTAL, cells=sums))
    columns = (
        Column(key="text", label="Åtgärd", kind=ColumnKind.LABEL),
        Column(key="operation", label="Verksamhet", kind=ColumnKind.TEXT),
        Column(key="effect", label="Förväntad effekt", kind=ColumnKind.NUMBER),
    )
    return Table(
        key="measures",
        of="measures",
        caption=caption_of(material, "measures", "Åtgärder för en budget i balans"),
        unit=found[0].unit,
        columns=columns,
        rows=tuple(rows),
        notes=book.notes(),
    )


def _income_table(material: Material, found: Sequence[ConditionalIncome]) -> Table:
    rows = []
    for item in found:
        figure = Figure(
            value=item.amount,
            decimals=decimals_of(item.amount),
            provenance=Provenance(address=f"income:{item.key}", label=told(material, item.text)),
        )
        state = {None: "Inte beslutat", True: "Beviljat", False: "Avslaget"}[item.decided]
        decided = f"{state} av {material.name_of(item.decided_by)}" if item.decided_by else state
        cells = (cell(material, item.text), FigureCell(figure=figure), text_cell(decided))
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=cells))
    columns = (
        Column(key="text", label="Villkorad intäkt", kind=ColumnKind.LABEL),
        Column(key="amount", label="Belopp", kind=ColumnKind.NUMBER),
        Column(key="decided", label="Beslut", kind=ColumnKind.TEXT),
    )
    return Table(
        key="conditional_income",
        of="conditional_income",
        caption="Intäkter som hänger på ett beslut",
        unit=found[0].unit,
        columns=columns,
        rows=tuple(rows),
    )
