"""What a live figure computes: addresses of figures, and sums, changes and shares of them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a figure is had from.

    `segments` by kind: observation (indicator, period), target (indicator, year), cell (statement,
    row, column), volume (table, row, column), funding (key, field), investment (key, column),
    allocation (key), income (key), count (what). `query` narrows an observation by its breakdown
    and a count by goal or commitment, in the order written.
    """

    kind: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """The address as it is written."""
        separator = "@" if self.kind in ("observation", "target") else "/"
        query = "&".join(f"{name}={value}" for name, value in self.query)
        return f"{self.kind}:{separator.join(self.segments)}{'?' if query else ''}{query}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The sum of its parts."""

    parts: tuple["Expression", ...]

    def __str__(self) -> str:
        """The sum as it is written."""
        return f"sum({', '.join(str(part) for part in self.parts)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`now` − `before`."""

    now: "Expression"
    before: "Expression"

    def __str__(self) -> str:
        """The change as it is written."""
        return f"change({self.now}, {self.before})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """100 · `part` / `whole`, in per cent."""

    part: "Expression"
    whole: "Expression"

    def __str__(self) -> str:
        """The share as it is written."""
        return f"share({self.part}, {self.whole})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abs:
    """The number without its sign."""

    of: "Expression"

    def __str__(self) -> str:
        """The absolute value as it is written."""
        return f"abs({self.of})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Negated:
    """The number with the other sign."""

    of: "Expression"

    def __str__(self) -> str:
        """The negation as it is written."""
        return f"neg({self.of})"


Expression = Address | Sum | Change | Share | Abs | Negated


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """What an expression is directly computed from; nothing for an address."""
    match expression:
        case Sum():
            return expression.parts
        case Change():
            return (expression.now, expression.before)
        case Share():
            return (expression.part, expression.whole)
        case Abs() | Negated():
            return (expression.of,)
        case Address():
            return ()


def addresses(expression: Expression) -> Iterator[Address]:
    """Every address an expression reads, from left to right."""
    if isinstance(expression, Address):
        yield expression
    for part in parts_of(expression):
        yield from addresses(part)
