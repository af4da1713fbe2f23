# ruff: noqa: E501
"""The sample's charts, by the product's own builders."""

from decimal import Decimal

from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.specs import (
    ByGender,
    OperationBudget,
    OperationForecast,
    Outcome,
    TargetMark,
    budget_chart,
    gender_chart,
    indicator_chart,
    variance_chart,
)


def indicator() -> Chart:
    return indicator_chart(
        key="chart:indicator:sick-leave",
        caption="Sjukfrånvaro, utfall och mål, procent",
        outcomes=(
            Outcome(at=2020, value=Decimal("8.4"), margin=Decimal("0.6")),
            Outcome(at=2021, value=None),
            Outcome(at=2022, value=Decimal("7.4"), margin=Decimal("0.5")),
            Outcome(at=2023, value=Decimal("7.1")),
            Outcome(at=2024, value=Decimal("7.9")),
        ),
        targets=(
            TargetMark(at=2025, value=Decimal("6.8"), label="Etappmål 2025"),
            TargetMark(at=2030, value=Decimal("5.5"), label="Målvärde 2030", long_term=True),
        ),
        unit="%",
        decimals=1,
        source="Personalsystemet",
    )


def gender() -> Chart:
    return gender_chart(
        key="chart:gender:sick-leave",
        caption="Sjukfrånvaro för kvinnor och män, procent",
        rows=(
            ByGender(name="Total", women=Decimal("8.6"), men=Decimal("5.1")),
            ByGender(name="Kort, 1–14 dagar", women=Decimal("3.1"), men=Decimal("2.9")),
            ByGender(name="Lång, över 180 dagar", women=Decimal("2.4"), men=Decimal("0.9")),
        ),
        unit="%",
        decimals=1,
    )


def variance() -> Chart:
    return variance_chart(
        key="chart:variance",
        caption="Budget, prognos och utfall 2024, mnkr",
        rows=(
            OperationForecast(name="Hemtjänst", budget=Decimal("241.2"), forecast=Decimal("246.8"), outcome=Decimal("165.9")),
            OperationForecast(name="Särskilt boende", budget=Decimal("232.6"), forecast=Decimal("233.9"), outcome=Decimal("156.2")),
            OperationForecast(name="Funktionsnedsättning, boende och daglig verksamhet", budget=Decimal("98.7"), forecast=Decimal("97.6"), outcome=Decimal("64.7")),
            OperationForecast(name="Nämnd och ledning", budget=Decimal("27.5"), forecast=Decimal("27.0"), outcome=Decimal("18.0")),
        ),
        labels=("Budget helår", "Prognos helår", "Utfall jan–aug"),
    )  # fmt: skip


def budget() -> Chart:
    return budget_chart(
        key="chart:budget",
        caption="Nettobudget 2025 per verksamhet, mnkr",
        rows=(
            OperationBudget(name="Nämnd och ledning", value=Decimal("28.1")),
            OperationBudget(name="Hemtjänst", value=Decimal("249.0")),
            OperationBudget(name="Särskilt boende", value=Decimal("239.9")),
            OperationBudget(name="Funktionsnedsättning", value=Decimal("95.4")),
        ),
    )
