"""Amounts of grants and investments: what tables and running text read alike."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.economy import ExternalFunding, InvestmentPlan
from rodatraden.documents.assembly.material import Material


def funding_value(funding: ExternalFunding, column: str) -> Amount:
    """One amount of a grant; net = grant − cost, missing when either is."""
    given: Mapping[str, Number] = {
        "grant": funding.grant,
        "cost": funding.cost,
        "in_budget": funding.in_budget,
    }
    if column != "net":
        return as_amount(given[column])
    grant, cost = as_amount(funding.grant).value, as_amount(funding.cost).value
    return Amount(value=None if grant is None or cost is None else grant - cost)


def total(amounts: Sequence[Amount]) -> Decimal | None:
    """The sum of what there is; missing when nothing is."""
    values = [a.value for a in amounts if a.value is not None]
    return sum(values, Decimal(0)) if values else None


def investment_plan(material: Material) -> InvestmentPlan | None:
    """The investments a document shows."""
    if material.report is not None:
        return material.report.investments
    return material.plan.investments
