"""How statements, funding, investments, measures and volumes are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from rodatraden.apps.economy import models
from rodatraden.apps.economy.rules import ore_in
from rodatraden.core.content import economy
from rodatraden.core.content.file import PlanContent
from rodatraden.foundation.keyed.area import Area, Slot, Unit
from rodatraden.foundation.keyed.columns import Money
from rodatraden.foundation.keyed.derive import columns_of
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.parts import Grid, Line, Part, Things

_FUNDING_UNIT = PlanContent().funding_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentTable:
    """An investment plan without its investments, which live on their own."""

    columns: tuple[economy.StatementColumn, ...]
    unit: str
    decimals: int
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingTable:
    """The unit that a plan's funding is given in."""

    unit: str


def _form(columns: type[Any], rows: type[Any], parent: str) -> tuple[Part, ...]:
    return (
        Things("columns", columns, parent, economy.StatementColumn, columns_of(economy.StatementColumn, columns)),
        Things("rows", rows, parent, economy.StatementRow, columns_of(economy.StatementRow, rows)),
    )


TEMPLATES = Home(
    content=economy.StatementTemplate,
    model=models.StatementTemplate,
    parts=_form(models.TemplateColumn, models.TemplateRow, "template"),
    scale=ore_in,
)
STATEMENTS = Home(
    content=economy.Statement,
    model=models.Statement,
    parts=(
        *_form(models.StatementColumn, models.StatementRow, "statement"),
        Grid("cells", models.StatementCell, "statement", money=True),
    ),
    unit="template__unit",
    scale=ore_in,
)
ALLOCATIONS = Home(
    content=economy.Allocation, model=models.Allocation, given=(Money("amount"),), unit="unit", scale=ore_in
)
FUNDING_TABLE = Home(content=FundingTable, model=models.FundingTable, identity=(), scale=ore_in)
FUNDING = Home(
    content=economy.ExternalFunding,
    model=models.ExternalFunding,
    parts=(Line("amounts", models.FundingAmount, "funding", money=True, spread=("grant", "cost", "in_budget")),),
    without=("goal",),
    extra=("unit",),
    unit="unit",
    scale=ore_in,
)
INVESTMENT_TABLE = Home(
    content=InvestmentTable,
    model=models.InvestmentPlan,
    identity=(),
    parts=(
        Things(
            "columns",
            models.InvestmentColumn,
            "plan",
            economy.StatementColumn,
            columns_of(economy.StatementColumn, models.InvestmentColumn),
        ),
    ),
    scale=ore_in,
)
INVESTMENTS = Home(
    content=economy.Investment,
    model=models.Investment,
    parts=(Line("amounts", models.InvestmentAmount, "investment", money=True),),
    extra=("unit",),
    unit="unit",
    scale=ore_in,
)
MEASURES = Home(
    content=economy.CorrectiveMeasure,
    model=models.CorrectiveMeasure,
    given=(Money("expected_effect"), Money("booked_effect")),
    unit="unit",
    scale=ore_in,
)
CONDITIONAL_INCOME = Home(
    content=economy.ConditionalIncome,
    model=models.ConditionalIncome,
    given=(Money("amount"),),
    unit="unit",
    scale=ore_in,
)
VOLUMES = Home(
    content=economy.VolumeTable,
    model=models.VolumeTable,
    parts=(
        Things(
            "columns",
            models.VolumeColumn,
            "table",
            economy.VolumeColumn,
            columns_of(economy.VolumeColumn, models.VolumeColumn),
        ),
        Things(
            "rows",
            models.VolumeRow,
            "table",
            economy.VolumeRow,
            columns_of(economy.VolumeRow, models.VolumeRow, without=("values",)),
            inner={"values": {}},
        ),
        Grid("rows", models.VolumeCell, "table", money=False, inner="values"),
    ),
)


def template_units() -> dict[str, str]:
    """The unit of each template of a statement, by its key."""
    living = models.StatementTemplate.objects.filter(ended_at__isnull=True).order_by("pk")
    return dict(living.values_list("key", "unit"))


def _unit_of_statement(_content: Any) -> Unit:
    units = template_units()
    return lambda statement: units.get(statement.template, "tkr")


def _own_unit(_content: Any) -> Unit:
    unit: Callable[[Any], str] = attrgetter("unit")
    return unit


def _funding_tables(plan: PlanContent) -> tuple[FundingTable, ...]:
    return (FundingTable(unit=plan.funding_unit),) if plan.funding or plan.funding_unit != _FUNDING_UNIT else ()


def _investment_tables(content: Any) -> tuple[InvestmentTable, ...]:
    plan = content.investments
    if plan is None:
        return ()
    return (InvestmentTable(columns=plan.columns, unit=plan.unit, decimals=plan.decimals, group=plan.group),)


def _investments(content: Any) -> tuple[economy.Investment, ...]:
    return content.investments.investments if content.investments else ()


def _investment_unit(content: Any) -> str:
    return content.investments.unit if content.investments else "mnkr"


def _finish(found: dict[str, Any]) -> dict[str, Any]:
    """Put the investments into their plan, and say in which unit the funding is."""
    if "investments" in found:
        table, projects = found.pop("investment_table"), found.pop("investments")
        found["investments"] = table and economy.InvestmentPlan(
            columns=table.columns,
            unit=table.unit,
            decimals=table.decimals,
            group=table.group,
            investments=projects,
        )
    if "funding" in found:
        unit = found.pop("funding_table")
        found["funding_unit"] = unit.unit if unit else _FUNDING_UNIT
    return found


AREA = Area(
    name="economy",
    slots=(
        Slot(attr="statement_templates", home=TEMPLATES, unit=_own_unit),
        Slot(attr="statements", home=STATEMENTS, unit=_unit_of_statement),
        Slot(attr="allocations", home=ALLOCATIONS, unit=_own_unit),
        Slot(
            attr="funding",
            home=FUNDING_TABLE,
            name="funding_table",
            single=True,
            contents=_funding_tables,
            unit=_own_unit,
        ),
        Slot(
            attr="funding",
            home=FUNDING,
            unit=lambda plan: lambda _grant: str(plan.funding_unit),
            extra=lambda plan: {"unit": plan.funding_unit},
        ),
        Slot(
            attr="investments",
            home=INVESTMENT_TABLE,
            name="investment_table",
            single=True,
            contents=_investment_tables,
            unit=_own_unit,
        ),
        Slot(
            attr="investments",
            home=INVESTMENTS,
            contents=_investments,
            place=("investments", "investments"),
            unit=lambda content: lambda _project: _investment_unit(content),
            extra=lambda content: {"unit": _investment_unit(content)},
        ),
        Slot(attr="measures", home=MEASURES, unit=_own_unit),
        Slot(attr="conditional_income", home=CONDITIONAL_INCOME, unit=_own_unit),
        Slot(attr="volumes", home=VOLUMES),
    ),
    finish=_finish,
)
