"""Whether a board's net budget is the frame it was given."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.budget_frame import Net, difference, net_budget_cell
from rodatraden.core.delivered_statements import DELIVERED
from rodatraden.core.money import convert
from rodatraden.core.statement_forms import for_year

FORMS = {form.key: form for form in DELIVERED}


def net(value: str, unit: str, decimals: int = 0) -> Net:
    return Net(value=Decimal(value), unit=unit, decimals=decimals)


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("driftredovisning", ("summa", "budget")),
        ("driftredovisning-uppfoljning", ("summa", "budget")),
        ("resultatrakning", ("budget_netto", "budget")),
        ("eget-kapital", None),
        ("investeringar", None),
    ],
)
def test_net_budget_stands_in_the_years_budget(key: str, cell: tuple[str, str] | None) -> None:
    form = FORMS[key]
    assert net_budget_cell(form.kind, form.rows, for_year(form.columns, 2026), 2026) == cell
    assert net_budget_cell(form.kind, form.rows, for_year(form.columns, 2020), 2026) is None


@pytest.mark.parametrize(
    ("budget", "frame", "over"),
    [
        (net("84000", "tkr"), net("84", "mnkr"), "0"),
        (net("84000", "tkr"), net("84.0", "mnkr", 1), "0"),
        (net("84040", "tkr"), net("84.0", "mnkr", 1), "0"),
        (net("84500", "tkr"), net("84.0", "mnkr", 1), "500"),
        (net("83000", "tkr"), net("84000", "tkr"), "-1000"),
        (net("83999", "tkr"), net("84000", "tkr"), "0"),
    ],
)
def test_difference_is_told_where_rounding_does_not_explain_it(budget: Net, frame: Net, over: str) -> None:
    assert difference(budget, frame) == Decimal(over)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_difference_is_what_is_left_of_the_frame(budget: int, frame: int) -> None:
    found = difference(net(str(budget), "tkr"), Net(value=Decimal(frame) / 1000, unit="mnkr", decimals=3))
    assert found == (budget - frame if abs(budget - frame) > 1 else 0)
    assert convert(found, "tkr", "kr") == found * 1000
