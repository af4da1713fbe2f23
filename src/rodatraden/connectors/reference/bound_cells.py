"""Amounts in running text that repeat a cell of a statement, a change between two, or an investment."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.connectors.reference.amounts import cells_of, decimal_of
from rodatraden.connectors.reference.economy import economy_node
from rodatraden.connectors.reference.keys import identifier, slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.statements import column_key, column_role, statement_nodes
from rodatraden.core.content.economy import ColumnRole, StatementKind

_YEAR = re.compile(r"\d{4}")
_MORE = re.compile(r"(?:ökning|budgetökning)\b", re.IGNORECASE)
_LESS = re.compile(r"lägre\b", re.IGNORECASE)
_AGAINST_BUDGET = re.compile(r"(över|under) budget", re.IGNORECASE)


@dataclass(frozen=True)
class _Row:
    """A row of a statement with its numbers by column label."""

    statement: str
    kind: StatementKind
    key: str
    label: str
    node_kind: str
    values: dict[str, Decimal]

    def cell(self, column: str) -> str:
        return f"cell:{self.statement}/{self.key}/{column_key(column)}"


def address(pair: Pair, node: Node) -> str:
    """The address of the cell, change or investment that the amount repeats; "" for none."""
    words = node.at("what_sv").text
    if _MORE.match(words) or _LESS.match(words):
        return _change(pair, node, words)
    named = node.word("also_in_table").split("/")[0]
    if not named:
        return ""
    row, column = _row_named(pair, named)
    if row is None:
        return _investment(pair, node, named)
    chosen = column or _column(row, node, words)
    if not chosen:
        return ""
    cell = row.cell(chosen)
    printed = node.at("amount_printed").text
    return f"abs({cell})" if row.values[chosen] < 0 and not printed.startswith(("-", "\u2212")) else cell


def _rows(pair: Pair) -> list[_Row]:
    return [
        _Row(
            statement=pair.key(node),
            kind=kind,
            key=identifier(row.at("label").text),
            label=row.at("label").text,
            node_kind=row.at("kind").text,
            values={label: decimal_of(v) for label, v in cells_of(row, node.words("columns")) if not v.is_null},
        )
        for node, kind in statement_nodes(pair)
        for row in node.at("rows").items()
    ]


def _row_named(pair: Pair, named: str) -> tuple[_Row | None, str]:
    """The row a name points at, and the column when the name has one after a comma."""
    rows = [row for row in _rows(pair) if row.values]
    whole = next((row for row in rows if row.key == identifier(named)), None)
    if whole is not None:
        return whole, ""
    name, _, column = named.partition(", ")
    row = next((r for r in rows if r.key.startswith(identifier(name))), None)
    if row is None:
        return None, ""
    return row, next((label for label in row.values if slug(label) == slug(column)), "")


def _column(row: _Row, node: Node, words: str) -> str:
    """The column an amount is from: its year's, or the one its words tell of."""
    if row.kind is StatementKind.OPERATING and not any(_YEAR.search(label) for label in row.values):
        return _told(row, words)
    year = node.word("year")[:4]
    of_year = [label for label in row.values if year and year in label]
    return (of_year or list(row.values) or [""])[0]


def _told(row: _Row, words: str) -> str:
    variances = [label for label in row.values if column_role(label) is ColumnRole.VARIANCE]
    if "prognos" in words.lower():
        return variances[0] if variances else ""
    if _AGAINST_BUDGET.search(words):
        return variances[-1] if variances else ""
    return next((label for label in row.values if column_role(label) is ColumnRole.OUTCOME), "")


def _change(pair: Pair, node: Node, words: str) -> str:
    """A change between two years of the row that the words name, larger year first for an increase."""
    year = int(_YEAR.search(node.word("year", "0000") or "0000")[0])  # type: ignore[index]
    named = [row for row in _rows(pair) if row.values and slug(row.label) in slug(words)]
    if not named and words.lower().startswith("budgetökning"):
        named = [row for row in _rows(pair) if row.node_kind == "budget"]
    for row in named:
        now = _of_year(row, year)
        before = _of_year(row, year - 1)
        if now and before:
            if _LESS.match(words):
                now, before = before, now
            cells = f"{row.cell(now)}, {row.cell(before)}"
            size = row.values[now] - row.values[before]
            return f"abs(change({cells}))" if size < 0 and max(row.values.values()) <= 0 else f"change({cells})"
    return ""


def _of_year(row: _Row, year: int) -> str:
    return next((label for label in row.values if str(year) in label), "")


def _investment(pair: Pair, node: Node, named: str) -> str:
    """The sum of the investments in the column whose sum is named."""
    plan = economy_node(pair, "investments")
    sums = [r for r in plan.at("rows").items() if r.at("kind").text == "sum"] if plan else []
    row = next((r for r in sums if r.at("label").text == named), None)
    if plan is None or row is None:
        return ""
    labels = plan.words("columns")[-len(row.at("values").items()) :]
    column = next((c for c in labels if node.word("year") in c), labels[0])
    lines = [r for r in plan.at("rows").items() if r.at("kind").text == "line"]
    cells = [f"investment:{pair.key(plan)}-{slug(r.at('label').text)}/{identifier(column)}" for r in lines]
    return cells[0] if len(cells) == 1 else f"sum({', '.join(cells)})"
