"""Which column of one table is held against which of the other's."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rodatraden.core.comparison.item import Heading

_YEAR = re.compile(r"\d{4}")
_BUDGET, _OUTCOME, _FORECAST = "budget", "outcome", "forecast"


@dataclass(frozen=True, slots=True)
class ColumnPair:
    """Two columns. `across` holds a budget against what it became."""

    first: Heading
    second: Heading
    across: bool = False

    @property
    def as_long(self) -> bool:
        """Whether both cover as much of a year: a percentage of three months to eight says nothing."""
        return _YEAR.sub("", self.first.period) == _YEAR.sub("", self.second.period)

    @property
    def label(self) -> str:
        """What both are called, or each by its own name."""
        if self.first.label == self.second.label:
            return self.first.label
        return f"{self.first.label} mot {self.second.label[:1].lower()}{self.second.label[1:]}"


def pair_columns(
    first: Sequence[Heading], second: Sequence[Heading], *, same_table: bool, first_is_plan: bool, second_is_plan: bool
) -> tuple[ColumnPair, ...]:
    """The columns that say the same thing, each in its own document's time.

    Columns of one and the same table are paired by key. Else by what they hold and the year counted
    from the document's own: this year's budget stands against last year's. Between a plan and a
    report the year's budget also stands against the whole year's outcome, else its forecast.
    """
    found = _alike(first, second, same_table=same_table)
    if first_is_plan and not second_is_plan:
        found += [ColumnPair(a, b, across=True) for a, b in _became(first, second)]
    elif second_is_plan and not first_is_plan:
        found += [ColumnPair(b, a, across=True) for a, b in _became(second, first)]
    return tuple(found)


def _alike(first: Sequence[Heading], second: Sequence[Heading], *, same_table: bool) -> list[ColumnPair]:
    marks: list[Callable[[Heading], Hashable]] = [
        lambda h: (h.role, h.offset, h.period, h.group, h.key),
        lambda h: (h.role, h.offset, h.period, h.group),
        lambda h: (h.role, h.offset, h.group),
        lambda h: (h.role, h.offset),
    ]
    if same_table:
        marks.insert(0, lambda h: h.key)
    pairs: list[ColumnPair] = []
    for mark in marks:
        waiting: dict[Hashable, list[Heading]] = {}
        for heading in second:
            if all(heading is not pair.second for pair in pairs):
                waiting.setdefault(mark(heading), []).append(heading)
        for heading in first:
            if all(heading is not pair.first for pair in pairs) and waiting.get(mark(heading)):
                pairs.append(ColumnPair(heading, waiting[mark(heading)].pop(0)))
    order = {id(heading): number for number, heading in enumerate(first)}
    return sorted(pairs, key=lambda pair: order[id(pair.first)])


def _became(plan: Sequence[Heading], report: Sequence[Heading]) -> list[tuple[Heading, Heading]]:
    """The year's budget in the plan, with the year's whole outcome and its forecast in the report."""
    budget = next((h for h in plan if h.role == _BUDGET and h.offset == 0), None)
    if budget is None:
        return []
    for role in (_OUTCOME, _FORECAST):
        for end in report:
            if end.role == role and end.offset == 0 and end.whole_year:
                return [(budget, end)]
    return []
