"""Carry-over and equity against the municipality's rule."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rodatraden.core import equity
from rodatraden.core.checks.check import Check, Finding, Severity
from rodatraden.core.checks.filled import Filled, filled_statements
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import as_exact, cell_place, printed
from rodatraden.core.content.economy import RowRole
from rodatraden.core.formula import parse
from rodatraden.core.numbers import format_number, rounded
from rodatraden.core.rounding import Agreement, agree
from rodatraden.core.statements import CellKey

_MEND = "Rätta beloppet, eller ändra regeln om kommunen har en annan."


class _ByRule(NamedTuple):
    role: RowRole
    value: Decimal
    rule: str


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Equity rows that the rule, applied to the year's own figures, does not give."""
    for filled in filled_statements(subject):
        for column in filled.columns:
            for by_rule in _expected(filled, column.key):
                yield from _compare(subject, filled, column.key, by_rule)


def _value(filled: Filled, role: RowRole, column: str) -> Decimal | None:
    row = filled.with_role(role)
    return filled.value(row.key, column) if row else None


def _expected(filled: Filled, column: str) -> Iterator[_ByRule]:
    result = _value(filled, RowRole.FORECAST_RESULT, column)
    if result is None:
        result = _value(filled, RowRole.RESULT, column)
    opening = _value(filled, RowRole.OPENING_EQUITY, column)
    if result is None:
        return
    balance = equity.balance_result(result, _value(filled, RowRole.WITHDRAWAL, column) or Decimal(0))
    yield _ByRule(RowRole.BALANCE_RESULT, balance, "resultatet minus uttaget")
    share = filled.template.equity_cap_share
    net_budget = _value(filled, RowRole.NET_BUDGET, column)
    if share is None or net_budget is None:
        if opening is not None and not _capped(filled):
            yield _ByRule(RowRole.CLOSING_EQUITY, opening + balance, "ingående eget kapital plus balansresultatet")
        return
    cap = equity.equity_cap(net_budget, share)
    percent = format_number(share * 100, 0 if share * 100 == int(share * 100) else 1)
    yield _ByRule(RowRole.EQUITY_CAP, cap, f"{percent} procent av {printed(abs(net_budget), filled.template.decimals)}")
    if opening is None:
        return
    rule = equity.carry_over(opening=opening, result=balance, net_budget=net_budget, share=share)
    yield _ByRule(RowRole.CLOSING_EQUITY, rule.closing, "ingående eget kapital plus balansresultatet, högst taket")
    yield _ByRule(RowRole.CARRY_OVER, rule.carried_over, "utgående minus ingående eget kapital")


def _capped(filled: Filled) -> bool:
    """Whether the closing row itself says that there is a cap, which is then not known here."""
    row = filled.with_role(RowRole.CLOSING_EQUITY)
    return bool(row and row.formula and "min(" in row.formula and parse(row.formula))


def _compare(subject: ReviewSubject, filled: Filled, column: str, by_rule: _ByRule) -> Iterator[Finding]:
    role, expected, rule = by_rule
    row = filled.with_role(role)
    cell = filled.printed.get(CellKey(row.key, column)) if row else None
    if row is None or cell is None or not cell.is_given or cell.value is None:
        return
    value = cell.value
    decimals = filled.template.decimals
    verdict = agree(value, decimals, rounded(expected, decimals), decimals)
    if verdict is Agreement.EQUAL:
        return
    rounding = verdict is Agreement.ROUNDING
    yield Finding(
        check="equity",
        severity=Severity.NOTE if rounding else Severity.FAULT,
        place=cell_place(subject, filled.table, row.key, column, filled.statement.caption),
        text=f"Regeln ger {printed(expected, decimals)}: {rule}. Tryckt är {printed(value, decimals)}.",
        expected=as_exact(expected, decimals, decimals),
        found=printed(value, decimals),
        mend="Ingen åtgärd behövs." if rounding else _MEND,
    )


EQUITY = Check[ReviewSubject](
    id="equity",
    title="Eget kapital och resultatöverföring",
    reads="Balansresultat, tak, resultatöverföring och utgående eget kapital",
    mend=_MEND,
    find=find,
)
