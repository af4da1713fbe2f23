"""Forms of statements to begin with: what most municipalities have, in words of our own."""

from decimal import Decimal

from rodatraden.core.content.economy import (
    ColumnRole,
    CostSign,
    RowRole,
    StatementColumn,
    StatementKind,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.document.table import RowKind


def _column(
    key: str, label: str, role: ColumnRole, period: str = "", *, formula: str = "", focus: bool = False
) -> StatementColumn:
    return StatementColumn(key=key, label=label, role=role, period=period, formula=formula, focus=focus)


def _line(key: str, label: str, role: RowRole = RowRole.OTHER) -> StatementRow:
    return StatementRow(key=key, label=label, role=role)


def _sum(
    key: str, label: str, formula: str, role: RowRole = RowRole.OTHER, *, kind: RowKind = RowKind.SUBTOTAL
) -> StatementRow:
    return StatementRow(key=key, label=label, kind=kind, role=role, formula=formula)


_PLAN = (
    _column("bokslut", "Bokslut {år-2}", ColumnRole.OUTCOME, "{år-2}"),
    _column("budget_forra", "Budget {år-1}", ColumnRole.BUDGET, "{år-1}"),
    _column("budget", "Budget {år}", ColumnRole.BUDGET, "{år}", focus=True),
)
_FOLLOW_UP = (
    _column("budget", "Budget {år}", ColumnRole.BUDGET, "{år}"),
    _column("utfall", "Utfall till {per}", ColumnRole.OUTCOME),
    _column("prognos", "Prognos {år}", ColumnRole.FORECAST, "{år}", focus=True),
    _column("avvikelse", "Avvikelse", ColumnRole.VARIANCE, "{år}", formula="budget - prognos"),
)
_SIGNED = (*_FOLLOW_UP[:3], _column("avvikelse", "Avvikelse", ColumnRole.VARIANCE, "{år}", formula="prognos - budget"))
"""Where revenue is above zero and costs below it: what is more than the budget is better."""
_OPERATIONS = (
    _line("namnd_och_ledning", "Nämnd och ledning"),
    _line("gemensamt", "Gemensamma kostnader"),
    _line("egen_verksamhet", "Verksamhet i egen regi"),
    _line("kopt_verksamhet", "Köpt verksamhet"),
    _line("ofordelat", "Ofördelat"),
    _sum(
        "summa",
        "Summa nämnd",
        "sum(namnd_och_ledning, gemensamt, egen_verksamhet, kopt_verksamhet, ofordelat)",
        RowRole.NET_COST,
        kind=RowKind.TOTAL,
    ),
)
_INCOME = (
    _line("avgifter", "Taxor och avgifter", RowRole.REVENUE),
    _line("bidrag", "Bidrag", RowRole.REVENUE),
    _line("ovriga_intakter", "Övriga intäkter", RowRole.REVENUE),
    _sum("intakter", "Verksamhetens intäkter", "sum(avgifter, bidrag, ovriga_intakter)", RowRole.TOTAL_REVENUE),
    _line("personal", "Personal", RowRole.COST),
    _line("lokaler", "Lokaler", RowRole.COST),
    _line("kop_av_verksamhet", "Köp av verksamhet", RowRole.COST),
    _line("varor_tjanster", "Varor och tjänster", RowRole.COST),
    _line("ovriga_kostnader", "Övriga kostnader", RowRole.COST),
    _line("kapitalkostnad", "Kapitalkostnad", RowRole.COST),
    _sum(
        "kostnader",
        "Verksamhetens kostnader",
        "sum(personal, lokaler, kop_av_verksamhet, varor_tjanster, ovriga_kostnader, kapitalkostnad)",
        RowRole.TOTAL_COST,
    ),
    _sum("nettokostnad", "Nettokostnad", "intakter + kostnader", RowRole.NET_COST, kind=RowKind.TOTAL),
)
_RESULT = (
    _line("budget_netto", "Budget, netto", RowRole.NET_BUDGET),
    _sum("resultat", "Resultat", "nettokostnad - budget_netto", RowRole.RESULT),
)
_EQUITY = (
    _line("budget_netto", "Budget, netto", RowRole.NET_BUDGET),
    _line("resultat", "Årets resultat", RowRole.RESULT),
    _line("uttag", "Varav uttag ur eget kapital", RowRole.WITHDRAWAL),
    _sum("balansresultat", "Balansresultat", "resultat - uttag", RowRole.BALANCE_RESULT),
    _line("ingaende", "Ingående eget kapital", RowRole.OPENING_EQUITY),
    _sum("tak", "Tak: 3 procent av budgeten", "share(0.03, abs(budget_netto))", RowRole.EQUITY_CAP, kind=RowKind.LINE),
    _sum("overforing", "Resultatöverföring", "utgaende - ingaende", RowRole.CARRY_OVER, kind=RowKind.LINE),
    _sum(
        "utgaende",
        "Utgående eget kapital",
        "min(ingaende + balansresultat, max(tak, ingaende))",
        RowRole.CLOSING_EQUITY,
        kind=RowKind.TOTAL,
    ),
)
_INVESTMENTS = (
    _line("lokaler", "Lokaler och anläggningar"),
    _line("inventarier", "Inventarier och maskiner"),
    _line("digitalisering", "Digitala system"),
    _sum(
        "summa",
        "Summa investeringar",
        "sum(lokaler, inventarier, digitalisering)",
        kind=RowKind.TOTAL,
    ),
)
_FUNDING = (
    _line("statsbidrag", "Bidrag från staten"),
    _line("eu", "Bidrag från EU"),
    _line("andra", "Bidrag från andra"),
    _sum("summa", "Summa bidrag", "sum(statsbidrag, eu, andra)", kind=RowKind.TOTAL),
)


def _template(
    key: str,
    name: str,
    kind: StatementKind,
    columns: tuple[StatementColumn, ...],
    rows: tuple[StatementRow, ...],
    cap: Decimal | None = None,
    sign: CostSign = CostSign.POSITIVE,
) -> StatementTemplate:
    return StatementTemplate(
        key=key,
        name=name,
        kind=kind,
        unit="tkr",
        decimals=0,
        cost_sign=sign,
        columns=columns,
        rows=rows,
        equity_cap_share=cap,
    )


DELIVERED = (
    _template("driftredovisning", "Verksamhet", StatementKind.OPERATING, _PLAN, _OPERATIONS),
    _template("driftredovisning-uppfoljning", "Verksamhet", StatementKind.OPERATING, _FOLLOW_UP, _OPERATIONS),
    _template(
        "resultatrakning",
        "Resultaträkning",
        StatementKind.INCOME,
        _PLAN,
        (*_INCOME, *_RESULT),
        sign=CostSign.NEGATIVE,
    ),
    _template(
        "resultatrakning-uppfoljning",
        "Resultaträkning",
        StatementKind.INCOME,
        _SIGNED,
        (*_INCOME, *_RESULT),
        sign=CostSign.NEGATIVE,
    ),
    _template(
        "eget-kapital",
        "Eget kapital",
        StatementKind.EQUITY,
        (
            _column("bokslut", "Bokslut {år-1}", ColumnRole.OUTCOME, "{år-1}"),
            _column("prognos", "Prognos {år}", ColumnRole.FORECAST, "{år}", focus=True),
        ),
        _EQUITY,
        Decimal("0.03"),
    ),
    _template("investeringar", "Slag av investering", StatementKind.INVESTMENT, _FOLLOW_UP, _INVESTMENTS),
    _template("extern-finansiering", "Bidragsgivare", StatementKind.FUNDING, _SIGNED, _FUNDING),
)
"""Two of the statements come twice: one form that plans the year, and one that follows it up.

In the income statement costs are below zero, as economists write it; where only costs stand they are above.
"""
