"""The form of a statement: what can be computed, what a year makes of it, how it will look."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.economy import ColumnRole, StatementColumn, StatementRow, StatementTemplate
from rodatraden.core.delivered_statements import DELIVERED
from rodatraden.core.document.table import RowKind
from rodatraden.core.formula import FormulaError
from rodatraden.core.statement_forms import (
    example,
    example_cells,
    expanded,
    for_year,
    is_for_occasions,
    named,
    refuse_form,
    typed_cells,
)
from rodatraden.core.statements import CellKey, evaluate


def row(key: str, formula: str = "", kind: RowKind = RowKind.LINE, label: str = "") -> StatementRow:
    return StatementRow(key=key, label=label or key.capitalize(), kind=kind, formula=formula)


COLUMN = StatementColumn(key="budget", label="Budget {år}", role=ColumnRole.BUDGET, period="{år}")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([row("a"), row("b", "a + borta")], "Raden ”B” räknar på ”borta”, som inte finns. Här finns a, b."),
        ([row("a", "b"), row("b", "a")], "cirkel: A → B|cirkel: B → A"),
        ([row("a", "1 +")], "Raden ”A”: formeln ”1 \\+” går inte att läsa på slutet"),
        ([row("a"), row("a")], "Raden ”A” har samma nyckel som en annan: ”a”"),
        ([row("1a")], "Raden ”1a” har nyckeln ”1a”"),
        ([replace(row("a"), label=" ")], "Raden ”a” saknar rubrik"),
        ([row("a"), row("b", "a", RowKind.GROUP)], "Raden ”B” är en rubrik och kan inte räknas fram"),
    ],
)
def test_form_that_cannot_be_computed_is_refused_by_the_row(rows: list[StatementRow], sentence: str) -> None:
    with pytest.raises(FormulaError, match=sentence):
        refuse_form(rows, [COLUMN])


def test_column_is_named_when_it_counts_on_what_is_not_there() -> None:
    with pytest.raises(FormulaError, match="Kolumnen ”Avvikelse” räknar på ”prognos”"):
        refuse_form([row("a")], [COLUMN, replace(COLUMN, key="avvikelse", label="Avvikelse", formula="prognos")])


def test_summa_adds_the_lines_above_and_a_total_the_sums() -> None:
    rows = expanded(
        [
            row("a"),
            row("b"),
            row("ab", "Summa", RowKind.SUBTOTAL),
            row("c"),
            row("alla", "summa", RowKind.TOTAL),
            row("d"),
            row("sist", "summa", RowKind.TOTAL),
        ]
    )
    assert [each.formula for each in rows if each.formula] == ["sum(a, b)", "sum(ab, c)", "sum(d)"]


def test_summa_with_nothing_above_is_refused() -> None:
    with pytest.raises(FormulaError, match="”Tom” har inga rader över sig"):
        expanded([row("tom", "summa", RowKind.TOTAL)])


def test_columns_of_a_year_say_which_year_it_is() -> None:
    columns = (COLUMN, replace(COLUMN, key="utfall", label="Utfall till {per}", period="{år-2}"))
    told = for_year(columns, 2026, "31 mars")
    assert [(each.label, each.period, each.year) for each in told] == [
        ("Budget 2026", "2026", 2026),
        ("Utfall till 31 mars", "2024", 2024),
    ]


def test_key_is_made_of_the_heading_so_that_a_formula_reads_it() -> None:
    assert named("Köp av verksamhet", "rad", []) == "kop_av_verksamhet"
    assert named("Köp av verksamhet", "rad", ["kop_av_verksamhet"]) == "kop_av_verksamhet_2"
    assert named("3 procent", "rad", []) == "rad_3_procent"


@pytest.mark.parametrize("form", DELIVERED, ids=lambda form: form.key)
def test_delivered_form_can_be_computed_and_shown(form: StatementTemplate) -> None:
    refuse_form(form.rows, form.columns)
    assert all(cell.value is not None for cell in example(form).values())


def test_follow_up_is_told_from_plan_by_its_forecast() -> None:
    plain, followed = DELIVERED[0], DELIVERED[1]
    assert (is_for_occasions(plain), is_for_occasions(followed)) == (False, True)


@given(st.sampled_from(DELIVERED), st.data())
def test_sum_is_the_sum_of_what_was_typed(form: StatementTemplate, data: st.DataObject) -> None:
    cells = {key: data.draw(st.decimals(-(10**6), 10**6, places=2)) for key in typed_cells(form.rows, form.columns)}
    given_: dict[str, dict[str, Decimal | None]] = {}
    for key, value in cells.items():
        given_.setdefault(key.row, {})[key.column] = value
    found = evaluate(form.rows, form.columns, given_)
    for each in form.rows:
        if each.formula.startswith("sum("):
            parts = each.formula[4:-1].split(", ")
            for column in form.columns:
                if not column.formula:
                    key = CellKey(each.key, column.key)
                    assert found[key].value == sum((found[CellKey(p, column.key)].value or 0) for p in parts)


def test_example_has_a_figure_in_every_cell_that_is_typed() -> None:
    form = DELIVERED[0]
    held = {CellKey(r, c) for r, cells in example_cells(form).items() for c in cells}
    assert held == set(typed_cells(form.rows, form.columns))
