"""External funding, investments, measures and volumes as tables."""

from collections.abc import Sequence
from dataclasses import replace

from rodatraden.core.content.amount import Amount, as_amount
from rodatraden.core.content.economy import ExternalFunding, InvestmentPlan, VolumeTable
from rodatraden.core.document.figure import Figure, Mode, Provenance
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
from rodatraden.documents.assembly.amounts import funding_value, investment_plan, total
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import amount_figure, decimals_of
from rodatraden.documents.assembly.indicators import caption_of, relabelled
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook

FUNDING_COLUMNS = (
    ("grant", "Bidrag"),
    ("cost", "Kostnad"),
    ("net", "Netto"),
    ("in_budget", "Inräknat i budget"),
)


def _sum_figure(address: str, label: str, amounts: Sequence[Amount], parts: Sequence[str]) -> Figure:
    value = total(amounts)
    decimals = max((decimals_of(a.value) for a in amounts), default=0)
    provenance = Provenance(address=address, label=label, rule="Summan av raderna ovanför", parts=tuple(parts))
    return Figure(value=value, decimals=decimals, provenance=provenance)


def funding_table(material: Material) -> Table | None:
    """Grants with what they pay for, how much the budget counts on, and the goal they serve."""
    grants = material.plan.funding
    if not grants or material.report is not None:
        return None
    book = NoteBook(material, "funding")
    rows = [_funding_row(material, book, funding) for funding in grants]
    rows.append(_funding_total(material, grants))
    columns = (
        Column(key="name", label="Bidrag eller projekt", kind=ColumnKind.LABEL),
        *(Column(key=k, label=label, kind=ColumnKind.NUMBER) for k, label in FUNDING_COLUMNS),
        Column(key="goal", label="Nämndmål", kind=ColumnKind.TEXT),
    )
    return Table(
        key="funding",
        of="external_funding",
        caption=caption_of(material, "funding", "Extern finansiering"),
        unit=material.plan.funding_unit,
        columns=relabelled(material, "funding", columns),
        rows=tuple(rows),
        notes=book.notes(),
    )


def _funding_row(material: Material, book: NoteBook, funding: ExternalFunding) -> Row:
    cells: list[Cell] = [text_cell(funding.name, marks=book.mark_prose(funding.conditions, NoteMeaning.OTHER))]
    for column, label in FUNDING_COLUMNS:
        amount = funding_value(funding, column)
        marks = book.of_amount(amount, NoteMeaning.OTHER)
        net = column == "net"
        parts = (f"funding:{funding.key}/grant", f"funding:{funding.key}/cost") if net else ()
        provenance = Provenance(
            address=f"funding:{funding.key}/{column}",
            label=f"{funding.name}, {label.lower()}",
            rule="Bidrag minus kostnad" if net else "",
            parts=parts,
        )
        cells.append(FigureCell(figure=amount_figure(amount, provenance=provenance, marks=marks)))
    goal = material.goals.get(funding.goal)
    cells.append(text_cell(goal.name if goal else ""))
    return Row(key=funding.key, kind=RowKind.LINE, cells=tuple(cells))


def _funding_total(material: Material, grants: Sequence[ExternalFunding]) -> Row:
    cells: list[Cell] = [text_cell("Summa")]
    for column, label in FUNDING_COLUMNS:
        amounts = [funding_value(f, column) for f in grants]
        parts = [f"funding:{f.key}/{column}" for f in grants]
        figure = _sum_figure(f"funding:total/{column}", f"Summa {label.lower()}", amounts, parts)
        cells.append(FigureCell(figure=stated_total(material, "funding", f"total/{column}", figure)))
    return Row(key="total", kind=RowKind.TOTAL, cells=(*cells, EmptyCell()))


def stated_total(material: Material, table: str, cell: str, figure: Figure) -> Figure:
    """The computed total with what a published table printed in that cell ("total/grant")."""
    printed = material.printed.get(table)
    if material.mode is Mode.OWN or printed is None:
        return figure
    return replace(figure, stated=printed.cells.get(cell, ""))


