"""What the plan files that fill every field have in common."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rodatraden.core.content import economy, indicators
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.table import RowKind
from rodatraden.core.missing import MissingReason

D = Decimal
DAY, LATER = date(2022, 1, 1), date(2022, 12, 31)
BOARD, YEAR, OCCASION = "sn", 2022, "mars"
SCOPES = {
    "kommun.yaml": Scope(level=ScopeLevel.MUNICIPALITY),
    "plan.yaml": Scope(level=ScopeLevel.BOARD_YEAR, board=BOARD, year=YEAR),
    "rapport.yaml": Scope(level=ScopeLevel.BOARD_OCCASION, board=BOARD, year=YEAR, occasion=OCCASION),
}
EVERYTHING = Amount(
    missing=MissingReason.NOT_PUBLISHED, expected=LATER, text="i höst", stated="–", marks=("1)", "*"), comment="ny"
)


def columns(prefix: str) -> tuple[economy.StatementColumn, ...]:
    return (
        economy.StatementColumn(key=f"{prefix}_budget", label="Budget", role=economy.ColumnRole.BUDGET),
        economy.StatementColumn(
            key=f"{prefix}_rest",
            label="Kvar",
            role=economy.ColumnRole.VARIANCE,
            group="Helår",
            formula=f"{prefix}_budget",
            period="2022",
            year=YEAR,
            preliminary=True,
            focus=True,
        ),
    )


def rows(prefix: str) -> tuple[economy.StatementRow, ...]:
    return (
        economy.StatementRow(key=f"{prefix}_intakter", label="Intäkter"),
        economy.StatementRow(
            key=f"{prefix}_summa",
            label="Summa",
            kind=RowKind.TOTAL,
            role=economy.RowRole.NET_COST,
            formula=f"{prefix}_intakter",
        ),
    )


def volumes(key: str) -> economy.VolumeTable:
    return economy.VolumeTable(
        key=key,
        title="Placeringar",
        unit="personer",
        decimals=1,
        source="Eget register",
        columns=(
            economy.VolumeColumn(key="mars", label="30/3", period="2022-03-30"),
            economy.VolumeColumn(key="april", label="April"),
        ),
        rows=(
            economy.VolumeRow(key="barn", label="Barn", values={"mars": D("12.50"), "april": EVERYTHING}, note="ca"),
            economy.VolumeRow(key="vuxna", label="Vuxna", values={}),
        ),
    )


def investments(key: str) -> economy.InvestmentPlan:
    return economy.InvestmentPlan(
        columns=columns("i"),
        unit="tkr",
        decimals=2,
        group="Projekt",
        investments=(
            economy.Investment(
                key=key,
                name="Lokal",
                plan="Lokalplan",
                kind="nyinvestering",
                amounts={"i_budget": D("1.50"), "i_rest": EVERYTHING},
            ),
        ),
    )


def observations(survey: bool = True) -> tuple[indicators.Observation, ...]:
    return (
        indicators.Observation(indicator="andel", period="2021", amount=Amount(value=D("16.80"))),
        indicators.Observation(
            indicator="andel",
            period="2021",
            amount=EVERYTHING,
            entity="kommun:0126",
            breakdown={"age": "0–6 år & äldre", "gender": "women"},
            survey=indicators.Survey(
                respondents=80,
                asked=100,
                group="brukare",
                stated_margin=D("5.0"),
                stated_low=D("71"),
                stated_high=D("81.25"),
            )
            if survey
            else None,
            persons=12,
            preliminary=True,
            fetched=DAY,
            reported_by="Enheten",
        ),
    )
