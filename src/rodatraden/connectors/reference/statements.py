"""Income and operating statements: templates with roles and formulas, and their cells."""

import re
from decimal import Decimal

from rodatraden.connectors.reference.amounts import as_printed, cells_of, decimal_of, decimals_in, row_prints
from rodatraden.connectors.reference.keys import identifier
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.statement_rows import income_rows, operating_rows
from rodatraden.connectors.reference.times import month_number
from rodatraden.core.content.amount import Number
from rodatraden.core.content.economy import (
    ColumnRole,
    CostSign,
    Statement,
    StatementColumn,
    StatementKind,
    StatementRow,
    StatementTemplate,
)

_ROLES = (
    ("avvikelse", ColumnRole.VARIANCE),
    ("åtgärder", ColumnRole.MEASURES),
    ("prognos", ColumnRole.FORECAST),
    ("budget", ColumnRole.BUDGET),
    ("investering", ColumnRole.BUDGET),
    ("bokslut", ColumnRole.OUTCOME),
    ("utfall", ColumnRole.OUTCOME),
)
_YEAR = re.compile(r"\d{4}")
_NEGATIVE_COSTS = re.compile(r"costs? negative", re.IGNORECASE)
_CAP = re.compile(r"(\d+(?:,\d+)?)\s*% av budget")
_PRELIMINARY = re.compile(r"för (\d{4}) är (?:endast )?preliminär")
_KINDS = (("income_statements", StatementKind.INCOME), ("operating_budgets", StatementKind.OPERATING))
_NAMES = {StatementKind.INCOME: "Resultaträkning", StatementKind.OPERATING: "Driftredovisning"}


def statement_nodes(pair: Pair) -> list[tuple[Node, StatementKind]]:
    """All statements of the file."""
    economy = pair.root.get("economy")
    if economy is None:
        return []
    return [(node, kind) for key, kind in _KINDS for node in economy.each(key)]


def cost_sign(node: Node) -> CostSign:
    """How the statement prints costs, from its words about signs."""
    words = node.at("sign_convention").text
    return CostSign.NEGATIVE if _NEGATIVE_COSTS.search(words) else CostSign.POSITIVE


def decimals_of(node: Node) -> int:
    """The decimals of the statement: as many as its most precise figure prints."""
    values = [v for row in node.at("rows").items() for v in row.at("values").items() if not v.is_null]
    return max((decimals_in(decimal_of(v)) for v in values), default=0)


def column_role(label: str) -> ColumnRole:
    """What a column holds, from the first word of its label that says so."""
    low = label.lower()
    if "efter åtgärder" in low or low.startswith("avvikelse"):
        return ColumnRole.VARIANCE
    if _YEAR.fullmatch(low):
        return ColumnRole.OUTCOME
    found = [(low.index(word), role) for word, role in _ROLES if word in low]
    if low.startswith("ackumulerad budget"):
        return ColumnRole.BUDGET
    return min(found, key=lambda f: f[0])[1] if found else ColumnRole.OTHER


def column_key(label: str) -> str:
    """The key of a column; a bare year is that year's outcome."""
    return f"utfall_{label}" if _YEAR.fullmatch(label) else identifier(label)


def columns_of(pair: Pair, node: Node) -> tuple[StatementColumn, ...]:
    """The columns with role, group, formula and period."""
    labels = node.words("columns")
    groups = node.get("column_groups")
    group_of = {label: g for g in groups.names() for label in groups.words(g)} if groups else {}
    formulas = node.get("column_formulas")
    preliminary = _preliminary_years(pair)
    found = []
    for label in labels:
        year = _YEAR.search(label)
        number = int(year[0]) if year else pair.year
        group = group_of.get(label, "")
        found.append(
            StatementColumn(
                key=column_key(label),
                label=label,
                role=column_role(label),
                group=group,
                formula=_formula(formulas.word(label), labels) if formulas else "",
                period=_period(node, group, number),
                year=number,
                preliminary=number in preliminary and column_role(label) is ColumnRole.BUDGET,
                focus=number == pair.year and (bool(year) or column_role(label) is ColumnRole.FORECAST),
            )
        )
    return tuple(found)