def investment_table(material: Material) -> Table | None:
    """Projects with plan, kind and amounts, and their sum."""
    plan = investment_plan(material)
    if plan is None or not plan.investments:
        return None
    book = NoteBook(material, "investments")
    described = any(i.plan or i.kind for i in plan.investments)
    texts = (
        Column(key="plan", label="Lokalplan eller övrigt", kind=ColumnKind.TEXT),
        Column(key="kind", label="Reinvestering eller nyinvestering", kind=ColumnKind.TEXT),
    )
    columns = (
        Column(key="name", label="Investering", kind=ColumnKind.LABEL),
        *(texts if described else ()),
        *(
            Column(key=c.key, label=c.label, kind=ColumnKind.NUMBER, group=c.group, role=c.role.value)
            for c in plan.columns
        ),
    )
    return Table(
        key="investments",
        of="investments",
        caption=caption_of(material, "investments", "Investeringar"),
        unit=plan.unit,
        columns=relabelled(material, "investments", columns),
        rows=tuple(_investment_rows(material, book, plan, described)),
        notes=book.notes(),
    )


def _investment_rows(material: Material, book: NoteBook, plan: InvestmentPlan, described: bool) -> list[Row]:
    gap: list[Cell] = [EmptyCell(), EmptyCell()] if described else []
    rows = []
    if plan.group:
        blank = (*gap, *(EmptyCell() for _ in plan.columns))
        rows.append(Row(key="group", kind=RowKind.GROUP, cells=(text_cell(plan.group), *blank)))
    for item in plan.investments:
        cells: list[Cell] = [text_cell(item.name)]
        if described:
            cells += [text_cell(item.plan), text_cell(item.kind)]
        for column in plan.columns:
            amount = as_amount(item.amounts.get(column.key, Amount()))
            marks = book.of_amount(amount, NoteMeaning.OTHER)
            provenance = Provenance(address=f"investment:{item.key}/{column.key}", label=f"{item.name}, {column.label}")
            figure = amount_figure(amount, provenance=provenance, decimals=plan.decimals, marks=marks)
            cells.append(FigureCell(figure=figure))
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=tuple(cells)))
    if plan.group:
        label = f"Summa {plan.group.lower()}"
        sums = _investment_sums(material, plan, "subtotal")
        rows.append(Row(key="subtotal", kind=RowKind.SUBTOTAL, cells=(text_cell(label), *gap, *sums)))
    sums = _investment_sums(material, plan, "total")
    label = "Summa investeringar"
    return [*rows, Row(key="total", kind=RowKind.TOTAL, cells=(text_cell(label), *gap, *sums))]


def _investment_sums(material: Material, plan: InvestmentPlan, row: str) -> list[Cell]:
    sums: list[Cell] = []
    for column in plan.columns:
        amounts = [as_amount(i.amounts.get(column.key, Amount())) for i in plan.investments]
        parts = [f"investment:{i.key}/{column.key}" for i in plan.investments]
        address = f"investment:{row}/{column.key}"
        figure = _sum_figure(address, f"Summa {column.label}", amounts, parts)
        figure = replace(figure, decimals=plan.decimals)
        figure = stated_total(material, "investments", f"{row}/{column.key}", figure)
        sums.append(FigureCell(figure=figure))
    return sums


def volume_tables(material: Material) -> list[Table]:
    """The document's volume tables."""
    volumes = material.report.volumes if material.report else material.plan.volumes
    return [volume_table(material, volume) for volume in volumes]


def volume_table(material: Material, volume: VolumeTable) -> Table:
    """Volumes by reference day, with the notes of each row."""
    key = f"volume:{volume.key}"
    book = NoteBook(material, key)
    rows = []
    for row in volume.rows:
        note = book.mark_prose(row.note, NoteMeaning.OTHER)
        cells: list[Cell] = [text_cell(row.label, marks=note)]
        for column in volume.columns:
            amount = as_amount(row.values.get(column.key, Amount()))
            provenance = Provenance(
                address=f"volume:{volume.key}/{row.key}/{column.key}",
                label=f"{row.label}, {column.label}",
                source=volume.source,
            )
            marks = book.of_amount(amount, NoteMeaning.OTHER)
            figure = amount_figure(amount, provenance=provenance, marks=marks)
            cells.append(FigureCell(figure=figure))
        rows.append(Row(key=row.key, kind=RowKind.LINE, cells=tuple(cells)))
    columns = (
        Column(key="row", label="Verksamhet", kind=ColumnKind.LABEL),
        *(Column(key=c.key, label=c.label, kind=ColumnKind.NUMBER) for c in volume.columns),
    )
    return Table(
        key=key,
        of="volumes",
        caption=caption_of(material, key, volume.title),
        unit=volume.unit,
        columns=relabelled(material, key, columns),
        rows=tuple(rows),
        notes=book.notes(),
        source=volume.source,
    )
