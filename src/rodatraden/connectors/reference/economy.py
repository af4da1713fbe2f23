"""Funding, investments, volumes, allocations, measures and conditional income."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from rodatraden.connectors.reference.amounts import as_printed, cells_of, decimal_of, decimals_in, row_prints
from rodatraden.connectors.reference.keys import identifier, slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import escape
from rodatraden.connectors.reference.statements import column_role, statement_nodes
from rodatraden.connectors.reference.times import volume_period
from rodatraden.core.content.amount import Amount, Number
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    ExternalFunding,
    Investment,
    InvestmentPlan,
    StatementColumn,
    StatementKind,
    VolumeColumn,
    VolumeRow,
    VolumeTable,
)
from rodatraden.core.missing import MissingReason
from rodatraden.core.periods import MONTHS

_ALLOCATION = re.compile(
    r"(satsning|särskild satsning|förstärkning|utökad driftbudget|volymuppräkning)\b", re.IGNORECASE
)
_APPLICATION = re.compile(r"sökt budgetförstärkning", re.IGNORECASE)
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
FUNDING = ("Bidrag", "Kostnad", "Netto", "Inräknat i budget")
UNITS = {
    "miljoner kronor": "mnkr",
    "miljoner": "mnkr",
    "miljon": "mnkr",
    "mnkr": "mnkr",
    "tusen kronor": "tkr",
    "tkr": "tkr",
}


def economy_node(pair: Pair, key: str) -> Node | None:
    """A part of the file's economy."""
    economy = pair.root.get("economy")
    return economy.get(key) if economy else None


def narrative(pair: Pair) -> list[Node]:
    """Amounts that stand in running text."""
    economy = pair.root.get("economy")
    return economy.each("narrative_figures") if economy else []


def printed_number(value: Node, printed: str, decimals: int) -> Number:
    """A cell of a table: the number, or that the source leaves it blank."""
    if value.is_null:
        return Amount(missing=MissingReason.NOT_STATED, stated="")
    return as_printed(decimal_of(value), printed, decimals)


def funding(pair: Pair) -> tuple[ExternalFunding, ...]:
    """Grants by row; net and sums are ours to compute."""
    node = economy_node(pair, "external_funding")
    if node is None:
        return ()
    pair.text.take(node.get("lines"))
    found = []
    for number, row in enumerate((r for r in node.at("rows").items() if r.at("kind").text == "line"), 1):
        cells = row_cells(pair, row, funding_columns(node), 0)
        found.append(
            ExternalFunding(
                key=f"{pair.key(node)}-{number}",
                name=row.at("label").text,
                grant=cells["Bidrag"],
                cost=cells["Kostnad"],
                in_budget=cells["Inräknat i budget"],
                goal=pair.goal(row.get("board_goal")),
            )
        )
    return tuple(found)


def row_cells(pair: Pair, row: Node, columns: Sequence[str], decimals: int) -> dict[str, Number]:
    """The numbers of a row by the labels of their columns."""
    given = cells_of(row, columns)
    prints = row_prints(pair, row, [value for _, value in given])
    return {
        label: printed_number(value, printed, decimals) for (label, value), printed in zip(given, prints, strict=True)
    }


def funding_columns(node: Node) -> list[str]:
    """The labels of the columns with amounts; refused when one of the four is not there."""
    labels = [label for label in node.words("columns") if label in FUNDING]
    if len(labels) < len(FUNDING):
        raise node.unreadable(f"tabellen ska ha kolumnerna {', '.join(FUNDING)}. Lägg till den som saknas.")
    return labels


def investments(pair: Pair) -> InvestmentPlan | None:
    """The investments with their amounts; sums are ours to compute."""
    node = economy_node(pair, "investments")
    if node is None:
        return None
    pair.text.take(node.get("lines"))
    pair.text.take(node.get("header_repeated_lines"))
    rows = node.at("rows").items()
    described = any(row.get("plan") for row in rows)
    labels = node.words("columns")[2 if described else 0 :]
    decimals = max(decimals_in(decimal_of(v)) for r in rows for v in r.each("values") if not v.is_null)
    columns = tuple(
        StatementColumn(key=identifier(label), label=label, role=column_role(label), year=pair.year) for label in labels
    )
    found = []
    for row in rows:
        if row.at("kind").text == "line":
            cells = row_cells(pair, row, labels, decimals)
            found.append(
                Investment(
                    key=f"{pair.key(node)}-{slug(row.at('label').text)}",
                    name=row.at("label").text,
                    plan=row.word("plan"),
                    kind=row.word("type"),
                    amounts={c.key: cells[c.label] for c in columns},
                )
            )
    group = next((row.at("label").text for row in rows if row.at("kind").text == "heading"), "")
    return InvestmentPlan(
        columns=columns, investments=tuple(found), unit=node.at("unit").text, decimals=decimals, group=group
    )


