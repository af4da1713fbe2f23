"""A small, safe formula language over keys of rows, columns or figures.

    formula  = term { ("+" | "-") term }
    term     = factor { "*" factor }
    factor   = number | key | function "(" formula { "," formula } ")" | "(" formula ")" | "-" factor

A key is lowercase letters, digits and underscores. Functions: `sum(a, b, …)`, `min`, `max`,
`abs(x)`, `neg(x)`, `share(0.03, x)` (the share of x). Numbers have a decimal point. Nothing else
can be said: no names but keys, no calls but these.

Missing (`None`) makes everything it takes part in missing, with one exception: `sum` adds what
there is and is missing only when every part is. Zero is a number, never missing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rodatraden.core.refusal import CalculationRefused

Value = Decimal | None

MAX_LENGTH = 4000
MAX_DEPTH = 40


class FormulaError(CalculationRefused):
    """A formula that cannot be read, names what does not exist, or runs in a circle."""


def _sum(values: Sequence[Value]) -> Value:
    there = [value for value in values if value is not None]
    return sum(there, Decimal(0)) if there else None


def _strict(function: Callable[[Sequence[Decimal]], Decimal]) -> Callable[[Sequence[Value]], Value]:
    def call(values: Sequence[Value]) -> Value:
        there = [value for value in values if value is not None]
        return function(there) if len(there) == len(values) else None

    return call


_FUNCTIONS: Mapping[str, tuple[int, int, Callable[[Sequence[Value]], Value]]] = {
    "sum": (1, 500, _sum),
    "min": (1, 500, _strict(min)),
    "max": (1, 500, _strict(max)),
    "abs": (1, 1, _strict(lambda v: abs(v[0]))),
    "neg": (1, 1, _strict(lambda v: -v[0])),
    "share": (2, 2, _strict(lambda v: v[0] * v[1])),
    "+": (2, 2, _strict(lambda v: v[0] + v[1])),
    "-": (2, 2, _strict(lambda v: v[0] - v[1])),
    "*": (2, 2, _strict(lambda v: v[0] * v[1])),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A key to be looked up."""

    key: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator with its operands."""

    function: str
    operands: tuple["Expression", ...]


Expression = Number | Name | Call

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z_][a-z0-9_]*)|([-+*(),]))")


def _tokens(formula: str) -> list[str]:
    if len(formula) > MAX_LENGTH:
        raise FormulaError(f"Formeln är längre än {MAX_LENGTH} tecken.")
    found, position = [], 0
    text = formula.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise FormulaError(f"Formeln ”{text}” går inte att läsa vid ”{text[position:].strip()}”.")
        found.append(match.group().strip())
        position = match.end()
    return found


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, formula: str) -> None:
        self.formula = formula.strip()
        self.tokens = _tokens(formula)
        self.position = 0
        self.depth = 0

    def parse(self) -> Expression:
        expression = self._formula()
        if self.position != len(self.tokens):
            raise self._unreadable()
        return expression

    def _peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> str:
        token = self._peek()
        if not token or (wanted and token != wanted):
            raise self._unreadable()
        self.position += 1
        return token

    def _unreadable(self) -> FormulaError:
        place = f"vid ”{self._peek()}”" if self._peek() else "på slutet"
        return FormulaError(f"Formeln ”{self.formula}” går inte att läsa {place}.")

    def _formula(self) -> Expression:
        left = self._term()
        while self._peek() in ("+", "-"):
            left = Call(self._take(), (left, self._term()))
        return left

    def _term(self) -> Expression:
        left = self._factor()
        while self._peek() == "*":
            left = Call(self._take(), (left, self._factor()))
        return left

    def _factor(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"Formeln ”{self.formula[:60]}…” är för djupt nästlad.")
        try:
            return self._operand()
        finally:
            self.depth -= 1

    def _operand(self) -> Expression:
        word = self._take()
        if word == "-":
            return Call("neg", (self._factor(),))
        if word == "(":
            inside = self._formula()
            self._take(")")
            return inside
        if word[0].isdigit():
            return Number(Decimal(word))
        if word in ("+", "*", ")", ","):
            self.position -= 1
            raise self._unreadable()
        return self._call(word) if self._peek() == "(" else Name(word)

    def _call(self, function: str) -> Expression:
        if function not in _FUNCTIONS:
            raise FormulaError(f"Formeln ”{self.formula}” använder ”{function}”, som inte är en känd funktion.")
        self._take("(")
        operands = [self._formula()]
        while self._peek() == ",":
            self._take()
            operands.append(self._formula())
        self._take(")")
        fewest, most, _ = _FUNCTIONS[function]
        if not fewest <= len(operands) <= most:
            raise FormulaError(f"Formeln ”{self.formula}” ger ”{function}” fel antal värden ({len(operands)}).")
        return Call(function, tuple(operands))


@lru_cache(maxsize=2048)
def parse(formula: str) -> Expression:
    """The formula as an expression. `FormulaError` when it cannot be read."""
    return _Parser(formula).parse()


def names(expression: Expression) -> tuple[str, ...]:
    """The keys an expression reads, each once, in the order they are first met."""
    match expression:
        case Number():
            return ()
        case Name(key):
            return (key,)
        case Call(_, operands):
            return tuple(dict.fromkeys(key for operand in operands for key in names(operand)))


def compute(expression: Expression, values: Callable[[str], Value]) -> Value:
    """The value of an expression where `values` gives the value of a key (`None` is missing)."""
    match expression:
        case Number(value):
            return value
        case Name(key):
            return values(key)
        case Call(function, operands):
            return _FUNCTIONS[function][2]([compute(operand, values) for operand in operands])
