"""What the council gave the board to live on, against the net budget that the board's plan has."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core.content.council import Frame
from rodatraden.core.content.economy import RowRole, StatementKind
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import Reference, Text
from rodatraden.core.document.slots import sections_of
from rodatraden.core.document.table import Cell, Column, ColumnKind, FigureCell, Row, RowKind, Table, TextCell
from rodatraden.core.document.template import Part
from rodatraden.core.money import ORE_IN_UNIT, convert
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import decimals_of
from rodatraden.documents.assembly.filled import Filled, filled_statements
from rodatraden.documents.assembly.key_figures import current_column
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import lines
from rodatraden.documents.assembly.statements import cell_figure

_NET = (RowRole.NET_BUDGET, RowRole.NET_COST)


def own_frame(material: Material) -> Table | None:
    """The council's frame for the board with its decision, the board's net budget, and the difference.

    None where the council has set no frame for the board, and in a document that prints its source.
    """
    frames = material.council.frames if material.council else ()
    frame = next((one for one in frames if one.board == material.board), None)
    if frame is None or material.mode is Mode.PUBLISHED:
        return None
    budget = _net_budget(material)
    unit = budget[0].template.unit if budget else frame.unit
    if unit not in ORE_IN_UNIT or frame.unit not in ORE_IN_UNIT:
        return None
    columns = (
        Column(key="what", label="Ram och budget", kind=ColumnKind.LABEL),
        Column(key="amount", label=f"{material.year}", kind=ColumnKind.NUMBER, focus=True),
        Column(key="rests_on", label="Grundas på", kind=ColumnKind.TEXT),
    )
    return Table(
        key="own_frame",
        of="own_frame",
        caption="Fullmäktiges ram och nämndens budget",
        unit=unit,
        columns=columns,
        rows=tuple(_rows(material, frame, unit, budget)),
    )


def _rows(material: Material, frame: Frame, unit: str, budget: tuple[Filled, Figure] | None) -> list[Row]:
    value = convert(frame.amount, frame.unit, unit)
    decimals = budget[1].decimals if budget else decimals_of(frame.amount)
    rests_on = TextCell(
        lines=((Text(text=frame.decision),), *lines(material, frame.text))[0 if frame.decision else 1 :]
    )
    rows = [_row("frame", "Ram från fullmäktige, netto", _figure(value, decimals, f"frame:{frame.board}"), rests_on)]
    if budget is None:
        nothing = text_cell("Nämndens resultaträkning har ingen nettobudget än.")
        return [
            *rows,
            Row(key="budget", kind=RowKind.LINE, cells=(text_cell("Nämndens nettobudget"), text_cell(), nothing)),
        ]
    filled, figure = budget
    size = abs(figure.value or Decimal(0))
    where = TextCell(lines=((_statement(material, filled),),))
    rows.append(_row("budget", "Nämndens nettobudget", replace(figure, value=size), where))
    left = value - size
    label = "Kvar av ramen" if left >= 0 else "Budgeten är större än ramen med"
    rows.append(_row("left", label, _figure(abs(left), decimals, f"frame:{frame.board}/left", label), text_cell()))
    return rows


def _statement(material: Material, filled: Filled) -> Reference | Text:
    """The statement the budget stands in, a link to it where the document has it."""
    words = filled.statement.caption or filled.template.name
    shown = {part for _depth, section in sections_of(material.template) for part in section.parts}
    if Part.INCOME_STATEMENT not in shown:
        return Text(text=words)
    return Reference(target=f"statement:{filled.statement.key}", text=words)


def _row(key: str, label: str, figure: Figure, rests_on: Cell) -> Row:
    return Row(key=key, kind=RowKind.LINE, cells=(text_cell(label), FigureCell(figure=figure), rests_on))


def _figure(value: Decimal, decimals: int, address: str, label: str = "Fullmäktiges ram") -> Figure:
    return Figure(value=value, decimals=decimals, provenance=Provenance(address=address, label=label))


def _net_budget(material: Material) -> tuple[Filled, Figure] | None:
    """The board's net budget of the year with the statement it stands in."""
    for filled in filled_statements(material, StatementKind.INCOME)[:1]:
        column = current_column(material, filled)
        for role in _NET:
            row = next((one for one in filled.rows if one.role is role), None)
            if row is not None and column is not None:
                figure = cell_figure(material, filled, row, column)
                if figure is not None and figure.value is not None:
                    return filled, figure
    return None
