"""The formula language: what it says, what it refuses, how missing travels."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.formula import FormulaError, compute, names, parse

VALUES = {"a": Decimal(7), "b": Decimal("2.5"), "c": Decimal(-3), "gone": None, "gone_too": None}
numbers = st.decimals(-10_000, 10_000, places=2)


def value(formula: str) -> Decimal | None:
    return compute(parse(formula), VALUES.__getitem__)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a + b * 2", "12"),
        ("(a + b) * 2", "19"),
        ("a - b - c", "7.5"),
        ("a-b", "4.5"),
        ("-a + b", "-4.5"),
        ("sum(a, b, c)", "6.5"),
        ("min(a, b, c)", "-3"),
        ("max(a, neg(c))", "7"),
        ("share(0.03, abs(c))", "0.09"),
        ("sum(a, min(b, c)) - (2 - 1)", "3"),
    ],
)
def test_formula_is_computed(formula: str, expected: str) -> None:
    assert value(formula) == Decimal(expected)


@pytest.mark.parametrize("formula", ["a + gone", "min(a, gone)", "share(0.5, gone)", "sum(gone, gone_too)", "-gone"])
def test_missing_makes_the_result_missing(formula: str) -> None:
    assert value(formula) is None


def test_sum_adds_what_there_is() -> None:
    assert value("sum(a, gone)") == 7


def test_zero_is_not_missing() -> None:
    assert value("sum(0, gone)") == 0


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("a +", "på slutet"),
        ("a b", "vid ”b”"),
        ("a + * b", "vid ”*”"),
        ("(a", "på slutet"),
        ("a / b", "vid ”/ b”"),
        ("open(a)", "”open”, som inte är en känd funktion"),
        ("__import__(a)", "”__import__”"),
        ("a.b", "vid ”.b”"),
        ("abs(a, b)", "fel antal värden (2)"),
        ("share(a)", "fel antal värden (1)"),
        ("", "på slutet"),
        ("(" * 300 + "a" + ")" * 300, "djupt nästlad"),
        ("-" * 300 + "a", "djupt nästlad"),
        ("a" * 5000, "längre än 4000 tecken"),
    ],
)
def test_unreadable_formula_is_refused_in_one_sentence(formula: str, words: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(formula)
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")


def test_names_come_once_in_order() -> None:
    assert names(parse("b + sum(a, b, 3) * c")) == ("b", "a", "c")


@given(numbers, numbers, numbers)
def test_operators_follow_arithmetic(x: Decimal, y: Decimal, z: Decimal) -> None:
    values = {"x": x, "y": y, "z": z}
    assert compute(parse("x - y * z"), values.__getitem__) == x - y * z
    assert compute(parse("sum(x, y, z)"), values.__getitem__) == x + y + z


@given(st.text(alphabet="ab_01.,+-*() ", max_size=60))
def test_any_text_is_either_read_or_refused(text: str) -> None:
    try:
        expression = parse(text)
    except FormulaError:
        return
    assert set(names(expression)) <= set("".join(c if c.isalnum() or c == "_" else " " for c in text).split())
