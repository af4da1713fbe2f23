"""Statements: computed cells, given cells, both at once, and what is refused."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.economy import ColumnRole, StatementColumn, StatementRow
from rodatraden.core.document.table import RowKind
from rodatraden.core.formula import FormulaError
from rodatraden.core.statements import CellKey, evaluate


def row(key: str, formula: str = "", kind: RowKind = RowKind.LINE) -> StatementRow:
    return StatementRow(key=key, label=key.capitalize(), formula=formula, kind=kind)


def column(key: str, formula: str = "", role: ColumnRole = ColumnRole.OUTCOME) -> StatementColumn:
    return StatementColumn(key=key, label=key.capitalize(), formula=formula, role=role)


ROWS = [row("heading", kind=RowKind.GROUP), row("care"), row("staff"), row("total", "sum(care, staff)")]
COLUMNS = [
    column("budget", role=ColumnRole.BUDGET),
    column("forecast", role=ColumnRole.FORECAST),
    column("variance", "budget - forecast", ColumnRole.VARIANCE),
]
CELLS = {
    "care": {"budget": Decimal(100), "forecast": Decimal(104)},
    "staff": {"budget": Decimal(50), "forecast": Decimal(49)},
}


def test_sums_and_variances_are_computed() -> None:
    cells = evaluate(ROWS, COLUMNS, CELLS)
    assert {key: cell.value for key, cell in cells.items()} == {
        ("care", "budget"): 100,
        ("care", "forecast"): 104,
        ("care", "variance"): -4,
        ("staff", "budget"): 50,
        ("staff", "forecast"): 49,
        ("staff", "variance"): 1,
        ("total", "budget"): 150,
        ("total", "forecast"): 153,
        ("total", "variance"): -3,
    }


def test_column_formula_rules_in_a_variance_column() -> None:
    cell = evaluate(ROWS, COLUMNS, CELLS)[CellKey("total", "variance")]
    assert (cell.formula, cell.parts) == ("budget - forecast", (("total", "budget"), ("total", "forecast")))
    assert [(d.along, d.value) for d in cell.derivations] == [("column", -3), ("row", -3)]


def test_row_formula_rules_elsewhere() -> None:
    columns = [column("grant"), column("cost"), column("net", "grant - cost")]
    cells = {"care": {"grant": Decimal(5), "cost": Decimal(6)}, "staff": {"grant": Decimal(2), "cost": Decimal(2)}}
    cell = evaluate(ROWS, columns, cells)[CellKey("total", "net")]
    assert (cell.formula, cell.value) == ("sum(care, staff)", -1)


def test_given_value_is_shown_and_the_computed_kept() -> None:
    cell = evaluate(ROWS, COLUMNS, {**CELLS, "total": {"budget": Decimal(151)}})[CellKey("total", "budget")]
    assert (cell.value, cell.computed, cell.is_given) == (151, 150, True)


def test_formula_reads_what_is_shown() -> None:
    cells = evaluate(ROWS, COLUMNS, {**CELLS, "total": {"budget": Decimal(151)}})
    assert cells[CellKey("total", "variance")].value == -2


def test_cell_given_as_missing_is_shown_missing() -> None:
    cell = evaluate(ROWS, COLUMNS, {**CELLS, "total": {"budget": None}})[CellKey("total", "budget")]
    assert (cell.value, cell.computed, cell.is_given) == (None, 150, True)


def test_missing_part_makes_a_difference_missing_but_not_a_sum() -> None:
    cells = evaluate(ROWS, COLUMNS, {"care": {"budget": Decimal(100)}})
    assert cells[CellKey("care", "variance")].value is None
    assert cells[CellKey("total", "budget")].value == 100
    assert cells[CellKey("total", "forecast")].value is None


def test_group_rows_have_no_cells() -> None:
    assert not [key for key in evaluate(ROWS, COLUMNS, CELLS) if key.row == "heading"]


def test_equity_formula_reads_on_through_several_rows() -> None:
    rows = [
        row("net_budget"),
        row("result"),
        row("opening"),
        row("cap", "share(0.03, abs(net_budget))"),
        row("carried", "closing - opening"),
        row("closing", "min(opening + result, max(cap, opening))"),
    ]
    given_cells = {
        "net_budget": {"year": Decimal(-402_236)},
        "result": {"year": Decimal(38_761)},
        "opening": {"year": Decimal(-11_304)},
    }
    cells = evaluate(rows, [column("year")], given_cells)
    assert cells[CellKey("closing", "year")].value == Decimal("12067.08")
    assert cells[CellKey("carried", "year")].value == Decimal("23371.08")


def test_unknown_row_in_a_formula_is_refused() -> None:
    with pytest.raises(FormulaError, match=r"Formeln för ”Total” räknar på ”nope”, som inte finns bland raderna."):
        evaluate([row("care"), row("total", "care + nope")], COLUMNS, {})


def test_unknown_column_in_a_formula_is_refused() -> None:
    with pytest.raises(FormulaError, match="som inte finns bland kolumnerna"):
        evaluate(ROWS, [column("variance", "budget - forecast")], {})


def test_circle_is_refused_and_named() -> None:
    with pytest.raises(FormulaError, match=r"i en cirkel: .*Care"):
        evaluate([row("care", "total - staff"), row("staff"), row("total", "care + staff")], COLUMNS[:1], {})


@pytest.mark.parametrize("cells", [{"nope": {"budget": Decimal(1)}}, {"care": {"nope": Decimal(1)}}])
def test_value_for_an_unknown_cell_is_refused(cells: dict[str, dict[str, Decimal | None]]) -> None:
    with pytest.raises(FormulaError, match="”nope”, som inte finns i uppställningen"):
        evaluate(ROWS, COLUMNS, cells)


@given(st.randoms(use_true_random=False), st.lists(st.decimals(-1000, 1000, places=1), min_size=4, max_size=4))
def test_order_of_rows_and_columns_does_not_matter(shuffler: random.Random, values: list[Decimal]) -> None:
    cells = {
        "care": {"budget": values[0], "forecast": values[1]},
        "staff": {"budget": values[2], "forecast": values[3]},
    }
    rows, columns = list(ROWS), list(COLUMNS)
    shuffler.shuffle(rows)
    shuffler.shuffle(columns)
    assert dict(evaluate(rows, columns, cells)) == dict(evaluate(ROWS, COLUMNS, cells))
