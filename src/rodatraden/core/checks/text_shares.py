"""Shares told in running text against the two amounts told just before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.passages import Passage
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import as_exact
from rodatraden.core.money import ORE_IN_UNIT
from rodatraden.core.numbers import rounded
from rodatraden.core.printed import Printed, find_printed
from rodatraden.core.rounding import Agreement, agree
from rodatraden.core.shares import share

_MEND = "Rätta andelen eller något av beloppen."
_SHARE_OF = re.compile(
    r"\b(?:täcker|utgör|motsvarar|står för)\s+(?P<share>[\d,]+)\s*(?:procent|%)\s+av\b", re.IGNORECASE
)
_AMOUNTS = 2


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Shares ("täcker 84 procent av") that the two amounts before them do not give.

    Only where exactly two amounts in one unit stand before the share in its paragraph: then the
    smaller is a part of the larger.
    """
    for passage in subject.passages:
        for match in _SHARE_OF.finditer(passage.text):
            amounts = [n for n in find_printed(passage.text[: match.start()]) if n.unit in ORE_IN_UNIT]
            told = find_printed(match["share"])
            if len(amounts) == _AMOUNTS and len(told) == 1 and amounts[0].unit == amounts[1].unit:
                yield from _judge(passage, told[0], amounts)


def _judge(passage: Passage, told: Printed, amounts: list[Printed]) -> Iterator[Finding]:
    part, whole = sorted(abs(amount.value) for amount in amounts)
    if whole == 0:
        return
    expected = share(part, whole)
    if rounded(expected, told.decimals) == told.value:
        return
    rounding = agree(told.value, told.decimals, expected, told.decimals + 2) is not Agreement.FAULT
    decimals = max(amount.decimals for amount in amounts)
    words = as_exact(rounded(expected, told.decimals + 1), told.decimals, told.decimals + 1)
    yield Finding(
        check="text-shares",
        severity=Severity.NOTE if rounding else Severity.QUESTION,
        place=Place(node=passage.node, label=passage.label),
        text=f"{_print(part, decimals)} av {_print(whole, decimals)} är {words} procent. "
        f"I texten står {_print(told.value, told.decimals)} procent.",
        expected=f"{words} procent",
        found=f"{_print(told.value, told.decimals)} procent",
        mend="Ingen åtgärd behövs." if rounding else _MEND,
    )


def _print(value: Decimal, decimals: int) -> str:
    return as_exact(value, decimals, decimals)


TEXT_SHARES = Check[ReviewSubject](
    id="text-shares",
    title="Andelar i löpande text",
    reads="Andelar som följer på två belopp i samma stycke",
    mend=_MEND,
    find=find,
)
