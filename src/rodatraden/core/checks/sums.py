"""Sums, subtotals and variances of statements, and the signs of variances."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.filled import Filled, filled_statements
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import as_exact, cell_place, printed
from rodatraden.core.content.economy import ColumnRole, RowRole
from rodatraden.core.rounding import Agreement, allowed, judge
from rodatraden.core.statements import CellKey, Computed

EQUITY_ROWS = frozenset({RowRole.BALANCE_RESULT, RowRole.EQUITY_CAP, RowRole.CARRY_OVER, RowRole.CLOSING_EQUITY})
_MEND = "Rätta summan eller den rad som är fel."
_MEND_SIGN = "Byt tecken, eller rätta budget eller utfall."


@dataclass(frozen=True)
class _Judged:
    """A given cell with the formula it does not agree with."""

    filled: Filled
    key: CellKey
    value: Decimal
    expected: Decimal
    parts: int
    ruling: bool

    @property
    def decimals(self) -> int:
        return self.filled.template.decimals

    @property
    def verdict(self) -> Agreement:
        return judge(self.value - self.expected, allowed(self.parts, self.decimals))

    @property
    def sign_turned(self) -> bool:
        role = next(column.role for column in self.filled.columns if column.key == self.key.column)
        if role is not ColumnRole.VARIANCE or self.verdict is not Agreement.FAULT:
            return False
        return judge(self.value + self.expected, allowed(self.parts, self.decimals)) is not Agreement.FAULT

    def place(self, subject: ReviewSubject) -> Place:
        return cell_place(subject, self.filled.table, self.key.row, self.key.column, self.filled.statement.caption)


def find_sums(subject: ReviewSubject) -> Iterator[Finding]:
    """Given cells that their formula does not give, by the rule of rounding."""
    for judged in _judged(subject):
        if not judged.sign_turned:
            yield _sum_finding(subject, judged)


def find_signs(subject: ReviewSubject) -> Iterator[Finding]:
    """Variances with the right size and the wrong sign."""
    for judged in _judged(subject):
        if judged.sign_turned:
            yield Finding(
                check="variance-sign",
                severity=Severity.FAULT,
                place=judged.place(subject),
                text="Avvikelsen har fel tecken. Den som kostar mer än sin budget har en negativ avvikelse.",
                expected=printed(judged.expected, judged.decimals),
                found=printed(judged.value, judged.decimals),
                mend=_MEND_SIGN,
            )


def _judged(subject: ReviewSubject) -> Iterator[_Judged]:
    """Given cells with the first of their formulas that they differ from.

    A cell that agrees exactly with what its parts should have been is right; the part is wrong. A
    cell that follows its ruling formula is not blamed by the other for a part that is wrong.
    """
    for filled in filled_statements(subject):
        roles = {row.key: row.role for row in filled.rows}
        judged = [
            one
            for key, cell in filled.printed.items()
            if cell.is_given and roles[key.row] not in EQUITY_ROWS
            for one in _differing(filled, key, cell)
        ]
        wrong = {one.key for one in judged if one.ruling and one.verdict is Agreement.FAULT}
        reported: set[CellKey] = set()
        for one in judged:
            consequence = not one.ruling and wrong & set(filled.printed[one.key].parts)
            if one.key not in reported and not consequence:
                reported.add(one.key)
                yield one


def _differing(filled: Filled, key: CellKey, cell: Computed) -> Iterator[_Judged]:
    """The formulas of a given cell that give something else, the ruling one first."""
    if cell.value is None:
        return
    for place, (derivation, rebuilt) in enumerate(zip(cell.derivations, filled.rebuilt[key].derivations, strict=True)):
        if derivation.value is not None and cell.value not in (derivation.value, rebuilt.value):
            yield _Judged(filled, key, cell.value, derivation.value, len(derivation.parts), ruling=place == 0)


def _sum_finding(subject: ReviewSubject, judged: _Judged) -> Finding:
    expected = as_exact(judged.expected, judged.decimals, judged.decimals + 2)
    found = printed(judged.value, judged.decimals)
    rounding = judged.verdict is Agreement.ROUNDING
    return Finding(
        check="sums",
        severity=Severity.NOTE if rounding else Severity.FAULT,
        place=judged.place(subject),
        text=f"De tryckta delarna ger {expected}. Skillnaden ryms i avrundningen."
        if rounding
        else f"Delarna ger {expected}, men {found} är tryckt.",
        expected=expected,
        found=found,
        mend="Ingen åtgärd behövs." if rounding else _MEND,
    )


SUMS = Check[ReviewSubject](
    id="sums",
    title="Summor och delsummor",
    reads="Rader och kolumner med formel i resultaträkning, driftredovisning och andra uppställningar",
    mend=_MEND,
    find=find_sums,
)
VARIANCE_SIGN = Check[ReviewSubject](
    id="variance-sign",
    title="Avvikelsernas tecken",
    reads="Kolumner som visar avvikelse mot budget",
    mend=_MEND_SIGN,
    find=find_signs,
)
