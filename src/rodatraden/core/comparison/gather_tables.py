"""Tables with columns of their own: the table, its columns and its lines."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rodatraden.core.comparison.gather_goals import folded
from rodatraden.core.comparison.item import Field, Heading, Item
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.content.economy import ColumnRole, StatementColumn, VolumeColumn
from rodatraden.core.periods import MONTHS

Line = tuple[str, str, Mapping[str, Field], Mapping[str, Field]]
"""A line's key, name, own fields, and cells by column."""

_ROLES: Mapping[ColumnRole, str] = {
    ColumnRole.OUTCOME: "Utfall",
    ColumnRole.BUDGET: "Budget",
    ColumnRole.FORECAST: "Prognos",
    ColumnRole.VARIANCE: "Avvikelse",
    ColumnRole.MEASURES: "Åtgärder",
}
_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})-(\d\d)/(?:(\d{4})-)?(\d\d)")


def heading_of(side: Side, column: StatementColumn) -> Heading:
    """A statement's column: what it holds, and for which year counted from the document's."""
    period = "" if column.period == str(column.year) else column.period
    return Heading(
        key=column.key,
        label=_label(column, period),
        role=column.role.value,
        offset=None if column.year is None else column.year - side.year,
        period=period,
        group=column.group,
        whole_year=not period,
    )


def heading_of_volume(side: Side, column: VolumeColumn) -> Heading:
    """A volume table's column."""
    year = _YEAR.match(column.period)
    return Heading(
        key=column.key,
        label=column.label,
        offset=int(year[0]) - side.year if year else None,
        period=column.period,
    )


def _label(column: StatementColumn, period: str) -> str:
    label, role = column.label, _ROLES.get(column.role, "")
    if label.isdigit():
        label = f"{role} {label}".strip()
    elif role == label and column.year:
        label = f"{label} {column.year}"
    span = _SPAN.fullmatch(period)
    if span:
        months = f"{MONTHS[int(span[2]) - 1][:3]}–{MONTHS[int(span[4]) - 1][:3]}"
        return label if months in label else f"{label}, {months}"
    return label


def table_items(
    head: Item,
    line_sort: str,
    column_sort: str,
    headings: Sequence[Heading],
    columns: Sequence[Mapping[str, Field]],
    lines: Sequence[Line],
) -> Iterator[Item]:
    """The table itself, its columns, and its lines with their cells."""
    yield head
    parent = (head.sort.key, head.key)
    for heading, found in zip(headings, columns, strict=True):
        yield Item(
            sort=SORTS[column_sort],
            key=f"{head.key}/{heading.key}",
            local=heading.key,
            name=heading.label,
            parent=parent,
            within=head.name,
            fields=found,
            headings=(heading,),
        )
    for key, name, found, cells in lines:
        yield Item(
            sort=SORTS[line_sort],
            key=f"{head.key}/{key}",
            local=key,
            name=name,
            parent=parent,
            within=head.name,
            kin=((folded(name),),),
            fields=found,
            headings=tuple(headings),
            cells=cells,
        )
