"""Statements as templates and cells, funding, investments, measures and volumes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.content.amount import Number
from rodatraden.core.document.table import RowKind


class StatementKind(StrEnum):
    """What a statement shows."""

    INCOME = "income_statement"
    OPERATING = "operating_statement"
    EQUITY = "equity"
    INVESTMENT = "investments"
    FUNDING = "external_funding"


class ColumnRole(StrEnum):
    """What a column of a statement holds."""

    OUTCOME = "outcome"
    BUDGET = "budget"
    FORECAST = "forecast"
    VARIANCE = "variance"
    MEASURES = "measures"
    OTHER = "other"


class RowRole(StrEnum):
    """What a row means to the rules (equity, net cost, result); OTHER means nothing to them."""

    REVENUE = "revenue"
    COST = "cost"
    TOTAL_REVENUE = "total_revenue"
    TOTAL_COST = "total_cost"
    NET_COST = "net_cost"
    NET_BUDGET = "net_budget"
    RESULT = "result"
    FORECAST_RESULT = "forecast_result"
    WITHDRAWAL = "withdrawal"
    BALANCE_RESULT = "balance_result"
    EQUITY_CAP = "equity_cap"
    OPENING_EQUITY = "opening_equity"
    CARRY_OVER = "carry_over"
    CLOSING_EQUITY = "closing_equity"
    SPECIAL = "special"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementColumn:
    """A column. `formula` is over column keys ("budget - forecast"); `group` is the upper header."""

    key: str
    label: str
    role: ColumnRole
    group: str = ""
    formula: str = ""
    period: str = ""
    year: int | None = None
    preliminary: bool = False
    focus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A row. `formula` is over row keys: `sum(a, b) `, `a - b`, `min(a, b)`, `share(0.03, abs(a))`.

    `operation` ties the row to an operation; `comment` is a footnote of ours on the row.
    """

    key: str
    label: str
    kind: RowKind = RowKind.LINE
    role: RowRole = RowRole.OTHER
    formula: str = ""


class CostSign(StrEnum):
    """How costs are printed."""

    NEGATIVE = "negative"
    POSITIVE = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTemplate:
    """The form of a statement: unit ("tkr", "mnkr"), decimals, sign of costs, columns and rows."""

    key: str
    name: str
    kind: StatementKind
    unit: str
    decimals: int
    cost_sign: CostSign
    columns: tuple[StatementColumn, ...] = ()
    rows: tuple[StatementRow, ...] = ()
    equity_cap_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A filled statement: cells by row key and column key, in the template's unit.

    `columns` and `rows` replace the template's when a year has its own. Cells with a formula
    need not be given in own files; in published files they are given as stated.
    """

    key: str
    template: str
    caption: str
    columns: tuple[StatementColumn, ...] = ()
    rows: tuple[StatementRow, ...] = ()
    cells: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)
    source: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalFunding:
    """A grant with what it pays for and the board goal it serves. In the statement unit of its file."""

    key: str
    name: str
    grant: Number
    cost: Number
    in_budget: Number
    goal: str = ""
    comment: str = ""
    conditions: str = ""
    temporary: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment:
    """An investment: plan (Lokalplan, Övrigt), kind (re-/new), amounts by column key of `InvestmentPlan`."""

    key: str
    name: str
    plan: str = ""
    kind: str = ""
    amounts: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentPlan:
    """The board's investments in one table: amount columns, a group heading and its projects."""

    columns: tuple[StatementColumn, ...]
    investments: tuple[Investment, ...]
    unit: str = "mnkr"
    decimals: int = 1
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectiveMeasure:
    """A measure to get back into balance; the amount may be missing: counted as 0, and said."""

    key: str
    text: str
    operation: str = ""
    expected_effect: Decimal | None = None
    booked_effect: Decimal | None = None
    unit: str = "mnkr"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionalIncome:
    """Income that hangs on somebody's decision, as an application for more budget."""

    key: str
    text: str
    amount: Decimal
    unit: str
    decided_by: str = ""
    operation: str = ""
    decided: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A part of the frame: allocation (satsning), adjustment or transfer, and what it rests on."""

    key: str
    text: str
    amount: Decimal
    unit: str
    operation: str = ""
    decision: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRow:
    """A row of a volume table."""

    key: str
    label: str
    values: Mapping[str, Number]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeColumn:
    """A period or reference day of a volume table."""

    key: str
    label: str
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeTable:
    """Volumes (persons, placements, hours) with their own reference days and notes."""

    key: str
    title: str
    unit: str
    columns: tuple[VolumeColumn, ...]
    rows: tuple[VolumeRow, ...]
    decimals: int = 0
    source: str = ""