def _period(node: Node, group: str, year: int) -> str:
    """The year, or the months a group or header of the statement names."""
    span = re.search(r"januari\s*(?:-|–|till)\s*([a-zåäö]+)", f"{group} {node.word('header_printed')}".lower())
    if span is None or (node.get("column_groups") and "januari" not in group.lower()):
        return str(year)
    month = month_number(span[1])
    return f"{year}-01/{year}-{month:02d}" if month else str(year)


def _formula(words: str, labels: tuple[str, ...]) -> str:
    """A formula over labels as one over keys."""
    for label in sorted(labels, key=len, reverse=True):
        words = words.replace(label, column_key(label))
    return words


def _preliminary_years(pair: Pair) -> set[int]:
    comments = pair.root.at("economy").each("budget_comments")
    found = [_PRELIMINARY.search(node.word("gist_sv")) for node in comments]
    return {int(match[1]) for match in found if match}


def template_key(pair: Pair, node: Node, kind: StatementKind) -> str:
    """The key of the form that a statement fills."""
    same = [n for n, k in statement_nodes(pair) if k is kind]
    number = next(i for i, n in enumerate(same, 1) if n.line == node.line)
    name = f"{_NAMES[kind].lower().replace('ä', 'a')}-{pair.board}-{pair.year}"
    return name if number == 1 else f"{name}-{number}"


def templates(pair: Pair) -> tuple[StatementTemplate, ...]:
    """The forms of the file's statements: rows and signs. Columns belong to each statement's year."""
    return tuple(
        StatementTemplate(
            key=template_key(pair, node, kind),
            name=node.word("header_printed", _NAMES[kind]),
            kind=kind,
            unit=node.at("unit").text,
            decimals=decimals_of(node),
            cost_sign=cost_sign(node),
            rows=rows_of(node, kind),
            equity_cap_share=_cap(node),
        )
        for node, kind in statement_nodes(pair)
    )


def rows_of(node: Node, kind: StatementKind) -> tuple[StatementRow, ...]:
    """The rows with kind, role and formula."""
    if kind is StatementKind.INCOME:
        return income_rows(node, cost_sign(node), _cap(node))
    return operating_rows(node)


def _cap(node: Node) -> Decimal | None:
    """The share of the budget that equity may reach, from the row that names it."""
    for row in node.at("rows").items():
        match = _CAP.search(row.at("label").text)
        if match:
            return Decimal(match[1].replace(",", ".")) / 100
    return None


def statements(pair: Pair) -> tuple[Statement, ...]:
    """The filled statements, as printed."""
    return tuple(_statement(pair, node, kind) for node, kind in statement_nodes(pair))


def _statement(pair: Pair, node: Node, kind: StatementKind) -> Statement:
    pair.text.take(node.get("lines"))
    return Statement(
        key=pair.key(node),
        template=template_key(pair, node, kind),
        caption=node.word("title_printed", _NAMES[kind]).split(",")[0],
        columns=columns_of(pair, node),
        cells=_cells(pair, node, rows_of(node, kind)),
        as_of=pair.as_of,
    )


def _cells(pair: Pair, node: Node, rows: tuple[StatementRow, ...]) -> dict[str, dict[str, Number]]:
    labels = node.words("columns")
    decimals = decimals_of(node)
    cells: dict[str, dict[str, Number]] = {}
    for row, form in zip(node.at("rows").items(), rows, strict=True):
        given = cells_of(row, labels)
        prints = row_prints(pair, row, [value for _, value in given])
        filled = {
            column_key(label): as_printed(decimal_of(value), printed, decimals)
            for (label, value), printed in zip(given, prints, strict=True)
            if not value.is_null
        }
        if filled:
            cells[form.key] = filled
    return cells
