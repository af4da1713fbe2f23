"""A chart's data as a table of the document tree."""

from collections.abc import Sequence
from decimal import Decimal

from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Row,
    RowKind,
    Table,
    TextCell,
)
from rodatraden.core.missing import Missing, MissingReason

Value = Decimal | Missing | None


def data_table(
    key: str,
    caption: str,
    first: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[tuple[str, Sequence[Value]]],
    *,
    decimals: int,
    unit: str = "",
    source: str = "",
) -> Table:
    """The table `KEY:data`: a label column headed `first`, then number columns (key, label).

    None is a cell with nothing to say, a `Missing` one whose value is absent.
    """
    head = Column(key="name", label=first, kind=ColumnKind.LABEL)
    return Table(
        key=f"{key}:data",
        caption=caption,
        columns=(
            head,
            *(Column(key=k, label=label, kind=ColumnKind.NUMBER) for k, label in columns),
        ),
        rows=tuple(
            Row(
                key=f"row-{i}",
                kind=RowKind.LINE,
                cells=(
                    TextCell(lines=((Text(text=label),),)),
                    *(_cell(value, decimals) for value in values),
                ),
            )
            for i, (label, values) in enumerate(rows)
        ),
        of="chart_data",
        unit=unit,
        source=source,
    )


def _cell(value: Value, decimals: int) -> Cell:
    if value is None:
        return EmptyCell()
    if isinstance(value, Missing):
        return FigureCell(figure=Figure(missing=value))
    return FigureCell(figure=Figure(value=value, decimals=decimals))


def absent(value: Decimal | None, why: Missing | None = None) -> Value:
    """`value`, or a missing one where there is none: for the reason given, or as not stated."""
    return (why or Missing(reason=MissingReason.NOT_STATED)) if value is None else value
