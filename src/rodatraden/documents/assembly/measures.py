"""Allocations of a plan, and a report's measures to get back into balance."""

from collections.abc import Sequence
from decimal import Decimal

from rodatraden.core.content.economy import ConditionalIncome, CorrectiveMeasure
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.document.table import (
    Cell,
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
from rodatraden.core.money import convert
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


LACKING = Missing(reason=MissingReason.NOT_STATED, text="Effekten är inte beräknad. Räknas som noll i summan.")
NOT_BOOKED = Missing(reason=MissingReason.NOT_STATED, text="Ingen effekt är bokförd än.")


def _measure_table(material: Material, found: Sequence[CorrectiveMeasure]) -> Table:
    """The measures with expected effect and, once any is booked, booked effect; in the first one's unit."""
    book = NoteBook(material, "measures")
    unit = found[0].unit
    booked = any(item.booked_effect is not None for item in found)
    rows: list[Row] = []
    for item in found:
        label = told(material, item.text)
        effects: list[Cell] = [_effect(book, item, label, unit, item.expected_effect, LACKING)]
        if booked:
            effects.append(_effect(book, item, f"{label}, bokfört", unit, item.booked_effect, NOT_BOOKED))
        cells = (cell(material, item.text), text_cell(item.operation), *effects)
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=cells))
    sums: list[Cell] = [_effect_sum(found, unit, "expected", [m.expected_effect for m in found])]
    if booked:
        sums.append(_effect_sum(found, unit, "booked", [m.booked_effect for m in found]))
    rows.append(Row(key="total", kind=RowKind.TOTAL, cells=(text_cell("Summa"), EmptyCell(), *sums)))
    columns = [
        Column(key="text", label="Åtgärd", kind=ColumnKind.LABEL),
        Column(key="operation", label="Verksamhet", kind=ColumnKind.TEXT),
        Column(key="effect", label="Förväntad effekt", kind=ColumnKind.NUMBER),
    ]
    if booked:
        columns.append(Column(key="booked", label="Bokförd effekt", kind=ColumnKind.NUMBER))
    return Table(
        key="measures",
        of="measures",
        caption=caption_of(material, "measures", "Åtgärder för en budget i balans"),
        unit=unit,
        columns=tuple(columns),
        rows=tuple(rows),
        notes=book.notes(),
    )


def _in(unit: str, item: CorrectiveMeasure, amount: Decimal | None) -> Decimal | None:
    """An amount of a measure in another unit of money."""
    return amount if amount is None or item.unit == unit else convert(amount, item.unit, unit)


def _effect(
    book: NoteBook, item: CorrectiveMeasure, label: str, unit: str, amount: Decimal | None, missing: Missing
) -> FigureCell:
    value = _in(unit, item, amount)
    booked = missing is NOT_BOOKED
    figure = Figure(
        value=value,
        decimals=decimals_of(value, 1),
        missing=missing if value is None else None,
        marks=book.mark(missing.explain(), NoteMeaning.OTHER) if value is None else (),
        provenance=Provenance(address=f"measure:{item.key}{'/booked' if booked else ''}", label=label),
    )
    return FigureCell(figure=figure)


def _effect_sum(
    found: Sequence[CorrectiveMeasure], unit: str, which: str, amounts: Sequence[Decimal | None]
) -> FigureCell:
    known = [v for m, a in zip(found, amounts, strict=True) if (v := _in(unit, m, a)) is not None]
    suffix = "/booked" if which == "booked" else ""
    figure = Figure(
        value=sum(known, Decimal(0)),
        decimals=max((decimals_of(v) for v in known), default=1),
        provenance=Provenance(
            address=f"measure:total{suffix}",
            label=f"Summa {'bokförd' if suffix else 'förväntad'} effekt",
            rule="Summan av effekterna ovanför",
            parts=tuple(f"measure:{m.key}{suffix}" for m in found),
        ),
    )
    return FigureCell(figure=figure)


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