def volumes(pair: Pair) -> tuple[VolumeTable, ...]:
    """Tables of persons, placements or hours; statistics in running text are observations instead."""
    return tuple(_volume(pair, n) for n in pair.root.each("statistics") if n.word("narrative") != "true")


def _volume(pair: Pair, node: Node) -> VolumeTable:
    pair.text.take(node.get("lines"))
    columns = tuple(
        VolumeColumn(key=identifier(label), label=label, period=volume_period(label)) for label in node.words("columns")
    )
    rows = tuple(
        VolumeRow(
            key=identifier(row.at("label").text),
            label=row.at("label").text,
            values=_by_key(columns, row_cells(pair, row, node.words("columns"), 0)),
        )
        for row in node.at("rows").items()
    )
    return VolumeTable(
        key=pair.key(node), title=node.at("title_printed").text, unit=node.at("unit").text, columns=columns, rows=rows
    )


def _by_key(columns: Sequence[VolumeColumn], cells: Mapping[str, Number]) -> dict[str, Number]:
    return {column.key: cells[column.label] for column in columns}


def allocations(pair: Pair) -> tuple[Allocation, ...]:
    """Parts of the frame that running text tells: allocations, adjustments, volume."""
    found = []
    for node in narrative(pair):
        words = node.at("what_sv").text
        if not _ALLOCATION.match(words):
            continue
        day = _DAY.search(words)
        found.append(
            Allocation(
                key=allocation_key(pair, node),
                text=words.split(", beslut")[0],
                amount=decimal_of(node.at("amount")),
                unit=_money_unit(node.at("unit")),
                operation=operation_of(pair, node),
                decision="Kommunfullmäktige" if "kommunfullmäktige" in words.lower() else "",
                decided_on=date(int(day[3]), MONTHS.index(day[2]) + 1, int(day[1])) if day else None,
            )
        )
    return tuple(found)


def _money_unit(unit: Node) -> str:
    found = UNITS.get(unit.text)
    if found is None:
        raise unit.unreadable(f"”{unit.text}” är ingen känd enhet för pengar. Skriv miljoner kronor, mnkr eller tkr.")
    return found


def allocation_key(pair: Pair, node: Node) -> str:
    """The key of an allocation that stands in running text; "" when the amount is none."""
    words = node.at("what_sv").text
    return f"{slug(words.split(',')[0])}-{pair.year}" if _ALLOCATION.match(words) else ""


def operation_of(pair: Pair, figure: Node) -> str:
    """The operation whose comment an amount in running text stands in."""
    lines = set(pair.text.numbers(figure.get("lines")))
    for comment in pair.root.at("economy").each("budget_comments"):
        if lines & set(pair.text.numbers(comment.get("lines"))):
            return operation_named(pair, comment.at("area").text)
    return ""


def operation_named(pair: Pair, area: str) -> str:
    """The row key of an operation ("Vård och behandling", also with more words after a colon)."""
    name = identifier(area.split(":", maxsplit=1)[0])
    return name if name in operations(pair) else ""


def operation_label(pair: Pair, key: str) -> str:
    """What the operating statement calls the operation with this key; "" for no operation."""
    rows = (row for node, _ in statement_nodes(pair) for row in node.at("rows").items())
    names = {identifier(row.at("label").text): row.at("label").text for row in rows}
    return names.get(key, "")


def operations(pair: Pair) -> list[str]:
    """Row keys of the operations in the file's operating statement."""
    return [
        identifier(row.at("label").text)
        for node, kind in statement_nodes(pair)
        if kind is StatementKind.OPERATING
        for row in node.at("rows").items()
        if row.at("kind").text == "line"
    ]


def measures(pair: Pair) -> tuple[CorrectiveMeasure, ...]:
    """Measures to get back into balance, in the words of the text."""
    found = []
    for node in pair.root.each("balance_measures"):
        effect = node.get("effect_amount")
        found.append(
            CorrectiveMeasure(
                key=pair.key(node),
                text=escape(pair.plain(node.at("lines"))),
                operation=operation_named(pair, node.word("area")) or node.word("area"),
                expected_effect=decimal_of(effect) if effect else None,
            )
        )
    return tuple(found)


def conditional_income(pair: Pair) -> tuple[ConditionalIncome, ...]:
    """Income that hangs on an application, told once or several times in running text."""
    found: dict[Decimal, ConditionalIncome] = {}
    for node in narrative(pair):
        if not _APPLICATION.match(node.at("what_sv").text):
            continue
        amount = decimal_of(node.at("amount"))
        operation = next((o for o in operations(pair) if _first(node.word("also_in_table")) in o), "")
        found.setdefault(
            amount,
            ConditionalIncome(
                key=f"ansokan-{pair.board}-{pair.year}-{len(found) + 1}",
                text=node.at("what_sv").text,
                amount=amount,
                unit=_money_unit(node.at("unit")),
                decided_by="kommunstyrelsen",
                operation=operation,
            ),
        )
    return tuple(found.values())


def _first(words: str) -> str:
    return identifier(words.split(",", maxsplit=1)[0])
