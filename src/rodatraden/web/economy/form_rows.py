"""The rows and columns of a form as they are edited: a line each, in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rodatraden.core.content.economy import ColumnRole, RowRole, StatementColumn, StatementRow
from rodatraden.core.document.table import RowKind
from rodatraden.core.statement_forms import named

MOST_ROWS, MOST_COLUMNS = 120, 24
ROW_KINDS = (
    (RowKind.LINE, _("Rad")),
    (RowKind.SUBTOTAL, _("Delsumma")),
    (RowKind.TOTAL, _("Summa")),
    (RowKind.GROUP, _("Rubrik")),
)
ROW_ROLES = (
    (RowRole.OTHER, _("Ingen särskild")),
    (RowRole.REVENUE, _("Intäkt")),
    (RowRole.COST, _("Kostnad")),
    (RowRole.TOTAL_REVENUE, _("Summa intäkter")),
    (RowRole.TOTAL_COST, _("Summa kostnader")),
    (RowRole.NET_COST, _("Nettokostnad")),
    (RowRole.NET_BUDGET, _("Budget, netto")),
    (RowRole.RESULT, _("Resultat")),
    (RowRole.FORECAST_RESULT, _("Prognos för resultatet")),
    (RowRole.WITHDRAWAL, _("Uttag ur eget kapital")),
    (RowRole.BALANCE_RESULT, _("Balansresultat")),
    (RowRole.EQUITY_CAP, _("Tak för eget kapital")),
    (RowRole.OPENING_EQUITY, _("Ingående eget kapital")),
    (RowRole.CARRY_OVER, _("Resultatöverföring")),
    (RowRole.CLOSING_EQUITY, _("Utgående eget kapital")),
    (RowRole.SPECIAL, _("Utanför summan")),
)
COLUMN_ROLES = (
    (ColumnRole.BUDGET, _("Budget")),
    (ColumnRole.OUTCOME, _("Utfall")),
    (ColumnRole.FORECAST, _("Prognos")),
    (ColumnRole.VARIANCE, _("Avvikelse")),
    (ColumnRole.MEASURES, _("Åtgärder")),
    (ColumnRole.OTHER, _("Annat")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or column in the form; `role` and `kind` are what is chosen."""

    at: int
    key: str = ""
    label: str = ""
    kind: str = RowKind.LINE.value
    role: str = ""
    formula: str = ""
    group: str = ""
    period: str = ""
    year: str = ""
    focus: bool = False
    preliminary: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All rows and columns of a form as they stand in it."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def more(self, what: str) -> Lines:
        """With empty ones more, last: three rows, or a column."""
        if what == "rad":
            new = tuple(Line(at=len(self.rows) + n, role=RowRole.OTHER.value) for n in range(3))
            return Lines(rows=(*self.rows, *new)[:MOST_ROWS], columns=self.columns)
        column = Line(at=len(self.columns), role=ColumnRole.BUDGET.value)
        return Lines(rows=self.rows, columns=(*self.columns, column)[:MOST_COLUMNS])

    def choices(self) -> dict[str, object]:
        """What the form chooses among."""
        return {
            "row_kinds": [(kind.value, words) for kind, words in ROW_KINDS],
            "row_roles": [(role.value, words) for role, words in ROW_ROLES],
            "column_roles": [(role.value, words) for role, words in COLUMN_ROLES],
        }


def lines_of(rows: tuple[StatementRow, ...], columns: tuple[StatementColumn, ...]) -> Lines:
    """A form's rows and columns as lines."""
    return Lines(
        rows=tuple(
            Line(
                at=at,
                key=row.key,
                label=row.label,
                kind=row.kind.value,
                role=row.role.value,
                formula=row.formula,
                order=str(at + 1),
            )
            for at, row in enumerate(rows)
        ),
        columns=tuple(
            Line(
                at=at,
                key=column.key,
                label=column.label,
                role=column.role.value,
                formula=column.formula,
                group=column.group,
                period=column.period,
                year=str(column.year or ""),
                focus=column.focus,
                preliminary=column.preliminary,
                order=str(at + 1),
            )
            for at, column in enumerate(columns)
        ),
    )


def sent_lines(request: HttpRequest) -> Lines:
    """The lines that a form sent."""
    return Lines(
        rows=tuple(_sent(request, "rad", at) for at in range(_count(request, "rader", MOST_ROWS))),
        columns=tuple(_sent(request, "kolumn", at) for at in range(_count(request, "kolumner", MOST_COLUMNS))),
    )


def _count(request: HttpRequest, name: str, most: int) -> int:
    said = request.POST.get(name, "0")
    return min(int(said), most) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def _sent(request: HttpRequest, what: str, at: int) -> Line:
    def said(name: str) -> str:
        return request.POST.get(f"{what}-{at}-{name}", "")

    return Line(
        at=at,
        key=said("nyckel"),
        label=said("rubrik"),
        kind=said("slag"),
        role=said("roll"),
        formula=said("formel"),
        group=said("grupp"),
        period=said("period"),
        year=said("ar"),
        focus=bool(said("fokus")),
        preliminary=bool(said("preliminar")),
        order=said("ordning"),
    )


def _sorted(lines: tuple[Line, ...]) -> list[Line]:
    """The lines that have a heading, in the order of their numbers; one without a number stands where it stood."""

    def place(line: Line) -> tuple[float, int]:
        said = line.order.strip().replace(",", ".")
        try:
            return (float(said) if len(said) < 8 else line.at + 1, line.at)
        except ValueError:
            return (line.at + 1, line.at)

    return sorted((line for line in lines if line.label.strip()), key=place)


def _with_keys(lines: list[Line], otherwise: str) -> list[tuple[Line, str]]:
    taken = {line.key for line in lines if line.key}
    found = []
    for line in lines:
        key = line.key or named(line.label, otherwise, taken)
        taken.add(key)
        found.append((line, key))
    return found


def rows_from(lines: Lines) -> tuple[StatementRow, ...]:
    """The rows that a form says; a new one gets a key made of its heading."""
    return tuple(
        StatementRow(
            key=key,
            label=line.label,
            kind=RowKind(line.kind) if line.kind in set(RowKind) else RowKind.LINE,
            role=RowRole(line.role) if line.role in set(RowRole) else RowRole.OTHER,
            formula=line.formula.strip(),
        )
        for line, key in _with_keys(_sorted(lines.rows), "rad")
    )


def columns_from(lines: Lines) -> tuple[StatementColumn, ...]:
    """The columns that a form says; the year of one is that of its period, where that is a year."""
    return tuple(
        StatementColumn(
            key=key,
            label=line.label,
            role=ColumnRole(line.role) if line.role in set(ColumnRole) else ColumnRole.OTHER,
            group=line.group,
            formula=line.formula.strip(),
            period=line.period.strip(),
            year=_year(line),
            preliminary=line.preliminary,
            focus=line.focus,
        )
        for line, key in _with_keys(_sorted(lines.columns), "kolumn")
    )


def _year(line: Line) -> int | None:
    for said in (line.period.strip()[:4], line.year.strip()):
        if len(said) == 4 and said.isascii() and said.isdigit():
            return int(said)
    return None
